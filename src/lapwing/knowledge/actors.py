"""Known actors: persons with the offices they held, organisations and groups, role nouns with their sectors.

An index, never a scan: persons are fetched through the keys of their names or through (country, office), and parsed
when fetched.
"""

import gzip
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files

from lapwing.knowledge.countries import CountryIndex, case_fits, load_countries
from lapwing.knowledge.name_keys import PARTICLES, fold_words, name_key

MAX_WORDS = 9
MANY_NAMESAKES = 60  # above, persons are parsed only if an office of theirs was in a country of the text
ROLE = "ROLE"  # the class of what is no office, only a country and sectors: its `office` lists the sectors
SECTOR_OF_CLASS: Mapping[str, tuple[str, ...]] = {
    "DEFMIN": ("GOV", "MIL"),
    "MIL_CHIEF": ("MIL",),
    "OFFICER": ("MIL",),
    "SPEAKER": ("LEG",),
    "LEGISLATOR": ("LEG",),
    "JUD": ("JUD",),
    "CBANK": ("GOV", "BUS"),
    "POLICE": ("COP",),
    "OPPOSITION": ("OPP",),
    "NONSTATE": ("REB",),
    "REBEL": ("REB",),
    "CLERIC": ("REL",),
    "IGO_HEAD": ("IGO",),
    "HONORIFIC": (),
}


def sector_of_office(office_class: str, office: str = "") -> tuple[str, ...]:
    """Return the PLOVER sectors of an office: its class decides, and for security posts whether it is a secret
    service.
    """
    if office_class == ROLE:
        return tuple(office.split())
    low = office.lower()
    secret = ("intelligence", "security service", "state security", "cia")
    if office_class == "INTEL_SEC" and any(word in low for word in secret):
        return ("SPY",)
    if office_class == "JUD" and "attorney general" in low:
        return ("GOV",)  # a member of the government, whoever prosecutes
    return SECTOR_OF_CLASS.get(office_class, ("GOV",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """An office held. `start`, `end`, `asof` are ISO dates of any precision; `end` "" means in office when last
    seen.
    """

    country: str
    office_class: str
    office: str
    start: str
    end: str
    asof: str

    @property
    def sector(self) -> tuple[str, ...]:
        """The PLOVER sectors of who holds this office."""
        return sector_of_office(self.office_class, self.office)

    def held_on(self, day: str) -> bool | None:
        """Whether it was held on an ISO day; None when the knowledge ends before that day."""
        if self.start and day[: len(self.start)] < self.start:
            return False
        if self.end:
            return day[: len(self.end)] <= self.end
        return True if day <= self.asof else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A known person: names (best first) and tenures in order of their start."""

    entity_id: str
    names: tuple[str, ...]
    tenures: tuple[Tenure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """A known organisation or armed group. `country` is ISO-3 or IGO, NGO, MNC, IMG."""

    entity_id: str
    name: str
    country: str
    sector: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedName:
    """A name of which only a dated country and sector are known (Phoenix dictionaries)."""

    country: str
    sector: tuple[str, ...]
    start: str
    end: str
    asof: str


class ActorIndex:
    """Everything known about actors, joined with the countries."""

    def __init__(self, countries: CountryIndex, tables: Mapping[str, Sequence[str]]) -> None:
        self.countries = countries
        self._persons = tables["persons"]
        self._keys = _split_first(tables["name_keys"])
        self._held = _split_first(tables["offices_held"])
        self._coded = _split_first(tables["coded_names"])
        self._organisations = _split_first(tables["organisations"])
        self._agents = _split_first(tables["agents"])
        self._offices = _split_first(tables["office_phrases"])
        self._person = lru_cache(maxsize=20_000)(self._parse_person)
        self._rows = lru_cache(maxsize=20_000)(self._parse_rows)

    def _parse_person(self, row: int) -> Person:
        entity_id, names, tenures = self._persons[row].split("\t")
        held = [tenure.split("~") for tenure in tenures.split("|") if tenure]
        return Person(
            entity_id=entity_id,
            names=tuple(names.split("|")),
            tenures=tuple(
                Tenure(country=c, office_class=k, office=o, start=s, end=e, asof=a) for c, k, o, s, e, a in held
            ),
        )

    def _parse_rows(self, key: str) -> frozenset[str]:
        return frozenset(self._keys.get(key, "").split())  # as written: of a common name's thousands few are looked at

    def forget(self) -> None:
        """Empty what is kept of former look-ups: for measuring cold ones."""
        self._person.cache_clear()
        self._rows.cache_clear()

    @cached_property
    def _row_of(self) -> Mapping[str, int]:
        return {line.partition("\t")[0]: row for row, line in enumerate(self._persons)}

    @property
    def persons(self) -> Iterator[Person]:
        """Every known person, shipped ones by id."""
        return map(self._person, range(len(self._persons)))

    def person_with_id(self, entity_id: str) -> Person | None:
        """Return the person of an id, None when there is none."""
        row = self._row_of.get(entity_id)
        return None if row is None else self._person(row)

    @cached_property
    def organisations(self) -> Mapping[str, Organisation]:
        """Every known organisation and group by its id."""
        found = (self.organisation(folded) for folded in self._organisations)
        return {each.entity_id: each for each in found if each}

    def persons_named(
        self,
        name: str,
        on: str | None = None,  # noqa: ARG002 - see overlay/actors
        near: Iterable[str] = (),
    ) -> Iterator[Person]:
        """Yield persons who share the keys of the name's words: of all, or of the rarest and another, else of the
        last. `on` is the ISO day of the text: shipped names hold on any day, names of an overlay may not. `near` are
        ISO-3 codes: of a name that very many have, only those with an office there are yielded.
        """
        words = [word for word in fold_words(name) if len(word) > 1 and word not in PARTICLES]
        postings = sorted((rows for word in dict.fromkeys(words) if (rows := self._rows(name_key(word)))), key=len)
        if not postings:
            return
        found = frozenset.intersection(*postings)
        if len(postings) > 2:  # one given name more or less is still the same name
            found |= {row for row in postings[0] if any(row in others for others in postings[1:])}
        if not found and len(words) > 1:
            found = self._rows(name_key(words[-1]))
        looked_at: Iterable[int] = map(int, found)
        if len(found) > MANY_NAMESAKES and (marks := [f"{code}~" for code in near]):
            looked_at = (row for row in looked_at if any(map(self._persons[row].__contains__, marks)))
        yield from map(self._person, sorted(looked_at))

    def holders(self, country: str, office_class: str, day: str) -> list[tuple[Person, Tenure]]:
        """Return who held an office of a class on an ISO day, latest start first, a user's own person before others;
        those only perhaps in office come last.
        """
        found = []
        for row in map(int, self._held.get(f"{country} {office_class}", "").split()):
            person = self._person(row)
            for tenure in person.tenures:
                fits = (tenure.country, tenure.office_class) == (country, office_class)
                if fits and tenure.held_on(day) is not False:
                    found.append((person, tenure))
        found.sort(key=lambda pair: (not pair[0].entity_id.startswith("local:"), pair[0].entity_id))
        found.sort(key=lambda pair: pair[1].start, reverse=True)
        found.sort(key=lambda pair: pair[1].held_on(day) is None)
        return found

    def coded(self, name: str) -> tuple[CodedName, ...]:
        """Return the dated codes of a name that is known only by them."""
        line = self._coded.get(" ".join(fold_words(name)))
        rows = [code.split("~") for code in line.split("|")] if line else []
        return tuple(CodedName(country=c, sector=tuple(s.split()), start=b, end=e, asof=a) for c, s, b, e, a in rows)

    def organisation(self, folded: str) -> Organisation | None:
        """Return the organisation of a folded name."""
        line = self._organisations.get(folded)
        if line is None:
            return None
        entity_id, name, country, sector = line.split("\t")
        return Organisation(entity_id=entity_id, name=name, country=country, sector=tuple(sector.split()))

    def match_organisation(
        self, words: Sequence[str], start: int, surface: Sequence[str]
    ) -> tuple[int, Organisation] | None:
        """Return (number of words, organisation) of the longest known name that begins at `start`, else None."""
        for length in range(min(self.longest_words.get(words[start], 0), len(words) - start), 0, -1):
            found = self.organisation(" ".join(words[start : start + length]))
            if found and case_fits(found.name, surface[start]):
                return length, found
        return None

    def agent(self, folded: str) -> tuple[str, ...] | None:
        """Return the sectors of a role noun (singular or regular plural), None when it is not one."""
        for form in singular_forms(folded.replace("defense", "defence")):
            if form in self._agents:
                return tuple(self._agents[form].split())
        return None

    def office(self, folded: str) -> str | None:
        """Return the class of an office phrase ("foreign minister" → FM), None when it is not one."""
        for form in singular_forms(folded.replace("defense", "defence")):
            if form in self._offices:
                return self._offices[form]
        return None

    @cached_property
    def longest_words(self) -> Mapping[str, int]:
        """First word → the most words that an organisation, role noun or office phrase beginning with it has."""
        longest: dict[str, int] = {}
        for table in (self._organisations, self._agents, self._offices):
            for folded in table:
                first = folded.partition(" ")[0]
                count = min(folded.count(" ") + 1, MAX_WORDS)
                forms = [first]
                if first == folded and not folded.endswith("s"):
                    forms += [first + "s", first + "es", first[:-1] + "ies", first[:-2] + "en"]
                elif first == "defence":
                    forms.append("defense")
                elif first != folded:
                    forms.append(first + "s")
                for form in forms:
                    longest[form] = max(longest.get(form, 0), count)
        return longest


def singular_forms(folded: str) -> Iterator[str]:
    """Yield a folded phrase and what it may be the plural of: "ministries", "policemen", "ministers of defence"."""
    yield folded
    if folded.endswith("ies"):
        yield folded[:-3] + "y"
    if folded.endswith("es"):
        yield folded[:-2]
    if folded.endswith("s"):
        yield folded[:-1]
    if folded.endswith("men"):
        yield folded[:-2] + "an"
    first, _, rest = folded.partition(" ")
    if rest and first.endswith("s"):
        yield f"{first[:-1]} {rest}"


def _split_first(lines: Sequence[str]) -> dict[str, str]:
    pairs = (line.partition("\t") for line in lines)
    return {key: value for key, _, value in pairs}


_PACKED = ("persons", "name_keys", "offices_held", "coded_names")
_PLAIN = ("organisations", "agents", "office_phrases")


def read_actor_tables(names: Sequence[str] = (*_PACKED, *_PLAIN)) -> dict[str, list[str]]:
    """Return the lines of compiled tables by their names."""
    compiled = files("lapwing.knowledge").joinpath("compiled")

    def lines(name: str) -> list[str]:
        payload = compiled.joinpath(f"actors_{name}").read_bytes()
        return (gzip.decompress(payload) if name.endswith(".gz") else payload).decode("utf-8").splitlines()

    return {name: lines(f"{name}.tsv.gz" if name in _PACKED else f"{name}.tsv") for name in names}


def load_actors(countries: CountryIndex | None = None) -> ActorIndex:
    """Return the compiled actors; pass the countries if they are loaded already."""
    return ActorIndex(countries or load_countries(), read_actor_tables())
