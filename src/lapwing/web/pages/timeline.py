"""The timeline: when events happened, as sharply as that is known, against when they were first told."""

from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from markupsafe import Markup

from lapwing.exports.rules import TOOK_PLACE
from lapwing.records.fused import Event
from lapwing.web.asked import Asked
from lapwing.web.chosen import bounds_asked
from lapwing.web.drawings.bars import draw_axis, draw_bar, make_axis, vagueness
from lapwing.web.drawings.volume import Volume, make_volume
from lapwing.web.page import page
from lapwing.web.site import Site

PAGE_SIZE = 60
_MOST_PAGES = 4000
_FACETS = ("type", "country", "dyad", "actor", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One event. `vague` tells which ends of its date are; `lag` is the days from its end to the first report."""

    event: Event
    vague: str
    lag: int | None
    drawing: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """A page of events in time. `first` and `last` are the days that are drawn; what lies beyond sticks to the edge."""

    n_events: int
    number: int
    n_pages: int
    first: str | None
    last: str | None
    median_lag: float | None
    rows: tuple[Row, ...]
    volume: Volume | None
    axis: Markup


def view_timeline(site: Site, asked: Asked) -> TimelineView:
    """Return what the address chooses: facets, `since`, `until`, `reality`, `order` (newest first by default), `page`.

    Raises:
        QueryError: if a filter has no meaning.
    """
    bounds_asked(asked)
    number = asked.number("page", 1, 1, _MOST_PAGES)
    facets = {name: asked.many(name) for name in _FACETS}
    wanted: dict[str, Any] = {
        "facets": facets if asked.one("reality") else {**facets, "reality": TOOK_PLACE},
        "since": asked.one("since"),
        "until": asked.one("until"),
    }
    counts = site.kept(f"counts of {wanted!r}", lambda: site.workspace.count(**wanted))
    found = site.workspace.search(
        **wanted,
        counts=counts,
        limit=PAGE_SIZE,
        offset=(number - 1) * PAGE_SIZE,
        newest_first=asked.one("order") != "earliest",
    )
    axis = make_axis(found.events)
    lags = [lag for event in found.events if (lag := lag_of(event)) is not None]
    return TimelineView(
        n_events=found.n_events,
        number=number,
        n_pages=max(1, -(-found.n_events // PAGE_SIZE)),
        first=axis.first.isoformat() if axis else None,
        last=axis.last.isoformat() if axis else None,
        median_lag=median(lags) if lags else None,
        rows=tuple(
            Row(
                event=event,
                vague=vagueness(event.date.edtf),
                lag=lag_of(event),
                drawing=draw_bar(event, axis) if axis else Markup(),
            )
            for event in found.events
        ),
        volume=make_volume(found.days, lambda first, last: asked.change(since=first, until=last), above=48, below=0),
        axis=draw_axis(axis) if axis else Markup(),
    )


def lag_of(event: Event) -> int | None:
    """Return the days from the end of an event to its first report, below 0 where it was told before; None if unknown.

    Of an event whose date is vague nothing is known to the day.
    """
    if not event.date.date_max or not event.first_reported or len(event.first_reported) != len("2021-10-17"):
        return None
    if vagueness(event.date.edtf) != "none":
        return None
    return (date.fromisoformat(event.first_reported) - date.fromisoformat(event.date.date_max)).days


ROUTES = page("/timeline", "timeline.html", view_timeline)
