"""Do the words agree? The lemma of the trigger, and the content of the sentence, rare words counting more."""

from collections.abc import Mapping

from lapwing.fusion import weights
from lapwing.fusion.acts import may_be_one_act
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score

_DEEDS = frozenset({"agree", "vote", "enact", "sue", "rule", "elect", "remove", "resign"})
_STATEMENTS = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONCEDE"})
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
    of_other_things = one.event == other.event in _STATEMENTS and overlap < _OTHER_WORDS and not _is_deed(one, other)
    if one.trigger and one.trigger == other.trigger and of_other_things:
        return weights.SAME_WORD_OTHER_THING, f"both told with {_word(one)}, perhaps of two things"
    if one.trigger and one.trigger == other.trigger:
        bits = weights.SAME_TRIGGER if typed else weights.SAME_TRIGGER_UNTYPED
        return bits, f"both told with {_word(one)}"
    if typed and (acts := _acts(one, other)):
        return acts
    if one.trigger in other.vector or other.trigger in one.vector:
        bits = weights.TRIGGER_IN_SENTENCE if typed else weights.TRIGGER_IN_SENTENCE_UNTYPED
        return bits, "the word of one stands in the sentence of the other"
    if of_other_things:
        return weights.OTHER_STATEMENT, "what one says of two things is told with other words"
    return weights.OTHER_TRIGGER if typed else weights.OTHER_TRIGGER_UNTYPED, "told with other words"


def _acts(one: Profile, other: Profile) -> tuple[float, str] | None:
    """What two words weigh that name one kind of act, or two that cannot be one; None for others."""
    shared = sorted(one.acts & other.acts)
    if shared:
        return weights.SAME_ACT, f"{_word(one)} and {_word(other)} name one kind of act (to {shared[0]})"
    is_plan = one.about == other.event or other.about == one.event
    if may_be_one_act(one.acts, other.acts) or is_plan:
        return None
    return weights.OTHER_ACT, f"{_word(one)} and {_word(other)} name two kinds of act"


def _is_deed(one: Profile, other: Profile) -> bool:
    """Whether one of them names a deed, which is rarer than words of praise or blame: done once a day."""
    return bool((one.acts | other.acts) & _DEEDS)


def _word(profile: Profile) -> str:
    return f"“{profile.mentions[0].trigger.text}”"
