"""ExportRecord: an event, or one mention of it, with everything that a format may want to say of it."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRecord:
    """What is exported, alike for events and for mentions.

    record_id: the event's id, or the mention's; a mention that copies share has "-2", "-3" … for the second copy on.
    lead: the telling that the record's own words are taken from: the most confident one of the record's type.
    tellings: every mention that tells it. documents: the reports that they stand in, earliest published first.
    n_origins: independent tellings; of a mention those of its event.
    figures: "dead", "injured" and "size" as they are labelled, where something is told of them.
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
    figures: tuple[tuple[str, str], ...] = ()
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
    figures = ((fact.field, _label(fact)) for fact in event.facts)
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
        figures=tuple((name, label) for name, label in figures if label and name in ("dead", "injured", "size")),
    )


def _label(fact: Fact) -> str:
    """The headline value as it is labelled: what was judged, else what leads; "" where there is none."""
    if fact.judged:
        return "" if fact.judged.value == "none" else fact.judged.label
    return fact.values[0].label if fact.values else ""


def record_of_mention(event: Event, cited: CitedMention, document: Document | None, copy: int) -> ExportRecord:
    """Return the record of one mention as its own sentence tells it; `copy` counts those that share its id from 1."""
    mention = cited.mention
    told = (("dead", mention.dead), ("injured", mention.injured), ("size", mention.size))
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
        figures=tuple((name, quantity.text) for name, quantity in told if quantity),
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
