"""Rows of JSON objects as data frames, by the library that is asked for, if it is installed."""

from collections.abc import Sequence
from typing import Any

from lapwing.exports.extras import import_extra


def to_pandas(rows: Sequence[dict[str, Any]]) -> Any:
    """Return a pandas.DataFrame with a column a key; nested values stay objects."""
    return import_extra("pandas", extra="pandas").DataFrame(list(rows))


def to_polars(rows: Sequence[dict[str, Any]]) -> Any:
    """Return a polars.DataFrame with a column a key; nested values are structs and lists."""
    return import_extra("polars", extra="polars").from_dicts(list(rows), infer_schema_length=None)


def to_arrow(rows: Sequence[dict[str, Any]]) -> Any:
    """Return a pyarrow.Table with a column a key; nested values are structs and lists."""
    return import_extra("pyarrow", extra="arrow").Table.from_pylist(list(rows))
