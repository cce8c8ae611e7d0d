"""Where a document names or implies a country: words for countries, places in them, actors who belong to them.

Each clue keeps what the country of others is judged by (see setting): its offsets, the preposition before it, whether
it is a place, a demonym or someone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from lapwing.knowledge.actors import ActorIndex
from lapwing.knowledge.name_keys import fold_words
from lapwing.records.context import Context
from lapwing.records.mention import ActorMention

STATELESS = frozenset({"IGO", "NGO", "MNC", "IMG", "INT", "EUR"})
WHERE = frozenset({"in", "at", "near", "across", "throughout", "outside", "around", "inside", "within", "off"})
PREPOSITIONS = WHERE | {"from", "to", "into", "of", "against", "with", "by", "on", "between", "for", "over"}
_WORD = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*\.?")
_BEFORE = re.compile(r"([A-Za-z]+)\s+(?:(?:the|southern|northern|eastern|western|central|city of|town of)\s+)*$")
_WATERS = re.compile(r"\s+(?:Sea|Ocean|Gulf|Strait|Channel)\b")
_WATER_OF = re.compile(r"\b(?:Sea|Gulf|Strait|Bay) of (?:the )?$")
_BEHIND = 60  # characters looked back for a preposition


@dataclass(frozen=True, slots=True, kw_only=True)
class Clue:
    """A country named or implied at [start, end). kind: that of the term, or "place", "actor"; preposition: lower case
    or "".
    """

    country: str
    start: int
    end: int
    sentence: int
    kind: str
    preposition: str
    text: str

    @property
    def is_place(self) -> bool:
        """Whether it says where something is."""
        return self.preposition in WHERE and self.kind not in {"adjective", "noun", "metonym", "actor"}


def sentence_starts(context: Context) -> tuple[int, ...]:
    """Return the offset of each sentence; where the context has none, as if one character stood between them."""
    lengths = [len(text) + 1 for text in context.sentences]
    return context.sentence_starts or tuple(accumulate(lengths[:-1], initial=0)) if lengths else ()


def find_clues(mentions: Sequence[ActorMention], context: Context, index: ActorIndex) -> tuple[Clue, ...]:
    """Return the clues of a document in text order, none inside another."""
    found = [clue for clue in _words(context, index) if not _is_other(clue, mentions)]
    found += _places(context, found)
    found += _actors(mentions, found, context)
    return tuple(sorted(found, key=lambda clue: (clue.start, clue.end)))


def _words(context: Context, index: ActorIndex) -> Iterator[Clue]:
    for number, (start, text) in enumerate(zip(sentence_starts(context), context.sentences, strict=True)):
        matches = list(_WORD.finditer(text))
        surface = [match.group() for match in matches]
        folded = [" ".join(fold_words(word)) for word in surface]
        at = 0
        while at < len(matches):
            length, country, kind = _named_at(folded, at, surface, index)
            first, last = matches[at].start(), matches[at + length - 1].end()
            last -= text[first:last].endswith(".") and text.count(".", first, last) == 1
            if country and not _is_water(text, first, last):
                yield _clue(country, kind, text, first, last, start, number)
            at += length


def _named_at(words: Sequence[str], at: int, surface: Sequence[str], index: ActorIndex) -> tuple[int, str, str]:
    """Return how many words name a country or a body, the longer of both, its country ("" for none) and the kind."""
    term, body = index.countries.match(words, at, surface), index.match_organisation(words, at, surface)
    if body and body[0] > max(1, term[0] if term else 0):  # "National People's Congress", "Bank of America"
        return body[0], "" if body[1].country in STATELESS else body[1].country, "actor"
    return (term[0], term[1].country, term[1].kind) if term else (1, "", "")


def _is_water(text: str, first: int, last: int) -> bool:
    """Whether a country's name only names a sea, or its currency an amount."""
    return bool(text[last : last + 1] == "$" or _WATERS.match(text, last) or _WATER_OF.search(text[:first]))


def _clue(country: str, kind: str, text: str, first: int, last: int, start: int, sentence: int) -> Clue:
    before = _BEFORE.search(text[max(0, first - _BEHIND) : first])
    word = before[1].lower() if before else ""
    return Clue(
        country=country,
        start=start + first,
        end=start + last,
        sentence=sentence,
        kind=kind,
        preposition=word if word in PREPOSITIONS else "",
        text=text[first:last],
    )


def _is_other(clue: Clue, mentions: Sequence[ActorMention]) -> bool:
    """Whether a country's word is only part of the name of a person or body of another country."""
    return any(
        mention.country not in {None, clue.country}
        and mention.country not in STATELESS
        and mention.span.start <= clue.start
        and clue.end <= mention.span.end
        and mention.kind in {"person", "organisation", "group"}
        for mention in mentions
    )


def _places(context: Context, known: Sequence[Clue]) -> list[Clue]:
    starts, found = sentence_starts(context), []
    for place in context.places:
        span, number = place.span, place.sentence
        taken = any(clue.start < span.end and span.start < clue.end for clue in known)
        if place.country and not taken and number < len(starts):
            first = span.start - starts[number]
            text = context.sentences[number]
            if 0 <= first < len(text):
                found.append(_clue(place.country, "place", text, first, first + len(span.text), starts[number], number))
    return found


def _actors(mentions: Sequence[ActorMention], known: Sequence[Clue], context: Context) -> list[Clue]:
    starts, found = sentence_starts(context), []
    for mention in mentions:
        span, number, code = mention.span, mention.sentence, mention.country
        told = any(clue.start < span.end and span.start < clue.end for clue in known)
        if code and code not in STATELESS and not told and mention.kind != "pronoun" and number < len(starts):
            first = max(0, span.start - starts[number])
            text = context.sentences[number]
            found.append(_clue(code, "actor", text, first, first + len(span.text), starts[number], number))
    return found
