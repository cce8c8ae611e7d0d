"""Participants of an event over all its tellings: which are one, on which side they stand, whether tellings clash."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from lapwing.fusion.compare.actors import names_alike
from lapwing.fusion.compare.types import RECIPROCAL
from lapwing.fusion.corroborate import claims_reason, count_independent, fact_value, is_claimed, support_reason
from lapwing.fusion.facts import silent_origins
from lapwing.fusion.origins import Telling
from lapwing.fusion.profile import is_person, is_specific, name_key
from lapwing.records.event import Participant
from lapwing.records.fused import Fact, FactStatus

Side = Literal["actor", "recipient"]
Named = tuple[Participant, Telling]
_SIDES: tuple[Side, Side] = ("actor", "recipient")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One participant under all its spellings: `key` is its entity_id or name, `best` the fullest mention of it."""

    key: str
    best: Participant
    tellings: tuple[Telling, ...]


def rank_parties(tellings: Sequence[Telling], event: str) -> dict[Side, list[Party]]:
    """Return the parties of each side, most independent tellings first, then the most precisely named.

    With reciprocal types a party told on both sides stands on the one with more independent tellings (ties: actor).
    """
    named = _gather(tellings)
    if event in RECIPROCAL:
        _settle_sides(named)
    return {side: sorted((_party(key, named[side][key]) for key in named[side]), key=_rank) for side in _SIDES}


def headline_parties(parties: Sequence[Party], opposite: Sequence[Party] = ()) -> tuple[Participant, ...]:
    """Return one participant a party: those that can stand beside the best one, no nominal beside its name.

    With reciprocal types the parties of the `opposite` side cover theirs too: a country is not met by its own minister.
    """
    if not parties:
        return ()
    beside = _told_beside(parties)
    kept = [party for party in parties if _may_join(party, parties[0], beside)]
    named = [party.best for party in (*kept, *opposite) if is_specific(party.best)]
    return tuple(party.best for party in kept if not _covered(party.best, named))


def state_parties(side: Side, parties: Sequence[Party], tellings: Sequence[Telling]) -> Fact | None:
    """Return the fact of one side, or None where nobody names a party of it."""
    if not parties:
        return None
    heard = [telling for party in parties for telling in party.tellings]
    clash = _clash(parties)
    claimed = bool(clash) and not _clash([party for party in parties if not is_claimed(party.tellings)])
    if claimed:
        clash = claims_reason((party.best.name or party.best.text, party.tellings) for party in parties)
    return Fact(
        field=side,
        status="claimed" if claimed else _status(parties, clash),
        values=tuple(fact_value(party.key, party.best.name or party.best.text, party.tellings) for party in parties),
        silent=silent_origins(tellings, heard),
        why=f"{clash}; {support_reason(heard)}" if clash else support_reason(heard),
    )


def compatible(one: Participant, other: Participant) -> bool:
    """Whether two participants can be one: one entity, a country or nominal and its own person, an unknown country."""
    if is_specific(one) and is_specific(other):
        both_persons = is_person(one) and is_person(other)
        return one.entity_id == other.entity_id or (not both_persons and one.country == other.country is not None)
    return one.country is None or other.country is None or one.country == other.country


def _gather(tellings: Sequence[Telling]) -> dict[Side, dict[str, list[Named]]]:
    people = [(side, one, telling) for telling in tellings for side in _SIDES for one in getattr(telling.mention, side)]
    known = {one.entity_id: one for _, one, _ in people if one.entity_id and is_specific(one)}
    named: dict[Side, dict[str, list[Named]]] = {"actor": defaultdict(list), "recipient": defaultdict(list)}
    for side, one, telling in people:
        named[side][_key(one, known)].append((one, telling))
    return named


def _key(one: Participant, known: Mapping[str, Participant]) -> str:
    if one.entity_id:
        return one.entity_id
    name = name_key(one)
    for entity_id in sorted(known):
        same_country = one.country is None or known[entity_id].country == one.country
        if name and same_country and names_alike(name, name_key(known[entity_id])):
            return entity_id
    return "/".join(part for part in ((one.name or one.text).casefold(), one.country) if part)


def _settle_sides(named: Mapping[Side, dict[str, list[Named]]]) -> None:
    for key in sorted(named["actor"].keys() & named["recipient"].keys()):
        acting, receiving = (count_independent(telling for _, telling in named[side][key]) for side in _SIDES)
        winner, loser = ("actor", "recipient") if acting >= receiving else ("recipient", "actor")
        side_won: Side = "actor" if winner == "actor" else "recipient"
        side_lost: Side = "actor" if loser == "actor" else "recipient"
        named[side_won][key] += named[side_lost].pop(key)


def _party(key: str, named: Sequence[Named]) -> Party:
    best = min(named, key=lambda pair: (pair[0].inherited, -pair[0].score, pair[1].published or "9999", pair[0].text))[
        0
    ]
    unique = {(telling.mention.mention_id, telling.report_id): telling for _, telling in named}
    return Party(key=key, best=best, tellings=tuple(unique[name] for name in sorted(unique)))


def _rank(party: Party) -> tuple[bool, int, int, float, str, str]:
    """What is told as known comes before what a source says, then by support, precision, confidence and day."""
    published = min((telling.published for telling in party.tellings if telling.published), default="9999")
    confidence = max(telling.mention.confidence for telling in party.tellings)
    n_told = count_independent(party.tellings)
    return is_claimed(party.tellings), -n_told, -is_specific(party.best), -confidence, published, party.key


def _told_beside(parties: Sequence[Party]) -> frozenset[str]:
    """The mentions that name the first party, or what it may be one with (its country, its minister)."""
    same = [party for party in parties if party is parties[0] or compatible(party.best, parties[0].best)]
    return frozenset(telling.mention.mention_id for party in same for telling in party.tellings)


def _may_join(party: Party, first: Party, beside: frozenset[str]) -> bool:
    """A party joins the headline when some telling names it beside the first one, or when it does not clash with it."""
    together = any(telling.mention.mention_id in beside for telling in party.tellings)
    return together or compatible(party.best, first.best)


def _covered(one: Participant, named: Sequence[Participant]) -> bool:
    return not is_specific(one) and any(one.country == other.country is not None for other in named)


def _clash(parties: Sequence[Party]) -> str:
    """Return in words the first two tellings that share no party and no compatible one, or ""."""
    told: defaultdict[str, list[Party]] = defaultdict(list)
    for party in parties:
        for telling in party.tellings:
            told[telling.mention.mention_id].append(party)
    sets = sorted({tuple(sorted(party.key for party in group)) for group in told.values()})
    by_key = {party.key: party for party in parties}
    for place, here in enumerate(sets):
        for there in sets[place + 1 :]:
            pairs = [(by_key[one].best, by_key[other].best) for one in here for other in there]
            if not set(here) & set(there) and not any(compatible(one, other) for one, other in pairs):
                first, second = pairs[0]
                return f"{first.name or first.text} in one telling, {second.name or second.text} in another"
    return ""


def _status(parties: Sequence[Party], clash: str) -> FactStatus:
    if clash:
        return "conflict"
    origins = {telling.origin_id for party in parties for telling in party.tellings}
    return "agree" if len(origins) > 1 else "sole"
