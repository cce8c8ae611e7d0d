"""Passage: a stretch of a report that a sentence can cite, with what was read in it."""

from collections.abc import Iterable
from dataclasses import dataclass

from lapwing.records.base import Span
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.mention import ActorMention, Mentions, TimeMention
from lapwing.records.quote import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One cited stretch of a report.

    `text` is the report's own words and `start` their offset in it. `published` are the first and the last possible ISO
    day of publication, "" when unknown. What was read in the stretch (names with what they stand for, times on the
    calendar, quotes, coded acts) may be empty: a checker then has the words alone.
    """

    text: str
    start: int = 0
    report_id: str = ""
    outlet: str | None = None
    published: tuple[str, str] = ("", "")
    names: tuple[ActorMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    acts: tuple[EventMention, ...] = ()

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)


def read_passage(
    span: Span, document: Document, read: Mentions | None, quotes: Iterable[Quote], acts: Iterable[EventMention]
) -> Passage:
    """Return a stretch of a document as a passage, with everything that was read in it.

    Args:
        span: the stretch.
        document: the document that it is a part of.
        read: what the document names.
        quotes: the quotes of this document and of any others.
        acts: coded acts of this document and of any others.
    """
    report_id = document.report_id
    return Passage(
        text=span.text,
        start=span.start,
        report_id=report_id,
        outlet=document.outlet.name if document.outlet else None,
        published=(document.published.date_min, document.published.date_max),
        names=tuple(each for each in read.actors if span.covers(each.span)) if read else (),
        times=tuple(each for each in read.times if span.covers(each.span)) if read else (),
        quotes=tuple(each for each in quotes if each.report_id == report_id and each.span.overlaps(span)),
        acts=tuple(act for act in acts if act.report_id == report_id and span.covers(act.trigger)),
    )
