"""Acts in a text: which family, whether denied or only planned, and which names do it or suffer it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from lapwing.dossier.check.names import Name
from lapwing.dossier.check.vocabulary import (
    DIRECTED,
    IMPLICATIVE,
    LIGHT,
    MUTUAL,
    MUTUAL_WORDS,
    NEGATIONS,
    PASSIVE,
    PLACE_NOUNS,
    PLAN_ALONE,
    PLANNED,
    POSSIBLE,
    PREPOSITIONS_OF_PLACE,
    REQUESTING,
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
_SAME_SUBJECT = frozenset("after before while since following amid despite".split())
_AFTER_SUFFERED = PREPOSITIONS_OF_PLACE | {"and", "by", "during", "on", "when", "after", "as"}
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
    "shelling",
    "fire",
)
_NOT_DENIALS_OF_NOUNS = frozenset({"reject", "refuse", "cancel"})


@dataclass(frozen=True, slots=True)
class Act:
    """One word that names an act, as the words around it show it. `doers` and `done_to` are certain, others open.

    `places` stand behind "in" or the like after the act. `is_result`: what another act led to (", killing three").
    """

    start: int
    end: int
    text: str
    families: frozenset[str]
    is_negated: bool
    state: State
    is_mutual: bool
    doers: tuple[Name, ...]
    done_to: tuple[Name, ...]
    places: tuple[Name, ...] = ()
    is_result: bool = False


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
    doers, done_to, places = _roles(at, words, names, is_noun)
    is_result = word.low.endswith("ing") and at > 0 and words[at - 1].is_mark
    return Act(
        word.start, word.end, word.text, families,
        _is_negated(at, words, is_noun), _state(at, words, is_noun), word.low in MUTUAL_WORDS,
        doers, done_to, places, is_result,
    )  # fmt: skip


def is_quiet(act: Act, words: Sequence[Word]) -> bool:
    """Whether an act only says where the telling is from: "according to", ", reported on 5 May"."""
    if not act.text.lower().startswith("report"):
        return act.text.lower() == "according"
    at = next(n for n, word in enumerate(words) if word.start == act.start)
    return at == 0 or words[at - 1].is_mark


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
    if words[at].low.endswith("ing") and before and before.low in {"by", "in", "during", "amid", "to"}:
        return following in {"", "from", "on", "of", "in", "near", "by", "and", "between"}  # "wounded by shelling from"
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
    following = _after(at, words)
    after = is_noun and any(word.low in NEGATIONS for word in following)
    of_none = bool(following) and following[0].low in {"no", "nobody", "none", "nothing"}  # "killed no civilians"
    return bool((count + of_none) % 2) or after


def _state(at: int, words: Sequence[Word], is_noun: bool) -> State:
    before = [word.low for word in _before(at, words)]
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


def _roles(
    at: int, words: Sequence[Word], names: Sequence[Name], is_noun: bool
) -> tuple[tuple[Name, ...], tuple[Name, ...], tuple[Name, ...]]:
    """Return who does an act, whom it is done to, and where it is done."""
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
    bare = _is_suffered(at, words) or (participle and not passive and _follows(at, words, "by"))
    doers: list[Name] = []
    done_to: list[Name] = []
    places: list[Name] = []
    for name in names:
        side = _side(name, at, words, names, is_noun=is_noun)
        if side == "doer_by":
            doers.append(name)
        elif side == "to":
            done_to.append(name)
        elif side == "left":
            (done_to if passive or bare else doers).append(name)
        elif side == "right" and not passive and not bare:
            done_to.append(name)
        elif side == "place":
            places.append(name)
    return tuple(doers), tuple(done_to), tuple(places)


def _is_suffered(at: int, words: Sequence[Word]) -> bool:
    """Whether who stands before the act suffers it: "13 people die", "left 31 people dead", "15 critically injured."."""
    low = words[at].low
    if low in {"die", "dies", "died", "dead"}:
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    if low not in {"killed", "injured", "wounded", "hurt", "arrested"}:
        return False
    if following and following.low == "and" and at + 2 < len(words) and family_of(words[at + 2].low):
        return _is_suffered(at + 2, words)  # "three killed and wounded in", not "killed and wounded three"
    return following is None or following.is_mark or following.low in _AFTER_SUFFERED


def _follows(at: int, words: Sequence[Word], low: str) -> bool:
    return at + 1 < len(words) and words[at + 1].low == low


def _side(name: Name, at: int, words: Sequence[Word], names: Sequence[Name], *, is_noun: bool) -> str:
    """Return where a name stands to an act: "left", "right", after "by", after "on", in a "place" phrase, or "" where
    that tells nothing.
    """
    act, own = words[at], family_of(words[at].low)
    first = next((n for n, word in enumerate(words) if word.start >= name.start), len(words))
    previous = words[first - 1].low if first else ""
    if previous in {"the", "a", "an", "two", "three", "several", "former", "senior"} and first > 1:
        previous = words[first - 2].low
    behind = next((n for n in range(first, len(words)) if words[n].start >= name.end), len(words))
    if behind < len(words) and words[behind].text in PLACE_NOUNS:
        return ""  # "the Norwegian city of": whose a place is
    if name.end <= act.start:
        if previous in PREPOSITIONS_OF_PLACE or _is_between(first, words, at):
            return ""
        if is_noun and any(_is_other_act(word, own) for word in words[behind:at]):
            return ""  # "was injured by shelling": it is of the act before
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
    while len(lows) > 1 and lows[0] in {"and", "or"} and family_of(lows[1]):
        lows, between = lows[2:], between[2:]  # "raided and burnt the village"
    if "by" in lows:
        near = lows.index("by") >= len(lows) - 4
        return "doer_by" if near and not any(_is_other_act(word, own) for word in between[: lows.index("by")]) else ""
    if previous in PREPOSITIONS_OF_PLACE:
        return "place"
    if previous == "from" and words[at].low.startswith(_HEARD_FROM):
        return "doer_by"
    if any(low in DIRECTED for low in lows[:4]) and not any(_is_other_act(word, own) for word in between):
        return "to"
    if any(low in PREPOSITIONS_OF_PLACE for low in lows):
        return "place"  # a part of where it happened: "in a suburb of"
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
    opens = clause[0].low if clause else ""
    if opens in _SAME_SUBJECT and (
        len(clause) > 1
        and clause[1].low.endswith("ing")
        or words[at].low in MUTUAL_WORDS
        and _follows(at, words, "with")
    ):
        return True  # "who was treated after being shot", "took the town after heavy fighting with"
    return opens not in _NO_SUBJECT_BEFORE


def _is_other_act(word: Word, own: frozenset[str]) -> bool:
    """Whether a word tells an act of its own: of no family of `own`, and none that only carries the next."""
    families = family_of(word.low)
    return bool(families) and not families & own and not _is_person(word.low) and word.low not in LIGHT


def _is_between(first: int, words: Sequence[Word], at: int) -> bool:
    """Whether a name before an act is one of two that something lies between: "the road between A and B"."""
    if family_of(words[at].low) & MUTUAL or words[at].low in MUTUAL_WORDS:
        return False
    before = [word.low for word in words[max(0, first - 4) : first]]
    return "between" in before and (before[-1] == "between" or "and" in before)
