"""Words as the fitted weights know them."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*|\d+")
_POSSESSIVE = re.compile(r"['’]s?$")


def split_words(text: str) -> list[str]:
    """Return the words of a text in lower case, without a possessive, numbers as "#"."""
    words = (_POSSESSIVE.sub("", word.lower()) for word in _WORD.findall(text))
    return ["#" if word.isdigit() else word for word in words if word]
