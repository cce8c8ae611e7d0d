"""The country of those who name none, from where the text is set: "gunmen" in Lagos are coded Nigerian.

The countries of the document are weighed for each such mention (see surroundings for what speaks for one); the
likeliest is taken when it is likelier than not knowing. Weights: country_weights.json, a conditional logit fitted by
`python -m training.actor_countries` on lapwing_gold. The reasons name what weighed most.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from math import exp

from lapwing.knowledge.actors import ActorIndex
from lapwing.mentions.actors.clues import find_clues
from lapwing.mentions.actors.extent import NO_ACTOR
from lapwing.mentions.actors.surroundings import NONE, Surroundings, describe, places_beside, word_for
from lapwing.records.base import Score
from lapwing.records.context import Context
from lapwing.records.mention import ActorMention

Weights = Mapping[str, float]
COMMON = frozenset({"share of the document", "in the sentence"})  # told only where nothing else is
LEAD = 0.02  # as much likelier than the next must a country be; less is a guess
SURE = 0.75  # of a place that is enumerated with the next likely one
NAMED = 0.4  # of someone named; where less sure, two in three are wrong on lapwing_gold
HIGHEST = 0.8  # no inherited country is surer than a named one


@dataclass(frozen=True, slots=True)
class Choice:
    """A mention without a country of its own; the features of each country it may have, and the words that name it."""

    position: int
    options: Mapping[str, Mapping[str, float]]
    words: Mapping[str, str]
    level: Mapping[str, frozenset[str]]  # the countries that are places beside each, as near as it


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Return the weights that ship."""
    text = files("lapwing.mentions.actors").joinpath("country_weights.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)["weights"]
    return weights


def inherit_countries(
    mentions: Sequence[ActorMention], context: Context, index: ActorIndex, weights: Weights
) -> list[ActorMention]:
    """Return the mentions in order, those without a country with that of their setting where one is likely."""
    given = list(mentions)
    for choice in find_choices(mentions, context, index):
        given[choice.position] = _decide(mentions[choice.position], choice, weights)
    return given


def find_choices(mentions: Sequence[ActorMention], context: Context, index: ActorIndex) -> list[Choice]:
    """Return what is to be decided: each mention without a country, with its options."""
    clues = find_clues(mentions, context, index)
    around = Surroundings(clues=clues, mentions=tuple(mentions), context=context)
    n_sentences = len(context.sentences)
    found = []
    for i, mention in enumerate(mentions):
        is_open = not mention.country and mention.kind != "pronoun" and mention.score != NO_ACTOR
        if is_open and mention.sentence < n_sentences:
            options = describe(mention, around)
            words = {option: word_for(option, mention, around) for option in options}
            level = {option: places_beside(option, mention, around) for option in options}
            found.append(Choice(i, options, words, level))
    return found


def weigh(options: Mapping[str, Mapping[str, float]], weights: Weights) -> dict[str, float]:
    """Return the probability of each option."""
    sums = {o: sum(weights.get(name, 0.0) * value for name, value in f.items()) for o, f in options.items()}
    top = max(sums.values())
    shares = {option: exp(value - top) for option, value in sums.items()}
    return {option: share / sum(shares.values()) for option, share in shares.items()}


def _decide(mention: ActorMention, choice: Choice, weights: Weights) -> ActorMention:
    likely = weigh(choice.options, weights)
    best, second = sorted(likely, key=lambda option: (-likely[option], option))[:2] if len(likely) > 1 else (NONE, NONE)
    is_level = second in choice.level[best] and likely[best] < SURE
    is_guess = mention.kind in {"person", "organisation", "group"} and likely[best] < NAMED
    if best == NONE or is_level or is_guess or likely[best] - likely[second] < LEAD:
        return mention
    word = f"“{choice.words[best]}”, " if choice.words[best] else ""
    why = f"country from the setting: {best}, {word}{_reasons(choice.options[best], weights)}"
    value = round(min(HIGHEST, max(likely[best], mention.score.value - 0.15)), 3)
    return replace(mention, country=best, score=Score(value=value, why=f"{mention.score.why}; {why}"))


def _reasons(features: Mapping[str, float], weights: Weights) -> str:
    """Return the two features that weigh most, each with those of its kind of actor."""
    plain: dict[str, float] = {}
    for name, value in features.items():
        bare = name.partition("*")[2] or name
        plain[bare] = plain.get(bare, 0.0) + weights.get(name, 0.0) * value
    best = sorted(plain, key=lambda name: (name in COMMON, -plain[name], name))[:2]
    return " and ".join(name for name in best if plain[name] > 0) or "the only one named"
