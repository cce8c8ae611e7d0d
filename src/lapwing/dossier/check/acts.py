"""Acts in a text: which family, whether denied or only planned, and which names do it or suffer it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lapwing.dossier.check.names import Name
from lapwing.dossier.check.vocabulary import (
    DIRECTED,
    IMPLICATIVE,
    MUTUAL_WORDS,
    NEGATIONS,
    PASSIVE,
    PLAN_ALONE,
    PLANNED,
    POSSIBLE,
    PREPOSITIONS_OF_PLACE,
    ROLES,
    family_of,
)
from lapwing.dossier.check.words import Word

State = Literal["done", "planned", "possible"]
_REACH = 9  # words before an act that can deny or postpone it
_AFTER = 7  # words after a noun that can: "talks are planned"
_VERBS_IN_ERS = frozenset({"orders", "offers", "delivers", "murders", "suffers", "enters", "considers"})
_BEFORE_OBJECTS = frozenset("with of to for from as than by against on over about into upon like".split())
_NO_SUBJECT_BEFORE = frozenset(
    "amid after following before despite because since if although though as where that until when while".split()
)
_PRONOUNS = frozenset("it he she they".split())
_HEARD_FROM = (
    "critici",
    "outrage",
    "condemn",
    "prais",
    "support",
    "threat",
    "attack",
    "protest",
    "pressure",
    "warning",
)
_NOT_DENIALS_OF_NOUNS = frozenset({"reject", "refuse", "cancel"})


@dataclass(frozen=True, slots=True)
class Act:
    """One word that names an act, as the words around it show it. `doers` and `done_to` are certain, others open."""

    start: int
    end: int
    text: str
    families: frozenset[str]
    is_negated: bool
    state: State
    is_mutual: bool
    doers: tuple[Name, ...]
    done_to: tuple[Name, ...]


def find_acts(words: Sequence[Word], names: Sequence[Name]) -> tuple[Act, ...]:
    """Return the acts that words name, in text order. Words inside names are none."""
    inside = [(name.start, name.end) for name in names if name.kind not in ("role", "read")]
    return tuple(_acts(words, names, inside))


def _acts(words: Sequence[Word], names: Sequence[Name], inside: Sequence[tuple[int, int]]) -> Iterator[Act]:
    for at, word in enumerate(words):
        if word.is_mark or any(a <= word.start < b for a, b in inside):
            continue
        families = family_of(word.low)
        if families and not _is_person(word.low):
            yield describe(at, words, names, families)


def _is_person(low: str) -> bool:
    """Whether a word is who does an act, not the act: "protesters", "supporters"."""
    return low in ROLES or (low.endswith(("ers", "ors", "ants")) and low not in _VERBS_IN_ERS)


def describe(at: int, words: Sequence[Word], names: Sequence[Name], families: frozenset[str]) -> Act:
    """Return the act that the word at `at` names."""
    word = words[at]
    is_noun = _is_noun(at, words)
    doers, done_to = _roles(at, words, names, is_noun)
    return Act(
        word.start, word.end, word.text, families,
        _is_negated(at, words, is_noun), _state(at, words, is_noun), word.low in MUTUAL_WORDS, doers, done_to,
    )  # fmt: skip


def _before(at: int, words: Sequence[Word]) -> list[Word]:
    """Return the words of the act's clause before it, nearest last, back over a comma to a verb of planning."""
    clause = words[at].clause
    return [word for word in words[max(0, at - _REACH) : at] if word.clause == clause and not word.is_mark]


def _after(at: int, words: Sequence[Word]) -> list[Word]:
    clause = words[at].clause
    return [word for word in words[at + 1 : at + 1 + _AFTER] if word.clause == clause and not word.is_mark]


def _is_noun(at: int, words: Sequence[Word]) -> bool:
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
    following = words[at + 1].low if at + 1 < len(words) else ""
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


def _is_negated(at: int, words: Sequence[Word], is_noun: bool) -> bool:
    own = family_of(words[at].low)
    before = [word for word in _before(at, words) if word.low in NEGATIONS]
    if own & _NOT_DENIALS_OF_NOUNS:
        before = [word for word in before if not family_of(word.low) & own]
    count = len({word.low for word in before})
    after = is_noun and any(word.low in NEGATIONS for word in _after(at, words))
    return bool(count % 2) or after


def _state(at: int, words: Sequence[Word], is_noun: bool) -> State:
    before = [word.low for word in _before(at, words)]
    context = before + [word.low for word in _after(at, words)] if is_noun else before
    if any(word in POSSIBLE for word in before):
        return "possible"
    if any(word in PLAN_ALONE for word in context):
        return "planned"
    infinitive = bool(before[-1:] == ["to"] or before[-2:-1] == ["to"])
    if infinitive and not _is_place_to(at, words) and not any(word in IMPLICATIVE for word in before[:-1]):
        return "planned"
    if is_noun and any(word in PLANNED for word in before) and "to" in before:
        return "planned"
    return "done"


def _is_place_to(at: int, words: Sequence[Word]) -> bool:
    """Whether "to" before the act is a direction or a help, not an infinitive: "led to clashes", "a visit to talks"."""
    return words[at].low.endswith(("ed", "ing", "tion", "s")) or words[at].low in {
        "dead",
        "death",
        "met",
        "struck",
        "said",
    }


def _roles(
    at: int, words: Sequence[Word], names: Sequence[Name], is_noun: bool
) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    before = {word.low for word in _before(at, words)[-3:]}
    participle = words[at].low.endswith("ed") or words[at].low in {
        "struck",
        "hit",
        "shot",
        "slain",
        "met",
        "told",
        "sent",
        "cut",
        "blown",
    }
    passive = bool(before & PASSIVE) and participle and not is_noun
    bare = participle and not passive and _follows(at, words, "by")
    doers: list[Name] = []
    done_to: list[Name] = []
    for name in names:
        side = _side(name, at, words, names)
        if side == "doer_by":
            doers.append(name)
        elif side == "to":
            done_to.append(name)
        elif side == "left":
            (done_to if passive or bare else doers).append(name)
        elif side == "right" and not passive and not bare:
            done_to.append(name)
    return tuple(doers), tuple(done_to)


def _follows(at: int, words: Sequence[Word], low: str) -> bool:
    return at + 1 < len(words) and words[at + 1].low == low


def _side(name: Name, at: int, words: Sequence[Word], names: Sequence[Name]) -> str:
    """Return where a name stands to an act: "left", "right", after "by", after "on", or "" where that tells nothing."""
    act = words[at]
    first = next((n for n, word in enumerate(words) if word.start >= name.start), len(words))
    previous = words[first - 1].low if first else ""
    if previous in {"the", "a", "an", "two", "three", "several", "former", "senior"} and first > 1:
        previous = words[first - 2].low
    if name.end <= act.start:
        if previous in PREPOSITIONS_OF_PLACE:
            return ""
        clause = words[first].clause if first < len(words) else -1
        if clause == act.clause:
            return "left"
        return "left" if previous not in _BEFORE_OBJECTS and _has_subject_before(at, words, names) else ""
    if name.start < act.end:
        return ""
    between = words[at + 1 : first]
    if any(word.clause != act.clause for word in between) or (first < len(words) and words[first].clause != act.clause):
        return ""
    lows = [word.low for word in between]
    if "by" in lows:
        return "doer_by" if lows.index("by") >= len(lows) - 4 else ""
    if previous in PREPOSITIONS_OF_PLACE:
        return ""
    if previous == "from" and words[at].low.startswith(_HEARD_FROM):
        return "doer_by"
    if any(low in DIRECTED for low in lows[:4]):
        return "to"
    if any(low in PREPOSITIONS_OF_PLACE for low in lows):
        return ""  # a part of where it happened: "in a suburb of"
    return "right" if not any(family_of(low) and not _is_person(low) for low in lows) else ""


def _has_subject_before(at: int, words: Sequence[Word], names: Sequence[Name]) -> bool:
    """Whether who acts stands before the act's clause: "the group, which attacked", "Iran, a signatory, has rejected",
    "opened fire, killing"; not where a word such as "amid" or "that" opens the clause, or another name is its subject.
    """
    clause = [word for word in words[:at] if word.clause == words[at].clause]
    if any(clause and clause[0].start <= name.start < words[at].start for name in names if name.kind != "read"):
        return False
    if any(word.low in _PRONOUNS for word in clause):
        return True
    return not (clause and clause[0].low in _NO_SUBJECT_BEFORE)
