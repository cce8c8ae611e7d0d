"""Parquet of our own flat table, typed, by pyarrow where it is installed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO

from lapwing.errors import LapwingError
from lapwing.exports.context import ExportContext
from lapwing.exports.event_csv import TABLE
from lapwing.exports.rules import Row
from lapwing.exports.tables import Cells

_GROUP = 10_000  # lines that are written at one time


def write_parquet(
    rows: Iterable[Row],
    context: ExportContext,
    stream: BinaryIO,
    left_out: Counter[str],  # noqa: ARG001 - every writer's signature
) -> int:
    """Write the table and return how many lines it has.

    Raises:
        LapwingError: if pyarrow is not installed.
    """
    arrow, parquet = _library("pyarrow"), _library("pyarrow.parquet")
    kinds = {"text": arrow.string(), "integer": arrow.int64(), "number": arrow.float64()}
    schema = arrow.schema([(column.name, kinds[column.kind]) for column in TABLE.columns])
    n_written = 0
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for group in _groups(TABLE.cells(rows, context)):
            columns = zip(*group, strict=True)
            arrays = [
                arrow.array([None if value == "" else value for value in values], type=field.type)
                for values, field in zip(columns, schema, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))
            n_written += len(group)
    return n_written


def _groups(lines: Iterator[Cells]) -> Iterator[list[Cells]]:
    while group := list(islice(lines, _GROUP)):
        yield group


def _library(name: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise LapwingError("Parquet needs pyarrow, which is not installed: pip install 'lapwing[parquet]'") from error
