"""Counting records into cells: a directed pair of countries, a period, a type."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from lapwing.exports.cameo import goldstein
from lapwing.exports.export_record import ExportRecord
from lapwing.exports.rules import ExportRules, Row, expand_rows
from lapwing.records.event import Participant
from lapwing.series.periods import period_of_date
from lapwing.series.rules import Pair, SeriesRules


@dataclass(slots=True)
class Cell:
    """What is counted in one cell: records, the sum of their Goldstein figures, and of their PLOVER scores."""

    events: int = 0
    goldstein: float = 0.0
    event_scale: float = 0.0

    def add(self, other: "Cell") -> None:
        """Add another cell's counts and sums."""
        self.events += other.events
        self.goldstein += other.goldstein
        self.event_scale += other.event_scale


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a record is counted: the pair, the period's first day, the PLOVER type and its quad code."""

    pair: Pair
    first: date
    event: str
    quad_code: int


Span = tuple[date, date]  # the first and last day of a panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The cells that are not zero, and how many records are in them."""

    cells: Mapping[Place, Cell]
    n_events: int


def tally_records(
    records: Iterable[ExportRecord], series: SeriesRules, rules: ExportRules, span: Span | None, left_out: Counter[str]
) -> Tally:
    """Return the cells that are not zero; count the records that are in none by the reason.

    Acts of all on each other count for both directions, compound actors for each of their countries. A record counts
    once in a direction, however many of its actors are of one country. What is done within one country counts only
    where that pair is asked for.

    Args:
        records: those that the rules let through.
        series: what is counted.
        rules: the rules of exports; reciprocal and compound acts are always directed and exploded.
        span: the first and last day of the panel, None where it is as long as what is counted.
        left_out: counts what is in no cell.
    """
    wanted, sectors = frozenset(series.pairs), frozenset(code.upper() for code in series.sectors)
    rules = replace(rules, reciprocal="both", compound="explode", dyads_only=False)
    cells: defaultdict[Place, Cell] = defaultdict(Cell)
    n_events = 0
    for _, rows in groupby(expand_rows(records, rules, left_out), key=lambda row: row.record.record_id):
        record, told = _pairs_of(rows, sectors)
        pairs = {pair for pair in told if pair in wanted or (not wanted and pair[0] != pair[1])}
        period = period_of_date(record.date, series.by, rules.max_days)
        if period is None:
            left_out["undated or too vague"] += 1
        elif span and not span[0] <= period.first <= span[1]:
            left_out["outside the time"] += 1
        elif not pairs:
            left_out[_why_not(told)] += 1
        else:
            n_events += 1
            one = Cell(1, goldstein(record.cameo) or 0.0, record.event_scale)
            for pair in sorted(pairs):
                cells[Place(pair, period.first, record.event, record.quad_code)].add(one)
    return Tally(cells=cells, n_events=n_events)


def _pairs_of(rows: Iterable[Row], sectors: frozenset[str]) -> tuple[ExportRecord, set[Pair]]:
    """The record of its rows, and the pairs of countries that are known on both sides."""
    all_rows = list(rows)
    ends = ((_country(row.actor, sectors), _country(row.recipient, sectors)) for row in all_rows)
    return all_rows[0].record, {(actor, recipient) for actor, recipient in ends if actor and recipient}


def _country(side: tuple[Participant, ...], sectors: frozenset[str]) -> str | None:
    """The country of a side, None where it is not known or not of the sectors that count."""
    counts = side and (not sectors or not sectors.isdisjoint(side[0].sector))
    return side[0].country if counts else None


def _why_not(told: set[Pair]) -> str:
    if not told:
        return "no dyad that counts"
    return "within one country" if all(actor == recipient for actor, recipient in told) else "other dyads"
