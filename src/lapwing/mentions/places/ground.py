"""Choosing which place of a name is meant, for all places of a document together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import exp
from typing import Protocol

from lapwing.knowledge.gazetteer import Gazetteer, Place, fold_place
from lapwing.mentions.places.extent import is_common, is_stub
from lapwing.mentions.places.generic import is_partial
from lapwing.mentions.places.names import Beside, read_names
from lapwing.mentions.places.names import Reading as NameReading
from lapwing.mentions.places.weigh import Surroundings, count_countries, weigh_neighbours, weigh_place
from lapwing.records.base import Score
from lapwing.records.mention import Candidate, PlaceMention, PlacePrecision

_KEPT = 5  # candidates kept
_NEVER_A_POINT = {"country"}
_COUNTIES = {"USA", "GBR", "IRL", "AUS", "CAN"}
_HOLDER = 4.0  # weight of "Springfield, Georgia" for Georgia the state
_ROUNDS, _LIKELY, _TEMPER = 2, 12, 1.5  # of weighing names by each other
_SHADOWED, _LARGE_TOWN = 3.0, 200_000
# Below this weight 8 in 100 pins were right on Current Events, 31 in 100 on LGL: little towns' and provinces' names are
# also those of persons, firms, planets and storms.
_LEAST, _NAMESAKES = 4.0, frozenset({"city", "admin1"})
_MARGIN = 0.2  # two places of different countries nearer than this are not told apart


class PlaceContext(Protocol):
    """What grounding reads of the document's context."""

    @property
    def countries(self) -> tuple[tuple[str, int], ...]:
        """ISO-3 codes with their counts over all mentions."""

    @property
    def dateline_country(self) -> str | None:
        """ISO-3 of the dateline's place."""

    @property
    def outlet_country(self) -> str | None:
        """ISO-3 of the outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Option:
    place: Place
    reading: NameReading
    weight: float
    why: str


def ground_places(
    found: Sequence[PlaceMention], context: PlaceContext, gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """Return the mentions with their place, in the same order.

    All mentions of one name get one place. Chosen by importance, by the province or country named beside any of them,
    by the countries of the document, and by nearness to the document's other places. A place that the gazetteer does
    not know keeps the country named beside it (precision "country", no coordinates), else stays unknown. Two namesakes
    of equal weight in different countries are left undecided, with their candidates. Coordinates are never given for a
    country.
    """
    beside = _pool_beside(found)
    after_comma = {
        fold_place(second.name) for first, second in pairwise(found) if second.span.start - first.span.end == 2
    }
    around = _surroundings(found, context, gazetteer)
    options = {
        name: _weigh_options(mention, beside[name], around, gazetteer, name in after_comma)
        for name, mention in {fold_place(mention.name): mention for mention in found}.items()
    }
    settled = _prefer_neighbours(options)
    return tuple(
        _ground(mention, settled[fold_place(mention.name)], beside[fold_place(mention.name)]) for mention in found
    )


def _pool_beside(found: Sequence[PlaceMention]) -> dict[str, Beside]:
    pooled: dict[str, Beside] = {}
    for mention in found:
        name = fold_place(mention.name)
        known = pooled.get(name, Beside())
        if known.country is None or known.country == mention.country:
            known = Beside(admin1=known.admin1 or mention.admin1, country=known.country or mention.country)
        pooled[name] = known
    return pooled


def _surroundings(found: Sequence[PlaceMention], context: PlaceContext, gazetteer: Gazetteer) -> Surroundings:
    named = [_sole_area(mention.name, gazetteer) for mention in {mention.name: mention for mention in found}.values()]
    countries = [place.country for place in named if place and place.country and place.kind == "country"]
    beside = [mention.country for mention in found if mention.country]
    provinces = [place.name for place in named if place and place.kind == "admin1"] + [
        m.admin1 for m in found if m.admin1
    ]
    return Surroundings(
        countries=count_countries(context.countries, countries + beside),
        admin1=frozenset(provinces),
        dateline_country=context.dateline_country,
        outlet_country=context.outlet_country,
    )


def _sole_area(name: str, gazetteer: Gazetteer) -> Place | None:
    """Return the country or province of that name, None where it could be either."""
    areas = [place for place in gazetteer.find(name) if place.kind in {"country", "admin1"} and not place.by_alias]
    return areas[0] if len(areas) == 1 else None


def _weigh_options(
    mention: PlaceMention, beside: Beside, around: Surroundings, gazetteer: Gazetteer, is_holder: bool
) -> list[_Option]:
    text = mention.span.text
    has_holder = beside.country is not None and not is_partial(text)  # "Union, New Jersey"
    if is_common(text) or (is_stub(text) and not has_holder):
        return []
    for reading in read_names(text):
        if reading.name != mention.name and is_stub(reading.name):
            continue  # "East Coast" is no place called Coast
        places = _of_kind(reading, gazetteer.find(reading.name))
        if reading.is_area and not any(place.kind == "admin1" for place in places) and reading.is_part:
            continue
        if reading.is_area and re.search(r"[Cc]ounty|[Pp]arish", text):  # rarely near its namesake town
            places = tuple(place for place in places if place.kind != "city" or place.country not in _COUNTIES)
        if places:
            holders = [place for place in gazetteer.find(beside.admin1 or "") if place.kind == "admin1"]
            options = [_option(place, reading, beside, around, holders) for place in places]
            options = _provinces_first(options)
            return [_as_holder(option) if is_holder else option for option in options]
    return []


def _of_kind(reading: NameReading, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Leave out rivers and seas where the text says province: "Helmand Province" is not the river's bare name."""
    if not reading.is_area:
        return places
    return tuple(place for place in places if place.kind not in {"sea", "region"} or not place.by_alias)


def _provinces_first(options: list[_Option]) -> list[_Option]:
    """Weigh down small towns that are called like a province of their country: reports say where such a town is."""
    provinces = {(fold_place(o.place.name), o.place.country) for o in options if o.place.kind == "admin1"}

    def is_shadowed(place: Place) -> bool:
        is_small = place.kind == "city" and not place.is_capital and place.population < _LARGE_TOWN
        return is_small and (fold_place(place.name), place.country) in provinces

    return [
        replace(option, weight=option.weight - _SHADOWED) if is_shadowed(option.place) else option for option in options
    ]


def _as_holder(option: _Option) -> _Option:
    if option.place.kind != "admin1":
        return option
    return replace(
        option, weight=option.weight + _HOLDER, why=f"{option.why}; it stands after another place and a comma"
    )


def _option(
    place: Place, reading: NameReading, beside: Beside, around: Surroundings, holders: Sequence[Place]
) -> _Option:
    weight, why = weigh_place(place, beside, around, holders)
    if reading.is_area and place.kind == "admin1":
        weight, why = weight + 3.0, f"{why}; the text calls it a province or district"
    elif reading.is_area and place.kind == "country":
        weight -= 3.0
    return _Option(place=place, reading=reading, weight=weight, why=why)


def _prefer_neighbours(options: Mapping[str, list[_Option]]) -> dict[str, list[_Option]]:
    """Weigh every candidate by how near it is to likely readings of the document's other names, twice over."""
    settled = {name: list(found) for name, found in options.items()}
    for _ in range(_ROUNDS):
        likely = {name: _shares(found) for name, found in settled.items()}
        settled = {
            name: [
                replace(option, weight=option.weight + weigh_neighbours(option.place, _others(likely, name)))
                for option in found
            ]
            for name, found in options.items()
        }
    return {name: sorted(found, key=_rank, reverse=True) for name, found in settled.items()}


def _shares(options: Sequence[_Option]) -> list[tuple[Place, float]]:
    """Return the likeliest readings of a name with their shares of its weight."""
    best = sorted(options, key=_rank, reverse=True)[:_LIKELY]
    parts = [exp((option.weight - best[0].weight) / _TEMPER) for option in best]
    return [(option.place, part / sum(parts)) for option, part in zip(best, parts, strict=True)]


def _others(likely: Mapping[str, list[tuple[Place, float]]], name: str) -> list[list[tuple[Place, float]]]:
    return [readings for other, readings in likely.items() if other != name and readings]


def _rank(option: _Option) -> tuple[float, str]:
    return round(option.weight, 6), option.place.place_id


def _ground(mention: PlaceMention, options: Sequence[_Option], beside: Beside) -> PlaceMention:
    if not options:
        return _fall_back(mention, beside)
    options = _country_first(options)
    candidates = _candidates(options)
    best, rest = options[0], options[1:]
    if beside.country and best.place.country != beside.country and best.place.kind == "city" and best.place.country:
        why = f"no {mention.name} in {beside.country}, which is named beside it, is known"
        return replace(_fall_back(mention, beside, why), candidates=candidates)
    if best.weight < _LEAST and best.place.kind in _NAMESAKES:
        why = f"nothing in the text speaks for {best.place.name} ({best.why})"
        return replace(_fall_back(mention, beside, why), candidates=candidates)
    is_tie = bool(rest) and best.place.kind != "country" and best.weight - rest[0].weight < _MARGIN
    if is_tie and best.place.country != rest[0].place.country:
        why = f"{best.place.name} in {best.place.country} and in {rest[0].place.country} fit alike"
        return replace(mention, country=None, admin1=None, candidates=candidates, score=Score(value=0.0, why=why))
    return _settle(mention, best, candidates)


def _country_first(options: Sequence[_Option]) -> Sequence[_Option]:
    """Return the options, a country before a town of its name that fits no better."""
    level = [o for o in options if o.place.kind == "country" and options[0].weight - o.weight < _MARGIN]
    return [*level, *(option for option in options if option not in level)]


def _fall_back(mention: PlaceMention, beside: Beside, why: str = "") -> PlaceMention:
    why = why or f"the gazetteer has no {mention.name!r}"
    if beside.country is None:
        return replace(mention, score=Score(value=0.0, why=why))
    score = Score(value=0.5, why=f"{why}; {beside.country} is named beside it")
    precision: PlacePrecision = "admin1" if beside.admin1 else "country"
    return replace(mention, country=beside.country, admin1=beside.admin1, precision=precision, score=score)


def _settle(mention: PlaceMention, option: _Option, candidates: tuple[Candidate, ...]) -> PlaceMention:
    place = option.place
    precision: PlacePrecision = "admin1" if option.reading.is_area and place.kind == "city" else place.kind
    has_point = precision not in _NEVER_A_POINT and not (option.reading.is_part and precision == "country")
    why = candidates[0].score.why
    if option.reading.is_area and place.kind == "city":
        why += "; the area is named after this town"
    return replace(
        mention,
        name=place.name,
        geonames_id=place.geonames_id,
        latitude=place.latitude if has_point else None,
        longitude=place.longitude if has_point else None,
        country=place.country,
        admin1=place.admin1 or (place.name if place.kind == "admin1" else None),
        precision=precision,
        score=Score(value=candidates[0].score.value, why=why),
        candidates=candidates,
    )


def _candidates(options: Sequence[_Option]) -> tuple[Candidate, ...]:
    top = options[0].weight
    total = sum(exp(option.weight - top) for option in options)
    return tuple(
        Candidate(
            entity_id=option.place.place_id,
            name=option.place.name,
            country=option.place.country,
            score=Score(value=round(exp(option.weight - top) / total, 4), why=option.why),
        )
        for option in options[:_KEPT]
    )
