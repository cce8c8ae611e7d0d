"""A dyad: what two sides did to each other over time, where nothing was collected, and ledgers of their acts."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from lapwing.errors import QueryError, UnknownRecordError
from lapwing.records.fused import Event
from lapwing.series.coverage import measure_coverage
from lapwing.series.periods import By, Period, period_of_date, periods_between
from lapwing.store.events import pairs_of
from lapwing.web.asked import Asked
from lapwing.web.chosen import Chosen, choose_events, latest_first
from lapwing.web.drawings.lanes import Lane, Stretch, draw_lanes
from lapwing.web.page import page
from lapwing.web.site import Site

_STEPS: tuple[By, ...] = ("week", "month", "year")
_MOST_PERIODS = 130
_THIN = 0.25  # of the median period's reports, as in series
_WITHIN_DAYS = 7  # a date vaguer than that is counted only where all of it lies in one period
_MOST_ROWS = 60

#: Every PLOVER type stands in one ledger; visits and exercises are told from their type's others by mode and context.
LEDGERS = (
    ("visits", "Visits", ()),
    ("talks", "Talks and meetings", ("CONSULT",)),
    ("deals", "Deals and promises", ("AGREE",)),
    ("support", "Support, aid and concessions", ("SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")),
    ("exercises", "Exercises and deployments", ("MOBILIZE",)),
    ("sanctions", "Sanctions and expulsions", ("SANCTION",)),
    ("words", "Demands, accusations and threats", ("REQUEST", "ACCUSE", "REJECT", "THREATEN")),
    ("force", "Coercion and force", ("COERCE", "ASSAULT", "PROTEST")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Acts of one kind, the latest first: at most so many as a page holds of `n_events`."""

    name: str
    title: str
    types: tuple[str, ...]
    n_events: int
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadView:
    """Both directions of a dyad, counted by periods.

    `n_undrawn` are too vague for a period or outside the time drawn; `n_other` did not (yet) take place.
    """

    pair: tuple[str, str]
    by: str
    first: str | None
    last: str | None
    n_events: int
    n_undrawn: int
    n_other: int
    lanes: tuple[Lane, ...]
    stretches: tuple[Stretch, ...]
    ledgers: tuple[Ledger, ...]
    drawing: Markup


def view_dyad(site: Site, asked: Asked) -> DyadView:
    """Return the dyad that the address names.

    Raises:
        QueryError: if it is no dyad.
        UnknownRecordError: if nothing at all is known of it.
    """
    pair = _pair(asked.names["pair"])
    chosen = choose_events(site, asked, dyad="-".join(pair))
    if not chosen.events and not chosen.n_other and not (chosen.first or chosen.last):
        raise UnknownRecordError(f"there is no event of {pair[0]} and {pair[1]} in the workspace")
    days = site.kept("days", site.workspace.days)
    reports = {date.fromisoformat(each.day): each.n_reports for each in days if each.n_reports}
    by, periods = _periods(chosen, reports, asked.one("by"))
    lanes = tuple(_lane(chosen.events, way, by, periods) for way in (pair, pair[::-1]))
    stretches = _stretches(periods, by, reports)
    return DyadView(
        pair=pair,
        by=by,
        first=stretches[0].first if stretches else None,
        last=stretches[-1].last if stretches else None,
        n_events=len(chosen.events),
        n_undrawn=_n_undrawn(chosen.events, by, periods),
        n_other=chosen.n_other,
        lanes=lanes,
        stretches=stretches,
        ledgers=keep_ledgers(chosen.events),
        drawing=draw_lanes(lanes, stretches, lambda first, last: asked.change(since=first, until=last)),
    )


def _pair(given: str) -> tuple[str, str]:
    found = re.fullmatch(r"([A-Za-z]{3})-([A-Za-z]{3})", given)
    if found is None or found[1].upper() == found[2].upper():
        raise QueryError(f"{given!r} is no dyad: write two codes, such as IRN-RUS")
    return found[1].upper(), found[2].upper()


def _periods(chosen: Chosen, reports: Mapping[date, int], asked_by: str | None) -> tuple[By, tuple[Period, ...]]:
    """Return the periods of the time asked for, else of the time of collection; longer ones where they are too many."""
    if asked_by not in (None, *_STEPS):
        raise QueryError(f"{asked_by!r} is no length of periods here: {', '.join(_STEPS)}")
    days = sorted(reports)
    first = date.fromisoformat(chosen.first) if chosen.first else days[0] if days else None
    last = date.fromisoformat(chosen.last) if chosen.last else days[-1] if days else None
    if first is None or last is None or last < first:
        return asked_by or "week", ()
    steps = _STEPS[_STEPS.index(asked_by) :] if asked_by else _STEPS
    by = next((step for step in steps if _n_periods(first, last, step) <= _MOST_PERIODS), _STEPS[-1])
    return by, tuple(periods_between(first, last, by))[-_MOST_PERIODS:]


def _n_periods(first: date, last: date, by: By) -> float:
    return (last - first).days / {"week": 7, "month": 30, "year": 365}[by]


def _lane(events: Sequence[Event], way: tuple[str, str], by: By, periods: Sequence[Period]) -> Lane:
    own = [event for event in events if way in pairs_of(event)]
    counts: Counter[tuple[date, int]] = Counter()
    for event in own:
        period = period_of_date(event.date, by, _WITHIN_DAYS)
        if period:
            counts[period.first, event.quad_code] += 1
    total = Counter(event.quad_code for event in own)
    return Lane(
        actor=way[0],
        recipient=way[1],
        n_by_quad=tuple(total[quad] for quad in (1, 2, 3, 4)),
        counts=tuple(tuple(counts[period.first, quad] for quad in (1, 2, 3, 4)) for period in periods),
    )


def _stretches(periods: Sequence[Period], by: By, reports: Mapping[date, int]) -> tuple[Stretch, ...]:
    covered = measure_coverage(periods, by, reports, _THIN)
    return tuple(
        Stretch(
            label=each.label,
            first=each.first.isoformat(),
            last=each.last.isoformat(),
            n_reports=covered[each.first].reports,
            coverage=covered[each.first].flag,
        )
        for each in periods
    )


def _n_undrawn(events: Sequence[Event], by: By, periods: Sequence[Period]) -> int:
    drawn = {period.first for period in periods}
    placed = (period_of_date(event.date, by, _WITHIN_DAYS) for event in events)
    return sum(period is None or period.first not in drawn for period in placed)


def keep_ledgers(events: Sequence[Event]) -> tuple[Ledger, ...]:
    """Return the ledgers that have entries, each event in one."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(_ledger_of(event), []).append(event)
    return tuple(
        Ledger(
            name=name,
            title=title,
            types=types or ("CONSULT",),
            n_events=len(found[name]),
            events=latest_first(found[name])[:_MOST_ROWS],
        )
        for name, title, types in LEDGERS
        if name in found
    )


def _ledger_of(event: Event) -> str:
    if event.event == "CONSULT" and "visit" in event.mode:
        return "visits"
    if event.event == "COOPERATE" and "military" in event.context:
        return "exercises"
    return next((name for name, _, types in LEDGERS if event.event in types), "words")


ROUTES = page("/dyad/{pair}", "dyad.html", view_dyad)
