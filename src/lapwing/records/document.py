"""Document: a report whose parts are known: what is body, what is furniture, who wrote it, when it was published."""

from dataclasses import dataclass
from typing import Literal

from lapwing.records.base import Score, Span

BlockKind = Literal["title", "body", "list", "dateline", "byline", "caption", "furniture", "licence"]
DateBasis = Literal["metadata", "url", "text", "inferred", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the text of one kind. Blocks are in order, do not overlap, and never cut a word.

    Only "title", "body" and "list" blocks are read for events; a block boundary is always a sentence boundary.
    """

    span: Span
    kind: BlockKind
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who published or wrote something. `outlet_id` is the domain or slug in the knowledge, None when unknown there."""

    name: str
    outlet_id: str | None = None
    country: str | None = None  # ISO-3
    owner: str | None = None
    state_linked: bool = False
    is_agency: bool = False
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCandidate:
    """One possible publication date, as EDTF (`2021-10-20`, `2021-10-19/2021-10-20`), with its weight and reason."""

    edtf: str
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedDate:
    """When a document was published.

    `edtf` is None when nothing is claimed; `date_min`/`date_max` are ISO days bounding it ("" when unknown). `basis`
    says how it is known. With basis "inferred" the reasons stand in `why`, and all `candidates` are kept, best first.
    `year` is set as soon as the year is known, even when the day is not.
    """

    edtf: str | None
    date_min: str = ""
    date_max: str = ""
    basis: DateBasis
    why: str
    candidates: tuple[DateCandidate, ...] = ()

    @property
    def year(self) -> int | None:
        """The year of publication if all of `date_min`..`date_max` lies in one year, else None."""
        same = bool(self.date_min) and self.date_min[:4] == self.date_max[:4]
        return int(self.date_min[:4]) if same else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The line that opens an agency report: "MOSCOW, Oct 19 (Reuters) –". Any part may be missing."""

    span: Span
    place: Span | None = None
    agency: Span | None = None
    date: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A report in one language with its parts named.

    `text`: for plain text and Markdown the content as given, for HTML the extracted main text; all offsets point into
    it.
    `document_id`: the input's id where it has one, else `content_id`. `signature`: MinHash of the body's word 5-grams,
    for finding copies.
    `wire`: the agencies that the text credits (dateline, byline, licence line, "(Reuters)"), as they are understood.
    """

    document_id: str
    content_id: str
    report_id: str
    path: str
    text: str
    title: Span | None = None
    given_title: str | None = None
    url: str | None = None
    outlet: Outlet | None = None
    wire: tuple[Outlet, ...] = ()
    byline: Span | None = None
    dateline: Dateline | None = None
    language: str = "en"
    translated_from: str | None = None
    blocks: tuple[Block, ...]
    published: PublishedDate
    signature: tuple[int, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()
