"""Where an event happened: the place that the reader linked, else one that a careful reader would carry over."""

from collections.abc import Sequence

from lapwing.events.place_words import find_named_in, find_place_beside, may_be_place, whole_noun
from lapwing.events.scene import Scene, best_argument
from lapwing.records.base import Span
from lapwing.records.event import EventMention, EventPlace
from lapwing.records.mention import PlaceMention
from lapwing.records.reading import Trigger

SPEECH_ACTS = frozenset({"AGREE", "CONCEDE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION"})
SAID_AT = 25  # code points after words: a place farther on is in what they are about (49 wrong links, not 61)
TOLD = frozenset({"happened", "ongoing", "background"})
NEAR = frozenset({"happened", "ongoing"})


def find_place(trigger: Trigger, scene: Scene, earlier: Sequence[EventMention]) -> EventPlace | None:
    """Return where the event happened, None when nobody can say.

    Order: the linked place, of words only if it stands beside them; of what is more than words, a place that its
    clause names with "in" or "near"; of news of the day, the place of the event just before it in the same paragraph,
    or the dateline's place in the first sentence, if the sentence names no place of its own.
    """
    linked = best_argument(trigger, "place")
    is_matter = linked is not None and trigger.event in SPEECH_ACTS and linked.span.start > trigger.span.end + SAID_AT
    if linked is not None and not is_matter and may_be_place(linked.span, trigger, scene):
        return _event_place(whole_noun(linked.span, scene), find_named_in(linked.span, scene), inherited=False)
    is_told_act = trigger.event not in SPEECH_ACTS and trigger.reality in TOLD
    if is_told_act and (beside := find_place_beside(trigger, scene)) is not None:
        return _event_place(beside.span, beside, inherited=False)
    if trigger.event in SPEECH_ACTS or trigger.reality not in NEAR or _other_place(trigger, scene):
        return None
    return _place_before(trigger, scene, earlier) or _place_of_dateline(trigger, scene)


def _place_before(trigger: Trigger, scene: Scene, earlier: Sequence[EventMention]) -> EventPlace | None:
    """Return the place of the last event, if it stands in this sentence or the one before it, in the same paragraph."""
    if not earlier or earlier[-1].place is None or earlier[-1].reality not in NEAR:
        return None
    here, before = scene.sentence(trigger), scene.sentence_at(earlier[-1].trigger.start)
    if before is None or before.paragraph != here.paragraph or here.index - before.index > 1:
        return None
    last = earlier[-1].place
    mention = scene.place_at(Span(start=last.start, end=last.end, text=last.text))
    return _event_place(Span(start=last.start, end=last.end, text=last.text), mention, inherited=True)


def _place_of_dateline(trigger: Trigger, scene: Scene) -> EventPlace | None:
    """Return the dateline's place for an event of the first sentence after it."""
    dateline = scene.document.dateline
    if dateline is None or dateline.place is None:
        return None
    first = next((one for one in scene.reading.sentences if one.span.end > dateline.span.end), None)
    if first is None or first.index != trigger.sentence:
        return None
    return _event_place(dateline.place, scene.place_at(dateline.place), inherited=True)


def _other_place(trigger: Trigger, scene: Scene) -> bool:
    """Whether the sentence names a place that the reader did not link: then nothing is carried over."""
    dateline = scene.document.dateline
    return any(
        place.sentence == trigger.sentence and not (dateline and dateline.span.overlaps(place.span))
        for place in scene.mentions.places
    )


def _event_place(span: Span, mention: PlaceMention | None, *, inherited: bool) -> EventPlace:
    """Return the place of a span, with coordinates only where a gazetteer knew it."""
    if mention is None:
        return EventPlace(
            text=span.text,
            start=span.start,
            end=span.end,
            name=span.text,
            geonames_id=None,
            latitude=None,
            longitude=None,
            country=None,
            precision="unknown",
            inherited=inherited,
        )
    return EventPlace(
        text=span.text,
        start=span.start,
        end=span.end,
        # nobody knows the place: its words, not the part of them that was looked up ("Hall" of "Great Hall of …")
        name=mention.name if mention.precision != "unknown" else span.text,
        geonames_id=mention.geonames_id,
        latitude=mention.latitude,
        longitude=mention.longitude,
        country=mention.country,
        precision=mention.precision,
        inherited=inherited,
    )
