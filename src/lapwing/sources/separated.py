"""Rows of CSV and TSV files, one at a time: a broken, endless or wrongly encoded row costs only itself."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Literal, Protocol, cast

from lapwing.records.base import Rejection
from lapwing.sources.columns import ColumnMap, map_columns
from lapwing.sources.decoding import BOMS, Undecodable, decode_text, is_binary
from lapwing.sources.dumps import Row
from lapwing.sources.input import Input
from lapwing.sources.limits import CHUNK_BYTES, MAX_REPORT_BYTES
from lapwing.sources.rows import NOTE
from lapwing.sources.streams import peek

DELIMITERS = (",", ";", "\t", "|")
ESCAPED_BYTES = re.compile("[\udc80-\udcff]")
SEPARATOR = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
CELL_END = "\n\v\n"  # no text has it, and nobody takes it for binary content


class _Reader(Protocol):
    """What `csv.reader` gives."""

    line_num: int

    def __next__(self) -> list[str]: ...


class _LineTooLongError(ValueError):
    """A line that no row has."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row; `number` counts rows from 1, the header among them."""

    number: int
    cells: list[str]


def read_separated(stream: io.BufferedReader, source: Input, delimiter: str | None = None) -> Iterator[Row | Rejection]:
    """Yield (row number, input row) for every row of a table; the header is row 1, as a spreadsheet counts.

    Cells are text, whatever they begin with. Without a byte order mark a row is UTF-8, or what its own bytes tell, with
    a note. `delimiter` None: the one of `,` `;` tab `|` that the first line has most of.
    """
    columns: ColumnMap | None = None
    for found in read_cells(stream, source, delimiter):
        if isinstance(found, Rejection):
            yield found
        elif columns is not None:
            yield _row(found.cells, columns, source, found.number)
        else:
            mapped = map_columns(found.cells, source.overrides.columns)
            if isinstance(mapped, str):
                yield source.reject("bad_columns", mapped)
                return
            columns = mapped


def read_cells(
    stream: io.BufferedReader, source: Input, delimiter: str | None = None, *, quoted: bool | None = True
) -> Iterator[Cells | Rejection]:
    """Yield the rows of a table that are not blank. `quoted` None: tables with tabs have no quotes, others have.

    Bytes that are not in the table's encoding come as lone surrogates.
    """
    encoding = _find_encoding(stream)
    if encoding is None:
        yield source.reject("not_text", "the content is binary, not a table of text")
        return
    text = io.TextIOWrapper(cast(BinaryIO, stream), encoding, errors="surrogateescape", newline="")
    try:
        lines = _Lines(text)
        delimiter = lines.take_delimiter() or delimiter or lines.find_delimiter()
        is_quoted = quoted if quoted is not None else delimiter != "\t"
        csv.field_size_limit(MAX_REPORT_BYTES)
        quoting: Literal[0, 3] = csv.QUOTE_MINIMAL if is_quoted else csv.QUOTE_NONE
        yield from _read_cells(csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True), source)
    except UnicodeDecodeError as fault:  # of UTF-16, whose bytes cannot be set aside one by one
        yield source.reject("broken_encoding", f"what follows is no {encoding} and is not read: {fault.reason}")
    finally:
        text.detach()


def _read_cells(reader: "_Reader", source: Input) -> Iterator[Cells | Rejection]:
    number = line = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except _LineTooLongError:
            yield source.reject("too_large", f"the row is longer than {MAX_REPORT_BYTES} bytes", number)
            continue
        except csv.Error as fault:
            yield source.reject("bad_row", f"lines {line + 1} to {reader.line_num} are not CSV: {fault}", number)
            continue
        finally:
            line = reader.line_num
        if any(cells):
            yield Cells(number, cells)


def _row(cells: list[str], columns: ColumnMap, source: Input, number: int) -> Row | Rejection:
    if len(cells) != len(columns.keys):
        detail = f"it has {len(cells)} cells, the header {len(columns.keys)}: is a quote or a delimiter missing?"
        return source.reject("bad_row", detail, number)
    if not any(ESCAPED_BYTES.search(cell) for cell in cells):
        return number, columns.row(cells)
    decoded = decode_text(CELL_END.join(cells).encode("utf-8", "surrogateescape"))
    if isinstance(decoded, Undecodable):
        return source.reject("broken_encoding", decoded.detail, number)
    return number, {**columns.row(decoded.text.split(CELL_END)), f"{NOTE}encoding": decoded.encoding}


class _Lines:
    """The lines of a text, none longer than a report may be."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text = text
        self._first = self._text.readline(MAX_REPORT_BYTES + 1)

    def take_delimiter(self) -> str | None:
        """Return the delimiter that a first line "sep=;" states, as Excel writes it, and pass over that line."""
        stated = SEPARATOR.fullmatch(self._first.strip())
        if stated is None:
            return None
        self._first = self._text.readline(MAX_REPORT_BYTES + 1)
        return stated[1]

    def find_delimiter(self) -> str:
        """Return the sign that the first line has most of."""
        return max(DELIMITERS, key=self._first.count)

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line, self._first = self._first or self._text.readline(MAX_REPORT_BYTES + 1), ""
        if not line:
            raise StopIteration
        if len(line) > MAX_REPORT_BYTES:
            while line and not line.endswith("\n"):
                line = self._text.readline(CHUNK_BYTES)
            raise _LineTooLongError
        return line


def _find_encoding(stream: io.BufferedReader) -> str | None:
    """Return the encoding that a byte order mark states, else UTF-8; None for what is no text."""
    head = peek(stream)
    marked = next((encoding for bom, encoding in BOMS if head.startswith(bom)), None)
    return marked or (None if is_binary(head) else "utf-8")
