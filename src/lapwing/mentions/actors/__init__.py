"""Actors: find them in a text, and ground them in the knowledge of countries, persons, organisations and role nouns."""

from collections.abc import Sequence

from lapwing.knowledge.actors import ActorIndex
from lapwing.mentions.actors.find import find_actors
from lapwing.mentions.actors.ground import ground_actors
from lapwing.mentions.actors.holders import find_office_holders
from lapwing.mentions.actors.parse import read_phrase
from lapwing.mentions.actors.people import holder, rank_people
from lapwing.records.base import Score
from lapwing.records.mention import Candidate

__all__ = ["explain_name", "find_actors", "find_office_holders", "ground_actors"]


def explain_name(
    name: str,
    *,
    index: ActorIndex,
    country: str | None = None,
    on: str | None = None,
    near: str = "",
    countries: Sequence[str] = (),
) -> tuple[Candidate, ...]:
    """Return what a name may be, best first, with the reasons.

    name: as a text would have it, with or without a title. country: ISO-3. on: ISO day. near: words that stand beside
    it in a text; an office in them counts as stated, and so does a country, unless `countries` (ISO-3) says which the
    text is about.
    """
    phrase, beside = read_phrase(name, index), read_phrase(near, index)
    term = index.countries.lookup(name)
    if term and not phrase.name_words:
        why = f"{term.kind} “{term.phrase}” (source: {term.source})"
        sector = term.sector or ("GOV",)
        return (
            Candidate(
                entity_id=f"country:{term.country}",
                name=term.target or index.countries.name(term.country),
                country=term.country,
                sector=sector,
                score=Score(value=0.97, why=why),
            ),
        )
    if phrase.whole_hit and phrase.whole_hit.organisation:
        group = phrase.whole_hit.organisation
        found = Score(value=0.95, why=f"the name of {group.name}")
        return (
            Candidate(
                entity_id=group.entity_id, name=group.name, country=group.country, sector=group.sector, score=found
            ),
        )
    own = phrase.own_country() or (None if countries else beside.own_country())
    place = country or (own[0] if own else None)
    office = phrase.office or beside.office
    if not phrase.name_words and place and office and on:
        return holder(place, office, on, index)
    return rank_people(
        phrase.name or name,
        index=index,
        country=place,
        on=on,
        office=office,
        countries=countries,
        former=phrase.former or beside.former,
    )
