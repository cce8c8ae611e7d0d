"""What a dossier is made of, and what it is: frozen records that the renderers read."""

from collections.abc import Mapping
from dataclasses import dataclass

from lapwing.dossier.passages import Passage, read_passage
from lapwing.records.base import Span
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.event import Participant
from lapwing.records.fused import Event
from lapwing.records.mention import Mentions
from lapwing.records.quote import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMaterial:
    """An event with everything behind it: its mentions, documents, what these name, and their quotes."""

    event: Event
    mentions: tuple[CitedMention, ...]
    documents: tuple[Document, ...]
    names: Mapping[str, Mentions]
    quotes: tuple[Quote, ...] = ()
    related: tuple[Event, ...] = ()

    def passage(self, span: Span, document: Document) -> Passage:
        """Return a stretch of one of the documents, with everything that was read in it."""
        acts = (cited.mention for cited in self.mentions)
        return read_passage(span, document, self.names.get(document.report_id), self.quotes, acts)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPassage:
    """A passage with its number among the event's, and the report it stands in. `is_used`: a sentence cites it."""

    number: int
    passage: Passage
    document: Document | None
    origin: str
    trigger: tuple[int, int] | None = None  # offsets in the passage's text of the word that tells the event


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySentence:
    """One sentence and the numbers of the passages that each support it. `is_quoted`: it gives the report's words."""

    text: str
    cites: tuple[int, ...]
    is_quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidWords:
    """Words given as said: the speaker, the words, and the number of the passage they stand in."""

    speaker: Participant | None
    text: str
    direct: bool
    cite: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedSentence:
    """A sentence that was not written, since its passage does not support it."""

    event_id: str
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one origin tells of one field. `state`: agree, conflict, sole or silent."""

    state: str
    values: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    cites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One field over all origins. `judged`: the value that a person judged to be right, and who and when."""

    field: str
    title: str
    status: str
    why: str
    cells: tuple[Cell, ...]
    judged: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """One event of a dossier, ready to be shown."""

    event: Event
    sentences: tuple[SummarySentence, ...]
    passages: tuple[CitedPassage, ...]
    origins: tuple[str, ...]
    matrix: tuple[MatrixRow, ...]
    quotes: tuple[SaidWords, ...]
    related: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Events in order of their dates with the reports they rest on. `asked` says which events were asked for."""

    title: str
    asked: str
    entries: tuple[EventEntry, ...]
    sources: tuple[Document, ...]
    refused: tuple[RefusedSentence, ...]

    def to_markdown(self) -> str:
        """Return the dossier as Markdown."""
        from lapwing.dossier.markdown import render_markdown

        return render_markdown(self)

    def to_html(self) -> str:
        """Return the dossier as one HTML page that needs nothing else."""
        from lapwing.dossier.page import render_page

        return render_page(self)
