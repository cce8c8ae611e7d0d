"""What a line is by its place: links under their heading, crossheads, what stands at head and tail."""

import re
from collections.abc import Sequence

from lapwing.documents.calendar_dates import find_full_date
from lapwing.documents.line_forms import is_author_line
from lapwing.documents.units import Unit
from lapwing.records.document import BlockKind

Verdict = tuple[BlockKind, str] | None
HEADING_WORDS = frozenset(
    "read more related also see watch listen latest recommended trending popular further previous previously next "
    "story stories news article articles topics topic tags links link coverage reading "
    "headlines most editor editors s picks "
    "you may might like don t miss from our the on this in for to similar content posts reports top must what next "
    "up now elsewhere background context".split()
)
HEADING_CUES = frozenset(
    "read more related also see latest recommended trending popular further previous next similar picks most".split()
)
BULLET = re.compile(r"(?:[-*•▪●‣·–—]\s+|\d{1,2}[.)]\s+)(?=\S)")
HEADLINE_WORDS = (4, 24)
DATED_WORDS = 9  # most words of a line that is there for its date


def is_bullet(unit: Unit) -> bool:
    """Whether a line opens with a list sign or number."""
    return bool(BULLET.match(unit.text))


def is_headline(unit: Unit) -> bool:
    """Whether a line has the form of a headline: a few words, a capital first, no full stop."""
    low, high = HEADLINE_WORDS
    text = BULLET.sub("", unit.text, count=1)
    opens = text[:1].isupper() or text[:1].isdigit() or text[:1] in "“\"'‘"
    return opens and low <= len(text.split()) <= high and not re.search(r"[.;:,]\Z", text) and not unit.is_prose


def is_related_heading(unit: Unit) -> bool:
    """Whether a short line announces links, by words that any site uses ("Read more:", "Related news")."""
    words = re.findall(r"[a-z]+", unit.text.lower())
    known = bool(words) and len(words) <= 6 and all(word in HEADING_WORDS for word in words)
    return known and any(word in HEADING_CUES for word in words) and len(unit.text) <= 40


def judge_places(units: Sequence[Unit], verdicts: Sequence[Verdict], title: str | None) -> list[Verdict]:
    """Return a verdict for every unit: those of the forms, completed by what their places say; None is body text."""
    judged = list(verdicts)
    _judge_lists(units, judged)
    prose = [i for i, unit in enumerate(units) if judged[i] is None and unit.is_prose]
    if not prose:
        _judge_without_prose(units, judged, title)
        return judged
    _judge_head(units, judged, prose[0], title)
    _judge_middle(units, judged, prose[0], prose[-1])
    _judge_tail(units, judged, prose[-1])
    return judged


def _judge_lists(units: Sequence[Unit], judged: list[Verdict]) -> None:
    """Settle what follows a line that announces something: links after a short heading, items after a sentence."""
    index = 0
    while index < len(units):
        unit = units[index]
        index += 1
        if judged[index - 1] is not None and not is_related_heading(unit):
            continue
        if is_related_heading(unit) and (end := _items_end(units, judged, index)) > index:
            for i in range(index - 1, end):
                judged[i] = "furniture", "a heading of related links and the headlines under it"
            index = end
        elif is_related_heading(unit) and judged[index - 1] is None:
            judged[index - 1] = "furniture", "a heading of related links, without them"
        elif unit.text.endswith(":") and unit.n_words >= 5:
            index = _judge_items(units, judged, index)
        elif is_bullet(unit):
            judged[index - 1] = "list", "an item of a list"


def _items_end(units: Sequence[Unit], judged: Sequence[Verdict], start: int) -> int:
    end = start
    while end < len(units) and _is_item(units[end], judged[end]):
        end += 1
    return end


def _is_item(unit: Unit, verdict: Verdict) -> bool:
    free = verdict is None or verdict[0] == "furniture"
    return free and (is_headline(unit) or _is_small(unit)) and not is_related_heading(unit)


def _is_small(unit: Unit) -> bool:
    return unit.n_words <= 3 and not unit.is_final


def _judge_items(units: Sequence[Unit], judged: list[Verdict], start: int) -> int:
    index = start
    while index < len(units) and judged[index] is None and (is_bullet(units[index]) or not units[index].is_prose):
        if is_related_heading(units[index]):
            break
        judged[index] = "list", "an item under the line that announces it"
        index += 1
    return index


def _judge_without_prose(units: Sequence[Unit], judged: list[Verdict], title: str | None) -> None:
    """A text of short lines only (a headline, a summary without full stops) is read as it is."""
    for i, unit in enumerate(units):
        if judged[i] is None and title and same_words(unit.text, title):
            judged[i] = "title", "it repeats the stated title"


def _judge_head(units: Sequence[Unit], judged: list[Verdict], first: int, title: str | None) -> None:
    for i in range(first):
        if judged[i] is None and units[i].n_words <= DATED_WORDS and find_full_date(units[i].text):
            judged[i] = "furniture", "a short line with a date over the text"
    open_lines = [i for i in range(first) if judged[i] is None]
    stated = next((i for i in open_lines if title and same_words(units[i].text, title)), None)
    longest = max(open_lines, key=lambda i: (units[i].n_words, -i), default=None)
    chosen = stated if stated is not None else _first_headline(units, open_lines, None if title else longest)
    for i in open_lines:
        if i == chosen:
            judged[i] = "title", "the headline over the text"
        elif is_author_line(units[i].text):
            judged[i] = "byline", "names alone over the text"
        elif (units[i].n_words <= 3 and not units[i].is_final) or (chosen is not None and i < chosen):
            judged[i] = "furniture", "a label over the text"


def _first_headline(units: Sequence[Unit], lines: Sequence[int], longest: int | None) -> int | None:
    """The first line of headline length that is not names alone; else the longest, when it is the only one."""
    fitting = (i for i in lines if is_headline(units[i]) and not is_author_line(units[i].text))
    alone = longest if len(lines) == 1 and not units[lines[0]].is_final else None
    return next(fitting, alone)


def _judge_middle(units: Sequence[Unit], judged: list[Verdict], first: int, last: int) -> None:
    seen = {units[i].text.casefold() for i in range(first) if judged[i] is not None}
    for i in range(first + 1, last):
        if judged[i] is not None or units[i].is_prose or units[i].is_final:
            continue
        repeated = units[i].text.casefold() in seen
        seen.add(units[i].text.casefold())
        if repeated:
            judged[i] = "furniture", "a line that is repeated"
        elif units[i].text[:1].isupper() and units[i].n_words <= HEADLINE_WORDS[1]:
            judged[i] = "furniture", "a crosshead or link: the form of a headline between paragraphs"


def _judge_tail(units: Sequence[Unit], judged: list[Verdict], last: int) -> None:
    for i in range(last + 1, len(units)):
        if (
            judged[i] is None
            and (not units[i].is_final or units[i].n_words <= 3)
            and units[i].n_words < HEADLINE_WORDS[1]
        ):
            judged[i] = "furniture", "a line without a full stop after the last paragraph"


def same_words(line: str, title: str) -> bool:
    """Whether two lines have the same words but for case, punctuation and white space."""
    return re.findall(r"\w+", line.casefold()) == re.findall(r"\w+", title.casefold())
