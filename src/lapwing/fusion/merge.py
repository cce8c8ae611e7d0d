"""One event from its tellings: headline values by the declared rule, and the facts they were picked from."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from typing import cast

from lapwing.fusion.compare.types import RECIPROCAL
from lapwing.fusion.facts import Told, rank_values, state_fact
from lapwing.fusion.origins import Telling, find_origins, list_tellings
from lapwing.fusion.participants import headline_parties, rank_parties, state_parties
from lapwing.fusion.profile import day_bounds
from lapwing.fusion.superseded import split_superseded, with_superseded
from lapwing.fusion.values import FIELDS, STAY
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.document import Document
from lapwing.records.event import EventDate, EventMention, EventPlace
from lapwing.records.fused import Event, Fact, Revision
from lapwing.records.reading import Reality

FIELD_ORDER = {
    name: place
    for place, name in enumerate(
        (
            "event",
            "mode",
            "about",
            "actor",
            "recipient",
            "date",
            "place",
            "reality",
            "dead",
            "injured",
            "size",
            "source",
            "context",
        )
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a run knows of its reports: documents by report_id, groups of near copies, the outlets of the knowledge.

    `revisions` are by the report that was taken back (of several, the first), `revising` by the report that does it.
    """

    documents: Mapping[str, Document]
    copies: Mapping[str, str]
    outlets: OutletIndex
    revisions: Mapping[str, Revision] = field(default_factory=dict)
    revising: Mapping[str, tuple[Revision, ...]] = field(default_factory=dict)


def merge_mentions(
    event_id: str,
    mentions: Sequence[EventMention],
    context: Context,
    *,
    also: Sequence[EventMention] = (),
    is_stay: bool = False,
) -> Event:
    """Return the event that `mentions` tell; the same mention_id in two reports is given once for each report.

    `also` are mentions of other events that tell this one too: they count for its reports, origins and facts, but are
    none of its mentions. With `is_stay` the event lasts: tellings of several of its days do not conflict.

    Headline values: most independent support, then precision, then number of tellings, then confidence, then earliest
    published, then the value itself; a toll that rises with the day of publication is headed by the latest. Type-bound
    codes (quad code, scale, CAMEO) come from the most confident mention of the headline type. `confidence` is the
    highest of them all.
    """
    everything = (*mentions, *also)
    fields = tuple(STAY if is_stay and field.name == STAY.name else field for field in FIELDS)
    origins = find_origins({mention.report_id for mention in everything}, context.documents, context.copies)
    all_tellings = list_tellings(everything, origins, context.documents, context.outlets)
    tellings, gone = split_superseded(all_tellings, context.revisions)
    ranked = {field.name: rank_values(field, tellings) for field in fields}
    coded = _coded_as(str(ranked["event"][0][0].raw), tellings)
    parties = rank_parties(tellings, coded.event)
    mutual = coded.event in RECIPROCAL
    facts = [state_fact(field, ranked[field.name], tellings) for field in fields]
    facts += [
        state_parties("actor", parties["actor"], tellings),
        state_parties("recipient", parties["recipient"], tellings),
    ]
    told = [fact for fact in facts if fact]
    return Event(
        event_id=event_id,
        event=coded.event,
        mode=_codes(ranked["mode"], coded.mode),
        about=coded.about,
        context=tuple(said.value for said, _ in ranked["context"]),
        quad_code=coded.quad_code,
        event_scale=coded.event_scale,
        cameo=coded.cameo,
        date=_stay_date(ranked["date"], coded) if is_stay else _headline_date(ranked["date"], coded),
        actor=headline_parties(parties["actor"], parties["recipient"] if mutual else ()),
        recipient=headline_parties(parties["recipient"], parties["actor"] if mutual else ()),
        place=cast(EventPlace, ranked["place"][0][0].raw) if ranked["place"] else None,
        reality=cast(Reality, ranked["reality"][0][0].raw),
        confidence=max(mention.confidence for mention in mentions),
        mentions=tuple(sorted({mention.mention_id for mention in mentions})),
        reports=tuple(sorted({mention.report_id for mention in everything})),
        origins=origins,
        facts=_ordered(with_superseded(told, all_tellings, fields, gone)),
        revisions=_revisions({mention.report_id for mention in everything}, context),
        first_reported=_first_reported(everything, context.documents),
    )


def _revisions(reports: Set[str], context: Context) -> tuple[Revision, ...]:
    """What took a report of the event back, and what a report of it takes back."""
    found = {context.revisions[report_id] for report_id in reports & context.revisions.keys()}
    found |= {one for report_id in reports & context.revising.keys() for one in context.revising[report_id]}
    return tuple(sorted(found, key=lambda one: (one.report_id, one.revised_id or "")))


def _first_reported(mentions: Sequence[EventMention], documents: Mapping[str, Document]) -> str | None:
    """The day by which some report of it was out: where a report's own day is a window, the last day of that."""
    published = (documents[mention.report_id].published for mention in mentions if mention.report_id in documents)
    return min((one.date_max for one in published if one.date_max), default=None)


def _coded_as(event: str, tellings: Sequence[Telling]) -> EventMention:
    told = [telling for telling in tellings if telling.mention.event == event]
    best = min(
        told, key=lambda one: (-one.mention.confidence, one.published or "9999", one.mention.mention_id, one.report_id)
    )
    return best.mention


def _codes(ranked: Sequence[Told], own: tuple[str, ...]) -> tuple[str, ...]:
    """The modes of the mention that gave the type, in order of their support."""
    return tuple(said.value for said, _ in ranked if said.value in own)


def _headline_date(ranked: Sequence[Told], coded: EventMention) -> EventDate:
    return cast(EventDate, ranked[0][0].raw) if ranked else coded.date


def _stay_date(ranked: Sequence[Told], coded: EventMention) -> EventDate:
    """The shortest stay that has a day of each telling; where one day fits them all, the best telling's own."""
    bounds = [found for said, _ in ranked if (found := day_bounds(said.raw))]
    first, last = min((last for _, last in bounds), default=0), max((first for first, _ in bounds), default=0)
    headline = _headline_date(ranked, coded)
    if first >= last:
        return headline
    since, until = (date.fromordinal(day).isoformat() for day in (first, last))
    why = f"the reports tell days of one stay: at least from {since} to {until}"
    return replace(
        headline, edtf=f"{since}/{until}", date_min=since, date_max=until, basis="inferred", text=None, why=why
    )


def _ordered(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(sorted(facts, key=lambda fact: FIELD_ORDER[fact.field]))
