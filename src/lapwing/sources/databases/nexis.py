"""Nexis Uni and LexisNexis: articles that end in "End of Document", or begin with "3 of 50 DOCUMENTS".

The newer layout has title, outlet and date above the labels; the older one outlet and date, then the title, or
HEADLINE: and BODY: as labels. The load date is when the database took the article in.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from lapwing.sources.databases.article import Article, Unparsed, join_lines
from lapwing.sources.databases.lines import (
    COPYRIGHT,
    cut_after,
    cut_before,
    is_date,
    last_filled,
    read_labels,
    without_pages,
)

END = re.compile(r"End of Document", re.IGNORECASE)
START = re.compile(r"(?:Document )?\d+ of \d+ DOCUMENTS?", re.IGNORECASE)
_HEAD = "section|length|byline|dateline|highlight|headline|series"
_TAIL = (
    "load-date|language|publication-type|graphic|notes|correction|correction-date|subject|organization|person|company|"
    "ticker|industry|geographic|country|city|state|journal code|acc-no|document-type|type"
)
LABEL = re.compile(rf"(?P<label>{_HEAD}|{_TAIL}):\s*(?P<value>.*)", re.IGNORECASE)
HEAD_LABEL = re.compile(rf"(?:{_HEAD}):.*", re.IGNORECASE)
BODY = re.compile(r"body:?\s*", re.IGNORECASE)
# Where the body ends: labels in capitals or with a colon, and the headings of the newer layout.
TAIL = re.compile(rf"(?:{_TAIL}):.*|Graphic|Classification|Notes|Correction", re.IGNORECASE)


def read_newer(lines: Sequence[str]) -> Iterator[Article | Unparsed]:
    """Yield the articles of the layout of Nexis Uni. The first part may have a cover page before its article."""
    parts, rest = cut_after(without_pages(lines), END)
    for number, part in enumerate(parts):
        yield _read(part[:-1], "cover" if number == 0 else "above")
    if any(BODY.fullmatch(line) for line in rest):
        yield _read(rest, "above")


def read_older(lines: Sequence[str]) -> Iterator[Article | Unparsed]:
    """Yield the articles of the layout of LexisNexis Academic."""
    for part in cut_before(without_pages(lines), START)[1]:
        yield _read(part, "below")


def _read(lines: Sequence[str], title_at: Literal["cover", "above", "below"]) -> Article | Unparsed:
    """Read one article. Its title stands above the outlet (perhaps behind a "cover" page), or "below" the date."""
    head_end = _head_end(lines)
    dates = [place for place in range(head_end) if is_date(lines[place])]
    if not dates:
        first = next((line for line in lines if line), "")
        return Unparsed(f"no date stands above its labels; it begins {first[:80]!r}")
    dated = dates[-1]
    outlet = _outlet_place(lines, dated)
    body_start, body_end = _body(lines, head_end)
    labels = {**read_labels(lines[body_end:], LABEL), **read_labels(lines[:body_start], LABEL)}
    below = title_at == "below"
    title = _title_below(lines, dated, head_end) if below else _title_above(lines, outlet, title_at == "cover")
    return Article(
        database="Nexis",
        text=join_lines(lines[body_start:body_end]),
        title=labels.get("headline") or title,
        outlet=lines[outlet] if outlet >= 0 else "",
        published=lines[dated],
        author=labels.get("byline", ""),
        section=labels.get("section", ""),
        dateline=labels.get("dateline", ""),
        language=labels.get("language", ""),
        load_date=labels.get("load-date", ""),
    )


def _head_end(lines: Sequence[str]) -> int:
    """Where the labels begin: everything above is title, outlet, date, copyright."""
    return next((place for place, line in enumerate(lines) if HEAD_LABEL.fullmatch(line) or BODY.fullmatch(line)), 0)


def _outlet_place(lines: Sequence[str], dated: int) -> int:
    place = last_filled(lines, dated)
    while place >= 0 and COPYRIGHT.match(lines[place]):
        place = last_filled(lines, place)
    return place


def _body(lines: Sequence[str], head_end: int) -> tuple[int, int]:
    """The body's lines: after BODY, else after the last label of the head and what goes on below it."""
    marked = next((place for place in range(head_end, len(lines)) if BODY.fullmatch(lines[place])), None)
    start = marked + 1 if marked is not None else _after_head(lines, head_end)
    end = next((place for place in range(start, len(lines)) if TAIL.fullmatch(lines[place])), len(lines))
    while end > start and (not lines[end - 1] or _is_copyright(lines, start, end)):
        end -= 1
    return start, end


def _is_copyright(lines: Sequence[str], start: int, end: int) -> bool:
    """Whether the last line before `end` belongs to a copyright notice, which may take two lines."""
    return end - start > 2 and bool(
        COPYRIGHT.match(lines[end - 1]) or re.fullmatch(r"all rights reserved\.?", lines[end - 1], re.IGNORECASE)
    )


def _after_head(lines: Sequence[str], head_end: int) -> int:
    place = head_end
    while place < len(lines) and HEAD_LABEL.fullmatch(lines[place]):
        while place < len(lines) and lines[place]:
            place += 1
        while place < len(lines) and not lines[place]:
            place += 1
    return place


def _title_above(lines: Sequence[str], outlet: int, has_cover: bool) -> str:
    """The line above the outlet; where no cover page can stand there, all lines above it."""
    title = last_filled(lines, outlet)
    if title < 0:
        return ""
    return lines[title] if has_cover else " ".join(line for line in lines[: title + 1] if line)


def _title_below(lines: Sequence[str], dated: int, head_end: int) -> str:
    """The last block between the date and the labels, unless the date stands in it."""
    end = last_filled(lines, head_end)
    start = end
    while start > dated and lines[start]:
        start -= 1
    return " ".join(lines[start + 1 : end + 1]) if start > dated else ""
