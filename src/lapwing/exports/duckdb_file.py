"""A DuckDB database with one table, typed, by duckdb where it is installed."""

import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from lapwing.exports.extras import import_extra
from lapwing.exports.tables import CSV, Cells, Column, write_table

TABLE_NAME = "events"
_TYPES = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "day": "DATE"}


def write_duckdb(lines: Iterable[Cells], columns: Sequence[Column], stream: BinaryIO) -> int:
    """Write a database whose table `events` has these columns, and return how many rows it has.

    DuckDB writes files, not streams, and takes a CSV file many times faster than rows: both lie in a folder of their
    own until the database is whole. Its rows are the same on each run, its bytes are not: DuckDB marks each database.

    Raises:
        LapwingError: if duckdb is not installed.
    """
    duckdb = import_extra("duckdb", extra="duckdb")
    with tempfile.TemporaryDirectory(prefix="lapwing-") as folder:
        rows, database = Path(folder) / "rows.csv", Path(folder) / "events.duckdb"
        with rows.open("wb") as csv_stream:
            n_written = write_table(lines, columns, CSV, csv_stream)
        types = {column.name: _TYPES[column.kind] for column in columns}
        connection = duckdb.connect(str(database))
        try:
            declared = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
            connection.execute(f"CREATE TABLE {TABLE_NAME} ({declared})")
            # One thread, as cells may hold line breaks; the types are ours, nothing is guessed.
            connection.execute(
                f"INSERT INTO {TABLE_NAME} SELECT * FROM read_csv(?, columns = ?, header = true, delim = ',', "
                "quote = '\"', escape = '\"', nullstr = '', auto_detect = false, parallel = false)",
                [str(rows), types],
            )
        finally:
            connection.close()
        with database.open("rb") as whole:
            shutil.copyfileobj(whole, stream)
    return n_written
