"""The sentence's grammatical subject, asked where a surely read verb has nobody who acts."""

import re
from dataclasses import dataclass, replace

from lapwing.events.clauses import AS_CLAUSE
from lapwing.events.coordination import outermost
from lapwing.events.participants import BY_RULE, ground_participant
from lapwing.events.scene import Scene
from lapwing.events.stubs import noun_end
from lapwing.events.syntax import DIRECTED, is_adjective, is_noun, is_reduced_passive
from lapwing.records.base import Span
from lapwing.records.event import Participant
from lapwing.records.mention import ActorMention
from lapwing.records.reading import Trigger

SURE = 0.85  # probability × event_probability from which a record is worth the attempt
OPENING = re.compile(
    r"[;:—–]|\b(?:but|while|because|after|before|although|though|if|whether|unless|since|when|where|that|who|which|whose)\b",
    re.I,
)
SHARED = re.compile(r"\bas\s+(?:it|they|he|she)\s+(?:also\s+)?(?:\w+ly\s+)?$", re.I)
PARTICIPIAL = re.compile(r",\s+(?:(?:also|then|\w+ly)\s+)?$", re.I)
GERUND = re.compile(r",?\s*\b(?:after|before|while|when|by|since|upon)\s+(?:\w+ly\s+)?$", re.I)
SECOND_VERB = re.compile(r",?\s+and\s+(?:(?:also|then|later|has|have|had|will|would|\w+ly)\s+){0,2}$", re.I)
GOVERNED = re.compile(
    r"\b(?:in|on|at|of|by|for|from|to|with|against|near|over|under|into|between|among|amid|via|about)\s+(?:[\w’'-]+\s+){0,2}$",
    re.I,
)
PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$", re.I)
SPEECH_OR_BREAK = re.compile(r"[“”\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who is the subject, and whether the passive voice makes them the one acted on."""

    participant: Participant
    passive: bool

    @property
    def sides(self) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Return (actors, recipients)."""
        return ((), (self.participant,)) if self.passive else ((self.participant,), ())


def find_subject(trigger: Trigger, scene: Scene) -> Subject | None:
    """Return the grammatical subject of a verb that was read surely, with the role that the verb's voice gives it."""
    if trigger.probability * trigger.event_probability < SURE or is_noun(trigger, scene):
        return None
    sentence = scene.sentence(trigger).span
    before = scene.text_between(sentence.start, trigger.span.start)
    passive = bool(PASSIVE.search(before))
    if passive and trigger.event not in DIRECTED:
        return None
    participle = _last(trigger).endswith("ing")
    gerund = GERUND.search(before) if participle else None
    before = before[: gerund.start()] if gerund else before
    over_others = bool(gerund or (PARTICIPIAL if participle else SECOND_VERB).search(before))
    mention = _first_actor(trigger, scene, sentence.start, before, over_others=over_others)
    if mention is None:
        return None
    subject = ground_participant(_with_noun(mention, scene), scene, None, BY_RULE)
    marked = replace(subject, why=f"{subject.why}; by rule: grammatical subject of the sentence")
    return Subject(participant=marked, passive=passive)


def add_subject(
    sides: tuple[tuple[Participant, ...], tuple[Participant, ...]], trigger: Trigger, scene: Scene
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    """Return (actors, recipients) with the subject of an active verb as actor where there is none."""
    actors, recipients = sides
    subject = find_subject(trigger, scene) if not actors and not _names_people(trigger) else None
    if subject is None or subject.passive or is_reduced_passive(trigger, scene):
        return sides
    mine = subject.participant
    adjective = any(one.span.end == mine.end and is_adjective(one) for one in scene.mentions.actors)
    if adjective or any(mine.start < other.end and other.start < mine.end for other in recipients):
        return sides
    return (mine,), recipients


def _last(trigger: Trigger) -> str:
    words = trigger.span.text.split()
    return words[-1].lower() if words else ""


def _names_people(trigger: Trigger) -> bool:
    """Whether the word is for those who act, not for an act: "critics"."""
    return bool(re.search(r"(?:ics|ers|ors|ists|ants|ians)$", _last(trigger)))


def _first_actor(trigger: Trigger, scene: Scene, offset: int, before: str, *, over_others: bool) -> ActorMention | None:
    """Return the first actor of the trigger's clause that no preposition governs and no other verb comes after."""
    shared = SHARED.search(before)
    end = offset + (shared.start() if shared else len(before))
    start = offset + _clause_start(before[: end - offset])
    for mention in outermost([one for one in scene.mentions.actors if start <= one.span.start and one.span.end <= end]):
        left = scene.text_between(start, mention.span.start)
        if GOVERNED.search(left) or scene.document.text.startswith(("’s", "'s"), mention.span.end):
            continue
        if mention.kind == "pronoun" and scene.resolve(mention) is mention:
            continue
        rivals = [
            other
            for other in scene.reading.triggers
            if mention.span.end <= other.span.start < trigger.span.start and not is_noun(other, scene)
        ]
        between = scene.text_between(mention.span.end, trigger.span.start)
        quoted = SPEECH_OR_BREAK.search(between) or (
            not (over_others or shared) and any(word in scene.lexicon.speech_verbs for word in between.lower().split())
        )
        return None if quoted or (rivals and not (over_others or shared)) else mention
    return None


def _clause_start(before: str) -> int:
    """Return where the last clause begins in the words before a verb, 0 for the sentence's first."""
    opened = [found.end() for found in OPENING.finditer(before)]
    opened += [found.start() + len("as") for found in AS_CLAUSE.finditer(f"{before}was")]
    return max(opened, default=0)


def _with_noun(mention: ActorMention, scene: Scene) -> Span:
    """Return an adjective of nationality with the noun that it stands before: "Chilean" of "Chilean miners"."""
    text, span = scene.document.text, mention.span
    if not is_adjective(mention):
        return span
    triggers = {one.span.start for one in scene.reading.triggers}
    end = noun_end(span.end, triggers, text) or span.end
    return Span(start=span.start, end=end, text=text[span.start : end])
