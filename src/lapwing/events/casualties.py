"""Numbers of dead and injured that stand in plain words beside an act: "killing at least four", "12 were wounded"."""

import re

from lapwing.events.quantities import NUMBER, VAGUE_WORD
from lapwing.events.scene import Scene
from lapwing.records.base import Span
from lapwing.records.reading import Trigger

COUNT = rf"(?P<n>{NUMBER.pattern}|{VAGUE_WORD.pattern})"
HEDGE = (
    r"(?:at least|more than|over|about|around|some|nearly|almost|up to|as many as|an estimated|no fewer than"
    r"|an additional|additional|a further|another|all)"
)
PEOPLE = r"(?:\s+(?!and\b|or\b|but\b)[\w’'-]+){0,4}?"
BE = r"(?:\s+(?:who|that))?(?:\s+(?:have|has|had))?\s+(?:was|were|are|is|been|being)"
DEAD = r"(?:killed|dead|slain|murdered|shot dead)"
HURT = r"(?:injured|wounded|hurt|maimed)"
HURT_VERB = r"(?:injur(?:ed|es|ing)|wound(?:ed|s|ing)?|hurt(?:s|ing)?)"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.I) for pattern in patterns)


DEAD_PATTERNS = _compiled(
    rf"\b(?:kill(?:ed|s|ing)?|murder(?:ed|s|ing)?)\s+(?:{HEDGE}\s+)?{COUNT}",
    rf"\b(?:leav(?:es|ing)|left)\s+(?:{HEDGE}\s+)?{COUNT}{PEOPLE}\s+(?:dead|killed)\b",
    rf"{COUNT}{PEOPLE}{BE}\s+(?:\w+\s+)?{DEAD}\b",
    rf"{COUNT}{PEOPLE}\s+(?:dead|killed|dies?|died)\b",
    rf"\bdeath toll\b[^.;]{{0,40}}?\b(?:to|at|of|is)\s+(?:{HEDGE}\s+)?{COUNT}",
)
INJURED_PATTERNS = _compiled(
    rf"\b{HURT_VERB}\s+(?:{HEDGE}\s+)?{COUNT}",
    rf"{COUNT}{PEOPLE}{BE}\s+(?:\w+\s+)?{HURT}\b",
    rf"{COUNT}{PEOPLE}\s+(?:\w+ly\s+)?{HURT}\b",
)
NOT_PEOPLE = re.compile(
    r"^\s*(?:year|month|week|day|hour|minute|%|percent|per cent|(?:air)?strike|attack|bomb|of the)", re.I
)


def find_casualties(trigger: Trigger, scene: Scene) -> tuple[Span | None, Span | None]:
    """Return the words that count the dead and the injured in the trigger's sentence, None where none plainly do."""
    sentence = scene.sentence(trigger).span
    return _first(DEAD_PATTERNS, sentence), _first(INJURED_PATTERNS, sentence)


def _first(patterns: tuple[re.Pattern[str], ...], sentence: Span) -> Span | None:
    for pattern in patterns:
        for found in pattern.finditer(sentence.text):
            if NOT_PEOPLE.match(sentence.text[found.end("n") :]):
                continue
            start, end = found.span("n")
            return Span(start=sentence.start + start, end=sentence.start + end, text=found.group("n"))
    return None
