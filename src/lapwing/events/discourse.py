"""Who is being talked of: a document's actor mentions ranked, sentence by sentence, by how a pronoun takes them up.

A centering of the plainest kind: subjects before possessors before what a preposition governs, the first of equals;
words of a quote after those around it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from lapwing.records.mention import ActorMention
from lapwing.records.quote import Quote
from lapwing.records.reading import Sentence

Wanted = Callable[[ActorMention], bool]
DETERMINERS = r"(?:(?:the|a|an|his|her|its|their|our|both|former|then|late)\s+)*"
GOVERNED = re.compile(
    r"\b(?:in|on|at|of|by|for|from|to|with|against|near|over|under|into|between|among|amid|via|about|like|including"
    rf"|than|after|before|during|despite|without|toward|towards)\s+{DETERMINERS}(?:[a-z]+-[a-z]+\s+)?$",
    re.I,
)
OWNS = re.compile(r"[’']s?\b|[’'](?=\s)")
CLAUSE = re.compile(r"[,;:—–]|\b(?:that|which|who|when|while|if|because|after|before|since|and|but|as|where)\b", re.I)
OPENS_WITH_PRONOUN = re.compile(r"[\s“\"‘']*(?:He|She)\b")
SPEAKS = re.compile(r",?\s+(?:(?:also|has|had|have|later|then|\w+ly)\s+){0,2}(?P<verb>[a-z]+)\b")
SAID = re.compile(r"[,”\"]\s+(?:said|says|added)\s+(?:the\s+)?$")
REACH = 3  # sentences back
LEFT = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Discourse:
    """A document's text with its sentences, quotes and actor mentions, those that have been resolved included."""

    text: str
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    actors: tuple[ActorMention, ...]
    speech_verbs: frozenset[str]

    def speaker_at(self, mention: ActorMention) -> ActorMention | None:
        """Return the mention that speaks the words in quotation marks around a mention."""
        quote = self._quote(mention)
        if quote is None or quote.speaker is None:
            return None
        start, end = quote.speaker.start, quote.speaker.end
        touching = [one for one in self.actors if one.span.start < end and start < one.span.end]
        named = max(touching, key=lambda one: (one.kind != "country", one.span.end - one.span.start), default=None)
        return (
            named if named is not None or quote.speaker.text.lower() not in {"he", "she"} else self._last_named(start)
        )

    def is_quoted(self, mention: ActorMention) -> bool:
        """Whether a mention stands inside quotation marks."""
        return self._quote(mention) is not None

    def follows(self, mention: ActorMention, words: re.Pattern[str]) -> bool:
        """Whether a mention starts with, or stands right after, such words."""
        start = mention.span.start
        return bool(words.search(self.text[max(0, start - LEFT) : start]) or words.match(mention.span.text + " "))

    def focus(self, mention: ActorMention, wanted: Wanted, *, same_clause: bool = True) -> ActorMention | None:
        """Return whom a pronoun at `mention` most likely takes up: in its sentence, else in those before it.

        Args:
            mention: the pronoun or description.
            wanted: which mentions it can stand for.
            same_clause: whether it may be somebody of its own clause (not for "him").
        """
        if not self.is_quoted(
            mention
        ):  # somebody of whom only the quotes tell is not taken up by the words around them
            outside = self._focus(mention, lambda one: wanted(one) and not self.is_quoted(one), same_clause=same_clause)
            if outside is not None:
                return outside
        return self._focus(mention, wanted, same_clause=same_clause)

    def _focus(self, mention: ActorMention, wanted: Wanted, *, same_clause: bool) -> ActorMention | None:
        here = [one for one in self._in(mention.sentence) if one.span.end <= mention.span.start and wanted(one)]
        if not same_clause:
            here = [one for one in here if CLAUSE.search(self.text[one.span.end : mention.span.start])]
        if here and not self._pronoun_opens(mention, here):
            return self._first(here)
        return self._nearest(wanted, range(mention.sentence - 1, mention.sentence - REACH - 1, -1))

    def focus_after(self, mention: ActorMention, wanted: Wanted) -> ActorMention | None:
        """Return the subject named soon after a pronoun that nothing before it explains."""
        known = [one for one in self.actors if one.span.start < mention.span.start and wanted(one)]
        found = self._nearest(wanted, range(mention.sentence + 1, mention.sentence + REACH))
        return found if found and not known and self.rank(found) <= 1 and not self.is_quoted(mention) else None

    def _nearest(self, wanted: Wanted, sentences: Iterable[int]) -> ActorMention | None:
        found = ([one for one in self._in(number) if wanted(one)] for number in sentences)
        return next((self._first(several) for several in found if several), None)

    def rank(self, one: ActorMention) -> int:
        """Return 0 for who is said to speak, 1 for a subject, 2 for a possessor, 3 for who a preposition governs."""
        after = SPEAKS.match(self.text, one.span.end)
        if after is not None and after.group("verb").lower() in self.speech_verbs:
            return 0
        if SAID.search(self.text[max(0, one.span.start - LEFT) : one.span.start]):
            return 0
        start = max(self.sentences[one.sentence].span.start if one.sentence < len(self.sentences) else 0, 0)
        if GOVERNED.search(self.text[max(start, one.span.start - LEFT) : one.span.start]):
            return 3
        return 2 if OWNS.match(self.text, one.span.end) or one.span.text.endswith(("’s", "'s")) else 1

    def _first(self, found: Sequence[ActorMention]) -> ActorMention:
        return min(found, key=lambda one: (self.rank(one), one.span.start))

    def _last_named(self, position: int) -> ActorMention | None:
        """Return the person whom "he said" at a position takes up, where that pronoun is no mention."""
        persons = [one for one in self.actors if one.kind == "person" and one.span.end <= position]
        outside = [one for one in persons if not self.is_quoted(one)]
        latest = max((one.sentence for one in outside), default=None)
        return self._first([one for one in outside if one.sentence == latest]) if latest is not None else None

    def _in(self, sentence: int) -> list[ActorMention]:
        return [one for one in self.actors if one.sentence == sentence]

    def _pronoun_opens(self, mention: ActorMention, here: Sequence[ActorMention]) -> bool:
        """Whether the sentence opens with a pronoun, before any of those who might be meant, that is not itself one."""
        if mention.sentence >= len(self.sentences):
            return False
        start = self.sentences[mention.sentence].span.start
        opening = OPENS_WITH_PRONOUN.match(self.text, start)
        return opening is not None and opening.end() <= min(one.span.start for one in here)

    def _quote(self, mention: ActorMention) -> Quote | None:
        return next((one for one in self.quotes if one.direct and one.span.covers(mention.span)), None)
