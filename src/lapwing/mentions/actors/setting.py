"""The country of those who name none, from where the sentence is set: "gunmen" in Lagos are coded Nigerian.

PLOVER codes an actor without a country of its own by where the event happens. The value is lower and the reason says
so; when the sentence and the document leave more than one country the mention keeps none.
"""

import re
from collections import Counter
from dataclasses import replace

from lapwing.knowledge.actors import ActorIndex
from lapwing.knowledge.name_keys import fold_words
from lapwing.mentions.actors.extent import NO_ACTOR
from lapwing.records.base import Score
from lapwing.records.context import Context
from lapwing.records.mention import ActorMention

LOCATIVE = re.compile(
    r"\b(?:in|at|near|across|throughout|outside|around|inside|from)\s+(?:the\s+)?(?=((?:[^\W\d_][\w.'’-]*\s*){1,6}))"
)
IN_SENTENCE = 0.6
IN_DOCUMENT = 0.45
LIKELY = 0.6
STATELESS = frozenset({"IGO", "NGO", "MNC", "IMG"})


def inherit_countries(mentions: list[ActorMention], context: Context, index: ActorIndex) -> list[ActorMention]:
    """Return the mentions in order, those without a country with that of their setting where only one offers itself."""
    by_sentence: dict[int, Counter[str]] = {}
    for mention in mentions:
        if mention.country and mention.country not in STATELESS:
            by_sentence.setdefault(mention.sentence, Counter())[mention.country] += 1
    return [
        mention
        if mention.country or mention.kind == "pronoun" or mention.score == NO_ACTOR or _has_known_home(mention)
        else _inherit(mention, by_sentence, context, index)
        for mention in mentions
    ]


def _has_known_home(mention: ActorMention) -> bool:
    """Whether a person is likely one of the known ones: then the setting says nothing about the country."""
    return mention.kind == "person" and any(candidate.score.value >= LIKELY for candidate in mention.candidates)


def _inherit(
    mention: ActorMention, by_sentence: dict[int, Counter[str]], context: Context, index: ActorIndex
) -> ActorMention:
    text = context.sentences[mention.sentence] if mention.sentence < len(context.sentences) else ""
    located = _located(text, index)
    named = by_sentence.get(mention.sentence, Counter())
    document = [(code, n) for code, n in context.countries if code not in STATELESS]
    if len(located) == 1:
        return _with(mention, located[0], IN_SENTENCE, "where the sentence is set")
    if len(named) == 1:
        return _with(mention, next(iter(named)), IN_SENTENCE, "the only country in the sentence")
    if len(document) == 1 or len(document) > 1 and document[0][1] >= 2 * document[1][1]:
        return _with(mention, document[0][0], IN_DOCUMENT, "the country that the document is mostly about")
    if not document and context.dateline_country:
        return _with(mention, context.dateline_country, IN_DOCUMENT, "the dateline's country")
    return mention


def _located(text: str, index: ActorIndex) -> list[str]:
    found: list[str] = []
    for match in LOCATIVE.finditer(text):
        surface = match[1].split()
        for start in range(min(len(surface), 4)):
            word = surface[start]
            if not word[:1].isupper():
                break
            folded = [" ".join(fold_words(part)) for part in surface]
            term = index.countries.match(folded, start, surface)
            if term and term[1].kind not in {"adjective", "noun", "metonym"}:
                found.append(term[1].country)
                break
    return list(dict.fromkeys(found))


def _with(mention: ActorMention, country: str, value: float, why: str) -> ActorMention:
    name = f"{country}: {why}"
    return replace(
        mention,
        country=country,
        score=Score(value=min(value, max(mention.score.value, value - 0.15)), why=f"{mention.score.why}; {name}"),
    )
