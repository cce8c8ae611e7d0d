"""Which words of a sentence say where an event was: a link that holds, a name beside the act, a noun to its end."""

import re

from lapwing.events.clauses import in_relative_clause, is_apart
from lapwing.events.scene import Scene
from lapwing.records.base import Span
from lapwing.records.mention import PlaceMention
from lapwing.records.reading import Trigger

_AT = re.compile(r"\b(?:in|at|near|to|from)\s+(?:the\s+)?$", re.IGNORECASE)
_EXACT = ("point", "city", "admin1", "region", "sea", "country")
_AS_FAR_AS = re.compile(r"\bas\s+far\s+(?:away\s+)?as\s+(?:the\s+)?$")
_CUT = re.compile(r"-[a-z]+(?:\s[a-z]{3,})?|(?:(?<=\bother)|(?<=\bvast)|(?<=\bsurrounding))\s[a-z]{3,}")
_WHERE = re.compile(
    r"^(?:.{0,70}?\s)?(?P<way>in|at|near|off|outside|across|throughout)\s+(?:the\s+)?"
    r"(?:(?:[a-z-]+\s+)?(?:city|town|village|province|state|district|region|port)\s+of\s+)?(?:[a-z-]*(?:ern|ral|by)\s+)?$"
)


def may_be_place(span: Span, trigger: Trigger, scene: Scene) -> bool:
    """Whether linked words can be where the event was: no person, not where something that lies behind was, and not
    merely "as far as".
    """
    is_reach = _AS_FAR_AS.search(scene.text_between(max(0, span.start - 16), span.start)) is not None
    return not (is_reach or _is_person(span, scene) or _is_of_background(span, trigger, scene))


def _is_person(span: Span, scene: Scene) -> bool:
    """Whether the linked words are a person's name: "the capture of Saddam" is not at a place of that name."""
    known = scene.place_at(span)
    is_known = known is not None and known.country is not None
    if is_known or _AT.search(scene.text_between(max(0, span.start - 12), span.start)):
        return False
    return any(one.label == "PER" and one.span.covers(span) for one in scene.reading.entities)


def _is_of_background(span: Span, trigger: Trigger, scene: Scene) -> bool:
    """Whether an event of the background stands between: "frees a pilot who was abducted in Syria"."""
    between = [one for one in scene.reading.triggers if trigger.span.end <= one.span.start < span.start]
    return trigger.reality != "background" and any(one.reality == "background" for one in between)


def find_named_in(span: Span, scene: Scene) -> PlaceMention | None:
    """Return the place that linked words name, of several the most exact: Kabul in "Kabul, capital of Afghanistan"."""
    inside = [place for place in scene.mentions.places if place.span.overlaps(span) and place.precision in _EXACT]
    if not inside:
        return scene.place_at(span)
    return min(inside, key=lambda place: (_EXACT.index(place.precision), place.span.start))


def whole_noun(span: Span, scene: Scene) -> Span:
    """Return the words to the end of their noun where the reader cut them short: "rebel" of "rebel-held areas"."""
    rest = _CUT.match(scene.document.text, span.end) if span.text.islower() else None
    if rest is None or any(one.span.start < rest.end() and one.span.end > span.end for one in scene.reading.triggers):
        return span
    return Span(start=span.start, end=rest.end(), text=scene.document.text[span.start : rest.end()])


def find_place_beside(trigger: Trigger, scene: Scene) -> PlaceMention | None:
    """Return the known place that the act's own clause names behind it with "in" or "near".

    No other event may stand between, and the name must be nobody's: "Iraq's", "the Islamic State in Iraq".
    """
    after = [p for p in scene.mentions.places if p.sentence == trigger.sentence and p.span.start >= trigger.span.end]
    place = min(after, key=lambda p: p.span.start, default=None)
    if place is None or not place.country:
        return None
    if is_apart(trigger, place.span, scene) or in_relative_clause(place.span, trigger, scene):
        return None
    where = _WHERE.search(scene.text_between(trigger.span.end, place.span.start))
    is_other = any(trigger.span.end <= one.span.start < place.span.start for one in scene.reading.triggers)
    is_owner = scene.document.text.startswith(("'s", "’s", "-"), place.span.end)
    if where is None or is_other or is_owner:
        return None
    start = trigger.span.end + where.start("way")
    is_name = any(one.label == "ORG" and one.span.end in {start - 1, start} for one in scene.reading.entities)
    return None if is_name else place
