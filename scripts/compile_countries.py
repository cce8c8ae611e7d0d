"""Compile knowledge/countries into src/lapwing/knowledge/compiled: deterministic, tab-separated, sorted.

Usage: python scripts/compile_countries.py
"""

import csv
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from lapwing.knowledge.name_keys import fold_words  # noqa: E402

SOURCE = ROOT / "knowledge" / "countries"
TARGET = ROOT / "src" / "lapwing" / "knowledge" / "compiled"
RANK = {"metonym": 0, "name": 1, "adjective": 2, "noun": 3, "capital": 4, "region": 5, "city": 6}
MIN_PLACE_LETTERS = 5  # shorter names of towns and regions are too often something else


def read(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the hand-editable files."""
    with (SOURCE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def compile_terms() -> list[str]:
    """Return one line a folded phrase: the best reading wins (own additions first, then by kind, then sovereign over
    territory).
    """
    blocked = {row["phrase"] for row in read("blocked.csv")}
    named = {row["name"]: row["iso3"] for row in read("countries.csv")}
    best: dict[str, tuple[tuple[object, ...], str]] = {}
    files = (("additions.csv", 0), ("metonyms.csv", 0), ("terms.csv", 1))
    for file, order in files:
        for row in read(file):
            phrase, kind = row["phrase"].strip(), row.get("kind") or "metonym"
            folded = " ".join(fold_words(phrase))
            short = kind in {"city", "region"} and order and row["country"] != "USA" and len(folded) < MIN_PLACE_LETTERS
            if not folded or phrase in blocked or short or (order and len(folded) < 3):
                continue
            other = named.get(phrase, row["country"]) != row["country"]
            rank = (order, other, RANK[kind], phrase, row["country"])
            line = "\t".join(
                (folded, phrase, row["country"], kind, row.get("sector") or "", row.get("target") or "", row["source"])
            )
            if folded not in best or rank < best[folded][0]:
                best[folded] = (rank, line)
    return [line for _, line in sorted(best.values(), key=lambda pair: pair[1])]


def main() -> None:
    """Write countries.tsv and country_terms.tsv."""
    countries = sorted(
        "\t".join((r["iso3"], r["iso2"], r["cow"], r["name"], r["capital"])) for r in read("countries.csv")
    )
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "countries.tsv").write_text("\n".join(countries) + "\n", encoding="utf-8", newline="\n")
    (TARGET / "country_terms.tsv").write_text("\n".join(compile_terms()) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
