"""Do the words agree? The lemma of the trigger, and the content of the sentence, rare words counting more."""

from collections.abc import Mapping

from lapwing.fusion import weights
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score


def wordings_agree(one: Profile, other: Profile, _rarity: Mapping[str, float]) -> Score | None:
    """Return evidence from the triggers and from the overlap of their sentences; None within one sentence."""
    if one.document == other.document and one.sentences & other.sentences:
        return None
    if len(other.vector) < len(one.vector):
        one, other = other, one
    overlap = sum(weight * other.vector.get(word, 0.0) for word, weight in one.vector.items())
    content = min(weights.WORDS_MAX, weights.WORDS_PER_COSINE * overlap)
    trigger, told = _trigger(one, other)
    return Score(value=round(content + trigger, 3), why=f"{told}; {overlap:.0%} of the weight of their words is shared")


def _trigger(one: Profile, other: Profile) -> tuple[float, str]:
    typed = bool(one.event and other.event)
    if one.trigger and one.trigger == other.trigger:
        bits = weights.SAME_TRIGGER if typed else weights.SAME_TRIGGER_UNTYPED
        return bits, f"both told with “{one.mentions[0].trigger.text}”"
    if one.trigger in other.vector or other.trigger in one.vector:
        bits = weights.TRIGGER_IN_SENTENCE if typed else weights.TRIGGER_IN_SENTENCE_UNTYPED
        return bits, "the word of one stands in the sentence of the other"
    return weights.OTHER_TRIGGER if typed else weights.OTHER_TRIGGER_UNTYPED, "told with other words"
