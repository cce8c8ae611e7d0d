"""JSON as bytes: compact, keys in the order given, lone surrogates escaped."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO


def json_bytes(value: Mapping[str, Any]) -> bytes:
    """Return one JSON object on one line, without its line end."""
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, allow_nan=False).encode("ascii")


def write_array(head: str, values: Iterable[Mapping[str, Any]], tail: str, stream: BinaryIO) -> int:
    """Write `head`, then values as a JSON array's elements, a line each, then `tail`; return how many there were."""
    stream.write(head.encode())
    n_written = 0
    for n_written, value in enumerate(values, 1):
        stream.write(b"\n" if n_written == 1 else b",\n")
        stream.write(json_bytes(value))
    stream.write(("\n" + tail).encode())
    return n_written


def without_nothing(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return a JSON object without the keys that hold nothing (None, "", an empty list or object)."""
    return {key: item for key, item in value.items() if item is not None and item != "" and item != [] and item != {}}
