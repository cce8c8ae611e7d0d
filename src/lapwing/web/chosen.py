"""Which events a page draws: by a filter, in the time that its address names, all or only what took place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lapwing.errors import QueryError
from lapwing.exports.rules import TOOK_PLACE
from lapwing.records.fused import Event
from lapwing.store.search import day_bounds
from lapwing.web.asked import Asked
from lapwing.web.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Events in order of their days. `n_other` are planned, possible, negated or mere background, and left out."""

    events: tuple[Event, ...]
    n_other: int
    first: str | None
    last: str | None


def choose_events(site: Site, asked: Asked, **filters: Any) -> Chosen:
    """Return the events that fit `filters` (those of `Workspace.events`) and `since`, `until`, `reality` as asked.

    Raises:
        QueryError: if a filter has no meaning.
    """
    first, last = bounds_asked(asked)
    since, until, reality = asked.one("since"), asked.one("until"), asked.one("reality")
    wanted = {**filters, "since": since, "until": until}
    found = site.kept(f"events of {wanted!r}", lambda: tuple(site.workspace.events(**wanted)))
    kept = found if reality else tuple(event for event in found if event.reality in TOOK_PLACE)
    return Chosen(events=kept, n_other=len(found) - len(kept), first=first, last=last)


def bounds_asked(asked: Asked) -> tuple[str | None, str | None]:
    """Return the first and last ISO day that are asked for.

    Raises:
        QueryError: if they are no days or turned round, or `reality` is something else than "all".
    """
    since, until, reality = asked.one("since"), asked.one("until"), asked.one("reality")
    if reality not in (None, "all"):
        raise QueryError(f"reality is {reality!r}, but can only be 'all' here")
    first, last = since and day_bounds(since)[0], until and day_bounds(until)[1]
    if first and last and first > last:
        raise QueryError(f"the time ends on {last} before it begins on {first}")
    return first, last


def latest_first(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return events by the day they began, the latest first, undated ones last."""
    return tuple(sorted(events, key=lambda event: event.date.date_min or "", reverse=True))
