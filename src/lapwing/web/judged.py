"""Judgements in words, and the words that they are about."""

from lapwing.api import LoggedJudgement
from lapwing.dossier.terms import TITLES
from lapwing.records.judgement import Judgement

VERBS = {
    "same": "is the same event as",
    "different": "is another event than",
    "part_of": "is part of",
    "not_an_event": "is no event",
}


def verdict(judgement: Judgement) -> str:
    """Return what was judged, without the words that it is about: "who is Sudan", "is part of"."""
    if judgement.kind == "withdraw":
        return f"takes back {(judgement.target or '')[:8]}"
    if judgement.right is not None:
        return f"{TITLES.get(judgement.field or '', judgement.field)} is {judgement.right.label}"
    return VERBS[judgement.kind]


def tell_judgement(logged: LoggedJudgement) -> str:
    """Return who judged what, when and why, on one line."""
    one = logged.judgement
    because = f" ({one.reason})" if one.reason else ""
    return f"{one.author}, {one.judged_at[:10]} {one.judged_at[11:16]} UTC: {verdict(one)}{because}"
