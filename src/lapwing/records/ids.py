"""How ids are made: short SHA-256 digests over what defines a record, so that the same input has the same id."""

import hashlib
import unicodedata

ID_LENGTH = 20  # hex digits: 80 bits, a collision is not expected below 10^11 records


def hash_id(*parts: object) -> str:
    """Return the id of a record that `parts` (in this order) define; None and "" differ."""
    packed = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return hashlib.sha256(packed.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def content_id(text: str) -> str:
    """Return the id of a text: NFC, every run of white space one blank, so that re-wrapped copies agree."""
    return hash_id(" ".join(unicodedata.normalize("NFC", text).split()))
