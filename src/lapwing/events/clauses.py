"""Clauses by their plain marks: what stands in another clause than an act, in a relative clause, before a noun."""

import re

from lapwing.events.scene import Scene
from lapwing.records.base import Span
from lapwing.records.reading import Trigger

CLAUSE_END = re.compile(
    r"[;:—–]|,\s+(?:but|while|and|which|who|after|before|when)\b"
    r"|\b(?:but|while|after|before|since|although|fact\s+that)\b",
    re.I,
)
VERB = (
    r"(?:\w+ed|is|are|was|were|has|have|had|will|would|did|does|began|met|held|came|went|took|said|left|fell|rose"
    r"|made|sent)"
)
AS_CLAUSE = re.compile(  # "as envoys gathered", "as she left"; not "as a mediator", "as well as", "as planned"
    r"\bas\s+(?:(?:he|she|it|they|we|i|you|there)\s"
    rf"|(?!(?:well|part|soon|far|long|many|much)\b)(?:(?:the|an?|his|her|its|their|some|many|two|three)\s+)?"
    rf"(?!{VERB}\b|\w+ly\b)[\w’'-]+\s+(?:[\w’'-]+\s+){{0,4}}?{VERB}\b)",
    re.I,
)
INSERTED = re.compile(r"\s[–—]\s[^–—;:.]{1,40}\s[–—](?=\s)")  # "tested a rocket – or any other – in May"
RELATIVE = re.compile(r"\b(?:who|whom|whose|which)\b", re.I)
DAY_OR_MONTH = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)(?:\s+\d{1,2})?"
)
OWNED_TIME = re.compile(
    r"(?P<setting>\b(?:in|at|during)\s+)?\b(?:an?|the|this|its|his|her|their|our|[\w-]+[’']s)\s+"
    rf"(?:(?:early|late)\s+)?{DAY_OR_MONTH}$",
    re.I,
)
NOUN_NEXT = re.compile(
    r"\s+(?!(?:of|and|or|to|in|on|at|by|for|from|with|before|after|when|while|as|that|which|who|following|during|until"
    r"|morning|afternoon|evening|night|was|were|is|are|has|had|have|will|would)\b)[a-z][\w-]+"
)
LEFT_REACH = 40


def is_apart(trigger: Trigger, span: Span, scene: Scene) -> bool:
    """Whether another clause begins between a trigger and a span, either first."""
    first, second = sorted((trigger.span, span), key=lambda one: one.start)
    between = INSERTED.sub(" ", scene.text_between(first.end, second.start))
    return bool(CLAUSE_END.search(between) or AS_CLAUSE.search(f"{between} {_verb_or_words(second, trigger, scene)}"))


def _verb_or_words(span: Span, trigger: Trigger, scene: Scene) -> str:
    """Return the words of a span; for a trigger that is a verb one that any pattern knows as a verb."""
    words = span.text.split()
    is_verb = span == trigger.span and bool(words) and not scene.lexicon.is_act_noun(words[-1])
    return "was" if is_verb else span.text


def in_relative_clause(span: Span, trigger: Trigger, scene: Scene) -> bool:
    """Whether a span stands in a relative clause that the trigger is not in: "…, who was elected in 2017, met …"."""
    if span.start >= trigger.span.end:
        return bool(RELATIVE.search(scene.text_between(trigger.span.end, span.start)))
    before = scene.text_between(scene.sentence(trigger).span.start, span.start)
    opened = bool(RELATIVE.search(before.rpartition(",")[2]))
    return opened and "," in scene.text_between(span.end, trigger.span.start)


def is_attributive(span: Span, trigger: Trigger, scene: Scene) -> bool:
    """Whether a weekday or month only names a noun that is not the trigger: "a Tuesday deadline".

    "in a Tuesday speech" still says when; "the Monday raid" dates the raid.
    """
    owned = OWNED_TIME.search(scene.text_between(max(0, span.start - LEFT_REACH), span.end))
    if owned is None or owned.group("setting"):
        return False
    noun = NOUN_NEXT.match(scene.document.text, span.end)
    between = scene.text_between(span.end, trigger.span.start)
    own = span.end <= trigger.span.start and re.fullmatch(r"\s+(?:[a-z][\w-]*\s+){0,2}", between) is not None
    return noun is not None and not (own and is_act_noun(trigger, scene))


def is_act_noun(trigger: Trigger, scene: Scene) -> bool:
    """Whether a trigger is a noun of an act ("raid"), not a verb."""
    words = trigger.span.text.split()
    return bool(words) and scene.lexicon.is_act_noun(words[-1])
