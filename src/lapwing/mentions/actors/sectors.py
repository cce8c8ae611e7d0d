"""The sector of those whom the knowledge does not know, from their words and their sentence.

A multinomial logit over sector_clues, fitted by `python -m training.actor_sectors` on our annotation; its weights are
in sector_weights.json, by feature, then sector. Whoever is known, a country, a pronoun, keeps the sector that grounding
gave; so does everyone of whom the reader said the same. The reasons name what weighed most.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from math import exp

from lapwing.mentions.actors.extent import NO_ACTOR
from lapwing.mentions.actors.sector_clues import describe_actor
from lapwing.records.base import Score
from lapwing.records.context import Context
from lapwing.records.mention import ActorMention

SectorWeights = Mapping[str, Mapping[str, float]]
LEAD = 0.05  # as much likelier than what the rules say must another sector be
TOLD = 2  # features named in the reasons


@lru_cache(maxsize=1)
def load_sector_weights() -> SectorWeights:
    """Return the weights that ship: by feature, then sector; those of feature "" hold for everyone."""
    text = files("lapwing.mentions.actors").joinpath("sector_weights.json").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = json.loads(text)["weights"]
    return weights


def is_open(mention: ActorMention) -> bool:
    """Whether the knowledge leaves open who a mention is: no entity of it, no country by itself, no pronoun."""
    known = mention.entity_id is not None and not mention.entity_id.startswith("local:")
    return not known and mention.kind not in {"pronoun", "country"} and mention.score != NO_ACTOR


def settle_sectors(
    found: Sequence[ActorMention], mentions: Sequence[ActorMention], context: Context, weights: SectorWeights
) -> list[ActorMention]:
    """Return the mentions in order, open ones with their likeliest sector.

    found: the same mentions before grounding, with the reader's guesses. A guess that differs from the rules is only
    overruled, or followed, where the weights agree with it.
    """
    settled = list(mentions)
    for i, mention in enumerate(mentions):
        if is_open(mention) and mention.antecedent is None:
            settled[i] = _settle(mention, found[i].sector, describe_actor(mention, mentions, context), weights)
    by_id = {mention.mention_id: mention for mention in settled}
    return [_follow(mention, by_id) for mention in settled]


def weigh_sectors(features: Sequence[str], weights: SectorWeights) -> dict[str, float]:
    """Return the probability of each sector."""
    sums = dict(weights.get("", {}))
    for name in features:
        for sector, weight in weights.get(name, {}).items():
            sums[sector] = sums.get(sector, 0.0) + weight
    top = max(sums.values(), default=0.0)
    shares = {sector: exp(value - top) for sector, value in sums.items()}
    return {sector: share / sum(shares.values()) for sector, share in shares.items()}


def _settle(
    mention: ActorMention, guess: tuple[str, ...], features: Sequence[str], weights: SectorWeights
) -> ActorMention:
    told = [code for code in guess if code != "UNK"]
    if told and tuple(told) == mention.sector:
        return mention
    likely = weigh_sectors(features, weights)
    best = max(sorted(likely), key=lambda sector: likely[sector], default="")
    now = mention.sector[0] if mention.sector else ""
    if not best or best == now or likely[best] < likely.get(now, 0.0) + LEAD or told and best not in told:
        return mention
    speak = sorted((n for n in features if n in weights), key=lambda n: (-weights[n].get(best, 0.0), n))[:TOLD]
    why = f"sector {best} ({likely[best]:.2f}) by {' and '.join(f'“{name}”' for name in speak)}"
    return replace(mention, sector=(best,), score=Score(value=mention.score.value, why=f"{mention.score.why}; {why}"))


def _follow(mention: ActorMention, by_id: Mapping[str, ActorMention]) -> ActorMention:
    """Return an open short name with the sector of the fuller one it stands for."""
    other = by_id.get(mention.antecedent or "")
    if not other or not is_open(mention) or mention.kind != "person" or not other.sector:
        return mention
    return replace(mention, sector=other.sector)
