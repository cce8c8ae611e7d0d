"""What kind of input a file or stream is: by its ending where that says it, else by how it begins."""

import re
from pathlib import PurePath
from typing import Literal

Kind = Literal["text", "markdown", "html", "json", "json_lines"]

ENDINGS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
}
HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)


def kind_by_name(name: str) -> Kind | None:
    """Return the kind that a file's ending stands for (`.gz` after it is looked through), None if it says nothing."""
    path = PurePath(name)
    if path.suffix.lower() == ".gz":
        path = path.with_suffix("")
    return ENDINGS.get(path.suffix.lower())


def has_no_ending(name: str) -> bool:
    """Whether a name has no ending at all, as exported reports often have not."""
    return PurePath(name).suffix == ""


def kind_by_head(head: bytes) -> Kind:
    """Return the kind that the first bytes of a stream look like; plain text if nothing else."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if HTML_START.match(start):
        return "html"
    if start.startswith(b"["):
        return "json" if re.match(rb"\[\s*(?:\{|\])", start) else "text"
    if re.match(rb'\{\s*(?:"|\})', start):
        return "json_lines" if re.match(rb"\{[^\n]*\}\s*(?:\n|$)", start) else "json"
    return "text"
