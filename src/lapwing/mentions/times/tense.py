"""Whether the words around a phrase of time speak of the past or of the future."""

import re

from lapwing.records.time_expression import TimeDirection

_FUTURE = re.compile(
    r"\b(?:will|shall|['’]ll|won['’]t|(?:may|might|could|would)\s(?!have\b)\w+|upcoming|forthcoming"
    r"|(?:due|set|scheduled|slated|poised|planned|plans?|planning|expected|expects?|going|intends?|hopes?|ready|likely|vowed|wants?"
    r"|preparing|prepares?|is|are|agreed|agrees|bound|invited|supposed)\s(?:\w+ly\s)?to\s(?!have)\w+"
    r"|(?:due|scheduled|slated|planned|set)\s(?:for|on|in|to)|ahead\sof|(?:is|are)\s(?:due|planned|scheduled)"
    r"|(?:is|are)\s(?:holding|meeting|visiting|travel+ing|arriving|leaving|hosting|flying))\b"
)
_IRREGULAR = (
    "arose beat became been began blew bore bought broke brought built came caught chose cut did drank drew "
    "drove fell fled flew forgot fought found froze gave got grew had heard held hid hit hurt kept killed knew "
    "laid lay led left let lost made meant met paid put quit ran rang read rode rose said sank sat saw sent "
    "set shone shook shot shut slept slid sold sought spent spoke spread stole stood struck swam swept swore "
    "taught thought threw told took was went were won wore wound wrote"
).split()
_PAST = re.compile(rf"\b(?:{'|'.join(_IRREGULAR)}|\w{{2,}}ed|has|have)\b", re.IGNORECASE)
_TOLD = re.compile(rf"\b(?:{'|'.join(_IRREGULAR)}|[a-z]{{2,}}ed|was|were|has|have|had)\b")
_CLAUSE = re.compile(
    r"[,;:()–—]|\s-\s|\b(?:which|who|that|after|before|while|when|as|and|but|where|because|although|said|says)\b"
)
_SAYING = re.compile(r"\b(?:said|told|added|stated|announced|reported|warned|according)\b")


def is_present(clause: str) -> bool:
    """Whether words tell of the day itself, as news in the present tense does: no verb of the past, none to come."""
    return bool(clause.strip()) and not _TOLD.search(clause) and not _FUTURE.search(clause)


def read_direction(sentence: str, start: int, end: int) -> TimeDirection:
    """Return which way the clause around `sentence[start:end]` looks.

    The verb nearest in the same clause decides, then the nearest before it in the sentence, then the nearest after.
    A verb of saying gives way to any other. "unknown" when the sentence has no verb that tells.
    """
    cues = _find_cues(sentence, start, end)
    if not cues:
        return "unknown"
    return min(cues, key=lambda cue: _distance(sentence, cue, start, end))[2]


def _find_cues(sentence: str, start: int, end: int) -> list[tuple[int, int, TimeDirection]]:
    future: list[tuple[int, int, TimeDirection]] = [(m.start(), m.end(), "future") for m in _FUTURE.finditer(sentence)]
    past: list[tuple[int, int, TimeDirection]] = [
        (m.start(), m.end(), "past")
        for m in _PAST.finditer(sentence)
        if not any(first <= m.start() < last for first, last, _ in future) and not _follows_future(sentence, m.start())
    ]
    return [cue for cue in future + past if cue[1] <= start or cue[0] >= end]


def _follows_future(sentence: str, at: int) -> bool:
    return bool(
        re.search(
            r"\b(?:will|shall|to|is|are|be|being|would|may|might|could)\s(?:be\s|have\s|remain\s|stay\s|keep\s|\w+ly\s)?$",
            sentence[:at],
        )
    )


def _distance(sentence: str, cue: tuple[int, int, TimeDirection], start: int, end: int) -> tuple[int, bool, int]:
    before = cue[1] <= start
    between = sentence[cue[1] : start] if before else sentence[end : cue[0]]
    borders = len(_CLAUSE.findall(between)) + (0 if before else 1)
    return borders, bool(_SAYING.fullmatch(sentence[cue[0] : cue[1]])), len(between)
