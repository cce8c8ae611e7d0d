"""Judgements in words for people."""

from typing import TYPE_CHECKING

from lapwing.cli.event_text import WORTH_TELLING
from lapwing.cli.printing import printable

if TYPE_CHECKING:
    from lapwing.api import LoggedJudgement
    from lapwing.records.judgement import Anchor

_MOST_WORDS = 26  # characters on either side of a trigger
_VERBS = {
    "same": "is the same event as",
    "different": "is another event than",
    "part_of": "is part of",
    "not_an_event": "is no event",
}


def judgement_line(logged: "LoggedJudgement") -> str:
    """Return an entry of the log on one line: id, state, day, author, what was judged, why, and what came of it."""
    one, outcome = logged.judgement, logged.outcome
    because = f" — {one.reason}" if one.reason else ""
    detail = f" [{outcome.detail}]" if outcome.detail else ""
    head = f"{one.judgement_id[:WORTH_TELLING]}  {outcome.state:<12}  {one.judged_at[:10]}  {one.author}"
    return printable(f"{head}: {_what(logged)}{because}{detail}")


def _what(logged: "LoggedJudgement") -> str:
    one = logged.judgement
    if one.kind == "withdraw":
        return f"withdraws {(one.target or '')[:WORTH_TELLING]}"
    side = _side(one.one)
    if one.right is not None:
        return f"{one.field} of {side} is {one.right.label}"
    return f"{side} {_VERBS[one.kind]}" + (f" {_side(one.other)}" if one.other else "")


def _side(anchors: "tuple[Anchor, ...]") -> str:
    first = anchors[0]
    words = f"“…{first.prefix[-_MOST_WORDS:]}*{first.exact}*{first.suffix[:_MOST_WORDS]}…”"
    return words if len(anchors) == 1 else f"{words} +{len(anchors) - 1}"
