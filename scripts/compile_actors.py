"""Compile knowledge/actors into src/lapwing/knowledge/compiled: deterministic, sorted, gzipped (mtime 0) where it is
large.

Usage: python scripts/compile_actors.py   (after compile_countries.py)
"""

import csv
import gzip
import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from lapwing.knowledge.actors import singular_forms  # noqa: E402
from lapwing.knowledge.name_keys import PARTICLES, fold_words, name_key  # noqa: E402
from lapwing.knowledge.name_titles import without_title  # noqa: E402

SOURCE = ROOT / "knowledge" / "actors"
TARGET = ROOT / "src" / "lapwing" / "knowledge" / "compiled"
OLD_CODES = {
    "TMP": "TLS",
    "ROM": "ROU",
    "ZAR": "COD",
    "BUR": "MMR",
    "KSV": "XKX",
    "KOS": "XKX",
    "GZS": "PSE",
    "WBK": "PSE",
    "PAL": "PSE",
    "YUG": "SRB",
    "SCG": "SRB",
    "MTN": "MNE",
    "USR": "RUS",
    "SUN": "RUS",
    "DDR": "DEU",
    "CSK": "CZE",
    "ANT": "CUW",
    "FRG": "DEU",
}
NON_STATE = {"IGO", "NGO", "MNC", "IMG"}
SECTORS = frozenset(
    [
        "AGR",
        "BUS",
        "COP",
        "CRM",
        "CVL",
        "EDU",
        "ELI",
        "GOV",
        "JRN",
        "JUD",
        "LAB",
        "LEG",
        "MED",
        "MIL",
        "OPP",
        "PRM",
        "PTY",
        "REB",
        "REF",
        "REL",
        "SOC",
        "SPY",
        "UAF",
        "IGO",
        "NGO",
        "PPL",
    ]
)
OF_A_BODY = re.compile(
    r"International Court of Justice|(?:of the|at the) United Nations|World (?:Health|Trade) Organization"
    r"|Council of Europe|OSCE|Arab Parliament|Caribbean Community"
)
HEAD_OF_A_BODY = re.compile(r"Director-General|Secretary-General|OSCE High Commissioner")
SAME_OFFICE_DAYS = 120
REALM = re.compile(r"([A-Z]\w+(?:-[A-Z]\w+)?(?: [IVX]+)?) of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?")
START = re.compile(r"\d{4}(?:-\d\d){0,2}")
Tenure = tuple[str, str, str, str, str, str]


def read(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the hand-editable files."""
    with (SOURCE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write(name: str, lines: list[str]) -> None:
    """Write lines as plain text, or gzipped without a time stamp when the name ends in .gz."""
    payload = ("\n".join(lines) + "\n").encode("utf-8")
    (TARGET / name).write_bytes(gzip.compress(payload, 9, mtime=0) if name.endswith(".gz") else payload)


def days(text: str) -> int:
    """Return a rough day number of an ISO date of any precision."""
    year, month, day = (text.split("-") + ["1", "1"])[:3] if text else ("0", "1", "1")
    return int(year) * 365 + int(month) * 30 + int(day)


def gather_tenures() -> dict[str, list[Tenure]]:
    """Return person → tenures; one of our own replaces that of a source for the same office with about the same start,
    and one of the Factbook, which goes on to 2026, that of Wikidata.
    """
    kept: dict[str, list[dict[str, str]]] = defaultdict(list)
    for name in ("tenures_own.csv", "tenures_leaders.csv", "tenures.csv"):
        before = {person: list(rows) for person, rows in kept.items()}
        for row in read(name):
            if name == "tenures.csv" and not START.fullmatch(row["start"]):
                continue  # "2014s": the source knows no more than the decade, which says nothing of any one day
            if not any(is_replaced(row, rival) for rival in before.get(row["person"], ())):
                kept[row["person"]].append(row)
    return {person: [tenure(row) for row in rows] for person, rows in kept.items()}


def is_replaced(row: dict[str, str], rival: dict[str, str]) -> bool:
    """Whether another row tells the same tenure, or how one that is open here ended."""
    if (row["country"], row["class"]) != (rival["country"], rival["class"]):
        return False
    near = abs(days(rival["start"]) - days(row["start"])) <= SAME_OFFICE_DAYS
    return near or not row["end"] and bool(rival["end"])


def tenure(row: dict[str, str]) -> Tenure:
    """Return the fields of a tenure in the compiled order."""
    clean = row["office"].replace("~", "-").replace("|", "/")
    country, kind = row["country"], row["class"]
    if not country and (kind == "IGO_HEAD" or OF_A_BODY.search(clean)):
        country, kind = "IGO", "IGO_HEAD" if HEAD_OF_A_BODY.match(clean) else kind
    return country, kind, clean, row["start"], row["end"], row["asof"]


def gather_names() -> dict[str, list[str]]:
    """Return person → names, the one that most sources agree on first."""
    rows: dict[str, dict[str, tuple[int, int]]] = defaultdict(dict)
    for order, row in enumerate([*read("names.csv"), *read("names_leaders.csv"), *read("names_own.csv")]):
        name = without_title(row["name"].replace("|", " "))
        rows[row["person"]].setdefault(name, (-("enwiki" in row["source"]), order))
        if ruler := REALM.fullmatch(name):  # as the news call one who reigns
            rows[row["person"]].setdefault(ruler[1], (1, order))
    return {person: sorted(names, key=lambda n: names[n]) for person, names in rows.items()}


def compile_persons() -> set[str]:
    """Write persons, their name postings and the office index; return the folded names."""
    tenures, names = gather_tenures(), gather_names()
    people = sorted(names)
    postings: dict[str, set[int]] = defaultdict(set)
    offices: dict[str, set[int]] = defaultdict(set)
    lines, folded = [], set()
    for row, person in enumerate(people):
        held = sorted(set(tenures.get(person, ())), key=lambda t: (t[3], t))
        lines.append("\t".join((person, "|".join(names[person]), "|".join("~".join(t) for t in held))))
        for name in names[person]:
            words = fold_words(name)
            folded.add(" ".join(words))
            for word in words:
                if len(word) > 1 and word not in PARTICLES:
                    postings[name_key(word)].add(row)
        for country, kind, *_ in held:
            offices[f"{country} {kind}"].add(row)
    write("actors_persons.tsv.gz", lines)
    write(
        "actors_name_keys.tsv.gz",
        [f"{key}\t{' '.join(map(str, sorted(rows)))}" for key, rows in sorted(postings.items())],
    )
    write(
        "actors_offices_held.tsv.gz",
        [f"{key}\t{' '.join(map(str, sorted(rows)))}" for key, rows in sorted(offices.items())],
    )
    return folded


def compile_coded(known: set[str]) -> None:
    """Write names that are known only with a dated country and sector."""
    countries = {
        line.split("\t")[0] for line in (TARGET / "countries.tsv").read_text(encoding="utf-8").splitlines()
    } | NON_STATE
    taken = known | {
        line.split("\t")[0] for line in (TARGET / "country_terms.tsv").read_text(encoding="utf-8").splitlines()
    }
    coded: dict[str, set[str]] = defaultdict(set)
    for row in read("coded_names.csv"):
        folded, country = (
            " ".join(fold_words(without_title(row["name"]))),
            OLD_CODES.get(row["country"], row["country"]),
        )
        if country in countries and folded not in taken and len(folded) > 3:
            sector = row["sector"] or ("REB" if country == "IMG" else "BUS" if country == "MNC" else country)
            coded[folded].add("~".join((country, sector, row["start"], row["end"], row["asof"])))
    write("actors_coded_names.tsv.gz", [f"{name}\t{'|'.join(sorted(codes))}" for name, codes in sorted(coded.items())])


def compile_organisations() -> None:
    """Write organisations and groups: folded name, id, name, country, sector; our own rows win."""
    found: dict[str, str] = {}
    own = [
        (r["organisation"], n, r["country"], r["sector"])
        for r in read("organisations_own.csv")
        for n in r["names"].split(";")
    ]
    groups = [
        ("ucdp:" + r["group"], r["name"], r["country"], r["sector"])
        for r in read("groups.csv")
        if r["source"] == "ucdp"
    ]
    named = [
        ("fb:" + r["group"].replace(" ", "-"), r["name"], r["country"], r["sector"])
        for r in read("groups.csv")
        if r["source"] != "ucdp"
    ]
    igos = [(r["organisation"].lower(), r["name"], r["country"], r["sector"]) for r in read("organisations.csv")]
    for identity, given, country, sector in [*own, *named, *groups, *igos]:
        name = " ".join(given.split())  # a line break inside a name would break the table
        folded = " ".join(fold_words(name))
        if len(folded) > 1:
            found.setdefault(folded, "\t".join((folded, f"org:{identity}", name, country, sector)))
    write("actors_organisations.tsv", sorted(found.values()))


def compile_agents() -> None:
    """Write role nouns (ours win) and office phrases."""
    agents: dict[str, str] = {}
    for row in [*read("agents_own.csv"), *read("agents.csv")]:
        folded = " ".join(fold_words(row["noun"])).replace("defense", "defence")
        parts = ["CVL" if part == "PPL" else part for part in row["sector"].split() if part in SECTORS]
        narrower = [part for part in parts if part != "CVL"] or parts
        if narrower and not any(form in agents for form in singular_forms(folded)):
            agents[folded] = " ".join(dict.fromkeys(narrower))
    write("actors_agents.tsv", [f"{noun}\t{sector}" for noun, sector in sorted(agents.items()) if noun])
    offices = [(" ".join(fold_words(p)), r["class"]) for r in read("offices.csv") for p in r["phrases"].split(";")]
    write("actors_office_phrases.tsv", [f"{phrase}\t{kind}" for phrase, kind in sorted(dict(offices).items())])


def main() -> None:
    """Write every compiled file on actors."""
    known = compile_persons()
    compile_coded(known)
    compile_organisations()
    compile_agents()


if __name__ == "__main__":
    main()
