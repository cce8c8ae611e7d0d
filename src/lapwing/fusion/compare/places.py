"""Do the places of two mentions agree? A city lies in its country; two cities are two places."""

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt

from lapwing.fusion import weights
from lapwing.fusion.compare.types import is_visit
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score
from lapwing.records.event import EventPlace

NEAR_KM = 25.0
_WITHIN_REACH_KM = 100.0
_EARTH_KM = 6371.0
PRECISE = ("point", "city")


def places_agree(one: Profile, other: Profile, _rarity: Mapping[str, float]) -> Score | None:
    """Return evidence from where the events took place, or None where one does not say."""
    here, there = _place_of(one), _place_of(other)
    if here is None or there is None:
        return None
    if same_place(here, there):
        value = weights.SAME_PLACE if here.precision != "country" else weights.PLACE_CONTAINED
        return Score(value=value, why=f"both in {here.name}")
    if here.country and there.country and here.country != there.country:
        return _apart(here, there)
    if here.precision in PRECISE and there.precision in PRECISE:
        return _by_distance(here, there)
    if here.country and here.country == there.country:
        return Score(value=weights.PLACE_CONTAINED, why=f"{here.name} and {there.name} lie in one country")
    return None


def _place_of(profile: Profile) -> EventPlace | None:
    """The place, unless it is one in the country of a visitor to another country: where he came from."""
    place = profile.place
    hosts = profile.recipients - profile.actors
    if place and hosts and is_visit(profile) and place.country in profile.actors - profile.recipients:
        return None
    return place


def same_place(here: EventPlace, there: EventPlace) -> bool:
    """Whether the two are one place by id, or by name and country where an id is missing."""
    if here.geonames_id and there.geonames_id:
        return here.geonames_id == there.geonames_id
    return here.name.casefold() == there.name.casefold() and (not here.country or here.country == there.country)


def distance_km(here: EventPlace, there: EventPlace) -> float | None:
    """Return the great-circle distance, or None where coordinates are unknown."""
    if here.latitude is None or here.longitude is None or there.latitude is None or there.longitude is None:
        return None
    lat1, lat2 = radians(here.latitude), radians(there.latitude)
    turn = radians(there.longitude - here.longitude)
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(turn / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(chord)))


def _by_distance(here: EventPlace, there: EventPlace) -> Score | None:
    km = distance_km(here, there)
    if km is None:
        return _apart(here, there)
    if km <= NEAR_KM:
        return Score(value=weights.NEAR_PLACE, why=f"{here.name} and {there.name} are {km:.0f} km apart")
    if km <= _WITHIN_REACH_KM:
        return Score(value=weights.PLACES_WITHIN_REACH, why=f"{here.name} and {there.name} are {km:.0f} km apart")
    return _apart(here, there)


def _apart(here: EventPlace, there: EventPlace) -> Score:
    why = f"{here.name} and {there.name} are two places"
    if here.inherited or there.inherited:
        return Score(value=weights.PLACES_APART_INHERITED, why=f"{why}, but one is carried over from the context")
    return Score(value=weights.CONTRADICTION, why=why)
