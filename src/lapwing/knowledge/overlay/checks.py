"""What a cell of an overlay file may hold. A check returns what is wrong with a cell, "" when nothing is."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from lapwing.knowledge.actors import SECTOR_OF_CLASS, read_actor_tables
from lapwing.knowledge.codebook import load_codebook
from lapwing.knowledge.countries import load_countries

KINDS = ("person", "organisation", "group")
PLACE_KINDS = ("point", "city", "admin1", "country", "region", "sea")
ACTOR_ID = re.compile(r"Q[1-9]\d*|(?:local|org|country):\S+")
LOCAL_ID = re.compile(r"local:\S+")
DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_PLACE_ID = re.compile(r"(?:geonames|ne|own|local):\S+")
DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")

Check = Callable[[str, "Vocabulary"], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The codes that cells may hold: states and their stand-ins, sectors, classes of office; and office phrases."""

    countries: frozenset[str]
    sectors: frozenset[str]
    office_classes: frozenset[str]
    office_phrases: Mapping[str, str]


@cache
def load_vocabulary() -> Vocabulary:
    """Return the codes of the shipped knowledge."""
    codebook, tables = load_codebook(), read_actor_tables(("office_phrases", "offices_held"))
    phrases = dict(line.split("\t") for line in tables["office_phrases"])
    held = {line.partition("\t")[0].partition(" ")[2] for line in tables["offices_held"]}
    return Vocabulary(
        countries=frozenset(load_countries().countries) | frozenset(codebook.non_states) - {"UNK"},
        sectors=frozenset(codebook.sectors) - {"UNK"},
        office_classes=frozenset(phrases.values()) | frozenset(SECTOR_OF_CLASS) | held | {"OTHER"},
        office_phrases=phrases,
    )


def anything(cell: str, known: Vocabulary) -> str:  # noqa: ARG001 - a check like the others
    """Accept every text that fits into one line."""
    return "holds a line break or tab" if re.search(r"[\t\n\r]", cell) else ""


def country(cell: str, known: Vocabulary) -> str:
    """Accept ISO-3 codes and the codebook's stand-ins for a state."""
    stand_ins = "IGO, NGO, MNC, IMG, ISM, INT"
    return "" if cell in known.countries else f"{cell!r} is no country: write an ISO-3 code such as NOR, or {stand_ins}"


def sectors(cell: str, known: Vocabulary) -> str:
    """Accept PLOVER sectors, parted by blanks."""
    wrong = [code for code in cell.split() if code not in known.sectors]
    return (
        f"{' '.join(wrong)!r} is no PLOVER sector: write codes such as GOV or MIL, parted by a blank" if wrong else ""
    )


def office_class(cell: str, known: Vocabulary) -> str:
    """Accept the classes of office that grounding knows."""
    if cell in known.office_classes:
        return ""
    return f"{cell!r} is no class of office: leave it empty, or write one of {', '.join(sorted(known.office_classes))}"


def day(cell: str, known: Vocabulary) -> str:  # noqa: ARG001 - a check like the others
    """Accept 2021, 2021-10 and 2021-10-17."""
    try:
        is_day = bool(DAY.fullmatch(cell)) and bool(date.fromisoformat(first_day(cell)))
    except ValueError:
        is_day = False
    return "" if is_day else f"{cell!r} is no day: write 2021-10-17, 2021-10 or 2021"


def first_day(cell: str) -> str:
    """Return the first ISO day that a day of any precision can be."""
    return (cell + "-01-01")[:10]


def last_day(cell: str) -> str:
    """Return an ISO day that no day of the given year or month comes after."""
    return (cell + "-12-31"[len(cell) - 4 :])[:10] if len(cell) < 10 else cell


def actor_id(cell: str, known: Vocabulary) -> str:
    """Accept Wikidata QIDs, ids of shipped organisations and countries, and local ones."""
    if cell.startswith("country:") and country(cell.removeprefix("country:"), known):
        return country(cell.removeprefix("country:"), known)
    return "" if ACTOR_ID.fullmatch(cell) else f"{cell!r} is no id: write a QID such as Q42, or local: and a name"


def blocked_id(cell: str, known: Vocabulary) -> str:
    """Accept whatever a name can be taken for: an actor, a country or a place."""
    return "" if _PLACE_ID.fullmatch(cell) else actor_id(cell, known)


def new_actor_id(cell: str, known: Vocabulary) -> str:
    """Accept the ids that an actor of the user's own may have."""
    return "countries are given by the shipped knowledge" if cell.startswith("country:") else actor_id(cell, known)


def local_id(cell: str, known: Vocabulary) -> str:  # noqa: ARG001 - a check like the others
    """Accept local ids only."""
    return "" if LOCAL_ID.fullmatch(cell) else f"{cell!r} is no local id: it begins with local:"


def place_id(cell: str, known: Vocabulary) -> str:  # noqa: ARG001 - a check like the others
    """Accept the gazetteer's ids and local ones."""
    return (
        ""
        if _PLACE_ID.fullmatch(cell)
        else f"{cell!r} is no id of a place: write local: and a name, or geonames: and a number"
    )


def one_of(*words: str) -> Check:
    """Return a check that accepts these words."""
    return lambda cell, known: "" if cell in words else f"{cell!r} is not one of {', '.join(words)}"


def number(low: float, high: float) -> Check:
    """Return a check that accepts numbers from `low` to `high`."""

    def check(cell: str, known: Vocabulary) -> str:  # noqa: ARG001 - a check like the others
        try:
            fits = low <= float(cell) <= high
        except ValueError:
            fits = False
        return "" if fits else f"{cell!r} is no number from {low:g} to {high:g}"

    return check


def whole_number(cell: str, known: Vocabulary) -> str:  # noqa: ARG001 - a check like the others
    """Accept whole numbers from zero."""
    return "" if cell.isascii() and cell.isdigit() else f"{cell!r} is no whole number"


def domain(cell: str, known: Vocabulary) -> str:  # noqa: ARG001 - a check like the others
    """Accept a bare domain."""
    return (
        "" if DOMAIN.fullmatch(cell) else f"{cell!r} is no domain: write it like example.org, without https:// and www."
    )
