"""Folders in which the command line is run without a model."""

from pathlib import Path

import pytest

import lapwing.api
from tests.cli.command_line import fake_stages, fused_stages, run
from tests.engine.runs import write_texts

TEXTS = {
    "a.txt": "CONSULT NOR POL 2022-03-01 they met in Oslo",
    "b.txt": "CONSULT POL NOR 2022-03-01 talks on fishing\nSANCTION USA IRN 2022-04-10 a freeze",
}


@pytest.fixture
def faked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that commands run in, with fake stages."""
    return _enter(tmp_path, monkeypatch, fake_stages)


@pytest.fixture
def coded(faked: Path) -> Path:
    """Return that folder with two reports, coded in `press.db`."""
    write_texts(faked, TEXTS)
    assert run("code", "in", "-w", "press.db").exit_code == 0
    return faked


@pytest.fixture
def fused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that commands run in; what is read is fake, and fused as it ships."""
    return _enter(tmp_path, monkeypatch, fused_stages)


def _enter(folder: Path, monkeypatch: pytest.MonkeyPatch, stages: object) -> Path:
    monkeypatch.chdir(folder)
    monkeypatch.delenv("LAPWING_WORKSPACE", raising=False)
    monkeypatch.setattr(lapwing.api, "shipped_stages", stages)
    return folder
