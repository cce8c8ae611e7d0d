"""Countries and territories, and the words that name or point to one: adjectives, demonyms, capitals, seats of
government.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Literal, cast

from lapwing.knowledge.name_keys import fold_words

TermKind = Literal["name", "adjective", "noun", "capital", "metonym", "region", "city"]
MAX_WORDS = 7
MAX_ACRONYM = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country or territory. `cow` is its Correlates of War code, "" where it has none; `capital` may be ""."""

    iso3: str
    iso2: str
    cow: str
    name: str
    capital: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryTerm:
    """A phrase that names or points to a country.

    kind: "name" (Iran), "adjective" (Iranian), "noun" (people: Iranians), "capital", "metonym" (Kremlin: `sector` and
    `target` say what it stands for), "region" and "city" (only those that are unmistakable).
    """

    phrase: str
    country: str
    kind: TermKind
    sector: tuple[str, ...] = ()
    target: str = ""
    source: str


class CountryIndex:
    """Countries by ISO-3, terms by their folded words. Terms are parsed when they are first asked for."""

    def __init__(self, countries: Sequence[str], terms: Sequence[str]) -> None:
        self._lines = {line.partition("\t")[0]: line for line in terms}
        rows = [line.split("\t") for line in countries]
        self.countries: Mapping[str, Country] = {
            iso3: Country(iso3=iso3, iso2=iso2, cow=cow, name=name, capital=capital)
            for iso3, iso2, cow, name, capital in rows
        }

    @cached_property
    def _first_words(self) -> Mapping[str, int]:
        longest: dict[str, int] = {}
        for folded in self._lines:
            first = folded.partition(" ")[0]
            longest[first] = max(longest.get(first, 0), folded.count(" ") + 1)
        return longest

    def term(self, folded: str) -> CountryTerm | None:
        """Return the term of a folded phrase ("white house"), None when there is none."""
        line = self._lines.get(folded)
        if line is None:
            return None
        _, phrase, country, kind, sector, target, source = line.split("\t")
        return CountryTerm(
            phrase=phrase,
            country=country,
            kind=cast(TermKind, kind),
            sector=tuple(sector.split()),
            target=target,
            source=source,
        )

    def match(self, words: Sequence[str], start: int, surface: Sequence[str] = ()) -> tuple[int, CountryTerm] | None:
        """Return (number of words, term) of the longest term that begins at `start` in folded `words`, else None.

        With `surface` (the words as written) acronyms such as US or ISI only match in capitals, names when capitalised.
        """
        for length in range(min(self._first_words.get(words[start], 0), MAX_WORDS, len(words) - start), 0, -1):
            term = self.term(" ".join(words[start : start + length]))
            if term and (not surface or case_fits(term.phrase, surface[start])):
                return length, term
        return None

    def name(self, iso3: str) -> str:
        """Return the English name of a country, or the code itself for codes that are not countries (IGO, IMG, …)."""
        country = self.countries.get(iso3)
        return country.name if country else iso3

    def lookup(self, text: str) -> CountryTerm | None:
        """Return the term that a whole text is, for example "the Kremlin" or "Iran's"."""
        words = fold_words(text)
        words = words[1:] if words[:1] == ("the",) else words
        return self.term(" ".join(words)) if words else None


def case_fits(phrase: str, written: str) -> bool:
    """Whether a word as written can begin a known phrase: acronyms only in capitals, names only when capitalised."""
    letters = phrase.replace(".", "")
    if letters.isupper() and len(letters) <= MAX_ACRONYM:
        return written.replace(".", "").isupper()
    return written[:1].isupper() or phrase[:1].islower()


def read_country_tables() -> tuple[list[str], list[str]]:
    """Return the lines of the compiled countries and of their terms; reads two small files."""
    compiled = files("lapwing.knowledge").joinpath("compiled")
    rows, terms = (
        compiled.joinpath(name).read_text(encoding="utf-8").splitlines()
        for name in ("countries.tsv", "country_terms.tsv")
    )
    return rows, terms


def load_countries() -> CountryIndex:
    """Return the compiled countries."""
    return CountryIndex(*read_country_tables())
