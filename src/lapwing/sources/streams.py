"""Streams: compressed ones looked through, all of them metered, so that a small file cannot become an endless one."""

import bz2
import gzip
import io
import lzma
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from lapwing.sources.limits import CHUNK_BYTES, FREE_BYTES, MAX_FILE_BYTES, MAX_RATIO, MAX_SPOOLED_BYTES

HEAD_BYTES = 4096
#: What reading a damaged compressed stream raises.
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile)
_OPENERS: tuple[tuple[bytes, Callable[[BinaryIO], object]], ...] = (
    (b"\x1f\x8b", lambda stream: gzip.GzipFile(fileobj=stream)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)


class UnpacksTooFarError(OSError):
    """A small file that would unpack to a very large one: reading stops there."""


class Allowance:
    """How many bytes may still be unpacked from something packed, counted over all that is unpacked from it.

    `packed` returns how many packed bytes there are, or were read so far.
    """

    def __init__(self, packed: Callable[[], int]) -> None:
        self._packed = packed
        self._spent = 0

    @property
    def is_spent(self) -> bool:
        """Whether more was unpacked than is allowed."""
        return self._spent > FREE_BYTES and self._spent > MAX_RATIO * max(1, self._packed())

    def spend(self, n_bytes: int) -> None:
        """Count unpacked bytes.

        Raises:
            UnpacksTooFarError: when they are too many for what was packed.
        """
        self._spent += n_bytes
        if self.is_spent:
            raise UnpacksTooFarError(
                f"it unpacks to more than {self._spent >> 20} MB, over {MAX_RATIO} times its size: no news does"
            )


class Metered(io.RawIOBase):
    """A stream whose reads are counted, against an allowance if there is one."""

    def __init__(self, inner: BinaryIO, allowance: Allowance | None = None) -> None:
        super().__init__()
        self._inner = inner
        self._allowance = allowance
        self.n_read = 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Read into a buffer and return how many bytes that were."""
        found = self._inner.read(min(len(buffer), CHUNK_BYTES))
        self.n_read += len(found)
        if self._allowance:
            self._allowance.spend(len(found))
        buffer[: len(found)] = found
        return len(found)


def peekable(stream: BinaryIO | io.RawIOBase) -> io.BufferedReader:
    """Return a stream whose beginning can be looked at without reading it."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(cast(io.RawIOBase, stream), HEAD_BYTES * 4)


def peek(stream: io.BufferedReader) -> bytes:
    """Return the beginning of a stream."""
    return stream.peek(HEAD_BYTES)[:HEAD_BYTES]


def unpacked(stream: io.BufferedReader) -> io.BufferedReader | None:
    """Return what a compressed stream (gzip, bzip2, xz) holds, metered; None for one that is not compressed."""
    head = peek(stream)
    opener = next((opener for magic, opener in _OPENERS if head.startswith(magic)), None)
    if opener is None:
        return None
    packed = Metered(cast(BinaryIO, stream))
    inner = opener(cast(BinaryIO, io.BufferedReader(packed)))
    return peekable(Metered(cast(BinaryIO, inner), Allowance(lambda: packed.n_read)))


@contextmanager
def seekable(stream: io.BufferedReader) -> Iterator[BinaryIO]:
    """Yield a stream that can be read from its end: the file itself, or a copy of anything else on disk.

    Raises:
        UnpacksTooFarError: if the copy would be larger than `MAX_SPOOLED_BYTES`.
    """
    if stream.seekable() and isinstance(stream.raw, io.FileIO):
        yield cast(BinaryIO, stream)
        return
    with tempfile.SpooledTemporaryFile(max_size=MAX_FILE_BYTES) as spooled:
        left = MAX_SPOOLED_BYTES
        while chunk := stream.read(CHUNK_BYTES * 16):
            left -= len(chunk)
            if left < 0:
                raise UnpacksTooFarError(f"it is longer than {MAX_SPOOLED_BYTES >> 30} GB: unpack it first")
            spooled.write(chunk)
        spooled.seek(0)
        yield cast(BinaryIO, spooled)


def read_whole(stream: BinaryIO | io.BufferedReader, limit: int = MAX_FILE_BYTES) -> bytes | None:
    """Return all that a stream holds, None when that is more than `limit` bytes."""
    content = stream.read(limit + 1)
    return None if len(content) > limit else content
