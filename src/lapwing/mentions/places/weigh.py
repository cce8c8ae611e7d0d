"""How well a place of the gazetteer fits a mention: importance, what stands beside it, and what else the document
names.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, exp, log10, radians, sin, sqrt

from lapwing.knowledge.gazetteer import Place
from lapwing.mentions.places.names import Beside

_KIND_WEIGHTS = {"country": 9.0, "sea": 6.5, "region": 5.0, "admin1": 5.5, "point": 5.0, "city": 0.0, "unknown": 0.0}
# Provinces of these states are named in reports on their own; elsewhere a town of the name is the likelier.
_FEDERATIONS = {"USA", "CAN", "AUS", "GBR", "IND", "CHN", "DEU", "RUS", "PAK", "MEX", "BRA", "NGA", "ETH", "ESP"}
_FEDERAL, _NOT_FEDERAL = 1.5, -1.0
_BY_HAND, _OWN_CHOICE = ("own:", "cldr:"), 1.0  # added because reports mean them
_CAPITAL = 4.0  # reports on politics mean it: 1.5 gains .005 on LGL's local news, and loses .018 of its capitals
_ALIAS = -2.5
_COUNTRY_BESIDE, _OTHER_COUNTRY_BESIDE = 5.0, -5.0
_ADMIN1_BESIDE, _NEAR_ADMIN1_BESIDE = 6.0, 4.0
_NEAR_ADMIN1_KM = 300.0
_COUNTRY_SHARE, _DATELINE_COUNTRY, _OUTLET_COUNTRY = 3.0, 1.5, 1.0
_NEIGHBOUR, _NEIGHBOUR_HALF, _NEIGHBOUR_KM = 8.0, 1.0, 200.0
_SISTER = 0.3  # closeness of two provinces of one country: "Oklahoma and Georgia"
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the rest of the document says. `countries` counts ISO-3 codes; `admin1` names provinces; `neighbours` are
    chosen places.
    """

    countries: Mapping[str, float]
    admin1: frozenset[str]
    dateline_country: str | None = None
    outlet_country: str | None = None


def weigh_place(
    place: Place, beside: Beside, surroundings: Surroundings, holders: Sequence[Place]
) -> tuple[float, str]:
    """Return the weight of `place` (in units of a factor of e) and its reasons. `holders` are provinces of the name
    beside.
    """
    parts = [_importance(place), *_weigh_beside(place, beside, holders), *_weigh_surroundings(place, surroundings)]
    return sum(weight for weight, _ in parts), "; ".join(why for weight, why in parts if why)


def _importance(place: Place) -> tuple[float, str]:
    weight = _KIND_WEIGHTS[place.kind] + (log10(place.population + 1) if place.kind == "city" else 0.0)
    why = f"{place.kind} of {place.population:,} people" if place.kind == "city" else place.kind
    if place.place_id.startswith(_BY_HAND):
        weight += _OWN_CHOICE if place.kind != "city" else 5.0
    if place.kind == "admin1":
        weight += _FEDERAL if place.country in _FEDERATIONS else _NOT_FEDERAL
    if place.is_capital:
        weight, why = weight + _CAPITAL, f"capital, {why}"
    if place.by_alias:
        weight, why = weight + _ALIAS, f"{why}, by an alternate name"
    return weight, why


def _weigh_beside(place: Place, beside: Beside, holders: Sequence[Place]) -> list[tuple[float, str]]:
    parts = []
    if beside.country and place.kind != "country":
        if place.country == beside.country:
            parts.append((_COUNTRY_BESIDE, f"{beside.country} is named beside it"))
        elif place.country:
            parts.append((_OTHER_COUNTRY_BESIDE, f"not in {beside.country}, which is named beside it"))
    if beside.admin1 and place.kind != "country":
        if place.admin1 == beside.admin1:
            parts.append((_ADMIN1_BESIDE, f"in {beside.admin1}, which is named beside it"))
        elif not place.admin1 and any(_is_near(place, holder, _NEAR_ADMIN1_KM) for holder in holders):
            parts.append((_NEAR_ADMIN1_BESIDE, f"near {beside.admin1}, which is named beside it"))
    return parts


def _is_near(place: Place, holder: Place, most_km: float) -> bool:
    distance = distance_km(place, holder)
    return place.country == holder.country and distance is not None and distance < most_km


def _weigh_surroundings(place: Place, around: Surroundings) -> list[tuple[float, str]]:
    parts: list[tuple[float, str]] = []
    country, total = place.country, sum(around.countries.values())
    if country and total and around.countries.get(country):
        share = around.countries[country] / total
        parts.append((0.5 + _COUNTRY_SHARE * share, f"{share:.0%} of the countries named are {country}"))
    if country and country == around.dateline_country:
        parts.append((_DATELINE_COUNTRY, f"the dateline is in {country}"))
    if country and country == around.outlet_country:
        parts.append((_OUTLET_COUNTRY, f"the outlet is in {country}"))
    if place.admin1 and place.admin1 in around.admin1:
        parts.append((2.0, f"{place.admin1} is named in the document"))
    return parts


def weigh_neighbours(place: Place, others: Sequence[Sequence[tuple[Place, float]]]) -> float:
    """Return the weight that the document's other names lend a place: for each, its readings (with shares) near by.

    A province lends weight to what lies in it. Each further name adds less: three near ones say nearly as much as ten.
    """
    support = sum(max(share * _closeness(place, other) for other, share in readings) for readings in others)
    return _NEIGHBOUR * support / (support + _NEIGHBOUR_HALF)


def _closeness(place: Place, other: Place) -> float:
    if place.kind == "country" or other.kind == "country":
        return 0.0
    if other.kind == "admin1" and place.admin1 == other.name and place.country == other.country:
        return 1.0
    if place.kind == "admin1" and other.admin1 == place.name and place.country == other.country:
        return 1.0
    distance = distance_km(place, other)
    near = exp(-distance / _NEIGHBOUR_KM) if distance is not None else 0.0
    return max(near, _SISTER) if place.kind == other.kind == "admin1" and place.country == other.country else near


def distance_km(one: Place, other: Place) -> float | None:
    """Return the great-circle distance, None where one has no coordinates."""
    if one.latitude is None or one.longitude is None or other.latitude is None or other.longitude is None:
        return None
    first, second = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(east / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def count_countries(named: Sequence[tuple[str, int]], beside: Sequence[str]) -> Counter[str]:
    """Return how often each country is named, those named beside a place counted once more each."""
    counted: Counter[str] = Counter(dict(named))
    counted.update(beside)
    return counted
