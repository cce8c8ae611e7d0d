"""Printing: JSON Lines and text to stdout, and files that are whole or absent."""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click


def json_line(row: dict[str, Any]) -> str:
    """Return one JSON object on one line; lone surrogates, if any, are escaped."""
    line = json.dumps(row, ensure_ascii=False)
    return line if _is_encodable(line) else json.dumps(row)


def print_json_lines(rows: Iterable[dict[str, Any]]) -> None:
    """Print rows as JSON Lines in UTF-8, whatever the terminal's encoding."""
    stream = sys.stdout.buffer
    for row in rows:
        stream.write(json_line(row).encode("utf-8") + b"\n")
    stream.flush()


def write_json_lines(rows: Iterable[dict[str, Any]], target: str) -> None:
    """Write rows as JSON Lines to a file, or to stdout for "-". A file appears only when it is whole."""
    if target == "-":
        print_json_lines(rows)
        return
    path = Path(target)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(json_line(row) + "\n" for row in rows)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise click.FileError(target, error.strerror or str(error)) from error


def write_text(text: str, target: str) -> None:
    """Write a text in UTF-8 to a file, which appears only when it is whole, or to stdout for "-"."""
    if target == "-":
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        return
    path = Path(target)
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("w", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise click.FileError(target, error.strerror or str(error)) from error


def printable(text: str) -> str:
    """Return `text` on one line, without control characters that could drive a terminal."""
    return "".join(character if character.isprintable() else " " for character in text)


def _is_encodable(line: str) -> bool:
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
