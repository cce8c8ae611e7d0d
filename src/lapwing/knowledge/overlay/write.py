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


def append_rows(folder: Path, table: Table, rows: Sequence[Mapping[str, str]]) -> tuple[Written, ...]:
    """Append rows to the table's file in `folder`, which is made if need be; a row that stands there last is left out.

    Raises:
        KnowledgeError: if a row or the file has faults; then nothing is written.
    """
    path = folder / table.file
    payload = path.read_bytes() if path.is_file() else b""
    header = _header(payload) or table.header
    standing = {table.identity(line.cells): line.cells for line in _lines(table, path, payload)}
    written, text = [], io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    if not payload:
        writer.writerow(header)
    for given in rows:
        cells = _checked(table, path, header, given)
        is_new = standing.get(table.identity(cells)) != cells
        standing[table.identity(cells)] = cells
        if is_new:
            writer.writerow([cells[name] for name in header])
        written.append(Written(file=str(path), row=_row(cells, header), is_new=is_new))
    if any(each.is_new for each in written):
        _append(path, ("\n" if payload and not payload.endswith(b"\n") else "") + text.getvalue())
    return tuple(written)


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
