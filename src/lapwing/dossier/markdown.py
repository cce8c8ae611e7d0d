"""A dossier as Markdown: for reading in an editor, pasting into a report, or turning into something else."""

import re
from collections.abc import Iterator

from lapwing.dossier.days import edtf_in_words
from lapwing.dossier.headline import counted, event_title, type_name
from lapwing.dossier.material import Cell, CitedPassage, Dossier, EventEntry
from lapwing.dossier.terms import RELATIONS, mark_of, name_owner, state_legend
from lapwing.records.document import Document

_SPECIAL = re.compile(r"(?<!&)([\\`*_{}\[\]#|~$])")
_LIST_MARK = re.compile(r"^(\d{0,9})([-+.)])(?=\s)")


def render_markdown(dossier: Dossier) -> str:
    """Return the whole dossier; whatever reports wrote stands as text, never as markup."""
    return "\n".join(_lines(dossier)).rstrip() + "\n"


def _lines(dossier: Dossier) -> Iterator[str]:
    yield f"# {plain(dossier.title)}"
    yield ""
    yield f"{f'Asked for: {plain(dossier.asked)}. ' if dossier.asked else ''}{_totals(dossier)}"
    yield ""
    if len(dossier.entries) > 1:
        yield from ("## Timeline", "", *_timeline(dossier), "")
    for number, entry in enumerate(dossier.entries, start=1):
        yield from _entry(number, entry)
    yield from ("## Reports", "")
    yield from (f"- {_source(document)}" for document in dossier.sources)


def _totals(dossier: Dossier) -> str:
    unlocated = sum(1 for entry in dossier.entries if not is_located(entry))
    located = f"; {counted(unlocated, 'event')} without a known place" if unlocated else ""
    return f"{counted(len(dossier.entries), 'event')}, {counted(len(dossier.sources), 'report')}{located}."


def is_located(entry: EventEntry) -> bool:
    """Whether the event's place can stand on a map."""
    place = entry.event.place
    return place is not None and (place.latitude is not None or (place.precision == "country" and bool(place.country)))


def _timeline(dossier: Dossier) -> Iterator[str]:
    yield from ("| date | event | origins |", "|---|---|--:|")
    for number, entry in enumerate(dossier.entries, start=1):
        date = edtf_in_words(entry.event.date.edtf)
        yield f"| {plain(date)} | {number}. {plain(event_title(entry.event))} | {len(entry.event.origins)} |"


def _entry(number: int, entry: EventEntry) -> Iterator[str]:
    event = entry.event
    yield f"## {number}. {plain(event_title(event))}"
    yield ""
    when = edtf_in_words(event.date.edtf)
    told = f"told by {counted(len(event.origins), 'origin')}, {counted(len(event.reports), 'report')}"
    yield f"{plain(when)} · {plain(event.reality)} · {plain(type_name(event))} · {told} · id {event.event_id}"
    yield ""
    for sentence in entry.sentences:
        yield f"{plain(sentence.text)} {_cites(sentence.cites)}"
        yield ""
    yield from ("### What the origins tell", "")
    yield "| | " + " | ".join(plain(name) for name in entry.origins) + " |"
    yield "|---" * (len(entry.origins) + 1) + "|"
    for row in entry.matrix:
        judged = f" ✎ {plain(row.judged)}" if row.judged else ""
        yield (
            f"| **{row.title}**{judged} | "
            + " | ".join(_cell(cell, alone=len(row.cells) == 1) for cell in row.cells)
            + " |"
        )
    yield ""
    if len(entry.origins) > 1:
        yield from (f"{state_legend()}.", "")
    others = {other.event_id: other for other in entry.related}
    known = [(relation, others[relation.event_id]) for relation in event.relations if relation.event_id in others]
    if known:
        yield from ("### Beside it", "")
        for relation, other in known:
            date = edtf_in_words(other.date.edtf)
            yield f"- {RELATIONS[relation.kind]} {plain(event_title(other))}, {plain(date)}"
        yield ""
    if entry.quotes:
        yield from ("### Quotes", "")
        for said in entry.quotes:
            name = said.speaker.name if said.speaker else "Unknown speaker"
            yield f"- {plain(name)}: “{plain(said.text)}” {_cites((said.cite,))}"
        yield ""
    yield from ("### Passages", "")
    yield from (_passage(cited) for cited in entry.passages)
    yield ""


def _cell(cell: Cell, *, alone: bool) -> str:
    """Return what an origin tells; its mark says nothing where there is no other origin."""
    claimed = f" (on the word of {plain(', '.join(cell.claimants))})" if cell.claimants else ""
    values = "; ".join(plain(value) for value in cell.values)
    mark = "" if alone else mark_of(cell.state)
    return f"{mark} {values}{claimed} {_cites(cell.cites)}".strip()


def _cites(numbers: tuple[int, ...]) -> str:
    return "".join(f"[{number}]" for number in numbers)


def _passage(cited: CitedPassage) -> str:
    passage, document = cited.passage, cited.document
    first, last = passage.published
    when = edtf_in_words(first if first == last else f"{first}/{last}")
    where = f"{plain(cited.origin)}, {when}, characters {passage.start}–{passage.end}"
    link = f", {plain(document.url)}" if document and document.url else ""
    return f"- [{cited.number}] “{plain(_marked(cited))}” {where}{link}".replace("⟦", "**").replace("⟧", "**")


def _marked(cited: CitedPassage) -> str:
    """Return the passage with private marks around the word that tells the event."""
    text = cited.passage.text.replace("⟦", "").replace("⟧", "")
    if cited.trigger and text == cited.passage.text:
        first, last = cited.trigger
        text = f"{text[:first]}⟦{text[first:last]}⟧{text[last:]}"
    return " ".join(text.split())


def _source(document: Document) -> str:
    outlet = document.outlet
    name = outlet.name if outlet else "unnamed outlet"
    owner = f", owned by {name_owner(outlet.owner)}" if outlet and outlet.owner else ""
    state = ", state-linked" if outlet and outlet.state_linked else ""
    title = document.title.text if document.title else document.given_title
    named = f": {plain(' '.join(title.split()))}" if title else ""
    when = edtf_in_words(document.published.edtf)
    wire = f", from {', '.join(each.name for each in document.wire)}" if document.wire else ""
    link = f", {plain(document.url)}" if document.url else ""
    return f"{plain(name + owner + state + wire)}, {plain(when)} ({document.published.basis}){named}{link}"


def plain(text: str) -> str:
    """Return a text on one line in which nothing acts as Markdown or HTML."""
    one_line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    safe = one_line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _LIST_MARK.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", safe))
