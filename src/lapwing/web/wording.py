"""Words for codes: what templates need to tell records to people, as filters."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from urllib.parse import quote, urlsplit

from markupsafe import Markup, escape

from lapwing.dossier.headline import counted, event_title, type_name
from lapwing.dossier.marks import without_hidden
from lapwing.dossier.terms import RELATIONS, name_state
from lapwing.knowledge.codebook import load_codebook
from lapwing.knowledge.countries import load_countries
from lapwing.records.document import Document
from lapwing.records.event import EventDate
from lapwing.records.fused import Event, Origin
from lapwing.store.events import pairs_of
from lapwing.web.addresses import actor_address, place_address
from lapwing.web.judged import verdict

ACTS = {
    "AGREE": "Agreement", "CONSULT": "Talks", "SUPPORT": "Support", "CONCEDE": "Concession", "COOPERATE": "Cooperation",
    "AID": "Aid", "RETREAT": "Retreat", "REQUEST": "Demand", "ACCUSE": "Accusation", "REJECT": "Refusal",
    "THREATEN": "Threat", "PROTEST": "Protest", "SANCTION": "Sanction", "MOBILIZE": "Mobilisation",
    "COERCE": "Coercion", "ASSAULT": "Assault",
}  # fmt: skip
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
FACETS = {
    "type": "Type", "mode": "Mode", "context": "Context", "dyad": "Dyad", "country": "Country", "actor": "Actor",
    "origins": "Corroboration", "status": "Disagreement", "outlet": "Outlet", "place": "Place", "reality": "Reality",
}  # fmt: skip
_BODIES = {
    "IGO": "international bodies", "NGO": "aid groups and NGOs", "MNC": "companies", "IMG": "militant groups",
    "INT": "others from several countries",
}  # fmt: skip
EXPORTS = (
    ("bibtex", "BibTeX"), ("csl-json", "CSL-JSON"), ("plover", "PLOVER JSON"), ("polecat", "POLECAT"),
    ("csv", "CSV"), ("spreadsheet-csv", "CSV for spreadsheets"), ("geojson", "GeoJSON"), ("icalendar", "Calendar"),
)  # fmt: skip
#: Pages of the bar between events and sources, in order: (address, name).
MORE_PAGES: list[tuple[str, str]] = [
    ("/map", "Map"), ("/timeline", "Timeline"), ("/network", "Network"), ("/review", "Review"),
    ("/judgements", "Judgements"), ("/upload", "Add"),
]  # fmt: skip
_MONTHS = "January February March April May June July August September October November December".split()


def short_id(record_id: str) -> str:
    """Return as much of an id as people need."""
    return record_id[:12]


def long_day(day: str | None) -> str:
    """Return "17 October 2021" for an ISO day, "October 2021" for a month; what is neither stays as it is."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", day or "")
    if found is None:
        return day or "undated"
    year, month, number = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    return f"{int(number)} {_MONTHS[int(month) - 1]} {year}" if number else f"{_MONTHS[int(month) - 1]} {year}"


def when(happened: EventDate) -> str:
    """Return the day or days of an event for people; EDTF that has no simple words stays EDTF."""
    given = happened.edtf
    if given is None:
        return "undated"
    first, slash, last = given.partition("/")
    if not slash:
        return long_day(given)
    if not re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", given):
        return given
    if first[:7] == last[:7]:
        return f"{int(first[8:])}–{long_day(last)}"
    return f"{long_day(first)} – {long_day(last)}"


@cache
def _country_names() -> Mapping[str, str]:
    return {each.iso3: each.name for each in load_countries().countries.values()} | _BODIES


@cache
def quad_of(code: str) -> int:
    """Return the quad of a PLOVER type, 0 for what is none."""
    kind = load_codebook().types.get(code)
    return kind.quad if kind else 0


def country_name(code: str) -> str:
    """Return a country's name for its ISO-3 code, or what a PLOVER code of nobody's country means."""
    return _country_names().get(code, code)


def dyad_name(pair: str) -> str:
    """Return "Iran – Russia" for IRN-RUS."""
    return " – ".join(country_name(code) for code in pair.split("-"))


def owner_name(owner: str) -> str:
    """Return an owner for people: "state:RUS" is the state of Russia."""
    kind, colon, code = owner.partition(":")
    return f"the state of {country_name(code)}" if colon and kind == "state" else owner


def share(part: int, whole: int) -> str:
    """Return a share in per cent; what is little is not nothing."""
    percent = 100 * part / whole if whole else 0.0
    return "less than 1%" if 0 < percent < 1 else f"{percent:.0f}%"


def origin_name(origin: Origin) -> str:
    """Return whose words an origin is."""
    return origin.outlet or f"unnamed outlet {origin.origin_id[:8]}"


def title_of(document: Document) -> str:
    """Return a report's title, or its first words."""
    title = document.title.text if document.title else document.given_title
    return " ".join((title or document.text[:90].rsplit(" ", 1)[0] + " …").split())


def weekday(day: str) -> str:
    """Return "Sunday" for an ISO day, "" for what is none."""
    try:
        return f"{date.fromisoformat(day):%A}"
    except ValueError:
        return ""


def path_part(value: object) -> str:
    """Return a value as one part of an address."""
    return quote(str(value), safe="")


def site_of(url: str) -> str:
    """Return the host of an address, for people."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def facet_value(facet: str, value: str, label: str = "") -> str:
    """Return a facet's value for people."""
    if facet == "type":
        return ACTS.get(value, value)
    if facet == "country":
        return country_name(value)
    if facet == "dyad":
        return dyad_name(value)
    if facet == "origins":
        return {"1": "one origin", "5": "five and more"}.get(value, f"{value} origins")
    if facet == "status":
        return {"conflict": "origins disagree", "judged": "judged by a person"}.get(value, value)
    return (label or value).replace("_", " ") if facet in ("mode", "context") else label or value


def dyads_of(event: Event) -> list[str]:
    """Return the dyads of an event whose pages tell more, "IRN-RUS", at most three."""
    return sorted({"-".join(sorted(pair)) for pair in pairs_of(event) if pair[0] != pair[1]})[:3]


def found_words(sentence: str, asked: str | None) -> Markup:
    """Return a sentence with the words that were asked for marked."""
    words = sorted({w for w in re.findall(r"\w+", asked or "") if len(w) > 1}, key=len, reverse=True)
    clean = without_hidden(sentence)
    if not words:
        return escape(clean)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, words))})", re.IGNORECASE)
    parts = pattern.split(clean)
    return Markup("").join(Markup("<mark>{}</mark>").format(p) if n % 2 else escape(p) for n, p in enumerate(parts))


def counted_more(number: int, noun: str) -> str:
    """Return "1 report", "1,204 reports"."""
    return counted(number, noun) if number < 1000 else f"{number:,} {noun}s"


WORDING = {
    "act": lambda code: ACTS.get(code, code),
    "actor_page": lambda one: actor_address(one.entity_id, one.country), "dyads_of": dyads_of,
    "counted": counted_more, "country_name": country_name,
    "dyad_name": dyad_name, "event_title": event_title, "facet_value": facet_value, "found_words": found_words,
    "long_day": long_day, "name_state": name_state, "origin_name": origin_name, "owner_name": owner_name,
    "path_part": path_part, "place_page": place_address, "quad": lambda code: QUADS.get(code, ""), "quad_of": quad_of,
    "relation": lambda kind: RELATIONS.get(kind, kind), "share": share, "short_id": short_id, "site_of": site_of,
    "title_of": title_of, "type_name": type_name, "verdict": verdict, "weekday": weekday, "when": when,
}  # fmt: skip
