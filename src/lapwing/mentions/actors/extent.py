"""How far the noun phrase of an actor reaches, where the reader cut it short: "young | Peruvian police cadets"."""

import re

from lapwing.knowledge.actors import ActorIndex
from lapwing.knowledge.name_keys import fold_words
from lapwing.mentions.actors.parse import read_phrase
from lapwing.mentions.actors.phrases import ARTICLES, Phrase
from lapwing.mentions.actors.vocabulary import (
    ADJECTIVES,
    BOUNDARY,
    DETERMINERS,
    GENERIC_HEADS,
    MANY_STATES,
    PLAIN_OPENERS,
)
from lapwing.mentions.name_runs import names_facility, run_end
from lapwing.records.base import Score, Span

NO_ACTOR = Score(value=0.0, why="a modifier without its noun, or a part of a building's name: no actor")
REACH = 6
LONGEST = 4
_NEXT = re.compile(r"(?:-|\s)(?P<word>[^\W\d_][\w'’-]*)")
_WORD_BEFORE = re.compile(r"(?P<word>[A-Z][^\W\d_]+) $")
_NAME_AFTER = re.compile(r"\s[A-Z][^\W\d_][\w-]*(?:\s[A-Z][^\W\d_][\w-]*){0,2}")
LONGEST_WORD = 30
LONGEST_NAME = 60
NAMELESS = (ARTICLES | PLAIN_OPENERS | BOUNDARY) - {"its", "that", "their", "which", "who", "whom"}
DANGLING = frozenset({"at", "by", "from", "in", "near", "on", "to", "with"})
OPEN_ENDS = frozenset({"of", "for"})
_ADJECTIVE = re.compile(r".{2,}(?:al|ary|ic|ive|ed|ian|ish|ous|ing|ern)$|.+-.+$")
_OF_BEFORE = re.compile(r"((?:[A-Z][\w-]* )+(?:of|for) (?:the )?)$")


def whole_span(text: str, span: Span, limit: int, index: ActorIndex) -> Span:
    """Return the span to the end of the phrase that it begins, at most at `limit`; the span itself if it is whole.

    Adjectives, determiners and demonyms go on to the role noun that follows; an unknown capitalised name goes on over
    "of" to its end, and back to the head of a building's name. Nothing is joined over punctuation.
    """
    phrase = read_phrase(span.text, index)
    if not phrase.words:
        return span
    if title_alone(phrase) and (name := _NAME_AFTER.match(text, span.end, limit)):
        return _to(text, span.start, name.end())
    if len(phrase.words) > 1 and phrase.words[-1] in DANGLING:
        return _to(text, span.start, span.start + phrase.spans[-2][1])
    if not phrase.hits and (end := _known_end(text, span, limit, index)) > span.end:
        return _to(text, span.start, end)
    if phrase.words[-1] in OPEN_ENDS:
        return _to(text, _demonym_start(text, span.start, index), _office_end(text, span, limit, index))
    if _is_modifier(phrase):
        end = _noun_end(text, span.end, limit, index)
        if end == span.end and span.text[:1].isupper() and not _is_demonym(phrase):
            end = run_end(text, span.start, span.end, limit)
        return _to(text, span.start, end)
    return _whole_name(text, span, limit, phrase)


def _known_end(text: str, span: Span, limit: int, index: ActorIndex) -> int:
    """Return where the known name ends that a capitalised span begins ("United | Nations"), else the span's end."""
    if not span.text[:1].isupper():
        return span.end
    ahead = read_phrase(text[span.start : min(limit, span.start + LONGEST_NAME)], index)
    first = ahead.hits[0] if ahead.hits else None
    known = first and not first.start and (first.organisation or first.term)
    return span.start + ahead.spans[first.end - 1][1] if first and known else span.end


def title_alone(phrase: Phrase) -> bool:
    """Whether a phrase is a mere "Mr.", of a name that the reader left out."""
    return [hit.office for hit in phrase.hits] == ["HONORIFIC"] and not phrase.name_words


def is_no_actor(span: Span, was: Span, index: ActorIndex) -> bool:
    """Whether a span, after widening, is a mere adjective, or the name of the building that it was cut from."""
    phrase = read_phrase(span.text, index)
    if title_alone(phrase):
        return True
    if phrase.whole_hit:
        return False
    if span != was and names_facility(span.text):
        return True
    if phrase.words and NAMELESS.issuperset(phrase.words):
        return True
    return bool(phrase.words) and phrase.words[-1] in ADJECTIVES and _is_modifier(phrase) and not phrase.hits


def _whole_name(text: str, span: Span, limit: int, phrase: Phrase) -> Span:
    proper = all(text[span.start + start].isupper() for start, _ in phrase.spans)
    if not proper or any(hit.term or hit.organisation or hit.office for hit in phrase.hits):
        return span
    before = _OF_BEFORE.search(text[max(0, span.start - 60) : span.start])
    if before and names_facility(before[1]):
        return _to(text, span.start - len(before[1]), span.end)
    return _to(text, span.start, run_end(text, span.start, span.end, limit, joined=True))


def _is_modifier(phrase: Phrase) -> bool:
    demonyms = {i for h in phrase.hits if h.term and h.term.kind == "adjective" for i in range(h.start, h.end)}
    described = demonyms or ADJECTIVES & set(phrase.words)
    return bool(described) and all(
        i in demonyms or word in ADJECTIVES | DETERMINERS for i, word in enumerate(phrase.words)
    )


def _is_demonym(phrase: Phrase) -> bool:
    return any(hit.term for hit in phrase.hits)


def _noun_end(text: str, end: int, limit: int, index: ActorIndex) -> int:
    """Return where the role noun that follows ends; `end` when other words come first."""
    words: list[str] = []
    at = found = end
    while len(words) < REACH and (match := _NEXT.match(text, at, limit)):
        folded = " ".join(fold_words(match["word"]))
        words.append(folded)
        at = match.end()
        if match["word"][0].islower() and _is_noun(words, index):
            found = at
        elif match[0].startswith("-") and found == end:
            continue
        elif found > end or not _may_modify(match["word"], folded, index):
            break
    return found


def _is_noun(words: list[str], index: ActorIndex) -> bool:
    if words[-1] in GENERIC_HEADS | MANY_STATES:
        return True
    tails = (" ".join(words[-length:]) for length in range(1, min(len(words), LONGEST) + 1))
    return any(index.agent(tail) or index.office(tail) for tail in tails)


def _may_modify(word: str, folded: str, index: ActorIndex) -> bool:
    if word[0].isupper():
        term = index.countries.lookup(word)
        return bool(term and term.kind == "adjective")
    return folded in ADJECTIVES or bool(_ADJECTIVE.match(word)) or folded in index.longest_words


def _office_end(text: str, span: Span, limit: int, index: ActorIndex) -> int:
    """Return where the office ends that a span begins ("minister of | foreign affairs"), else the span's end."""
    words, at, found = list(read_phrase(span.text, index).words), span.end, span.end
    for _ in range(LONGEST):
        match = _NEXT.match(text, at, limit)
        if match is None:
            break
        words, at = [*words, *fold_words(match["word"])], match.end()
        tails = (" ".join(words[-length:]) for length in range(3, len(words) + 1))
        found = at if any(index.office(tail) for tail in tails) else found
    return found


def _demonym_start(text: str, start: int, index: ActorIndex) -> int:
    """Return where the demonym stands that the span follows at once ("Russian | minister of"), else its start."""
    before = _WORD_BEFORE.search(text[max(0, start - LONGEST_WORD) : start])
    term = index.countries.lookup(before["word"]) if before else None
    return start - len(before[0]) if before and term and term.kind == "adjective" else start


def _to(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])
