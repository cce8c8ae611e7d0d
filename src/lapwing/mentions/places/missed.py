"""Places that the reader took for a body or a person, or passed over: known names where only a place stands."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lapwing.knowledge.gazetteer import Gazetteer, Place
from lapwing.mentions.name_runs import is_titled
from lapwing.mentions.places.extent import is_stub
from lapwing.records.base import Span
from lapwing.records.document import Document
from lapwing.records.reading import Reading, Sentence

_AREAS = frozenset({"country", "admin1", "region", "sea"})
_TOWN = 50_000  # inhabitants: smaller ones share their names with too many persons and bodies
_WORD = r"[^\W\d_a-z][\w’-]*"
_NAME = re.compile(rf"(?<![\w’'-])(?:(?:[A-Z]\.){{2,}}|{_WORD}(?:[ -](?:(?:of|the|de|del|do|al|la) ){{0,2}}{_WORD})*)")
_WHERE = re.compile(
    r"\b(?:in|near|across|throughout|outside|around|into|within|inside|between"
    r"|(?:provinces?|areas?|regions?|parts?|cit(?:y|ies)|towns?|villages?|states?|districts?|outskirts|coast"
    r"|north|south|east|west|rest|all|most)\sof"
    r"|(?<!died )(?<!dies )(?<!dying )(?<!deaths )(?<!suffering )(?<!recovered )(?<!recovering )from)\s(?:the\s)?"
    r"(?:(?:nearby|neighbou?ring|rural|regional|central|mainland|downtown|(?:north|south)?-?(?:east|west)?(?:ern)?)\s)?$",
    re.IGNORECASE,
)
_HOLDER = re.compile(r",\s")
_NEXT = re.compile(r"(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)(?:the\s)?|\s\(")


def find_missed(
    document: Document, reading: Reading, found: Iterable[Span], gazetteer: Gazetteer
) -> Iterator[tuple[Span, int]]:
    """Yield the names that the gazetteer knows, are not among `found`, and stand where a place does.

    That is after "in", "near" or "from", in a list behind such a name ("in Kisumu, Siaya and Bondo"), in brackets
    behind it or right before its province ("Reston, Virginia"). A span that the reader gave to a body or person counts
    only if it is the name as a whole; towns are looked at from 50,000 inhabitants on, smaller ones only in a list. A
    country that acts is none: "the UK says". Headlines with a capital to each word are left out.
    """
    taken = list(found)
    for sentence in reading.sentences:
        text = document.text[sentence.span.start : sentence.span.end]
        if not is_titled(text):
            for span in _find_in(text, sentence, reading, taken, gazetteer):
                yield span, sentence.index


def _find_in(
    text: str, sentence: Sentence, reading: Reading, taken: Sequence[Span], gazetteer: Gazetteer
) -> Iterator[Span]:
    shift, last = sentence.span.start, -1  # `last`: where the last place ended
    for start, end in _name_runs(text):
        span = Span(start=start + shift, end=end + shift, text=text[start:end])
        if known := next((other for other in taken if other.overlaps(span)), None):
            last = known.end - shift
            continue
        in_list = last >= 0 and _NEXT.fullmatch(text, last, start) is not None
        in_list = in_list or any(_HOLDER.fullmatch(text, end, other.start - shift) for other in taken)
        after = _WHERE.search(text[max(0, start - 40) : start]) is not None
        if not (in_list or after) or not _is_free(span, reading, in_list=in_list):
            continue
        if place := _known_name(span, gazetteer, anywhere=in_list):
            last = place.end - shift
            yield place


def _name_runs(text: str) -> Iterator[tuple[int, int]]:
    for match in _NAME.finditer(text):
        yield match.span()


def _is_free(span: Span, reading: Reading, *, in_list: bool) -> bool:
    """Whether the reader gave the name to nobody, or just this name as a whole to a body or person.

    In a list of places it may have been taken for a people's: "India, Nepal and Bangladesh".
    """
    over = [entity for entity in reading.entities if entity.span.overlaps(span)]
    labels = {"ORG", "PER", "NORP"} if in_list else {"ORG", "PER"}
    return all(
        entity.label in labels and span.text.endswith(entity.span.text.removeprefix("the ").removeprefix("The "))
        for entity in over
    )


def _known_name(span: Span, gazetteer: Gazetteer, *, anywhere: bool) -> Span | None:
    """Return the name without "'s" if the gazetteer knows it as a whole: "Miss World" is not the place Miss."""
    name = re.sub(r"['’]s?$", "", span.text)
    if is_stub(name) or not any(_is_noted(place, anywhere) for place in gazetteer.find(name)):
        return None
    return Span(start=span.start, end=span.start + len(name), text=name)


def _is_noted(place: Place, anywhere: bool) -> bool:
    return anywhere or place.kind in _AREAS or place.is_capital or place.population >= _TOWN
