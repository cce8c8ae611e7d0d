"""Rows of JSON objects as data frames, by the library that is asked for, if it is installed."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from lapwing.errors import LapwingError


def to_pandas(rows: Sequence[dict[str, Any]]) -> Any:
    """Return a pandas.DataFrame with a column a key; nested values stay objects."""
    return _library("pandas", extra="pandas").DataFrame(list(rows))


def to_polars(rows: Sequence[dict[str, Any]]) -> Any:
    """Return a polars.DataFrame with a column a key; nested values are structs and lists."""
    return _library("polars", extra="polars").from_dicts(list(rows), infer_schema_length=None)


def to_arrow(rows: Sequence[dict[str, Any]]) -> Any:
    """Return a pyarrow.Table with a column a key; nested values are structs and lists."""
    return _library("pyarrow", extra="arrow").Table.from_pylist(list(rows))


def _library(name: str, *, extra: str) -> Any:
    try:
        return import_module(name)
    except ImportError as error:
        raise LapwingError(f"{name} is not installed: pip install 'lapwing[{extra}]'") from error
