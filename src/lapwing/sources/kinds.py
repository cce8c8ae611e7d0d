"""What kind of input a file or stream is: by its ending where that says it, else by how it begins."""

import re
from pathlib import PurePath
from typing import Literal

Kind = Literal[
    "text", "markdown", "html", "json", "json_lines",
    "csv", "tsv", "parquet", "arrow",
    "xml", "docx", "rtf", "pdf",
    "zip", "tar",
]  # fmt: skip

ENDINGS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".json": "json",
    ".jsonld": "json",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".parquet": "parquet",
    ".arrow": "arrow",
    ".arrows": "arrow",
    ".feather": "arrow",
    ".ipc": "arrow",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
    ".rdf": "xml",
    ".docx": "docx",
    ".rtf": "rtf",
    ".pdf": "pdf",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
    ".tbz2": "tar",
    ".txz": "tar",
}
PACKED = (".gz", ".bz2", ".xz")  # endings that are looked through
MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"PAR1", "parquet"),
    (b"ARROW1", "arrow"),
)
OFFICE_START = b"[Content_Types].xml"  # the first file of what Word saves
TAR_MAGIC = slice(257, 262)
HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)
XML_START = re.compile(rb"\s*(?:<\?xml\b|<(?:rss|feed|rdf:RDF)\b)", re.I)


def kind_by_name(name: str) -> Kind | None:
    """Return the kind that a file's ending stands for (`.gz` and the like after it are looked through), else None."""
    path = PurePath(name)
    if path.suffix.lower() in PACKED:
        path = path.with_suffix("")
    return ENDINGS.get(path.suffix.lower())


def has_no_ending(name: str) -> bool:
    """Whether a name has no ending at all, as exported reports often have not."""
    return PurePath(name).suffix == ""


def kind_by_head(head: bytes) -> Kind:
    """Return the kind that the first bytes of a stream look like; plain text if nothing else."""
    if head.startswith(b"PK\x03\x04") and OFFICE_START in head[:100]:
        return "docx"
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if head[TAR_MAGIC] == b"ustar":
        return "tar"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if HTML_START.match(start):
        return "html"
    if XML_START.match(start):
        return "xml"
    if start.startswith(b"["):
        return "json" if re.match(rb"\[\s*(?:\{|\])", start) else "text"
    if re.match(rb'\{\s*(?:"|\})', start):
        return "json_lines" if re.match(rb"\{[^\n]*\}\s*(?:\n|$)", start) else "json"
    return "text"


def settle_kind(named: Kind | None, looks: Kind) -> Kind:
    """Choose between what the name says and what the content looks like."""
    if named is None:
        return looks
    if named == "json" and looks == "json_lines":
        return "json_lines"
    return looks if (named, looks) in {("text", "html"), ("text", "rtf"), ("xml", "html")} else named
