"""Licence and copyright lines, alone or glued to the last sentence of a paragraph; and credits glued there."""

import re

VERBS = r"(?:published|reproduced|redistributed|republished|copied|rewritten|broadcast|distributed|transmitted|used)"
LICENCE = re.compile(
    r"(?i:licen[sc]ed under\b[^.]{0,80}\b(?:licen[sc]e|terms|cc|commons)\b|all rights reserved|creative commons|"
    rf"\bnot be {VERBS}(?:,| or) {VERBS}|"
    rf"\b(?:{VERBS}|reproduction|republication|use)\b[^.]{{0,60}}\bwithout\b[^.]{{0,30}}\b(?:permission|consent)\b|"
    r"republish(?:ed)? (?:with|by) permission|terms of (?:use|service) apply|"
    r"\bcopyright\s*(?:©|\(c\)|19\d\d|20\d\d|[-–—:]))|©|\(c\) ?(?:19|20)\d\d"
)
OPENING = re.compile(
    r"(?:\b(?:All|Any)\s+(?i:contents?|rights|material|text|photos|stories|articles)\b|\b(?i:contents? (?:by|"
    r"from|of))\b|"
    r"\b(?:This|The|These)\s+(?i:article|story|work|contents?|material|report|text)\b|©|\([cC]\)|\b(?i:copyright)\b|"
    r"\b(?i:licen[sc]ed under|republished|published under)\b|"
    r"\b(?:No|Unauthori[sz]ed)\s+(?i:part|use|reproduction)\b)"
)
HOLDER = re.compile(
    r"(?:©|\([cC]\)|\b(?i:copyright))\s*(?:©|"
    r"\([cC]\))?\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?(?P<first>[A-Z][\w&’'. -]{2,40}?)"
    r"(?=[.,;|]|\s+(?i:all|ltd|inc|llc)\b|\s*\Z)|\b(?i:all (?:contents?|material)) (?:by|"
    r"from) (?P<second>[A-Z][\w&’' -]{2,40}?) is\b"
)
CREDIT = re.compile(
    r"(?:^|(?<=[\s.!?”\"’)]))[\[(]?\s*(?:Additional |Further )?(?:Reporting|Writing|Written|Editing|Edited|"
    r"Compiled|Translated)"
    r"(?: and (?:writing|editing|reporting))?(?: in [A-Z][\w ]{2,30})? (?:by|from):? (?=[A-Z]|the [A-Z])|"
    r"(?:^|(?<=[\s.!?”\"’)]))[\[(]?\s*With (?:agency |additional )?(?:inputs?|reporting|files?|contributions?) "
    r"(?:from|by) (?=[A-Z])"
)
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s+|(?<=\S)[^\S\r\n]{2,}(?=\S)|(?<=[a-z\d.!?])(?=[A-Z©])")
REACH = 900  # characters before the end of a paragraph in which glued lines are looked for


def find_licence_start(text: str) -> int | None:
    """Return where a licence line begins in one paragraph (0: it is one as a whole), None if none does.

    The start is the last sentence end, double blank or glued joint before the licence words, or the opening words
    ("All content by …", "© 20…") where the sentence before was left without its full stop.
    """
    offset = max(0, len(text) - REACH)
    cue = LICENCE.search(text, offset)
    if cue is None:
        return None
    openings = [m.start() for m in OPENING.finditer(text, offset, cue.end())]
    ends = [m.end() for m in SENTENCE_END.finditer(text, offset, cue.start())]
    sentence = ends[-1] if ends else offset
    return min((start for start in openings if start >= sentence), default=sentence if sentence else 0)


def find_credit_start(text: str) -> int | None:
    """Return where a closing credit ("Reporting by …; editing by …") begins in one paragraph, None if it has none."""
    match = CREDIT.search(text, max(0, len(text) - REACH))
    if match is None:
        return None
    tail = text[match.start() :]
    return match.start() if len(tail.split()) <= 60 else None


def licence_holder(text: str) -> str | None:
    """Return the name that a licence line gives to the holder ("© 2023 NAME", "All content by NAME is …")."""
    match = HOLDER.search(text)
    return ((match["first"] or match["second"]).strip() if match else "") or None
