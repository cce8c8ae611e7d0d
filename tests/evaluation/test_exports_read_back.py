"""What was exported is read back by whatever reader is installed, and found as it was."""

from pathlib import Path

import pytest

from evaluation.exports_read_back import CHECKS, compare_all
from lapwing.api import Workspace
from lapwing.exports.registry import FORMATS
from lapwing.settings import Settings
from tests.engine.fake_stages import make_fake_stages
from tests.engine.runs import write_texts

TEXTS = {
    "a.txt": "CONSULT NOR POL 2022-03-01 they met in Oslo",
    "b.txt": 'CONSULT POL NOR 2022-03-01 talks on "fishing", at last\nSANCTION USA IRN 2022-04-10 a freeze',
}


def test_every_format_has_its_reader() -> None:
    """And none is checked that is gone."""
    assert CHECKS.keys() == FORMATS.keys()


def test_what_is_read_back_agrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With every library that is there; the others are named."""
    write_texts(tmp_path, TEXTS)
    folder = tmp_path / "out"
    folder.mkdir()
    with Workspace(Settings(workspace=tmp_path / "w.db", jobs=1), make_fake_stages()) as workspace:
        workspace.code([tmp_path / "in"])
        assert compare_all(workspace, folder) == 0
    told = capsys.readouterr().out
    assert "differs" not in told
    assert all(name in told for name in FORMATS)


def test_a_difference_is_seen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A reader that finds another code fails the comparison."""
    from dataclasses import replace

    write_texts(tmp_path, TEXTS)
    folder = tmp_path / "out"
    folder.mkdir()
    wrong = replace(CHECKS["timelinejs"], read=lambda library, path: [("none", "ASSAULT", (), None)])
    monkeypatch.setitem(CHECKS, "timelinejs", wrong)
    with Workspace(Settings(workspace=tmp_path / "w.db", jobs=1), make_fake_stages()) as workspace:
        workspace.code([tmp_path / "in"])
        assert compare_all(workspace, folder) == 1
    assert "differs" in capsys.readouterr().out
