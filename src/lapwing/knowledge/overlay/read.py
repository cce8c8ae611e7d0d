"""Reading an overlay: every file of every folder, each fault with its file, line and column."""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from lapwing.errors import KnowledgeError
from lapwing.knowledge.overlay.checks import Vocabulary, load_vocabulary
from lapwing.knowledge.overlay.lines import Fault, Line
from lapwing.knowledge.overlay.making import make_overlay
from lapwing.knowledge.overlay.rows import Overlay
from lapwing.knowledge.overlay.tables import TABLES, Table
from lapwing.records.ids import hash_id

_MOST_LISTED = 20


def read_overlay(folders: Sequence[Path]) -> Overlay:
    """Return what the folders lay over the shipped knowledge; the last folder, and in a file the last row, wins.

    Raises:
        KnowledgeError: if a folder or a file cannot be used, with every fault.
    """
    overlay, faults = scan_overlay(folders)
    if faults:
        listed = [f"  - {fault}" for fault in faults[:_MOST_LISTED]]
        if len(faults) > _MOST_LISTED:
            listed.append(f"  … and {len(faults) - _MOST_LISTED} more: lapwing lint lists them")
        raise KnowledgeError("\n".join(("your own knowledge has faults; mend them, and run again:", *listed)))
    return overlay


def scan_overlay(folders: Sequence[Path]) -> tuple[Overlay, tuple[Fault, ...]]:
    """Return what can be used, and what is wrong with the rest."""
    lines: list[Line] = []
    faults: list[Fault] = []
    digests: list[str] = []
    known = load_vocabulary() if folders else None
    for folder in folders:
        if known is None or not folder.is_dir():
            what = "there is no such folder: make it, or `lapwing actors add` will"
            faults.append(Fault(file=str(folder), line=0, column="", what=what))
            continue
        faults += [
            Fault(file=str(path), line=0, column="", what=f"is none of {', '.join(each.file for each in TABLES)}")
            for path in sorted(folder.glob("*.csv"))
            if path.name not in {each.file for each in TABLES}
        ]
        for table in TABLES:
            if (folder / table.file).is_file():
                payload = (folder / table.file).read_bytes()
                digests += [table.file, hashlib.sha256(payload).hexdigest()]
                lines += read_lines(table, str(folder / table.file), payload, known, faults)
    checksum = hash_id(*digests) if digests else ""
    return make_overlay(tuple(map(str, folders)), checksum, lines), tuple(faults)


def read_lines(table: Table, file: str, payload: bytes, known: Vocabulary, faults: list[Fault]) -> Iterator[Line]:
    """Yield the usable lines of one file; add what is wrong with the others to `faults`."""
    try:
        text = payload.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        n_line = payload[: error.start].count(b"\n") + 1
        faults.append(Fault(file=file, line=n_line, column="", what="is not UTF-8: save the file as UTF-8"))
        return
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        if header_faults := list(_check_header(table, file, header)):
            faults += header_faults
            return
        for cells in reader:
            if not any(cell.strip() for cell in cells) or cells[0].startswith("#"):
                continue
            if len(cells) != len(header):
                what = f"has {len(cells)} cells, but the header has {len(header)}: put cells with commas in quotes"
                faults.append(Fault(file=file, line=reader.line_num, column="", what=what))
                continue
            given = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            all_cells = {name: given.get(name, "") for name in table.header}
            line = Line(table=table, file=file, number=reader.line_num, cells=all_cells)
            found = list(check_cells(line, known))
            faults += found
            if not found:
                yield line
    except csv.Error as error:
        faults.append(Fault(file=file, line=reader.line_num, column="", what=f"is no CSV: {error}"))


def check_cells(line: Line, known: Vocabulary) -> Iterator[Fault]:
    """Yield what is wrong with the cells of a line."""
    before = 0
    for column in line.table.columns:
        cell = line.cells[column.name]
        what = column.check(cell, known) if cell else "is empty" if column.is_required else ""
        if what:
            before += 1
            yield Fault(file=line.file, line=line.number, column=column.name, what=what)
    if not before and (disagreement := line.table.agree(line.cells)):
        yield Fault(file=line.file, line=line.number, column=disagreement[0], what=disagreement[1])


def _check_header(table: Table, file: str, header: list[str]) -> Iterator[Fault]:
    wanted = ",".join(table.header)
    for name in dict.fromkeys(header):
        if name not in table.header:
            yield Fault(file=file, line=1, column=name, what=f"is not known here; the columns are {wanted}")
        elif header.count(name) > 1:
            yield Fault(file=file, line=1, column=name, what="is there twice")
    for column in table.columns:
        if column.is_required and column.name not in header:
            yield Fault(file=file, line=1, column=column.name, what=f"is missing; the columns are {wanted}")
