"""Who takes part by plain syntax, where the reader linked nobody: "X's visit to Y", "talks between A and B", "by X".

Only a mention that touches the trigger, but for function words, is taken. Each pattern says in `why` what it is.
"""

import re
from dataclasses import dataclass

from lapwing.events.coordination import JOINER, outermost
from lapwing.events.scene import Scene, arguments
from lapwing.records.mention import ActorMention
from lapwing.records.reading import Trigger

MODIFIERS = r"(?:(?:[a-z][\w-]*|\d[\w-]*)\s+){0,3}"
POSSESSOR = re.compile(rf"^(?:[’']s?)\s+{MODIFIERS}$")
ACTIVE = re.compile(r"^\s+(?:(?:has|have|had|also|then|later|now|again|\w+ly)\s+){0,3}$")
PASSIVE = re.compile(
    r"^\s+(?:(?:has|have|had|also|then|later|\w+ly)\s+){0,2}(?:was|were|is|are|been)\s+(?:(?:being|also|\w+ly)\s+)?$"
)
RELATIVE = re.compile(r"^,?\s+(?:who|which)\s+(?:(?:has|have|had|also|\w+ly)\s+){0,2}$")
DET = r"(?:the\s+|an?\s+|his\s+|her\s+|its\s+|their\s+)?"
BY = re.compile(rf"^\s+(?:(?:on|of|in|at|to)\s+[\w’' -]{{1,40}}?\s+)?by\s+{DET}$")
BETWEEN = re.compile(rf"^\s+(?:held\s+|in\s+[A-Z]\w+\s+)?(?:between|among)\s+{DET}$")
WITH = re.compile(
    rf"^\s+(?:(?:(?:on\s+)?[A-Z]\w+day|in\s+[A-Z]\w+|\w+ly|again|there|later|earlier)\s+){{0,2}}with\s+{DET}$"
)
OBJECT = re.compile(rf"^\s+{DET}$")
TO = re.compile(r"^\s+to\s+(?:the\s+)?$")
TARGETS = {
    "ASSAULT": ("on", "against", "with"),
    "SANCTION": ("on", "against"),
    "AID": ("to", "for"),
    "SUPPORT": ("for", "with"),
    "REQUEST": ("on", "to"),
    "THREATEN": ("to", "against"),
    "ACCUSE": ("against", "of"),
    "COERCE": ("against", "on"),
    "MOBILIZE": ("against",),
}
DIRECTED = frozenset({"ACCUSE", "REQUEST", "ASSAULT", "COERCE", "SANCTION", "AID", "SUPPORT", "THREATEN"})
STATES_OF_AFFAIRS = frozenset({"war", "conflict", "crisis", "violence", "fighting"})
JOINT = frozenset({"CONSULT", "AGREE", "SUPPORT", "COOPERATE", "SANCTION", "RETREAT"})
CHARGES = frozenset({"ACCUSE", "SANCTION"})
BY_WHOM = re.compile(r"\s+by\b", re.I)
CHARGED_WITH = re.compile(r"\s+(?:of|by|with|for|over)\b", re.I)
FORCE = frozenset({"ASSAULT", "COERCE"})
VISIT = re.compile(r"^(?:visit|trip|travel|tour|journey)", re.I)
DEED_NOUN = re.compile(r"(?:cide|tion|sion|ment|ance|ence|tage|ping|acre|acres)s?$", re.I)  # "genocide", "detention"
PARTICIPLE = re.compile(r"(?:ed|en|wn|ght|ut|ld|nt)$", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A mention beside a trigger with the pattern that it stands in."""

    mention: ActorMention
    why: str


def actors_beside(trigger: Trigger, scene: Scene) -> list[Beside]:
    """Return who acts by plain syntax, [] when nothing is plain."""
    return [
        *_one(_before(trigger, scene, POSSESSOR) if is_noun(trigger, scene) else None, "possessor of the act"),
        *_one(_after(trigger, scene, BY), "stands after “by”"),
        *_chain(_after(trigger, scene, BETWEEN), scene, "stands after “between”"),
        *_one(_before(trigger, scene, RELATIVE) if not is_noun(trigger, scene) else None, "a relative clause's head"),
        *_one(_subject(trigger, scene), "stands right before the verb"),
    ]


def recipients_beside(trigger: Trigger, scene: Scene) -> list[Beside]:
    """Return who is acted on by plain syntax, [] when nothing is plain."""
    pattern = ACTIVE if is_reduced_passive(trigger, scene) else PASSIVE
    passive = _before(trigger, scene, pattern) if PARTICIPLE.search(_last_word(trigger)) else None
    if passive is not None and trigger.event in DIRECTED:
        return [Beside(mention=passive, why="subject of the passive verb")]
    if trigger.event == "CONSULT":
        guest = _after(trigger, scene, WITH)
        host = _after(trigger, scene, TO) if VISIT.match(trigger.span.text) else None
        host = host if host is not None and host.kind == "country" else None
        return [*_one(guest, "stands after “with”"), *_one(host, "where the visit leads")]
    if trigger.event in DIRECTED and not is_noun(trigger, scene):
        direct = _after(trigger, scene, OBJECT)
        if direct is not None:
            return [Beside(mention=direct, why="stands right after the verb")]
    words = TARGETS.get(trigger.event)
    if words is None:
        return []
    target = _after(trigger, scene, re.compile(rf"^\s+(?:{'|'.join(words)})\s+{DET}$"))
    return _one(target, "stands after the act and its preposition")


def _subject(trigger: Trigger, scene: Scene) -> ActorMention | None:
    """Return the mention right before a verb; before a noun only where the noun's modifier is who acts."""
    if trigger.span.text.lower() in STATES_OF_AFFAIRS or _last_word(trigger).endswith("ing"):
        return None
    if is_reduced_passive(trigger, scene):
        return None
    subject = _before(trigger, scene, ACTIVE)
    if subject is None or not (is_noun(trigger, scene) or _modifies(subject, trigger)):
        return subject
    acts = trigger.event in FORCE and scene.lexicon.is_agent_noun(_last_word(trigger))
    return subject if acts else None


def _modifies(mention: ActorMention, trigger: Trigger) -> bool:
    """Whether an adjective of nationality stands before what is no verb form: "Armenian genocide"."""
    return is_adjective(mention) and not PARTICIPLE.search(_last_word(trigger))


def is_reduced_passive(trigger: Trigger, scene: Scene) -> bool:
    """Whether a participle says what was done to the noun before it: "the man accused of …", "those killed by …"."""
    after = scene.text_between(trigger.span.end, trigger.span.end + len(" against "))
    words = BY_WHOM if trigger.event not in CHARGES else CHARGED_WITH
    return trigger.event in DIRECTED and bool(PARTICIPLE.search(_last_word(trigger)) and words.match(after))


def is_adjective(mention: ActorMention) -> bool:
    """Whether a country's mention is its adjective: "Chilean", not "Chile", "Chileans" or a capital's name."""
    text, name = mention.span.text, mention.canonical or mention.span.text
    return mention.kind == "country" and text != name and text[:2] == name[:2] and not text.endswith("s")


def _before(trigger: Trigger, scene: Scene, pattern: re.Pattern[str]) -> ActorMention | None:
    """Return the mention before the trigger if the words between fit: the last that does, outermost."""
    for mention in reversed(_here(trigger, scene)):
        end = mention.span.end
        if mention.span.text.endswith(("’s", "'s")):
            end -= 2
        elif mention.span.text.endswith(("’", "'")):
            end -= 1
        if end <= trigger.span.start and pattern.match(scene.text_between(end, trigger.span.start)):
            return mention
    return None


def _after(trigger: Trigger, scene: Scene, pattern: re.Pattern[str]) -> ActorMention | None:
    for mention in _here(trigger, scene):
        start = mention.span.start
        if start >= trigger.span.end and pattern.match(scene.text_between(trigger.span.end, start)):
            return mention
    return None


def _here(trigger: Trigger, scene: Scene) -> list[ActorMention]:
    known = [one for one in scene.mentions.actors if one.sentence == trigger.sentence and one.kind != "pronoun"]
    return [one for one in outermost(known) if not one.span.overlaps(trigger.span)]


def _chain(first: ActorMention | None, scene: Scene, why: str) -> list[Beside]:
    """Return a mention with those that commas and “and” join to it."""
    found: list[Beside] = []
    if first is None:
        return found
    following = [one for one in outermost(scene.mentions.actors) if one.span.start >= first.span.start]
    for one in following:
        if found and not JOINER.fullmatch(scene.text_between(found[-1].mention.span.end, one.span.start)):
            break
        found.append(Beside(mention=one, why=why))
    return found


def _one(mention: ActorMention | None, why: str) -> list[Beside]:
    return [Beside(mention=mention, why=why)] if mention is not None else []


def is_noun(trigger: Trigger, scene: Scene) -> bool:
    """Whether the trigger is a noun by the word lists or its ending."""
    word = _last_word(trigger)
    return scene.lexicon.is_act_noun(word) or scene.lexicon.is_agent_noun(word) or bool(DEED_NOUN.search(word))


def _last_word(trigger: Trigger) -> str:
    words = trigger.span.text.split()
    return words[-1].lower() if words else ""


def is_free(mention: ActorMention, trigger: Trigger) -> bool:
    """Whether the trigger has no argument there yet."""
    linked = [*arguments(trigger, "actor"), *arguments(trigger, "recipient")]
    return not any(argument.span.overlaps(mention.span) for argument in linked)
