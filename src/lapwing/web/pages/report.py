"""A report: its text with everything that was found in it, what it tells, and what was refused."""

from collections import Counter
from dataclasses import dataclass

from lapwing.api import ShownReport
from lapwing.records.base import Rejection
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.fused import Event
from lapwing.records.quote import Quote
from lapwing.web.asked import Asked
from lapwing.web.marking import Stretch, cut, find_all
from lapwing.web.page import page
from lapwing.web.site import Site

_MOST_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One block of a report. `why` says how its kind is known, where that is not body."""

    kind: str
    why: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """One mention of an event in the report, and how many other reports tell that event."""

    cited: CitedMention
    event: Event | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A report with its paragraphs; `n_unread` characters at its end are not shown."""

    document: Document
    paragraphs: tuple[Paragraph, ...]
    told: tuple[ToldEvent, ...]
    quotes: tuple[Quote, ...]
    rejections: tuple[Rejection, ...]
    counts: tuple[tuple[str, int], ...]
    n_unread: int


def view_report(site: Site, asked: Asked) -> ReportView:
    """Return the report that the address names."""
    shown = site.workspace.report(asked.names["report_id"])
    ids = sorted({cited.event_id for cited in shown.mentions if cited.event_id})
    events = {event.event_id: event for event in site.workspace.events_by_id(ids)}
    finds = find_all(shown.mentions, shown.names)
    return ReportView(
        document=shown.document,
        paragraphs=_paragraphs(shown),
        told=tuple(ToldEvent(cited=cited, event=events.get(cited.event_id or "")) for cited in shown.mentions),
        quotes=shown.quotes,
        rejections=shown.rejections,
        counts=tuple(sorted(Counter(find.kind for find in finds).items())),
        n_unread=max(0, len(shown.document.text) - _MOST_CHARACTERS),
    )


def _paragraphs(shown: ShownReport) -> tuple[Paragraph, ...]:
    document = shown.document
    finds = find_all(shown.mentions, shown.names)
    return tuple(
        Paragraph(
            kind=block.kind,
            why=block.why,
            stretches=cut(document.text, block.span.start, min(block.span.end, _MOST_CHARACTERS), finds),
        )
        for block in document.blocks
        if block.span.start < _MOST_CHARACTERS
    )


ROUTES = page("/report/{report_id}", "report.html", view_report)
