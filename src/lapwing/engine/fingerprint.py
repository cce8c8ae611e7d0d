"""Fingerprints: what a result depends on beside the report: code, codebook, knowledge, weights."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files
from importlib.resources.abc import Traversable

from lapwing.records.ids import hash_id

# The doors and the store show and keep results; a change of theirs makes no report worth coding again.
CODE = ("records", "documents", "reading", "mentions", "quotes", "events", "knowledge", "models", "pipeline.py")
FUSION = ("fusion", "judgements")
KNOWLEDGE = ("knowledge/compiled",)
WEIGHTS = ("models/weights",)

_SKIPPED = {"__pycache__", "compiled", "weights"}


def fingerprint_of(parts: Iterable[tuple[str, str]]) -> str:
    """Return one id of all named parts."""
    return hash_id(*(f"{name}={value}" for name, value in sorted(parts)))


def run_id_of(fingerprint: str, report_ids: Sequence[str], run_on: str | None) -> str:
    """Return the id of a run: of what it was made with, of its inputs in order, and of its day if one was asked for."""
    return hash_id("run", fingerprint, run_on, *report_ids)


def package_parts(version: str) -> tuple[tuple[str, str], ...]:
    """Return (name, checksum) of everything in the installed package that results depend on."""
    groups = (("code", CODE), ("fusion", FUSION), ("knowledge", KNOWLEDGE), ("weights", WEIGHTS))
    return (("version", version), *((name, hash_id(*package_checksums(folders))) for name, folders in groups))


def package_checksums(folders: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return (path in the package, SHA-256) of every file in `folders`, in a fixed order; missing folders hold none."""
    package = files("lapwing")
    return tuple(found for folder in folders for found in _checksums(package / folder, folder))


def _checksums(entry: Traversable, path: str) -> Iterator[tuple[str, str]]:
    if entry.is_file():
        yield path, hashlib.sha256(entry.read_bytes()).hexdigest()
    elif entry.is_dir():
        for child in sorted(entry.iterdir(), key=lambda child: child.name):
            if child.name not in _SKIPPED and not child.name.startswith("."):
                yield from _checksums(child, f"{path}/{child.name}")
