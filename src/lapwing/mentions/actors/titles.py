"""The title of a person that stands outside the span: before it ("Defence Minister | Ivan Petrov") or after a comma."""

import re

from lapwing.knowledge.actors import ActorIndex
from lapwing.mentions.actors.parse import read_phrase
from lapwing.mentions.actors.phrases import Hit, Phrase
from lapwing.records.base import Span

REACH_BEFORE = 110
REACH_AFTER = 120
_CLAUSE = re.compile(r"[.!?;:\n]\s|[“”\"()]")
_FILLERS = frozenset({"of", "the", "and", "for", "a"})


def outer_title(text: str, span: Span, index: ActorIndex) -> str:
    """Return the office or role that the text gives right before or right after a name, as written, or ""."""
    before = text[max(0, span.start - REACH_BEFORE) : span.start]
    before = _CLAUSE.split(before)[-1] if not before.rstrip().endswith(".") else _abbreviation(before)
    return _ending_title(before, index) or _appositive(text[span.end : span.end + REACH_AFTER], index)


def _abbreviation(before: str) -> str:
    """Return the rank or title that ends in a full stop ("Maj. Gen."); the end of a sentence is none."""
    match = re.search(r"(?:\b[A-Z][a-z]{0,4}\.[ ]*)+$", before)
    return match[0] if match else ""


def _ending_title(before: str, index: ActorIndex) -> str:
    if before.rstrip().endswith((" and", " or", " with")):  # another person's, or nobody's
        return ""
    phrase = read_phrase(before.rstrip(" ,"), index)
    end = len(phrase.words)
    start = end
    for hit in reversed(phrase.hits):
        if any(phrase.words[i] not in _FILLERS for i in range(hit.end, start)) or "," in _gap(phrase, hit, start):
            break
        start = hit.start
    chain = [hit for hit in phrase.hits if hit.start >= start]
    if before.rstrip().endswith(",") and not any(hit.office for hit in chain):
        return ""
    return phrase.text[phrase.spans[start][0] :] if any(_is_role(hit) for hit in chain) else ""


def _gap(phrase: Phrase, hit: Hit, start: int) -> str:
    if start >= len(phrase.words):
        return ""
    return phrase.text[phrase.spans[hit.end - 1][1] : phrase.spans[start][0]]


def _appositive(after: str, index: ActorIndex) -> str:
    match = re.match(r",\s+(the\s+|an?\s+|who is\s+)?([^,.;:()]{4,90})[,.;]", after)
    if not match:
        return ""
    phrase = read_phrase(match[2], index)
    near = [hit for hit in phrase.hits if hit.start <= 3 and hit.end <= phrase.head_end]
    told = any(hit.office for hit in near) or (match[1] and phrase.own_country() and any(map(_is_role, near)))
    return match[2] if told else ""


def _is_role(hit: Hit) -> bool:
    return bool(hit.office or (hit.sector and not hit.term))
