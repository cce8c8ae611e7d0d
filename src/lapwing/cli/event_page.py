"""One event as a page: a statement, what each origin says of it, the sentences, and why they are of one event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lapwing.cli.event_text import WORTH_TELLING, counted, event_statement, origin_name, shown_path, type_name
from lapwing.cli.printing import printable
from lapwing.dossier.matrix import build_matrix, shown_value
from lapwing.dossier.terms import RELATIONS, TITLES, mark_of, state_legend
from lapwing.records.coded import CitedMention
from lapwing.records.event import EventDate, Participant
from lapwing.records.fused import Event, Fact, FactValue, Merge, Origin, Relation

if TYPE_CHECKING:
    from lapwing.api import ShownEvent

_STATUS = {"agree": "agree", "conflict": "CONFLICT", "sole": "only one", "claimed": "CLAIMED", "judged": "JUDGED"}
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_INDENT = " " * 11


def event_page(shown: "ShownEvent") -> str:
    """Return an event as a page: the statement, facts, evidence, origins, relations, reasons and history."""
    event = shown.event
    names = {origin.origin_id: origin_name(origin) for origin in event.origins}
    sections: list[tuple[str, Iterable[str]]] = [
        ("Facts", _facts(event.facts, names)),
        ("Facts by origin", _matrix(event, names)),
        ("Evidence", _evidence(shown)),
        ("Origins", _origins(event, shown.mentions)),
        ("Corrections", _revisions(event, shown)),
        ("Relations", _relations(event.relations, {other.event_id: other for other in shown.related})),
        ("Why these are one event", _merges(event.merges, shown.mentions)),
        ("History", (f"- run {run_id[:WORTH_TELLING]}: {change}" for run_id, change in event.history)),
    ]
    lines = list(_head(event))
    for title, rows in sections:
        body = list(rows)
        if body:
            lines += ["", f"## {title}", "", *body]
    return "\n".join(lines)


def _head(event: Event) -> Iterator[str]:
    yield f"# {event_statement(event)}"
    yield ""
    yield f"id         {event.event_id}"
    context = f", context {', '.join(event.context)}" if event.context else ""
    yield f"code       PLOVER {type_name(event)}, CAMEO {event.cameo or 'none'}, quad {event.quad_code}{context}"
    for role, participants in (("who", event.actor), ("whom", event.recipient)):
        for number, one in enumerate(participants):
            yield printable(f"{'' if number else role:<10} {_participant(one)}")
    yield printable(f"when       {_date(event.date)}")
    if event.place:
        at = event.place
        known = at.latitude is not None and at.longitude is not None
        pin = f" ({at.latitude:.3f}, {at.longitude:.3f})" if known else ""
        grounded = f", {at.country or 'country unknown'}{pin}, as a {at.precision}"
        yield printable(f"where      {at.name}{', not in the gazetteer' if at.precision == 'unknown' else grounded}")
    first = f", first reported {event.first_reported}" if event.first_reported else ""
    yield printable(
        f"told by    {counted(len(event.origins), 'origin')}, {counted(len(event.reports), 'report')}{first}"
    )
    yield f"confidence {event.confidence:.2f} that the best mention is coded right (not a count of sources)"


def _participant(one: Participant) -> str:
    codes = " ".join(part for part in (one.country, "/".join(one.sector)) if part) or "not grounded"
    told = "" if one.text == one.name else f", told as “{one.text}”"
    return f"{one.name} [{codes}]{told}: {one.why}"


def _date(date: EventDate) -> str:
    words = f"from “{date.text}”" if date.text else "not stated in words"
    return f"{date.edtf or 'unknown'} ({date.basis}, {words}){f': {date.why}' if date.why else ''}"


def _facts(facts: Sequence[Fact], names: Mapping[str, str]) -> Iterator[str]:
    for fact in facts:
        title = TITLES.get(fact.field, fact.field)
        silent = sorted({names.get(id_, id_) for id_ in fact.silent})
        rest = f"; silent: {', '.join(silent)}" if silent else ""
        right = f"{fact.judged.label}, " if fact.judged else ""
        yield printable(f"{title:<10} {_STATUS[fact.status]} · {right}{fact.why}{rest}")
        for value in fact.values:
            gone = f"  SUPERSEDED: {value.superseded}" if value.superseded else ""
            yield printable(f"{_INDENT}- {shown_value(value)}  [{_tellers(value, names)}]{gone}")


def _matrix(event: Event, names: Mapping[str, str]) -> Iterator[str]:
    """Each field over the origins at one glance; with one origin there is nothing to compare."""
    origins = tuple(names)
    if not 1 < len(origins) <= len(_LETTERS):
        return
    letters = _LETTERS[: len(origins)]
    yield _INDENT + "  ".join(letters)
    for row in build_matrix(event, origins):
        yield f"{row.title:<10} " + " ".join(f"{mark_of(cell.state):<2}" for cell in row.cells).rstrip()
    yield ""
    yield state_legend()
    for letter, origin in zip(letters, event.origins, strict=True):
        state = ", state-linked" if origin.state_linked else ""
        yield printable(f"{letter} {names[origin.origin_id]}{f' ({origin.owner})' if origin.owner else ''}{state}")


def _tellers(value: FactValue, names: Mapping[str, str]) -> str:
    claimants = f", on the word of {', '.join(value.claimants)}" if value.claimants else ""
    return "; ".join(names.get(id_, id_) for id_ in value.origins) + claimants


def _evidence(shown: "ShownEvent") -> Iterator[str]:
    """Each sentence with who prints it; what copies print alike stands once, with all of them."""
    agency = {report: origin_name(origin) for origin in shown.event.origins for report in origin.reports}
    told: defaultdict[tuple[str, int], list[CitedMention]] = defaultdict(list)
    for cited in shown.mentions:
        mention = cited.mention
        told[mention.sentence.text, mention.trigger.start - mention.sentence.start].append(cited)
    for alike in told.values():
        for cited in alike:
            yield printable(f"- {_where(cited, agency)}{_mark(cited, shown)}")
        yield f"  > {_marked_sentence(alike[0])}"
        source = alike[0].mention.source
        if source:
            yield printable(f"  said by: {source.name or source.text}")


def _where(cited: CitedMention, agency: Mapping[str, str]) -> str:
    outlet = cited.outlet or "outlet unknown"
    origin = agency.get(cited.mention.report_id, outlet)
    credit = f" (from {origin})" if cited.outlet and origin != outlet else ""
    path = shown_path(cited.path)
    row = f" #{cited.mention.document_id}" if path.endswith((".json", ".jsonl")) else ""
    link = f", {cited.url}" if cited.url else ""
    return f"{outlet}{credit}, {cited.published or 'undated'} ({cited.published_basis}), {path}{row}{link}"


def _mark(cited: CitedMention, shown: "ShownEvent") -> str:
    mention_id = cited.mention.mention_id
    asked = " ← the mention you asked for" if mention_id == shown.asked_mention else ""
    also = (
        "" if mention_id in shown.event.mentions else f", counted with event {(cited.event_id or '')[:WORTH_TELLING]}"
    )
    return f", mention {mention_id[:WORTH_TELLING]}{also}{asked}"


def _marked_sentence(cited: CitedMention) -> str:
    sentence, trigger = cited.mention.sentence, cited.mention.trigger
    if not sentence.covers(trigger):
        return _one_line(sentence.text)
    first, last = trigger.start - sentence.start, trigger.end - sentence.start
    return _one_line(f"{sentence.text[:first]}**{trigger.text}**{sentence.text[last:]}")


def _one_line(text: str) -> str:
    return printable(" ".join(text.split()))


def _origins(event: Event, mentions: Sequence[CitedMention]) -> Iterator[str]:
    outlets = {cited.mention.report_id: cited.outlet or "outlet unknown" for cited in mentions}
    for origin in event.origins:
        yield printable(f"- {_origin(origin, outlets)}")


def _origin(origin: Origin, outlets: Mapping[str, str]) -> str:
    name = origin_name(origin)
    printed = sorted({outlets[report] for report in origin.reports if report in outlets} - {name})
    carried = f", printed by {', '.join(printed)}" if printed else ""
    owner = f", owned by {origin.owner}" if origin.owner else ""
    state = ", state-linked" if origin.state_linked else ""
    return f"{name}: {counted(len(origin.reports), 'report')}{carried}{owner}{state}; {origin.why}"


def _revisions(event: Event, shown: "ShownEvent") -> Iterator[str]:
    names = {document.report_id: document for document in shown.documents}

    def told(report_id: str | None) -> str:
        document = names.get(report_id or "")
        if document is None:
            return "a report that tells another event" if report_id else "a report that is not in the workspace"
        outlet = document.outlet.name if document.outlet else "outlet unknown"
        return f"{outlet}, {document.published.edtf or 'undated'}, {document.url or shown_path(document.path)}"

    for revision in event.revisions:
        yield printable(f"- {told(revision.report_id)} {revision.kind} {told(revision.revised_id)}: {revision.why}")


def _relations(relations: Sequence[Relation], others: Mapping[str, Event]) -> Iterator[str]:
    for relation in relations:
        other = others.get(relation.event_id)
        what = f" {event_statement(other)}" if other else ""
        kind = RELATIONS[relation.kind]
        yield printable(f"- {kind} {relation.event_id[:WORTH_TELLING]}{what}; {relation.score.why}")


def _merges(merges: Sequence[Merge], mentions: Sequence[CitedMention]) -> Iterator[str]:
    told = {cited.mention.mention_id: cited for cited in mentions}
    for merge in merges:
        cited = told.get(merge.mention_id)
        who = f" ({cited.outlet or 'outlet unknown'}, “{cited.mention.trigger.text}”)" if cited else ""
        yield printable(f"- mention {merge.mention_id[:WORTH_TELLING]}{who}: {merge.bits:+.1f} bits")
        for reason in merge.reasons:
            bits = f"{reason.value:+.1f}" if reason.value else ""
            yield printable(f"    {bits:>5}  {reason.why}")
