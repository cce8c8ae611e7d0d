"""Linking within a document: short names, definite descriptions and pronouns to the fuller mention they stand for.

A link is made only when country, sector or office and number leave exactly one entity; otherwise the mention stays
open.
"""

from collections.abc import Sequence
from dataclasses import replace

from lapwing.knowledge.name_keys import PARTICLES, fold_words
from lapwing.mentions.actors.alignment import words_fit
from lapwing.mentions.actors.extent import NO_ACTOR
from lapwing.mentions.actors.namesakes import FEMALE_TITLES, MALE_TITLES
from lapwing.mentions.actors.phrases import Phrase
from lapwing.mentions.actors.vocabulary import FEMALE_NAMES
from lapwing.records.base import Score
from lapwing.records.mention import ActorMention

SAME_WORD = 0.86
REACH_SENTENCES = 2
DESCRIPTION_REACH = 12
MILITARY = frozenset({"MIL_CHIEF", "OFFICER"})
#: Never one person, whoever is named after the comma: "by a group of gunmen, Prime Minister Nowak said".
COLLECTIVES = frozenset({"group", "gang", "mob", "crowd", "team", "unit", "squad", "couple", "pair", "band", "cell"})
LEADERS = frozenset({"HOS", "HOG"})
SINGULAR = frozenset(["he", "she", "him", "her", "his", "hers", "himself", "herself"])
THINGS = frozenset({"it", "its", "itself"})


def link_mentions(mentions: list[ActorMention], phrases: Sequence[Phrase]) -> list[ActorMention]:
    """Return the mentions with antecedents, and what they take over from them. The order stays as given."""
    linked = list(mentions)
    for i, mention in enumerate(mentions):
        if mention.kind == "person":
            linked[i] = _link_short_name(i, linked, mentions, phrases[i])
    for i, mention in enumerate(mentions):
        if mention.kind == "nominal" and mention.entity_id is None and mention.score != NO_ACTOR:
            linked[i] = _link_description(i, linked, phrases)
        elif mention.kind == "pronoun":
            linked[i] = _link_pronoun(i, linked)
    return linked


def _link_short_name(
    i: int, linked: Sequence[ActorMention], mentions: Sequence[ActorMention], phrase: Phrase
) -> ActorMention:
    mention = linked[i]
    words = _name_words(mention.name)
    own = phrase.own_country()
    fuller = [
        (abs(other.sentence - mention.sentence), j, other)
        for j, other in enumerate(mentions)
        if j != i
        and other.kind == "person"
        and len(_name_words(other.name)) > len(words)
        and _is_part(words, other.name)
        if not (own and other.country and own[0] != other.country)
    ]
    if words and not fuller and not mention.entity_id:
        return _link_same_name(i, linked, mentions, words)
    if not words or not fuller or len(words) > 2:
        return mention
    entities = {other.entity_id or other.name for _, _, other in fuller}
    before = [item for item in fuller if item[1] < i] or fuller
    _, j, best = min(before, key=lambda item: item[:2])
    if len(entities) > 1 and len({_family(other.name) for _, _, other in fuller}) < len(entities):
        return mention
    if len(entities) > 1 or _is_other(mention, best, linked):
        return mention
    return _take_over(mention, linked[j] if linked[j].entity_id else best, f"short for “{best.span.text}”", 0.9)


def _link_same_name(
    i: int, linked: Sequence[ActorMention], mentions: Sequence[ActorMention], words: tuple[str, ...]
) -> ActorMention:
    """Return an open name with the person that the same name means elsewhere in the text, by a title or office."""
    same = [
        other
        for j, other in enumerate(mentions)
        if j != i and other.kind == "person" and other.entity_id and _name_words(other.name) == words
    ]
    if len({other.entity_id for other in same}) != 1:
        return linked[i]
    return _take_over(linked[i], same[0], f"the name of “{same[0].span.text}”", 0.9)


def _is_other(mention: ActorMention, fuller: ActorMention, linked: Sequence[ActorMention]) -> bool:
    """Whether a short name that is settled by itself is borne in the text, with a title, by another than the fuller."""
    own = mention.entity_id
    if not own or own.startswith("local:") or own == fuller.entity_id:
        return False
    return any(other.entity_id == own and other.title and len(_name_words(other.name)) == 1 for other in linked)


def _link_description(i: int, linked: Sequence[ActorMention], phrases: Sequence[Phrase]) -> ActorMention:
    mention, phrase = linked[i], phrases[i]
    beside = None if phrase.counted or phrase.is_plural or COLLECTIVES & set(phrase.words) else _apposition(i, linked)
    if beside and not _is_stranger(beside, phrase):
        return _take_over(replace(mention, sector=()), beside, f"stands beside “{beside.span.text}”", 0.9)
    if phrase.counted or "counterpart" in phrase.words or phrase.is_plural or phrase.former:
        return mention
    own, office = phrase.own_country(), _described_office(phrase, linked)
    if not office:
        return mention
    fitting: dict[str, int] = {}
    for j in range(i - 1, -1, -1):
        other = linked[j]
        near = mention.sentence - other.sentence <= DESCRIPTION_REACH or (own and office not in MILITARY)
        is_of = own is None or other.country == own[0]
        if (
            other.kind == "person"
            and other.entity_id
            and near
            and is_of
            and _holds(other, phrases[j], office, bool(own))
        ):
            fitting.setdefault(other.entity_id, j)
    if len(fitting) != 1:
        return mention
    other = linked[next(iter(fitting.values()))]
    why = f"the only person before it in the text who fits {office}" + (f" of {own[0]}" if own else "")
    mention = replace(mention, sector=("MIL",)) if office in MILITARY else mention
    return _take_over(mention, other, why, 0.75)


def _apposition(i: int, linked: Sequence[ActorMention]) -> ActorMention | None:
    """Return the person named right after a description and a comma: "his Irish counterpart, Simon Coveney"."""
    mention = linked[i]
    for other in linked[i + 1 : i + 3]:
        gap = other.span.start - mention.span.end
        alike = mention.country is None or other.country in {None, mention.country}
        if (
            other.kind == "person"
            and 1 <= gap <= 2
            and other.sentence == mention.sentence
            and alike
            and other.entity_id
        ):
            return other
    return None


def _is_stranger(person: ActorMention, phrase: Phrase) -> bool:
    """Whether one nobody knows stands after the leader of a state by chance: "meets the North's leader, Yoon said"."""
    unknown = (person.entity_id or "").startswith("local:")
    return unknown and bool(phrase.own_country()) and (phrase.office in LEADERS or phrase.words[-1:] == ("leader",))


def _described_office(phrase: Phrase, linked: Sequence[ActorMention]) -> str | None:
    """Return the office that a description states; a chief of staff is military in a text with military people."""
    head = phrase.words[: phrase.head_end]
    if phrase.office:
        return phrase.office
    if head[-3:] == ("chief", "of", "staff") and any(o.kind == "person" and "MIL" in o.sector for o in linked):
        return "MIL_CHIEF"
    return "HOS" if head[-1:] == ("leader",) else "OFFICER" if head[-1:] == ("commander",) else None


def _holds(other: ActorMention, stated: Phrase, office: str, of_country: bool) -> bool:
    """Whether a person fits an office described: stated with the name, or military of the right country."""
    if office in MILITARY and of_country:
        return other.sector[:1] == ("MIL",)
    same = {"HOS", "HOG"} if office in {"HOS", "HOG"} else {office}
    return stated.office in same


def _link_pronoun(i: int, linked: Sequence[ActorMention]) -> ActorMention:
    mention = linked[i]
    word = (fold_words(mention.span.text) or ("",))[0]
    if word in SINGULAR:
        wanted = {"person"}
    elif word in THINGS:
        wanted = {"country", "organisation", "group"}
    else:
        return mention
    near = [
        other
        for other in linked[:i]
        if other.kind in wanted
        and mention.sentence - other.sentence <= REACH_SENTENCES
        and other.span.end <= mention.span.start
    ]
    near += [
        o
        for o in linked[:i]
        if word in SINGULAR and o.kind == "nominal" and o.antecedent and o.sentence == mention.sentence
    ]
    near = [other for other in near if not _is_other_gender(word, other)]
    latest = max((other.sentence for other in near), default=None)
    choice = [other for other in near if other.sentence == latest]
    entities = {other.entity_id or other.name for other in choice}
    if len(entities) != 1:
        return mention
    return _take_over(mention, choice[-1], f"the only {' or '.join(sorted(wanted))} it can stand for nearby", 0.65)


def _is_other_gender(word: str, person: ActorMention) -> bool:
    """Whether a person's title or given name shows that "he" or "she" is someone else."""
    told = set(fold_words(person.title)) | set(fold_words(person.span.text)[:1])
    female = bool(told & FEMALE_TITLES or (fold_words(person.canonical or person.name) or ("",))[0] in FEMALE_NAMES)
    if word in {"he", "him", "his", "himself"}:
        return person.kind == "person" and female
    return word in {"she", "her", "hers", "herself"} and not female and bool(told & MALE_TITLES)


def _take_over(mention: ActorMention, other: ActorMention, why: str, certainty: float) -> ActorMention:
    sector = (
        other.sector
        if other.sector and not (mention.sector and mention.kind == "nominal")
        else mention.sector or other.sector
    )
    return replace(
        mention,
        entity_id=other.entity_id,
        canonical=other.canonical,
        country=other.country or mention.country,
        sector=sector,
        antecedent=other.mention_id,
        score=Score(value=round(certainty * max(other.score.value, 0.3), 3), why=f"{why}; {other.score.why}"),
    )


def _is_part(words: tuple[str, ...], name: str) -> bool:
    fuller = _name_words(name)
    family = fuller[-1:] + fuller[:1]
    return all(max(words_fit(word, other) for other in fuller) >= SAME_WORD for word in words) and any(
        words_fit(words[-1], other) >= SAME_WORD for other in family + fuller[1:]
    )


def _family(name: str) -> str:
    return _name_words(name)[-1]


def _name_words(name: str) -> tuple[str, ...]:
    words = fold_words(name)
    return tuple(word for word in words if word not in PARTICLES and len(word) > 1) or words
