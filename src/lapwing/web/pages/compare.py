"""Comparing origins: what each tells of one event, in which words, on whose word, what it leaves out, who was first."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lapwing.api import ShownEvent
from lapwing.dossier.material import MatrixRow
from lapwing.dossier.matrix import build_matrix, shown_value
from lapwing.dossier.terms import TITLES
from lapwing.errors import QueryError
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.fused import Event, Origin
from lapwing.web.addresses import passage_address
from lapwing.web.asked import Asked
from lapwing.web.page import page
from lapwing.web.site import Site

_LEAST, _MOST = 2, 6
_MOST_SENTENCES = 3
_LEAST_LETTERS = 4  # shorter words say nothing of how something is told


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A sentence in which an origin tells the event: its pieces, those that no other origin's sentences have lit."""

    pieces: tuple[tuple[str, bool], ...]
    trigger: str
    source: str | None
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One origin beside the others. `days_after`: how long after the first of those shown it came; None if unknown.

    `omissions` are (field, what others tell of it); `claimants` those on whose word it tells something.
    """

    origin: Origin
    documents: tuple[Document, ...]
    first: str | None
    days_after: int | None
    wordings: tuple[Wording, ...]
    claimants: tuple[str, ...]
    omissions: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An origin to choose; `address` is that of this page with or without it, None where that cannot be."""

    origin: Origin
    is_shown: bool
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareView:
    """Two to six origins of one event, the first to tell it first."""

    event: Event
    choices: tuple[Choice, ...]
    tellings: tuple[Telling, ...]
    matrix: tuple[MatrixRow, ...]
    addresses: Mapping[int, str]


def view_compare(site: Site, asked: Asked) -> CompareView:
    """Return the comparison of the origins that `origin` names, by default of the first six to tell the event.

    Raises:
        QueryError: if fewer than two or more than six are asked for, or one that does not tell the event.
    """
    shown = site.workspace.show(asked.names["event_id"])
    known = _in_order(shown)
    chosen = _chosen(known, asked.many("origin"))
    told = {one.origin_id: _told_by(one, shown) for one in chosen}
    numbers = {cited.mention.mention_id: n for n, cited in enumerate(shown.mentions, 1)}
    reports = {numbers[cited.mention.mention_id]: cited.mention.report_id for cited in reversed(shown.mentions)}
    starts = [day for one in chosen if (day := _first_day(one, shown))]
    return CompareView(
        event=shown.event,
        choices=_choices(known, chosen, asked),
        tellings=tuple(_telling(one, shown, chosen, told, min(starts, default=None)) for one in chosen),
        matrix=build_matrix(shown.event, [one.origin_id for one in chosen], numbers, reports),
        addresses={numbers[one.mention.mention_id]: _address(one.mention) for one in reversed(shown.mentions)},
    )


def _in_order(shown: ShownEvent) -> tuple[Origin, ...]:
    """Return the origins, the first published first, those of no known day last."""
    return tuple(sorted(shown.event.origins, key=lambda one: (_first_day(one, shown) or "9999", one.origin_id)))


def _first_day(origin: Origin, shown: ShownEvent) -> str | None:
    days = [each.published.date_max for each in shown.documents if each.report_id in origin.reports]
    return min((day for day in days if day), default=None)


def _chosen(known: Sequence[Origin], asked: Sequence[str]) -> tuple[Origin, ...]:
    if len(known) < _LEAST:
        raise QueryError("one origin tells this event: there is nothing to compare it with")
    ids = {one.origin_id for one in known}
    strange = [each for each in asked if each not in ids]
    if strange:
        raise QueryError(f"{strange[0]!r} is no origin of this event")
    if asked and not _LEAST <= len(asked) <= _MOST:
        raise QueryError(f"{len(asked)} origins are asked for: compare {_LEAST} to {_MOST}")
    return tuple(one for one in known if not asked or one.origin_id in asked)[:_MOST]


def _choices(known: Sequence[Origin], chosen: Sequence[Origin], asked: Asked) -> tuple[Choice, ...]:
    ids = [one.origin_id for one in chosen]
    found = []
    for one in known:
        is_shown = one.origin_id in ids
        new = [each for each in ids if each != one.origin_id] if is_shown else [*ids, one.origin_id]
        address = asked.change(origin=new) if _LEAST <= len(new) <= _MOST else None
        found.append(Choice(origin=one, is_shown=is_shown, address=address))
    return tuple(found)


def _told_by(origin: Origin, shown: ShownEvent) -> tuple[CitedMention, ...]:
    """Return the mentions of the event in the reports of an origin, those coded most surely first, a sentence once."""
    own = set(shown.event.mentions)
    found: dict[str, CitedMention] = {}
    for cited in sorted(shown.mentions, key=lambda each: -each.mention.confidence):
        if cited.mention.report_id in origin.reports and cited.mention.mention_id in own:
            found.setdefault(cited.mention.sentence.text, cited)
    return tuple(found.values())


def _telling(
    origin: Origin,
    shown: ShownEvent,
    chosen: Sequence[Origin],
    told: Mapping[str, Sequence[CitedMention]],
    earliest: str | None,
) -> Telling:
    first = _first_day(origin, shown)
    others = {word for id_, mentions in told.items() if id_ != origin.origin_id for word in _words(mentions)}
    values = [value for fact in shown.event.facts for value in fact.values if origin.origin_id in value.origins]
    return Telling(
        origin=origin,
        documents=tuple(each for each in shown.documents if each.report_id in origin.reports),
        first=first,
        days_after=(date.fromisoformat(first) - date.fromisoformat(earliest)).days if first and earliest else None,
        wordings=tuple(_wording(each.mention, others) for each in told[origin.origin_id][:_MOST_SENTENCES]),
        claimants=tuple(sorted({name for value in values for name in value.claimants})),
        omissions=_omissions(shown.event, origin, {one.origin_id for one in chosen}),
    )


def _words(mentions: Sequence[CitedMention]) -> set[str]:
    return {word.casefold() for each in mentions for word in re.findall(r"\w+", each.mention.sentence.text)}


def _wording(mention: EventMention, others: set[str]) -> Wording:
    """Light the words that no other origin uses in telling the event."""
    pieces = re.split(r"(\w+)", mention.sentence.text)
    return Wording(
        pieces=tuple((piece, _is_own(piece, others)) for piece in pieces if piece),
        trigger=mention.trigger.text,
        source=mention.source.name if mention.source else None,
        address=_address(mention),
    )


def _is_own(piece: str, others: set[str]) -> bool:
    return piece[:1].isalnum() and len(piece) >= _LEAST_LETTERS and piece.casefold() not in others


def _omissions(event: Event, origin: Origin, chosen: set[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what others of those compared tell of a field of which this origin tells nothing."""
    found = []
    for fact in event.facts:
        is_told = any(origin.origin_id in value.origins for value in fact.values)
        others = tuple(shown_value(value) for value in fact.values if chosen & set(value.origins))
        if not is_told and others:
            found.append((TITLES.get(fact.field, fact.field), others))
    return tuple(found)


def _address(mention: EventMention) -> str:
    return passage_address(mention.report_id, mention.sentence.start, mention.sentence.end)


ROUTES = page("/compare/{event_id}", "compare.html", view_compare)
