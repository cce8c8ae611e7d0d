"""Addresses: where each kind of record is shown; the one place that knows."""

from urllib.parse import quote, urlencode

from lapwing.web.asked import Asked

_BESIDE = ("since", "until", "type", "country", "dyad")


def event_address(event_id: str) -> str:
    """Return the page of an event."""
    return f"/event/{quote(event_id, safe='')}"


def report_address(report_id: str, mention_id: str = "") -> str:
    """Return the page of a report, at one of its mentions if one is given."""
    return f"/report/{quote(report_id, safe='')}" + (f"#m-{mention_id}" if mention_id else "")


def passage_address(report_id: str, start: int, end: int) -> str:
    """Return the page of a stretch of a report in its paragraph."""
    return f"/passage/{quote(report_id, safe='')}/{start}-{end}"


def actor_address(entity_id: str | None, country: str | None = None) -> str:
    """Return the page of an actor, by the entity id; of one that has none that of its country."""
    return f"/actor/{quote(entity_id or f'country:{country}', safe=':')}"


def dyad_address(pair: str) -> str:
    """Return the page of a dyad ("IRN-RUS")."""
    return f"/dyad/{quote(pair, safe='')}"


def place_address(name: str, asked: Asked | None = None) -> str:
    """Return the page of a place: the events there, of the time and types that are asked for beside it."""
    beside = [pair for pair in asked.pairs if pair[0] in _BESIDE and pair[1].strip()] if asked else []
    return f"/search?{urlencode([('place', name), *beside])}"
