"""Who does an act and whom it is done to, by where their names stand to its word."""

from collections.abc import Sequence

from lapwing.dossier.check.forms import is_circumstance, words_before
from lapwing.dossier.check.names import Name
from lapwing.dossier.check.vocabulary import (
    BEFORE_OBJECTS,
    DIRECTED,
    LIGHT,
    MUTUAL,
    MUTUAL_WORDS,
    PASSIVE,
    PLACE_NOUNS,
    PREPOSITIONS_OF_PLACE,
    ROLES,
    family_of,
)
from lapwing.dossier.check.words import Word

_VERBS_IN_ERS = frozenset(
    {"orders", "offers", "delivers", "murders", "suffers", "enters", "considers", "severs", "triggers", "recovers"}
)
_NO_SUBJECT_BEFORE = frozenset(
    "amid after following before despite because since if although though as where that until when while".split()
)
_SAME_SUBJECT = frozenset("after before while since following amid despite during".split())
_AFTER_SUFFERED = PREPOSITIONS_OF_PLACE | {"and", "by", "during", "on", "when", "after", "as"}
_DONE_ALONE = frozenset({"resign", "visit", "withdraw"})  # by one side, so that "of" tells whose act it is
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


def is_person(low: str) -> bool:
    """Whether a word is who does an act, not the act: "protesters", "supporters"."""
    return low in ROLES or (low.endswith(("ers", "ors", "ants")) and low not in _VERBS_IN_ERS)


def find_parties(
    at: int, words: Sequence[Word], names: Sequence[Name], is_noun: bool
) -> tuple[tuple[Name, ...], tuple[Name, ...], tuple[Name, ...]]:
    """Return who does an act, whom it is done to, and where it is done."""
    before = {word.low for word in words_before(at, words)[-3:]}
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


def _side(name: Name, at: int, words: Sequence[Word], names: Sequence[Name], *, is_noun: bool) -> str:
    """Return where a name stands to an act: "left", "right", after "by", after "on", in a "place" phrase, or "" where
    that tells nothing.
    """
    first = next((n for n, word in enumerate(words) if word.start >= name.start), len(words))
    behind = next((n for n in range(first, len(words)) if words[n].start >= name.end), len(words))
    if behind < len(words) and words[behind].text in PLACE_NOUNS:
        return ""  # "the Norwegian city of": whose a place is
    if name.end <= words[at].start:
        return _side_before(first, behind, at, words, names, is_noun=is_noun)
    return _side_after(first, at, words) if name.start >= words[at].end else ""


def _side_before(
    first: int, behind: int, at: int, words: Sequence[Word], names: Sequence[Name], *, is_noun: bool
) -> str:
    """Return the side of a name that stands at `first` to before `behind`, before the act at `at`."""
    own, previous = family_of(words[at].low), _word_before(first, words)
    adjoins = is_noun and at - behind <= 1  # "in Swedish air raids"
    if (previous in PREPOSITIONS_OF_PLACE and not adjoins) or _is_between(first, words, at):
        return ""
    if words[at - 1].low in {"and", "or"} and _any_act(words[_clause_start(at, words) : first], frozenset()):
        return ""  # "killed six soldiers and injured 14"
    if is_noun and not _shares_subject(at, words):
        if _any_act(words[behind:at], own):
            return ""  # "was injured by shelling": it is of the act before
        if not adjoins and is_circumstance(at, words) and words[at].low not in MUTUAL_WORDS:
            return ""  # "killed three soldiers in an ambush"
    if words[first].clause == words[at].clause:
        return "left"
    return "left" if previous not in BEFORE_OBJECTS and _has_subject_before(at, words, names) else ""


def _side_after(first: int, at: int, words: Sequence[Word]) -> str:
    """Return the side of a name that stands at `first`, after the act at `at`."""
    act, own, previous = words[at], family_of(words[at].low), _word_before(first, words)
    if any(word.clause != act.clause for word in words[at + 1 : first + 1]):
        return ""
    between = _past_joined(words[at + 1 : first], own)
    lows = [word.low for word in between]
    if "by" in lows:
        return _side_of_by(lows, between, own)
    if own & MUTUAL or act.low in MUTUAL_WORDS:
        if "between" in lows and not _any_place(lows[lows.index("between") :]):
            return "right"
        if own & MUTUAL and previous in {"on", "about", "over", "for"}:
            return ""  # what they agreed on
    if previous in PREPOSITIONS_OF_PLACE:
        return "place"
    if own & _DONE_ALONE and previous == "of" and lows[:1] in (["of"], []):
        return "doer_by"  # "the resignation of Mette Frederiksen"
    if previous == "from" and act.low.startswith(_HEARD_FROM):
        return "doer_by"
    if any(low in DIRECTED for low in lows[:4]) and not _any_act(between, own):
        return "to"
    if _any_place(lows):
        return "place"  # a part of where it happened: "in a suburb of"
    return "right" if not any(family_of(low) and not is_person(low) for low in lows) else ""


def _word_before(first: int, words: Sequence[Word]) -> str:
    """Return the word before a name, in lower case, past an article or the like; "" where there is none."""
    previous = words[first - 1].low if first else ""
    if previous in {"the", "a", "an", "two", "three", "several", "former", "senior"} and first > 1:
        return words[first - 2].low
    return previous


def _past_joined(between: Sequence[Word], own: frozenset[str]) -> Sequence[Word]:
    """Return what stands between an act and a name without the acts that share it: "raided and burnt the village"."""
    while len(between) > 1 and between[0].low in {"and", "or"} and family_of(between[1].low):
        between = between[2:]
    threatened = "threaten" in own and len(between) > 1 and between[0].low == "to" and family_of(between[1].low)
    return between[2:] if threatened else between  # "threatens to attack the base"


def _side_of_by(lows: Sequence[str], between: Sequence[Word], own: frozenset[str]) -> str:
    by = lows.index("by")
    if _any_place(lows[by:]):
        return "place"
    return "doer_by" if by >= len(lows) - 4 and not _any_act(between[:by], own) else ""


def _any_place(lows: Sequence[str]) -> bool:
    return any(low in PREPOSITIONS_OF_PLACE for low in lows)


def _any_act(words: Sequence[Word], own: frozenset[str]) -> bool:
    """Whether a word tells an act of its own: of no family of `own`, and none that only carries the next."""
    families = (family_of(word.low) for word in words if not is_person(word.low) and word.low not in LIGHT)
    return any(each and not each & own for each in families)


def _is_suffered(at: int, words: Sequence[Word]) -> bool:
    """Whether who stands before the act suffers it: "13 people die", "left 31 people dead"."""
    low = words[at].low
    if low in {"die", "dies", "died", "dead"}:
        return True
    following = words[at + 1] if at + 1 < len(words) else None
    if low not in {"killed", "injured", "wounded", "hurt", "arrested"}:
        return False
    if at + 2 < len(words) and words[at + 2].low in {"least", "most"}:
        return False  # "killed at least five"
    if following and following.low == "and" and at + 2 < len(words) and family_of(words[at + 2].low):
        return _is_suffered(at + 2, words)  # "three killed and wounded in", not "killed and wounded three"
    return following is None or following.is_mark or following.low in _AFTER_SUFFERED


def _follows(at: int, words: Sequence[Word], low: str) -> bool:
    return at + 1 < len(words) and words[at + 1].low == low


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


def _shares_subject(at: int, words: Sequence[Word]) -> bool:
    """Whether who does a noun's act is who stands before: "announced his resignation", "hurt in clashes with"."""
    return words[at - 1].low in {"his", "her", "its", "their"} or (
        words[at].low in MUTUAL_WORDS and _follows(at, words, "with")
    )


def _clause_start(at: int, words: Sequence[Word]) -> int:
    return next(n for n, word in enumerate(words) if word.clause == words[at].clause)


def _is_between(first: int, words: Sequence[Word], at: int) -> bool:
    """Whether a name before an act is one of two that something lies between: "the road between A and B"."""
    if family_of(words[at].low) & MUTUAL or words[at].low in MUTUAL_WORDS:
        return False
    before = [word.low for word in words[max(0, first - 4) : first]]
    return "between" in before and (before[-1] == "between" or "and" in before)
