"""Addresses: where each kind of record is shown; the one place that knows."""

from urllib.parse import quote, urlencode


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
    """Return the page of an actor: a state by its country, anybody else by the entity id."""
    if entity_id and entity_id.startswith("country:"):
        return f"/search?{urlencode({'country': entity_id.partition(':')[2]})}"
    if entity_id:
        return f"/search?{urlencode({'actor': entity_id})}"
    return f"/search?{urlencode({'country': country or ''})}"


def dyad_address(pair: str) -> str:
    """Return the page of a dyad ("IRN-RUS")."""
    return f"/dyad/{quote(pair, safe='')}"


def place_address(name: str) -> str:
    """Return the page of a place."""
    return f"/search?{urlencode({'place': name})}"
