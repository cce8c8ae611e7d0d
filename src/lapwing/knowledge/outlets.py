"""Outlets and news agencies: who stands behind a domain, a name, or a credit such as "(Reuters)"."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from urllib.parse import urlsplit

from lapwing.errors import KnowledgeError
from lapwing.records.base import Score
from lapwing.records.document import Outlet

COMPILED = "outlets.tsv"
COLUMNS = ("outlet_id", "name", "country", "domains", "aliases", "owner", "state_linked", "is_agency", "source")


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownOutlet:
    """One outlet of the knowledge. `owner` is who controls it, itself when nothing else is known to."""

    outlet_id: str
    name: str
    country: str | None
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    owner: str | None = None
    state_linked: bool = False
    is_agency: bool = False
    source: str = ""

    def as_outlet(self, value: float, why: str) -> Outlet:
        """Return the record that travels, with the reason why this outlet was taken."""
        return Outlet(
            name=self.name,
            outlet_id=self.outlet_id,
            country=self.country,
            owner=self.owner,
            state_linked=self.state_linked,
            is_agency=self.is_agency,
            score=Score(value=value, why=why),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An outlet named in a text, at code points `start` to `end` of that text."""

    start: int
    end: int
    outlet: Outlet


class OutletIndex:
    """Finds outlets by address and by name. A name that several outlets share is told as shared, never guessed."""

    def __init__(self, outlets: Iterable[KnownOutlet]) -> None:
        self.outlets = tuple(sorted(outlets, key=lambda outlet: outlet.outlet_id))
        self._by_id = {outlet.outlet_id: outlet for outlet in self.outlets}
        self._by_domain = {domain: outlet for outlet in self.outlets for domain in outlet.domains}
        self._by_name: dict[str, list[KnownOutlet]] = defaultdict(list)
        for outlet in self.outlets:
            for key in sorted({_name_key(name) for name in (outlet.name, *outlet.aliases)}):
                self._by_name[key].append(outlet)

    def get(self, outlet_id: str) -> KnownOutlet | None:
        """Return the outlet with this id, None if there is none."""
        return self._by_id.get(outlet_id)

    def find_by_url(self, url: str) -> Outlet | None:
        """Return the outlet that an address (or a bare domain) belongs to; subdomains belong to their parent."""
        host = host_of(url)
        parts = host.split(".")
        for cut in range(len(parts) - 1):
            domain = ".".join(parts[cut:])
            if known := self._by_domain.get(domain):
                return known.as_outlet(1.0, f"the address is at {domain}")
        return None

    def find_by_name(self, name: str) -> Outlet | None:
        """Return the outlet that a name or abbreviation means; for a shared one its name alone, without an id."""
        known = self._by_name.get(_name_key(name), [])
        if len(known) == 1:
            return known[0].as_outlet(1.0, f"{name!r} is a name of it")
        if not known:
            return None
        shared = ", ".join(outlet.outlet_id for outlet in known)
        agency = all(outlet.is_agency for outlet in known)
        why = f"{name!r} is a name of {len(known)} outlets: {shared}"
        return Outlet(name=name.strip(), is_agency=agency, score=Score(value=round(1 / len(known), 3), why=why))

    def find_agencies(self, text: str) -> tuple[Credit, ...]:
        """Return the news agencies that a credit names, in text order.

        Meant for credits, bylines and licence lines: in running text short abbreviations would be found where none is
        meant.
        """
        return self._find(text, self._agency_names)

    def find_outlets(self, text: str) -> tuple[Credit, ...]:
        """Return all outlets that a credit or licence line names, in text order."""
        return self._find(text, self._all_names)

    def _find(self, text: str, names: re.Pattern[str]) -> tuple[Credit, ...]:
        found = ((match, self.find_by_name(match.group())) for match in names.finditer(text))
        return tuple(Credit(start=m.start(), end=m.end(), outlet=outlet) for m, outlet in found if outlet)

    @cached_property
    def _agency_names(self) -> re.Pattern[str]:
        return _names_pattern(outlet for outlet in self.outlets if outlet.is_agency)

    @cached_property
    def _all_names(self) -> re.Pattern[str]:
        return _names_pattern(self.outlets)


def host_of(url: str) -> str:
    """Return the host of an address or bare domain, lower case, without port and "www."; "" if it has none."""
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    except ValueError:
        return ""
    return host.strip(".").removeprefix("www.")


def load_outlets() -> OutletIndex:
    """Read the compiled outlets.

    Raises:
        KnowledgeError: if the file is missing or has other columns than expected.
    """
    try:
        lines = (files("lapwing.knowledge") / "compiled" / COMPILED).read_text("utf-8").splitlines()
    except (OSError, ModuleNotFoundError) as fault:
        raise KnowledgeError(f"compiled outlets are missing ({fault}); run scripts/compile_outlets.py") from fault
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise KnowledgeError(f"{COMPILED} has not the columns {COLUMNS}; run scripts/compile_outlets.py")
    return OutletIndex(_parse_row(line) for line in lines[1:])


def _parse_row(line: str) -> KnownOutlet:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise KnowledgeError(f"{COMPILED} has a row with {len(cells)} cells: {line[:80]!r}")
    outlet_id, name, country, domains, aliases, owner, state, agency, source = cells
    return KnownOutlet(
        outlet_id=outlet_id,
        name=name,
        country=country or None,
        domains=tuple(filter(None, domains.split("|"))),
        aliases=tuple(filter(None, aliases.split("|"))),
        owner=owner or None,
        state_linked=state == "1",
        is_agency=agency == "1",
        source=source,
    )


def _name_key(name: str) -> str:
    words = re.findall(r"\w+", name.casefold())
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _names_pattern(outlets: Iterable[KnownOutlet]) -> re.Pattern[str]:
    names = {name for outlet in outlets for name in (outlet.name, *outlet.aliases)}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + ("|".join(map(re.escape, longest_first)) or r"(?!)") + r")(?!\w)")
