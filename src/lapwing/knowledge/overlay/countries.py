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
    blocked = {(folded(row.name), row.actor_id) for row in overlay.blocks if row.actor_id in {"", *map(_id, countries)}}
    blocked_names = {name for name, _ in blocked}
    kept = [line for line in terms if not _is_blocked(line, blocked, blocked_names)]
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


def _id(line: str) -> str:
    return COUNTRY + line.partition("\t")[0]


def _is_blocked(line: str, blocked: set[tuple[str, str]], names: set[str]) -> bool:
    name, _, rest = line.partition("\t")
    if name not in names:
        return False
    return (name, "") in blocked or (name, COUNTRY + rest.split("\t")[1]) in blocked


def _line(phrase: str, country: str, kind: str, sector: str, target: str, source: str) -> str:
    bare = _ARTICLE.sub("", phrase)  # look-up leaves the article out
    return "\t".join((folded(bare), bare, country, kind, sector, target, source))
