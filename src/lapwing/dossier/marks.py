"""Text that may stand in a page: escaped, without control characters, and links that only lead to web pages."""

import re
from html import escape

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe\uffff]"
)


def text(value: object) -> str:
    """Return a value as the text of an element or a quoted attribute: no markup, nothing that hides or turns it."""
    return escape(without_hidden(" ".join(str(value).split())), quote=True)


def without_hidden(value: str) -> str:
    """Return text without the characters that hide or turn what stands beside them."""
    return _HIDDEN.sub("", value)


def link(url: str | None, label: str) -> str:
    """Return a link to a web page, or the bare label where the address is none."""
    if url and re.fullmatch(r"https?://[^\s\"'<>\\]+", url):
        return f'<a href="{text(url)}" rel="noreferrer noopener">{text(label)}</a>'
    return text(label)
