"""The language of a text: English by its commonest words, any other by py3langid."""

import re
from collections.abc import Iterable

FUNCTION_WORDS = frozenset(
    "the of to and in a that for on is was by with said at from as it has have had will be were are not his "
    "their an".split()
)
ENGLISH_SHARE = 0.18  # news prose has .30 to .45; no other Latin-script language was seen over .10
ENOUGH_WORDS = 40
SAMPLE_WORDS = 2000


def detect_language(parts: Iterable[str], declared: str | None) -> str:
    """Return the ISO 639-1 code of a text given in parts.

    Below 40 words nothing can be told from the words: what is declared is taken, then English if the letters are ASCII.
    """
    text = " ".join(parts)[: SAMPLE_WORDS * 8]
    words = re.findall(r"[^\W\d_]+", text.casefold())[:SAMPLE_WORDS]
    stated = (declared or "").strip().lower().replace("_", "-").partition("-")[0][:3]
    stated = {"eng": "en", "english": "en"}.get(stated, stated)
    if words and sum(word in FUNCTION_WORDS for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    if len(words) < ENOUGH_WORDS and (stated or _is_ascii(words)):
        return stated or "en"
    return _classify(text)


def _is_ascii(words: list[str]) -> bool:
    return sum(word.isascii() for word in words) >= 0.9 * len(words)


def _classify(text: str) -> str:
    import py3langid  # loads its model on first use: 1 s, seldom needed

    return str(py3langid.classify(text)[0])
