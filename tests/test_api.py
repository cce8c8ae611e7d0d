"""The workspace as Python code sees it."""

import builtins
import sqlite3
from pathlib import Path
from typing import Any

import pytest

import lapwing
from lapwing.api import Workspace
from lapwing.errors import LapwingError, QueryError, UnknownRecordError, WorkspaceError
from lapwing.settings import Settings
from tests.engine.fake_stages import make_fake_stages
from tests.engine.runs import open_fake, write_texts

TEXTS = {
    "a.txt": "CONSULT NOR POL 2022-03-01 they met in Oslo\nsaid the minister",
    "b.txt": "CONSULT POL NOR 2022-03-01 talks on fishing\nSANCTION USA IRN 2022-04-10 a freeze",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Two reports, coded."""
    opened = open_fake(tmp_path, make_fake_stages())
    opened.code([write_texts(tmp_path, TEXTS)])
    return opened


def test_an_event_is_shown_by_id_prefix_and_mention(workspace: Workspace) -> None:
    """Whatever id is at hand leads to the event, with its evidence and documents."""
    event = workspace.events(types=["CONSULT"])[0]
    for given in (event.event_id, event.event_id[:6], event.event_id[:6].upper()):
        shown = workspace.show(given)
        assert shown.event == event
        assert shown.asked_mention is None
        assert [cited.mention.mention_id for cited in shown.mentions] != []
        assert len(shown.documents) == 2
    assert workspace.show(event.mentions[0]).event == event
    assert workspace.show(event.mentions[0]).asked_mention == event.mentions[0]


def test_an_unknown_or_short_id_says_so(workspace: Workspace) -> None:
    """No guess is made."""
    with pytest.raises(UnknownRecordError, match="no event or mention"):
        workspace.show("ffffffffffff")
    with pytest.raises(QueryError, match="too short"):
        workspace.show("a")


def test_an_id_is_no_pattern(workspace: Workspace) -> None:
    """Wildcards of SQL stand for themselves."""
    with pytest.raises(UnknownRecordError):
        workspace.show("____")


def test_results_are_sequences_and_json(workspace: Workspace) -> None:
    """Records by position and slice; JSON objects on demand."""
    events = workspace.events()
    assert [event.event for event in events[:1]] == [events[0].event]
    row = workspace.mentions().to_dicts()[0]
    assert row["event_id"] in {event.event_id for event in events}
    assert row["sentence"]["text"][row["trigger"]["start"] :].startswith(row["trigger"]["text"])


def test_mention_json_has_the_published_keys(workspace: Workspace) -> None:
    """Keys and their order are a promise to other programs."""
    keys = (
        "id report_id document_id path url outlet published published_basis event_id run_id event mode about context "
        "quad_code event_scale cameo date date_min date_max date_text date_basis actor recipient place reality source "
        "trigger sentence dead injured size confidence"
    )
    assert list(workspace.mentions().to_dicts()[0]) == keys.split()


def test_quote_json_has_the_published_keys(workspace: Workspace) -> None:
    """The same for quotes."""
    assert list(workspace.quotes().to_dicts()[0]) == "document_id speaker text start end direct cue".split()


def test_quotes_are_found_by_speaker_and_words(workspace: Workspace) -> None:
    """A part of a name, a country, or words."""
    assert len(workspace.quotes(speaker="norw")) == 1
    assert len(workspace.quotes(speaker="NOR", text="minister")) == 1
    assert len(workspace.quotes(text="%")) == 0


@pytest.mark.parametrize("method", ["to_pandas", "to_polars", "to_arrow"])
def test_a_missing_library_is_named_with_its_extra(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    """The message says what to install."""
    from lapwing.exports import extras

    def refuse(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", refuse)
    with pytest.raises(LapwingError, match=r"pip install 'lapwing\[(pandas|polars|arrow)\]'"):
        getattr(workspace.events(), method)()


def test_reading_where_there_is_no_workspace_says_how_to_make_one(tmp_path: Path) -> None:
    """And makes no file."""
    with lapwing.open(tmp_path / "none.db") as workspace, pytest.raises(WorkspaceError, match="lapwing code"):
        workspace.events()
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("content", [b"this is not a database" * 100, b"", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_workspace_is_named_as_such(tmp_path: Path, content: bytes) -> None:
    """Whether it is text, empty, or a torn database."""
    (tmp_path / "w.db").write_bytes(content)
    with pytest.raises(WorkspaceError, match=r"w\.db"):
        lapwing.open(tmp_path / "w.db").events()


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written into it."""
    path = tmp_path / "w.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.commit()
    connection.close()
    with pytest.raises(WorkspaceError, match="another program"):
        open_fake(tmp_path, make_fake_stages()).code([write_texts(tmp_path, TEXTS)])
    connection = sqlite3.connect(path)
    assert [name for (name,) in connection.execute("SELECT name FROM sqlite_master")] == ["theirs"]
    connection.close()


def test_a_newer_workspace_asks_for_an_upgrade(tmp_path: Path, workspace: Workspace) -> None:
    """It is neither read nor changed."""
    workspace.close()
    connection = sqlite3.connect(tmp_path / "w.db")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    for attempt in (lambda: workspace.events(), lambda: workspace.code([])):
        with pytest.raises(WorkspaceError, match="upgrade Lapwing"):
            attempt()


def test_a_read_only_workspace_is_read_and_not_written(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a medium that cannot be written, where SQLite may not even lay a lock file beside it."""
    workspace.close()
    import lapwing.store.connection as connection

    monkeypatch.setattr(connection.os, "access", lambda path, mode: False)
    before = sorted(path.name for path in tmp_path.iterdir())
    with Workspace(Settings(workspace=tmp_path / "w.db", jobs=1), make_fake_stages()) as opened:
        assert len(opened.events()) == 2
        assert sorted(path.name for path in tmp_path.iterdir()) == before
        with pytest.raises(WorkspaceError, match="read-only"):
            opened.code([tmp_path / "in"])


def test_reading_leaves_no_files_behind(tmp_path: Path, workspace: Workspace) -> None:
    """The workspace stays one file, and its bytes stay as they were."""
    workspace.close()
    before = (tmp_path / "w.db").read_bytes()
    with lapwing.open(tmp_path / "w.db") as opened:
        assert len(opened.events()) == 2
    assert [path.name for path in tmp_path.glob("w.db*")] == ["w.db"]
    assert (tmp_path / "w.db").read_bytes() == before


def test_a_workspace_cannot_be_made_in_no_folder(tmp_path: Path) -> None:
    """The folder is named."""
    with pytest.raises(WorkspaceError, match="no folder"):
        Workspace(Settings(workspace=tmp_path / "no" / "w.db"), make_fake_stages()).code([tmp_path])


def test_open_does_not_shadow_the_builtin_inside() -> None:
    """`lapwing.open` is ours; Python's stays."""
    assert lapwing.open is not builtins.open
