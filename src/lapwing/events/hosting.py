"""Visits told by the host ("hosted", "received", "welcomed at the palace"): the visitor acts, the host receives.

And meetings that nobody visits: without a place or a word of travel "met with" is no visit, all sides act.
"""

import re
from dataclasses import replace

from lapwing.events.scene import Scene, best_argument
from lapwing.records.reading import Argument, Trigger

HOSTING = re.compile(r"(?:host|receiv|welcom|greet)(?:s|e|es|ed|ing)?", re.I)
WELCOMING = re.compile(r"(?:receiv|welcom|greet)(?:e|es|ed|s|ing)", re.I)
PASSIVE = re.compile(r"\b(?:was|were|is|are|be|been|being)\s+(?:\w+ly\s+)?$", re.I)
SOMEWHERE = re.compile(r"[^.;:]{0,40}?\b(?:at|in|to|on|upon|with)\s+(?:the|a|an|his|her|its|full|[A-Z])", re.I)
MEETING = re.compile(r"(?:met|meet(?:s|ing|ings)?|talks|negotiations?|dialogues?|discussions?)", re.I)
TRAVEL = re.compile(
    r"\b(?:visit\w*|trip|travel\w*|arriv\w*|tour|fl(?:ew|ies|y|ying)|host\w*|receiv\w*|welcom\w*|journey|land(?:s|ed))\b",
    re.I,
)


def correct_visit(trigger: Trigger, scene: Scene) -> Trigger:
    """Return the trigger with visitor and host in their roles, and without a visit where nobody travels."""
    if HOSTING.fullmatch(trigger.span.text):
        return _seen_from_the_host(trigger, scene)
    modes = {code for code, _ in trigger.mode}
    travels = TRAVEL.search(scene.sentence(trigger).span.text) or best_argument(trigger, "place")
    if trigger.event == "CONSULT" and "visit" in modes and MEETING.fullmatch(trigger.span.text) and not travels:
        return replace(trigger, mode=tuple(pair for pair in trigger.mode if pair[0] != "visit"))
    return trigger


def _seen_from_the_host(trigger: Trigger, scene: Scene) -> Trigger:
    """Return a verb of hosting as a visit of its guests; unchanged where it hosts or welcomes no person or state."""
    if trigger.event == "SUPPORT" and _welcomes_a_guest(trigger, scene):
        trigger = replace(trigger, event="CONSULT", mode=(("visit", trigger.event_probability),))
    if trigger.event != "CONSULT":
        return trigger
    before = scene.text_between(scene.sentence(trigger).span.start, trigger.span.start)
    passive = bool(PASSIVE.search(before))
    arguments = tuple(_with_role(one, trigger, guest_first=passive) for one in trigger.arguments)
    return replace(trigger, arguments=arguments)


def _with_role(one: Argument, trigger: Trigger, *, guest_first: bool) -> Argument:
    """Return a participant's argument as actor if it is the guest by its place before or after the verb."""
    if one.role not in {"actor", "recipient"} or one.sentence != trigger.sentence:
        return one
    is_guest = (one.span.start < trigger.span.start) is guest_first
    return replace(one, role="actor" if is_guest else "recipient")


def _welcomes_a_guest(trigger: Trigger, scene: Scene) -> bool:
    """Whether a person stands right after a verb of welcome, and where: not "welcomed Okoye’s offer"."""
    if not WELCOMING.fullmatch(trigger.span.text):
        return False
    for one in scene.mentions.actors:
        gap = scene.text_between(trigger.span.end, one.span.start)
        beside = one.kind == "person" and one.span.start >= trigger.span.end and not gap.strip()
        if beside and not scene.document.text.startswith(("’", "'"), one.span.end):
            sentence = scene.sentence(trigger).span
            return bool(SOMEWHERE.match(scene.text_between(one.span.end, sentence.end)))
    return False
