"""When an event happened against when it was told: a bar of its days above a dot a report on one line of days."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from lapwing.records.document import Document
from lapwing.records.event import EventDate
from lapwing.web.addresses import report_address

_WIDTH, _MARGIN, _STEP, _RADIUS = 560, 10, 13, 5
_MOST_DAYS = 120
_MOST_STACKED = 12


def draw_telling(happened: EventDate, documents: Sequence[Document]) -> Markup:
    """Return the drawing; "" where all fell on one day, lay too far apart to be seen, or is not known to the day."""
    told = [(date.fromisoformat(each.published.date_max), each) for each in documents if each.published.date_max]
    if not told or not happened.date_min or not happened.date_max:
        return Markup()
    begin, end = date.fromisoformat(happened.date_min), date.fromisoformat(happened.date_max)
    first, last = min(begin, *(day for day, _ in told)), max(end, *(day for day, _ in told))
    if not 0 < (last - first).days <= _MOST_DAYS:
        return Markup()
    width = (_WIDTH - 2 * _MARGIN) / ((last - first).days + 1)
    rows: dict[date, list[Document]] = {}
    for day, document in told:
        rows.setdefault(day, []).append(document)
    height = 34 + _STEP * min(_MOST_STACKED, max(map(len, rows.values())))
    left = _MARGIN + (begin - first).days * width
    bar = Markup('<rect class="{}" x="{:.1f}" y="6" width="{:.1f}" height="10" rx="2"><title>{}</title></rect>')
    kind = "when vague" if _is_vague(happened) else "when"
    parts = [
        Markup('<svg class="telling" viewBox="0 0 {} {}" role="group" aria-label="{}">').format(
            _WIDTH, height + 20, "When it happened, and when each report was published"
        ),
        bar.format(kind, left, ((end - begin).days + 1) * width, happened.edtf or ""),
        Markup('<line x1="0" x2="{}" y1="22" y2="22"/>').format(_WIDTH),
        *(_dots(_MARGIN + ((day - first).days + 0.5) * width, each) for day, each in rows.items()),
        _label(_MARGIN, height + 14, first, "start"),
        _label(_WIDTH - _MARGIN, height + 14, last, "end"),
        Markup("</svg>"),
    ]
    return Markup("").join(parts)


def _dots(x: float, documents: Sequence[Document]) -> Markup:
    dot = Markup('<a href="{}"><title>{}</title><circle cx="{:.1f}" cy="{}" r="{}"/></a>')
    return Markup("").join(
        dot.format(report_address(each.report_id), _told_by(each), x, 34 + n * _STEP, _RADIUS)
        for n, each in enumerate(documents[:_MOST_STACKED])
    )


def _told_by(document: Document) -> str:
    name = document.outlet.name if document.outlet else "unnamed outlet"
    return f"{name}, {document.published.edtf or 'undated'}"


def _label(x: float, y: float, day: date, anchor: str) -> Markup:
    drawn = Markup('<text x="{}" y="{}" text-anchor="{}">{}</text>')
    return drawn.format(x, y, anchor, f"{day.day} {day:%b} {day.year}")


def _is_vague(happened: EventDate) -> bool:
    return any(sign in (happened.edtf or "") for sign in "~?%X.")
