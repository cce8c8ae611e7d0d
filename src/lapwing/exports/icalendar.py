"""iCalendar (RFC 5545) of events that are to come: an all-day entry each, tentative."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import BinaryIO

from lapwing.exports.context import ExportContext
from lapwing.exports.export_record import ExportRecord
from lapwing.exports.rules import day_of
from lapwing.exports.statement import statement_of

_OCTETS = 75  # the standard's longest line
_EPOCH = "1970-01-01"


def write_icalendar(
    records: Iterable[ExportRecord], context: ExportContext, stream: BinaryIO, left_out: Counter[str]
) -> int:
    """Write a calendar and return how many entries it has. What has no day by the declared rule is left out."""
    _write(stream, ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Lapwing//Lapwing {context.version}//EN"))
    n_written = 0
    for record in records:
        if day_of(record.date, context.rules.max_days) is None:
            left_out["undated or too vague"] += 1
            continue
        _write(stream, _entry(record, context))
        n_written += 1
    _write(stream, ("END:VCALENDAR",))
    return n_written


def _entry(record: ExportRecord, context: ExportContext) -> Iterator[str]:
    first, last = (date.fromisoformat(day or "") for day in (record.date.date_min, record.date.date_max))
    place = record.place
    yield "BEGIN:VEVENT"
    yield f"UID:{record.record_id}@lapwing"
    # The standard wants an instant; ours is the day by which a report was out, so that the bytes stay the same.
    yield f"DTSTAMP:{(record.first_reported or _EPOCH).replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(statement_of(record))}"
    if record.lead and context.rules.sentences:
        yield f"DESCRIPTION:{_escaped(' '.join(record.lead.mention.sentence.text.split()))}"
    if place:
        yield f"LOCATION:{_escaped(place.name)}"
        if place.latitude is not None and place.longitude is not None:
            yield f"GEO:{place.latitude};{place.longitude}"
    yield f"CATEGORIES:{record.event}"
    yield "STATUS:TENTATIVE" if record.reality in ("planned", "possible") else "STATUS:CONFIRMED"
    yield "TRANSP:TRANSPARENT"
    if record.urls:
        yield f"URL:{''.join(record.urls[0].split())}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _write(stream: BinaryIO, lines: Iterable[str]) -> None:
    for line in lines:
        stream.write(_folded(line.encode("utf-8", "backslashreplace")) + b"\r\n")


def _folded(line: bytes) -> bytes:
    """Break a line after at most 75 octets, never inside a character; what follows begins with a blank."""
    parts = []
    room = _OCTETS
    while len(line) > room:
        cut = room
        while line[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(line[:cut])
        line = line[cut:]
        room = _OCTETS - 1
    return b"\r\n ".join([*parts, line])
