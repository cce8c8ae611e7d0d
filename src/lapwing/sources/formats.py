"""Which reader reads what: every kind of input to its reports."""

import io
import re
from collections.abc import Callable, Iterator, Sequence

from lapwing.records.base import Rejection
from lapwing.records.report import Media, Report
from lapwing.sources.columnar import read_arrow, read_parquet
from lapwing.sources.columns import rename_keys
from lapwing.sources.databases import DATABASE_MARKS, Article, Unparsed, split_articles
from lapwing.sources.decoding import Undecodable, decode_text
from lapwing.sources.docx import read_docx
from lapwing.sources.dumps import Row, read_json_lines, read_json_values
from lapwing.sources.feeds import read_feed
from lapwing.sources.html_lines import html_lines, tidy_lines
from lapwing.sources.input import Input
from lapwing.sources.kinds import Kind
from lapwing.sources.limits import MAX_FILE_BYTES, MAX_REPORT_BYTES
from lapwing.sources.news_json import expand_rows
from lapwing.sources.pdf import read_pdf
from lapwing.sources.rows import NOTE
from lapwing.sources.rtf import read_rtf
from lapwing.sources.separated import read_separated

Found = Iterator[Report | Rejection]
BYTE_MARKS = re.compile(DATABASE_MARKS.pattern.encode(), re.IGNORECASE)
_Rows = Callable[[io.BufferedReader, Input], Iterator[Row | Rejection]]
_Lines = Callable[[io.BufferedReader, Input], list[str] | Rejection]


def read_single(stream: io.BufferedReader, kind: Kind, source: Input) -> Found:
    """Yield the report of a text or page, or the articles of one that a press database wrote."""
    content = stream.read(MAX_REPORT_BYTES + 1)
    if len(content) > MAX_REPORT_BYTES and BYTE_MARKS.search(content):
        content += stream.read(MAX_FILE_BYTES)
    elif len(content) > MAX_REPORT_BYTES:
        yield source.reject("too_large", f"one report may have {MAX_REPORT_BYTES} bytes; split it, or give JSON Lines")
        return
    decoded = decode_text(content, html=kind == "html")
    if isinstance(decoded, Undecodable):
        yield source.reject(decoded.reason, decoded.detail)
        return
    if not decoded.text.strip():
        yield source.reject("empty", "it holds nothing but white space")
        return
    if DATABASE_MARKS.search(decoded.text):
        lines = html_lines(decoded.text) if kind == "html" else tidy_lines(decoded.text)
        articles = split_articles(lines)
        if articles is not None:
            yield from _read_articles(articles, source)
            return
    notes = {NOTE + "encoding": f"{decoded.encoding}: {decoded.note}"} if decoded.note else {}
    media: Media = "html" if kind == "html" else "markdown" if kind == "markdown" else "text"
    yield source.report(decoded.text, media, notes)


def _by_lines(read: _Lines) -> Callable[[io.BufferedReader, Input], Found]:
    """Return a reader of files whose lines are one report, or the articles of a press database."""

    def read_file(stream: io.BufferedReader, source: Input) -> Found:
        lines = read(stream, source)
        if isinstance(lines, Rejection):
            yield lines
            return
        articles = split_articles(lines)
        if articles is not None:
            yield from _read_articles(articles, source)
        elif any(lines):
            yield _one_report(lines, source)
        else:
            yield source.reject("empty", "it holds no text")

    return read_file


def _one_report(lines: Sequence[str], source: Input) -> Report | Rejection:
    text = "\n".join(lines).strip("\n")
    if len(text.encode("utf-8", "replace")) > MAX_REPORT_BYTES:
        return source.reject("too_large", f"one report may have {MAX_REPORT_BYTES} bytes; is this several? split it")
    return source.report(text, "text", {})


def _read_articles(articles: Iterator[Article | Unparsed], source: Input) -> Found:
    for number, article in enumerate(articles, start=1):
        if isinstance(article, Article):
            yield source.row(article.row(), number)
        else:
            yield source.reject("unknown_layout", article.why, number)


def _by_rows(read: _Rows) -> Callable[[io.BufferedReader, Input], Found]:
    """Return a reader of files that hold a report a row."""

    def read_file(stream: io.BufferedReader, source: Input) -> Found:
        is_empty = True
        for row in read(stream, source):
            is_empty = False
            yield row if isinstance(row, Rejection) else source.row(row[1], row[0])
        if is_empty:
            yield source.reject("empty", "it holds no row")

    return read_file


def _by_values(read: Callable[[io.BufferedReader, str], Iterator[Row | Rejection]]) -> _Rows:
    """Return a reader of JSON rows, each expanded to the news that it holds by the standards."""

    def read_rows(stream: io.BufferedReader, source: Input) -> Iterator[Row | Rejection]:
        for found in read(stream, source.path):
            if isinstance(found, Rejection):
                yield found
                continue
            number, value = found
            items = list(expand_rows(value))
            for place, item in enumerate(items, start=1):
                yield number if len(items) == 1 else place, rename_keys(item, source.overrides.columns)

    return read_rows


READERS: dict[Kind, Callable[[io.BufferedReader, Input], Found]] = {
    "json": _by_rows(_by_values(read_json_values)),
    "json_lines": _by_rows(_by_values(read_json_lines)),
    "csv": _by_rows(read_separated),
    "tsv": _by_rows(lambda stream, source: read_separated(stream, source, "\t")),
    "parquet": _by_rows(read_parquet),
    "arrow": _by_rows(read_arrow),
    "xml": _by_rows(read_feed),
    "docx": _by_lines(read_docx),
    "rtf": _by_lines(read_rtf),
    "pdf": _by_lines(read_pdf),
}
