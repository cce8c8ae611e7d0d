"""From events to their panel."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lapwing.errors import QueryError
from lapwing.exports.gather import Evidence, gather_records
from lapwing.exports.rules import ExportRules, keep_records
from lapwing.knowledge.countries import Country
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.fused import Event
from lapwing.records.mention import Mentions
from lapwing.series.coverage import measure_coverage
from lapwing.series.panel import QUADS, Category, Panel, Sums
from lapwing.series.periods import By, period_of, periods_between
from lapwing.series.rules import Pair, Per, SeriesRules
from lapwing.series.tally import Cell, Place, Span, Tally, tally_records

MOST_ROWS = 10_000_000  # of the long table: more is an oversight, as days of all dyads of the world


@dataclass(frozen=True, slots=True)
class _Tellings:
    """Evidence without its documents: a panel needs the words of acts, not the reports."""

    evidence: Evidence

    def cited(self, *, mention_ids: Sequence[str]) -> Sequence[CitedMention]:
        return self.evidence.cited(mention_ids=mention_ids)

    def documents(self, report_ids: Sequence[str]) -> Sequence[Document]:  # noqa: ARG002 - as evidence has it
        return ()

    def mentions_of(self, report_id: str) -> Mentions:
        return self.evidence.mentions_of(report_id)


def span_of(since: str | None, until: str | None, reports: Mapping[date, int], by: By) -> Span | None:
    """Return the first and last day of a panel in whole periods: as asked (ISO days), else as long as was collected."""
    days = sorted(day for day, number in reports.items() if number)
    first = date.fromisoformat(since) if since else days[0] if days else None
    last = date.fromisoformat(until) if until else days[-1] if days else None
    if first is None or last is None:
        return None
    if first > last:
        raise QueryError(f"the time ends on {last} before it begins on {first}")
    return period_of(first, by).first, period_of(last, by).last


def build_panel(
    events: Iterable[Event],
    evidence: Evidence,
    series: SeriesRules,
    rules: ExportRules,
    *,
    span: Span | None,
    reports: Mapping[date, int],
    countries: Mapping[str, Country],
    types: Iterable[tuple[str, int]],
) -> Panel:
    """Return the panel of events.

    Args:
        events: what may be counted.
        evidence: where the words of their tellings are fetched from.
        series: which dyads, periods, categories.
        rules: which events count: those of exports.
        span: the first and last day; None is from the first to the last period that anything is counted in.
        reports: reports by day of publication.
        countries: by ISO-3.
        types: the codebook's PLOVER types with their quad codes, in its order.

    Raises:
        QueryError: if the panel would have too many rows.
    """
    left_out: Counter[str] = Counter()
    records = keep_records(gather_records(events, _Tellings(evidence), rules.level), rules, left_out)
    tally = tally_records(records, series, rules, span, left_out)
    span = span or _span_of_cells(tally)
    periods = tuple(periods_between(*span, series.by)) if span else ()
    pairs = series.pairs or _pairs_found(tally)
    categories = _categories(series.per, types, tally)
    n_rows = len(pairs) * len(periods) * len(categories)
    if n_rows > MOST_ROWS:
        raise QueryError(
            f"{len(pairs)} dyads in {len(periods)} periods make {n_rows:,} rows: "
            "name dyads or actors, a shorter time, or longer periods"
        )
    return Panel(
        rules=series,
        pairs=pairs,
        periods=periods,
        categories=categories,
        sums=_summed(tally, series.per),
        quad_sums=_summed(tally, "quad"),
        coverage=measure_coverage(periods, series.by, reports, series.thin),
        countries=countries,
        n_events=tally.n_events,
        left_out=tuple(sorted(left_out.items())),
    )


def _categories(per: Per, types: Iterable[tuple[str, int]], tally: Tally) -> tuple[Category, ...]:
    if per == "quad":
        return tuple((name, code) for code, name in QUADS.items())
    if per == "all":
        return (("total", None),)
    known = dict(types)
    others = {place.event: place.quad_code for place in tally.cells if place.event not in known}
    return (*known.items(), *sorted(others.items()))  # what another codebook coded is not lost


def _category(place: Place, per: Per) -> str:
    return {"quad": QUADS[place.quad_code], "type": place.event, "all": "total"}[per]


def _summed(tally: Tally, per: Per) -> Sums:
    sums: dict[tuple[Pair, date, str], Cell] = {}
    for place, cell in tally.cells.items():
        sums.setdefault((place.pair, place.first, _category(place, per)), Cell()).add(cell)
    return sums


def _pairs_found(tally: Tally) -> tuple[Pair, ...]:
    """Every dyad that was found, in both directions."""
    found = {place.pair for place in tally.cells}
    return tuple(sorted(found | {(recipient, actor) for actor, recipient in found}))


def _span_of_cells(tally: Tally) -> Span | None:
    days = [place.first for place in tally.cells]
    return (min(days), max(days)) if days else None
