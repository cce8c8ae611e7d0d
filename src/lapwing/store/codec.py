"""Typed records to JSON text and back: how a `record` column is written and read.

Fields that hold their default are left out, so that a new field with a default needs no migration. Not a format for
other programs: those stand in `exports`.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from lapwing.errors import WorkspaceError

_R = TypeVar("_R")
_Decoder = Callable[[Any], Any]


def encode_record(record: object) -> str:
    """Return `record` (a frozen dataclass) as compact JSON; equal records give equal text."""
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":"))


def decode_record(kind: type[_R], text: str) -> _R:
    """Return the record of type `kind` that `encode_record` wrote.

    Raises:
        WorkspaceError: if `text` is not such a record, as after a change by hand or by a newer version.
    """
    try:
        decode: _Decoder = _decoder(cast(Hashable, kind))
        record: _R = decode(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise WorkspaceError(
            f"a stored {kind.__name__} cannot be read ({error}): the workspace is damaged or newer"
        ) from error
    return record


def _plain(value: object) -> Any:
    kind = type(value)
    if value is None or kind in _SIMPLE:
        return value
    if is_dataclass(kind):
        told = {}
        for name, default in _defaults(kind):
            one = getattr(value, name)
            if type(default) is not type(one) or default != one:
                told[name] = _plain(one)
        return told
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """Return the fields of a record with their defaults; MISSING, which no value is, where there is none."""
    return tuple((field.name, field.default) for field in fields(cast(Any, kind)))


@cache
def _decoder(kind: Hashable) -> _Decoder:
    origin = get_origin(kind)
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    if origin is tuple:
        return _tuple_decoder(get_args(kind))
    if origin in (Union, UnionType):
        return _optional_decoder(get_args(kind))
    if origin is Literal:
        return _same
    return _SIMPLE[kind]


def _dataclass_decoder(kind: Any) -> _Decoder:
    hints = get_type_hints(kind)
    decoders = {field.name: _decoder(hints[field.name]) for field in fields(kind)}

    def decode(plain: dict[str, Any]) -> Any:
        return kind(**{name: decoders[name](value) for name, value in plain.items()})

    return decode


def _tuple_decoder(kinds: tuple[Any, ...]) -> _Decoder:
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        each = _decoder(kinds[0])
        return lambda plain: tuple([each(item) for item in plain])
    every = tuple(_decoder(kind) for kind in kinds)
    return lambda plain: tuple(decode(item) for decode, item in zip(every, plain, strict=True))


def _optional_decoder(kinds: tuple[Any, ...]) -> _Decoder:
    (kind,) = [kind for kind in kinds if kind is not NoneType]
    decode = _decoder(kind)
    return lambda plain: None if plain is None else decode(plain)


def _same(plain: Any) -> Any:
    return plain


def _text(plain: Any) -> str:
    if not isinstance(plain, str):
        raise TypeError(f"{plain!r} is not text")
    return plain


def _number(plain: Any) -> int:
    if not isinstance(plain, int):
        raise TypeError(f"{plain!r} is not a whole number")
    return plain


_SIMPLE: dict[Any, _Decoder] = {str: _text, int: _number, float: float, bool: _same}
