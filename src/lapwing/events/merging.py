"""Triggers that name one act in one sentence become one: "held talks", "shot and killed", "attacked, killing five"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from lapwing.events.scene import Scene, arguments
from lapwing.events.spans import ARTICLE, with_whole_spans
from lapwing.events.stubs import with_grown_stubs
from lapwing.records.base import Span
from lapwing.records.reading import Argument, Reading, Trigger

LIGHT_GAP = re.compile(r"\s+(?:(?:[\w’'-]+|\d[\d,.]*)\s+){0,4}$")  # "held a third round of TALKS"; no comma, no clause
APART = re.compile(r"[;:.—]|\b(?:since|after|before|while|when|but|said|says|that|until)\b", re.I)
HARM_REACH = 80  # code points between an attack and what it did to people
JOINED = re.compile(r"^\s*,?\s*(?:and|or|&)\s+(?:then\s+|later\s+)?$")


def merge_triggers(triggers: Iterable[Trigger], scene: Scene) -> list[tuple[Trigger, tuple[Trigger, ...]]]:
    """Return the triggers that remain, in text order, each with those that were merged into it."""
    groups: list[list[Trigger]] = []
    for trigger in sorted(triggers, key=lambda one: (one.span.start, one.span.end)):
        group = next((group for group in groups if any(is_same_act(other, trigger, scene) for other in group)), None)
        if group is None:
            groups.append([trigger])
        else:
            group.append(trigger)
    merged = [_merged(group, scene) for group in groups]
    return sorted(merged, key=lambda pair: pair[0].span.start)


def is_same_act(first: Trigger, second: Trigger, scene: Scene) -> bool:
    """Whether two triggers, `first` before `second` in the text, name one act of one sentence."""
    if first.sentence != second.sentence:
        return False
    if first.span.overlaps(second.span):
        return True
    gap = scene.text_between(first.span.end, second.span.start)
    if _is_light(first, scene) and LIGHT_GAP.match(gap) and not _is_light(second, scene):
        return first.event == second.event or not arguments(first, "recipient")
    if first.event != second.event or not _compatible(first, second):
        return False
    if JOINED.match(gap):
        return _shares_participant(first, second)
    return (_is_harm(first, scene) or _is_harm(second, scene)) and len(gap) <= HARM_REACH and not APART.search(gap)


def _is_light(trigger: Trigger, scene: Scene) -> bool:
    return trigger.span.text.lower() in scene.lexicon.light_verbs


def _is_harm(trigger: Trigger, scene: Scene) -> bool:
    """Whether the trigger says what an assault did to people ("killing") in a sentence that has the assault as well."""
    return trigger.event == "ASSAULT" and trigger.span.text.lower() in scene.lexicon.harm_verbs


def _compatible(first: Trigger, second: Trigger) -> bool:
    """Whether nothing speaks against one act: the same attackers (or none named), the same day, the same place."""
    for role in ("actor", "time", "place"):
        mine = [argument.span for argument in first.arguments if argument.role == role]
        others = [argument.span for argument in second.arguments if argument.role == role]
        if mine and others and not _meet(mine, others):
            return False
    return (first.reality == second.reality) or "negated" not in (first.reality, second.reality)


def _shares_participant(first: Trigger, second: Trigger) -> bool:
    mine = [argument.span for argument in first.arguments if argument.role in {"actor", "recipient"}]
    others = [argument.span for argument in second.arguments if argument.role in {"actor", "recipient"}]
    return not mine or not others or _meet(mine, others)


def _meet(mine: list[Span], others: list[Span]) -> bool:
    return any(one.overlaps(other) for one in mine for other in others)


def _merged(group: list[Trigger], scene: Scene) -> tuple[Trigger, tuple[Trigger, ...]]:
    """Return the group as one trigger: the act's own word (no light verb, no harm verb), then the most probable."""
    primary = max(
        group,
        key=lambda one: (
            not _is_light(one, scene),
            not _is_harm(one, scene),
            one.probability * one.event_probability,
            -one.span.start,
        ),
    )
    others = tuple(one for one in group if one is not primary)
    found: dict[tuple[str, int, int], Argument] = {}
    for trigger in (primary, *others):
        for argument in trigger.arguments:
            found.setdefault((argument.role, argument.span.start, argument.span.end), argument)
    modes = dict(reversed([pair for trigger in (primary, *others) for pair in trigger.mode]))
    joined = replace(
        primary,
        arguments=_without_contained(sorted(found.values(), key=lambda argument: argument.span.start)),
        mode=tuple(sorted(modes.items(), key=lambda pair: (-pair[1], pair[0]))),
    )
    return joined, others


def _without_contained(found: list[Argument]) -> tuple[Argument, ...]:
    """Drop an argument that lies inside another one of the same role."""
    return tuple(
        one
        for one in found
        if not any(
            other is not one and other.role == one.role and other.span != one.span and other.span.covers(one.span)
            for other in found
        )
    )


def with_clean_arguments(trigger: Trigger, reading: Reading, text: str) -> Trigger:
    """Return the trigger with whole spans, without arguments inside others, outside, or mere articles."""
    trigger = with_grown_stubs(with_whole_spans(trigger, reading, text), reading, text)
    inside = [
        argument
        for argument in trigger.arguments
        if 0 <= argument.sentence < len(reading.sentences) and not ARTICLE.fullmatch(argument.span.text)
    ]
    return replace(trigger, arguments=_without_contained(inside))
