"""The date that a reader sees at the head of an article, for pages whose markup states none."""

import re
from collections.abc import Sequence
from html import unescape

from lapwing.documents.calendar_dates import Dated, find_full_date, parse_stated_date

STATED = re.compile(
    r"""<time\b[^>]*\bdatetime\s*=|"date(?:Published|Created|Modified)"\s*:|<abbr\b[^>]*\btitle\s*=\s*["']\d{4}-"""
    r"""|<meta\b[^>]*(?:date|published|modified|time)[^>]*\bcontent\s*=|\bitemprop\s*=\s*["']date""",
    re.IGNORECASE,
)
UNSEEN = re.compile(r"<(head|script|style|noscript|template|svg)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
TAG = re.compile(r"<[^>]{0,4000}>")
CHANGED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
PUBLISHED_ON = re.compile(r"(?:published|posted|date)\b(?:\s+(?:on|at))?", re.IGNORECASE)
LONGEST, LABELLED_LONGEST = 11, 16  # words: a longer line that holds a date is a sentence or caption
ABOVE_TITLE, BELOW_TITLE, ABOVE_TEXT = 6, 120, 40  # lines
PROSE_WORDS, PARAGRAPHS, OPENING = 16, 3, 24  # paragraphs of so many words, so many of them, by their first characters


def states_date(html: str) -> bool:
    """Whether the markup of a page states a date for machines: metadata, linked data, or a dated element."""
    return STATED.search(html) is not None


def find_visible_date(html: str, text: str, title: str | None) -> str | None:
    """Return the ISO day of the line that dates the article above its text, None where there is none.

    Looked at are short lines: the first after the headline, else the last right above it; without a headline the one
    nearest to the text. "Updated" counts only where nothing else does. Not for pages that state a date in their markup:
    that is the better witness.
    """
    lines = _visible_lines(html)
    wanted = (title or "").strip()[:OPENING]
    headlines = [n for n, line in enumerate(lines) if wanted and line.startswith(wanted)]
    first = _first_line_of(text, lines, after=headlines[0] if headlines else 0)
    if first is None:
        return None
    for headline in (n for n in reversed(headlines) if n < first):  # a video above the text may repeat the headline
        if day := _date_by_headline(lines, headline, first):
            return day
    above = _dated_lines(lines, first - ABOVE_TEXT, first) if not headlines or headlines[0] >= first else []
    return above[-1] if above else None


def _date_by_headline(lines: Sequence[str], headline: int, first: int) -> str | None:
    after = _dated_lines(lines, headline, min(first, headline + BELOW_TITLE))
    before = _dated_lines(lines, headline - ABOVE_TITLE, headline)
    return after[0] if after else before[-1] if before else None


def _dated_lines(lines: Sequence[str], start: int, end: int) -> list[str]:
    """Return the ISO days of the short lines with a full date, those of changes only where there are no others."""
    days: list[tuple[bool, str]] = []
    for n in range(max(0, start), end):
        label = lines[n - 1] if n and PUBLISHED_ON.fullmatch(lines[n - 1].rstrip(": ")) else ""
        if found := _read_line(f"{label} {lines[n]}".strip()):
            is_change = bool(CHANGED.match(lines[n]) or (n and CHANGED.search(lines[n - 1][-12:])))
            days.append((is_change, found))
    return [day for is_change, day in days if not is_change] or [day for _, day in days]


def _read_line(line: str) -> str | None:
    is_labelled, n_words = PUBLISHED_ON.match(line) is not None, len(line.split())
    if n_words > (LABELLED_LONGEST if is_labelled else LONGEST):
        return None
    if full := find_full_date(line):
        return full.edtf
    stated = parse_stated_date(line) if is_labelled else None
    return stated.edtf if isinstance(stated, Dated) and len(stated.edtf) == len("2000-01-01") else None


def _visible_lines(html: str) -> list[str]:
    in_one_line = " ".join(UNSEEN.sub("<br>", html).split())  # a line's end in the source is a blank on the page
    parts = TAG.sub("\n", in_one_line).split("\n")
    return [line for part in parts if (line := " ".join(unescape(part).split()))]


def _first_line_of(text: str, lines: Sequence[str], *, after: int) -> int | None:
    """Return the line where the article's prose has begun: the last of its first paragraphs that the page shows.

    The last, because a notice to visitors may come first, and only what stands `after` the headline, if the page shows
    any of it there; long paragraphs, because the headline is none.
    """
    paragraphs = [line.strip()[:OPENING] for line in text.split("\n") if len(line.split()) >= PROSE_WORDS]
    shown: dict[str, int] = {}
    for n, line in enumerate(lines):
        if n >= after:
            shown.setdefault(line[:OPENING], n)
    below = [shown[paragraph] for paragraph in paragraphs if paragraph in shown][:PARAGRAPHS]
    return max(below, default=None) if below or not after else _first_line_of(text, lines, after=0)
