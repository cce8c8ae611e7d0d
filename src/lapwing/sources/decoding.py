"""Bytes to text: byte order mark, then UTF-8, then the encoding that fits, never a guess without a note."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ\x90",
    b"\xd0\xcf\x11\xe0",
)
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
UTF8_PAIR = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
UNPAIRED = re.compile("[\ud800-\udfff\x00]")
FEW_CONTROLS = 0.01  # share of control bytes over which bytes are not text
PLAUSIBLE = 0.7  # share of non-ASCII characters that must sit where such characters stand in prose


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with the name of its encoding; `note` says why it was chosen when that was not certain."""

    text: str
    encoding: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecodable:
    """Bytes that are no text: `reason` is "not_text" or "broken_encoding"."""

    reason: str
    detail: str


def decode_text(content: bytes, *, html: bool = False) -> Decoded | Undecodable:
    """Decode one report. `html`: a charset that the page declares is tried after UTF-8.

    Broken UTF-8 (bytes that are UTF-8 but for some) is refused rather than patched: what it said is not known.
    """
    for bom, encoding in BOMS:
        if content.startswith(bom):
            return _decode_marked(content, encoding)
    if is_binary(content):
        return Undecodable(reason="not_text", detail="the content is binary, not text")
    try:
        return Decoded(text=content.decode("utf-8"), encoding="utf-8")
    except UnicodeDecodeError as fault:
        broken = Undecodable(reason="broken_encoding", detail=f"byte {fault.start} is not valid UTF-8 ({fault.reason})")
    declared = _decode_declared(content) if html else None
    if declared is not None:
        return declared
    if UTF8_PAIR.search(content):
        return broken
    return _decode_legacy(content) or broken


def is_binary(content: bytes) -> bool:
    """Whether bytes without a byte order mark are no text: a known file magic, NUL, or many control bytes."""
    head = content[:65536]
    return content.startswith(MAGIC) or b"\x00" in head or len(CONTROLS.findall(head)) > FEW_CONTROLS * len(head)


def replace_unpaired(text: str) -> str:
    """Replace lone surrogates and NULs, which cannot be stored, by U+FFFD; every offset stays."""
    return UNPAIRED.sub("\ufffd", text)


def _decode_marked(content: bytes, encoding: str) -> Decoded | Undecodable:
    try:
        return Decoded(text=content.decode(encoding), encoding=encoding)
    except UnicodeDecodeError as fault:
        detail = f"its byte order mark says {encoding}, but byte {fault.start} is not ({fault.reason})"
        return Undecodable(reason="broken_encoding", detail=detail)


def _decode_declared(content: bytes) -> Decoded | None:
    declared = META_CHARSET.search(content[:4096])
    if declared is None:
        return None
    name = declared.group(1).decode("ascii")
    try:
        if codecs.lookup(name).name == "utf-8":
            return None
        return Decoded(text=content.decode(name), encoding=name, note=f"the page declares {name}")
    except (LookupError, UnicodeDecodeError):
        return None


def _decode_legacy(content: bytes) -> Decoded | None:
    """Decode as cp1252 when the result reads as prose, else as what charset-normalizer finds coherent."""
    try:
        text = content.decode("cp1252")
        if _reads_as_prose(text):
            return Decoded(text=text, encoding="cp1252", note="not UTF-8; Windows-1252 reads as prose")
    except UnicodeDecodeError:
        pass
    best = from_bytes(content[:65536]).best()
    if best is None or best.coherence == 0.0:
        return None
    try:
        text = content.decode(best.encoding)
    except UnicodeDecodeError:
        return None
    return Decoded(text=text, encoding=best.encoding, note=f"not UTF-8; {best.encoding} is the most coherent encoding")


def _reads_as_prose(text: str) -> bool:
    """Whether non-ASCII characters stand as letters next to letters, or are typographic signs."""
    high = [match.start() for match in re.finditer(r"[^\x00-\x7f]", text)]
    fitting = sum(_fits(text, position) for position in high)
    return bool(high) and fitting >= PLAUSIBLE * len(high)


def _fits(text: str, position: int) -> bool:
    around = text[max(0, position - 1) : position] + text[position + 1 : position + 2]
    if text[position].isalpha():
        return any(c.isalpha() and c.isascii() for c in around)
    return text[position] in "‘’“”–—…•€£§©®°·\u00a0«»"
