"""Numbers of dead and injured in plain words beside an act: "killing at least four", "a guard was wounded"."""

import re
from dataclasses import dataclass

from lapwing.events.quantities import read_quantity
from lapwing.events.scene import Scene, arguments
from lapwing.events.victims import COLLECTIVE, COUNT, HEDGE, WORD, count_victims, list_before, one_of, with_rest_of_list
from lapwing.records.base import Span
from lapwing.records.event import Quantity
from lapwing.records.reading import Trigger

N = rf"(?P<n>{COUNT})"
PEOPLE = rf"(?:\s+{WORD}){{0,10}}?"
ADVERB = r"(?:(?:reportedly|also|\w+ly|shot|found)\s+)?"
BE = r"(?:\s+(?:who|that))?(?:\s+(?:have|has|had))?\s+(?:was|were|are|is|been|being)\s+" + ADVERB
DEAD = (
    r"(?:killed|dead|slain|murdered|assassinated|beheaded|executed"
    r"|(?:shot|stabbed|beaten|burn\w+) (?:dead|to death|and killed))"
)
HURT = r"(?:injured|wounded|hurt|maimed)"
KILL = (
    r"(?:kill(?:ed|s|ing)?|murder(?:ed|s|ing)?|assassinat(?:ed?|es|ing)"
    r"|(?:sho(?:ots?|t|oting)|stab\w*|beat\w*|burn\w*) (?:dead|to death))"
)
HURT_VERB = r"(?:injur(?:ed|es|ing)|wound(?:ed|s|ing)?|hurt(?:s|ing)?)"
#: Victims without a number after a verb of harm, up to the next clause or phrase: "a boy", "the governor and his aide".
NOUN = r"(?:\s+(?!(?:and|in|at|near|on|who|as|while|before|after|during|with|by|from|outside|when)\b)[\w’'-]+){1,5}"
NEXT = rf"(?:(?:,|,? and)\s+(?:an?|his|her|their|{COUNT}){NOUN})"
VICTIMS = rf"\s+(?P<victims>(?:an?|one|the|his|her){NOUN}{NEXT}{{0,3}})\b(?!,\s+\w+\s+and\b)"
IS = r"\s+(?:is|was|has been|had been)\s+" + ADVERB
SUBJECT = r"(?:^|[.;:,]\s+|\b(?:and|after|that|when|while)\s+)(?P<one>(?:[\w’'.-]+[ ,]\s*){0,17}?[\w’'.-]+),?"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.I) for pattern in patterns)


DEAD_PATTERNS = _compiled(
    rf"\b{KILL}\s+(?:{HEDGE}\s+)?{N}",
    rf"\b(?:leav(?:es|ing)|left)\s+(?:{HEDGE}\s+)?{N}{PEOPLE}\s+(?:dead|killed)\b",
    rf"{N}{PEOPLE}{BE}\s*{DEAD}\b",
    rf"{N}{PEOPLE}(?:\s+(?:have|has|had))?\s+(?:dead|killed|dies?|died)\b",
    rf"\bdeath toll\b[^.;]{{0,120}}?\b(?:to|at|of|is|reach\w*)\s+(?:{HEDGE}\s+)?{N}(?!\s*(?:,|\d))",
    rf"\bclaim(?:ed|s|ing)?\s+(?:the lives of\s+)?(?:{HEDGE}\s+)?{N}(?:\s+lives)\b",
    rf"\bdeaths? of\s+(?:{HEDGE}\s+)?{N}",
)
INJURED_PATTERNS = _compiled(
    rf"\b{HURT_VERB}\s+(?:{HEDGE}\s+)?{N}",
    rf"{N}{PEOPLE}{BE}\s*{HURT}\b",
    rf"{N}{PEOPLE}\s+(?:\w+ly\s+)?{HURT}\b",
)
KILLING = re.compile(
    r"\b(?:kill(?:ed|s|ing)?|murder\w*|assassinat(?:ed?|es|ion|ing)|execut\w+|behead\w*|hang(?:ed|ing)|lynch\w*|slain"
    r"|(?:shot|shoots?|burn\w*|beaten)\b.{0,20}\b(?:dead|death)|shot and killed)\b(?!\s+(?:attempt|plot))",
    re.I,
)
NOT_PEOPLE = re.compile(
    r"^[\s-]*(?:or\s+\d+-)?(?:year|month|week|day|hour|minute|%|percent|per cent|(?:air)?strike|attack|bomb|of the)",
    re.I,
)
KILLS = re.compile(rf"(?<!\bto )\b{KILL}\s+(?:[\w’'-]+\s+){{0,3}}$", re.I)
TOLD_AS_DONE = frozenset({"happened", "ongoing", "background"})
VERB_REACH = 60  # code points before a victim in which the verb is looked for
NOBODY = re.compile(r"\b(?:no|no one|nobody|none|neither|it|which|that|what)\b", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Harm:
    """The words for one kind of harm: numbers with it, victims after its verb, what became of those before."""

    counted: tuple[re.Pattern[str], ...]
    done: re.Pattern[str]
    suffered: re.Pattern[str]
    suffered_by_one: re.Pattern[str]


DEATH = _Harm(
    counted=DEAD_PATTERNS,
    done=re.compile(rf"\b{KILL}{VICTIMS}", re.I),
    suffered=re.compile(rf"{BE}\s*{DEAD}\b", re.I),
    suffered_by_one=re.compile(rf"{SUBJECT}{IS}{DEAD}\b", re.I),
)
INJURY = _Harm(
    counted=INJURED_PATTERNS,
    done=re.compile(rf"\b{HURT_VERB}{VICTIMS}", re.I),
    suffered=re.compile(rf"{BE}\s*{HURT}\b", re.I),
    suffered_by_one=re.compile(rf"{SUBJECT}{IS}{HURT}\b", re.I),
)


def find_casualties(trigger: Trigger, scene: Scene) -> tuple[Quantity | None, Quantity | None]:
    """Return how many were killed and injured as the words around the trigger plainly say, None where they do not.

    The trigger's sentence is asked first; then, for the dead, whom a killing names as its victims; then the sentence
    after it when that counts casualties and tells no act of its own.
    """
    sentence = scene.sentence(trigger).span
    dead, injured = (_told(harm, sentence, trigger) for harm in (DEATH, INJURY))
    dead = dead or _named_victims(trigger, scene)
    following = _following(trigger, scene)
    if dead is None and injured is None and following is not None:
        dead, injured = (_counted(harm, following, trigger) for harm in (DEATH, INJURY))
    return dead, injured


def _told(harm: _Harm, sentence: Span, trigger: Trigger) -> Quantity | None:
    return _counted(harm, sentence, trigger) or _uncounted(harm, sentence)


def _counted(harm: _Harm, sentence: Span, trigger: Trigger) -> Quantity | None:
    """Return the number that stands with the harm nearest to the trigger, with the rest of its list."""
    found = [found for pattern in harm.counted for found in pattern.finditer(sentence.text)]
    found = [each for each in found if not NOT_PEOPLE.match(sentence.text[each.end("n") :])]
    for each in sorted(found, key=lambda each: _away(each, sentence, trigger)):
        start, end = each.span("n")
        span = Span(start=sentence.start + start, end=sentence.start + end, text=each.group("n"))
        quantity = read_quantity(span, sentence.text, sentence.start)
        if quantity is not None:
            return with_rest_of_list(quantity, sentence)
    return None


def _away(found: re.Match[str], sentence: Span, trigger: Trigger) -> int:
    """Return how many code points lie between the words and the trigger, 0 when they share some."""
    start, end = sentence.start + found.start(), sentence.start + found.end()
    return max(0, trigger.span.start - end, start - trigger.span.end)


def _uncounted(harm: _Harm, sentence: Span) -> Quantity | None:
    """Return how many are told without a leading number: "killing a boy", "a guard and two pupils were wounded"."""
    for found in harm.done.finditer(sentence.text):
        quantity = count_victims([_group(found, "victims", sentence)], sentence)
        if quantity is not None:
            return quantity
    for found in harm.suffered.finditer(sentence.text):
        quantity = list_before(sentence, found.start())
        if quantity is not None:
            return quantity
    for found in harm.suffered_by_one.finditer(sentence.text):
        victim = _group(found, "one", sentence)
        if not COLLECTIVE.search(victim.text) and not NOBODY.search(victim.text):
            return one_of(victim)
    return None


def _group(found: re.Match[str], name: str, sentence: Span) -> Span:
    start = sentence.start + found.start(name)
    return Span(start=start, end=start + len(found.group(name)), text=found.group(name))


def _named_victims(trigger: Trigger, scene: Scene) -> Quantity | None:
    """Return how many a killing names as its victims, None for other acts and for victims without a number."""
    if trigger.reality not in TOLD_AS_DONE:
        return None
    victims = [each.span for each in arguments(trigger, "recipient")]
    if not KILLING.search(trigger.span.text) and not any(_stands_after_killing(each, scene) for each in victims):
        return None
    return count_victims(victims, scene.sentence(trigger).span)


def _stands_after_killing(victim: Span, scene: Scene) -> bool:
    return bool(KILLS.search(scene.text_between(max(0, victim.start - VERB_REACH), victim.start)))


def _following(trigger: Trigger, scene: Scene) -> Span | None:
    """Return the sentence after the trigger's in its paragraph, None where it tells of an act of its own."""
    nearby = scene.reading.sentences[trigger.sentence + 1 : trigger.sentence + 2]
    if not nearby or any(other.sentence == trigger.sentence + 1 for other in scene.reading.triggers):
        return None
    return nearby[0].span if scene.block(nearby[0].span) == scene.block(trigger.span) else None
