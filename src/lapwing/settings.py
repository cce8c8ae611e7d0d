"""Settings: one frozen record, made once at a door from options, environment and `lapwing.yaml`, and passed down."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from lapwing.errors import SettingsError

DEFAULT_WORKSPACE = "lapwing.db"
DEFAULT_BATCH_SIZE = 32
CONFIGURATION = "lapwing.yaml"
KEYS = ("workspace", "jobs", "batch_size", "run_on", "knowledge", "codebook")

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user can set. Every field has an environment variable and a key in `lapwing.yaml`; most have an option.

    workspace: path of the workspace file (LAPWING_WORKSPACE).
    jobs: number of local processes (LAPWING_JOBS); None chooses by the machine's cores and the size of the input.
    batch_size: reports a transaction (LAPWING_BATCH_SIZE): what is lost at most when a run is killed.
    run_on: the day that undated reports cannot be later than (LAPWING_RUN_ON); None is when each was first seen.
    knowledge: folders with CSV files of the user's own (LAPWING_KNOWLEDGE); the last one wins.
    codebook: YAML files of the user's own, laid over the shipped codebook (LAPWING_CODEBOOK); the last one wins.
    """

    workspace: Path = Path(DEFAULT_WORKSPACE)
    jobs: int | None = None
    batch_size: int = DEFAULT_BATCH_SIZE
    run_on: date | None = None
    knowledge: tuple[Path, ...] = ()
    codebook: tuple[Path, ...] = ()

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
    knowledge: Sequence[Path] = (),
    codebook: Sequence[Path] = (),
    configuration: Path = Path(CONFIGURATION),
) -> Settings:
    """Return the settings: an option that is given wins, then the environment, then the file, then the default.

    Args:
        environment: environment variables; by default the process's own.
        workspace: the option of that name, and so on for `jobs`, `run_on` and `knowledge`.
        jobs: see Settings.
        run_on: see Settings.
        knowledge: see Settings.
        codebook: see Settings.
        configuration: a YAML file with any of the keys of `Settings`; its paths count from its folder.

    Raises:
        SettingsError: with every fault of the environment, the file and the options in one message.
    """
    env = os.environ if environment is None else environment
    faults: list[str] = []
    filed = _read_file(configuration, faults)
    read = {
        "workspace": _read(env, "LAPWING_WORKSPACE", Path, faults),
        "jobs": _read(env, "LAPWING_JOBS", _positive, faults),
        "batch_size": _read(env, "LAPWING_BATCH_SIZE", _positive, faults),
        "run_on": _read(env, "LAPWING_RUN_ON", date.fromisoformat, faults),
        "knowledge": _read(env, "LAPWING_KNOWLEDGE", _paths, faults),
        "codebook": _read(env, "LAPWING_CODEBOOK", _paths, faults),
    }
    given = {"workspace": workspace, "jobs": jobs, "run_on": run_on, "knowledge": tuple(knowledge) or None}
    given["codebook"] = tuple(codebook) or None
    if jobs is not None and jobs < 1:
        faults.append(f"--jobs is {jobs}, but must be at least 1")
    if faults:
        raise SettingsError(_listed(faults))
    merged: dict[str, Any] = {}
    for layer in (filed, read, given):
        merged.update({name: value for name, value in layer.items() if value is not None})
    return Settings(**merged)


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


def _read_file(path: Path, faults: list[str]) -> dict[str, Any]:
    if not path.is_file():
        return {}
    import yaml  # not needed by most

    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        faults.append(f"{path} is no YAML: {' '.join(str(error).split())}")
        return {}
    if not isinstance(content, dict):
        faults.append(f"{path} holds no keys, but must look like `knowledge: my-knowledge`")
        return {}
    unknown = [str(key) for key in content if key not in KEYS]
    faults += [f"{path} has the key {key!r}; there are {', '.join(KEYS)}" for key in unknown]
    read = {name: _filed(path, name, content[name], faults) for name in KEYS if content.get(name) is not None}
    return {name: value for name, value in read.items() if value is not None}


def _filed(path: Path, name: str, value: Any, faults: list[str]) -> Any:
    if name in ("knowledge", "codebook"):
        named = value if isinstance(value, list) else [value]
        if all(isinstance(one, str) and one for one in named):
            return tuple(path.parent / one for one in named)
        wanted = "a folder or a list of folders" if name == "knowledge" else "a YAML file or a list of them"
    elif name == "workspace":
        if isinstance(value, str) and value:
            return path.parent / value
        wanted = "a path"
    elif name == "run_on":
        if isinstance(value, date):
            return value
        wanted = "a day such as 2021-10-20"
    else:
        if isinstance(value, int) and not isinstance(value, bool) and value >= 1:
            return value
        wanted = "a whole number of at least 1"
    faults.append(f"{path}: {name} is {value!r}, but must be {wanted}")
    return None


def _paths(raw: str) -> tuple[Path, ...]:
    return tuple(Path(part) for part in raw.split(os.pathsep) if part)


def _positive(raw: str) -> int:
    value = int(raw)
    if value < 1:
        raise ValueError(raw)
    return value


def _listed(faults: list[str]) -> str:
    return "unusable settings:\n" + "\n".join(f"  - {fault}" for fault in faults)
