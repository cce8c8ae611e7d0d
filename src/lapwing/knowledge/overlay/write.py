"""Writing rows to overlay files: only ever at the end, only what is not there already, and all or nothing."""

import csv
import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lapwing.errors import KnowledgeError
from lapwing.knowledge.overlay.checks import load_vocabulary
from lapwing.knowledge.overlay.lines import Fault, Line
from lapwing.knowledge.overlay.read import check_cells, read_lines
from lapwing.knowledge.overlay.tables import Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A row that was asked for: the file it stands in, its cells, and whether it is new there."""

    file: str
    row: str
    is_new: bool


def append_rows(folder: Path, rows: Sequence[tuple[Table, Mapping[str, str]]]) -> tuple[Written, ...]:
    """Append rows to the files of their tables in `folder`, which is made if need be; those that stand there last are
    left out.

    Raises:
        KnowledgeError: if a row or a file has faults; then nothing is written.
    """
    pages: dict[str, _Page] = {}
    for table, _ in rows:
        if table.file not in pages:
            pages[table.file] = _Page(folder / table.file, table)
    written = tuple(pages[table.file].add(cells) for table, cells in rows)
    for page in pages.values():
        page.save()
    return written


class _Page:
    """A file with the rows that are to be appended to it."""

    def __init__(self, path: Path, table: Table) -> None:
        self._path, self._table = path, table
        self._payload = path.read_bytes() if path.is_file() else b""
        self._header = _header(self._payload) or table.header
        lines = _lines(table, path, self._payload)
        self._standing = {table.identity(line.cells): line.cells for line in lines}
        self._new: list[list[str]] = []

    def add(self, given: Mapping[str, str]) -> Written:
        """Check a row, and keep it for writing if it is new."""
        cells = _checked(self._table, self._path, self._header, given)
        identity = self._table.identity(cells)
        is_new = self._standing.get(identity) != cells
        self._standing[identity] = cells
        if is_new:
            self._new.append([cells.get(name, "") for name in self._header])
        return Written(file=str(self._path), row=_row(cells, self._header), is_new=is_new)

    def save(self) -> None:
        """Append the new rows, below a header if the file is new."""
        if not self._new:
            return
        text = io.StringIO(newline="")
        writer = csv.writer(text, lineterminator="\n")
        if not self._payload:
            writer.writerow(self._header)
        writer.writerows(self._new)
        starts_amid_line = bool(self._payload) and not self._payload.endswith(b"\n")
        _append(self._path, "\n" * starts_amid_line + text.getvalue())


def _checked(table: Table, path: Path, header: Sequence[str], given: Mapping[str, str]) -> dict[str, str]:
    cells = {name: " ".join(given.get(name, "").split()) for name in table.header}
    faults = [
        Fault(
            file=str(path), line=0, column=name, what=f"is missing in the file, so {cells[name]!r} has no place there"
        )
        for name in table.header
        if cells[name] and name not in header
    ]
    faults += check_cells(Line(table=table, file=str(path), number=0, cells=cells), load_vocabulary())
    if faults:
        listed = "\n".join(f"  - {fault}" for fault in faults)
        raise KnowledgeError(f"this row cannot be written, and nothing was: {_row(cells, header)}\n{listed}")
    return cells


def _lines(table: Table, path: Path, payload: bytes) -> list[Line]:
    faults: list[Fault] = []
    lines = list(read_lines(table, str(path), payload, load_vocabulary(), faults)) if payload else []
    if faults:
        listed = "\n".join(f"  - {fault}" for fault in faults)
        raise KnowledgeError(f"mend this file first, nothing was written:\n{listed}")
    return lines


def _header(payload: bytes) -> tuple[str, ...]:
    first = payload.decode("utf-8-sig", errors="replace").splitlines()[:1]
    return tuple(name.strip() for name in next(csv.reader(first), []))


def _row(cells: Mapping[str, str], header: Sequence[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="").writerow([cells.get(name, "") for name in header])
    return text.getvalue()


def _append(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise KnowledgeError(f"{path} cannot be written: {error.strerror or error}") from error
