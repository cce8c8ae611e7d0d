"""Speakers: the words that name one become a participant, grounded by the actor mention that stands there."""

import re

from lapwing.records.base import Span
from lapwing.records.event import Participant
from lapwing.records.mention import ActorMention, Mentions

GOVERNED = re.compile(r"\w\s+(?:of|in|at|from|for|to|near)\s+(?:the\s+)?$", re.I)
CLAUSE = re.compile(r"\b(?:that|who|which|is|are|was|were|has|have|had|will|would)\b|n[’']t\b", re.I)
MAX_WORDS = 8
MAX_ANTECEDENTS = 5
UNGROUNDED = 0.5  # score of a speaker whose words no mention covers


def ground_speaker(subject: Span, mentions: Mentions) -> Participant:
    """Return the participant that the words of a subject name.

    The mention that covers most of the words gives entity, country and sectors; a pronoun or a short name takes them
    from its antecedent and is marked inherited. Words without a mention stay as they are.
    """
    mention = _apposed_person(subject, mentions) or _mention_at(subject, mentions)
    if mention is None:
        return Participant(
            text=subject.text,
            start=subject.start,
            end=subject.end,
            entity_id=None,
            name=subject.text,
            country=None,
            sector=(),
            score=UNGROUNDED,
            why="no known actor in these words",
        )
    known = _resolve(mention, mentions)
    whole = _is_whole(mention, subject)
    wider = mention.span.covers(subject) or not mention.span.overlaps(subject) or not _is_plain(subject)
    shown = mention.span if whole and wider else subject
    return Participant(
        text=shown.text,
        start=shown.start,
        end=shown.end,
        entity_id=known.entity_id if whole else None,
        name=(known.canonical or known.name) if whole else subject.text,
        country=known.country,
        sector=known.sector if whole else (),
        score=known.score.value,
        why=known.score.why if known is mention else f"“{mention.span.text}” stands for “{known.span.text}”",
        inherited=known is not mention,
    )


def _is_plain(subject: Span) -> bool:
    """Whether the words are one noun phrase; else only the mention in them is shown."""
    return len(subject.text.split()) <= MAX_WORDS and not CLAUSE.search(subject.text)


def _apposed_person(subject: Span, mentions: Mentions) -> ActorMention | None:
    """Return the person whose name follows an office right after its comma: "the mayor of Lima, Ana Ruiz, said"."""
    if any(actor.kind == "person" and actor.span.overlaps(subject) for actor in mentions.actors):
        return None
    after = [actor for actor in mentions.actors if actor.kind == "person" and actor.span.start >= subject.end]
    nearest = min(after, key=lambda actor: actor.span.start, default=None)
    if nearest is None:
        return None
    title = 0 if nearest.title in nearest.span.text else len(nearest.title) + 1
    return nearest if nearest.span.start - title - subject.end <= len(", ") else None


def _mention_at(subject: Span, mentions: Mentions) -> ActorMention | None:
    """Return the mention that covers most of the subject; of equals the first."""
    return max(
        (actor for actor in mentions.actors if actor.span.overlaps(subject)),
        key=lambda actor: (
            actor.kind != "country",
            min(actor.span.end, subject.end) - max(actor.span.start, subject.start),
            -actor.span.start,
        ),
        default=None,
    )


def _is_whole(mention: ActorMention, subject: Span) -> bool:
    """Whether the mention is the speaker, not a country or place that belongs to the words ("the mayor of Lima")."""
    before = subject.text[: max(0, mention.span.start - subject.start)]
    if GOVERNED.search(before):
        return False
    return mention.kind != "country" or 2 * len(mention.span.text) > len(subject.text)


def _resolve(actor: ActorMention, mentions: Mentions) -> ActorMention:
    by_id = {other.mention_id: other for other in mentions.actors}
    for _ in range(MAX_ANTECEDENTS):
        if actor.antecedent is None or actor.antecedent not in by_id:
            break
        actor = by_id[actor.antecedent]
    return actor
