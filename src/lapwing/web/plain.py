"""A view as JSON: the twin of a page tells what the page tells."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from markupsafe import Markup


def plain(value: object) -> Any:
    """Return a view as JSON objects; drawings are left out, and a record that knows its own JSON is asked for it."""
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if hasattr(value, "to_dicts"):
        return value.to_dicts()
    if is_dataclass(value):
        named = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: plain(one) for name, one in named if not isinstance(one, Markup)}
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items() if not isinstance(one, Markup)}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(one) for one in value]
    return value
