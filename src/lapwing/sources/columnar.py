"""Rows of Parquet and Arrow (Feather) files, a batch at a time."""

import base64
import io
import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

from lapwing.records.base import Rejection
from lapwing.sources.columns import map_columns
from lapwing.sources.dumps import Row
from lapwing.sources.input import Input
from lapwing.sources.limits import MAX_REPORT_BYTES
from lapwing.sources.streams import seekable

BATCH_ROWS = 256  # held at one time; at 8 MB a row the longest batch that news gives is some 2 MB


def read_parquet(stream: io.BufferedReader, source: Input) -> Iterator[Row | Rejection]:
    """Yield (row number from 1, input row) for every row of a Parquet file. Needs the extra `parquet`."""
    yield from _read(_parquet_batches, stream, source)


def read_arrow(stream: io.BufferedReader, source: Input) -> Iterator[Row | Rejection]:
    """Yield (row number from 1, input row) for every row of an Arrow file or stream (Feather 2 is one)."""
    yield from _read(_arrow_batches, stream, source)


def _parquet_batches(stream: io.BufferedReader, arrow: Any) -> Iterator[Any]:  # noqa: ARG001 - alike for both
    import pyarrow.parquet

    with seekable(stream) as file:
        opened = pyarrow.parquet.ParquetFile(file, pre_buffer=False)
        yield opened.schema_arrow
        yield from opened.iter_batches(batch_size=BATCH_ROWS, use_threads=False)


def _arrow_batches(stream: io.BufferedReader, arrow: Any) -> Iterator[Any]:
    with seekable(stream) as file:
        try:
            opened = arrow.ipc.open_file(file)
            batches = (opened.get_batch(place) for place in range(opened.num_record_batches))
        except arrow.ArrowInvalid:
            file.seek(0)
            opened = arrow.ipc.open_stream(file)
            batches = iter(opened)
        yield opened.schema
        for batch in batches:
            for start in range(0, batch.num_rows, BATCH_ROWS):
                yield batch.slice(start, BATCH_ROWS)


def _read(
    open_: Callable[[io.BufferedReader, Any], Iterator[Any]], stream: io.BufferedReader, source: Input
) -> Iterator[Row | Rejection]:
    """Yield the rows of batches, which a schema precedes; a damaged file keeps the rows before the damage."""
    try:
        import pyarrow as arrow  # an extra, and slow to import
    except ImportError:
        yield source.reject("missing_library", "Parquet and Arrow files need pyarrow: pip install 'lapwing[parquet]'")
        return
    number = 0
    try:
        batches = open_(stream, arrow)
        columns = map_columns(list(next(batches).names), source.overrides.columns)
        if isinstance(columns, str):
            yield source.reject("bad_columns", columns)
            return
        for batch in batches:
            batch.validate(full=True)  # damaged offsets would end the process when cells are taken out
            for cells in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                number += 1
                plain = [_plain(cell) for cell in cells]
                if sum(len(cell) for cell in plain if isinstance(cell, str)) > MAX_REPORT_BYTES:
                    yield source.reject("too_large", f"the row is longer than {MAX_REPORT_BYTES} characters", number)
                else:
                    yield number, columns.row(plain)
    except (arrow.ArrowException, OSError, ValueError, OverflowError) as fault:
        after = f" after row {number}" if number else ""
        yield source.reject("broken_table", f"it cannot be read{after}: {' '.join(str(fault).split())[:300]}")


def _plain(cell: object) -> object:
    """Return a cell as JSON could hold it: days and instants in ISO form, bytes as UTF-8, else in base 64."""
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, bytes):
        try:
            return cell.decode("utf-8")
        except UnicodeDecodeError:
            return base64.b64encode(cell).decode("ascii")
    if cell is None or isinstance(cell, str | bool | int | float):
        return cell
    return json.loads(json.dumps(cell, default=str))
