"""Factiva: articles that end in "Document" and an accession number, with two-letter codes before each field or bare."""

import re
from collections.abc import Iterator, Sequence

from lapwing.sources.databases.article import Article, Unparsed, join_lines
from lapwing.sources.databases.lines import COPYRIGHT, cut_after, find_labels, is_date, last_filled, without_pages

END = re.compile(r"Document (?P<id>[A-Za-z]{2,}[A-Za-z0-9]{12,})")
_CODES = "SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|ART|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|RF|CT|DLN"
CODE = re.compile(rf"(?P<label>{_CODES})(?:(?:\t|\xa0|\s{{2,}}|\s*\|)\s*(?P<value>.*))?")
WORDS = re.compile(r"[\d,.]+ words", re.IGNORECASE)
CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?(?: [A-Z]{2,4})?", re.IGNORECASE)
SOURCE_CODE = re.compile(r"[A-Z0-9]{2,8}")
MOST_ABOVE = 3  # section, title, byline


def read_articles(lines: Sequence[str]) -> Iterator[Article | Unparsed]:
    """Yield the articles of a file."""
    parts, rest = cut_after(without_pages(lines), END)
    for part in parts:
        match = END.fullmatch(part[-1])
        article_id = match["id"] if match else ""
        coded = any(CODE.fullmatch(line) and line[:2] in ("LP", "TD") for line in part)
        yield _read_coded(part[:-1], article_id) if coded else _read_bare(part[:-1], article_id)
    if any(WORDS.fullmatch(line) for line in rest):
        yield Unparsed("the last article breaks off before its accession number")


def _read_coded(lines: Sequence[str], article_id: str) -> Article:
    fields: dict[str, str] = {}
    places = [place for place, _, _ in _codes(lines)] + [len(lines)]
    for (place, code, value), following in zip(_codes(lines), places[1:], strict=True):
        fields.setdefault(code, join_lines([value, *lines[place + 1 : following]]))
    return Article(
        database="Factiva",
        text="\n\n".join(fields[code] for code in ("lp", "td") if fields.get(code)),
        title=_one_line(fields.get("hd", "")),
        outlet=_one_line(fields.get("sn", "")),
        published=_one_line(fields.get("pd", "")),
        author=_one_line(fields.get("by", "")),
        section=_one_line(fields.get("se", "")),
        language=_one_line(fields.get("la", "")),
        article_id=article_id,
    )


def _codes(lines: Sequence[str]) -> list[tuple[int, str, str]]:
    return [(place, code, value) for place, code, value in find_labels(lines, CODE)]


def _read_bare(lines: Sequence[str], article_id: str) -> Article | Unparsed:
    counted = next((place for place, line in enumerate(lines) if WORDS.fullmatch(line)), None)
    dated = next((place for place in range(counted or 0, len(lines)) if is_date(lines[place])), None)
    if counted is None or dated is None:
        return Unparsed(f"document {article_id} has no line with its number of words and its date")
    section, title, author = _above(lines, counted)
    outlet = _next_filled(lines, dated + 1)
    if outlet < len(lines) and CLOCK.fullmatch(lines[outlet]):
        outlet = _next_filled(lines, outlet + 1)
    language, body = _below(lines, outlet)
    return Article(
        database="Factiva",
        text=join_lines(lines[body:]),
        title=title,
        outlet=lines[outlet] if outlet < len(lines) else "",
        published=lines[dated],
        author=author,
        section=section,
        language=language,
        article_id=article_id,
    )


def _above(lines: Sequence[str], counted: int) -> tuple[str, str, str]:
    """Section, title and byline above the number of words. Of two lines without "By" the longer is the title."""
    above: list[str] = []
    place = last_filled(lines, counted)
    while place >= 0 and len(above) < MOST_ABOVE:
        above.insert(0, lines[place])
        place = last_filled(lines, place)
    author = above.pop() if len(above) > 1 and re.match(r"by\b", above[-1], re.IGNORECASE) else ""
    if len(above) > 1 and not author and len(above[-1].split()) < len(above[-2].split()):
        author = above.pop()
    title = above.pop() if above else ""
    return above[-1] if above else "", title, author


def _below(lines: Sequence[str], outlet: int) -> tuple[str, int]:
    """Language, and where the body begins: after the copyright line, else after the short lines below the outlet."""
    copyright_ = next((place for place in range(outlet + 1, len(lines)) if COPYRIGHT.match(lines[place])), None)
    end = copyright_ if copyright_ is not None and copyright_ - outlet < 20 else None
    between = [line for line in lines[outlet + 1 : end if end is not None else outlet + 8] if line]
    language = next((line for line in between if line.isalpha() and line.istitle()), "")
    if end is not None:
        return language, end + 1
    after = _next_filled(lines, outlet + 1)
    while after < len(lines) and len(lines[after].split()) <= 2:
        after = _next_filled(lines, after + 1)
    return language, after


def _next_filled(lines: Sequence[str], start: int) -> int:
    return next((place for place in range(start, len(lines)) if lines[place]), len(lines))


def _one_line(text: str) -> str:
    return " ".join(text.split())
