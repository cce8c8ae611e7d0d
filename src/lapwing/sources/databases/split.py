"""Which press database a file is from, by the marks that only its layout has."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from lapwing.sources.databases import factiva, nexis, proquest
from lapwing.sources.databases.article import Article, Unparsed

#: What a raw text or page must hold anywhere to be worth cutting into lines.
DATABASE_MARKS = re.compile(
    r"End of Document|\d+ of \d+ DOCUMENT|ProQuest document ID|Document [A-Z]{2,}\w{12,}", re.IGNORECASE
)
_Reader = Callable[[Sequence[str]], Iterator[Article | Unparsed]]


def split_articles(lines: Sequence[str]) -> Iterator[Article | Unparsed] | None:
    """Yield the articles of a press database's file; None for lines that are of none."""
    reader = _find_reader(lines)
    if reader is None:
        return None
    articles = reader(lines)
    first = next(articles, None)
    return None if first is None else chain([first], articles)


def _find_reader(lines: Sequence[str]) -> _Reader | None:
    if any(proquest.HAS_ID.fullmatch(line) for line in lines):
        return proquest.read_articles
    if any(nexis.END.fullmatch(line) for line in lines) and any(nexis.BODY.fullmatch(line) for line in lines):
        return nexis.read_newer
    if any(nexis.START.fullmatch(line) for line in lines) and any(nexis.LABEL.fullmatch(line) for line in lines):
        return nexis.read_older
    if any(factiva.END.fullmatch(line) for line in lines) and any(_is_factiva(line) for line in lines):
        return factiva.read_articles
    return None


def _is_factiva(line: str) -> bool:
    return bool(factiva.WORDS.fullmatch(line) or re.fullmatch(r"(?:LP|HD)(?:\s.*|\|.*)?", line))
