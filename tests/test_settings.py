"""Settings: options over environment over defaults, and every fault at once."""

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
