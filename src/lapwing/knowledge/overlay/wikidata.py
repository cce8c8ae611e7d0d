"""Asking Wikidata who held which office under which names: the questions (SPARQL) and what their answers say.

Nothing here touches the network: questions are texts, answers are JSON in the W3C format for SPARQL results. Wikidata
is CC0. Properties: P39 position held, P580 and P582 its start and end, P1001 the position's jurisdiction, P17 its
country, P27 citizenship, P298 ISO-3.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lapwing.errors import NetworkError

ENDPOINT = "https://query.wikidata.org/sparql"
ACCEPT = "application/sparql-results+json"
MOST_PERSONS = 50  # a question; the public service ends questions after a minute
_DIGITS_OF_PRECISION = {"9": 4, "10": 7, "11": 10}
IS_QID = re.compile(r"Q[1-9]\d*")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOffice:
    """An office that Wikidata says somebody held. Days are ISO days of the precision stated, "" when not stated."""

    entity_id: str
    office: str
    country: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """An English name of somebody; `is_label` for the one that Wikidata shows."""

    entity_id: str
    name: str
    is_label: bool


def offices_question(entity_ids: Sequence[str]) -> str:
    """Return the question for every office of some persons."""
    wanted = "?person ?office ?jurisdiction ?within ?citizenship ?start ?startPrecision ?end ?endPrecision"
    return f"""SELECT {wanted} WHERE {{
  VALUES ?person {{ {_values(entity_ids)} }}
  ?person p:P39 ?held . ?held ps:P39 ?position .
  MINUS {{ ?held wikibase:rank wikibase:DeprecatedRank }}
  ?position rdfs:label ?office . FILTER(LANG(?office) = "en")
  OPTIONAL {{ ?position wdt:P1001/wdt:P298 ?jurisdiction }}
  OPTIONAL {{ ?position wdt:P17/wdt:P298 ?within }}
  OPTIONAL {{ ?person wdt:P27/wdt:P298 ?citizenship }}
  OPTIONAL {{ ?held pqv:P580 [ wikibase:timeValue ?start ; wikibase:timePrecision ?startPrecision ] }}
  OPTIONAL {{ ?held pqv:P582 [ wikibase:timeValue ?end ; wikibase:timePrecision ?endPrecision ] }}
}}"""


def names_question(entity_ids: Sequence[str]) -> str:
    """Return the question for the English names of some persons."""
    return f"""SELECT ?person ?name ?kind WHERE {{
  VALUES ?person {{ {_values(entity_ids)} }}
  {{ ?person rdfs:label ?name . BIND("label" AS ?kind) }} UNION
  {{ ?person skos:altLabel ?name . BIND("alias" AS ?kind) }}
  FILTER(LANG(?name) = "en")
}}"""


def holders_question(country: str, since: str) -> str:
    """Return the question for everybody who took up an office of a country (ISO-3) on or after an ISO day."""
    return f"""SELECT DISTINCT ?person WHERE {{
  ?state wdt:P298 "{country}" .
  {{ ?position wdt:P1001 ?state }} UNION {{ ?position wdt:P17 ?state }}
  ?held ps:P39 ?position ; pq:P580 ?start . ?person p:P39 ?held .
  FILTER(?start >= "{since}T00:00:00Z"^^xsd:dateTime)
}}"""


def read_offices(answer: bytes) -> tuple[FoundOffice, ...]:
    """Return the offices of an answer, each once: of several countries the position's own, else the person's."""
    found: dict[tuple[str, str, str, str], list[str]] = {}
    for row in _rows(answer):
        key = (_entity(row), _text(row, "office"), _day(row, "start"), _day(row, "end"))
        country = _text(row, "jurisdiction") or _text(row, "within") or _text(row, "citizenship")
        found.setdefault(key, []).append(country)
    return tuple(
        FoundOffice(entity_id=key[0], office=key[1], country=min(filter(None, countries)), start=key[2], end=key[3])
        for key, countries in sorted(found.items())
        if any(countries)
    )


def read_names(answer: bytes) -> tuple[FoundName, ...]:
    """Return the names of an answer, the shown ones first."""
    found = {
        FoundName(entity_id=_entity(row), name=_text(row, "name"), is_label=_text(row, "kind") == "label")
        for row in _rows(answer)
    }
    return tuple(sorted(found, key=lambda each: (each.entity_id, not each.is_label, each.name)))


def read_persons(answer: bytes) -> tuple[str, ...]:
    """Return the ids of the persons of an answer."""
    return tuple(sorted({_entity(row) for row in _rows(answer)}))


def _values(entity_ids: Sequence[str]) -> str:
    return " ".join(f"wd:{entity_id}" for entity_id in entity_ids if IS_QID.fullmatch(entity_id))


def _rows(answer: bytes) -> Iterator[Mapping[str, Any]]:
    try:
        rows = json.loads(answer)["results"]["bindings"]
    except (ValueError, KeyError, TypeError) as error:
        begin = answer[:60].decode("utf-8", errors="replace")
        raise NetworkError(f"the answer is no SPARQL result ({begin!r}…); nothing was changed") from error
    yield from rows


def _entity(row: Mapping[str, Any]) -> str:
    return _text(row, "person").rpartition("/")[2]


def _text(row: Mapping[str, Any], name: str) -> str:
    return " ".join(str(row.get(name, {}).get("value", "")).split())


def _day(row: Mapping[str, Any], name: str) -> str:
    """Return an ISO day cut to the precision stated; nothing for centuries and for unknown values."""
    value, precision = _text(row, name), _text(row, f"{name}Precision") or "11"
    digits = _DIGITS_OF_PRECISION.get(precision, 0)
    return value[:digits] if re.match(r"\d{4}-\d\d-\d\d", value) else ""
