"""A dossier as one HTML page: it needs no script, no other file and no network, and reads the same in print."""

from collections.abc import Iterator, Sequence

from lapwing.dossier.atlas import draw_map, land_symbol, make_pins
from lapwing.dossier.headline import counted, event_title, type_name
from lapwing.dossier.marks import link, text
from lapwing.dossier.material import Cell, CitedPassage, Dossier, EventEntry, MatrixRow
from lapwing.dossier.style import STYLE
from lapwing.dossier.timeline import draw_timeline, left_out
from lapwing.records.document import Document

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'none'; base-uri 'none'; form-action 'none'"
_STATES = {"agree": "✓ agree", "conflict": "≠ conflict", "sole": "only this one", "silent": "silent"}
_PRECISIONS = {
    "point": "a dot is a point", "city": "a ringed dot a town", "admin1": "a dashed circle a province",
    "region": "a dashed circle a region", "sea": "a dashed circle a sea", "country": "hatching a whole country",
}  # fmt: skip


def render_page(dossier: Dossier) -> str:
    """Return the whole page. What reports wrote stands as text only, and links lead only to http and https."""
    return "".join(_page(dossier)) + "\n"


def _page(dossier: Dossier) -> Iterator[str]:
    yield (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="referrer" content="no-referrer">'
        f"<title>{text(dossier.title)}</title><style>{STYLE}</style></head><body>"
    )
    drawn = [_map(number, entry) for number, entry in enumerate(dossier.entries, start=1)]
    if any(drawn):
        yield land_symbol()
    yield "<main>"
    yield from _opening(dossier)
    for number, entry in enumerate(dossier.entries, start=1):
        yield from _article(number, entry, drawn[number - 1], alone=len(dossier.entries) == 1)
    yield f'<section id="reports"><h3>Reports</h3><ul class="sources">{"".join(map(_source, dossier.sources))}</ul></section>'
    yield (
        '<p class="note meta">Every sentence of a summary was read again against each passage that it cites: names, numbers, '
        "dates, who acts on whom, denials and plans. A count of origins is no measure of truth. Outlines: Natural Earth, "
        "borders as drawn there; no position is taken on any.</p></main></body></html>"
    )


def _opening(dossier: Dossier) -> Iterator[str]:
    entries = dossier.entries
    pins, unlocated = make_pins((n, entry.event.place) for n, entry in enumerate(entries, start=1))
    yield f'<header class="lede"><p class="kicker">Dossier</p><h1>{text(dossier.title)}</h1>'
    yield f'<p class="meta">{counted(len(entries), "event")} · {counted(len(dossier.sources), "report")}{_days(entries)}</p></header>'
    if len(entries) < 2:
        return
    timeline = draw_timeline(entries)
    if timeline:
        undated, beyond = left_out(entries)
        yield f'<section><h3>Timeline</h3><figure><div class="wide">{timeline}</div><figcaption>{_timeline_note(undated, beyond)}</figcaption></figure></section>'
    if pins:
        yield (
            f'<section class="overview"><h3>Where</h3><figure>{draw_map(pins, "Where the events took place", with_numbers=True)}'
            f"<figcaption>{_map_note(pins)} {counted(unlocated, 'event')} without a known place.</figcaption></figure></section>"
        )


def _timeline_note(undated: int, beyond: int) -> str:
    note = "A bar spans the days on which an event may lie; where its begin or end is not known it fades. Dashed: planned or possible."
    more = f" {counted(undated, 'event')} without a date." if undated else ""
    return note + more + (f" {counted(beyond, 'later event')} not drawn." if beyond else "")


def _days(entries: Sequence[EventEntry]) -> str:
    days = sorted(day for e in entries for day in (e.event.date.date_min, e.event.date.date_max) if day)
    if not days:
        return ""
    return f" · {days[0]}" if days[0] == days[-1] else f" · {days[0]} to {days[-1]}"


def _map(number: int, entry: EventEntry) -> str:
    pins, _ = make_pins([(number, entry.event.place)])
    place = entry.event.place
    if not pins or place is None:
        return ""
    drawn = draw_map(pins, f"{place.name}, known to the {place.precision}", with_numbers=False)
    how = {"admin1": "province", "point": "point", "city": "town"}.get(place.precision, place.precision)
    told = f", told as “{text(place.text)}”" if place.text != place.name else ""
    from_context = " Taken from the report around the event." if place.inherited else ""
    return (
        f"<figure>{drawn}<figcaption>{text(place.name)}{told}: known to the {how}.{from_context}</figcaption></figure>"
    )


def _map_note(pins: Sequence[object]) -> str:
    kinds = dict.fromkeys(pin.place.precision for pin in pins)  # type: ignore[attr-defined]
    told = list(dict.fromkeys(_PRECISIONS[kind] for kind in _PRECISIONS if kind in kinds))
    line = "; ".join(told)
    return f"{line[:1].upper()}{line[1:]}." if line else ""


def _article(number: int, entry: EventEntry, drawn: str, *, alone: bool) -> Iterator[str]:
    event = entry.event
    yield f'<article id="event-{number}"><p class="kicker">{"" if alone else f"{number} · "}{text(event.date.edtf or "undated")}</p>'
    yield f"<h2>{text(event_title(event))}</h2>"
    yield f'<p class="meta">{text(_facts_line(entry))}</p>'
    yield f'<div class="top{"" if drawn else " bare"}"><div class="summary">'
    for sentence in entry.sentences:
        tag = "blockquote" if sentence.is_quoted else "p"
        yield f"<{tag}>{text(sentence.text)}{_cites(number, sentence.cites)}</{tag}>"
    yield f"</div>{drawn}</div>"
    yield from _matrix(number, entry)
    if entry.quotes:
        yield "<h3>Quotes</h3>"
        for said in entry.quotes:
            name = text(said.speaker.name if said.speaker else "Unknown speaker")
            told = (
                f", told as “{text(said.speaker.text)}”"
                if said.speaker and said.speaker.text != said.speaker.name
                else ""
            )
            yield (
                f'<blockquote class="quote"><p>“{text(said.text)}”{_cites(number, (said.cite,))}</p>'
                f"<footer>{name}{told}</footer></blockquote>"
            )
    if entry.event.relations:
        yield from _relations(entry)
    yield f'<h3>Passages</h3><ol class="passages">{"".join(_passage(number, cited) for cited in entry.passages)}</ol></article>'


def _facts_line(entry: EventEntry) -> str:
    event = entry.event
    told = f"told by {counted(len(event.origins), 'origin')} in {counted(len(event.reports), 'report')}"
    first = f", first reported {event.first_reported}" if event.first_reported else ""
    return f"{event.reality} · {type_name(event)} · {told}{first} · id {event.event_id[:12]}"


_RELATIONS = {
    "part_of": "part of", "planned_as": "the plan of", "retells": "tells again", "same_series": "in one series with",
    "response_to": "in response to",
}  # fmt: skip


def _relations(entry: EventEntry) -> Iterator[str]:
    others = {other.event_id: other for other in entry.related}
    rows = [(relation, others.get(relation.event_id)) for relation in entry.event.relations]
    known = [(relation, other) for relation, other in rows if other]
    if not known:
        return
    yield '<h3>Beside it</h3><ul class="sources">'
    for relation, other in known:
        date = other.date.edtf or "undated"
        yield f"<li>{_RELATIONS[relation.kind]} {text(event_title(other))}, {text(date)}<small>{text(relation.score.why)}</small></li>"
    yield "</ul>"


def _matrix(number: int, entry: EventEntry) -> Iterator[str]:
    if not entry.matrix:
        return
    yield '<h3>What each origin tells</h3><div class="table"><table><thead><tr><th scope="col"></th>'
    for origin in entry.event.origins:
        name = origin.outlet or f"unnamed outlet {origin.origin_id[:8]}"
        reports = counted(len(origin.reports), "report")
        owner = f", {text(origin.owner)}" if origin.owner else ""
        state = ' <span class="state">state-linked</span>' if origin.state_linked else ""
        yield f'<th scope="col">{text(name)}{state}<small>{reports}{owner}</small></th>'
    yield "</tr></thead><tbody>"
    for row in entry.matrix:
        yield f'<tr><th scope="row" title="{text(row.why)}">{text(row.title)}</th>{"".join(_cell(number, row, cell) for cell in row.cells)}</tr>'
    yield "</tbody></table></div>"
    conflicts = [row for row in entry.matrix if row.status == "conflict"]
    told = "".join(f" <b>{text(row.title)}</b>: {text(row.why)}." for row in conflicts)
    yield f'<p class="legend">An origin is a telling of its own: a wire story printed by twenty papers is one.{told}</p>'


def _cell(number: int, row: MatrixRow, cell: Cell) -> str:
    if cell.state == "silent":
        return '<td class="silent">–<span class="word"> silent</span></td>'
    values = "".join(f"<li>{text(value)}</li>" for value in cell.values)
    claimed = f'<span class="word">on the word of {text(", ".join(cell.claimants))}</span>' if cell.claimants else ""
    alone = len(row.cells) == 1  # a column of "only this one" tells nothing
    state = "" if alone else cell.state
    status = "" if alone else f'<span class="status">{_STATES[cell.state]}</span>'
    return f'<td class="{state}">{status}<ul>{values}</ul>{claimed}{_cites(number, cell.cites)}</td>'


def _cites(event: int, numbers: Sequence[int]) -> str:
    return "".join(f'<sup><a href="#e{event}p{n}" title="Passage {n}">[{n}]</a></sup>' for n in numbers)


def _passage(event: int, cited: CitedPassage) -> str:
    passage, document = cited.passage, cited.document
    words = text(passage.text)
    if cited.trigger:
        first, last = cited.trigger
        before, act, after = passage.text[:first], passage.text[first:last], passage.text[last:]
        words = f"{_inner(before)}<mark>{text(act)}</mark>{_inner(after)}"
    first_day, last_day = passage.published
    when = first_day if first_day == last_day else f"{first_day} to {last_day}"
    credit = f", printed by {passage.outlet}" if passage.outlet and passage.outlet != cited.origin else ""
    basis = f" ({document.published.basis})" if document else ""
    where = text(f"{cited.origin}{credit}, {when or 'undated'}{basis}, characters {passage.start}–{passage.end}")
    title = (document.title.text if document.title else document.given_title) if document else None
    address = f" · {link(document.url, title or document.url)}" if document and document.url else ""
    return (
        f'<li id="e{event}p{cited.number}"><span class="no">{cited.number}</span><div><q>{words}</q>'
        f"<small>{where}{address}</small></div></li>"
    )


def _inner(words: str) -> str:
    """Return a part of a sentence with the blank that it begins or ends with."""
    shown = text(words)
    before = " " if words[:1].isspace() else ""
    after = " " if words[-1:].isspace() and shown else ""
    return f"{before}{shown}{after}"


def _source(document: Document) -> str:
    outlet = document.outlet
    name = outlet.name if outlet else "unnamed outlet"
    owner = f", owned by {outlet.owner}" if outlet and outlet.owner else ""
    state = ' <span class="state">state-linked</span>' if outlet and outlet.state_linked else ""
    wire = f", from {', '.join(each.name for each in document.wire)}" if document.wire else ""
    title = document.title.text if document.title else document.given_title
    when = f"{document.published.edtf or 'undated'} ({document.published.basis})"
    shown = link(document.url, title or document.url or "untitled")
    return f"<li>{shown}<small>{text(name)}{state}{text(owner)}{text(wire)} · {text(when)}</small></li>"
