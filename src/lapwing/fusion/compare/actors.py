"""Do the participants agree? By grounded entity, by country and role, by name; reciprocal types whichever side."""

from collections.abc import Mapping

from rapidfuzz import fuzz

from lapwing.fusion import weights
from lapwing.fusion.compare.stories import tell_one_story
from lapwing.fusion.compare.types import RECIPROCAL
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score

_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})  # deeds that somebody did, whoever says who
_ADDRESSED = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})
_ALIKE = 75.0  # rapidfuzz ratio of two surnames: Shoigu and Shoygu 83, Bagheri and Baqeri 77
_SHORTEST_ALIKE = 5


def actors_agree(one: Profile, other: Profile, rarity: Mapping[str, float]) -> Score | None:
    """Return evidence from who took part, or None where one of the two names nobody."""
    for find_clash in (_blame, _people_clash, _sides_clash, _domestic_clash, _targets_clash):
        if clash := find_clash(one, other):
            return clash
    parts = [part for part in (_entities(one, other, rarity), _countries(one, other), _names(one, other)) if part]
    if not parts:
        return None
    return Score(value=sum(part.value for part in parts), why="; ".join(part.why for part in parts))


def _blame(one: Profile, other: Profile) -> Score | None:
    """Who did it is no evidence where one is told by the side that the other has do it: each side blames the other."""
    if not {one.event, other.event} <= _HOSTILE or one.actors & other.actors:
        return None
    if one.accusers & other.actors or other.accusers & one.actors:
        return Score(value=0.0, why="each side has it that the other did it: who did is claimed")
    return None


def _people_clash(one: Profile, other: Profile) -> Score | None:
    """Two persons of one country, none of them shared, are two meetings or two deeds, however much else they share."""
    if not {one.event, other.event} <= RECIPROCAL:
        return _doers_clash(one, other)
    for country in sorted(one.everyone.keys() & other.everyone.keys()):
        if one.everyone[country].isdisjoint(other.everyone[country]):
            if country in one.people and country in other.people:
                return Score(value=weights.CONTRADICTION, why=f"other persons of {country} take part")
            why = f"other persons of {country} take part, if a description is understood rightly"
            return Score(value=weights.DESCRIBED_PERSONS_DIFFER, why=why)
    return None


def _doers_clash(one: Profile, other: Profile) -> Score | None:
    """What one person does is not what another does; who it is done to is no second doer."""
    if not (one.doers and other.doers) or one.doers & other.doers or one.actors.isdisjoint(other.actors):
        return None
    if (one.doers | other.doers) & (one.targets | other.targets):
        return Score(value=weights.DESCRIBED_PERSONS_DIFFER, why="done by other persons, if the sides are told rightly")
    return Score(value=weights.OTHER_DOER, why="done by other persons")


def _entities(one: Profile, other: Profile, rarity: Mapping[str, float]) -> Score | None:
    shared = sorted(one.entities & other.entities)
    if not shared:
        return None
    most = weights.SHARED_ENTITY_IN_STORY if tell_one_story(one, other) else weights.SHARED_ENTITY_MAX
    best = min(most, max(rarity.get(entity, 1.0) for entity in shared) / 2)
    value = best + weights.FURTHER_SHARED_ENTITY * (len(shared) - 1)
    return Score(value=value, why=f"{len(shared)} named {'participant' if len(shared) == 1 else 'participants'} shared")


def _countries(one: Profile, other: Profile) -> Score | None:
    here, there = one.countries, other.countries
    if not here or not there:
        return None
    if one.actors == other.actors and one.recipients == other.recipients:
        directed = one.recipients and len(here) > 1  # within one country either party may be either side
        value = _of_dyad(one, other, weights.SAME_DIRECTED_DYAD) if directed else weights.COUNTRIES_CONTAINED
        return Score(value=value, why=f"the same countries in the same roles ({_list(here)})")
    if not here & there:
        return Score(value=weights.NO_COMMON_COUNTRY, why=f"no country in common ({_list(here)} and {_list(there)})")
    either_side = one.event in RECIPROCAL and other.event in RECIPROCAL
    if one.event == other.event == "CONSULT" and len(here) == len(there) == 2 and here != there:
        why = f"{_list(here & there)} meets two others ({_list(here - there)} and {_list(there - here)})"
        return Score(value=weights.OTHER_COUNTERPART, why=why)
    return _any_side(one, other) if either_side else _by_role(one, other)


def _domestic_clash(one: Profile, other: Profile) -> Score | None:
    """A talk of two parties of one country is not the talk of two countries, whoever takes part in both."""
    talks = one.event == other.event == "CONSULT" and one.countries and other.countries
    if not talks or one.countries == other.countries or not (_is_domestic(one) or _is_domestic(other)):
        return None
    return Score(value=weights.WITHIN_ONE_COUNTRY, why="one is between parties of one country, the other is not")


def _sides_clash(one: Profile, other: Profile) -> Score | None:
    """What A says to B is not what B says to A or to a third; who strikes whom is coded wrongly too often."""
    if one.event != other.event or one.event not in _ADDRESSED:
        return None
    if one.acting & other.acting or one.acted_on & other.acted_on:
        return None
    if one.acting & other.acted_on or one.acted_on & other.acting:
        return Score(value=weights.SWAPPED_PARTIES, why="who acts in one is acted on in the other")
    return None


def _targets_clash(one: Profile, other: Profile) -> Score | None:
    """What is done to one person is not what is done to another, whoever does both."""
    if {one.event, other.event} <= RECIPROCAL or not (one.targets and other.targets) or one.targets & other.targets:
        return None
    return Score(value=weights.OTHER_TARGET, why="done to other persons")


def _is_domestic(profile: Profile) -> bool:
    """Whether two parties or more are named, all of one country: the counterpart is not merely left out."""
    return len(profile.countries) == 1 and profile.n_parties > 1


def _of_dyad(one: Profile, other: Profile, bits: float) -> float:
    """What a shared pair of countries weighs: `bits`, but less in one story, all of which is about the two."""
    return min(bits, weights.SAME_DYAD_IN_STORY) if tell_one_story(one, other) else bits


def _any_side(one: Profile, other: Profile) -> Score:
    here, there = one.countries, other.countries
    if here == there:
        dyad = _of_dyad(one, other, weights.SAME_DYAD_ANY_SIDE)
        value = dyad if len(here) > 1 else weights.COUNTRIES_CONTAINED
        return Score(value=value, why=f"the same countries ({_list(here)})")
    if here < there or there < here:
        return Score(
            value=weights.COUNTRIES_CONTAINED, why=f"the countries of one are among the other's ({_list(here & there)})"
        )
    return Score(value=weights.COUNTRIES_OVERLAP, why=f"only {_list(here & there)} in common")


def _by_role(one: Profile, other: Profile) -> Score:
    if _apart(one.recipients, other.recipients) or _apart(one.actors, other.actors):
        swapped = one.actors & other.recipients or other.actors & one.recipients
        if swapped and not (_apart(one.actors | one.recipients, other.actors | other.recipients)):
            return Score(value=weights.SWAPPED_DIRECTION, why="the same countries in swapped roles")
        return Score(value=weights.OTHER_RECIPIENT, why="another country in one of the roles")
    if one.actors <= other.actors and one.recipients <= other.recipients:
        return Score(value=weights.COUNTRIES_CONTAINED, why="the roles that both name are the same")
    if other.actors <= one.actors and other.recipients <= one.recipients:
        return Score(value=weights.COUNTRIES_CONTAINED, why="the roles that both name are the same")
    return Score(value=0.0, why="some countries in common")


def _apart(here: frozenset[str], there: frozenset[str]) -> bool:
    return bool(here) and bool(there) and not here & there


def _names(one: Profile, other: Profile) -> Score | None:
    if not one.names or not other.names:
        return None
    if _guests_differ(one, other):
        why = f"other persons are named ({', '.join(sorted(one.full_names | other.full_names))})"
        return Score(value=weights.OTHER_GUEST, why=why)
    for name in sorted(one.names):
        for second in sorted(other.names):
            if names_alike(name, second):
                return Score(value=weights.ALIKE_NAMES, why=f"{name} is named in both")
    if one.entities & other.entities:
        return None
    return Score(value=weights.NO_ALIKE_NAMES, why="other names")


def _guests_differ(one: Profile, other: Profile) -> bool:
    """Whether two talks, deals or invitations name persons that nobody knows by full names, none of them in both."""
    if not {one.event, other.event} <= RECIPROCAL | {"REQUEST"} or not (one.full_names and other.full_names):
        return False
    return not any(names_alike(name, second) for name in one.full_names for second in other.full_names)


def names_alike(name: str, other: str) -> bool:
    """Whether two transliterated surnames or head words are spellings of one."""
    if name == other:
        return True
    if min(len(name), len(other)) < _SHORTEST_ALIKE or name[0] != other[0]:
        return False
    return fuzz.ratio(name, other) >= _ALIKE


def _list(countries: frozenset[str]) -> str:
    return ", ".join(sorted(countries))
