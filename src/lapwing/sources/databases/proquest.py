"""ProQuest: articles between rules of underscores, or after "Document 3 of 50", with labelled fields."""

import re
from collections.abc import Iterator, Sequence

from lapwing.sources.databases.article import Article, Unparsed, join_lines
from lapwing.sources.databases.lines import cut_before, read_labels, without_pages

START = re.compile(r"_{10,}|Document \d+ of \d+", re.IGNORECASE)
_LABELS = (
    "full text|title|author|publication info|publication title|publication date|publication year|publication subject|"
    "abstract|abstract \\(summary\\)|links|linking service|subject|business indexing term|location|people|"
    "company / organization|company|organization|classification|identifier / keyword|first page|pages|section|"
    "publisher|place of publication|country of publication|issn|e-issn|source type|language of publication|"
    "document type|dateline|proquest document id|document url|copyright|last updated|database|column|credit|"
    "illustration"
)
LABEL = re.compile(rf"(?P<label>{_LABELS}):\s*(?P<value>.*)", re.IGNORECASE)
FULL_TEXT = re.compile(r"full text(?::\s*(?P<value>.*))?", re.IGNORECASE)
HEADINGS = re.compile(r"details|abstract(?: \(english\))?|links", re.IGNORECASE)
HAS_ID = re.compile(r"proquest document id:.*", re.IGNORECASE)


def read_articles(lines: Sequence[str]) -> Iterator[Article | Unparsed]:
    """Yield the articles of a file; what has no document id of ProQuest's is no article (a table of contents)."""
    before, parts = cut_before(without_pages(lines), START)
    for part in [before, *parts]:
        if any(HAS_ID.fullmatch(line) for line in part):
            yield _read(part)


def _read(lines: Sequence[str]) -> Article | Unparsed:
    labels = read_labels(lines, LABEL)
    body = _body(lines)
    article_id = labels.get("proquest document id", "")
    if not body.strip():
        return Unparsed(f"document {article_id} comes without its full text: {labels.get('title', '')[:80]!r}")
    return Article(
        database="ProQuest",
        text=body,
        title=labels.get("title") or next((line for line in lines if line), ""),
        outlet=_outlet(labels.get("publication title") or labels.get("publication info", "")),
        published=labels.get("publication date") or labels.get("publication year", ""),
        author=labels.get("author", ""),
        section=labels.get("section", ""),
        dateline=labels.get("dateline", ""),
        language=labels.get("language of publication", ""),
        load_date=labels.get("last updated", ""),
        article_id=article_id,
    )


def _body(lines: Sequence[str]) -> str:
    """The lines from "Full text" to the next label or heading of the record."""
    starts = [(place, match) for place, line in enumerate(lines) if (match := FULL_TEXT.fullmatch(line))]
    if not starts:
        return ""
    place, match = starts[0]
    body = [match["value"] or ""]
    for line in lines[place + 1 :]:
        if LABEL.fullmatch(line) or HEADINGS.fullmatch(line):
            break
        body.append(line)
    return join_lines(body)


def _outlet(publication: str) -> str:
    """The paper without its place: "The Oslo Courier; Oslo", "The Oslo Courier, Oslo [Oslo]. 02 Mar 2022: A.4."."""
    return re.split(r"\s*;|,\s*[^,;]*\[", publication, maxsplit=1)[0].strip()
