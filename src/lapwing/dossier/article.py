"""One event on a dossier's page: its summary beside its map, the fact matrix, quotes, and the passages themselves."""

from collections.abc import Iterator, Sequence

from lapwing.dossier.atlas import draw_map, make_pins
from lapwing.dossier.days import edtf_in_words
from lapwing.dossier.headline import counted, event_title, type_name
from lapwing.dossier.marks import link, text
from lapwing.dossier.material import Cell, CitedPassage, EventEntry, MatrixRow
from lapwing.dossier.terms import RELATIONS, name_owner, name_state


def article(number: int, entry: EventEntry, *, alone: bool) -> Iterator[str]:
    """Yield the section of an event, the `number`th of its dossier or alone in it."""
    event = entry.event
    drawn = place_map(number, entry)
    before = "" if alone else f"{number} · "
    yield f'<article id="event-{number}"><p class="kicker">{before}{text(edtf_in_words(event.date.edtf))}</p>'
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
    passages = "".join(_passage(number, cited) for cited in entry.passages)
    yield f'<h3>Passages</h3><ol class="passages">{passages}</ol></article>'


def _facts_line(entry: EventEntry) -> str:
    event = entry.event
    told = f"told by {counted(len(event.origins), 'origin')} in {counted(len(event.reports), 'report')}"
    first = f", first reported {edtf_in_words(event.first_reported)}" if event.first_reported else ""
    return f"{event.reality} · {type_name(event)} · {told}{first} · id {event.event_id[:12]}"


def _relations(entry: EventEntry) -> Iterator[str]:
    others = {other.event_id: other for other in entry.related}
    rows = [(relation, others.get(relation.event_id)) for relation in entry.event.relations]
    known = [(relation, other) for relation, other in rows if other]
    if not known:
        return
    yield '<h3>Beside it</h3><ul class="sources">'
    for relation, other in known:
        date = edtf_in_words(other.date.edtf)
        what = f"{RELATIONS[relation.kind]} {text(event_title(other))}, {text(date)}"
        yield f"<li>{what}<small>{text(relation.score.why)}</small></li>"
    yield "</ul>"


def _matrix(number: int, entry: EventEntry) -> Iterator[str]:
    if not entry.matrix:
        return
    yield '<h3>What each origin tells</h3><div class="table"><table><thead><tr><th scope="col"></th>'
    for origin in entry.event.origins:
        name = origin.outlet or f"unnamed outlet {origin.origin_id[:8]}"
        reports = counted(len(origin.reports), "report")
        owner = f", {text(name_owner(origin.owner))}" if origin.owner else ""
        state = ' <span class="state">state-linked</span>' if origin.state_linked else ""
        yield f'<th scope="col">{text(name)}{state}<small>{reports}{owner}</small></th>'
    yield "</tr></thead><tbody>"
    for row in entry.matrix:
        cells = "".join(_cell(number, row, cell) for cell in row.cells)
        judged = f"<small>✎ {text(row.judged)}</small>" if row.judged else ""
        yield f'<tr><th scope="row" title="{text(row.why)}">{text(row.title)}{judged}</th>{cells}</tr>'
    yield "</tbody></table></div>"
    conflicts = [row for row in entry.matrix if row.status == "conflict"]
    told = "".join(f" <b>{text(row.title)}</b>: {text(row.why)}." for row in conflicts)
    yield f'<p class="legend">An origin is a telling of its own: a wire story in twenty papers is one.{told}</p>'


def _cell(number: int, row: MatrixRow, cell: Cell) -> str:
    if cell.state == "silent":
        return '<td class="silent">–<span class="word"> silent</span></td>'
    values = "".join(f"<li>{text(value)}</li>" for value in cell.values)
    claimed = f'<span class="word">on the word of {text(", ".join(cell.claimants))}</span>' if cell.claimants else ""
    alone = len(row.cells) == 1  # a column of "only this one" tells nothing
    state = "" if alone else cell.state
    status = "" if alone else f'<span class="status">{name_state(cell.state)}</span>'
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
    when = edtf_in_words(first_day if first_day == last_day else f"{first_day}/{last_day}")
    credit = f", printed by {passage.outlet}" if passage.outlet and passage.outlet != cited.origin else ""
    basis = f" ({document.published.basis})" if document else ""
    where = text(f"{cited.origin}{credit}, {when}{basis}, characters {passage.start}–{passage.end}")
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


def place_map(number: int, entry: EventEntry) -> str:
    """Return a small map of where an event took place, with how well that is known; "" where it is not."""
    pins, _ = make_pins([(number, entry.event.place)])
    place = entry.event.place
    if not pins or place is None:
        return ""
    drawn = draw_map(pins, f"{place.name}, known to the {place.precision}", pixels=380, with_numbers=False)
    how = {"admin1": "province", "point": "point", "city": "town"}.get(place.precision, place.precision)
    told = f", told as “{text(place.text)}”" if place.text != place.name else ""
    from_context = " Taken from the report around the event." if place.inherited else ""
    return (
        f"<figure>{drawn}<figcaption>{text(place.name)}{told}: known to the {how}.{from_context}</figcaption></figure>"
    )
