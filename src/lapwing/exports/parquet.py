"""Parquet of a table, typed, by pyarrow where it is installed."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import BinaryIO

from lapwing.exports.extras import import_extra
from lapwing.exports.tables import Cells, Column, Value

_GROUP = 10_000  # lines that are written at one time


def write_parquet(lines: Iterable[Cells], columns: Sequence[Column], stream: BinaryIO) -> int:
    """Write a table and return how many lines it has: days are dates, an empty cell is null.

    Raises:
        LapwingError: if pyarrow is not installed.
    """
    arrow, parquet = import_extra("pyarrow", extra="parquet"), import_extra("pyarrow.parquet", extra="parquet")
    types = {"text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64(), "day": arrow.date32()}
    schema = arrow.schema([(column.name, types[column.kind]) for column in columns])
    n_written = 0
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for group in _groups(iter(lines)):
            cells = zip(*group, strict=True)
            arrays = [
                arrow.array([_typed(value, column) for value in values], type=types[column.kind])
                for values, column in zip(cells, columns, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
            n_written += len(group)
    return n_written


def _typed(value: Value, column: Column) -> Value | date:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        return value
    # A lone surrogate, as damaged files have them, is no text for Arrow.
    return date.fromisoformat(value) if column.kind == "day" else value.encode("utf-8", "backslashreplace").decode()


def _groups(lines: Iterator[Cells]) -> Iterator[list[Cells]]:
    while group := list(islice(lines, _GROUP)):
        yield group
