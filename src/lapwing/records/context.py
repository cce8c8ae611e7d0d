"""Context: what the rest of a document tells about any one mention in it, frozen before grounding begins."""

from dataclasses import dataclass

from lapwing.records.document import PublishedDate
from lapwing.records.mention import PlaceMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What grounding may know of a document beyond the mention itself.

    outlet_country, dateline_country: ISO-3 or None. dateline_place: the dateline's place as written, or "".
    countries: (ISO-3, count) over all mentions of the document, most frequent first, ties by code.
    persons: entity ids that are certain already. sentences: the sentences' texts in order, where a stage needs words
    around a mention. sentence_starts: the offset of each, () where nobody needs it. places: grounded, where they are.
    """

    published: PublishedDate
    outlet_country: str | None = None
    dateline_place: str = ""
    dateline_country: str | None = None
    countries: tuple[tuple[str, int], ...] = ()
    persons: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()
    sentence_starts: tuple[int, ...] = ()
    places: tuple[PlaceMention, ...] = ()
