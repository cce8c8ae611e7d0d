"""Datelines: "MOSCOW, Oct 19 (Reuters) –", "Moscow (XYZ):", "MINSK, April 3. /TASS/.", "TEHRAN –".

Tells a dateline from a sentence by its form alone: a short run of place words, then at least one of a date, an
agency in
brackets, or capitals throughout; then a dash or colon; then a capital letter.
"""

import re

from lapwing.documents.calendar_dates import MONTH, WEEKDAY
from lapwing.records.base import Span
from lapwing.records.document import Dateline

WORD = rf"(?!(?i:{MONTH}|{WEEKDAY})[\s,.])[A-Z][\w.’'`-]*"
PLACE = rf"{WORD}(?:[ /](?:{WORD}|of|the|de|la|el|al|and|do|da|del|upon)){{0,4}}"
DATE = rf"(?:{WEEKDAY},?\s+)?(?:{MONTH}\s+\d{{1,2}}|\d{{1,2}}\s+{MONTH})(?:,?\s+\d{{4}})?|{WEEKDAY}"
AGENCY = r"\(\s*(?P<agency>[A-Z][^()\n]{0,40}?)\s*\)|/(?P<slashed>[A-Z][\w .-]{1,24})/"
DASH = r"--+|[-–—:]"
PLACED = re.compile(
    rf"(?P<place>{PLACE})(?:,\s*(?P<region>{PLACE}))?(?:\s*[,.]?\s+(?P<date>(?i:{DATE})))?[.,]?\s*(?:{AGENCY})?\.?\s*"
    rf"(?P<dash>{DASH})?\s*(?=[\"'“‘«(]*[A-Z\d])"
)
UNPLACED = re.compile(rf"(?:{AGENCY})\s*(?:{DASH})\s*(?=[\"'“‘«]*[A-Z\d])")
LABELS = re.compile(
    r"(?i:breaking|updated?|watch|live|exclusive|analysis|opinion|explainer|factbox|video|photos?|news|read|note|"
    r"correction|comment|editorial|interview|feature|special|report|warning|note|by|published|source|also|file|"
    r"advertisement)\b"
)
GLUED = re.compile(r"[a-z]{3}[A-Z]")  # "AgencyMadrid", but not "McAllen"
MAX_LENGTH = 120


def parse_dateline(text: str, start: int, end: int, *, opening: bool = False) -> Dateline | None:
    """Return the dateline that stands at `start`, None if none does.

    `opening`: the paragraph is the first of its report, where "Kyiv – The …" is a dateline too.
    """
    window = text[start : min(end, start + MAX_LENGTH)]
    if LABELS.match(window):
        return None
    if match := UNPLACED.match(window):
        return _make(text, start, match)
    match = PLACED.match(window)
    if match is None or GLUED.search(match["place"]) or not _is_dateline(match, window, opening):
        return None
    return _make(text, start, match)


def _is_dateline(match: re.Match[str], window: str, opening: bool) -> bool:
    place, dash = match["place"], match["dash"]
    agency = match["agency"] or match["slashed"]
    spaced = match.end() > match.end("place") and window[match.end() - 1].isspace()
    capitals = sum(c.isupper() for c in place) >= 3 and place.upper() == place
    if not spaced:
        return bool(agency and dash)
    if agency:
        return bool(dash or match["slashed"] or capitals)
    if not dash:
        return False
    if match["date"]:
        return capitals or dash != ":"
    if capitals:
        return len(place.split()) <= (2 if dash == ":" else 4)
    return opening and dash != ":" and len(place.split()) <= 2 and f" {dash} " in match.group()


def _make(text: str, start: int, match: re.Match[str]) -> Dateline:
    parts = match.groupdict()
    end = start + len(match.group().rstrip())
    agency = "agency" if parts["agency"] else "slashed"
    return Dateline(
        span=Span(start=start, end=end, text=text[start:end]),
        place=_part(start, match, "place") if "place" in parts else None,
        agency=_part(start, match, agency),
        date=_part(start, match, "date") if "date" in parts else None,
    )


def _part(offset: int, match: re.Match[str], name: str) -> Span | None:
    value = match[name]
    return Span(start=offset + match.start(name), end=offset + match.end(name), text=value) if value else None
