"""Where facts are from, and under which licence: read only when somebody asks."""

import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files

from lapwing.errors import KnowledgeError
from lapwing.knowledge.actors import ROLE, Person, Tenure

NAMED_PAGE = "facts, written down for Lapwing from the page named"
OWN_LICENCE = "your own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing known, in words, with its source and that source's licence."""

    what: str
    text: str
    source: str
    licence: str


class Provenance:
    """Sources of shipped facts by kind and key; a fact without a line of its own has its kind's usual source."""

    def __init__(self, sources: Mapping[str, tuple[str, str]], facts: Mapping[tuple[str, str], str]) -> None:
        self._sources = sources
        self._facts = facts

    def fact(self, what: str, text: str, source: str) -> Fact:
        """Return a fact with what is known of its source: keys of the list of sources, joined by "+", or a page."""
        keys = source.split("+")
        if not all(key in self._sources for key in keys):
            return Fact(what=what, text=text, source=source, licence=NAMED_PAGE)
        titles, licences = zip(*(self._sources[key] for key in keys), strict=True)
        return Fact(
            what=what,
            text=text,
            source=" + ".join(dict.fromkeys(titles)),
            licence=" + ".join(dict.fromkeys(licences)),
        )

    def shipped(self, kind: str, key: str, text: str) -> Fact:
        """Return a shipped fact on actors by its kind (name, office, organisation, noun) and key."""
        source = self._facts.get((kind, key)) or self._facts.get((kind, "*"), "")
        return self.fact(kind, text, source)

    def person(self, person: Person) -> Iterator[Fact]:
        """Yield the names and offices of a shipped person."""
        for name in person.names:
            yield self.shipped("name", f"{person.entity_id} {name}", name)
        for held in person.tenures:
            if held.office_class != ROLE:
                key = f"{person.entity_id} {held.country} {held.office_class} {held.start}"
                yield self.shipped("office", key, describe_office(held))


def describe_office(held: Tenure) -> str:
    """Return an office in words, with its days and what is known of its end."""
    end = held.end or f"open, last checked {held.asof or 'never'}"
    return f"{held.office} ({held.office_class}) of {held.country}, {held.start or '?'} to {end}"


def load_provenance() -> Provenance:
    """Return the sources of what ships.

    Raises:
        KnowledgeError: if the compiled files are missing or damaged.
    """
    folder = files("lapwing.knowledge") / "compiled"
    try:
        listed = (folder / "sources.tsv").read_text(encoding="utf-8").splitlines()
        packed = gzip.decompress((folder / "actors_sources.tsv.gz").read_bytes()).decode("utf-8").splitlines()
    except (OSError, EOFError) as error:
        raise KnowledgeError(
            f"the compiled sources cannot be read ({error}); run scripts/compile_sources.py"
        ) from error
    sources = {}
    for line in listed:
        key, title, licence, address = line.split("\t")
        sources[key] = (f"{title}, {address}" if address else title, licence)
    facts = {}
    for line in packed:
        kind, key, source = line.split("\t")
        facts[kind, key] = source
    return Provenance(sources, facts)
