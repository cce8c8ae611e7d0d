"""Reading a noun phrase that may be an actor: from its words to the known phrases in it, its head and its name.

This is a look-up of known words inside the phrase, longest first, not a parse: the head is what stands before the first
preposition, comma or relative word outside a known phrase ("court in Lima", "members of Hamas").
"""

import re
from collections.abc import Sequence

from lapwing.knowledge.actors import ActorIndex, sector_of_office
from lapwing.knowledge.name_keys import fold_words
from lapwing.mentions.actors.phrases import Hit, Phrase
from lapwing.mentions.actors.vocabulary import BOUNDARY, FORMER, ORGANISATION_CUES

_WORD = re.compile(r"[^\W_]+(?:[.'’`][^\W_]+)*\.?")
_COUNTED = re.compile(
    r"^(?:at least |about |around |some |over |more than |nearly |up to |an? )?"
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|dozens?|hundreds?|thousands?|several|many|tens|scores|others?)\b",
    re.I,
)


def read_phrase(text: str, index: ActorIndex, *, named: bool = False) -> Phrase:
    """Return what the words of `text` say. `named` tells that the reader took it for a person's name."""
    words, surface, spans = _split(text)
    hits = _find_hits(words, surface, index)
    head_end = _head_end(words, text, spans, hits)
    name = _find_name(words, surface, text, spans, hits, head_end, named)
    former = any(word in FORMER for word in words)
    return Phrase(
        text=text,
        words=words,
        spans=spans,
        hits=hits,
        head_end=max(head_end, name[1]) if name else head_end,
        name_words=name,
        former=former,
        counted=bool(_COUNTED.match(text)),
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
        if hit:
            hits.append(hit)
        start = hit.end if hit else start + 1
    return tuple(hits)


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


def _head_end(words: Sequence[str], text: str, spans: Sequence[tuple[int, int]], hits: Sequence[Hit]) -> int:
    inside = {i for hit in hits for i in range(hit.start, hit.end)}
    for i, word in enumerate(words):
        if i and i not in inside and word in BOUNDARY:
            return i
        if i and text[spans[i - 1][1] : spans[i][0]].strip().startswith((",", "(", ";")):
            return i
    return len(words)


def _find_name(
    words: Sequence[str],
    surface: Sequence[str],
    text: str,
    spans: Sequence[tuple[int, int]],
    hits: Sequence[Hit],
    head_end: int,
    named: bool,
) -> tuple[int, int] | None:
    roles = {i for hit in hits for i in range(hit.start, hit.end) if hit.sector or hit.office or hit.organisation}
    firm = roles | {
        i for h in hits for i in range(h.start, h.end) if h.term and _is_firm(h, words, surface, text, spans)
    }
    runs: list[tuple[int, int]] = []
    start = None
    for i in range(len(words) + 1):
        tied = start is not None and i < len(words) and text[spans[i - 1][1] : spans[i][0]] in {"-", "‑", "’", "'"}
        proper = i < len(words) and (surface[i][:1].isupper() or tied or _is_joint(words, surface, i, firm, start))
        free = proper and i not in firm
        gap = start is not None and i < len(words) and not _joined(text[spans[i - 1][1] : spans[i][0]])
        if start is not None and (not free or gap):
            runs.append((start, i))
            start = None
        if free and start is None and words[i] not in {"the", "a", "an", "former", "ex", "late", "and"}:
            start = i
    runs = [run for run in runs if _is_name(run, words, hits, head_end, named)]
    return max(runs, key=lambda run: run[1] - run[0]) if runs else None


def _is_joint(words: Sequence[str], surface: Sequence[str], i: int, firm: set[int], start: int | None) -> bool:
    joint = words[i] in {
        "al",
        "el",
        "bin",
        "ibn",
        "van",
        "von",
        "de",
        "der",
        "da",
        "dos",
        "del",
        "di",
        "la",
        "bint",
        "ul",
        "ould",
        "un",
    }
    return joint and i + 1 < len(words) and i + 1 not in firm and (surface[i + 1][:1].isupper() or start is not None)


def _joined(gap: str) -> bool:
    return gap in {" ", "", "-", ". ", "–", "\n", "' ", " '", "'", " “", "” ", ' "', '" '}


def _is_firm(
    hit: Hit, words: Sequence[str], surface: Sequence[str], text: str, spans: Sequence[tuple[int, int]]
) -> bool:
    """Whether a country word is surely one, not a part of a name such as Israel Katz or Chelsea Clinton."""
    if hit.term and hit.term.kind in {"adjective", "noun", "metonym"} or hit.end >= len(words):
        return True
    if hit.start >= 2 and words[hit.start - 1] in {"of", "the", "in"}:
        return True
    possessive = text[: spans[hit.end - 1][1]].endswith(("'s", "’s", "'", "’"))
    follows = surface[hit.end][:1].isupper() and _joined(text[spans[hit.end - 1][1] : spans[hit.end][0]])
    return possessive or not follows or hit.end - hit.start > 1


def _is_name(run: tuple[int, int], words: Sequence[str], hits: Sequence[Hit], head_end: int, named: bool) -> bool:
    if all(len(words[i]) == 1 or words[i].isdigit() for i in range(*run)):
        return False
    if any(words[i] in ORGANISATION_CUES for i in range(*run)) and not named:
        return False
    before = any((hit.office or hit.sector) and hit.end <= run[0] for hit in hits)
    after = any(hit.sector and hit.start >= run[1] and hit.end <= head_end for hit in hits)
    bare = run[0] <= 1 and run[1] == len(words)
    opening = run[1] == head_end and run[0] <= 1
    many = run[1] - run[0] >= 2
    first_word_only = run[0] == 0 and run[1] == 1 and len(words) > 1 and not named
    if after and not before and run[1] < head_end:
        return False
    return (named or before or bare or opening or many) and not (first_word_only and not opening)
