"""Scene: one document with everything the earlier stages found in it, and the lookups that coding an event needs."""

from bisect import bisect_right
from dataclasses import dataclass, replace

from lapwing.knowledge.codebook import Codebook
from lapwing.knowledge.lexicon import Lexicon
from lapwing.records.base import Span
from lapwing.records.document import Block, Document
from lapwing.records.mention import ActorMention, Mentions, PlaceMention, TimeMention
from lapwing.records.quote import Quote
from lapwing.records.reading import Argument, Reading, Role, Sentence, Trigger

SURE = 0.5  # probability from which the reader links an argument; below it stand its guesses at parties
MAX_ANTECEDENTS = 5  # a chain that is longer goes in circles


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What a rule may look at. All of it is read only."""

    document: Document
    reading: Reading
    mentions: Mentions
    quotes: tuple[Quote, ...]
    codebook: Codebook
    lexicon: Lexicon

    def sentence(self, trigger: Trigger) -> Sentence:
        """Return the sentence that the trigger stands in."""
        return self.reading.sentences[trigger.sentence]

    def sentence_at(self, position: int) -> Sentence | None:
        """Return the sentence that holds the code point at `position`."""
        starts = [sentence.span.start for sentence in self.reading.sentences]
        index = bisect_right(starts, position) - 1
        found = self.reading.sentences[index] if index >= 0 else None
        return found if found and position < found.span.end else None

    def block(self, span: Span) -> Block | None:
        """Return the block of the document that the span starts in."""
        return next((block for block in self.document.blocks if block.span.start <= span.start < block.span.end), None)

    def text_between(self, start: int, end: int) -> str:
        """Return the text from `start` to `end`, "" when they are in the wrong order."""
        return self.document.text[start:end]

    def actors_in(self, span: Span) -> list[ActorMention]:
        """Return the actor mentions that share a character with the span, in text order."""
        return [actor for actor in self.mentions.actors if actor.span.overlaps(span)]

    def place_at(self, span: Span) -> PlaceMention | None:
        """Return the place mention that shares most of the span; one that a gazetteer knows before one it does not."""
        return max(
            (place for place in self.mentions.places if place.span.overlaps(span)),
            key=lambda place: (place.country is not None, _shared(place.span, span), -place.span.start),
            default=None,
        )

    def time_at(self, span: Span) -> TimeMention | None:
        """Return the time mention that shares most of the span; spans of time on the calendar before durations.

        Of a phrase that was cut short ("On" of "On Sunday") it is the mention right after it.
        """
        touching = max(
            (time for time in self.mentions.times if time.span.overlaps(span)),
            key=lambda time: (
                time.edtf is not None or not time.is_duration,
                _shared(time.span, span),
                -time.span.start,
            ),
            default=None,
        )
        after = (t for t in self.mentions.times if t.span.start >= span.end)
        return touching or next((t for t in after if not self.text_between(span.end, t.span.start).strip(" ")), None)

    def times_in(self, sentence: int) -> list[TimeMention]:
        """Return the time mentions of a sentence that have a place on the calendar."""
        return [t for t in self.mentions.times if t.sentence == sentence and (t.edtf is not None or not t.is_duration)]

    def resolve(self, actor: ActorMention) -> ActorMention:
        """Return whom a pronoun, short name or description stands for: the last antecedent, or the mention itself."""
        by_id = {other.mention_id: other for other in self.mentions.actors}
        for _ in range(MAX_ANTECEDENTS):
            if actor.antecedent is None or actor.antecedent not in by_id:
                break
            actor = by_id[actor.antecedent]
        return actor


def arguments(trigger: Trigger, role: Role) -> list[Argument]:
    """Return the trigger's arguments in a role, in text order."""
    return [argument for argument in trigger.arguments if argument.role == role]


def without_unsure(trigger: Trigger) -> Trigger:
    """Return the trigger without the parties that the reader only guessed, which are for acts that have no other."""
    sure = tuple(argument for argument in trigger.arguments if argument.probability >= SURE)
    return trigger if len(sure) == len(trigger.arguments) else replace(trigger, arguments=sure)


def best_argument(trigger: Trigger, role: Role) -> Argument | None:
    """Return the most probable argument in a role that has only one: the first of equals."""
    return max(arguments(trigger, role), key=lambda argument: argument.probability, default=None)


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)
