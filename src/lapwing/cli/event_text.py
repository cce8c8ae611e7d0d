"""Events as text for people: one line each, or a page with the evidence."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from lapwing.cli.printing import printable
from lapwing.records.coded import CitedMention
from lapwing.records.event import EventDate, Participant
from lapwing.records.fused import Event, Fact, FactValue, Origin, Relation

if TYPE_CHECKING:
    from lapwing.api import ShownEvent

_WORTH_TELLING = 8  # characters of an id that people need to type


def event_line(event: Event) -> str:
    """Return an event on one line: id, date, type, who, whom, where, reality, origins."""
    who = " → ".join(side for side in (_names(event.actor), _names(event.recipient)) if side) or "(nobody named)"
    where = f" in {event.place.name}" if event.place else ""
    reality = "" if event.reality == "happened" else f" ({event.reality})"
    origins = f"{len(event.origins)} origin{'' if len(event.origins) == 1 else 's'}"
    date = event.date.edtf or "undated"
    line = f"{event.event_id[:_WORTH_TELLING]}  {date:<21}  {_type(event)}{reality}: {who}{where}  · {origins}"
    return printable(line)


def event_page(shown: "ShownEvent") -> str:
    """Return an event as a page: its headline, then evidence, facts, origins, relations and history."""
    event = shown.event
    who_by_origin = {origin.origin_id: _origin_name(origin) for origin in event.origins}
    names = {other.event_id: event_line(other) for other in shown.related}
    sections: list[tuple[str, Iterable[str]]] = [
        ("Evidence", _evidence(shown.mentions, shown.asked_mention)),
        ("Facts", _facts(event.facts, who_by_origin)),
        ("Origins", _origins(event.origins)),
        ("Relations", _relations(event.relations, names)),
        ("History", (f"- run {run_id[:_WORTH_TELLING]}: {change}" for run_id, change in event.history)),
    ]
    lines = list(_headline(event))
    for title, rows in sections:
        body = list(rows)
        if body:
            lines += ["", f"## {title}", "", *body]
    return "\n".join(lines)


def _headline(event: Event) -> Iterator[str]:
    yield f"# {' '.join(event_line(event).split()[1:])}"
    yield ""
    yield f"id          {event.event_id}"
    yield f"event       {_type(event)}{f' about {event.about}' if event.about else ''} (CAMEO {event.cameo or 'none'})"
    if event.context:
        yield f"context     {', '.join(event.context)}"
    yield f"date        {_date(event.date)}"
    for role, participants in (("actor", event.actor), ("recipient", event.recipient)):
        for participant in participants:
            yield f"{role:<11} {_participant(participant)}"
    if event.place:
        at = event.place
        pin = (
            f" ({at.latitude:.3f}, {at.longitude:.3f})" if at.latitude is not None and at.longitude is not None else ""
        )
        yield printable(f"place       {at.name}, {at.country or 'country unknown'}{pin}, as a {at.precision}")
    yield f"reality     {event.reality}"
    yield f"confidence  {event.confidence:.2f} (that the best mention is coded right; not a count of sources)"


def _evidence(mentions: Sequence[CitedMention], asked: str | None) -> Iterator[str]:
    for cited in mentions:
        mention = cited.mention
        dated = f"{cited.published or 'undated'} ({cited.published_basis})"
        mark = " ← the mention you asked for" if mention.mention_id == asked else ""
        where = cited.url or cited.path
        outlet = cited.outlet or "outlet unknown"
        head = f"- {outlet}, {dated}, {where}, mention {mention.mention_id[:_WORTH_TELLING]}{mark}"
        yield printable(head)
        yield f"  > {_marked_sentence(cited)}"
        if mention.source:
            yield printable(f"  says: {mention.source.name or mention.source.text}")


def _marked_sentence(cited: CitedMention) -> str:
    sentence, trigger = cited.mention.sentence, cited.mention.trigger
    if not sentence.covers(trigger):
        return printable(sentence.text)
    first, last = trigger.start - sentence.start, trigger.end - sentence.start
    return printable(f"{sentence.text[:first]}**{trigger.text}**{sentence.text[last:]}")


def _facts(facts: Sequence[Fact], who_by_origin: dict[str, str]) -> Iterator[str]:
    for fact in facts:
        silent = ", ".join(sorted({who_by_origin.get(id_, id_) for id_ in fact.silent}))
        yield printable(f"- {fact.field}: {fact.status}{f'; silent: {silent}' if silent else ''}")
        for value in fact.values:
            yield printable(f"    {value.label or value.value}  [{_tellers(value, who_by_origin)}]")


def _tellers(value: FactValue, who_by_origin: dict[str, str]) -> str:
    tellers = "; ".join(who_by_origin.get(id_, id_) for id_ in value.origins)
    claimants = f", on the word of {', '.join(value.claimants)}" if value.claimants else ""
    return tellers + claimants


def _origins(origins: Sequence[Origin]) -> Iterator[str]:
    for origin in origins:
        state = ", state-linked" if origin.state_linked else ""
        owner = f", owned by {origin.owner}" if origin.owner else ""
        n = len(origin.reports)
        yield printable(f"- {_origin_name(origin)}: {n} report{'' if n == 1 else 's'}{owner}{state}; {origin.why}")


def _relations(relations: Sequence[Relation], names: dict[str, str]) -> Iterator[str]:
    for relation in relations:
        other = names.get(relation.event_id, relation.event_id)
        yield printable(f"- {relation.kind.replace('_', ' ')}: {other} ({relation.score.why})")


def _type(event: Event) -> str:
    return f"{event.event} {'/'.join(event.mode)}".strip()


def _names(participants: Sequence[Participant]) -> str:
    return ", ".join(
        f"{participant.name} ({participant.country})" if participant.country else participant.name
        for participant in participants
    )


def _participant(participant: Participant) -> str:
    codes = " ".join(part for part in (participant.country, "/".join(participant.sector)) if part) or "not grounded"
    told = "" if participant.text == participant.name else f", told as “{participant.text}”"
    return printable(f"{participant.name} [{codes}]{told}: {participant.why}")


def _date(date: EventDate) -> str:
    words = f", from “{date.text}”" if date.text else ""
    why = f": {date.why}" if date.why else ""
    return printable(f"{date.edtf or 'unknown'} ({date.basis}{words}){why}")


def _origin_name(origin: Origin) -> str:
    return origin.outlet or f"unnamed origin {origin.origin_id[:_WORTH_TELLING]}"
