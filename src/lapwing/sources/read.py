"""Reports from paths: every file, row and stream becomes a report or a rejection, and nothing stops the run."""

import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from lapwing.records.base import Rejection
from lapwing.records.report import Report
from lapwing.sources.archives import read_archive
from lapwing.sources.formats import READERS, read_single
from lapwing.sources.input import Input
from lapwing.sources.kinds import Kind, has_no_ending, kind_by_head, kind_by_name, settle_kind
from lapwing.sources.overrides import Overrides, Sidecar, read_sidecar
from lapwing.sources.reject import reject
from lapwing.sources.streams import BROKEN, UnpacksTooFarError, peek, peekable, unpacked
from lapwing.sources.walk import InputFile, walk_inputs

STDIN = "-"
MAX_DEPTH = 2  # an archive in an archive


def read_reports(
    paths: Sequence[str], overrides: Overrides, stdin: BinaryIO | None = None
) -> Iterator[Report | Rejection]:
    """Yield the reports that `paths` hold, in the order given and sorted inside folders.

    A path is a file, a folder (walked to its end), or "-" for `stdin`. Plain text, Markdown, HTML, PDF, DOCX and RTF
    files hold one report each, or the many that a press database put there; JSON, JSON Lines, CSV, TSV, Parquet and
    Arrow hold one a row, feeds one an item, ZIP and tar archives files of all these kinds. gzip, bzip2 and xz are
    looked through. `article.txt.meta.json` beside `article.txt` states its outlet, published, language, url, title or
    id. Tables and dumps are streamed, never held whole.
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
    yield from _read_stream(peekable(stdin), None, Input(path=STDIN, identity=STDIN, overrides=overrides))


def _read_file(file: InputFile, overrides: Overrides) -> Iterator[Report | Rejection]:
    source = Input(path=file.shown, identity=file.identity, overrides=overrides)
    kind = kind_by_name(file.path.name)
    if kind is None and not file.asked and not has_no_ending(file.path.name):
        yield _refuse_ending(source)
        return
    sidecar = read_sidecar(file.path)
    if isinstance(sidecar, Rejection):
        yield sidecar
        sidecar = Sidecar()
    try:
        with file.path.open("rb") as stream:
            stated = dict(sidecar.fields)
            yield from _read_stream(
                stream, kind, Input(path=file.shown, identity=file.identity, overrides=overrides, stated=stated)
            )
    except OSError as fault:
        yield source.reject("unreadable", f"it cannot be read to its end: {fault}")


def _read_stream(stream: io.BufferedReader, kind: Kind | None, source: Input) -> Iterator[Report | Rejection]:
    """Read a stream as what it is, after a compression, if any, is taken off."""
    try:
        bare = unpacked(stream)
        yield from _read_as(bare or stream, kind, source)
    except UnpacksTooFarError as fault:
        yield source.reject("archive_bomb", str(fault))
    except BROKEN as fault:
        yield source.reject("unreadable", f"it cannot be read to its end: {fault}")


def _read_as(stream: io.BufferedReader, named: Kind | None, source: Input) -> Iterator[Report | Rejection]:
    kind = settle_kind(named, kind_by_head(peek(stream)))
    if kind in ("zip", "tar"):
        yield from _read_members(stream, kind, source)
    elif kind in READERS:
        yield from READERS[kind](stream, source)
    else:
        yield from read_single(stream, kind, source)


def _read_members(stream: io.BufferedReader, kind: Kind, source: Input) -> Iterator[Report | Rejection]:
    if source.depth >= MAX_DEPTH:
        yield source.reject("nested", "an archive in an archive in an archive is not read: unpack it first")
        return
    for member in read_archive(stream, source, kind):
        if isinstance(member, Rejection):
            yield member
            continue
        inner, found = member
        named = kind_by_name(found.identity)
        if named is None and not has_no_ending(found.identity):
            yield _refuse_ending(found)
        else:
            yield from _read_stream(inner, named, found)


def _refuse_ending(source: Input) -> Rejection:
    ending = "." + source.identity.rpartition(".")[2]
    return source.reject("unknown_type", f"files ending in {ending!r} are not read from folders and archives")
