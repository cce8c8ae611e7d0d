"""What an agreement, request, threat or refusal is about: the type of the act that its words govern."""

import re

from lapwing.events.reality import UTTERED
from lapwing.events.scene import Scene
from lapwing.records.reading import Trigger

GOVERNING = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT", "CONCEDE", "SANCTION"})
BY_MODE = {
    ("REQUEST", "meet"): "CONSULT",
    ("REJECT", "meet"): "CONSULT",
    ("THREATEN", "violence"): "ASSAULT",
    ("THREATEN", "territory"): "ASSAULT",
    ("THREATEN", "arrest"): "COERCE",
    ("THREATEN", "expel"): "SANCTION",
}
INVITES = ("invit",)  # an invitation is about the visit that would follow
STOP = re.compile(
    r"[.;:!?”\"]|,\s+(?:but|who|which|saying|and\s+\w+ed\b)|\b(?:after|before|since|while|until|amid|when)\b", re.I
)
WORD = re.compile(r"[^\W\d_][\w’'-]*")
REACH = 90  # code points after the trigger: about fifteen words
REACH_BACK = 25  # code points before a noun: "a prisoner exchange deal"


def find_about(trigger: Trigger, scene: Scene) -> str | None:
    """Return the type of the act that the trigger's act is about, None where the type governs nothing or no word tells.

    Looked for in this order: the reader's mode; an invitation's visit; the first event or act noun after the trigger in
    its clause; for a noun, the words right before it.
    """
    if trigger.event not in GOVERNING:
        return None
    by_mode = next((BY_MODE[trigger.event, code] for code, _ in trigger.mode if (trigger.event, code) in BY_MODE), None)
    if by_mode is not None:
        return by_mode
    if trigger.span.text.lower().startswith(INVITES):
        return "CONSULT"
    return _act_after(trigger, scene) or _act_before(trigger, scene)


def _act_after(trigger: Trigger, scene: Scene) -> str | None:
    end = min(scene.sentence(trigger).span.end, trigger.span.end + REACH)
    clause = scene.text_between(trigger.span.end, end)
    stop = STOP.search(clause)
    reach = trigger.span.end + (stop.start() if stop else len(clause))
    events = [
        (other.span.start, other.event)
        for other in scene.reading.triggers
        if trigger.span.end <= other.span.start < reach and other.event not in UTTERED
    ]
    return min([*events, *_acts(scene, trigger.span.end, reach)], default=(0, None))[1]


def _act_before(trigger: Trigger, scene: Scene) -> str | None:
    """Return the type of the last act word right before a noun or its hyphen: "ceasefire agreement", "arms embargo"."""
    start = max(scene.sentence(trigger).span.start, trigger.span.start - REACH_BACK)
    gap = scene.text_between(start, trigger.span.start)
    words = list(WORD.finditer(gap))[-2:]
    found = [scene.codebook.type_of_act(word.group()) for word in reversed(words)]
    return next((code for code in found if code is not None), None)


def _acts(scene: Scene, start: int, end: int) -> list[tuple[int, str]]:
    words = WORD.finditer(scene.text_between(start, end))
    typed = ((start + word.start(), scene.codebook.type_of_act(word.group())) for word in words)
    return [(position, code) for position, code in typed if code is not None]
