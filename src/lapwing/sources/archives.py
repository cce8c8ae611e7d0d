"""Archives: the members of ZIP and tar files, each handed on as a file would be; nothing is ever written to disk by
its name.
"""

import io
import json
import stat
import tarfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, cast

from lapwing.records.base import Rejection
from lapwing.sources.input import Input
from lapwing.sources.limits import CHUNK_BYTES, MAX_MEMBERS, MAX_REPORT_BYTES
from lapwing.sources.overrides import SIDECAR_SUFFIX
from lapwing.sources.streams import BROKEN, Allowance, Metered, UnpacksTooFarError, peekable, seekable

BROKEN_ARCHIVE = (*BROKEN, tarfile.TarError, NotImplementedError, RuntimeError, ValueError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a file of an archive is not read: a reason code, and a sentence."""

    reason: str
    detail: str


NO_FILE = Refusal(reason="link", detail="it is a link or a device, which archives may not hold")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive. `refusal`: why it is not read, None when it is."""

    name: str
    open: Callable[[], BinaryIO]
    refusal: Refusal | None = None


def read_archive(
    stream: io.BufferedReader, source: Input, kind: str
) -> Iterator[tuple[io.BufferedReader, Input] | Rejection]:
    """Yield the files of an archive, each with what it is, in the order in which they are packed.

    Hidden names are passed over as in folders, and `NAME.meta.json` states what is known of NAME. Refused, each for
    itself: names that point out of the archive, links and devices, encrypted files. An archive that unpacks to far more
    than its size is left where that shows.
    """
    try:
        with seekable(stream) as file:
            packed = file.seek(0, io.SEEK_END)
            allowance = Allowance(lambda: packed)
            listed = _zip_members if kind == "zip" else _tar_members
            stated = _read_sidecars(listed(file), allowance)
            yield from _each(listed(file), source, stated, allowance)
    except UnpacksTooFarError as fault:
        yield source.reject("archive_bomb", str(fault))
    except BROKEN_ARCHIVE as fault:
        yield source.reject("unreadable", f"the archive cannot be read to its end: {fault}")


def _each(
    members: Iterator[Member], source: Input, stated: Mapping[str, Mapping[str, object]], allowance: Allowance
) -> Iterator[tuple[io.BufferedReader, Input] | Rejection]:
    n_members = 0
    for n_members, member in enumerate(members, start=1):
        if n_members > MAX_MEMBERS:
            yield source.reject("too_large", f"an archive may hold {MAX_MEMBERS} files; what comes after is not read")
            return
        if allowance.is_spent:
            yield source.reject("archive_bomb", f"it unpacks too far; {member.name} and what comes after is not read")
            return
        if _is_hidden(member.name) or member.name.endswith(SIDECAR_SUFFIX):
            continue
        inner = source.inside(member.name, stated.get(member.name, {}))
        refusal = member.refusal or _refuse_name(member.name)
        if refusal:
            yield inner.reject(refusal.reason, refusal.detail)
            continue
        try:
            with member.open() as opened:
                yield peekable(Metered(opened, allowance)), inner
        except UnpacksTooFarError:
            raise
        except BROKEN_ARCHIVE as fault:
            yield inner.reject("unreadable", f"it cannot be unpacked: {fault}")
    if n_members == 0:
        yield source.reject("empty", "the archive holds no file")


def _zip_members(file: BinaryIO) -> Iterator[Member]:
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                yield Member(info.filename, lambda info=info: cast(BinaryIO, archive.open(info)), _refuse_zipped(info))  # type: ignore[misc]


def _refuse_zipped(info: zipfile.ZipInfo) -> Refusal | None:
    mode = info.external_attr >> 16
    if mode and stat.S_ISLNK(mode):
        return Refusal(reason="link", detail="it is a link, and links out of archives are not followed")
    if info.flag_bits & 1:
        return Refusal(reason="encrypted", detail="it is encrypted: unpack it first")
    return None


def _tar_members(file: BinaryIO) -> Iterator[Member]:
    file.seek(0)
    with tarfile.open(fileobj=cast(BinaryIO, _Capped(file)), mode="r:") as archive:
        for info in archive:
            if not info.isdir():
                refusal = None if info.isreg() else NO_FILE
                yield Member(info.name, lambda info=info: cast(BinaryIO, archive.extractfile(info)), refusal)  # type: ignore[misc]
            archive.members = []  # type: ignore[attr-defined]  # or it would keep them all


class _Capped:
    """A file of which nobody takes very much at one time: tarfile reads a header whole, as long as it says it is."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek = file.seek
        self.tell = file.tell

    def read(self, n_bytes: int) -> bytes:
        """Return so many bytes; they are never more than a report may have but for an attack."""
        if n_bytes > MAX_REPORT_BYTES:
            raise tarfile.ReadError(f"a header says that it is {n_bytes} bytes long")
        return self._file.read(n_bytes)


def _read_sidecars(members: Iterator[Member], allowance: Allowance) -> dict[str, Mapping[str, object]]:
    """Return what `NAME.meta.json` says of each NAME; a broken one says nothing."""
    stated: dict[str, Mapping[str, object]] = {}
    for member in members:
        if member.name.endswith(SIDECAR_SUFFIX) and not member.refusal:
            with member.open() as opened:
                content = Metered(opened, allowance).read(CHUNK_BYTES)
            try:
                value = json.loads(content)
            except (ValueError, RecursionError):
                continue
            if isinstance(value, dict):
                stated[member.name.removesuffix(SIDECAR_SUFFIX)] = value
    return stated


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part.startswith(".") and part not in (".", "..") for part in parts) or parts[0] == "__MACOSX"


def _refuse_name(name: str) -> Refusal | None:
    parts = name.replace("\\", "/").split("/")
    if ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0] or "\x00" in name:
        return Refusal(reason="unsafe_path", detail="its name points out of the archive")
    return None
