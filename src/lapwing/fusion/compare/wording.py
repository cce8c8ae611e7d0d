"""Do the words agree? The lemma of the trigger, and the content of the sentence, rare words counting more."""

from collections.abc import Mapping

from lapwing.fusion import weights
from lapwing.fusion.lemmas import content_lemmas
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score

# Words for one kind of act; two kinds that go by one type of the codebook are two acts.
_ACTS = tuple(
    frozenset(content_lemmas(words))
    for words in (
        "sign agree agreement deal accord pact conclude treaty memorandum",
        "vote approve ratify pass adopt endorse",
        "thank praise welcome hail congratulate greet",
    )
)
_DEEDS = _ACTS[0] | _ACTS[1]  # rarer than words of praise or blame: done once a day
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
    is_deed = one.trigger in _DEEDS or other.trigger in _DEEDS
    of_other_things = one.event == other.event in _STATEMENTS and overlap < _OTHER_WORDS and not is_deed
    if one.trigger and one.trigger == other.trigger and of_other_things:
        return 0.0, f"both told with “{one.mentions[0].trigger.text}”, perhaps of two things"
    if one.trigger and one.trigger == other.trigger:
        bits = weights.SAME_TRIGGER if typed else weights.SAME_TRIGGER_UNTYPED
        return bits, f"both told with “{one.mentions[0].trigger.text}”"
    if typed and (acts := _acts(one, other)):
        return acts
    if one.trigger in other.vector or other.trigger in one.vector:
        bits = weights.TRIGGER_IN_SENTENCE if typed else weights.TRIGGER_IN_SENTENCE_UNTYPED
        return bits, "the word of one stands in the sentence of the other"
    if of_other_things:
        return weights.OTHER_STATEMENT, "what one says of two things is told with other words"
    return weights.OTHER_TRIGGER if typed else weights.OTHER_TRIGGER_UNTYPED, "told with other words"


def _acts(one: Profile, other: Profile) -> tuple[float, str] | None:
    """What two words weigh that both name a kind of act, or None where one of them does not."""
    here, there = ({place for place, act in enumerate(_ACTS) if told.trigger in act} for told in (one, other))
    if not here or not there:
        return None
    if here & there:
        return weights.SAME_ACT, "told with words for one kind of act"
    return weights.OTHER_ACT, "told with words for two kinds of act"
