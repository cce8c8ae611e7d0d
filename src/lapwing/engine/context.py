"""The context of a document: what all its mentions together tell, frozen before any of them is grounded."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from lapwing.knowledge.countries import CountryIndex
from lapwing.knowledge.gazetteer import Gazetteer
from lapwing.knowledge.name_keys import fold_words
from lapwing.records.base import Span
from lapwing.records.context import Context
from lapwing.records.document import Document
from lapwing.records.mention import ActorMention, OfficeHolding, PlaceMention
from lapwing.records.reading import Reading

_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")


def make_context(
    document: Document,
    reading: Reading,
    actors: Sequence[ActorMention],
    places: Sequence[PlaceMention],
    offices: Sequence[OfficeHolding],
    countries: CountryIndex,
    gazetteer: Gazetteer,
) -> Context:
    """Return what grounding may know of a dated document beside the mention at hand."""
    spans = [entity.span for entity in reading.entities if entity.label != "TIME"]
    spans += [actor.span for actor in actors] + [place.span for place in places]
    named = Counter(code for span in _outermost(spans) for code in countries_in(span.text, countries))
    dateline = document.dateline.place.text if document.dateline and document.dateline.place else ""
    return Context(
        published=document.published,
        outlet_country=document.outlet.country if document.outlet else None,
        dateline_place=dateline,
        dateline_country=_country_of(dateline, countries, gazetteer),
        countries=tuple(sorted(named.items(), key=lambda item: (-item[1], item[0]))),
        persons=tuple(dict.fromkeys(office.entity_id for office in offices)),
        sentences=tuple(sentence.span.text for sentence in reading.sentences),
        sentence_starts=tuple(sentence.span.start for sentence in reading.sentences),
    )


def _outermost(spans: Sequence[Span]) -> Iterator[Span]:
    """Yield spans that lie in no other one, in text order, so that a country named once counts once."""
    reached = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.end > reached:
            yield span
            reached = span.end


def countries_in(text: str, countries: CountryIndex) -> Iterator[str]:
    """Yield the ISO-3 code of each term for a country in `text`, longest terms first, none inside another."""
    surface = _WORD.findall(text)
    words = [" ".join(fold_words(word)) for word in surface]
    start = 0
    while start < len(words):
        found = countries.match(words, start, surface)
        if found:
            yield found[1].country
        start += found[0] if found else 1


def _country_of(place: str, countries: CountryIndex, gazetteer: Gazetteer) -> str | None:
    """Return the country of a dateline's place: of a capital by its name alone, else of the largest place so called."""
    term = countries.lookup(place) if place else None
    if term:
        return term.country
    return next((found.country for found in gazetteer.find(place) if not found.by_alias), None) if place else None
