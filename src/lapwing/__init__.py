"""Lapwing reads news reports on world politics and keeps one corroborated, cited record of every event.

Example:
    >>> import lapwing
    >>> with lapwing.open("visits.db") as workspace:
    ...     workspace.code(["reports/"])
    ...     for event in workspace.events(dyad="IRN-RUS"):
    ...         print(event.event, event.date.edtf)
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from lapwing.version import __version__

if TYPE_CHECKING:
    from lapwing.api import Results, Workspace, explain, open
    from lapwing.errors import LapwingError
    from lapwing.records.event import EventMention
    from lapwing.records.fused import Event
    from lapwing.records.quote import Quote
    from lapwing.settings import Settings

__all__ = [
    "Event",
    "EventMention",
    "LapwingError",
    "Quote",
    "Results",
    "Settings",
    "Workspace",
    "__version__",
    "explain",
    "open",
]

_HOMES = {
    "Event": "lapwing.records.fused",
    "EventMention": "lapwing.records.event",
    "LapwingError": "lapwing.errors",
    "Quote": "lapwing.records.quote",
    "Results": "lapwing.api",
    "Settings": "lapwing.settings",
    "Workspace": "lapwing.api",
    "explain": "lapwing.api",
    "open": "lapwing.api",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'lapwing' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
