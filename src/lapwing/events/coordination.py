"""Coordination: "Norway and Poland" are two participants, and so are "the foreign ministers of Norway and Poland"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lapwing.events.scene import Scene, arguments
from lapwing.records.base import Span
from lapwing.records.mention import ActorMention
from lapwing.records.reading import Argument, Trigger

LINK = r"(?:and|&|as well as|along with|together with)"
ARTICLES = r"(?:(?:the|his|her|their|its|of|from|between)\s+){0,2}"
JOINER = re.compile(rf"(?:\s*,\s*(?:{LINK}\s+)?|\s+{LINK}\s+){ARTICLES}$", re.I)
LAST_JOINER = re.compile(rf"\s*,?\s*{LINK}\s+{ARTICLES}$", re.I)
GOVERNS = re.compile(r"\b(?:of|from|for|in)\s+(?:the\s+)?$", re.I)
POSSESSIVE = re.compile(r"^[’']s?\b")
EDGE = " ,;\n\t"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """One part of a phrase whose head is said once: `span` are its words, `country` the mention, `name` it in full."""

    span: Span
    country: ActorMention
    name: str


def split_coordinated(span: Span, scene: Scene) -> list[Span]:
    """Return the parts of "A, B and C" where each part has an actor mention of its own, else the span as it is."""
    cuts: list[tuple[int, int]] = []
    mentions = inside(span, scene)
    for one, other in zip(mentions, mentions[1:], strict=False):
        joiner = JOINER.search(scene.text_between(one.span.end, other.span.start))
        if joiner is not None:
            cuts.append((one.span.end + joiner.start(), one.span.end + joiner.end()))
    bounds = [span.start, *(edge for cut in cuts for edge in cut), span.end]
    pieces = [_trimmed(scene, start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    return [piece for piece in pieces if piece.text]


def inside(span: Span, scene: Scene) -> list[ActorMention]:
    """Return the outermost mentions in the span, without one that is the whole of it."""
    return outermost([one for one in scene.actors_in(span) if one.span != span and not one.span.covers(span)])


def split_shared_head(span: Span, scene: Scene) -> list[Shared]:
    """Return the parts of a phrase whose head stands once for several states, [] for any other phrase.

    The head stands before ("the foreign ministers of Norway and Poland") or after them ("Norwegian and Polish troops").
    """
    states = [one for one in inside(span, scene) if one.kind == "country" and one.country]
    if len(states) < 2 or not _is_chain(states, scene):
        return []
    before = scene.text_between(span.start, states[0].span.start)
    after = scene.text_between(states[-1].span.end, span.end)
    if GOVERNS.search(before) and not after.strip(EDGE):
        head = re.sub(r"^(?:the|a|an)\s+", "", before, flags=re.I)
        first = Span(start=span.start, end=states[0].span.end, text=scene.text_between(span.start, states[0].span.end))
        spans = [first, *(state.span for state in states[1:])]
        return [
            Shared(span=part, country=state, name=head + state.span.text)
            for part, state in zip(spans, states, strict=True)
        ]
    if not before.strip(EDGE + "the") and after.strip(EDGE) and not POSSESSIVE.match(after):
        last = Span(start=states[-1].span.start, end=span.end, text=scene.text_between(states[-1].span.start, span.end))
        spans = [*(state.span for state in states[:-1]), last]
        return [
            Shared(span=part, country=state, name=state.span.text + after)
            for part, state in zip(spans, states, strict=True)
        ]
    return []


def missing_partners(trigger: Trigger, scene: Scene) -> list[tuple[ActorMention, Argument]]:
    """Return the mentions that “and” joins to an argument but that the reader left out, with that argument.

    A mention that takes part in another event of the sentence and not in this one is left alone: “and” may join
    clauses there.
    """
    linked = [*arguments(trigger, "actor"), *arguments(trigger, "recipient")]
    found: list[tuple[ActorMention, Argument]] = []
    for chain in _chains(trigger, scene):
        members = [(one, next((arg for arg in linked if arg.span.overlaps(one.span)), None)) for one in chain]
        anchor = next((argument for _, argument in members if argument is not None), None)
        if anchor is not None:
            found += [
                (one, anchor)
                for one, argument in members
                if argument is None and not one.span.overlaps(trigger.span) and not _acts_elsewhere(one, trigger, scene)
            ]
    return found


def _chains(trigger: Trigger, scene: Scene) -> list[list[ActorMention]]:
    """Return the runs of mentions of the trigger's sentence that commas and a last “and” join."""
    here = outermost([one for one in scene.mentions.actors if one.sentence == trigger.sentence])
    chains: list[list[ActorMention]] = []
    for one in here:
        if chains and JOINER.fullmatch(_gap(chains[-1][-1], one, scene)):
            chains[-1].append(one)
        else:
            chains.append([one])
    return [chain for chain in chains if len(chain) > 1 and _is_chain(chain, scene)]


def _is_chain(members: Sequence[ActorMention], scene: Scene) -> bool:
    """Whether all gaps are joiners, and the last one says “and”."""
    gaps = [_gap(one, other, scene) for one, other in zip(members, members[1:], strict=False)]
    return all(JOINER.fullmatch(gap) for gap in gaps) and bool(LAST_JOINER.fullmatch(gaps[-1]))


def _gap(one: ActorMention, other: ActorMention, scene: Scene) -> str:
    """Return what stands between two mentions, without the title that belongs to the second: "and Minister | Ito"."""
    gap = scene.text_between(one.span.end, other.span.start)
    return gap.rstrip().removesuffix(other.title) if other.title else gap


def _acts_elsewhere(one: ActorMention, trigger: Trigger, scene: Scene) -> bool:
    return any(
        argument.span.overlaps(one.span)
        for other in scene.reading.triggers
        if other.sentence == trigger.sentence and other.span != trigger.span
        for argument in other.arguments
        if argument.role in {"actor", "recipient", "source"}
    )


def outermost(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions that lie in no other one."""
    return [
        one
        for one in mentions
        if not any(other is not one and other.span.covers(one.span) and other.span != one.span for other in mentions)
    ]


def _trimmed(scene: Scene, start: int, end: int) -> Span:
    text = scene.text_between(start, end)
    inner = text.strip(EDGE)
    offset = start + text.index(inner) if inner else start
    return Span(start=offset, end=offset + len(inner), text=inner)
