"""Ending one's own pressure is a concession: sanctions lifted, a ban eased, tests suspended, an embargo that lapses.

The codebook has an act by what is ended: ending aid, ties or talks is a sanction, ending a sanction or a test concedes,
ending fire is a ceasefire. A measure of which the words tell the end ("the embargo expired") is background, of a day
that they do not tell.
"""

import re
from dataclasses import replace

from lapwing.events.scene import Scene
from lapwing.records.reading import Trigger

ENDS = re.compile(
    r"(?:suspend|halt|stop|lift|eas|end|postpon|remov|relax|loosen|revok|waiv|scrap|rescind|repeal|drop|unfre|paus|laps"
    r"|expir|terminat|cancel)(?:e|es|ed|ing|s|ped|ping|ension|iry|iration|al|eez\w*|oz\w*)?(?:\s+(?:of|off|up))?$",
    re.I,
)
MEASURE = (
    r"(?:sanctions?|embargo(?:e?s)?|(?:travel\s+)?bans?|restrictions?|curfews?|state\s+of\s+emergency|martial\s+law"
    r"|blockades?|tariffs?|lockdowns?|moratorium|siege|protests?|nuclear\s+tests?|missile\s+tests?|tests?|testing"
    r"|enrichment|executions?|quarantine|visa\s+requirements?)"
)
FIRE = (
    r"(?:air\s?strikes?|attacks?|shelling|hostilities|offensives?|military\s+operations?|fighting|bombings?|bombardment"
    r"|raids?|assaults?|incursions?)"
)
MODIFIERS = r"(?:(?!to\b|for\b|over\b|because\b|until\b|after\b)[\w.,’'%$-]+\s+){0,6}?"
AFTER = re.compile(rf"\s+{MODIFIERS}(?P<what>{MEASURE}|{FIRE})\b", re.I)
PASSIVE = re.compile(
    rf"\b(?P<what>{MEASURE}|{FIRE})\b(?:\s+(?:on|against|of|in|over)\s+(?:[\w’'-]+\s+){{1,4}}?)?,?\s*"
    r"(?:(?:was|were|is|are|be|been|being|has|have|had|will|would|to|which|that)\s+){1,4}(?:\w+ly\s+)?$",
    re.I,
)
LAPSES = re.compile(r"\b(?:end(?:s|ed)?|expir(?:es?|ed)|laps(?:es?|ed))\b", re.I)
OVER = re.compile(  # what follows a measure whose end is told
    r"\s*(?:(?:on|against|of|in|over)\s+(?:[\w’'-]+\s+){1,4}?)?,?\s*"
    r"(?:(?:was|were|is|are|be|been|being|has|have|had|will|would|to|which|that)\s+){0,4}"
    r"(?:lifted|ended|expired?|expires|lapsed?|lapses|eased|suspended|removed|scrapped|revoked|waived)\b",
    re.I,
)
LIFTED = re.compile(  # what stands before one
    r"\b(?:lift(?:s|ed|ing)?|eas(?:e|es|ed|ing)|end(?:s|ed|ing)?|remov(?:e|es|ed|ing|al)|suspend(?:s|ed|ing)?|suspension"
    r"|expir(?:y|ation|ed)|lapse|waiv(?:e|es|ed|ing)|relax(?:es|ed|ing)?)(?:\s+of)?\s+"
    rf"{MODIFIERS}$",
    re.I,
)
RETYPED = frozenset({"SANCTION", "COERCE", "REJECT", "RETREAT", "MOBILIZE", "ASSAULT", "PROTEST"})
REACH = 70


def correct_lifting(trigger: Trigger, scene: Scene) -> Trigger:
    """Return the trigger with the type of ending what its words end, a measure that ends as background without a date.

    Unchanged where the words end nothing known.
    """
    if trigger.event not in RETYPED:
        return trigger
    if is_ended_measure(trigger, scene):
        undated = tuple(argument for argument in trigger.arguments if argument.role != "time")
        return replace(trigger, reality="background", arguments=undated)
    what = _ended_by(trigger, scene)
    if what is None:
        return trigger
    if re.fullmatch(FIRE, what, re.I):
        return replace(trigger, event="RETREAT", mode=(("ceasefire", trigger.event_probability),))
    return replace(trigger, event="CONCEDE", mode=())


def is_ended_measure(trigger: Trigger, scene: Scene) -> bool:
    """Whether a noun names a measure or fire of which the words only say that it ends: "the embargo expired"."""
    if not re.fullmatch(rf"(?:[\w-]+\s+){{0,2}}(?:{MEASURE}|{FIRE})", trigger.span.text, re.I):
        return False
    sentence = scene.sentence(trigger).span
    after = scene.text_between(trigger.span.end, min(sentence.end, trigger.span.end + REACH))
    before = scene.text_between(max(sentence.start, trigger.span.start - REACH), trigger.span.start)
    return bool(OVER.match(after) or LIFTED.search(before))


def _ended_by(trigger: Trigger, scene: Scene) -> str | None:
    """Return what a verb or noun of ending ends, None where it is no such word or ends something else."""
    if not ENDS.fullmatch(trigger.span.text.strip()):
        return None
    sentence = scene.sentence(trigger).span
    after = scene.text_between(trigger.span.end, min(sentence.end, trigger.span.end + REACH))
    before = scene.text_between(max(sentence.start, trigger.span.start - REACH), trigger.span.start)
    found = AFTER.match(after) or PASSIVE.search(before)
    if found is None and LAPSES.fullmatch(trigger.span.text.strip()):
        found = re.search(rf"\b(?P<what>{MEASURE})\s+(?:on\s+[\w’'-]+\s+)?$", before, re.I)
    return found.group("what") if found else None
