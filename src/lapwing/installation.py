"""What `lapwing doctor` looks at: versions, checksums, and whether knowledge and weights load."""

import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import Any

from lapwing.engine.fingerprint import KNOWLEDGE, WEIGHTS, package_checksums
from lapwing.errors import LapwingError
from lapwing.store.connection import sqlite_version
from lapwing.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that `doctor` looked at."""

    name: str
    value: str
    is_ok: bool = True

    def to_dict(self) -> dict[str, Any]:
        """Return it as a JSON object."""
        return asdict(self)


def examine_installation() -> tuple[Finding, ...]:
    """Return versions, and the checksum of each file of knowledge and weights; load both to see that they are whole."""
    libraries = ("sqlalchemy", "alembic", "onnxruntime", "tokenizers", "numpy", "trafilatura", "rapidfuzz")
    findings = [
        Finding(name="lapwing", value=__version__),
        Finding(name="python", value=platform.python_version()),
        Finding(name="sqlite", value=sqlite_version()),
        *(_find_library(name) for name in libraries),
    ]
    shipped = (*package_checksums(KNOWLEDGE), *package_checksums(WEIGHTS))
    findings += [Finding(name=path, value=checksum) for path, checksum in shipped]
    return (*findings, _find_loading("knowledge", _load_knowledge), _find_loading("reader", _load_reader))


def _find_library(name: str) -> Finding:
    try:
        return Finding(name=name, value=metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name=name, value="not installed", is_ok=False)


def _find_loading(name: str, load: Callable[[], str]) -> Finding:
    try:
        return Finding(name=name, value=load())
    except (LapwingError, ImportError, OSError, ValueError, KeyError) as error:
        return Finding(name=name, value=f"{type(error).__name__}: {error}", is_ok=False)


def _load_knowledge() -> str:
    from lapwing.knowledge import load_knowledge

    return f"loads; codebook {load_knowledge().codebook.version}"


def _load_reader() -> str:
    from lapwing.models import load_reader

    return f"loads; version {load_reader().version}"
