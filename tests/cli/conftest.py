"""Folders in which the command line is run without a model."""

from pathlib import Path

import pytest

import lapwing.api
from tests.cli.command_line import fake_stages, fused_stages


@pytest.fixture
def faked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that commands run in, with fake stages."""
    return _enter(tmp_path, monkeypatch, fake_stages)


@pytest.fixture
def fused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that commands run in; what is read is fake, and fused as it ships."""
    return _enter(tmp_path, monkeypatch, fused_stages)


def _enter(folder: Path, monkeypatch: pytest.MonkeyPatch, stages: object) -> Path:
    monkeypatch.chdir(folder)
    monkeypatch.delenv("LAPWING_WORKSPACE", raising=False)
    monkeypatch.setattr(lapwing.api, "shipped_stages", stages)
    return folder
