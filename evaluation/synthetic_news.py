"""A synthetic newsroom: events of skewed dyads, told by one to fifty outlets that drop and blur what they tell."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from lapwing.records.base import Score, Span
from lapwing.records.document import Block, Document, Outlet, PublishedDate
from lapwing.records.event import EventDate, EventMention, EventPlace, Participant
from lapwing.records.ids import content_id, hash_id

_COUNTRIES = [f"{a}{b}A" for a in "ABCDEFGH" for b in "KLMNOP"]
_TYPES = ("CONSULT", "AGREE", "ASSAULT", "ACCUSE", "COERCE", "SANCTION", "MOBILIZE", "REQUEST", "PROTEST")
_VERBS = {
    "CONSULT": "met held-talks conferred", "AGREE": "agreed pledged offered", "ASSAULT": "attacked shelled struck",
    "ACCUSE": "accused condemned blamed", "COERCE": "arrested seized detained", "SANCTION": "sanctioned expelled cut",
    "MOBILIZE": "deployed fired massed", "REQUEST": "urged demanded asked", "PROTEST": "marched rallied protested",
}  # fmt: skip
_ALTERNATES = {"CONSULT": "AGREE", "AGREE": "CONSULT", "ASSAULT": "COERCE", "COERCE": "ASSAULT"}
_FIRST_DAY = date(2021, 1, 1)
_MENTIONS_A_DAY = 60
_N_OUTLETS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One event of the synthetic world."""

    key: int
    event: str
    on: date
    actor: Participant
    recipient: Participant
    place: EventPlace
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """Mentions and documents, with the mentions of each happening."""

    mentions: tuple[EventMention, ...]
    documents: tuple[Document, ...]
    gold: tuple[frozenset[str], ...]


def make_newsroom(n_mentions: int, seed: int, dyad_days: Sequence[tuple[date, str, str]] | None = None) -> Newsroom:
    """Return about `n_mentions` mentions of happenings, the same for the same seed.

    Day and countries are drawn from `dyad_days`. Without them dyads follow a power law, so that some days of some
    dyads are crowded with like events. Most happenings are told
    once or twice, a few by fifty outlets. A telling blurs: a fifth leaves the day out or gives it a day late or as a
    month, a third leaves persons out, half the place, a tenth codes an alternating type.
    """
    chance = random.Random(seed)
    mentions: list[EventMention] = []
    documents: list[Document] = []
    gold: defaultdict[int, set[str]] = defaultdict(set)
    key = 0
    while len(mentions) < n_mentions:
        happening = _happen(key, _draw(max(7, n_mentions // _MENTIONS_A_DAY), dyad_days, chance), chance)
        for outlet in chance.sample(range(_N_OUTLETS), min(50, int(chance.paretovariate(1.1)))):
            document, mention = _tell(happening, outlet, chance)
            documents.append(document)
            mentions.append(mention)
            gold[key].add(mention.mention_id)
        key += 1
    chance.shuffle(mentions)
    return Newsroom(mentions=tuple(mentions), documents=tuple(documents), gold=tuple(map(frozenset, gold.values())))


def _draw(
    n_days: int, dyad_days: Sequence[tuple[date, str, str]] | None, chance: random.Random
) -> tuple[date, str, str]:
    """Return the day and the two countries of a happening."""
    if dyad_days is not None:
        return chance.choice(dyad_days)
    here, there = (min(len(_COUNTRIES) - 1, int(chance.paretovariate(0.9)) - 1) for _ in range(2))
    there = (there + 1) % len(_COUNTRIES) if here == there else there
    return _FIRST_DAY + timedelta(days=chance.randrange(n_days)), _COUNTRIES[here], _COUNTRIES[there]


def _happen(key: int, dyad_day: tuple[date, str, str], chance: random.Random) -> Happening:
    on, home, guest = dyad_day
    others = 8 if home == guest else 0  # within one country the other side is somebody else
    topic = chance.randrange(12)
    return Happening(
        key=key,
        event=chance.choice(_TYPES),
        on=on,
        actor=_person(home, chance.randrange(8)),
        recipient=_person(guest, others + chance.randrange(8)),
        place=_city(guest, chance.randrange(6)),
        words=tuple(f"w{home}{guest}{topic}x{chance.randrange(30)}" for _ in range(6))
        + tuple(f"n{chance.randrange(4000)}" for _ in range(4)),
    )


def _tell(happening: Happening, outlet: int, chance: random.Random) -> tuple[Document, EventMention]:
    published = happening.on + timedelta(days=chance.choice((0, 0, 1, 1, 2)))
    event = _ALTERNATES.get(happening.event, happening.event) if chance.random() < 0.1 else happening.event
    verb = chance.choice(_VERBS[event].split())
    told = chance.sample(happening.words, 6) + [f"n{chance.randrange(4000)}" for _ in range(4)]
    actor, recipient = (_blur(one, chance) for one in (happening.actor, happening.recipient))
    text = f"{actor.text} {verb} {recipient.text} {' '.join(told)}."
    report = hash_id("report", happening.key, outlet)
    start = len(actor.text) + 1
    document = _document(report, text, outlet, published)
    mention = EventMention(
        mention_id=hash_id("mention", report), report_id=report, document_id=report, event=event, mode=(), about=None,
        context=(), quad_code=1, event_scale=0.0, cameo="", date=_blur_day(happening.on, chance), actor=(actor,),
        recipient=(recipient,), place=_blur_place(happening.place, chance), reality="happened", source=None,
        trigger=Span(start=start, end=start + len(verb), text=verb), sentence=Span(start=0, end=len(text), text=text),
        confidence=0.8,
    )  # fmt: skip
    return document, mention


def _document(report: str, text: str, outlet: int, published: date) -> Document:
    on = published.isoformat()
    name = f"Outlet {outlet}"
    tokens = text.split()
    signature = tuple(min(hash_id(n, *gram) for gram in pairwise(tokens)) for n in range(4))
    return Document(
        document_id=report, content_id=content_id(text + report), report_id=report, path=report, text=text,
        outlet=Outlet(name=name, outlet_id=name.casefold(), score=Score(value=1.0, why="synthetic")),
        blocks=(Block(span=Span(start=0, end=len(text), text=text), kind="body"),),
        published=PublishedDate(edtf=on, date_min=on, date_max=on, basis="metadata", why="synthetic"),
        signature=tuple(int(value[:8], 16) for value in signature),
    )  # fmt: skip


def _person(country: str, number: int) -> Participant:
    name = f"Person{country}{number}"
    return Participant(
        text=name, start=0, end=len(name), entity_id=f"Q{country}{number}", name=name, country=country, sector=("GOV",),
        score=0.9, why="synthetic",
    )  # fmt: skip


def _blur(one: Participant, chance: random.Random) -> Participant:
    if chance.random() < 0.67:
        return one
    name = str(one.country)
    return Participant(
        text=name, start=0, end=len(name), entity_id=f"country:{name}", name=name, country=one.country, sector=("GOV",),
        score=0.9, why="synthetic",
    )  # fmt: skip


def _city(country: str, number: int) -> EventPlace:
    name = f"City{country}{number}"
    return EventPlace(
        text=name, start=0, end=len(name), name=name, geonames_id=name, latitude=None, longitude=None, country=country,
        precision="city",
    )  # fmt: skip


def _blur_place(place: EventPlace, chance: random.Random) -> EventPlace | None:
    draw = chance.random()
    if draw < 0.5:
        return place
    if draw < 0.8:
        return None
    name = str(place.country)
    return EventPlace(
        text=name, start=0, end=len(name), name=name, geonames_id=name, latitude=None, longitude=None,
        country=place.country, precision="country",
    )  # fmt: skip


def _blur_day(on: date, chance: random.Random) -> EventDate:
    draw = chance.random()
    if draw < 0.1:
        return EventDate(edtf=None, date_min=None, date_max=None, text=None, basis="unknown")
    if draw < 0.15:
        month = on.isoformat()[:7]
        last = (on.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        return EventDate(edtf=month, date_min=f"{month}-01", date_max=last.isoformat(), text=None, basis="calendar")
    told = on + timedelta(days=1 if draw < 0.2 else 0)
    return EventDate(
        edtf=told.isoformat(),
        date_min=told.isoformat(),
        date_max=told.isoformat(),
        text=f"on {told:%A}",
        basis="published",
    )
