"""Import Natural Earth's places into knowledge/places/natural_earth.csv, one row for each feature.

Usage: python scripts/import_places.py FOLDER   (the folder with Natural Earth's places_ne.csv)
"""

import csv
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parent.parent / "knowledge" / "places" / "natural_earth.csv"
KINDS = {"ne_adm1": "admin1", "ne_marine": "sea", "ne_regions": "region", "ne_regpts": "region", "ne_lakes": "region",
         "ne_rivers": "region", "ne_airports": "point", "ne_disputed": "region"}  # fmt: skip
SHORT = {
    " I.": " Island",
    " Is.": " Islands",
    " Mts.": " Mountains",
    " Mtn.": " Mountain",
    " Pen.": " Peninsula",
    " Int'l": " International Airport",
}
# Areas that more than one state claims stand without a country, with their claimants (ISO-3) beside them.
DISPUTED = {
    "Jammu and Kashmir": "IND PAK", "Aksai Chin": "CHN IND", "Shaksam Valley": "CHN IND", "Azad Kashmir": "IND PAK",
    "Northern Areas": "IND PAK", "Siachen Glacier": "IND PAK", "Arunachal Pradesh": "CHN IND", "Demchok": "CHN IND",
    "Falkland Islands": "ARG GBR", "Abyei": "SDN SSD", "Golan Heights": "ISR SYR", "Ilemi Triangle": "KEN SSD",
    "W. Sahara": "ESH MAR", "Kuril Is.": "JPN RUS", "Abkhazia": "GEO", "South Ossetia": "GEO",
    "Nagorno-Karabakh": "ARM AZE", "Transnistria": "MDA", "N. Cyprus": "CYP", "Somaliland": "SOM", "Dokdo": "JPN KOR",
    "Spratly Islands": "CHN MYS PHL TWN VNM",
    "Paracel Islands": "CHN TWN VNM", "Scarborough Reef": "CHN PHL TWN", "Shebaa Farms": "ISR LBN SYR",
    "Abu Musa I.": "ARE IRN", "West of Essequibo River": "GUY VEN", "Crimea": "RUS UKR",
    "Pinnacle Is.": "CHN JPN TWN", "Gibraltar": "ESP GBR",
    "Tiran and Sanafir Islands": "EGY SAU", "Hans Island": "CAN DNK",
}  # fmt: skip
LEFT_OUT = {"region:Dragons-be-here", "region:pole"}


def is_latin(name: str) -> bool:
    """Whether every letter of a name is Latin."""
    return all(not char.isalpha() or unicodedata.name(char, "").startswith("LATIN") for char in name)


def full_name(name: str) -> str:
    """Return the name with Natural Earth's abbreviations written out."""
    for short, full in SHORT.items():
        if name.endswith(short):
            return name[: -len(short)] + full
    return name


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows kept, cities left out (GeoNames has them) and disputed areas without a country."""
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            kind = KINDS.get(row["src"])
            if kind is None or row["type"] in LEFT_OUT:
                continue
            name = " ".join(row["name"].split())
            alts = [alt for alt in row["alts"].split("|") if len(alt) > 3 and is_latin(alt)]
            claims = ""
            if row["src"] == "ne_disputed":
                name = next((part for part in (*row["alts"].split("|"), name) if part in DISPUTED), "")
                if not name:
                    continue
                alts, claims = [], DISPUTED[name]
            elif name in DISPUTED:  # the same area, filed under one of its claimants
                continue
            rows.append(
                {"name": full_name(name), "aliases": "|".join(alts), "kind": kind, "type": row["type"],
                 "latitude": row["lat"], "longitude": row["lon"], "iso2": row["iso2"], "claims": claims}
            )  # fmt: skip
    return rows


def main(folder: Path) -> None:
    """Write the CSV: rivers and lakes that come in pieces once, at their middle piece; provinces keep all label
    points.
    """
    grouped: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for row in read_rows(folder / "places_ne.csv"):
        grouped[row["name"], row["kind"], row["iso2"]].append(row)
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, ["name", "aliases", "kind", "type", "latitude", "longitude", "iso2", "claims"], lineterminator="\n"
        )
        writer.writeheader()
        for key in sorted(grouped):
            pieces = sorted(grouped[key], key=lambda row: (float(row["latitude"]), float(row["longitude"])))
            writer.writerows(pieces if key[1] == "admin1" else [pieces[len(pieces) // 2]])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
