"""What a phrase calls a place: the name inside it, and the province or country named beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lapwing.knowledge.gazetteer import Gazetteer, Place

_NAME = r"(?P<name>[A-Z][\w.'’-]*(?:\s(?:(?:of|and|the|de|da|du|al)\s)?[A-Z][\w.'’-]*){0,3})"
_OF_LAND = (  # words that may stand between "in" and the land that holds a place; "in the presence of" holds none
    r"(?:the|an?|far|(?:north|south|(?:north|south)?-?(?:east|west))(?: of)?|central|nearby|rural|upper|lower"
    r"|mainland|occupied|disputed|[a-z-]+ern"
    r"|neighbou?ring|[a-z]+-[a-z]+|(?:province|state|region|island|islands|district|county|republic|kingdom|governorate"
    r"|prefecture|department|parts?|heart|capital|territory|city|town) of)"
)
_AFTER = re.compile(
    r"(?:['’]s)?(?:,\s(?:in\s)?|\s\(|(?:\s(?!(?:in|at|on|for|with|to|by|from|of|and|after|before)\b)[a-z-]+){0,3}"
    rf"\s(?:in|of|on)\s(?:{_OF_LAND}\s){{0,3}}){_NAME}"
)  # "X, Y", "X (Y", "X province in northern Y"
_BEFORE = re.compile(
    r"(?P<name>[A-Z][\w.-]*(?:\s[A-Z][\w.-]*){0,2})['’]s?\s(?:[a-z-]+\s){0,4}$"
)  # "Y's eastern city of X"
_CHAIN = re.compile(rf",\s{_NAME}")
_DIRECTION = re.compile(
    r"^(?:(?:the|far|south|north|central|downtown|upper|lower|greater|mainland|inner|outer|"
    r"(?:north|south)?-?(?:east|west)(?:ern)?|northern|southern|mid)\s)+(?=[A-Z])|^(?:Northern|Southern|Eastern|Western|Central|"
    r"North|South|East|West|Greater|Northeastern|Northwestern|Southeastern|Southwestern|Upper|Lower|Downtown|Mainland)\s(?=[A-Z])",
    re.IGNORECASE,
)
_AREA = re.compile(
    r"\s(?:[Pp]rovince|[Dd]istrict|[Rr]egion|[Gg]overnorate|[Cc]ounty|[Ss]tate|[Oo]blast|[Pp]refecture|[Pp]arish|[Dd]epartment|"
    r"[Dd]ivision|[Tt]erritory|[Mm]unicipality|[Cc]anton|[Vv]oivodeship)$"
)
_COMMON_BEFORE = re.compile(r"^(?:of|in|at|near|s|and)\s(?=[A-Z])")  # what a span took in beside the name
_COMMON_AFTER = re.compile(
    r"(?<=[\w.])\s(?:states?|cities|locations?|hotel|coast|coastline|suburbs?|area|slums?|residents?|territory|soil|waters)$"
)
_WORD_BEFORE = re.compile(
    r"^(?:(?:the\s)?(?:[Cc]ity|[Tt]own|[Vv]illage|[Pp]ort|[Pp]rovince|[Ss]tate|[Rr]epublic|[Ii]sland|[Dd]istrict|[Cc]ounty|[Rr]egion)\sof\s|Fort\s(?=Hood$))"
)
_WORD_AFTER = re.compile(
    r"\s(?:[Cc]ity|[Tt]own|[Vv]illage|[Ii]slands?|[Aa]irport|[Ii]nternational\s[Aa]irport|[Pp]eninsula|[Aa]rea|[Mm]etro)$"
)
_HOLDERS = ("admin1", "region", "country")  # of one name, the later is the likelier


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """The province and country (ISO-3) that a text names beside a place."""

    admin1: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to look a name up. `is_area` when a word for a province or district was taken off, `is_part` when
    "northern" was.
    """

    name: str
    is_area: bool = False
    is_part: bool = False


def read_names(phrase: str) -> Iterator[Reading]:
    """Yield the names to look up for a phrase, the phrase itself first, then without its generic words."""
    name = re.sub(r"['’]s?$", "", phrase.strip(' ,.;:()"“”\n\t'))
    yield Reading(name=name)
    head = name.split(",")[0].strip()
    if head != name:
        yield Reading(name=head)
    if _AREA.search(head):
        yield Reading(name=_AREA.sub("", head), is_area=True)
    for pattern in (_WORD_BEFORE, _WORD_AFTER):
        if pattern.search(head):
            yield Reading(name=pattern.sub("", head), is_area="rovince" in head or "istrict" in head or "ounty" in head)
    plain = _COMMON_AFTER.sub("", _COMMON_BEFORE.sub("", head))
    if plain != head:
        yield Reading(name=plain)
    if _DIRECTION.search(head):
        rest = _DIRECTION.sub("", head)
        yield Reading(name=rest, is_part=True)
        if _AREA.search(rest):
            yield Reading(name=_AREA.sub("", rest), is_area=True, is_part=True)


def find_beside(text: str, start: int, end: int, gazetteer: Gazetteer) -> Beside:
    """Return the province and country that stand beside `text[start:end]`: after a comma, "in" or "of", or before it
    with "'s".

    Of holders that share a name, the one is meant in which a place of this name lies: "Atlanta, Georgia".
    """
    inside = [place for reading in read_names(text[start:end]) for place in gazetteer.find(reading.name)]
    admin1 = country = None
    at, pattern = end, _AFTER
    while (match := pattern.match(text, at)) and (admin1 is None or country is None):
        holder = _longest_holder(match["name"], inside, gazetteer)
        if holder is None:
            break
        place, length = holder
        if place.kind == "admin1" and admin1 is None:
            admin1, country = place.name, country or place.country
        elif place.kind != "admin1":
            country = place.country
            break
        at, pattern, inside = match.start("name") + length, _CHAIN, [place]
    if country is None and (match_before := _BEFORE.search(text[max(0, start - 80) : start])):
        holder = _longest_holder(match_before["name"], inside, gazetteer)
        if holder:
            admin1, country = (admin1 or (holder[0].name if holder[0].kind == "admin1" else None)), holder[0].country
    return Beside(admin1=admin1, country=country)


def _longest_holder(name: str, inside: Sequence[Place], gazetteer: Gazetteer) -> tuple[Place, int] | None:
    words = name.split(" ")
    for count in range(len(words), 0, -1):
        part = " ".join(words[:count])
        holders = [place for place in gazetteer.find(part) if _may_hold(place)]
        if holders:
            return max(holders, key=lambda place: (_holds(place, inside), _HOLDERS.index(place.kind))), len(part)
    return None


def _may_hold(place: Place) -> bool:
    """Whether a place is a country, a province, or a region of one country that we added by name ("Gaza")."""
    return place.kind in {"country", "admin1"} or (place.kind == "region" and place.place_id.startswith("own:"))


def _holds(holder: Place, inside: Sequence[Place]) -> bool:
    """Whether some place of the name beside lies in a country or, as far as is known, in a province."""
    return any(
        place.country == holder.country
        and place.place_id != holder.place_id
        and (holder.kind != "admin1" or place.admin1 in {None, holder.name})
        for place in inside
    )
