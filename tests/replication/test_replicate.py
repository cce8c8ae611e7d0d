"""A bundle is the same file twice, holds elsewhere, and says why it does not where something was changed."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from lapwing.api import Workspace
from lapwing.engine.run import Stages
from lapwing.errors import InputMissingError, LapwingError, QueryError
from lapwing.replication import Bundle, make_bundle, read_bundle, replicate, write_bundle
from lapwing.settings import Settings
from tests.engine.fake_stages import PARTS, make_fake_stages
from tests.engine.runs import open_fake, write_texts

TEXTS = {
    "oslo/a.txt": "CONSULT NOR POL 2022-03-01 they met",
    "oslo/b.txt": "AID NOR MLI 2022-03-02 tents were sent\n\nCONSULT NOR SWE 2022-03-03 they talked",
    "c.txt": "FURNITURE only",
}


def fake(knowledge: Sequence[Path], codebook: Sequence[Path]) -> Stages:
    """Return the fake stages, whatever is the user's own."""
    return make_fake_stages()


def newer(knowledge: Sequence[Path], codebook: Sequence[Path]) -> Stages:
    """Return stages of another version of the code."""
    return make_fake_stages((("code", "2"), PARTS[1]))


def pack(folder: Path, texts: dict[str, str] | None = None, **stated: str) -> tuple[Bundle, Path]:
    """Code texts in a folder and return the bundle, and where the texts lie."""
    inputs = write_texts(folder, texts or TEXTS)
    with open_fake(folder, make_fake_stages()) as workspace:
        workspace.code([inputs], **stated)
    return make_bundle(Settings(workspace=folder / "w.db"), PARTS), inputs


def zipped(bundle: Bundle) -> bytes:
    """Return the bundle as a file's bytes."""
    stream = io.BytesIO()
    write_bundle(bundle, stream)
    return stream.getvalue()


def test_the_same_workspace_gives_the_same_file_and_it_is_read_back(tmp_path: Path) -> None:
    """No clock, no owner, no folder stands in it."""
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    (one, _), (two, _) = pack(tmp_path / "one"), pack(tmp_path / "two")
    assert zipped(one) == zipped(two)
    (tmp_path / "b.zip").write_bytes(zipped(one))
    assert read_bundle(tmp_path / "b.zip") == one


def test_it_holds_in_another_folder_with_other_jobs_and_after_increments(tmp_path: Path) -> None:
    """Neither where the reports lie nor in how many runs they were coded matters."""
    (tmp_path / "first").mkdir()
    inputs = write_texts(tmp_path / "first", TEXTS)
    with open_fake(tmp_path / "first", make_fake_stages()) as workspace:
        workspace.code([inputs / "oslo" / "a.txt"])
        workspace.code([inputs])
    bundle = make_bundle(Settings(workspace=tmp_path / "first" / "w.db"), PARTS)
    elsewhere = write_texts(tmp_path / "another place", TEXTS)
    found = replicate(bundle, [elsewhere / "oslo", elsewhere / "c.txt"], fake)
    assert found.holds
    assert found.n_same_events == 3
    assert (found.inputs, found.versions, found.events) == ((), (), ())


def test_one_changed_byte_is_found_and_named(tmp_path: Path) -> None:
    """The file that was changed, and the event that is told otherwise."""
    bundle, inputs = pack(tmp_path)
    (inputs / "oslo" / "a.txt").write_text(TEXTS["oslo/a.txt"].replace("POL", "POR"), encoding="utf-8")
    found = replicate(bundle, [inputs], fake)
    assert not found.holds
    assert not found.is_close
    assert [(one.change, one.name) for one in found.inputs] == [("changed", "a.txt")]
    assert {one.change for one in found.events} == {"gained", "lost"}
    assert found.n_same_events == 2


def test_missing_and_new_reports_are_told_apart(tmp_path: Path) -> None:
    """Each by its name."""
    bundle, inputs = pack(tmp_path)
    (inputs / "oslo" / "a.txt").unlink()
    (inputs / "d.txt").write_text("AID NOR UKR 2022-03-05 boats", encoding="utf-8")
    found = replicate(bundle, [inputs], fake)
    assert {(one.change, one.name) for one in found.inputs} == {("missing", "a.txt"), ("new", "d.txt")}
    assert sorted(one.change for one in found.events) == ["gained", "lost"]


def test_another_version_is_named_though_the_bytes_are_the_same(tmp_path: Path) -> None:
    """It holds, and says what is not as it was."""
    bundle, inputs = pack(tmp_path)
    found = replicate(bundle, [inputs], newer)
    assert found.holds
    assert [(one.what, one.then, one.now) for one in found.versions] == [("code", "1", "2")]


def test_what_was_stated_of_the_reports_is_stated_again(tmp_path: Path) -> None:
    """The outlet that an option gave is part of a report's identity."""
    bundle, inputs = pack(tmp_path, outlet="The Oslo Courier")
    assert replicate(bundle, [inputs], fake).holds


def test_judgements_are_followed_again(tmp_path: Path) -> None:
    """They travel with the bundle."""
    bundle, inputs = pack(tmp_path)
    with open_fake(tmp_path, make_fake_stages()) as workspace:
        event = workspace.events()[0]
        workspace.judge_not_an_event(event.event_id, author="Ann", at="2022-06-02T10:00:00+00:00")
    judged = make_bundle(Settings(workspace=tmp_path / "w.db"), PARTS)
    assert judged.content("judgements.jsonl")
    assert not bundle.content("judgements.jsonl")
    assert replicate(judged, [inputs], fake).holds


def test_confidences_that_differ_a_little_are_close_and_not_the_same(tmp_path: Path) -> None:
    """As between two kinds of processors."""
    bundle, inputs = pack(tmp_path)
    contents = tuple(
        (name, content.replace(b'"confidence": 0.', b'"confidence": 0.00')) for name, content in bundle.contents
    )
    assert contents != bundle.contents
    far = replicate(replace(bundle, contents=contents), [inputs], fake)
    assert not far.is_close
    near = tuple((name, _nudged(content)) for name, content in bundle.contents)
    found = replicate(replace(bundle, contents=near), [inputs], fake)
    assert not found.holds
    assert found.is_close
    assert 0 < found.confidence_gap < 0.01


def _nudged(content: bytes) -> bytes:
    for digits in (b"0.93", b"0.9", b"0.5"):
        content = content.replace(b'"confidence": ' + digits, b'"confidence": ' + digits + b"05")
    return content


def test_a_workspace_of_several_versions_is_not_bundled(tmp_path: Path) -> None:
    """No one run would give it."""
    pack(tmp_path)
    with pytest.raises(QueryError, match="run the same `lapwing code` again"):
        make_bundle(Settings(workspace=tmp_path / "w.db"), (("code", "2"), PARTS[1]))


def test_own_knowledge_and_codebook_travel(tmp_path: Path) -> None:
    """They are unpacked for the second run, in their order."""
    knowledge, layer = tmp_path / "mine", tmp_path / "codes.yaml"
    knowledge.mkdir()
    (knowledge / "actors.csv").write_text("name,kind\n", encoding="utf-8")
    layer.write_text("contexts: {tea: Tea.}\n", encoding="utf-8")
    inputs = write_texts(tmp_path, TEXTS)
    settings = Settings(workspace=tmp_path / "w.db", jobs=1, knowledge=(knowledge,), codebook=(layer,))
    with Workspace(settings, make_fake_stages()) as workspace:
        workspace.code([inputs])
    seen: list[bytes] = []

    def look(knowledge: Sequence[Path], codebook: Sequence[Path]) -> Stages:
        seen.extend((knowledge[0] / "actors.csv", codebook[0])[n].read_bytes() for n in (0, 1))
        return make_fake_stages()

    assert replicate(make_bundle(settings, PARTS), [inputs], look).holds
    assert seen == [b"name,kind\n", b"contexts: {tea: Tea.}\n"]


def test_a_bundle_that_was_tampered_with_is_refused(tmp_path: Path) -> None:
    """Changed bytes, a path that leads out, and something else altogether."""
    bundle, inputs = pack(tmp_path)
    path = tmp_path / "b.zip"
    path.write_bytes(zipped(replace(bundle, contents=(*bundle.contents[:-1], (bundle.contents[-1][0], b"{}\n")))))
    with pytest.raises(LapwingError, match="was changed after it was made"):
        read_bundle(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../evil.txt", "x")
    with pytest.raises(LapwingError, match="which no bundle has"):
        read_bundle(path)
    path.write_text("no zip", encoding="utf-8")
    with pytest.raises(LapwingError, match="is no bundle"):
        read_bundle(path)
    with pytest.raises(InputMissingError):
        read_bundle(tmp_path / "none.zip")
    with pytest.raises(InputMissingError, match="no report"):
        replicate(bundle, [tmp_path / "nowhere"], fake)
