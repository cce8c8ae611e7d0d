"""Why a name is understood as it is: everything that it may stand for, with scores and reasons."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lapwing.engine.context import countries_in
from lapwing.knowledge import Knowledge
from lapwing.knowledge.actors import CodedName
from lapwing.knowledge.overlay.rows import ANY_NAME, Overlay
from lapwing.knowledge.overlay.tables import folded
from lapwing.mentions.actors import explain_name as explain_actor
from lapwing.mentions.places import ground_places
from lapwing.records.base import Score, Span
from lapwing.records.context import Context
from lapwing.records.document import PublishedDate
from lapwing.records.mention import Candidate, PlaceMention

_NAMES = re.compile(r"[^\W\d_a-z][\w'’-]*(?:\s[^\W\d_a-z][\w'’-]*)*")
_A_NAME = 3  # words of `near` that are looked up as one place; more are read as running text
_BY_CODE = 0.6
_BLOCKED = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: a name, and what is known of the text that it stands in.

    country: ISO-3 of a country that the text is about. on: the text's day. near: places, or text, beside the name.
    """

    name: str
    country: str | None = None
    on: date | None = None
    near: tuple[str, ...] = ()


def explain_name(question: Question, known: Knowledge, overlay: Overlay | None = None) -> tuple[Candidate, ...]:
    """Return what a name may stand for: as an actor, as a role noun, as an outlet and as a place, each best first; and
    what a block of the user's own says that it is not.
    """
    return (
        *_as_actor(question, known),
        *_by_code(question, known),
        *_as_noun(question, known),
        *_as_outlet(question, known),
        *_as_place(question, known),
        *_blocked(question, overlay or Overlay()),
    )


def _as_actor(question: Question, known: Knowledge) -> tuple[Candidate, ...]:
    beside = [code for text in question.near for code in countries_in(text, known.actors.countries)]
    return explain_actor(
        question.name,
        index=known.actors,
        country=question.country,
        on=question.on.isoformat() if question.on else None,
        near=", ".join(question.near),
        countries=beside if len(set(beside)) > 1 else (),
    )


def _by_code(question: Question, known: Knowledge) -> Iterator[Candidate]:
    day = question.on.isoformat() if question.on else None
    for code in known.actors.coded(question.name):
        holds = day is None or _holds(code, day)
        why = f"coded so in a dictionary of names{_days(code)}" + ("" if holds else f": not on {day}")
        yield Candidate(
            entity_id=f"code:{folded(question.name).replace(' ', '-')}",
            name=question.name,
            country=code.country,
            sector=code.sector,
            score=Score(value=_BY_CODE if holds else _BLOCKED, why=why),
        )


def _holds(code: CodedName, day: str) -> bool:
    return not (code.start and day < code.start) and not (code.end and day > code.end)


def _days(code: CodedName) -> str:
    return f", {code.start or '…'} to {code.end or '…'}" if code.start or code.end else ""


def _as_noun(question: Question, known: Knowledge) -> Iterator[Candidate]:
    name = folded(question.name)
    sector = known.actors.agent(name)
    if sector:
        why = "a word for a role, which has the country of its setting"
        yield Candidate(entity_id=f"noun:{name}", name=name, sector=sector, score=Score(value=0.85, why=why))


def _as_outlet(question: Question, known: Knowledge) -> Iterator[Candidate]:
    found = known.outlets.find_by_name(question.name) or known.outlets.find_by_url(question.name)
    if found:
        entity_id = f"outlet:{found.outlet_id or '?'}"
        yield Candidate(entity_id=entity_id, name=found.name, country=found.country, sector=("JRN",), score=found.score)


def _as_place(question: Question, known: Knowledge) -> tuple[Candidate, ...]:
    beside = list(dict.fromkeys(name for text in question.near for name in _names_in(text)))
    countries = [code for text in question.near for code in countries_in(text, known.actors.countries)]
    counted = [question.country, *countries] if question.country else countries
    published = PublishedDate(edtf=None, basis="unknown", why="asked for without a text")
    context = Context(
        published=published, countries=tuple((code, counted.count(code)) for code in dict.fromkeys(counted))
    )
    named = tuple(
        PlaceMention(
            mention_id=str(n),
            span=Span(start=0, end=len(text), text=text),
            sentence=0,
            name=text,
            precision="unknown",
            score=Score(value=0.0, why="asked for"),
        )
        for n, text in enumerate((question.name, *beside))
    )
    return ground_places(named, context, known.gazetteer)[0].candidates


def _names_in(text: str) -> Sequence[str]:
    return [text] if len(text.split()) <= _A_NAME else _NAMES.findall(text)


def _blocked(question: Question, overlay: Overlay) -> Iterator[Candidate]:
    for row in overlay.blocks:
        if row.name != ANY_NAME and folded(row.name) == folded(question.name):
            why = f"blocked by {row.origin}: {row.origin.told_source}"
            name = row.actor_id or "anybody"
            yield Candidate(entity_id=row.actor_id or ANY_NAME, name=name, score=Score(value=_BLOCKED, why=why))
