"""Where one unit hides several parts: a byline or title glued to what follows, list signs inside a line, glued ends."""

import re

from lapwing.documents.datelines import parse_dateline
from lapwing.documents.furniture import is_bullet
from lapwing.documents.licences import find_credit_start, find_licence_start
from lapwing.documents.units import Unit, unit_between
from lapwing.records.document import BlockKind, Dateline

Piece = tuple[Unit, BlockKind | None, str]
REACH = 220  # characters of a unit in which a glued opening is looked for
JOINT = re.compile(r"(?<=[a-z.)])(?=[A-Z][\w.’'-]*)")
CAPITALS = re.compile(r"(?<=\s)(?=[A-Z]{3,}\b)")
RUBRIC = re.compile(r"[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}\s?:\s+(?=[\"“]?[A-Z])")
OPENER = re.compile(r"(?:[A-Z][a-z]*|A)\s+[a-z]|[A-Z][\w’'-]+\s+[A-Z]?[\w’'-]+\s+[a-z]")
SURNAME_PART = re.compile(r"(?:^|\s)(?:Mc|Mac|De|Di|Du|Del|La|Le|Fitz|Van|O['’]|Al|El|Abu|Mac)\Z")
CAPITAL_RUN = re.compile(r"(?:(?:[A-Z][\w.’'-]*|of|and|the|de|van|al|&|,)\s*){1,8}\Z")
BY = re.compile(r"By\s+[A-Z][\w.’'-]+\s+\S")
INNER_BULLET = re.compile(r"(?<=[a-z\d.;,)\"”])\s?[-•▪●–]\s{1,2}(?=[A-Z])|\s[•▪●]\s")
FINAL_CREDIT = re.compile(
    r"(?<=[.!?\"”’)])\s*(?:[—–-]{1,2}\s?|[\[(/]\s?)(?P<name>[A-Z][\w .&-]{1,40}?)\s?[\])/]?[.]?\Z"
)


def cut_opening(text: str, unit: Unit, *, opening: bool, dated: bool = False) -> tuple[list[Piece], Dateline | None]:
    """Cut a byline or title that is glued to the dateline or first sentence after it, and the dateline itself.

    opening: no body text came before this unit. Only there are weaker forms trusted.
    dated: the unit comes too late for a dateline of its own, or one was found; only what is glued is cut.
    """
    dateline = None if dated else parse_dateline(text, unit.start, unit.end, opening=opening)
    if dateline:
        return _after_dateline(text, unit, dateline, []), dateline
    window = unit.text[:REACH]
    for match in sorted((*JOINT.finditer(window), *CAPITALS.finditer(window)), key=lambda m: m.start()):
        found = _cut_at(text, unit, unit.start + match.start(), opening)
        if found is not None:
            return found
    return [(unit, None, "")], None


def _cut_at(text: str, unit: Unit, cut: int, opening: bool) -> tuple[list[Piece], Dateline | None] | None:
    left = text[unit.start : cut]
    glued = not left[-1:].isspace()
    byline = bool(BY.match(left)) and not SURNAME_PART.search(left)
    names = bool(CAPITAL_RUN.match(left)) and not SURNAME_PART.search(left)
    head = unit_between(text, unit.start, cut)
    if head is None or not (byline or (glued and (names or opening))):
        return None
    dateline = parse_dateline(text, cut, unit.end)
    if dateline and (byline or dateline.agency or dateline.date or names):
        kind: BlockKind = "byline" if byline or names else "title"
        return _after_dateline(text, unit, dateline, [(head, kind, "glued to the dateline after it")]), dateline
    rubric = RUBRIC.match(text, cut, min(unit.end, cut + REACH)) if glued and names else None
    if rubric:
        return _after_rubric(text, unit, cut, rubric.end(), head), None
    if glued and byline and OPENER.match(text, cut, unit.end) and unit.n_words >= 12:
        body = unit_between(text, cut, unit.end)
        return [(head, "byline", "glued to the sentence after it"), *([(body, None, "")] if body else [])], None
    return None


def _after_dateline(text: str, unit: Unit, dateline: Dateline, before: list[Piece]) -> list[Piece]:
    line = unit_between(text, dateline.span.start, dateline.span.end)
    body = unit_between(text, dateline.span.end, unit.end)
    pieces: list[Piece] = [*before]
    pieces += [(line, "dateline", "place, date or agency before a dash or colon")] if line else []
    return pieces + ([(body, None, "")] if body else [])


def _after_rubric(text: str, unit: Unit, cut: int, end: int, head: Unit) -> list[Piece]:
    label, body = unit_between(text, cut, end), unit_between(text, end, unit.end)
    pieces: list[Piece] = [(head, "byline", "a name glued to the label after it")]
    pieces += [(label, "furniture", "a label before the sentence")] if label else []
    return pieces + ([(body, None, "")] if body else [])


def cut_closing(text: str, unit: Unit) -> list[Piece]:
    """Cut licence lines and credits of writers that are glued to the end of a paragraph."""
    licence = find_licence_start(unit.text)
    credit = find_credit_start(unit.text)
    cuts = sorted((start, kind) for start, kind in ((licence, "licence"), (credit, "byline")) if start)
    whole: BlockKind | None = "licence" if licence == 0 else "byline" if credit == 0 else None
    if whole is not None and not cuts:
        return [(unit, whole, f"a {whole} line")]
    bounds = [0, *(start for start, _ in cuts), len(unit.text)]
    kinds: list[BlockKind | None] = [whole, *("licence" if kind == "licence" else "byline" for _, kind in cuts)]
    pieces: list[Piece] = []
    for kind, start, end in zip(kinds, bounds, bounds[1:], strict=False):
        if part := unit_between(text, unit.start + start, unit.start + end):
            pieces.append((part, kind, f"a {kind} line at the end of a paragraph" if kind else ""))
    return pieces


def cut_items(text: str, unit: Unit) -> list[Unit]:
    """Cut list items that run on in one line ("- Talks on trade- Joint drills"); any other unit stays whole."""
    if not is_bullet(unit):
        return [unit]
    cuts = [0, *(match.start() for match in INNER_BULLET.finditer(unit.text, 3)), len(unit.text)]
    parts = (unit_between(text, unit.start + a, unit.start + b) for a, b in zip(cuts, cuts[1:], strict=False))
    return [part for part in parts if part]
