"""The declared rules of an export: which records, which rows of each, which day a row has."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from lapwing.errors import QueryError
from lapwing.exports.export_record import ExportRecord
from lapwing.exports.gather import Level
from lapwing.exports.mutual import is_mutual
from lapwing.records.event import EventDate, Participant
from lapwing.records.reading import Reality

Reciprocal = Literal["both", "once", "keep"]
Compound = Literal["explode", "join"]
Nodes = Literal["country", "actor"]

REALITIES: tuple[Reality, ...] = get_args(Reality)
TOOK_PLACE = ("happened", "ongoing")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRules:
    """What is exported and how. None means: as the format's readers expect it.

    level: a record is a fused event, or one mention of it.
    realities: of the record; by default happened and ongoing, for a calendar planned.
    reciprocal: what becomes of a mutual act (talks, agreements, truces, clashes), whose parties are all actors: "both"
        a row from each to the others, "once" a row from the first to the others, "keep" a row without recipient.
    compound: whether several actors or recipients "explode" into a row a pair or are "join"ed in one cell.
    one_a_day: of rows of one day that agree in actor, recipient and event code only the first stays.
    min_confidence: the least probability (0 to 1) that the record is coded right.
    min_origins: the least number of independent tellings.
    dyads_only: rows without actor or recipient are left out.
    max_days: a date that is less precise than so many days gives a row no day (its first one otherwise).
    nodes: what the nodes of a graph are.
    sentences: whether the sentence that tells the record is given.
    limit: at most so many records.
    """

    level: Level = "event"
    realities: tuple[str, ...] | None = None
    reciprocal: Reciprocal | None = None
    compound: Compound | None = None
    one_a_day: bool = False
    min_confidence: float = 0.0
    min_origins: int = 1
    dyads_only: bool = False
    max_days: int = 7
    nodes: Nodes = "country"
    sentences: bool = True
    limit: int | None = None

    def __post_init__(self) -> None:
        """Refuse what has no meaning."""
        unknown = sorted(set(self.realities or ()) - set(REALITIES))
        if unknown:
            raise QueryError(f"unknown reality {', '.join(unknown)}: choose from {', '.join(REALITIES)}")
        if not 0 <= self.min_confidence <= 1:
            raise QueryError(f"a least confidence of {self.min_confidence} is no probability: give 0 to 1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a directed table. `row_id` is the record's id, with "-2", "-3" … from its second row on."""

    record: ExportRecord
    number: int
    actor: tuple[Participant, ...]
    recipient: tuple[Participant, ...]

    @property
    def row_id(self) -> str:
        """The row's own id: unique in an export, and the same in every export with the same rules."""
        return self.record.record_id if self.number == 1 else f"{self.record.record_id}-{self.number}"


def keep_records(records: Iterable[ExportRecord], rules: ExportRules, left_out: Counter[str]) -> Iterator[ExportRecord]:
    """Yield the records that the rules let through; count the others by the rule that left them out."""
    n_kept = 0
    for record in records:
        if rules.limit is not None and n_kept >= rules.limit:
            return
        reason = _why_not(record, rules)
        if reason:
            left_out[reason] += 1
        else:
            n_kept += 1
            yield record


def _why_not(record: ExportRecord, rules: ExportRules) -> str | None:
    if record.reality not in (rules.realities or TOOK_PLACE):
        return record.reality
    if record.confidence < rules.min_confidence:
        return "less confident"
    if record.n_origins < rules.min_origins:
        return "fewer origins"
    return None


def expand_rows(records: Iterable[ExportRecord], rules: ExportRules, left_out: Counter[str]) -> Iterator[Row]:
    """Yield the rows of each record; count those that are left out."""
    seen: set[tuple[object, ...]] = set()
    for record in records:
        for number, (actor, recipient) in enumerate(_pairs(record, rules), 1):
            row = Row(record=record, number=number, actor=actor, recipient=recipient)
            if rules.dyads_only and not (actor and recipient):
                left_out["no dyad"] += 1
            elif rules.one_a_day and _is_repeat(row, rules, seen):
                left_out["one a day"] += 1
            else:
                yield row


_Side = tuple[Participant, ...]


def _pairs(record: ExportRecord, rules: ExportRules) -> Iterator[tuple[_Side, _Side]]:
    for actors, recipients in _sides(record, rules):
        if rules.compound == "explode":
            for one in actors or (None,):
                for other in recipients or (None,):
                    yield (one,) if one else (), (other,) if other else ()
        else:
            yield actors, recipients


def _sides(record: ExportRecord, rules: ExportRules) -> list[tuple[_Side, _Side]]:
    parties = record.actor
    if rules.reciprocal == "keep" or not is_mutual(record):
        return [(parties, record.recipient)]
    if rules.reciprocal == "both":
        return [((one,), (*parties[:place], *parties[place + 1 :])) for place, one in enumerate(parties)]
    if rules.compound == "explode":
        return [((one,), parties[place + 1 :]) for place, one in enumerate(parties[:-1])]
    return [(parties[:1], parties[1:])]


def _is_repeat(row: Row, rules: ExportRules, seen: set[tuple[object, ...]]) -> bool:
    """Whether an earlier row has the same day, parties and code. Rows without a day are never repeats."""
    day = day_of(row.record.date, rules.max_days)
    if day is None:
        return False
    key = (day, actor_codes(row.actor), actor_codes(row.recipient), row.record.cameo or row.record.event)
    repeated = key in seen
    seen.add(key)
    return repeated


def actor_codes(side: _Side) -> tuple[str, ...]:
    """Return the codes of a side (country, then sectors), as one code a participant; "" for nobody known."""
    return tuple(actor_code(one) for one in side)


def actor_code(one: Participant) -> str:
    """Return country (or non-state code) and sectors in one: "RUSMIL", "IGO", "---REB" where the country is unknown."""
    sectors = [code for code in dict.fromkeys(one.sector) if code not in ("UNK", one.country)]
    return (one.country or "---") + "".join(sectors)


def day_of(when: EventDate, max_days: int) -> str | None:
    """Return the first ISO day that the event may lie on, None when it is known less precisely than `max_days`."""
    if not when.date_min or not when.date_max:
        return None
    n_days = (date.fromisoformat(when.date_max) - date.fromisoformat(when.date_min)).days + 1
    return when.date_min if n_days <= max_days else None
