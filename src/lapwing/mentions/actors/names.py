"""The personal name inside a noun phrase: the longest run of capitalised words that no known phrase explains.

Not a tagger: where the reader has tagged a person it says so (`named`), and the run is trusted more.
"""

from collections.abc import Sequence

from lapwing.mentions.actors.phrases import Hit
from lapwing.mentions.actors.vocabulary import ADJECTIVES, DETERMINERS, FORMER, ORGANISATION_CUES


def find_name(
    words: Sequence[str],
    surface: Sequence[str],
    text: str,
    spans: Sequence[tuple[int, int]],
    hits: Sequence[Hit],
    head_end: int,
    named: bool,
) -> tuple[int, int] | None:
    """Return [start, end) in words of the name of the person whom a phrase is about, None when it names nobody."""
    told = [h for h in hits if (h.sector or h.office or h.organisation) and not _is_surname(h, hits, words, surface)]
    roles = {i for hit in told for i in range(hit.start, hit.end)}
    firm = roles | {
        i for h in hits for i in range(h.start, h.end) if h.term and _is_firm(h, words, surface, text, spans, named)
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
    commas = {i for i in range(1, len(words)) if text[spans[i - 1][1] : spans[i][0]].startswith(",")}
    runs = [run for run in runs if _is_name(run, words, hits, head_end, named, run[0] in commas)]
    return max(runs, key=lambda run: run[1] - run[0]) if runs else None


def _is_surname(hit: Hit, hits: Sequence[Hit], words: Sequence[str], surface: Sequence[str]) -> bool:
    """Whether a role noun is the family name of who is titled before it: "Attorney General Eric Holder"."""
    i = hit.start
    if hit.office or hit.organisation or hit.term or hit.end - i > 1 or hit.end < len(words) or not i:
        return False
    plain = ADJECTIVES | FORMER | DETERMINERS
    titled = any(other.office and other.end == i - 1 for other in hits)
    free = titled and words[i - 1] not in plain and not any(other.start <= i - 1 < other.end for other in hits)
    return free and surface[i][:1].isupper() and surface[i - 1][:1].isupper() and not words[i].endswith("s")


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
    hit: Hit, words: Sequence[str], surface: Sequence[str], text: str, spans: Sequence[tuple[int, int]], named: bool
) -> bool:
    """Whether a country word is surely one, not a part of a name such as Israel Katz or Chelsea Clinton."""
    if hit.term and hit.term.kind in {"adjective", "noun", "metonym"}:
        return True
    if hit.end >= len(words):
        return not _ends_name(hit, words, surface, text, spans, named)
    if hit.start >= 2 and words[hit.start - 1] in {"of", "the", "in", "for", "to"}:
        return True
    possessive = text[: spans[hit.end - 1][1]].endswith(("'s", "’s", "'", "’"))
    follows = surface[hit.end][:1].isupper() and _joined(text[spans[hit.end - 1][1] : spans[hit.end][0]])
    return possessive or not follows or hit.end - hit.start > 1


def _ends_name(
    hit: Hit, words: Sequence[str], surface: Sequence[str], text: str, spans: Sequence[tuple[int, int]], named: bool
) -> bool:
    """Whether a town's or region's name is the family name of who is named: "Juan Manuel Santos", "Lord Derby".

    Where the reader saw a person one word before it is enough ("Rick Tyler"), or none at all ("Tyler").
    """
    least = 0 if named else 2
    if not hit.term or hit.term.kind not in {"city", "region"} or hit.end - hit.start > 1 or hit.start < least:
        return False
    before = range(max(0, hit.start - 2), hit.start)
    joined = all(_joined(text[spans[at][1] : spans[at + 1][0]]) for at in before)
    return joined and all(surface[at][:1].isupper() and words[at] not in ORGANISATION_CUES for at in before)


def _is_name(
    run: tuple[int, int], words: Sequence[str], hits: Sequence[Hit], head_end: int, named: bool, apposed: bool
) -> bool:
    if all(len(words[i]) == 1 or words[i].isdigit() for i in range(*run)):
        return False
    if any(words[i] in ORGANISATION_CUES for i in range(*run)) and not named:
        return False
    if not named and not apposed and run[0] > head_end and _is_complement(run, words, hits, head_end):
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


def _is_complement(run: tuple[int, int], words: Sequence[str], hits: Sequence[Hit], head_end: int) -> bool:
    """Whether who is named after the head only tells whose or which it is: "supporters of", "home of", "soldiers loyal
    to". After a country or body the holder himself is named: "president of Chile …", "head of the PNA …".
    """
    if words[head_end] not in {"of", "on", "to", "for", "against"}:
        return False
    head = [hit for hit in hits if hit.end <= head_end]
    if any(hit.office and hit.end == head_end and " of " in " ".join(words[hit.start : hit.end]) for hit in head):
        return False
    last = {words[head_end - 1], *(words[hit.end - 1] for hit in head if not hit.organisation and not hit.term)}
    beside_it = run[0] == head_end + 1 and not any(hit.office for hit in head)
    if beside_it or any(word.endswith("s") and not word.endswith("ss") for word in last):
        return True
    beside = any(hit.end == run[0] and (hit.organisation or hit.term) for hit in hits)
    return not beside and not any(hit.office or hit.sector or hit.organisation for hit in head)
