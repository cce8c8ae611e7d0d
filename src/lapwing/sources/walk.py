"""Which files a list of paths names: folders are walked in sorted order, hidden names skipped, loops cut."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lapwing.records.base import Rejection
from lapwing.sources.overrides import SIDECAR_SUFFIX
from lapwing.sources.reject import reject


@dataclass(frozen=True, slots=True, kw_only=True)
class InputFile:
    """A regular file to read.

    shown: its path as reports and rejections name it.
    identity: its name without folders, so that ids survive a moved folder and do not depend on which folder above it
        was named.
    asked: True when the user named the file itself, so that an unknown ending is worth a look inside.
    """

    path: Path
    shown: str
    identity: str
    asked: bool


def walk_inputs(argument: str) -> Iterator[InputFile | Rejection]:
    """Yield every file that one path argument names, in an order that depends on names alone."""
    path = Path(argument)
    try:
        if path.is_dir():
            yield from _walk_root(path)
            return
        if not path.exists():
            yield reject(show(path), "missing", "there is no such file or folder")
            return
        if not path.is_file():
            yield reject(show(path), "not_a_file", "it is neither a regular file nor a folder")
            return
    except (OSError, ValueError) as fault:
        yield reject(show(path), "unreadable", f"it cannot be looked at: {fault}")
        return
    yield _input_file(path, asked=True)


def show(path: Path) -> str:
    """Return a path as text that can always be encoded (undecodable bytes of a file name become U+FFFD)."""
    return os.fspath(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _input_file(path: Path, *, asked: bool) -> InputFile:
    return InputFile(path=path, shown=show(path), identity=show(Path(path.name)), asked=asked)


def _walk_root(root: Path) -> Iterator[InputFile | Rejection]:
    empty = True
    for found in _walk(root, frozenset()):
        empty = False
        yield found
    if empty:
        yield reject(show(root), "empty", "the folder holds no file to read")


def _walk(folder: Path, above: frozenset[str]) -> Iterator[InputFile | Rejection]:
    """Walk `folder`; `above` holds the real paths of the folders it lies in, so that only true loops are cut."""
    real = os.path.realpath(folder)
    if real in above:
        yield reject(show(folder), "loop", f"the folder links back to {real}, which it lies in")
        return
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError as fault:
        yield reject(show(folder), "unreadable", f"the folder cannot be listed: {fault.strerror}")
        return
    for name in names:
        if not name.startswith(".") and not name.endswith(SIDECAR_SUFFIX):
            yield from _visit(folder / name, above | {real})


def _visit(path: Path, above: frozenset[str]) -> Iterator[InputFile | Rejection]:
    if path.is_dir():
        yield from _walk(path, above)
    elif path.is_file():
        yield _input_file(path, asked=False)
    elif path.is_symlink():
        yield reject(show(path), "missing", "the link points nowhere, or to itself")
    else:
        yield reject(show(path), "not_a_file", "it is neither a regular file nor a folder")
