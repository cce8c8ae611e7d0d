"""Settings: one frozen record, made once at a door from options and the environment, and passed down."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from lapwing.errors import SettingsError

DEFAULT_WORKSPACE = "lapwing.db"
DEFAULT_BATCH_SIZE = 32

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user can set. Every field has an option; the first four also an environment variable.

    workspace: path of the workspace file (LAPWING_WORKSPACE).
    jobs: number of local processes (LAPWING_JOBS); None chooses by the machine's cores and the size of the input.
    batch_size: reports a transaction (LAPWING_BATCH_SIZE): what is lost at most when a run is killed.
    run_on: the day that undated reports cannot be later than (LAPWING_RUN_ON); None is when each was first seen.
    """

    workspace: Path = Path(DEFAULT_WORKSPACE)
    jobs: int | None = None
    batch_size: int = DEFAULT_BATCH_SIZE
    run_on: date | None = None

    def __post_init__(self) -> None:
        faults = [
            f"{name} is {value}, but must be at least 1"
            for name, value in (("jobs", self.jobs), ("batch_size", self.batch_size))
            if value is not None and value < 1
        ]
        if faults:
            raise SettingsError(_listed(faults))


def read_settings(
    environment: Mapping[str, str] | None = None,
    *,
    workspace: Path | None = None,
    jobs: int | None = None,
    run_on: date | None = None,
) -> Settings:
    """Return the settings: an option that is given wins, then the environment, then the default.

    Raises:
        SettingsError: with every fault of the environment and the options in one message.
    """
    env = os.environ if environment is None else environment
    faults: list[str] = []
    read_workspace = _read(env, "LAPWING_WORKSPACE", Path, faults)
    read_jobs = _read(env, "LAPWING_JOBS", _positive, faults)
    batch_size = _read(env, "LAPWING_BATCH_SIZE", _positive, faults)
    read_run_on = _read(env, "LAPWING_RUN_ON", date.fromisoformat, faults)
    if jobs is not None and jobs < 1:
        faults.append(f"--jobs is {jobs}, but must be at least 1")
    if faults:
        raise SettingsError(_listed(faults))
    return Settings(
        workspace=workspace or read_workspace or Path(DEFAULT_WORKSPACE),
        jobs=jobs if jobs is not None else read_jobs,
        batch_size=batch_size or DEFAULT_BATCH_SIZE,
        run_on=run_on or read_run_on,
    )


def _read(env: Mapping[str, str], name: str, parse: Callable[[str], _T], faults: list[str]) -> _T | None:
    raw = env.get(name, "").strip()
    if not raw:
        return None
    try:
        return parse(raw)
    except ValueError:
        wanted = "a day such as 2021-10-20" if parse is date.fromisoformat else "a whole number of at least 1"
        faults.append(f"{name} is {raw!r}, but must be {wanted}")
        return None


def _positive(raw: str) -> int:
    value = int(raw)
    if value < 1:
        raise ValueError(raw)
    return value


def _listed(faults: list[str]) -> str:
    return "unusable settings:\n" + "\n".join(f"  - {fault}" for fault in faults)
