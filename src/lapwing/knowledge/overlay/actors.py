"""An overlay's actors, aliases, offices, codes and blocks, laid over the compiled tables of actors."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from lapwing.knowledge.actors import ROLE, ActorIndex, Person, Tenure, read_actor_tables
from lapwing.knowledge.countries import CountryIndex
from lapwing.knowledge.name_keys import PARTICLES, fold_words, name_key
from lapwing.knowledge.overlay.checks import load_vocabulary
from lapwing.knowledge.overlay.classes import class_of_office
from lapwing.knowledge.overlay.countries import COUNTRY, load_overlaid_countries
from lapwing.knowledge.overlay.rows import ANY_NAME, ActorRow, OfficeRow, Overlay
from lapwing.knowledge.overlay.tables import folded
from lapwing.knowledge.overlay.tenures import laid_over

ALWAYS = "9999-12-31"  # a role without days is told of every day
_EVERY_ID = ""

Days = tuple[str, str]


class OverlaidActors(ActorIndex):
    """The shipped actors with a user's own: some names hold on some days only, and some are blocked."""

    def __init__(
        self,
        countries: CountryIndex,
        tables: Mapping[str, Sequence[str]],
        dated: Mapping[tuple[str, str], tuple[Days, ...]],
        blocked: Mapping[str, frozenset[str]],
    ) -> None:
        super().__init__(countries, tables)
        self._dated = dated
        self._blocked = blocked

    def persons_named(self, name: str, on: str | None = None, near: Iterable[str] = ()) -> Iterator[Person]:
        """Yield persons as the shipped index does, but those that a block keeps apart, by the names they had on the
        day.
        """
        blocked = self._blocked_ids(folded(name))
        if _EVERY_ID in blocked:
            return
        for person in super().persons_named(name, on, near):
            names = tuple(known for known in person.names if self._holds(person.entity_id, known, on))
            if names and person.entity_id not in blocked:
                yield person if names == person.names else replace(person, names=names)

    def holders(self, country: str, office_class: str, day: str) -> list[tuple[Person, Tenure]]:
        """Return who held an office, without those that are blocked under every name."""
        blocked = self._blocked.get(ANY_NAME, frozenset())
        found = super().holders(country, office_class, day)
        return [(person, tenure) for person, tenure in found if person.entity_id not in blocked]

    def ever_held(self, country: str, office_class: str) -> Iterator[Person]:
        """Yield everybody who held an office of a class and country at any time."""
        yield from map(self._person, map(int, self._held.get(f"{country} {office_class}", "").split()))

    def _blocked_ids(self, name: str) -> frozenset[str]:
        return self._blocked.get(name, frozenset()) | self._blocked.get(ANY_NAME, frozenset())

    def _holds(self, entity_id: str, name: str, on: str | None) -> bool:
        days = self._dated.get((entity_id, name))
        return days is None or on is None or any(within(on, start, end) for start, end in days)


def within(day: str, start: str, end: str) -> bool:
    """Whether an ISO day lies between two of any precision; "" leaves a side open."""
    return not (start and day[: len(start)] < start) and not (end and day[: len(end)] > end)


def load_overlaid_actors(overlay: Overlay) -> OverlaidActors:
    """Return the shipped actors and countries with the overlay's."""
    tables = read_actor_tables()
    persons = _Persons(tables["persons"])
    for row in overlay.actors:
        if row.kind == "person":
            persons.add_role(row)
    for office in overlay.offices:
        persons.add_office(office)
    for alias in overlay.aliases:
        if alias.actor_id in persons:
            persons.add_name(alias.actor_id, alias.alias)
    blocked = _blocked(overlay)
    tables |= persons.tables(tables)
    tables["organisations"] = _organisations(tables["organisations"], overlay, blocked)
    tables["coded_names"] = _coded_names(tables["coded_names"], overlay, blocked)
    return OverlaidActors(load_overlaid_countries(overlay), tables, _dated(overlay), blocked)


class _Persons:
    """Persons whose line the overlay writes anew; the others stay as they are, unparsed."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = list(lines)
        self._rows = {line.partition("\t")[0]: n for n, line in enumerate(lines)}
        self._names: dict[int, list[str]] = {}
        self._tenures: dict[int, list[tuple[str, ...]]] = {}

    def __contains__(self, entity_id: str) -> bool:
        return entity_id in self._rows

    def add_role(self, row: ActorRow) -> None:
        """Add a person, or a further country and sectors of one; the name becomes the one that is shown."""
        self.add_name(row.actor_id, row.name, is_first=True)
        role = (row.country, ROLE, " ".join(row.sector), row.start, row.end, row.end or ALWAYS)
        self._tenures[self._row(row.actor_id)].append(role)

    def add_office(self, row: OfficeRow) -> None:
        """Add an office held, in place of what is shipped of the same office."""
        number = self._row(row.actor_id)
        known = row.office_class or class_of_office(row.office, load_vocabulary().office_phrases)
        clean = row.office.replace("~", "-").replace("|", "/")
        own = (row.country, known, clean, row.start, row.end, row.asof)
        self._tenures[number] = laid_over(self._tenures[number], own)

    def add_name(self, entity_id: str, name: str, *, is_first: bool = False) -> None:
        """Add a name, at the front if it is the one to show."""
        names, clean = self._names[self._row(entity_id)], name.replace("|", " ")
        if is_first and clean in names:
            names.remove(clean)
        if clean not in names:
            names.insert(0 if is_first else len(names), clean)

    def tables(self, shipped: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
        """Return the tables of persons, of the keys of their names and of offices, with what was added."""
        keys: dict[str, set[int]] = defaultdict(set)
        held: dict[str, set[int]] = defaultdict(set)
        for row, names in self._names.items():
            tenures = sorted(set(self._tenures[row]), key=lambda tenure: (tenure[3], tenure))
            entity_id = self._lines[row].partition("\t")[0]
            self._lines[row] = "\t".join((entity_id, "|".join(names), "|".join("~".join(t) for t in tenures)))
            for word in (word for name in names for word in fold_words(name)):
                if len(word) > 1 and word not in PARTICLES:
                    keys[name_key(word)].add(row)
            for country, office_class, *_ in tenures:
                held[f"{country} {office_class}"].add(row)
        return {
            "persons": self._lines,
            "name_keys": _with_rows(shipped["name_keys"], keys),
            "offices_held": _with_rows(shipped["offices_held"], held),
        }

    def _row(self, entity_id: str) -> int:
        row = self._rows.setdefault(entity_id, len(self._lines))
        if row == len(self._lines):
            self._lines.append(f"{entity_id}\t\t")
        if row not in self._names:
            _, names, tenures = self._lines[row].split("\t")
            self._names[row] = [name for name in names.split("|") if name]
            self._tenures[row] = [tuple(tenure.split("~")) for tenure in tenures.split("|") if tenure]
        return row


def _with_rows(lines: Sequence[str], added: Mapping[str, set[int]]) -> list[str]:
    """Return posting lists with rows added; of two lines of one key the index takes the later."""
    own = dict(added)
    for line in lines:
        key, _, rows = line.partition("\t")
        if key in own:
            own[key] = own[key] | set(map(int, rows.split()))
    return [*lines, *(f"{key}\t{' '.join(map(str, sorted(rows)))}" for key, rows in sorted(own.items()))]


def _blocked(overlay: Overlay) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in overlay.blocks:
        found[ANY_NAME if row.name == ANY_NAME else folded(row.name)].add(row.actor_id or _EVERY_ID)
    return {name: frozenset(ids) for name, ids in found.items()}


def _dated(overlay: Overlay) -> dict[tuple[str, str], tuple[Days, ...]]:
    found: dict[tuple[str, str], list[Days]] = defaultdict(list)
    for row in overlay.aliases:
        if row.start or row.end:
            found[row.actor_id, row.alias.replace("|", " ")].append((row.start, row.end))
    return {key: tuple(days) for key, days in found.items()}


def _organisations(lines: Sequence[str], overlay: Overlay, blocked: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the organisations that no block hides, then the overlay's; of two lines of one name the later counts."""
    facts = {line.split("\t")[1]: line.split("\t")[2:] for line in lines}
    own = []
    for row in overlay.actors:
        if row.kind != "person":
            facts[row.actor_id] = [row.name, row.country, " ".join(row.sector)]
            own.append("\t".join((folded(row.name), row.actor_id, *facts[row.actor_id])))
    own += [
        "\t".join((folded(row.alias), row.actor_id, *facts[row.actor_id]))
        for row in overlay.aliases
        if row.actor_id in facts and not row.actor_id.startswith(COUNTRY)
    ]
    return [line for line in (*lines, *own) if not _hides(blocked, *line.split("\t")[:2])]


def _coded_names(lines: Sequence[str], overlay: Overlay, blocked: Mapping[str, frozenset[str]]) -> list[str]:
    codes: dict[str, list[str]] = defaultdict(list)
    for row in sorted(overlay.codes, key=lambda row: row.start):  # of several that hold on a day the latest is taken
        codes[folded(row.name)].append(
            "~".join((row.country, " ".join(row.sector), row.start, row.end, row.asof or row.end))
        )
    own = [f"{name}\t{'|'.join(each)}" for name, each in codes.items()]
    return [line for line in (*lines, *own) if _EVERY_ID not in blocked.get(line.partition("\t")[0], ())]


def _hides(blocked: Mapping[str, frozenset[str]], name: str, entity_id: str) -> bool:
    ids = blocked.get(name, frozenset()) | blocked.get(ANY_NAME, frozenset())
    return entity_id in ids or _EVERY_ID in blocked.get(name, frozenset())
