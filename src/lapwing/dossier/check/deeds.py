"""Acts of a sentence against those of its passages: told, denied or planned alike, with the same parties."""

import re
from collections.abc import Iterator, Sequence

from lapwing.dossier.check.acts import Act, describe, find_acts, is_quiet
from lapwing.dossier.check.names import Name, supports
from lapwing.dossier.check.numbers import UNITS, find_numbers
from lapwing.dossier.check.told import Fault, Told
from lapwing.dossier.check.vocabulary import (
    FUNCTION,
    MONTHS,
    MUTUAL,
    PASSIVE,
    PREPOSITIONS_OF_PLACE,
    ROLES,
    TITLES,
    WEEKDAYS,
)
from lapwing.dossier.check.words import Word
from lapwing.records.event import EventMention, Participant

_ON_PLACES = frozenset({"attack", "destroy"})
_TOWNS = ("capital", "city", "region")
HEADED = re.compile(r"^(Dead|Injured|People taking part):", re.IGNORECASE)


def act_faults(
    text: str,
    words: Sequence[Word],
    names: Sequence[Name],
    speakers: Sequence[Name],
    state: str | None,
    told: Sequence[Told],
) -> Iterator[Fault]:
    """Yield what of a sentence's acts, and of its other words, the passages do not tell.

    Args:
        text: the sentence without a heading such as "Planned:" and without what it quotes.
        words: its words.
        names: its names.
        speakers: those of the names that only say so.
        state: "planned" or "possible" where a heading says so.
        told: the passages.
    """
    if HEADED.match(text):
        yield from _headed_faults(text, told)
        return
    acting = [name for name in names if name not in speakers or len(names) == len(speakers)]
    inside = [(name.start, name.end) for name in names if name.kind == "name"]
    acts = [
        act
        for act in find_acts(words, acting)
        if not is_quiet(act, words)
        and not any(a <= act.start < b for a, b in inside)
        and not ("say" in act.families and "“" in text)
    ]
    others = [n for n, word in enumerate(words) if _is_content(word, names)]
    for act in acts:
        yield from _one_act(act, state, told)
    for at in others:
        word = words[at]
        if any(act.start <= word.start < act.end for act in acts):
            continue
        stem = _stem(word.low)
        fitting = [(each, n) for each in told for n, other in enumerate(each.words) if _is_same(word.low, other.low)]
        if not fitting and "-" in word.low and all(_has_part(part, told) for part in word.low.split("-")):
            continue
        if _is_object(at, words, acts):
            fitting = [(each, n) for each, n in fitting if _stands_with(each, n, acts)]
        if not fitting:
            yield Fault(kind="act", why=f"no passage has a word such as {word.text!r}")
        elif all("say" in act.families for act in acts) or _is_predicate(at, words, names):
            claimed = describe(at, words, acting, frozenset({stem}))
            heard = [(each, describe(n, each.words, each.names, frozenset({stem}))) for each, n in fitting]
            yield from _compare(claimed, state, heard)


def _is_predicate(at: int, words: Sequence[Word], names: Sequence[Name]) -> bool:
    """Whether a word tells what the name right before it did or what became of it: "Lula appeared", "was evacuated"."""
    if not words[at].low.endswith("ed"):
        return False
    before = at - 1
    while before > 0 and words[before].low in PASSIVE | {"has", "had", "have"}:
        before -= 1
    return before >= 0 and any(name.start <= words[before].start < name.end for name in names)


def _is_object(at: int, words: Sequence[Word], acts: Sequence[Act]) -> bool:
    """Whether a word of the sentence is what an act is done to: behind it, with no place or comma between."""
    before = [act for act in acts if act.end <= words[at].start]
    if not before:
        return False
    since = [word for word in words[: at + 1] if word.start >= before[-1].start]
    in_clause = since[0].clause == since[-1].clause
    return in_clause and not any(word.is_mark or word.low in PREPOSITIONS_OF_PLACE for word in since)


def _stands_with(told: Told, at: int, acts: Sequence[Act]) -> bool:
    """Whether a word of the passage stands in one clause with an act of the sentence's."""
    families = frozenset().union(*(act.families for act in acts))
    starts = {other.start for other in told.acts if other.families & families}
    clauses = {word.clause for word in told.words if word.start in starts}
    return told.words[at].clause in clauses


def _headed_faults(text: str, told: Sequence[Told]) -> Iterator[Fault]:
    families = {"dead": "kill", "injured": "injure"}.get(text.split(":")[0].lower())
    if families is None:
        return
    acts = [act for each in told for act in each.acts if families in act.families]
    if acts and all(act.is_negated or act.state != "done" for act in acts):
        yield Fault(kind="reality", why="the passage tells of none that happened")


def _is_content(word: Word, names: Sequence[Name]) -> bool:
    if word.is_mark or word.low in FUNCTION or word.low in MONTHS or word.low in WEEKDAYS or word.low[:1].isdigit():
        return False
    if word.low in TITLES or word.low in ROLES:
        return False
    return not any(name.start <= word.start < name.end for name in names) and not find_numbers([word])


def _one_act(act: Act, state: str | None, told: Sequence[Told]) -> Iterator[Fault]:
    heard = [(each, other) for each in told for other in each.acts if other.families & act.families]
    if not heard:
        yield Fault(kind="act", why=f"no passage tells of {act.text!r}")
        return
    cited = [(each, other) for each, other in heard if _read_act(each, other)]
    same = [(each, other) for each, other in heard if _stem(other.text.lower()) == _stem(act.text.lower())]
    heard = cited or same or heard  # the word that the passage is cited for, else the same word, else its family
    yield from _compare(act, state, heard)


def _compare(act: Act, state: str | None, heard: Sequence[tuple[Told, Act]]) -> Iterator[Fault]:
    """Yield the faults against the act in the passages that fits best."""
    found = [tuple(_against(act, state or act.state, each, other)) for each, other in heard]
    yield from min(found, key=len)


def _against(act: Act, state: str, told: Told, other: Act) -> Iterator[Fault]:
    if act.is_negated != other.is_negated:
        yield Fault(kind="negation", why=f"{act.text!r}: the one denies what the other tells")
    if state != other.state and not (state == "possible" and other.state == "planned"):
        yield Fault(kind="reality", why=f"{act.text!r} is {state}, in the passage {other.state}")
    if "say" in act.families:
        return
    if act.families & MUTUAL or act.is_mutual or other.is_mutual:
        yield from _company(act, other)
    else:
        yield from _direction(act, told, other)


def _company(act: Act, other: Act) -> Iterator[Fault]:
    """Whoever takes part in what all do together must stand with it, on whichever side."""
    for name in (*act.doers, *act.done_to):
        if not any(supports(each, name) for each in (*other.doers, *other.done_to)):
            yield Fault(kind="direction", why=f"{name.text!r} does not take part ({act.text!r})")


def _direction(act: Act, told: Told, other: Act) -> Iterator[Fault]:
    """Whoever acts in the sentence must act in the passage: by its reading or, where there is none, by its words."""
    for name in () if act.is_result else act.doers:  # who did what led to it is asked of that act
        if not _has_role(name, told, other, "doer"):
            yield Fault(kind="direction", why=f"{name.text!r} is not who does it ({act.text!r})")
    for name in act.done_to:
        if not _has_role(name, told, other, "done_to"):
            yield Fault(kind="direction", why=f"{name.text!r} is not whom it is done to ({act.text!r})")


def _has_role(name: Name, told: Told, other: Act, role: str) -> bool:
    """Whether a name has a role by the words, and by the reading too where that names anybody in it."""
    ours, theirs = (other.doers, other.done_to) if role == "doer" else (other.done_to, other.doers)
    if role == "done_to" and other.families & _ON_PLACES and (not name.country or name.kind in _TOWNS):
        ours = (*ours, *other.places)  # who strikes a depot in a town strikes the town, not the country
    by_words = any(supports(each, name) for each in ours)
    read = _read_roles(told, other)
    if read is None:
        return by_words or (role == "done_to" and not any(supports(each, name) for each in theirs))
    mine, not_mine = read if role == "doer" else read[::-1]
    if any(supports(each, name) for each in mine):
        return by_words
    return by_words and not mine and not any(supports(each, name) for each in not_mine)


def _read_roles(told: Told, other: Act) -> tuple[tuple[Name, ...], tuple[Name, ...]] | None:
    """Return who acts and who is acted on where the passage's reading has an act at the very word."""
    act = _read_act(told, other)
    return (_names_at(act.actor, told), _names_at(act.recipient, told)) if act else None


def _read_act(told: Told, other: Act) -> EventMention | None:
    """Return the coded act at a word of the passage."""
    for act in told.passage.acts:
        start = act.trigger.start - told.passage.start
        if start < other.end and other.start < start + len(act.trigger.text):
            return act
    return None


def _names_at(side: Sequence[Participant], told: Told) -> tuple[Name, ...]:
    found: list[Name] = []
    for one in side:
        start = one.start - told.passage.start
        end = start + len(one.text)
        found += [name for name in told.names if name.start < end and start < name.end]
    return tuple(found)


def _is_same(one: str, other: str) -> bool:
    """Whether two words are forms of one: "mayor", "mayoral"; a compound has the word as a part."""
    if "-" in other and one in other.split("-"):
        return True
    shorter, longer = sorted((_stem(one), _stem(other)), key=len)
    return shorter == longer or (len(shorter) > 4 and longer.startswith(shorter) and len(longer) - len(shorter) <= 2)


def _has_part(part: str, told: Sequence[Told]) -> bool:
    """Whether the passages have a part of a compound, a number in words as one in digits: "five-day", "5-day"."""
    number = str(UNITS[part]) if part in UNITS else part
    parts = (piece for each in told for word in each.words for piece in word.low.split("-"))
    return any((str(UNITS[piece]) if piece in UNITS else piece) == number for piece in parts)


def _stem(word: str) -> str:
    """Return a word without its ending, in American spelling."""
    word = word.replace("our", "or").replace("isation", "ization")
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
