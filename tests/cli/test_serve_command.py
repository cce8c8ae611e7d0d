"""`lapwing serve` refuses what would open the desk by accident, before it listens."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from lapwing.cli.group import lapwing
from tests.engine.fake_stages import make_fake_stages
from tests.engine.runs import run_texts


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with one event."""
    run_texts(tmp_path, {"a.txt": "CONSULT NOR POL 2022-03-01 they met"}, make_fake_stages()).close()
    return tmp_path / "w.db"


def test_elsewhere_without_a_token_is_refused(workspace: Path) -> None:
    """And a token is proposed."""
    result = CliRunner().invoke(lapwing, ["serve", str(workspace), "--host", "192.0.2.7"], env={"LAPWING_TOKEN": ""})
    assert result.exit_code == 2
    assert "set LAPWING_TOKEN" in result.stderr


def test_every_address_needs_a_name(workspace: Path) -> None:
    """So that the host that callers name can be checked."""
    arguments = ["serve", str(workspace), "--host", "0.0.0.0"]
    result = CliRunner().invoke(lapwing, arguments, env={"LAPWING_TOKEN": "long-enough-a-token"})
    assert result.exit_code == 2
    assert "--name" in result.stderr


def test_a_missing_workspace_is_told(tmp_path: Path) -> None:
    """Nothing is made by looking."""
    result = CliRunner().invoke(lapwing, ["serve", str(tmp_path / "none.db")])
    assert result.exit_code == 1
    assert "there is no workspace" in result.stderr
    assert not (tmp_path / "none.db").exists()


def test_a_workspace_is_named_once(workspace: Path) -> None:
    """By the argument or by the option."""
    result = CliRunner().invoke(lapwing, ["serve", str(workspace), "-w", str(workspace)])
    assert result.exit_code == 2
    assert "named twice" in result.stderr
