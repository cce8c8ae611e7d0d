"""An overlay's metonyms, aliases of countries and blocks, laid over the words that point to countries."""

import re

from lapwing.knowledge.countries import CountryIndex, read_country_tables
from lapwing.knowledge.overlay.rows import Overlay
from lapwing.knowledge.overlay.tables import folded

COUNTRY = "country:"
_ARTICLE = re.compile(r"^the\s+(?=\S)", re.IGNORECASE)


def load_overlaid_countries(overlay: Overlay) -> CountryIndex:
    """Return the shipped countries with the overlay's words; a later line of one word replaces the earlier."""
    countries, terms = read_country_tables()
    blocked = {(_bare(row.name), row.actor_id) for row in overlay.blocks}
    kept = [line for line in terms if not _is_blocked(line, blocked)]
    own = [
        _line(row.phrase, row.country, "metonym", " ".join(row.sector), row.target, row.origin.told_source)
        for row in overlay.metonyms
    ]
    own += [
        _line(row.alias, row.actor_id.removeprefix(COUNTRY), "name", "", "", row.origin.told_source)
        for row in overlay.aliases
        if row.actor_id.startswith(COUNTRY)
    ]
    return CountryIndex(countries, [*kept, *own])


def _is_blocked(line: str, blocked: set[tuple[str, str]]) -> bool:
    name, _, country, _ = line.split("\t", 3)
    return (name, "") in blocked or (name, COUNTRY + country) in blocked


def _bare(phrase: str) -> str:
    """Return a phrase as it is looked up: folded, without an article."""
    return folded(_ARTICLE.sub("", phrase))


def _line(phrase: str, country: str, kind: str, sector: str, target: str, source: str) -> str:
    return "\t".join((_bare(phrase), _ARTICLE.sub("", phrase), country, kind, sector, target, source))
