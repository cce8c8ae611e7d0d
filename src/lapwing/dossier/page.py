"""A dossier as one HTML page: it needs no script, no other file and no network, and reads the same in print."""

from collections.abc import Iterator, Sequence
from importlib.resources import files

from lapwing.dossier.article import article
from lapwing.dossier.atlas import Pin, draw_map, land_symbol, make_pins
from lapwing.dossier.days import edtf_in_words
from lapwing.dossier.headline import counted
from lapwing.dossier.marks import link, text
from lapwing.dossier.material import Dossier, EventEntry
from lapwing.dossier.terms import name_owner
from lapwing.dossier.timeline import draw_timeline, left_out
from lapwing.records.document import Document

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'none'; base-uri 'none'; form-action 'none'"
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
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{text(dossier.title)}</title><style>{_style()}</style></head><body>"
    )
    if make_pins((0, entry.event.place) for entry in dossier.entries)[0]:
        yield land_symbol()
    yield "<main>"
    yield from _opening(dossier)
    for number, entry in enumerate(dossier.entries, start=1):
        yield from article(number, entry, alone=len(dossier.entries) == 1)
    reports = "".join(map(_source, dossier.sources))
    yield f'<section id="reports"><h3>Reports</h3><ul class="sources">{reports}</ul></section>'
    yield (
        '<p class="note meta">Every sentence of a summary was read again against each passage that it cites: names, '
        "numbers, dates, who acts on whom, denials and plans. A count of origins is no measure of truth. Outlines: "
        "Natural Earth, borders as drawn there; no position is taken on any.</p></main></body></html>"
    )


def _style() -> str:
    return "".join(
        files("lapwing.dossier").joinpath(name).read_text(encoding="utf-8") for name in ("page.css", "map.css")
    )


def _opening(dossier: Dossier) -> Iterator[str]:
    entries = dossier.entries
    pins, unlocated = make_pins((n, entry.event.place) for n, entry in enumerate(entries, start=1))
    yield f'<header class="lede"><p class="kicker">Dossier</p><h1>{text(dossier.title)}</h1>'
    size = f"{counted(len(entries), 'event')} · {counted(len(dossier.sources), 'report')}"
    yield f'<p class="meta">{size}{_days(entries)}</p></header>'
    if len(entries) < 2:
        return
    timeline = draw_timeline(entries)
    if timeline:
        note = _timeline_note(*left_out(entries))
        yield f"<section><h3>Timeline</h3><figure>{timeline}<figcaption>{note}</figcaption></figure></section>"
    if pins:
        drawn = draw_map(pins, "Where the events took place", pixels=800, with_numbers=True)
        note = f"{_map_note(pins)} {counted(unlocated, 'event')} without a known place."
        figure = f"<figure>{drawn}<figcaption>{note}</figcaption></figure>"
        yield f'<section class="overview"><h3>Where</h3>{figure}</section>'


def _timeline_note(undated: int, beyond: int) -> str:
    note = (
        "A bar spans the days on which an event may lie; where its begin or end is not known it fades. "
        "Dashed: planned or possible. ◂ ▸: beyond what is drawn."
    )
    more = f" {counted(undated, 'event')} without a date." if undated else ""
    return note + more + (f" {counted(beyond, 'later event')} not drawn." if beyond else "")


def _days(entries: Sequence[EventEntry]) -> str:
    days = sorted(day for e in entries for day in (e.event.date.date_min, e.event.date.date_max) if day)
    if not days:
        return ""
    return f" · {edtf_in_words(days[0] if days[0] == days[-1] else f'{days[0]}/{days[-1]}')}"


def _map_note(pins: Sequence[Pin]) -> str:
    kinds = dict.fromkeys(pin.place.precision for pin in pins)
    told = list(dict.fromkeys(_PRECISIONS[kind] for kind in _PRECISIONS if kind in kinds))
    line = "; ".join(told)
    return f"{line[:1].upper()}{line[1:]}." if line else ""


def _source(document: Document) -> str:
    outlet = document.outlet
    name = outlet.name if outlet else "unnamed outlet"
    owner = f", owned by {name_owner(outlet.owner)}" if outlet and outlet.owner else ""
    state = ' <span class="state">state-linked</span>' if outlet and outlet.state_linked else ""
    wire = f", from {', '.join(each.name for each in document.wire)}" if document.wire else ""
    title = document.title.text if document.title else document.given_title
    when = f"{edtf_in_words(document.published.edtf)} ({document.published.basis})"
    shown = link(document.url, title or document.url or "untitled")
    return f"<li>{shown}<small>{text(name)}{state}{text(owner)}{text(wire)} · {text(when)}</small></li>"
