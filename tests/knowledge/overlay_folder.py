"""Folders of overlay files for tests."""

from pathlib import Path

from lapwing.knowledge.overlay.read import read_overlay
from lapwing.knowledge.overlay.rows import Overlay
from lapwing.knowledge.overlay.tables import TABLES

HEADERS = {table.file: ",".join(table.header) for table in TABLES}


def write_overlay(folder: Path, **files: str) -> Path:
    """Write rows (without the header) into files named by their stem, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for stem, rows in files.items():
        name = f"{stem}.csv"
        (folder / name).write_text(f"{HEADERS[name]}\n{rows.strip()}\n", encoding="utf-8")
    return folder


def make_overlay(folder: Path, **files: str) -> Overlay:
    """Return what `write_overlay` writes, read."""
    return read_overlay([write_overlay(folder, **files)])
