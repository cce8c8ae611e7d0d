"""Wikinews articles with their phrases of time: the texts of SemEval-2015 Task 4, as MEANTIME annotates them.

SemEval-2015 Task 4 gives days to events, not to words; MEANTIME annotates the phrases of time in the first sentences of
the same articles, and nothing else of it is read here.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LAST_SENTENCE = 5  # of those annotated; the first two are the headline and the date line
DATE_LINE = 1
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?%)\]’”]|'s|'t|n't|''|'re|'ve|'ll|'")
_NO_SPACE_AFTER = frozenset("([$£€“‘") | {"``"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article's text without its date line, its day, and its phrases (start, end, TIMEX value)."""

    name: str
    text: str
    created: str
    phrases: tuple[tuple[int, int, str], ...]


def read_articles(folder: Path) -> Iterator[Article]:
    """Yield the articles below MEANTIME's folder, by name."""
    for path in sorted(folder.glob("intra-doc_annotation/*/*.xml")):
        root = ET.fromstring(re.sub(r"&(?!\w+;|#)", "&amp;", path.read_text("utf-8", errors="replace")))
        text, where = _write_text(root)
        created, phrases = "", []
        for timex in root.iter("TIMEX3"):
            anchors = [anchor.get("t_id") or "" for anchor in timex.iter("token_anchor")]
            if timex.get("functionInDocument") == "CREATION_TIME":
                created = created or (timex.get("value") or "")
            elif anchors and all(anchor in where for anchor in anchors):
                spans = [where[anchor] for anchor in anchors]
                phrases.append((min(s for s, _ in spans), max(e for _, e in spans), timex.get("value") or ""))
        if re.fullmatch(r"\d{4}-\d\d-\d\d", created):
            yield Article(name=path.name, text=text, created=created, phrases=tuple(sorted(phrases)))


def _write_text(root: ET.Element) -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the annotated sentences as running text, a line each, and where each token stands in it."""
    text, where, sentence, tight = "", dict[str, tuple[int, int]](), -1, True
    for token in root.iter("token"):
        number, word = int(token.get("sentence") or 0), token.text or ""
        if number > LAST_SENTENCE or number == DATE_LINE:
            continue
        if number != sentence:
            text, sentence, tight = f"{text}\n" if text else "", number, True
        if not (tight or _NO_SPACE_BEFORE.fullmatch(word)):
            text += " "
        where[token.get("t_id") or ""] = (len(text), len(text) + len(word))
        text, tight = text + word, word in _NO_SPACE_AFTER
    return text, where
