"""Text with what was found in it: stretches of one kind each, in order, nothing lost and nothing drawn twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lapwing.records.coded import CitedMention
from lapwing.records.mention import ActorMention, Mentions, PlaceMention
from lapwing.web.addresses import actor_address, place_address

_FIRST = ("event", "actor", "place", "time")  # where two overlap, the one named first here is drawn


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """Something found in a text. `start`, `end` count in the document; `href` leads to it, `told` says what it is."""

    start: int
    end: int
    kind: str
    told: str
    href: str | None = None
    record_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A stretch of text, alone or with what was found in it. `is_lit`: it lies in the sentence that was asked for."""

    text: str
    find: Find | None = None
    is_lit: bool = False


def find_all(mentions: Sequence[CitedMention], names: Mentions) -> tuple[Find, ...]:
    """Return the events, actors, places and times of a document, by kind and then in text order."""
    return (
        *(_event(cited) for cited in mentions),
        *(_actor(actor) for actor in names.actors if actor.kind != "pronoun"),
        *(_place(place) for place in names.places),
        *(
            Find(start=t.span.start, end=t.span.end, kind="time", told=f"{t.edtf or 'no day'} ({t.basis}): {t.why}")
            for t in names.times
        ),
    )


def cut(text: str, start: int, end: int, finds: Iterable[Find], lit: tuple[int, int] = (0, 0)) -> tuple[Stretch, ...]:
    """Return the stretches of `text[start:end]`, with what was found in it and the sentence at `lit`."""
    inside = sorted(
        (find for find in finds if find.start < end and find.end > start and find.start < find.end),
        key=lambda find: (_FIRST.index(find.kind), find.start, -find.end),
    )
    drawn: list[Find] = []
    for find in inside:
        if all(find.end <= other.start or find.start >= other.end for other in drawn):
            drawn.append(find)
    owner = sorted(drawn, key=lambda find: find.start)
    edges = {start, end, *(e for f in owner for e in (f.start, f.end)), *lit}
    points = sorted(edge for edge in edges if start <= edge <= end)
    stretches = []
    for left, right in zip(points, points[1:], strict=False):
        found = next((f for f in owner if f.start <= left and right <= f.end), None)
        stretches.append(Stretch(text=text[left:right], find=found, is_lit=lit[0] <= left and right <= lit[1]))
    return tuple(stretches)


def _event(cited: CitedMention) -> Find:
    mention = cited.mention
    what = " ".join((mention.event, *mention.mode))
    return Find(
        start=mention.trigger.start,
        end=mention.trigger.end,
        kind="event",
        told=f"{what}, {mention.date.edtf or 'undated'}, {mention.reality}",
        href=f"/event/{cited.event_id}" if cited.event_id else None,
        record_id=mention.mention_id,
    )


def _actor(actor: ActorMention) -> Find:
    who = actor.canonical or actor.name
    of = f", {actor.country}" if actor.country else ""
    told = f"{who}{of}: {actor.score.why}" if actor.entity_id else f"{who}{of}: not known. {actor.score.why}"
    href = actor_address(actor.entity_id, actor.country) if actor.entity_id else None
    return Find(start=actor.span.start, end=actor.span.end, kind="actor", told=told, href=href)


def _place(place: PlaceMention) -> Find:
    told = f"{place.name}, known to the {place.precision}: {place.score.why}"
    href = place_address(place.name) if place.geonames_id or place.country else None
    return Find(start=place.span.start, end=place.span.end, kind="place", told=told, href=href)
