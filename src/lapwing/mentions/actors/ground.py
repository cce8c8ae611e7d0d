"""Grounding actors: what each mention is, by its own words, by knowledge, and by the rest of its document, in that
order.

Four passes: each mention on its own; then short names, descriptions and pronouns against the others (coreference);
then the country of those that name none, from where the sentence is set; then the sector of those who are not known,
from their words and their sentence. What stays open keeps entity_id None and its
candidates.
"""

from dataclasses import replace

from lapwing.knowledge.actors import ActorIndex, Organisation, sector_of_office
from lapwing.knowledge.name_keys import PARTICLES, fold_words, name_key
from lapwing.mentions.actors.company import by_company
from lapwing.mentions.actors.coreference import link_mentions
from lapwing.mentions.actors.extent import NO_ACTOR
from lapwing.mentions.actors.namesakes import KIN, Beside
from lapwing.mentions.actors.owners import by_neighbours
from lapwing.mentions.actors.parse import read_phrase
from lapwing.mentions.actors.people import holder, rank_people, settle
from lapwing.mentions.actors.phrases import MINISTERS, Phrase
from lapwing.mentions.actors.sectors import SectorWeights, load_sector_weights, settle_sectors
from lapwing.mentions.actors.setting import Weights, inherit_countries, load_weights
from lapwing.mentions.actors.vocabulary import SHARED_SEATS
from lapwing.records.base import Score
from lapwing.records.context import Context
from lapwing.records.ids import hash_id
from lapwing.records.mention import ActorMention, Candidate

UNSURE = "UNK"
OFFICIAL = frozenset({"GOV", "LEG", "MIL", "SPY", "COP", "BUS", "ELI", "IGO", "PTY"})
NON_STATE = frozenset({"IGO", "NGO"})
OFFICES_OF_ONE = frozenset({"HOS", "HOG", "FM", "DEFMIN", "MIL_CHIEF", "INTERIOR"})


def ground_actors(
    found: tuple[ActorMention, ...],
    context: Context,
    index: ActorIndex,
    weights: Weights | None = None,
    sector_weights: SectorWeights | None = None,
) -> tuple[ActorMention, ...]:
    """Return the mentions with entity, country, sector, candidates, antecedent and the reasons, in the order given.

    weights: of what speaks for the country of those who name none; sector_weights: for the sector of those whom the
    knowledge does not know. Those that ship, unless others are to be judged.
    """
    grounded = ground_alone(found, context, index)
    placed = inherit_countries(grounded, context, index, load_weights() if weights is None else weights)
    told = load_sector_weights() if sector_weights is None else sector_weights
    return tuple(settle_sectors(found, placed, context, told))


def ground_alone(found: tuple[ActorMention, ...], context: Context, index: ActorIndex) -> list[ActorMention]:
    """Return the mentions grounded by their own words and by each other, not yet by where the text is set."""
    day = context.published.date_max or context.published.date_min or None
    countries = document_countries(found, context, index)
    phrases = [mention_phrase(mention, index) for mention in found]
    grounded = [_ground_one(m, p, day, countries, index) for m, p in zip(found, phrases, strict=True)]
    grounded = [by_neighbours(m, p, context, countries, index) for m, p in zip(grounded, phrases, strict=True)]
    grounded = link_mentions(grounded, phrases)
    grounded = [_by_office(m, p, day, index) for m, p in zip(grounded, phrases, strict=True)]
    return [by_company(m, p, context) for m, p in zip(grounded, phrases, strict=True)]


def document_countries(found: tuple[ActorMention, ...], context: Context, index: ActorIndex) -> tuple[str, ...]:
    """Return the ISO-3 codes that the document mentions, most frequent first."""
    codes = [code for code, _ in context.countries]
    for mention in found:
        own = mention_phrase(mention, index).own_country()
        if own and own[0] not in codes:
            codes.append(own[0])
    return tuple(codes)


def mention_phrase(mention: ActorMention, index: ActorIndex) -> Phrase:
    """Return what the words of a mention say; a title that stands outside its span is read with it."""
    named = mention.kind == "person"
    if mention.title and mention.title not in mention.span.text:
        return read_phrase(f"{mention.title}, {mention.name}", index, named=named)
    return read_phrase(mention.span.text, index, named=named)


def _ground_one(
    mention: ActorMention, phrase: Phrase, day: str | None, countries: tuple[str, ...], index: ActorIndex
) -> ActorMention:
    if mention.score == NO_ACTOR:
        return mention
    guess = tuple(code for code in mention.sector if code != UNSURE)
    mention = replace(mention, sector=guess)
    if mention.kind == "pronoun":
        return replace(mention, score=Score(value=0.2, why="a pronoun that no earlier mention settles"))
    if mention.kind == "person":
        return _ground_person(mention, phrase, day, countries, index)
    hit = phrase.whole_hit
    if hit and hit.term and mention.kind == "country":
        return _as_country(mention, hit.term.country, hit.term.kind, index)
    if hit and hit.organisation and _is_elsewhere(hit.organisation, countries):
        why = f"a {hit.organisation.name} of another country than {hit.organisation.country}"
        return replace(mention, sector=hit.organisation.sector, score=Score(value=0.4, why=why))
    if hit and hit.organisation:
        group = hit.organisation
        return replace(
            mention,
            entity_id=group.entity_id,
            canonical=group.name,
            country=group.country,
            sector=group.sector,
            score=Score(value=0.95, why=f"known as {group.name}"),
        )
    return _ground_phrase(mention, phrase, day, countries, index)


def _is_elsewhere(organisation: Organisation, countries: tuple[str, ...]) -> bool:
    """Whether a name that many countries have ("Labour Party") stands in a text about other countries only."""
    return "PTY" in organisation.sector and bool(countries) and organisation.country not in countries


def _as_country(mention: ActorMention, code: str, kind: str, index: ActorIndex) -> ActorMention:
    name = index.countries.name(code)
    value = 0.97 if kind in {"name", "adjective"} else 0.85
    why = f"“{mention.span.text}” is a {kind} of {name}" if kind != "name" else f"the name of {name}"
    return replace(
        mention,
        entity_id=f"country:{code}",
        canonical=name,
        country=code,
        sector=("GOV",),
        score=Score(value=value, why=why + "; a state that acts is its government"),
    )


def _named_country(
    phrase: Phrase, day: str | None, countries: tuple[str, ...], index: ActorIndex
) -> tuple[str, str] | None:
    """Return the country of the known person that a phrase is called after ("the Biden administration")."""
    if not phrase.free_name:
        return None
    best = settle(rank_people(phrase.free_name, index=index, country=None, on=day, countries=countries))
    return (best.country, f"called after {best.name} of {best.country}") if best and best.country else None


def _ground_phrase(
    mention: ActorMention, phrase: Phrase, day: str | None, countries: tuple[str, ...], index: ActorIndex
) -> ActorMention:
    own, role = (
        phrase.own_country(countries) or _named_country(phrase, day, countries, index),
        phrase.own_sector(),
    )
    own = own or _of_shared_seat(phrase, countries, index)
    if not own and role and mention.kind == "nominal" and _is_worldwide(role[0][0], phrase):
        own = role[0][0], f"of an {'intergovernmental' if role[0][0] == 'IGO' else 'aid'} organisation"
    coded = [c for c in index.coded(mention.span.text) if c.country != "MNC"] if mention.kind != "nominal" else []
    if coded and not own:
        own = coded[-1].country, "in the Phoenix dictionaries"
        role = role or (coded[-1].sector, "in the Phoenix dictionaries")
    if not role and own and phrase.whole_hit or not role and phrase.counted:
        role = ("CVL",), "people of whom nothing more is said"
    if phrase.former and (not role or role[0][0] in OFFICIAL):
        role = ("ELI",), "a former office"
    sector = role[0] if role else mention.sector
    reasons = [
        own[1] if own else "no country in the phrase",
        role[1] if role else "the reader's guess" if sector else "no role noun",
    ]
    entity = None
    if mention.kind in {"organisation", "group"} and own:
        entity = "local:" + hash_id(_key(mention.span.text), own[0])
    return replace(
        mention,
        entity_id=entity,
        country=own[0] if own else None,
        sector=sector,
        score=Score(value=0.85 if own and role else 0.55 if own or role else 0.2, why="; ".join(reasons)),
    )


def _of_shared_seat(phrase: Phrase, countries: tuple[str, ...], index: ActorIndex) -> tuple[str, str] | None:
    """Return the country of "Congress" and its like: where it is named or no other is; else the setting decides."""
    seat = next((seat for seat in SHARED_SEATS if f" {' '.join(phrase.words)}".endswith(f" {seat}")), "")
    start = len(phrase.words) - len(seat.split())
    proper = seat and phrase.text[phrase.spans[start][0]].isupper()
    if not proper or start and phrase.words[start - 1] not in {"the", "of", "in"}:
        return None
    code = SHARED_SEATS[seat]
    if countries and code not in countries:
        return None
    told = "named in the text" if countries else "the text names no other"
    return code, f"“{seat}” is mostly that of {index.countries.name(code)}, {told}"


def _is_worldwide(sector: str, phrase: Phrase) -> bool:
    """Whether those of a sector have no country unless one is named: the UN's people, and bringers of aid."""
    return sector == "IGO" or sector == "NGO" and bool({"aid", "governmental", "humanitarian"} & set(phrase.words))


def _ground_person(
    mention: ActorMention, phrase: Phrase, day: str | None, countries: tuple[str, ...], index: ActorIndex
) -> ActorMention:
    own, office, role = phrase.own_country(countries), phrase.office, phrase.own_sector()
    country = own[0] if own else None
    ranked = rank_people(
        mention.name,
        index=index,
        country=country,
        on=day,
        office=office,
        countries=countries,
        former=phrase.former,
        beside=_beside(phrase),
    )
    best = settle(ranked)
    title_sector = _title_sector(phrase, role)
    if best:
        return replace(
            mention,
            entity_id=best.entity_id,
            canonical=best.name,
            country=best.country,
            sector=_join(title_sector, best, office),
            score=best.score,
            candidates=ranked,
        )
    mention = replace(mention, candidates=ranked)
    return _unknown_person(mention, country, own[1] if own else "", title_sector, day, index)


def _beside(phrase: Phrase) -> Beside:
    """Return what stands right before the name, or in a title's place after it: words, and a mere role's sector."""
    start = phrase.name_words[0] if phrase.name_words else 0
    roles = [hit for hit in phrase.hits if hit.sector and not hit.term and not hit.organisation and hit.end <= start]
    plain = [hit for hit in roles if not hit.office and not KIN & set(phrase.words[hit.start : hit.end])]
    sector = plain[-1].sector[0] if plain and plain == roles and plain[-1].sector else ""
    return Beside(words=frozenset(phrase.words[:start]), sector=sector)


def _unknown_person(
    mention: ActorMention, country: str | None, why: str, sector: tuple[str, ...], day: str | None, index: ActorIndex
) -> ActorMention:
    reasons = [why] if why else []
    coded = [c for c in index.coded(mention.name) if c.country != "MNC"]  # of companies only: everywhere
    coded = [c for c in coded if not day or not c.start or c.start <= day]
    alive = [c for c in coded if not day or not c.end or day <= c.end] or coded
    if alive and (country is None or any(c.country == country for c in alive)):
        chosen = next((c for c in alive if c.country == country), alive[-1])
        country, sector = chosen.country, sector or chosen.sector
        reasons.append("country and sector from the Phoenix dictionaries")
    sector = sector or mention.sector or ("CVL",)
    close = [c for c in mention.candidates if c.score.value >= 0.6]
    if close:
        reasons.append(
            f"{len(close)} known persons are as likely"
            if len(close) > 1
            else f"perhaps {close[0].name}, not sure enough"
        )
    homes = {candidate.country for candidate in close}
    if country is None and len(homes) == 1 and (home := homes.pop()):
        country = home
        reasons.append(f"all of {home}")
    words = [word for word in fold_words(mention.name) if word not in PARTICLES]
    entity = None if len(close) > 1 or len(words) < 2 else "local:" + hash_id(_key(mention.name), country)
    return replace(
        mention,
        entity_id=entity,
        canonical=mention.name if entity else None,
        country=country,
        sector=sector,
        score=Score(value=0.6 if country else 0.35, why="; ".join([*reasons, "not a person known by this name"])),
    )


def _by_office(mention: ActorMention, phrase: Phrase, day: str | None, index: ActorIndex) -> ActorMention:
    """Ground "the Russian defence minister" through who held that office on the day, unless the text has settled it."""
    office, own = phrase.office, phrase.own_country()
    plain = mention.kind == "nominal" and mention.entity_id is None and mention.antecedent is None
    if (
        not plain
        or not day
        or not own
        or office not in OFFICES_OF_ONE
        or phrase.former
        or phrase.counted
        or phrase.is_plural
    ):
        return mention
    if len([hit for hit in phrase.hits if hit.office or hit.sector]) > 1:
        return mention
    if mention.sector == ("GOV",) or not mention.sector or office == "MIL_CHIEF":
        mention = replace(mention, sector=sector_of_office(office))
    candidates = holder(own[0], office, day, index)
    best = settle(candidates)
    if not best:
        return replace(mention, candidates=candidates)
    return replace(
        mention,
        entity_id=best.entity_id,
        canonical=best.name,
        sector=best.sector,
        score=best.score,
        candidates=candidates,
    )


def _title_sector(phrase: Phrase, role: tuple[tuple[str, ...], str] | None) -> tuple[str, ...]:
    if phrase.former and (not role or role[0][0] in OFFICIAL):
        return ("ELI",)
    office = "OTHER_MIN" if phrase.office == "JUD" and "minister" in phrase.words else phrase.office
    body = next((hit.organisation for hit in phrase.hits if hit.organisation), None)
    if body and body.country in NON_STATE and body.sector[:1] == (body.country,) and office not in MINISTERS:
        return body.sector
    if office and office not in {"HONORIFIC", "OFFICER"}:
        staff = any(hit.sector == ("MIL",) for hit in phrase.hits)
        return ("MIL",) if staff and office == "OTHER" else sector_of_office(office, phrase.title)
    return role[0] if role else (("MIL",) if office == "OFFICER" else ())


def _join(title: tuple[str, ...], best: Candidate, office: str | None) -> tuple[str, ...]:
    """Return the sectors: those of the title stated in the text, completed by the office known."""
    if best.country in NON_STATE:
        return (best.country or "IGO",)
    if office == "HOS" and best.sector[:1] in {("LEG",), ("JUD",), ("IGO",), ("COP",)} and title == ("GOV",):
        return best.sector
    if office == "CLERIC" and best.sector[:1] == ("GOV",) and "in office on" in best.score.why:
        return best.sector
    if title and best.sector and (title[0] == best.sector[0] or office in {None, "HONORIFIC"}):
        return best.sector if title[0] == best.sector[0] else title
    return title or best.sector


def _key(name: str) -> str:
    return " ".join(name_key(word) for word in fold_words(name) if word not in PARTICLES)
