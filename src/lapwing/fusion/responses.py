"""What answers what: a statement about an event, or a deed in return for it, as one sentence says so itself."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lapwing.fusion.profile import Profile
from lapwing.fusion.relate import Tie
from lapwing.records.event import EventMention

_REACH = 120  # characters between the two triggers; declared
_CUE_BITS = 4.0  # declared: the sentence names the one as the reason of the other
_STATEMENT_BITS = 3.0  # declared: praise or blame whose object is the event
# Words between an act and what it answers. "After" tells when, not why.
_CUE = re.compile(
    r"\b(in (?:response|reply|reaction|answer|retaliation|revenge|reprisal|protest) (?:to|for|at|against|over)|"
    r"in the wake of|(?:retaliat|respond|react|repl(?:y|i))\w* (?:to|for|against)|to (?:avenge|protest)|prompted by|"
    r"triggered by|because of|(?:in anger|outrage[d]?|protest(?:s|ed|ing)?) (?:over|at|against))\b",
    re.IGNORECASE,
)
_STATEMENTS = frozenset({"ACCUSE", "REJECT", "SUPPORT", "THREATEN"})
_OBJECT = re.compile(r"^(?:\W*(?:the|a|an|its|his|her|their|this|that|these|those|\w+'s|[a-z]+|[A-Z]\w+)){0,6}\W*$")
_CLAUSE = re.compile(r"[,;:]|\b(?:and|but|that|who|which|while|as|by|when|if|to)\b", re.IGNORECASE)
_REAL = frozenset({"happened", "ongoing", "background"})


def find_responses(profiles: Sequence[Profile]) -> list[Tie]:
    """Return a tie from each act to the earlier event that its sentence says it answers.

    Both must be told in one sentence, the act first and really done or said: "X condemned the attack", "X expelled two
    diplomats in response to the ban". Answers across sentences are not looked for.
    """
    sentences: defaultdict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        for place, mention in enumerate(profile.mentions):
            sentences[(mention.report_id, mention.sentence.start)].append((index, place))
    found: list[Tie] = []
    for key in sorted(sentences):
        told = [(index, profiles[index].mentions[place]) for index, place in sentences[key]]
        found += _within(sorted(told, key=lambda pair: (pair[1].trigger.start, pair[0])))
    return found


def _within(told: Sequence[tuple[int, EventMention]]) -> Iterator[Tie]:
    for place, (one, act) in enumerate(told):
        for other, event in told[place + 1 :]:
            answer = _answers(act, event) if one != other and {act.reality, event.reality} <= _REAL else None
            if answer:
                bits, why = answer
                yield Tie(kind="response_to", one=one, other=other, bits=bits, why=why)
                break  # the nearest event that it may answer


def _answers(act: EventMention, event: EventMention) -> tuple[float, str] | None:
    start = act.sentence.start
    between = act.sentence.text[act.trigger.end - start : event.trigger.start - start]
    if len(between) > _REACH:
        return None
    cue = _CUE.search(between)
    if cue:
        return _CUE_BITS, f"“{act.trigger.text}” is told to be “{cue.group().lower()}” it"
    is_statement = act.event in _STATEMENTS and event.event not in _STATEMENTS
    if is_statement and not _CLAUSE.search(between) and _OBJECT.match(between):
        return _STATEMENT_BITS, f"“{act.trigger.text}” has it for its object"
    return None
