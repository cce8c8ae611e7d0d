"""A bundle as one ZIP file: the same bundle gives the same bytes, and reading trusts nothing in it."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from lapwing.errors import InputMissingError, LapwingError, WorkspaceError
from lapwing.replication.manifest import FORMAT, Bundle, Manifest
from lapwing.store.codec import decode_record, encode_record

MANIFEST = "manifest.json"
MAX_BYTES = 8 * 2**30  # of all files together, unpacked
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest day that a ZIP file can name
_LEVEL = 6


def write_bundle(bundle: Bundle, stream: BinaryIO) -> None:
    """Write a bundle: names in order, no clock, no owner, so that equal bundles are equal files."""
    manifest = json.dumps(json.loads(encode_record(bundle.manifest)), ensure_ascii=False, indent=1).encode() + b"\n"
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name, content in ((MANIFEST, manifest), *bundle.contents):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, content)


def read_bundle(path: Path) -> Bundle:
    """Return the bundle in `path` after checking every hash in it.

    Raises:
        InputMissingError: if there is no such file.
        LapwingError: if it is no bundle, is of another format or too large, or a file in it was changed.
    """
    if not path.is_file():
        raise InputMissingError(f"there is no bundle {path}")
    try:
        with zipfile.ZipFile(path) as archive:
            files = dict(_unpack(archive, path))
        manifest = decode_record(Manifest, files.pop(MANIFEST).decode("utf-8"))
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, UnicodeDecodeError, WorkspaceError) as error:
        raise LapwingError(f"{path} is no bundle of `lapwing bundle`: {error}") from error
    if manifest.format != FORMAT:
        raise LapwingError(f"{path} has format {manifest.format}, this version reads {FORMAT}")
    wanted = {**{one.name: one.hash for one in manifest.outputs}, **dict(manifest.extras)}
    changed = sorted(
        name
        for name in wanted.keys() | files.keys()
        if hashlib.sha256(files.get(name, b"")).hexdigest() != wanted.get(name)
    )
    if changed:
        raise LapwingError(f"{path} was changed after it was made: {', '.join(changed)} differs from its manifest")
    return Bundle(manifest=manifest, contents=tuple(sorted(files.items())))


def _unpack(archive: zipfile.ZipFile, path: Path) -> Iterator[tuple[str, bytes]]:
    left = MAX_BYTES
    for entry in archive.infolist():
        name = PurePosixPath(entry.filename)
        if name.is_absolute() or ".." in name.parts or "\\" in entry.filename or entry.is_dir():
            raise LapwingError(f"{path} names {entry.filename!r}, which no bundle has")
        with archive.open(entry) as stream:
            content = stream.read(left + 1)
        left -= len(content)
        if left < 0:
            raise LapwingError(f"{path} unpacks to more than {MAX_BYTES} bytes")
        yield entry.filename, content
