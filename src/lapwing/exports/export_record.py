"""ExportRecord: an event, or one mention of it, with everything that a format may want to say of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.event import EventDate, EventMention, EventPlace, Participant
from lapwing.records.fused import Event, Fact
from lapwing.records.mention import Mentions
from lapwing.records.reading import Reality

CODING = tuple(
    "event mode about context quad_code event_scale cameo date actor recipient place reality confidence".split()
)

_FIGURES = ("dead", "injured", "size")
_NUMBER = re.compile(r"~?(\d+)(?:/(\d+|\.\.))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of people (`name`: dead, injured, size) in words as told, with its bounds; None is no known one."""

    name: str
    label: str
    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRecord:
    """What is exported, alike for events and for mentions.

    record_id: the event's id, or the mention's; a mention that copies share has "-2", "-3" … for the second copy on.
    lead: the telling that the record's own words are taken from: the most confident one of the record's type.
    tellings: every mention that tells it. documents: the reports that they stand in, earliest published first.
    n_origins: independent tellings; of a mention those of its event.
    figures: of those dead, injured and taking part, where something is told of them.
    names: what each report names, by report_id; empty unless the format asks for it.
    """

    record_id: str
    event_id: str
    mention_id: str | None
    event: str
    mode: tuple[str, ...]
    about: str | None
    context: tuple[str, ...]
    quad_code: int
    event_scale: float
    cameo: str
    date: EventDate
    actor: tuple[Participant, ...]
    recipient: tuple[Participant, ...]
    place: EventPlace | None
    reality: Reality
    confidence: float
    lead: CitedMention | None
    tellings: tuple[CitedMention, ...]
    documents: tuple[Document, ...]
    n_origins: int
    first_reported: str | None
    figures: tuple[Figure, ...] = ()
    names: tuple[tuple[str, Mentions], ...] = field(default=(), repr=False)

    def document(self, report_id: str) -> Document | None:
        """Return the document of a report, None if it is not one of the record's."""
        return next((each for each in self.documents if each.report_id == report_id), None)

    @property
    def lead_document(self) -> Document | None:
        """The document of the telling that leads."""
        return self.document(self.lead.mention.report_id) if self.lead else None

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that print it, each once, in the order of the documents."""
        names = (document.outlet.name for document in self.documents if document.outlet)
        return tuple(dict.fromkeys(names))

    @property
    def urls(self) -> tuple[str, ...]:
        """The addresses of its reports, each once."""
        return tuple(dict.fromkeys(document.url for document in self.documents if document.url))


def record_of_event(event: Event, tellings: tuple[CitedMention, ...], documents: tuple[Document, ...]) -> ExportRecord:
    """Return the record of a fused event: its headline values."""
    return ExportRecord(
        record_id=event.event_id,
        event_id=event.event_id,
        mention_id=None,
        **_coding(event),
        lead=_lead(event.event, tellings),
        tellings=tellings,
        documents=documents,
        n_origins=len(event.origins),
        first_reported=event.first_reported,
        figures=tuple(figure for fact in event.facts if fact.field in _FIGURES for figure in _figure_of(fact)),
    )


def _figure_of(fact: Fact) -> Iterator[Figure]:
    """The headline value: what was judged, else what leads; nothing where there is none."""
    head = fact.judged or (fact.values[0] if fact.values else None)
    if head and head.label and head.value != "none":
        least, most = _bounds(head.value)
        yield Figure(name=fact.field, label=head.label, least=least, most=most)


def _bounds(value: str) -> tuple[int | None, int | None]:
    """The bounds of a number as facts write it: "84", "84/90", "84/..", each with "~" before it if it is a guess."""
    found = _NUMBER.fullmatch(value)
    if found is None:
        return None, None
    least, most = found.groups()
    return int(least), int(least) if most is None else None if most == ".." else int(most)


def record_of_mention(event: Event, cited: CitedMention, document: Document | None, copy: int) -> ExportRecord:
    """Return the record of one mention as its own sentence tells it; `copy` counts those that share its id from 1."""
    mention = cited.mention
    told = zip(_FIGURES, (mention.dead, mention.injured, mention.size), strict=True)
    return ExportRecord(
        record_id=mention.mention_id if copy == 1 else f"{mention.mention_id}-{copy}",
        event_id=event.event_id,
        mention_id=mention.mention_id,
        **_coding(mention),
        lead=cited,
        tellings=(cited,),
        documents=(document,) if document else (),
        n_origins=len(event.origins),
        first_reported=(document.published.date_max or None) if document else None,
        figures=tuple(
            Figure(name=name, label=quantity.text, least=quantity.min, most=quantity.max)
            for name, quantity in told
            if quantity
        ),
    )


def _coding(coded: Event | EventMention) -> dict[str, Any]:
    """Return what an event and a mention are coded as, by the names that both and the record have for it."""
    return {name: getattr(coded, name) for name in CODING}


def _lead(event: str, tellings: tuple[CitedMention, ...]) -> CitedMention | None:
    """The rule that also gives a fused event its codes: the type's most confident telling, the earliest if alike."""
    fitting = [each for each in tellings if each.mention.event == event] or list(tellings)
    return min(
        fitting,
        key=lambda each: (
            -each.mention.confidence,
            each.published or "9999",
            each.mention.report_id,
            each.mention.mention_id,
        ),
        default=None,
    )
