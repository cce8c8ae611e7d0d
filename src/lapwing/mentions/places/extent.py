"""How far the name of a place reaches, and whether a phrase is a name at all: "border with Peru" is none."""

import re

from lapwing.knowledge.gazetteer import Gazetteer
from lapwing.mentions.name_runs import FACILITIES, names_facility, run_end
from lapwing.mentions.places.generic import is_generic, is_partial
from lapwing.mentions.places.names import read_names
from lapwing.records.base import Span

_BORDER = re.compile(r"\b(?:border|frontier|boundary|crossing)s? (?:with|between|to|from)\b", re.IGNORECASE)
_OWNED = re.compile(r"\b(?:border|frontier|boundary|crossing|embassy|consulate|mission)s?\b", re.IGNORECASE)
_COMPLEMENT = re.compile(r" (?:in|of|with|near|at|on|from|between|to|by|for|outside|inside)\b|,")
_ENDS_IN_JOINER = re.compile(r"\b(?:of|for|the)$")
_BEFORE = re.compile(r"((?:[A-Z][\w-]* )+(?:of|for) (?:the )?)$")
_CALLED = re.compile(
    r"^(?:the )?(?:city|town|village|port|province|state|republic|island|district|county|region|strait|gulf|sea|bay|"
    r"isle|lake|mount) of (?:the )?[A-Z]",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"(?<![\w'’-])([A-Z][\w'’-]+ )$")
_LAST_WORD = re.compile(r",? (?:or|and|but|in|on|at|to|from|is|was)$")
_UPPER = r"[^\W\d_a-z]"
_PIECE = re.compile(rf"{_UPPER}\.|{_UPPER}(?:\w|['’](?!s\b))*")
_SMALL = r"(?:(?:of|the|and|de|del|da|do|du|al|el|la|am|an|upon|on|in|d['’])[ -]?)"
_LEFT = re.compile(rf"(?:(?<![\w’'.-]){_UPPER}(?:[\w’']*[ -]|\.){_SMALL}{{0,2}}){{1,3}}$")
_RIGHT = re.compile(rf"(?:(?:[ -]|(?<=[A-Z])|(?<=\.)){_SMALL}{{0,2}}{_UPPER}[\w’']*|\.)+")
_HYPHEN_LEFT = re.compile(rf"(?<![\w’'-]){_UPPER}[\w’']*-[a-z]{{1,4}}-$")
_HYPHEN_RIGHT = re.compile(rf"-[a-z]{{1,4}}-{_UPPER}[\w’']*")
_LETTERS_BESIDE = re.compile(r"[\w’'-]")
_ARTICLE_OR_END = re.compile(r"^The\b|['’]s?$")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.){2,}$")
_REACH = 40
_NEXT = re.compile(r" ([A-Z][\w-]*)")


def whole_place(text: str, span: Span, limit: int, gazetteer: Gazetteer) -> Span:
    """Return the span to the end of the name that it begins, at most at `limit`; the span itself if it is whole.

    A name goes on if it ends in "of" or "the", if it is a word such as "New" or "Great", if the next word is one for a
    building, or if the gazetteer does not know it and "of" follows.
    """
    if is_common(span.text):
        return span
    span = _with_article(text, _without_last_word(span), limit, gazetteer)
    span = _widest_name(text, _with_first_word(text, span, gazetteer), limit, gazetteer)
    span = _with_hyphens(text, span, limit)
    start = span.start
    before = _BEFORE.search(text[max(0, start - 60) : start])
    if before and names_facility(before[1]):
        return _to(text, start - len(before[1]), span.end)
    following = _NEXT.match(text, span.end, limit)
    if _ENDS_IN_JOINER.search(span.text) or is_partial(span.text):
        return _to(text, start, run_end(text, start, span.end, limit))
    if following and following[1].lower() in FACILITIES:
        return _to(text, start, run_end(text, start, following.end(), limit, joined=True))
    if not any(gazetteer.find(reading.name) for reading in read_names(span.text)):
        return _to(text, start, run_end(text, start, span.end, limit, joined=True))
    return span


def _with_first_word(text: str, span: Span, gazetteer: Gazetteer) -> Span:
    """Take in the capitalised word before a span if both together are a place: "West" before "Java"."""
    before = _FIRST_WORD.search(text[max(0, span.start - 30) : span.start])
    if before is None or before[1] == "The " or not gazetteer.find(before[1] + span.text):
        return span
    return _to(text, span.start - len(before[1]), span.end)


def _widest_name(text: str, span: Span, limit: int, gazetteer: Gazetteer) -> Span:
    """Return the longest known name that a span is a piece of: "Sierra" of "Sierra Leone", "S." of "U.S."."""
    left, right = _LEFT.search(text[max(0, span.start - _REACH) : span.start]), _RIGHT.match(text, span.end, limit)
    before, after = left[0] if left else "", right[0] if right else ""
    starts = [span.start - len(before) + m.start() for m in _PIECE.finditer(before)]
    ends = [span.end + m.end() for m in _PIECE.finditer(after)]
    is_known = bool(gazetteer.find(span.text))
    options = [(start, end) for start in (*starts, span.start) for end in (*ends, span.end)]
    for start, end in sorted(options, key=lambda option: option[0] - option[1]):
        if (start, end) == (span.start, span.end):
            break
        if is_known and end > span.end and _NEXT.match(text, end, limit):
            continue  # "Springfield City Council" stands in Springfield
        if _is_whole_name(text, start, end) and gazetteer.find(text[start:end]):
            return _to(text, start, end)
    return span


def _is_whole_name(text: str, start: int, end: int) -> bool:
    """Whether no letter stands right before a stretch, no article begins it, no full stop or genitive ends it."""
    name = text[start:end]
    is_cut = _LETTERS_BESIDE.search(text[max(0, start - 1) : start]) is not None
    return not (is_cut or _ARTICLE_OR_END.search(name)) and (
        not name.endswith(".") or _ABBREVIATION.search(name) is not None
    )


def _with_article(text: str, span: Span, limit: int, gazetteer: Gazetteer) -> Span:
    """Take in the name after a lone article that is part of it: "The" before "Hague"."""
    following = _NEXT.match(text, span.end, limit) if span.text == "The" else None
    whole = _to(text, span.start, following.end()) if following else span
    return whole if any(place.name == whole.text for place in gazetteer.find(whole.text)) else span


def _with_hyphens(text: str, span: Span, limit: int) -> Span:
    """Take in the rest of a name that small words join: "-el-Mandeb" behind "Bab", "Aix-en-" before "Provence"."""
    before = _HYPHEN_LEFT.search(text[max(0, span.start - _REACH) : span.start])
    after = _HYPHEN_RIGHT.match(text, span.end, limit)
    return _to(text, span.start - len(before[0]) if before else span.start, after.end() if after else span.end)


def _without_last_word(span: Span) -> Span:
    """Leave out a conjunction or preposition that a span ends with: "Honduras or"."""
    last = _LAST_WORD.search(span.text)
    end = last.start() if last else len(span.text)
    return Span(start=span.start, end=span.start + end, text=span.text[:end])


def is_common(text: str) -> bool:
    """Whether a phrase is called by a common noun only: nothing before its first preposition is capitalised."""
    head = text[: head_length(text)]
    return not _CALLED.match(text) and not any(word[:1].isupper() for word in head.split())


def is_stub(text: str) -> bool:
    """Whether a name is only a piece of one: no namesake of "New", "Hall" or "Peninsula" is meant."""
    return is_generic(text) or bool(_ENDS_IN_JOINER.search(text))


def is_between(text: str) -> bool:
    """Whether a phrase is a border, which lies in neither of the countries that it names."""
    return bool(_BORDER.search(text))


def is_owned(text: str) -> bool:
    """Whether a phrase is a border or mission: whose it is does not say where it is."""
    return bool(_OWNED.search(text[: head_length(text)]))


def head_length(text: str) -> int:
    """Return how many characters stand before the first preposition or comma."""
    match = _COMPLEMENT.search(text)
    return match.start() if match else len(text)


def _to(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])
