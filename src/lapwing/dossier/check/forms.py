"""How an act is told: as a thing or a deed, denied or not, done or only planned."""

from collections.abc import Sequence
from typing import Literal

from lapwing.dossier.check.vocabulary import (
    ACT_NOUNS,
    BEFORE_OBJECTS,
    IMPLICATIVE,
    NEGATIONS,
    PLAN_ALONE,
    PLANNED,
    POSSIBLE,
    REQUESTING,
    ROLES,
    family_of,
)
from lapwing.dossier.check.words import Word

State = Literal["done", "planned", "possible"]
_REACH = 9  # words before an act that can deny or postpone it
_AFTER = 7  # words after a noun that can: "talks are planned"
_ARTICLES = frozenset("the a an this that these those its their his her no another".split())
_CIRCUMSTANCES = frozenset("in during amid after before following since under by".split())
_NOT_DENIALS_OF_NOUNS = frozenset({"reject", "refuse", "cancel"})


def words_before(at: int, words: Sequence[Word]) -> list[Word]:
    """Return the words of the act's clause before it, nearest last, back over a comma to a verb of planning."""
    clause = words[at].clause
    return [word for word in words[max(0, at - _REACH) : at] if word.clause == clause and not word.is_mark]


def _after(at: int, words: Sequence[Word]) -> list[Word]:
    clause = words[at].clause
    return [word for word in words[at + 1 : at + 1 + _AFTER] if word.clause == clause and not word.is_mark]


def is_noun_at(at: int, words: Sequence[Word]) -> bool:
    """Whether an act is told as a thing ("the attack", "Israeli strikes on"): by what stands before and after."""
    before = words[at - 1] if at else None
    if (
        words[at].low.endswith(("ing", "tion", "ment"))
        and before
        and before.low in {"the", "a", "an", "of", "for", "his", "its"}
    ):
        return True
    if before and (before.low in {"the", "a", "an", "of", "this", "its", "their", "his", "her"} or before.is_owner):
        return True
    if words[at].low in ACT_NOUNS and has_article(at, words):
        return True
    following = words[at + 1].low if at + 1 < len(words) else ""
    if words[at].low.endswith("ing") and before and before.low in {"by", "in", "during", "amid", "to"}:
        return following in {"", "from", "on", "of", "in", "near", "by", "and", "between"}  # "wounded by shelling from"
    if before is None or before.is_mark:
        return False  # "The minister condemned the raid and, in a letter, calls on"
    return words[at].low.endswith("s") and following in {
        "on",
        "against",
        "between",
        "by",
        "in",
        "with",
        "are",
        "were",
        "will",
    }


def has_article(at: int, words: Sequence[Word]) -> bool:
    """Whether "the", "a" or the like stands up to three words before, and no party, act or mark between."""
    for word in reversed(words[max(0, at - 4) : at]):
        if word.low in _ARTICLES or word.is_owner:
            return True
        if word.is_mark or word.low in ROLES or word.low in BEFORE_OBJECTS or family_of(word.low):
            return False
    return False


def is_circumstance(at: int, words: Sequence[Word]) -> bool:
    """Whether an act is one in which another took place: "in an ambush", "after the talks", "during a visit"."""
    for word in reversed(words[max(0, at - 5) : at]):
        if word.low in _CIRCUMSTANCES:
            return True
        if word.is_mark or word.low in ROLES or family_of(word.low):
            return False
    return False


def is_negated(at: int, words: Sequence[Word], is_noun: bool) -> bool:
    """Return whether an act is denied by the words of its clause: twice denied is not."""
    own = family_of(words[at].low)
    before = [word for word in words_before(at, words) if word.low in NEGATIONS]
    if own & _NOT_DENIALS_OF_NOUNS:
        before = [word for word in before if not family_of(word.low) & own]
    count = len({word.low for word in before})
    following = _after(at, words)
    after = is_noun and any(word.low in NEGATIONS for word in following)
    of_none = bool(following) and following[0].low in {"no", "nobody", "none", "nothing"}  # "killed no civilians"
    return bool((count + of_none) % 2) or after


def state_of(at: int, words: Sequence[Word], is_noun: bool) -> State:
    """Return whether an act is told as done, as planned or asked for, or as possible."""
    before = [word.low for word in words_before(at, words)]
    context = before + [word.low for word in _after(at, words)] if is_noun else before
    if any(word in POSSIBLE for word in before):
        return "possible"
    if any(word in PLAN_ALONE for word in context):
        return "planned"
    if is_noun and any(word.low == "next" for word in _after(at, words)):
        return "planned"
    if before[-2:] == ["to", "be"] or _is_asked_for(at, words):
        return "planned"
    infinitive = bool(before[-1:] == ["to"] or before[-2:-1] == ["to"])
    if infinitive and not _is_place_to(at, words) and not any(word in IMPLICATIVE for word in before[:-1]):
        return "planned"
    if is_noun and any(word in PLANNED for word in before) and "to" in before:
        return "planned"
    return "done"


def _is_asked_for(at: int, words: Sequence[Word]) -> bool:
    """Whether an act is what somebody asked for: "demanded that the army leave"."""
    clause = words[at].clause
    opener = next(n for n, word in enumerate(words) if word.clause == clause)
    if words[opener].low != "that" or words[at].low.endswith(("ed", "s", "ing")):
        return False
    return any(word.low in REQUESTING for word in words[max(0, opener - 4) : opener])


def _is_place_to(at: int, words: Sequence[Word]) -> bool:
    """Whether "to" before the act is a direction or a help, not an infinitive: "led to clashes", "a visit to talks"."""
    return words[at].low.endswith(("ed", "ing", "tion", "s")) or words[at].low in {
        "dead",
        "death",
        "met",
        "struck",
        "said",
    }
