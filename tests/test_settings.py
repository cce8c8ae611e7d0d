"""Settings: options over environment over defaults, and every fault at once."""

import os
from datetime import date
from pathlib import Path

import pytest

from lapwing.errors import SettingsError
from lapwing.settings import Settings, read_settings


def test_defaults_need_nothing() -> None:
    """An empty environment gives the defaults."""
    assert read_settings({}) == Settings(workspace=Path("lapwing.db"))


def test_an_option_wins_over_the_environment() -> None:
    """What is typed counts."""
    env = {"LAPWING_WORKSPACE": "env.db", "LAPWING_JOBS": "3"}
    assert read_settings(env).workspace == Path("env.db")
    assert read_settings(env, workspace=Path("typed.db"), jobs=2) == Settings(workspace=Path("typed.db"), jobs=2)


def test_every_fault_is_listed() -> None:
    """One message names all that must be mended, with the values."""
    env = {"LAPWING_JOBS": "many", "LAPWING_BATCH_SIZE": "0", "LAPWING_RUN_ON": "today"}
    with pytest.raises(SettingsError) as caught:
        read_settings(env)
    for part in ("LAPWING_JOBS is 'many'", "LAPWING_BATCH_SIZE is '0'", "LAPWING_RUN_ON is 'today'"):
        assert part in str(caught.value)


def test_settings_made_in_code_are_checked_too() -> None:
    """A number of processes below one has no meaning."""
    with pytest.raises(SettingsError, match="jobs is 0"):
        Settings(jobs=0)


def test_a_file_in_the_folder_is_read_below_environment_and_options(tmp_path: Path) -> None:
    """Its paths count from where it lies."""
    file = tmp_path / "lapwing.yaml"
    file.write_text("workspace: w.db\njobs: 2\nrun_on: 2022-01-05\nknowledge: [ours, theirs]\n", encoding="utf-8")
    assert read_settings({}, configuration=file) == Settings(
        workspace=tmp_path / "w.db",
        jobs=2,
        run_on=date(2022, 1, 5),
        knowledge=(tmp_path / "ours", tmp_path / "theirs"),
    )
    env = {"LAPWING_KNOWLEDGE": os.pathsep.join(("a", "b")), "LAPWING_JOBS": "3"}
    assert read_settings(env, configuration=file).knowledge == (Path("a"), Path("b"))
    assert read_settings(env, configuration=file).jobs == 3
    assert read_settings(env, knowledge=[Path("c")], configuration=file).knowledge == (Path("c"),)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("jobs: many", "jobs is 'many'"),
        ("knowlege: x", "has the key 'knowlege'"),
        ("knowledge: 7", "must be a folder or a list of folders"),
        ("run_on: soon", "run_on is 'soon'"),
        ("a: [", "is no YAML"),
        ("- jobs", "holds no keys"),
    ],
)
def test_faults_of_the_file_are_told(tmp_path: Path, content: str, told: str) -> None:
    """With the file, the key and the value."""
    file = tmp_path / "lapwing.yaml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_settings({}, configuration=file)
    assert told in str(caught.value)
    assert "lapwing.yaml" in str(caught.value)


def test_an_empty_file_sets_nothing(tmp_path: Path) -> None:
    """Nor does one that is not there."""
    (tmp_path / "lapwing.yaml").write_text("# nothing yet\n", encoding="utf-8")
    assert read_settings({}, configuration=tmp_path / "lapwing.yaml") == read_settings({})
