"""Checker: refuses a sentence that the passages it cites do not support, and says why.

It reads the sentence's words anew: names, numbers, dates, acts, who acts on whom, denials, plans and who says so; and
asks for each whether one of the passages tells it. It knows nothing of the record that the sentence was made from.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lapwing.dossier.check.acts import Act, describe, find_acts
from lapwing.dossier.check.dates import Day, date_supported, find_dates
from lapwing.dossier.check.names import Name, find_names, names_of, supports
from lapwing.dossier.check.numbers import find_numbers, number_supports
from lapwing.dossier.check.vocabulary import (
    FUNCTION,
    MONTHS,
    MUTUAL,
    PREPOSITIONS_OF_PLACE,
    ROLES,
    TITLES,
    WEEKDAYS,
)
from lapwing.dossier.check.words import CITATION, Word, split_words
from lapwing.dossier.passages import Passage
from lapwing.knowledge.actors import ActorIndex
from lapwing.records.event import EventMention, Participant

_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")
_ACCORDING = re.compile(r"\baccording to ", re.IGNORECASE)
_AS_PLANNED = re.compile(r"^(Planned|Possible):\s*", re.IGNORECASE)
_HEADED = re.compile(r"^(Dead|Injured|People taking part):", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a sentence is refused. `kind`: name, number, date, act, negation, reality, direction, speaker, quote."""

    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class _Told:
    """A passage as read."""

    passage: Passage
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    acts: tuple[Act, ...]


class Checker:
    """Checks sentences against passages, with what is known of actors and countries."""

    def __init__(self, known: ActorIndex) -> None:
        self._known = known
        self._seen: dict[tuple[str, int, str, int], _Told] = {}

    def check(self, sentence: str, passages: Sequence[Passage]) -> tuple[Fault, ...]:
        """Return what in `sentence` the passages do not support; () when they support all of it.

        Args:
            sentence: one sentence in English; citation marks such as [1] are skipped.
            passages: what it cites. A name, a number or a date may stand in any of them; an act with its denial, plan
                and parties must stand in one.
        """
        text = CITATION.sub("", sentence).strip()
        if not passages:
            return (Fault(kind="citation", why="the sentence cites nothing"),)
        told = [self._read(passage) for passage in passages]
        faults = list(_quotes(text, passages))
        outside = _QUOTED.sub(lambda match: "“" + " " * (len(match[0]) - 2) + "”", text)
        return (*faults, *self._outside(outside, told))

    def _read(self, passage: Passage) -> _Told:
        key = (passage.report_id, passage.start, passage.text, hash((passage.acts, passage.published)))
        if key not in self._seen:
            self._seen[key] = self._read_anew(passage)
        return self._seen[key]

    def _read_anew(self, passage: Passage) -> _Told:
        words = split_words(_blank(passage.text, find_dates(passage.text)))
        names = names_of(passage, words, self._known)
        return _Told(passage, words, names, find_acts(words, names))

    def _outside(self, text: str, told: Sequence[_Told]) -> Iterator[Fault]:
        heading = _AS_PLANNED.match(text)
        body = _lower_first(text[heading.end() :] if heading else text, told)
        state = {"planned": "planned", "possible": "possible"}.get(heading[1].lower()) if heading else None
        dates = find_dates(body)
        words = split_words(_blank(body, dates))
        names = find_names(body, words, self._known)
        for day in dates:
            if not any(date_supported(day, each.passage) for each in told):
                yield Fault(kind="date", why=f"no passage is of {day.text!r}")
        yield from _number_faults(words, told)
        yield from _name_faults(names, told)
        speakers = _speakers(body, words, names)
        yield from _speaker_faults(speakers, told, is_quote="“" in text)
        if not speakers and "“" not in text and not _HEADED.match(body):
            yield from _credit_faults(told)
        yield from _act_faults(body, words, names, speakers, state, told)


def _quotes(text: str, passages: Sequence[Passage]) -> Iterator[Fault]:
    for match in _QUOTED.finditer(text):
        words = _bare(match[1] or match[2] or "").rstrip("…").strip()
        if not any(words in _bare(passage.text) for passage in passages):
            yield Fault(kind="quote", why=f"no passage has the words “{words[:60]}”")


def _bare(text: str) -> str:
    """Return a text with single blanks and one kind of quotation mark."""
    return " ".join(re.sub("[“”\"‘’']+", "'", text).split())


def _lower_first(text: str, told: Sequence[_Told]) -> str:
    """Return the sentence with a small letter where only its place gives its first word a capital."""
    first = text.split(" ", 1)[0]
    small = first[:1].lower() + first[1:]
    heard = [word.text for each in told for word in each.words[1:]]
    return small + text[len(first) :] if small in heard and first not in heard else text


def _blank(text: str, dates: Sequence[Day]) -> str:
    """Return the text with blanks for its dates: a month is no name, a year no number and "March" no march."""
    for day in dates:
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return text


def _number_faults(words: Sequence[Word], told: Sequence[_Told]) -> Iterator[Fault]:
    for number in find_numbers(words):
        numbers = (other for each in told for other in find_numbers(each.words))
        if not any(number_supports(other, number) for other in numbers):
            yield Fault(kind="number", why=f"no passage has {number.text!r} of the same")


def _name_faults(names: Sequence[Name], told: Sequence[_Told]) -> Iterator[Fault]:
    for name in names:
        if not any(supports(other, name) for each in told for other in each.names) and not _is_outlet(name, told):
            yield Fault(kind="name", why=f"no passage names {name.text!r}")


def _is_outlet(name: Name, told: Sequence[_Told]) -> bool:
    outlets = [set(split_words(each.passage.outlet or "")) for each in told]
    wanted = {word.casefold() for word in name.text.split()}
    return any(wanted <= {word.low for word in outlet} for outlet in outlets)


def _speakers(text: str, words: Sequence[Word], names: Sequence[Name]) -> tuple[Name, ...]:
    """Return whom the sentence lets speak: after "according to", or before or after a verb of saying."""
    found: list[Name] = []
    for match in _ACCORDING.finditer(text):
        found += [name for name in names if match.end() <= name.start <= match.end() + 24][:1]
    for act in find_acts(words, names):
        if "say" in act.families and act.text.lower() not in {"according", "reported", "report", "reports"}:
            found += [name for name in act.doers if name.kind != "read"][-1:]
    return tuple(found)


def _speaker_faults(speakers: Sequence[Name], told: Sequence[_Told], *, is_quote: bool) -> Iterator[Fault]:
    for name in speakers:
        if not any(_speaks(name, each, is_quote=is_quote) for each in told):
            yield Fault(kind="speaker", why=f"no passage has it from {name.text!r}")


def _credit_faults(told: Sequence[_Told]) -> Iterator[Fault]:
    """What a passage has from somebody is not told as plain fact."""
    acts = [act for each in told for act in each.passage.acts]
    if acts and all(act.source is not None for act in acts):
        source = acts[0].source
        yield Fault(kind="speaker", why=f"the passage has it from {source.text if source else ''!r}, which is left out")


def _speaks(name: Name, told: _Told, *, is_quote: bool) -> bool:
    """Whether a passage lets `name` speak, by its words or by its reading; its outlet always speaks in it."""
    if _is_outlet(name, [told]):
        return True
    said = [quote.speaker for quote in told.passage.quotes] if is_quote else []
    read = [*said, *(act.source for act in told.passage.acts)]
    for credit in (credit for credit in read if credit is not None):
        start = credit.start - told.passage.start
        labels = [
            other
            for other in told.names
            if other.start <= start < other.end or start <= other.start < start + len(credit.text)
        ]
        if any(supports(other, name) for other in labels):
            return True
    if any(credit is not None for credit in read):
        return False
    for act in told.acts:
        if "say" in act.families and any(supports(other, name) for other in act.doers):
            return True
    return any(
        supports(other, name) and _ACCORDING.search(told.passage.text[max(0, other.start - 40) : other.start])
        for other in told.names
    )


def _act_faults(
    text: str,
    words: Sequence[Word],
    names: Sequence[Name],
    speakers: Sequence[Name],
    state: str | None,
    told: Sequence[_Told],
) -> Iterator[Fault]:
    if _HEADED.match(text):
        yield from _headed_faults(text, told)
        return
    quiet = {"according", "reported", "report", "reports"}
    acting = [name for name in names if name not in speakers or len(names) == len(speakers)]
    inside = [(name.start, name.end) for name in names if name.kind == "name"]
    acts = [
        act
        for act in find_acts(words, acting)
        if act.text.lower() not in quiet
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
        fitting = [(each, n) for each in told for n, other in enumerate(each.words) if _stem(other.low) == stem]
        if _is_object(at, words, acts):
            fitting = [(each, n) for each, n in fitting if _stands_with(each, n, acts)]
        if not fitting:
            yield Fault(kind="act", why=f"no passage has a word such as {word.text!r}")
        elif not acts:
            claimed = describe(at, words, acting, frozenset({stem}))
            heard = [(each, describe(n, each.words, each.names, frozenset({stem}))) for each, n in fitting]
            yield from _compare(claimed, state, heard)


def _is_object(at: int, words: Sequence[Word], acts: Sequence[Act]) -> bool:
    """Whether a word of the sentence is what an act is done to: behind it, with no place or comma between."""
    before = [act for act in acts if act.end <= words[at].start]
    if not before:
        return False
    between = [word for word in words[:at] if word.start >= before[-1].end]
    return not any(word.is_mark or word.low in PREPOSITIONS_OF_PLACE for word in between)


def _stands_with(told: _Told, at: int, acts: Sequence[Act]) -> bool:
    """Whether a word of the passage stands in one clause with an act of the sentence's."""
    families = frozenset().union(*(act.families for act in acts))
    clauses = {
        word.clause
        for other in told.acts
        if other.families & families
        for word in told.words
        if word.start == other.start
    }
    return told.words[at].clause in clauses


def _headed_faults(text: str, told: Sequence[_Told]) -> Iterator[Fault]:
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


def _one_act(act: Act, state: str | None, told: Sequence[_Told]) -> Iterator[Fault]:
    heard = [(each, other) for each in told for other in each.acts if other.families & act.families]
    if not heard:
        yield Fault(kind="act", why=f"no passage tells of {act.text!r}")
        return
    cited = [(each, other) for each, other in heard if _read_act(each, other)]
    same = [(each, other) for each, other in heard if _stem(other.text.lower()) == _stem(act.text.lower())]
    heard = cited or same or heard  # the word that the passage is cited for, else the same word, else its family
    yield from _compare(act, state, heard)


def _compare(act: Act, state: str | None, heard: Sequence[tuple[_Told, Act]]) -> Iterator[Fault]:
    """Yield the faults against the act in the passages that fits best."""
    found = [tuple(_against(act, state or act.state, each, other)) for each, other in heard]
    yield from min(found, key=len)


def _against(act: Act, state: str, told: _Told, other: Act) -> Iterator[Fault]:
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


def _direction(act: Act, told: _Told, other: Act) -> Iterator[Fault]:
    """Whoever acts in the sentence must act in the passage: by its reading or, where there is none, by its words."""
    for name in act.doers:
        if not _has_role(name, told, other, "doer"):
            yield Fault(kind="direction", why=f"{name.text!r} is not who does it ({act.text!r})")
    for name in act.done_to:
        if not _has_role(name, told, other, "done_to"):
            yield Fault(kind="direction", why=f"{name.text!r} is not whom it is done to ({act.text!r})")


def _has_role(name: Name, told: _Told, other: Act, role: str) -> bool:
    """Whether a name has a role by the words, and by the reading too where that names anybody in it."""
    ours, theirs = (other.doers, other.done_to) if role == "doer" else (other.done_to, other.doers)
    by_words = any(supports(each, name) for each in ours)
    read = _read_roles(told, other)
    if read is None:
        return by_words or (role == "done_to" and not any(supports(each, name) for each in theirs))
    mine, not_mine = read if role == "doer" else read[::-1]
    if any(supports(each, name) for each in mine):
        return by_words
    return by_words and not mine and not any(supports(each, name) for each in not_mine)


def _read_roles(told: _Told, other: Act) -> tuple[tuple[Name, ...], tuple[Name, ...]] | None:
    """Return who acts and who is acted on where the passage's reading has an act at the very word."""
    act = _read_act(told, other)
    return (_names_at(act.actor, told), _names_at(act.recipient, told)) if act else None


def _read_act(told: _Told, other: Act) -> EventMention | None:
    """Return the coded act at a word of the passage."""
    for act in told.passage.acts:
        start = act.trigger.start - told.passage.start
        if start < other.end and other.start < start + len(act.trigger.text):
            return act
    return None


def _names_at(side: Sequence[Participant], told: _Told) -> tuple[Name, ...]:
    found: list[Name] = []
    for one in side:
        start = one.start - told.passage.start
        end = start + len(one.text)
        found += [name for name in told.names if name.start < end and start < name.end]
    return tuple(found)


def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
