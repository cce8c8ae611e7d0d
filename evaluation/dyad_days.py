"""Who is in the news with whom, and on which day: 24 years of Current Events, by the countries that items name."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from lapwing.knowledge.countries import CountryIndex, load_countries
from lapwing.knowledge.name_keys import fold_words

CURRENT_EVENTS = "raw_news/WikipediaCurrentEvents/events.jsonl"
_KINDS = frozenset({"name", "adjective", "noun", "metonym", "capital"})
DyadDay = tuple[date, str, str]


def read_dyad_days(data: Path) -> list[DyadDay]:
    """Return day, first and second country of every item that names a country; one country alone stands twice.

    An item comes as often as the corpus has it, so that a draw from the list has the corpus' crowded days. Countries
    are taken by their words: no reader is needed, and who acts on whom is not known.
    """
    return list(_dyad_days(data / CURRENT_EVENTS, load_countries()))


def _dyad_days(path: Path, countries: CountryIndex) -> Iterator[DyadDay]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            named = _countries_named(fold_words(item["text"]), countries)
            if named:
                yield date.fromisoformat(item["date"]), named[0], named[-1]


def _countries_named(words: Sequence[str], countries: CountryIndex) -> list[str]:
    """Return the first two countries that the words name."""
    found: list[str] = []
    at = 0
    while at < len(words) and len(found) < 2:
        length, term = countries.match(words, at) or (1, None)
        if term and term.kind in _KINDS and term.country not in found:
            found.append(term.country)
        at += length
    return found
