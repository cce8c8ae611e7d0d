"""Whom pronouns and definite descriptions stand for, where the mentions alone left it open.

"he", "she", "it", "they" take up who is being talked of (discourse.py); "I" and "we" the one who speaks the quote;
"the ministry" a fuller mention with the same head; "the country", "the group" the last of their kind. What is resolved
keeps its own words and points to its antecedent.
"""

import re
from dataclasses import replace

from lapwing.events.discourse import Discourse, Wanted
from lapwing.events.syntax import is_adjective
from lapwing.knowledge.lexicon import Lexicon
from lapwing.records.base import Score
from lapwing.records.document import Document
from lapwing.records.mention import ActorMention, Mentions
from lapwing.records.quote import Quote
from lapwing.records.reading import Reading

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
SPEAKER = frozenset({"i", "me", "my", "mine", "myself"})
SPEAKERS = frozenset({"we", "us", "our", "ours", "ourselves"})
OBJECTS = frozenset({"him", "them"})
MAN = re.compile(r"\b(?:Mr|King|Prince|Lord|Sir|chairman|spokesman|son|husband|father|brother)\b", re.I)
WOMAN = re.compile(
    r"\b(?:Mrs|Ms|Miss|Queen|Princess|Lady|Dame|chairwoman|spokeswoman|daughter|wife|mother|sister)\b", re.I
)
PLURAL = re.compile(r"(?:[^s]s|people|men|women|police|troops|military|personnel)$", re.I)
THING = re.compile(
    r"\b(?:government|ministry|military|army|coalition|regime|party|group|company|firm|court|council|parliament|agency"
    r"|administration|committee|alliance|bloc|union|movement|commission|police|country)$",
    re.I,
)
COUNTRY = re.compile(
    r"^(?:(?:the|that|this|his|her|its|their)\s+)?(?:[a-z-]+\s+)?(?:country|nation|kingdom|republic)$", re.I
)
GROUP = re.compile(
    r"^(?:(?:the|that|this)\s+)?(?:[a-z-]+\s+){0,2}(?:group|organi[sz]ation|movement|militia|faction|network|bloc)$",
    re.I,
)
ROLE = re.compile(  # who is one person, known already where the words are definite
    r"\b(?:nominee|candidate|leader|president|premier|minister|chancellor|king|prince|commander|general|admiral|chief"
    r"|founder|senator|lawmaker|governor|mayor|ambassador|envoy|billionaire|tycoon|cleric|republican|democrat|hopeful"
    r"|politician|diplomat|activist|journalist|dissident|suspect|mogul|businessman|strongman|dictator)$",
    re.I,
)
OFFICE = re.compile(r"\b(president|minister|premier|chancellor|king|senator|governor|mayor|ambassador|general)\b", re.I)
DEFINITE = re.compile(r"\b(?:the|this|that|these|those)\s+$", re.I)
LEADING = re.compile(r"^(?:the|that|this|these|those|his|her|its|their|our)\s+", re.I)
MAX_WORDS = 4
BY_DISCOURSE = 0.6
OFFICIAL = frozenset({"GOV", "MIL"})


def link_antecedents(
    mentions: Mentions, document: Document, reading: Reading, quotes: tuple[Quote, ...], lexicon: Lexicon
) -> Mentions:
    """Return the mentions, in the same order, with an antecedent for each pronoun and description that has one."""
    linked = list(mentions.actors)
    for at, mention in enumerate(linked):
        if not _is_open(mention):
            continue
        discourse = Discourse(
            text=document.text,
            sentences=reading.sentences,
            quotes=quotes,
            actors=tuple(linked),
            speech_verbs=lexicon.speech_verbs,
        )
        found = _antecedent(mention, discourse)
        if found is not None and found is not mention:
            linked[at] = _standing_for(mention, found)
    return replace(mentions, actors=tuple(linked))


def _is_open(mention: ActorMention) -> bool:
    """Whether a mention is a pronoun, or a description that nothing grounds yet."""
    grounded = mention.entity_id is not None or mention.antecedent is not None or mention.kind == "country"
    return _is_pronoun(mention) or not grounded


def _is_pronoun(mention: ActorMention) -> bool:
    return mention.kind == "pronoun" or mention.span.text.lower() in SPEAKER


def _antecedent(mention: ActorMention, discourse: Discourse) -> ActorMention | None:
    if _is_pronoun(mention):
        return _of_pronoun(mention.span.text.lower(), mention, discourse)
    return _of_description(mention, discourse)


def _of_pronoun(word: str, mention: ActorMention, discourse: Discourse) -> ActorMention | None:
    if word in SPEAKER:
        return discourse.speaker_at(mention)
    if word in SPEAKERS:
        return _speaking_side(discourse.speaker_at(mention), discourse)
    if word in HE | SHE:
        speaker = discourse.speaker_at(mention)
        unfit = WOMAN if word in HE else MAN
        wanted = _person(unfit, speaker)
        found = discourse.focus(mention, wanted, same_clause=word not in OBJECTS)
        return found or discourse.focus_after(mention, wanted)
    if word in IT:
        return discourse.focus(mention, _is_body)
    if word in THEY:
        return discourse.focus(mention, _is_several, same_clause=word not in OBJECTS)
    return None


def _of_description(mention: ActorMention, discourse: Discourse) -> ActorMention | None:
    text = mention.span.text
    if COUNTRY.match(text):
        return discourse.focus(mention, lambda one: one.kind == "country" and one.country is not None)
    fuller = _same_head(mention, discourse)
    if fuller is None and GROUP.match(text):
        return discourse.focus(mention, lambda one: one.kind in {"group", "organisation"} and one.entity_id is not None)
    if fuller is None and ROLE.search(text) and discourse.follows(mention, DEFINITE):
        wanted = _role_bearer(mention, discourse)
        return discourse.focus(mention, wanted, same_clause=False) or discourse.focus_after(mention, wanted)
    return fuller


def _role_bearer(mention: ActorMention, discourse: Discourse) -> Wanted:
    """Return a test for persons of the country and the office that a description names, if it names any."""
    countries = {one.country for one in discourse.actors if one.kind == "country" and mention.span.covers(one.span)}
    office = OFFICE.search(mention.span.text)

    def wanted(one: ActorMention) -> bool:
        if one.kind != "person" or (countries and one.country not in countries | {None}):
            return False
        theirs = OFFICE.search(f"{one.title} {one.span.text}")
        return office is None or theirs is None or office.group().lower() == theirs.group().lower()

    return wanted


def _person(unfit: re.Pattern[str], speaker: ActorMention | None) -> Wanted:
    """Return a test for persons whose words do not say that they are of the other sex, and who do not speak."""

    def wanted(one: ActorMention) -> bool:
        if one is speaker or unfit.search(f"{one.title} {one.span.text}"):
            return False
        person = one.kind == "person" or (one.kind == "pronoun" and one.span.text.lower() in HE | SHE)
        return person or (one.kind == "nominal" and bool(one.antecedent))

    return wanted


def _is_body(one: ActorMention) -> bool:
    resolved = one.kind == "pronoun" and one.antecedent is not None and one.span.text.lower() in IT
    if is_adjective(one):
        return False
    return one.kind in {"country", "organisation", "group"} or resolved or bool(THING.search(one.span.text))


def _is_several(one: ActorMention) -> bool:
    resolved = one.kind == "pronoun" and one.antecedent is not None and one.span.text.lower() in THEY
    plural = one.kind in {"nominal", "organisation"} and bool(PLURAL.search(one.span.text))
    return resolved or plural or one.kind == "group"


def _speaking_side(speaker: ActorMention | None, discourse: Discourse) -> ActorMention | None:
    """Return the state that an official speaks for, under a mention that names it, else the speaker."""
    if speaker is None or speaker.entity_id is None or not OFFICIAL & set(speaker.sector):
        return speaker
    entity = f"country:{speaker.country}"
    states = (one for one in discourse.actors if one.entity_id == entity and not is_adjective(one))
    return next(states, speaker)


def _same_head(mention: ActorMention, discourse: Discourse) -> ActorMention | None:
    """Return the last mention before that says the same and more: "the convoy" for "an aid convoy"."""
    words = LEADING.sub("", mention.span.text).lower().split()
    if not words or len(words) > MAX_WORDS or not discourse.follows(mention, DEFINITE):
        return None
    for other in reversed(discourse.actors):
        theirs = LEADING.sub("", f"{other.title} {other.span.text}").lower().split()
        before = other.span.end <= mention.span.start and len(theirs) > len(words)
        heads = {theirs[-1], *other.title.lower().split()[-1:]} if theirs else set()
        if before and words[-1] in heads and set(words) <= set(theirs):
            return other
    return None


def _standing_for(mention: ActorMention, other: ActorMention) -> ActorMention:
    why = f"the one talked of, “{other.span.text}”; {other.score.why}"
    return replace(
        mention,
        entity_id=other.entity_id,
        canonical=other.canonical,
        country=other.country or (None if mention.kind == "pronoun" else mention.country),
        sector=other.sector or mention.sector,
        antecedent=other.mention_id,
        score=Score(value=round(BY_DISCOURSE * max(other.score.value, 0.3), 3), why=why),
    )
