"""A small newsroom for tests of fusion: documents and mentions of invented meetings and attacks, by what they say."""

import zlib
from typing import Any

from lapwing.records.base import Score, Span
from lapwing.records.document import Block, Document, Outlet, PublishedDate
from lapwing.records.event import EventDate, EventMention, EventPlace, Participant, Quantity, SourceCredit
from lapwing.records.ids import content_id, hash_id

PEOPLE = {
    "Adler": ("Q1", "Anna Adler", "AUT"),
    "Borg": ("Q2", "Björn Borg", "SWE"),
    "Castel": ("Q3", "Carla Castel", "SWE"),
    "Duarte": ("Q4", "Diego Duarte", "PRT"),
    "Austria": ("country:AUT", "Austria", "AUT"),
    "Sweden": ("country:SWE", "Sweden", "SWE"),
    "Portugal": ("country:PRT", "Portugal", "PRT"),
}
PLACES = {
    "Vienna": ("2761369", 48.21, 16.37, "AUT", "city"),
    "Graz": ("2778067", 47.07, 15.44, "AUT", "city"),
    "Stockholm": ("2673730", 59.33, 18.07, "SWE", "city"),
    "Austria": ("2782113", 47.5, 14.0, "AUT", "country"),
    "Sweden": ("2661886", 62.0, 15.0, "SWE", "country"),
}


def person(name: str, /, **changes: Any) -> Participant:
    """A participant known by a short name, or an ungrounded one of that name."""
    entity_id, full, country = PEOPLE.get(name, (None, name, None))
    fields: dict[str, Any] = {
        "text": name, "start": 0, "end": len(name), "entity_id": entity_id, "name": full, "country": country,
        "sector": ("GOV",), "score": 0.9, "why": "test",
    }  # fmt: skip
    return Participant(**(fields | changes))


def place(name: str, **changes: Any) -> EventPlace:
    """A place of the test gazetteer."""
    geonames_id, latitude, longitude, country, precision = PLACES[name]
    fields: dict[str, Any] = {
        "text": name, "start": 0, "end": len(name), "name": name, "geonames_id": geonames_id, "latitude": latitude,
        "longitude": longitude, "country": country, "precision": precision,
    }  # fmt: skip
    return EventPlace(**(fields | changes))


def day(edtf: str | None, **changes: Any) -> EventDate:
    """An event date of a day, a month ("2021-10"), a span ("2021-10-17/2021-10-19") or nothing."""
    first, _, last = (edtf or "").partition("/")
    last = last or first
    low = first + "-01" if len(first) == 7 else first
    high = last + "-28" if len(last) == 7 else last
    fields: dict[str, Any] = {
        "edtf": edtf, "date_min": low or None, "date_max": high or None, "text": None,
        "basis": "calendar" if edtf else "unknown",
    }  # fmt: skip
    return EventDate(**(fields | changes))


def figure(low: int, high: int | None = -1, text: str = "", **changes: Any) -> Quantity:
    """A quantity: exact with one number, a range or "at least" (high None) with two."""
    top = low if high == -1 else high
    return Quantity(min=low, max=top, text=text or str(low), start=0, end=1, **changes)


def credit(name: str) -> SourceCredit:
    """A source that the text names."""
    return SourceCredit(text=name, start=0, end=len(name), entity_id=None, name=name)


def outlet(name: str, **changes: Any) -> Outlet:
    """An outlet whose id is its name in lower case."""
    fields: dict[str, Any] = {"name": name, "outlet_id": name.lower(), "score": Score(value=1.0, why="test")}
    return Outlet(**(fields | changes))


def minhash(text: str, n_values: int = 64) -> tuple[int, ...]:
    """A MinHash of the word 5-grams of `text`, as documents carry it."""
    tokens = text.lower().split()
    shingles = [" ".join(tokens[place : place + 5]).encode() for place in range(max(1, len(tokens) - 4))]
    return tuple(
        min(zlib.crc32(shingle, seed) * 2654435761 % 2**32 for shingle in shingles) for seed in range(n_values)
    )


def document(report: str, text: str = "", published: str | None = "2021-10-20", **changes: Any) -> Document:
    """A document of one body block, published on a day."""
    text = text or f"The only text of report {report}."
    when = PublishedDate(
        edtf=published, date_min=published or "", date_max=published or "",
        basis="metadata" if published else "unknown", why="test",
    )  # fmt: skip
    fields: dict[str, Any] = {
        "document_id": report, "content_id": content_id(text), "report_id": report, "path": report, "text": text,
        "blocks": (Block(span=Span(start=0, end=len(text), text=text), kind="body"),), "published": when,
        "signature": minhash(text), "outlet": outlet(f"Outlet {report}"),
    }  # fmt: skip
    return Document(**(fields | changes))


def mention(report: str, sentence: str, **changes: Any) -> EventMention:
    """A happened meeting (CONSULT) told by `sentence`, whose trigger is the word between asterisks."""
    before, trigger, after = sentence.split("*")
    start = changes.pop("at", 0)
    text = before + trigger + after
    fields: dict[str, Any] = {
        "mention_id": hash_id(report, sentence, start), "report_id": report, "document_id": report, "event": "CONSULT",
        "mode": (), "about": None, "context": (), "quad_code": 1, "event_scale": 2.5, "cameo": "040",
        "date": day("2021-10-18"), "actor": (), "recipient": (), "place": None, "reality": "happened", "source": None,
        "trigger": Span(start=start + len(before), end=start + len(before + trigger), text=trigger),
        "sentence": Span(start=start, end=start + len(text), text=text), "confidence": 0.8,
    }  # fmt: skip
    return EventMention(**(fields | changes))


def meeting(report: str = "r1", **changes: Any) -> EventMention:
    """A meeting of Adler and Borg in Vienna on 18 October 2021, as a report tells it."""
    sentence = changes.pop("sentence", "Adler *met* Borg in Vienna on Monday to discuss the railway treaty.")
    fields = {"actor": (person("Adler"),), "recipient": (person("Borg"),), "place": place("Vienna")} | changes
    return mention(report, sentence, **fields)


def attack(report: str = "r1", **changes: Any) -> EventMention:
    """Gunmen attack a market in Graz on 18 October 2021."""
    sentence = changes.pop("sentence", "Gunmen *attacked* a market in Graz on Monday and burnt the stalls.")
    fields: dict[str, Any] = {
        "event": "ASSAULT", "mode": ("firearms",), "quad_code": 4, "event_scale": -9.0, "cameo": "190",
        "actor": (person("gunmen"),), "recipient": (person("vendors", country="AUT"),), "place": place("Graz"),
    }  # fmt: skip
    return mention(report, sentence, **(fields | changes))
