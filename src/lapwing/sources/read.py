"""Reports from paths: every file, row and stream becomes a report or a rejection, and nothing stops the run."""

import gzip
import io
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO, cast

from lapwing.records.base import Rejection
from lapwing.records.report import Media, Report
from lapwing.sources.decoding import Undecodable, decode_text
from lapwing.sources.dumps import read_json_lines, read_json_values
from lapwing.sources.kinds import Kind, has_no_ending, kind_by_head, kind_by_name
from lapwing.sources.limits import MAX_REPORT_BYTES
from lapwing.sources.overrides import Overrides, Sidecar, read_sidecar
from lapwing.sources.reject import reject
from lapwing.sources.rows import NOTE, make_report, make_row_report
from lapwing.sources.walk import InputFile, walk_inputs

STDIN = "-"
HEAD_BYTES = 4096


def read_reports(
    paths: Sequence[str], overrides: Overrides, stdin: BinaryIO | None = None
) -> Iterator[Report | Rejection]:
    """Yield the reports that `paths` hold, in the order given and sorted inside folders.

    A path is a file, a folder (walked to its end), or "-" for `stdin`. Plain text, Markdown and HTML files hold one
    report each; JSON and JSON Lines hold one a row. `.gz` is looked through. `article.txt.meta.json` beside
    `article.txt` states its outlet, published, language, url, title or id. Dumps are streamed, never held whole.
    """
    for path in paths:
        if path == STDIN:
            yield from _read_stdin(stdin, overrides)
            continue
        for found in walk_inputs(path):
            yield from [found] if isinstance(found, Rejection) else _read_file(found, overrides)


def _read_stdin(stdin: BinaryIO | None, overrides: Overrides) -> Iterator[Report | Rejection]:
    if stdin is None:
        yield reject(STDIN, "missing", "nothing was given on standard input")
        return
    stream = _peekable(stdin)
    yield from _read_stream(stream, None, STDIN, STDIN, overrides, {})


def _read_file(file: InputFile, overrides: Overrides) -> Iterator[Report | Rejection]:
    kind = kind_by_name(file.path.name)
    if kind is None and not file.asked and not has_no_ending(file.path.name):
        yield reject(file.shown, "unknown_type", f"files ending in {file.path.suffix!r} are not read from folders")
        return
    sidecar = read_sidecar(file.path)
    if isinstance(sidecar, Rejection):
        yield sidecar
        sidecar = Sidecar()
    try:
        with file.path.open("rb") as raw:
            packed = file.path.suffix.lower() == ".gz"
            stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if packed else raw
            yield from _read_stream(_peekable(stream), kind, file.shown, file.identity, overrides, dict(sidecar.fields))
    except (OSError, EOFError, zlib.error) as fault:
        yield reject(file.shown, "unreadable", f"it cannot be read to its end: {fault}")


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream), HEAD_BYTES * 4)


def _read_stream(
    stream: io.BufferedReader,
    kind: Kind | None,
    path: str,
    identity: str,
    overrides: Overrides,
    stated: dict[str, object],
) -> Iterator[Report | Rejection]:
    looks = kind_by_head(stream.peek(HEAD_BYTES)[:HEAD_BYTES])
    kind = _settle(kind, looks)
    if kind in ("json", "json_lines"):
        yield from _read_rows(stream, kind, path, identity, overrides, stated)
    else:
        yield _read_single(stream, kind, path, identity, overrides, stated)


def _settle(named: Kind | None, looks: Kind) -> Kind:
    """Choose between what the name says and what the content looks like."""
    if named is None:
        return looks
    if named == "json" and looks == "json_lines":
        return "json_lines"
    return "html" if named == "text" and looks == "html" else named


def _read_rows(
    stream: io.BufferedReader, kind: Kind, path: str, identity: str, overrides: Overrides, stated: dict[str, object]
) -> Iterator[Report | Rejection]:
    rows = read_json_lines(stream, path) if kind == "json_lines" else read_json_values(stream, path)
    empty = True
    for row in rows:
        empty = False
        if isinstance(row, Rejection):
            yield row
            continue
        number, value = row
        given = {**value, **stated} if isinstance(value, dict) else value
        yield make_row_report(given, path=path, identity=identity, overrides=overrides, number=number)
    if empty:
        yield reject(path, "empty", "it holds no row")


def _read_single(
    stream: io.BufferedReader, kind: Kind, path: str, identity: str, overrides: Overrides, stated: dict[str, object]
) -> Report | Rejection:
    content = stream.read(MAX_REPORT_BYTES + 1)
    if len(content) > MAX_REPORT_BYTES:
        return reject(path, "too_large", f"one report may have {MAX_REPORT_BYTES} bytes; split it, or give JSON Lines")
    decoded = decode_text(content, html=kind == "html")
    if isinstance(decoded, Undecodable):
        return reject(path, decoded.reason, decoded.detail)
    if not decoded.text.strip():
        return reject(path, "empty", "it holds nothing but white space")
    notes = {NOTE + "encoding": f"{decoded.encoding}: {decoded.note}"} if decoded.note else {}
    media: Media = "html" if kind == "html" else "markdown" if kind == "markdown" else "text"
    return make_report(
        decoded.text, media, path=path, identity=identity, stated=stated, overrides=overrides, notes=notes
    )
