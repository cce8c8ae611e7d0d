"""Compile where each fact on actors is from: what `lapwing explain --source` prints.

    python scripts/compile_sources.py

Reads knowledge/sources.csv and the column `source` of knowledge/actors/*.csv. The most common source of a kind is
written once, as its default; only facts with another source have a line. Deterministic, sorted, gzipped (mtime 0).
"""

import csv
import gzip
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KNOWLEDGE = ROOT / "knowledge"
TARGET = ROOT / "src" / "lapwing" / "knowledge" / "compiled"
Fact = tuple[str, str, str]  # kind, key, source


def read(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


def one_line(text: str) -> str:
    """Return a text without tabs and line breaks."""
    return " ".join(text.split())


def gather_facts() -> Iterator[Fact]:
    """Yield every fact on actors with its source; the file for hand-made additions comes last, and wins."""
    actors = KNOWLEDGE / "actors"
    for path in sorted(actors.glob("names*.csv")):
        for row in read(path):
            yield "name", f"{row['person']} {one_line(row['name'])}", row["source"]
    for path in sorted(actors.glob("tenures*.csv")):
        for row in read(path):
            yield "office", f"{row['person']} {row['country']} {row['class']} {row['start']}", row["source"]
    for row in read(actors / "organisations.csv"):
        yield "organisation", f"org:{row['organisation'].lower()}", row["source"]
    for row in read(actors / "groups.csv"):
        prefix = "ucdp:" if row["source"] == "ucdp" else "fb:"
        yield "organisation", f"org:{prefix}{one_line(row['group']).replace(' ', '-')}", row["source"]
    for row in read(actors / "organisations_own.csv"):
        yield "organisation", f"org:{row['organisation']}", row["source"]
    for path in (actors / "agents.csv", actors / "agents_own.csv"):
        for row in read(path):
            yield "noun", one_line(row["noun"]).lower(), row["source"]


def main() -> None:
    """Write sources.tsv and actors_sources.tsv.gz."""
    listed = [
        "\t".join((row["key"], row["title"], row["licence"], row["address"])) for row in read(KNOWLEDGE / "sources.csv")
    ]
    (TARGET / "sources.tsv").write_text("\n".join(sorted(listed)) + "\n", encoding="utf-8", newline="\n")
    facts = {(kind, key): one_line(source) for kind, key, source in gather_facts()}
    common = {
        kind: Counter(source for (other, _), source in facts.items() if other == kind).most_common(1)[0][0]
        for kind in {kind for kind, _ in facts}
    }
    lines = [f"{kind}\t*\t{source}" for kind, source in sorted(common.items())]
    lines += [
        f"{kind}\t{key}\t{source}" for (kind, key), source in sorted(facts.items()) if source and source != common[kind]
    ]
    payload = ("\n".join(lines) + "\n").encode("utf-8")
    (TARGET / "actors_sources.tsv.gz").write_bytes(gzip.compress(payload, 9, mtime=0))


if __name__ == "__main__":
    main()
