"""Compile knowledge/outlets/*.csv into src/lapwing/knowledge/compiled/outlets.tsv.

    python scripts/compile_outlets.py

Rows with one domain are one outlet: own.csv wins over a drafted agency, which wins over Fundus; names of the weaker
rows stay as aliases. An alias with a dot and no blank is another domain. Deterministic: sorted by id.
"""

import csv
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "knowledge" / "outlets"
OUT = ROOT / "src" / "lapwing" / "knowledge" / "compiled" / "outlets.tsv"
COLUMNS = ("outlet_id", "name", "country", "domains", "aliases", "owner", "state_linked", "is_agency", "source")
Row = dict[str, str]


def main() -> None:
    """Write outlets.tsv."""
    by_domain: dict[str, list[Row]] = defaultdict(list)
    homes: dict[str, str] = {}
    for row in sorted([*_read("own.csv", 0), *_read("imported.csv", 1)], key=_strength):
        domains = [row["domain"], *_split(row)[0]]
        home = next((homes[domain] for domain in domains if domain in homes), row["domain"])
        for domain in domains:
            homes.setdefault(domain, home)
        by_domain[home].append(row)
    compiled = sorted("\t".join(_merge(domain, rows)) for domain, rows in by_domain.items())
    OUT.write_text("\n".join(["\t".join(COLUMNS), *compiled]) + "\n", "utf-8", newline="\n")


def _read(name: str, order: int) -> list[Row]:
    with (SOURCES / name).open(encoding="utf-8", newline="") as stream:
        return [{"order": str(order), **row} for row in csv.DictReader(stream)]


def _strength(row: Row) -> tuple[str, bool, str]:
    return row["order"], row["source"].startswith("Fundus"), row["domain"]


def _split(row: Row) -> tuple[list[str], list[str]]:
    """Return the further domains and the further names that a row gives."""
    parts = [part for part in row["aliases"].split("|") if part]
    domains = [part for part in parts if "." in part and " " not in part and part.islower()]
    return domains, [part for part in parts if part not in domains]


def _merge(domain: str, rows: list[Row]) -> list[str]:
    best = rows[0]
    domains = sorted({domain, *(d for row in rows for d in (row["domain"], *_split(row)[0]))})
    names = {name for row in rows for name in (row["name"], *_split(row)[1])} - {best["name"]}
    country = next((row["country"] for row in rows if row["country"]), "")
    state = any(row["state"] == "1" for row in rows)
    owner = next((row["owner"] for row in rows if row["owner"]), f"state:{country}" if state else "")
    agency = any(row["agency"] == "1" for row in rows)
    source = " + ".join(dict.fromkeys(row["source"] for row in rows))
    flags = ("1" if state else "", "1" if agency else "")
    return [domain, best["name"], country, "|".join(domains), "|".join(sorted(names)), owner, *flags, source]


if __name__ == "__main__":
    main()
