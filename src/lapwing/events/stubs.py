"""Participants of which only a number, a determiner or an adverb was linked: they grow to their noun or are dropped."""

import re
from collections.abc import Iterable
from dataclasses import replace

from lapwing.records.base import Span
from lapwing.records.reading import Argument, Reading, Trigger

NUMBER = (
    r"\d[\d,.]*|one|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand"
)
STUB = re.compile(
    rf"(?!(?:each other|one another)\b)(?:(?:{NUMBER}"
    r"|all|some|any|every|each|many|several|few|most|more|other|another|the|an?|its|his|her|their|our"
    r"|this|that|these|those|least|at|about|nearly|almost|over|as|well|also|just|only|even|led|backed|fully|newly"
    r"|(?-i:(?!family|assembly|rally|ally|bully|monopoly|anomaly)[a-z]{3,}ly))\b\s*)+",
    re.I,
)
COUNTED = re.compile(r"two|both|dozens|hundreds|thousands|scores", re.I)  # stand for people by themselves
OF = re.compile(r"\s+of(?=\s)")
HAS_HYPHEN = re.compile(r"[^\W\d_][\w’']*-$")
WORD = re.compile(r"\s+([^\W_][\w’'-]*)")
STOP = frozenset(
    "of in on at by for from to with during after before upon as amid against near over under into and or but who "
    "which that when while where if because is are was were be been has have had will would could should must may "
    "might can did does do not said says met it he she they we i them him us me".split()
)
ADJECTIVAL = re.compile(r"(?:wounded|armed|masked|detained|displaced|injured|jailed|retired|united|allied)$", re.I)
FORM_OF_VERB = re.compile(r"\w{2,}(?:ed)$")
MAX_WORDS = 6
GROWING = frozenset({"actor", "recipient", "source"})


def with_grown_stubs(trigger: Trigger, reading: Reading, text: str) -> Trigger:
    """Return the trigger with each bare participant grown to the plain noun phrase after it, or without it."""
    starts = {other.span.start for other in reading.triggers if other.sentence == trigger.sentence}
    grown = (_grown(argument, starts, text) for argument in trigger.arguments)
    return replace(trigger, arguments=tuple(one for one in grown if one is not None))


def _grown(argument: Argument, triggers: Iterable[int], text: str) -> Argument | None:
    span = argument.span
    counted = COUNTED.fullmatch(span.text)
    if argument.role not in GROWING or not (counted or STUB.fullmatch(span.text.strip())):
        return argument
    of = OF.match(text, span.end) if counted else None
    end = noun_end(of.end() if of else span.end, set(triggers), text)
    if end is None:
        return argument if counted or argument.role == "source" else None
    hyphen = HAS_HYPHEN.search(text[max(0, span.start - 20) : span.start])
    start = span.start - (len(hyphen.group()) if hyphen else 0)
    return replace(argument, span=Span(start=start, end=end, text=text[start:end]))


def noun_end(position: int, triggers: set[int], text: str) -> int | None:
    """Return the end of the run of words up to punctuation, a preposition or a verb; None when none is there."""
    end = None
    for _ in range(MAX_WORDS):
        word = WORD.match(text, position)
        if word is None or word.group(1).lower() in STOP or word.start(1) in triggers or _is_verb(word, end):
            break
        position = end = word.end()
        if word.group(1).endswith(("’s", "'s")):
            end = word.end() - 2
            break
    return end


def _is_verb(word: re.Match[str], end: int | None) -> bool:
    """Whether a form in -ed stands after a noun, or opens the run without being a plain adjective."""
    form = word.group(1)
    return bool(FORM_OF_VERB.fullmatch(form)) and (end is not None or not ADJECTIVAL.search(form))
