"""Do the words agree? The lemma of the trigger, and the content of the sentence, rare words counting more."""

from collections.abc import Mapping

from lapwing.fusion import weights
from lapwing.fusion.acts import OFTEN_DONE, may_be_one_act
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score

_FEWEST_WORDS = 3  # a shorter sentence says nothing more
_OTHER_WORDS = 0.08  # less of the weight of two sentences is chance


def wordings_agree(one: Profile, other: Profile, _rarity: Mapping[str, float]) -> Score | None:
    """Return evidence from the triggers and from the overlap of their sentences; None within one sentence."""
    if one.document == other.document and one.sentences & other.sentences:
        return None
    shared = sorted(one.vector.keys() & other.vector.keys())
    overlap = sum(one.vector[word] * other.vector[word] for word in shared)
    content = min(weights.WORDS_MAX, weights.WORDS_PER_COSINE * overlap)
    trigger, told = _trigger(one, other, overlap)
    return Score(value=round(content + trigger, 3), why=f"{told}; {overlap:.0%} of the weight of their words is shared")


def _trigger(one: Profile, other: Profile, overlap: float) -> tuple[float, str]:
    typed = bool(one.event and other.event)
    if one.trigger and one.trigger == other.trigger:
        if typed and _say_other_things(one, other, overlap):
            return weights.SAME_WORD_OTHER_THING, f"both told with {_word(one)}, perhaps of two things"
        bits = weights.SAME_TRIGGER if typed else weights.SAME_TRIGGER_UNTYPED
        return bits, f"both told with {_word(one)}"
    if typed and (acts := _acts(one, other, overlap)):
        return acts
    if one.trigger in other.vector or other.trigger in one.vector:
        bits = weights.TRIGGER_IN_SENTENCE if typed else weights.TRIGGER_IN_SENTENCE_UNTYPED
        return bits, "the word of one stands in the sentence of the other"
    return weights.OTHER_TRIGGER if typed else weights.OTHER_TRIGGER_UNTYPED, "told with other words"


def _acts(one: Profile, other: Profile, overlap: float) -> tuple[float, str] | None:
    """What two words weigh that name one kind of act, or two that cannot be one; None for others."""
    shared = sorted(one.acts & other.acts)
    if shared and _say_other_things(one, other, overlap):
        told = f"{_word(one)} and {_word(other)} name one kind of act, perhaps of two things"
        return weights.SAME_ACT_OTHER_THING, told
    if shared:
        return weights.SAME_ACT, f"{_word(one)} and {_word(other)} name one kind of act (to {shared[0]})"
    is_plan = one.about == other.event or other.about == one.event
    if may_be_one_act(one.acts, other.acts) or is_plan:
        return None
    return weights.OTHER_ACT, f"{_word(one)} and {_word(other)} name two kinds of act"


def _say_other_things(one: Profile, other: Profile, overlap: float) -> bool:
    """Whether an act that is often done is told with no party that it is done to in common, nor any other word."""
    shared = one.acts & other.acts
    if not shared or not shared <= OFTEN_DONE or one.acted_on & other.acted_on:
        return False
    return overlap < _OTHER_WORDS and min(len(one.vector), len(other.vector)) >= _FEWEST_WORDS


def _word(profile: Profile) -> str:
    return f"“{profile.mentions[0].trigger.text}”"
