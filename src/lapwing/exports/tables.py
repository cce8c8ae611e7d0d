"""Delimited tables: columns with types, and how cells are written for each kind of reader."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal

from lapwing.exports.context import ExportContext
from lapwing.exports.rules import Row

Value = str | int | float | None
Kind = Literal["text", "integer", "number", "day"]  # a day is an ISO day, of the type that a typed format has for it
Cells = Sequence[Value]

# What a spreadsheet takes for the beginning of a formula or of a new cell, full-width forms included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column's name and type."""

    name: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its columns, and the lines that a row gives (one, or several as where a line is a telling)."""

    columns: tuple[Column, ...]
    lines: Callable[[Row, ExportContext], Iterable[Cells]]

    def cells(self, rows: Iterable[Row], context: ExportContext) -> Iterator[Cells]:
        """Yield the lines of all rows.

        Raises:
            ValueError: if a line has not as many cells as there are columns: a defect, never written.
        """
        for row in rows:
            for line in self.lines(row, context):
                if len(line) != len(self.columns):
                    raise ValueError(f"{len(line)} cells for {len(self.columns)} columns")
                yield line


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """How a table is written.

    quotes: "none", "minimal" or "all". one_line: white space in a cell, tabs and line breaks too, becomes one blank;
        without quotes there is no other way. missing: what an empty cell has.
    is_safe: a text that a spreadsheet would take for a formula gets an apostrophe before it.
    """

    delimiter: str = ","
    has_header: bool = True
    quotes: Literal["none", "minimal", "all"] = "minimal"
    one_line: bool = False
    missing: str = ""
    line_end: str = "\n"
    byte_order_mark: bool = False
    is_safe: bool = False


CSV = Dialect()
SPREADSHEET = Dialect(quotes="all", line_end="\r\n", byte_order_mark=True, is_safe=True)
TSV = Dialect(delimiter="\t", quotes="none", one_line=True)
BARE_TSV = Dialect(delimiter="\t", quotes="none", one_line=True, has_header=False)

_QUOTING: dict[str, Literal[0, 1]] = {"minimal": csv.QUOTE_MINIMAL, "all": csv.QUOTE_ALL}


def write_table(lines: Iterable[Cells], columns: Sequence[Column], dialect: Dialect, stream: BinaryIO) -> int:
    """Write a table in UTF-8 and return how many lines it has below the header."""
    if dialect.byte_order_mark:
        stream.write(b"\xef\xbb\xbf")
    if dialect.has_header:
        stream.write(_line([column.name for column in columns], dialect))
    n_lines = 0
    for line in lines:
        stream.write(_line([_cell(value, dialect) for value in line], dialect))
        n_lines += 1
    return n_lines


def _cell(value: Value, dialect: Dialect) -> str:
    if value is None or isinstance(value, str):
        return _text(value or "", dialect) or dialect.missing
    return repr(value)


def _text(value: str, dialect: Dialect) -> str:
    if dialect.is_safe and value.lstrip(" ").startswith(_FORMULA):
        return f"'{value}"
    # A lone carriage return ends a line for most readers, and Python's writer would not quote it.
    return " ".join(value.split()) if dialect.one_line else value.replace("\r\n", "\n").replace("\r", "\n")


def _line(cells: Sequence[str], dialect: Dialect) -> bytes:
    if dialect.quotes == "none":
        text = dialect.delimiter.join(cells) + dialect.line_end
    else:
        buffer = io.StringIO(newline="")
        csv.writer(
            buffer, delimiter=dialect.delimiter, quoting=_QUOTING[dialect.quotes], lineterminator=dialect.line_end
        ).writerow(cells)
        text = buffer.getvalue()
    return text.encode("utf-8", "backslashreplace")
