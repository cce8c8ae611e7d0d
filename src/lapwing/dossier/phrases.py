"""How an act is told: the word that tells it in the report, and the plain verb that a summary may use for it.

Only words whose sense is the verb's own stand here. An act told by any other word is quoted, not retold.
"""

from dataclasses import dataclass

from lapwing.records.event import EventMention


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb for an act. `needs`: "object" (someone it is done to), "several" (two sides), or "" for neither."""

    past: str
    base: str
    link: str = ""
    needs: str = "object"


_MEET, _TALK = Phrase("met", "meet", "", "several"), Phrase("held talks", "hold talks", "with", "several")
_DOWN = Phrase("shot down", "shoot down")
_BY_TYPE: dict[str, tuple[tuple[str, Phrase], ...]] = {
    "CONSULT": (
        ("met meet meets meeting meetings", _MEET),
        ("talks negotiations negotiate* talk", _TALK),
        ("visit visits visited visiting", Phrase("visited", "visit")),
    ),
    "COOPERATE": (("exercise* drill*", Phrase("held exercises", "hold exercises", "with", "several")),),
    "ASSAULT": (
        ("attack*", Phrase("attacked", "attack")),
        ("struck strike strikes airstrike* air-strike*", Phrase("struck", "strike")),
        ("bomb bombs bombed bombing bombings", Phrase("bombed", "bomb")),
        ("shelled shells shelling", Phrase("shelled", "shell")),
        ("kill*", Phrase("killed", "kill")),
        ("shot shoots shooting shoot", Phrase("shot", "shoot")),
        ("raid*", Phrase("raided", "raid")),
        ("ambush*", Phrase("ambushed", "ambush")),
        ("storm storms stormed", Phrase("stormed", "storm")),
        ("abduct*", Phrase("abducted", "abduct")),
        ("kidnap*", Phrase("kidnapped", "kidnap")),
        ("assassinat*", Phrase("assassinated", "assassinate")),
        ("execut*", Phrase("executed", "execute")),
        ("clash*", Phrase("clashed", "clash", "with", "several")),
        ("fight fights fighting fought", Phrase("fought", "fight", "", "several")),
        ("hit hits", Phrase("hit", "hit")),
    ),
    "COERCE": (
        ("arrest*", Phrase("arrested", "arrest")),
        ("detain*", Phrase("detained", "detain")),
        ("seiz*", Phrase("seized", "seize")),
        ("deport*", Phrase("deported", "deport")),
        ("raid*", Phrase("raided", "raid")),
    ),
    "SANCTION": (
        ("imposes imposed sanctioned sanctioning", Phrase("imposed sanctions on", "impose sanctions on")),
        ("expel* expulsion*", Phrase("expelled", "expel")),
        ("sentence sentences sentenced", Phrase("sentenced", "sentence")),
        ("convict*", Phrase("convicted", "convict")),
    ),
    "ACCUSE": (
        ("accus*", Phrase("accused", "accuse")),
        ("blam*", Phrase("blamed", "blame")),
        ("condemn*", Phrase("condemned", "condemn")),
        ("criticis* criticiz*", Phrase("criticised", "criticise")),
        ("denounc*", Phrase("denounced", "denounce")),
        ("charge charges charged", Phrase("charged", "charge")),
        ("indict*", Phrase("indicted", "indict")),
    ),
    "REQUEST": (
        ("urg*", Phrase("urged", "urge")),
        ("call calls called calling", Phrase("called on", "call on")),
        ("ask asks asked", Phrase("asked", "ask")),
        ("appeals appealed appeal", Phrase("appealed to", "appeal to")),
    ),
    "THREATEN": (("threat*", Phrase("threatened", "threaten")), ("warn*", Phrase("warned", "warn"))),
    "SUPPORT": (
        ("prais*", Phrase("praised", "praise")),
        ("backs backed", Phrase("backed", "back")),
        ("endors*", Phrase("endorsed", "endorse")),
        ("recogni*", Phrase("recognised", "recognise")),
        ("support*", Phrase("supported", "support")),
        ("thank*", Phrase("thanked", "thank")),
        ("congratulat*", Phrase("congratulated", "congratulate")),
        ("sign signs signed signing", Phrase("signed", "sign", "with", "several")),
    ),
    "AGREE": (("agree agrees agreed", Phrase("agreed", "agree", "with", "several")),),
    "RETREAT": (
        ("releas*", Phrase("released", "release")),
        ("resign*", Phrase("resigned", "resign", "", "")),
        ("withdr*", Phrase("withdrew", "withdraw", "", "")),
    ),
    "CONCEDE": (("pardon*", Phrase("pardoned", "pardon")), ("apolog*", Phrase("apologised", "apologise", "to", ""))),
    "PROTEST": (
        ("protest protests protested protesting demonstrat* march marches marched rally rallied rallies",
         Phrase("protested", "protest", "against", "")),
    ),
    "AID": (("rescu*", Phrase("rescued", "rescue")),),
}  # fmt: skip


def phrase_for(mention: EventMention) -> Phrase | None:
    """Return the verb for what a mention tells, by the first word of its trigger that has one; None where none has."""
    for word in mention.trigger.text.lower().split():
        for stems, phrase in _BY_TYPE.get(mention.event, ()):
            if any(word.startswith(stem[:-1]) if stem.endswith("*") else word == stem for stem in stems.split()):
                return _DOWN if phrase.past == "shot" and "down" in mention.trigger.text.lower().split() else phrase
    return None
