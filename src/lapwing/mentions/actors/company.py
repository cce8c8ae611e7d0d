"""What the sentence makes of people of whom nothing is said: a crowd that protests, a man who is convicted.

Positive: "Thousands of people" in a sentence on a march are SOC; "a man" found guilty of murder is CRM. Negative:
police who charge a march stay police. Vague: a man arrested, for nothing that is told, stays CVL.
"""

import re
from dataclasses import replace

from lapwing.mentions.actors.phrases import Phrase
from lapwing.records.context import Context
from lapwing.records.mention import ActorMention

CROWD = re.compile(r"\b(?:hundreds?|thousands|crowds?|\d{1,3},?\d{3}|million)\b", re.IGNORECASE)
PROTEST = re.compile(r"\b(?:protest|demonstrat|rall(?:y|ies)|march(?!\s+\d)|take to the streets|strike)", re.IGNORECASE)
PEOPLE = (("CVL",), "“people”")
PUNISHED = re.compile(
    r"\b(?:convict|sentenc|guilty|extradit|charged|jailed|imprison|indict|arrest|suspect|wanted|plead|execut|custody)",
    re.IGNORECASE,
)
CRIME = re.compile(
    r"\b(?:murder|rap(?:e|ed|ing)\b|sex|drug|traffick|stabb|shooting|massacre|serial|kidnap|fraud|smuggl|robber|gang"
    r"|cartel|manslaughter|arson|knife|killing|abus(?:e|ing)|launder|spree)",
    re.IGNORECASE,
)
VICTIM_OF = (
    r"\b(?:murder|killing|death|rape|abuse|abduction|kidnapping|shooting|stabbing) of (?:an? |the |[\w-]+ ){0,2}"
)
ONE = frozenset({"man", "men", "teenager", "individuals", "gunman"})


def by_company(mention: ActorMention, phrase: Phrase, context: Context) -> ActorMention:
    """Return a mention of mere people with the sector that its sentence gives them: SOC, CRM, or as it was."""
    text = context.sentences[mention.sentence] if mention.sentence < len(context.sentences) else ""
    if mention.sector != ("CVL",) or not text:
        return mention
    if mention.kind == "nominal" and CROWD.search(mention.span.text) and PROTEST.search(text):
        if phrase.own_sector() in (None, PEOPLE):
            return _with(mention, "SOC", "a crowd in a sentence on a protest")
    elif _is_anyone(mention, phrase) and PUNISHED.search(text) and CRIME.search(text) and not _is_victim(mention, text):
        return _with(mention, "CRM", "in a sentence on a crime and its punishment")
    return mention


def _is_victim(mention: ActorMention, text: str) -> bool:
    return bool(re.search(VICTIM_OF + re.escape(mention.span.text), text, re.IGNORECASE))


def _is_anyone(mention: ActorMention, phrase: Phrase) -> bool:
    unknown = mention.kind == "person" and "not a person known" in mention.score.why and not phrase.own_sector()
    return unknown or mention.kind == "nominal" and phrase.words[phrase.head_end - 1 : phrase.head_end][0] in ONE


def _with(mention: ActorMention, sector: str, why: str) -> ActorMention:
    return replace(mention, sector=(sector,), score=replace(mention.score, why=f"{mention.score.why}; {why}"))
