"""Rows of a dump, one at a time: JSON Lines by line, JSON by value; a broken or endless row costs only itself."""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from lapwing.records.base import Rejection
from lapwing.sources.limits import CHUNK_BYTES, MAX_REPORT_BYTES
from lapwing.sources.reject import reject

Row = tuple[int, object]
STRUCTURE = re.compile(rb'["{}\[\]]')
STRING_END = re.compile(rb'["\\]')
BOM = b"\xef\xbb\xbf"


def read_json_lines(stream: BinaryIO, path: str) -> Iterator[Row | Rejection]:
    """Yield (line number, value) for every line that is JSON, a rejection for every other; blank lines are skipped."""
    number = 0
    while line := stream.readline(MAX_REPORT_BYTES + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(BOM)
        if len(line) > MAX_REPORT_BYTES:
            _skip_line(stream, line)
            yield reject(path, "too_large", f"the row is longer than {MAX_REPORT_BYTES} bytes", number)
        elif line.strip():
            yield _parse(line, path, number)


def read_json_values(stream: BinaryIO, path: str) -> Iterator[Row | Rejection]:
    """Yield (position, value) for every object of a JSON file: one object, an array of them, or several in a row."""
    number = 0
    for number, packed in enumerate(_split_values(stream), start=1):
        if packed is None:
            yield reject(path, "too_large", f"the value is longer than {MAX_REPORT_BYTES} bytes", number)
        else:
            yield _parse(packed, path, number)
    if number == 0:
        yield reject(path, "empty", "the file holds no JSON object")


def _parse(packed: bytes, path: str, number: int) -> Row | Rejection:
    try:
        return number, json.loads(packed)
    except UnicodeDecodeError as fault:
        return reject(path, "broken_encoding", f"byte {fault.start} is not valid UTF-8", number)
    except (ValueError, RecursionError) as fault:
        return reject(path, "broken_json", f"it is not JSON: {fault}", number)


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(CHUNK_BYTES)


def _split_values(stream: BinaryIO) -> Iterator[bytes | None]:
    """Yield the bytes of each outermost object; None for one that is too long, the rest for one that never ends."""
    cutter = _Cutter()
    while chunk := stream.read(CHUNK_BYTES):
        yield from cutter.feed(chunk)
    if cutter.depth:
        yield bytes(cutter.held) if not cutter.too_long else None


class _Cutter:
    """Finds where objects begin and end in a stream of chunks, without holding more than one object."""

    def __init__(self) -> None:
        self.held = bytearray()
        self.depth = 0
        self.in_string = False
        self.escaped = False
        self.too_long = False

    def feed(self, chunk: bytes) -> Iterator[bytes | None]:
        position = start = 0
        while position < len(chunk):
            if self.in_string:
                position = self._leave_string(chunk, position)
                continue
            match = STRUCTURE.search(chunk, position)
            if match is None:
                break
            position, sign = match.end(), match.group()
            if self.depth == 0:
                start = match.start()
                self.depth = int(sign == b"{")
            elif sign == b'"':
                self.in_string = True
            else:
                self.depth += 1 if sign in b"{[" else -1
                if self.depth == 0:
                    self._hold(chunk[start:position])
                    yield self._release()
        if self.depth:
            self._hold(chunk[start:])

    def _leave_string(self, chunk: bytes, position: int) -> int:
        if self.escaped:
            self.escaped = False
            return position + 1
        match = STRING_END.search(chunk, position)
        if match is None:
            return len(chunk)
        self.in_string = match.group() != b'"'
        self.escaped = self.in_string
        return match.end()

    def _hold(self, part: bytes) -> None:
        if len(self.held) + len(part) > MAX_REPORT_BYTES:
            self.too_long = True
            self.held.clear()
        if not self.too_long:
            self.held += part

    def _release(self) -> bytes | None:
        packed = None if self.too_long else bytes(self.held)
        self.held.clear()
        self.too_long = False
        return packed
