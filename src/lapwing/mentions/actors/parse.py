"""Reading a noun phrase that may be an actor: from its words to the known phrases in it, its head and its name.

This is a look-up of known words inside the phrase, longest first, not a parse: the head is what stands before the first
preposition, comma or relative word outside a known phrase ("court in Lima", "members of Hamas").
"""

import re
from collections.abc import Sequence

from lapwing.knowledge.actors import ActorIndex, sector_of_office
from lapwing.knowledge.name_keys import fold_words
from lapwing.mentions.actors.names import find_name
from lapwing.mentions.actors.phrases import Hit, Phrase
from lapwing.mentions.actors.quantities import is_counted, quantity_words
from lapwing.mentions.actors.vocabulary import (
    ADJECTIVES,
    BOUNDARY,
    DETERMINERS,
    FORMER,
    LONGER_NAMES,
    NUMBERS,
    PLAIN_OPENERS,
)

_WORD = re.compile(r"[^\W_]+(?:[.'’`][^\W_]+)*\.?")


def read_phrase(text: str, index: ActorIndex, *, named: bool = False) -> Phrase:
    """Return what the words of `text` say. `named` tells that the reader took it for a person's name."""
    words, surface, spans = _split(text)
    hits = _find_hits(words, surface, index)
    head_end = _head_end(words, text, spans, hits, quantity_words(text, spans))
    name = find_name(words, surface, text, spans, hits, head_end, named)
    former = any(word in FORMER for word in words)
    return Phrase(
        text=text,
        words=words,
        spans=spans,
        hits=hits,
        head_end=max(head_end, name[1]) if name else head_end,
        name_words=name,
        former=former,
        counted=is_counted(text),
    )


def _split(text: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[int, int], ...]]:
    words: list[str] = []
    surface: list[str] = []
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        for folded in fold_words(match.group()):
            words.append(folded)
            surface.append(match.group())
            spans.append(match.span())
    return tuple(words), tuple(surface), tuple(spans)


def _find_hits(words: Sequence[str], surface: Sequence[str], index: ActorIndex) -> tuple[Hit, ...]:
    hits: list[Hit] = []
    start = 0
    while start < len(words):
        hit = _hit_at(words, surface, start, index)
        if hit and hit.office and hits and hits[-1].end == hit.start and words[start - 1] == "deputy":
            hits.pop()  # of another office, not of a parliament
        if hit and not _is_tail(hit, hits, words, surface):
            hits.append(hit)
        start = hit.end if hit else start + 1
    return tuple(hits)


def _is_tail(hit: Hit, before: Sequence[Hit], words: Sequence[str], surface: Sequence[str]) -> bool:
    """Whether a body's one-word name, or a party's, is only part of a longer unknown one: "Social Democrats"."""
    body = hit.organisation or (hit.term and hit.term.kind == "metonym")
    party = hit.organisation and "PTY" in hit.organisation.sector
    if not body or hit.end - hit.start > 1 and not party:
        return False
    if hit.term and hit.end < len(words) and surface[hit.end][:1].isupper() and words[hit.end] in LONGER_NAMES:
        return True
    if not hit.start or before and before[-1].end == hit.start and not _opens_name(before[-1], surface):
        return False
    word = words[hit.start - 1]
    opens = hit.start == 1 and word.endswith(("ed", "ing", "ly"))
    plain = opens or word.isdigit() or word in ADJECTIVES | FORMER | DETERMINERS | PLAIN_OPENERS | NUMBERS
    return surface[hit.start - 1][:1].isupper() and not plain


def _opens_name(hit: Hit, surface: Sequence[str]) -> bool:
    """Whether a role noun is written as the beginning of a name: "People's Assembly", not "President" or "Senator"."""
    return bool(hit.sector) and not (hit.office or hit.term or hit.organisation) and surface[hit.start][:1].isupper()


def _hit_at(words: Sequence[str], surface: Sequence[str], start: int, index: ActorIndex) -> Hit | None:
    role = _role_at(words, start, index)
    country = index.countries.match(words, start, surface)
    group = index.match_organisation(words, start, surface)
    best = max(role.end - start if role else 0, country[0] if country else 0, group[0] if group else 0)
    if not best:
        return None
    if group and group[0] == best:
        return Hit(start, start + best, organisation=group[1])
    if country and country[0] == best:
        return Hit(start, start + best, term=country[1], sector=country[1].sector or None)
    return role


def _role_at(words: Sequence[str], start: int, index: ActorIndex) -> Hit | None:
    for length in range(min(index.longest_words.get(words[start], 0), len(words) - start), 0, -1):
        folded = " ".join(words[start : start + length])
        bare = folded.replace(" the ", " ")
        office = index.office(folded) or index.office(bare)
        sector = index.agent(folded) or index.agent(bare)
        if office or sector:
            return Hit(start, start + length, sector=sector or sector_of_office(office or ""), office=office)
    return None


def _head_end(
    words: Sequence[str], text: str, spans: Sequence[tuple[int, int]], hits: Sequence[Hit], counting: int
) -> int:
    inside = {i for hit in hits for i in range(hit.start, hit.end)}
    for i in range(max(counting + 1, 1), len(words)):
        if i not in inside and words[i] in BOUNDARY:
            return i
        if text[spans[i - 1][1] : spans[i][0]].strip().startswith((",", "(", ";")):
            return i
    return len(words)
