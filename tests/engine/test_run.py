"""Whole runs: again, taken up after a kill, in any number of processes, with more reports, in another order."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from lapwing.api import Workspace
from lapwing.engine.run import RunSummary
from lapwing.records.coded import CodedReport
from tests.engine.fake_stages import PARTS, make_fake_stages
from tests.engine.runs import dump, open_fake, write_texts

TEXTS = {f"{n:02}.txt": f"CONSULT NOR POL 2022-03-{1 + n % 9:02} talks {n}\nsaid number {n}" for n in range(12)}
BAD = {"bad/boom.txt": "BOOM", "bad/menu.txt": "FURNITURE", "bad/empty.txt": ""}
MORE = {"zz.txt": "CONSULT POL NOR 2022-03-01 told later\nSANCTION USA IRN 2022-04-10 a freeze"}


def _code(folder: Path, texts: dict[str, str], **settings: object) -> tuple[RunSummary, str]:
    inputs = write_texts(folder, texts)
    with open_fake(folder, make_fake_stages(), **settings) as workspace:
        summary = workspace.code([os.path.relpath(inputs)])
        return summary, dump(workspace)


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are shown as they are given: stand in the folder, so that dumps of different folders can be compared."""
    monkeypatch.chdir(tmp_path)


def _enter(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    monkeypatch.chdir(folder)
    return folder


def test_the_same_run_twice_gives_the_same_bytes_and_codes_nothing(tmp_path: Path) -> None:
    """The second run finds every report finished."""
    first, shown = _code(tmp_path, TEXTS)
    second, again = _code(tmp_path, TEXTS)
    assert (first.n_coded, second.n_coded, second.n_skipped) == (12, 0, 12)
    assert first.run_id == second.run_id
    assert shown == again


def test_two_processes_give_the_bytes_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Results are written in the order of the input, whoever is ready first."""
    texts = {**TEXTS, "00.txt": "CONSULT NOR POL 2022-03-01 SLOW", **BAD}
    _, alone = _code(_enter(monkeypatch, tmp_path / "one"), texts, jobs=1)
    _, together = _code(_enter(monkeypatch, tmp_path / "two"), texts, jobs=2, batch_size=3)
    assert alone == together


def test_a_killed_run_is_taken_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After kill -9 in the middle, the same command gives what an uninterrupted run gives."""
    slow = {name: f"{text}\nSLOW" for name, text in TEXTS.items()}
    _, whole = _code(_enter(monkeypatch, tmp_path / "whole"), slow)
    folder = _enter(monkeypatch, tmp_path / "killed")
    write_texts(folder, slow)
    script = (
        "from pathlib import Path\n"
        "from tests.engine.fake_stages import make_fake_stages\n"
        "from tests.engine.runs import open_fake\n"
        "open_fake(Path('.'), make_fake_stages(), batch_size=2).code(['in'])\n"
    )
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(root / "src")])}
    process = subprocess.Popen([sys.executable, "-c", script], env=environment)
    _wait_for_documents(folder, at_least=2)
    process.send_signal(signal.SIGKILL)
    process.wait()
    with open_fake(folder, make_fake_stages()) as workspace:
        n_kept = len(workspace.documents())
        assert 0 < n_kept < len(slow)
        assert not workspace.events()
    summary, taken_up = _code(folder, slow)
    assert summary.n_skipped == n_kept
    assert taken_up == whole


def _wait_for_documents(folder: Path, *, at_least: int) -> None:
    for _ in range(1200):
        if (folder / "w.db").exists() and _count_documents(folder) >= at_least:
            return
        time.sleep(0.05)
    pytest.fail("the run to be killed made no documents")


def _count_documents(folder: Path) -> int:
    from lapwing.errors import WorkspaceError

    try:
        with open_fake(folder, make_fake_stages()) as workspace:
            return len(workspace.documents())
    except WorkspaceError:  # the tables are not there yet
        return 0


def test_more_reports_update_events_and_keep_their_ids(tmp_path: Path) -> None:
    """An event that a later report tells again is the same event, and its history says so."""
    _code(tmp_path, TEXTS)
    with open_fake(tmp_path, make_fake_stages()) as workspace:
        before = {event.event_id: event for event in workspace.events()}
    _code(tmp_path, {**TEXTS, **MORE})
    with open_fake(tmp_path, make_fake_stages()) as workspace:
        after = {event.event_id: event for event in workspace.events()}
    assert set(before) < set(after)
    changed = [after[id_] for id_ in before if after[id_] != before[id_]]
    assert [event.date.edtf for event in changed] == ["2022-03-01"]
    assert [change for _, change in changed[0].history] == ["first told, by 2 mentions", "1 mention added"]


def test_the_order_of_inputs_changes_no_event(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Events, their ids and their mentions do not depend on what was read first."""

    def ids(folder: Path, names: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
        inputs = write_texts(_enter(monkeypatch, folder), TEXTS)
        with open_fake(folder, make_fake_stages()) as workspace:
            workspace.code([inputs / name for name in names])
            return [(event.event_id, event.mentions) for event in workspace.events()]

    assert ids(tmp_path / "up", sorted(TEXTS)) == ids(tmp_path / "down", sorted(TEXTS, reverse=True))


def test_a_moved_folder_makes_no_doubles(tmp_path: Path) -> None:
    """A report is known by what it is, not by where it lies."""
    inputs = write_texts(tmp_path, TEXTS)
    with open_fake(tmp_path, make_fake_stages()) as workspace:
        workspace.code([inputs])
        inputs.rename(tmp_path / "elsewhere")
        summary = workspace.code([tmp_path / "elsewhere"])
        assert summary.n_skipped == len(TEXTS)
        assert len(workspace.documents()) == len(TEXTS)


def test_the_same_report_given_twice_is_one(tmp_path: Path) -> None:
    """Twice in one run counts once, and the summary says so."""
    inputs = write_texts(tmp_path, TEXTS)
    with open_fake(tmp_path, make_fake_stages()) as workspace:
        summary = workspace.code([inputs, inputs])
        assert (summary.n_reports, summary.n_duplicates) == (12, 12)
        assert len(workspace.documents()) == 12


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failing_report_is_refused_and_the_run_goes_on(tmp_path: Path, jobs: int) -> None:
    """A defect on one report is recorded with its type and text; so is what the stages refuse."""
    summary, _ = _code(tmp_path, {**TEXTS, **BAD}, jobs=jobs)
    reasons = {(rejection.path, rejection.reason) for rejection in summary.rejections}
    assert reasons == {
        ("in/bad/boom.txt", "internal_error"),
        ("in/bad/menu.txt", "no_main_text"),
        ("in/bad/empty.txt", "empty"),
    }
    (defect,) = [rejection for rejection in summary.rejections if rejection.reason == "internal_error"]
    assert defect.detail == "ZeroDivisionError: the fake stage was told to fail"
    with open_fake(tmp_path, make_fake_stages()) as workspace:
        assert len(workspace.documents()) == len(TEXTS)
        assert len(workspace.rejections()) == 3


def test_a_report_that_kills_its_process_is_refused_alone(tmp_path: Path) -> None:
    """The others, even those under way in the same process, are coded."""
    summary, _ = _code(tmp_path, {**TEXTS, "05.txt": "DIE"}, jobs=2)
    assert [rejection.path for rejection in summary.rejections] == ["in/05.txt"]
    with open_fake(tmp_path, make_fake_stages()) as workspace:
        assert len(workspace.documents()) == len(TEXTS) - 1


def test_a_mended_file_takes_its_rejection_with_it(tmp_path: Path) -> None:
    """What is refused no more is listed no more."""
    _code(tmp_path, {**TEXTS, "bad.txt": ""})
    summary, _ = _code(tmp_path, {**TEXTS, "bad.txt": "CONSULT NOR POL 2022-03-01 mended"})
    assert summary.rejections == ()
    with open_fake(tmp_path, make_fake_stages()) as workspace:
        assert not workspace.rejections()


def test_changed_stages_code_again_and_changed_fusion_only_fuses(tmp_path: Path) -> None:
    """A fingerprint holds for what it is of."""
    inputs = write_texts(tmp_path, TEXTS)
    coded = []
    for parts in (PARTS, (("code", "1"), ("fusion", "2")), (("code", "2"), ("fusion", "2"))):
        with open_fake(tmp_path, make_fake_stages(parts)) as workspace:
            coded.append(workspace.code([inputs]).n_coded)
    assert coded == [12, 0, 12]


def test_a_later_day_changes_no_date_unless_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An undated report stays dated by the day it was first seen; `run_on` overrides it."""
    import datetime

    import lapwing.api

    class Later(datetime.date):
        @classmethod
        def today(cls) -> datetime.date:
            return datetime.date(2031, 1, 1)

    inputs = write_texts(tmp_path, TEXTS)
    with open_fake(tmp_path, make_fake_stages(), run_on=datetime.date(2022, 6, 1)) as workspace:
        workspace.code([inputs])
        before = dump(workspace)
    monkeypatch.setattr(lapwing.api, "date", Later)
    with open_fake(tmp_path, make_fake_stages()) as workspace:
        assert workspace.code([inputs]).n_coded == 0
        assert dump(workspace) == before
    with open_fake(tmp_path, make_fake_stages(), run_on=datetime.date(2022, 7, 1)) as workspace:
        assert workspace.code([inputs]).n_coded == 12
        assert {document.published.edtf for document in workspace.documents()} == {"2022-07-01"}


def test_an_empty_run_makes_an_empty_workspace(tmp_path: Path) -> None:
    """Nothing to read is refused, not an error."""
    with open_fake(tmp_path, make_fake_stages()) as workspace:
        summary = workspace.code([tmp_path / "nowhere"])
        assert [rejection.reason for rejection in summary.rejections] == ["missing"]
        assert len(workspace.events()) == 0


def test_results_keep_their_kind() -> None:
    """A coded report without a document has nothing else."""
    assert CodedReport(report_id="r", input_id=None, path="-").event_mentions == ()


def test_workspaces_are_context_managers(tmp_path: Path) -> None:
    """Leaving lets go of the file: no write-ahead log stays behind."""
    with open_fake(tmp_path, make_fake_stages()) as workspace:
        assert isinstance(workspace, Workspace)
        workspace.code([write_texts(tmp_path, TEXTS)])
    assert sorted(path.name for path in tmp_path.glob("w.db*")) == ["w.db"]
