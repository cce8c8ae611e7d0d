"""Whose a body is, by the words right before it, and which Korea "the North" is: what a span by itself does not say.

Positive: "Norway's | Security Department" is Norwegian. Negative: "in Norway | police" says where, which the setting
weighs. Vague: "the North" in a text that names one Korea only stays open.
"""

import re
from dataclasses import replace

from lapwing.knowledge.actors import ActorIndex
from lapwing.mentions.actors.clues import sentence_starts
from lapwing.mentions.actors.phrases import Phrase
from lapwing.records.base import Score
from lapwing.records.context import Context
from lapwing.records.mention import ActorMention

HALVES = {"north": ("PRK", "KOR"), "south": ("KOR", "PRK")}
_OWNER = re.compile(r"(?P<name>(?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*)['’]s?\s+(?:own\s+)?$")
_REACH = 50  # characters


def by_neighbours(
    mention: ActorMention, phrase: Phrase, context: Context, countries: tuple[str, ...], index: ActorIndex
) -> ActorMention:
    """Return a mention without a country with that of its possessor, or of the half that it is called."""
    if mention.country or mention.entity_id or mention.kind in {"pronoun", "country"}:
        return mention
    half = HALVES.get(phrase.words[-1]) if len(phrase.words) <= 2 and phrase.text[-5:-4].isupper() else None
    if half and set(half) <= set(countries):
        name = index.countries.name(half[0])
        score = Score(value=0.9, why=f"“{mention.span.text}” beside both states: {name}")
        return replace(
            mention, entity_id=f"country:{half[0]}", canonical=name, country=half[0], sector=("GOV",), score=score
        )
    owner = "" if mention.kind == "person" else _owner(mention, context)
    term = index.countries.lookup(owner) if owner else None
    if not term or term.kind in {"city", "metonym"}:
        return mention
    why = f"{mention.score.why}; of “{owner}”, right before it"
    return replace(mention, country=term.country, score=Score(value=max(mention.score.value, 0.85), why=why))


def _owner(mention: ActorMention, context: Context) -> str:
    if mention.sentence >= len(context.sentences):
        return ""
    start = mention.span.start - sentence_starts(context)[mention.sentence]
    before = context.sentences[mention.sentence][max(0, start - _REACH) : max(0, start)]
    found = _OWNER.search(before)
    return found["name"] if found else ""
