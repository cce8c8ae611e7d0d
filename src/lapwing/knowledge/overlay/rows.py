"""The rows of an overlay, as typed records. Days are ISO days of any precision (2021, 2021-10, 2021-10-17) or ""."""

from dataclasses import dataclass

OWN_SOURCE = "own"
ANY_NAME = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a row stands (`file`:`line`) and what it is taken from; `source` "" when it does not say."""

    file: str
    line: int
    source: str

    @property
    def told_source(self) -> str:
        """What to show as the source: the user's own, where none is named."""
        return self.source or OWN_SOURCE

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverlayRow:
    """What every row has."""

    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow(OverlayRow):
    """A person, organisation or group. `country` is ISO-3 or IGO, NGO, MNC, …; a person's country and sectors may be
    bound to days, and then one person has several rows.
    """

    actor_id: str
    name: str
    kind: str
    country: str
    sector: tuple[str, ...]
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasRow(OverlayRow):
    """Another name of an actor, ours or shipped; with days, the alias is only known in texts of those days."""

    actor_id: str
    alias: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeRow(OverlayRow):
    """An office that a person held. `end` "" means in office when last seen, on `asof`, and unknown after it."""

    actor_id: str
    country: str
    office: str
    office_class: str
    start: str
    end: str
    asof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRow(OverlayRow):
    """What a name is not: `actor_id` "" blocks every meaning of it, `name` "*" an actor under every name."""

    name: str
    actor_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MetonymRow(OverlayRow):
    """A seat or nickname that stands for a state or one of its bodies."""

    phrase: str
    country: str
    sector: tuple[str, ...]
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow(OverlayRow):
    """A place; without coordinates it is known and has no pin."""

    place_id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    latitude: float | None
    longitude: float | None
    country: str
    admin1: str
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletRow(OverlayRow):
    """An outlet, known by its domain. `aliases` with a dot and no blank are further domains."""

    domain: str
    name: str
    country: str
    aliases: tuple[str, ...]
    is_agency: bool
    is_state: bool
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeRow(OverlayRow):
    """A name of which only a country and sectors are known, perhaps for some days (Phoenix dictionaries)."""

    name: str
    country: str
    sector: tuple[str, ...]
    start: str
    end: str
    asof: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdRow(OverlayRow):
    """That a local id and another id (a Wikidata QID) are one actor: rows of the first are read as of the second."""

    local_id: str
    actor_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """All rows that count, in the order of folders, files and lines. `checksum` is "" without any file."""

    folders: tuple[str, ...] = ()
    checksum: str = ""
    actors: tuple[ActorRow, ...] = ()
    aliases: tuple[AliasRow, ...] = ()
    offices: tuple[OfficeRow, ...] = ()
    blocks: tuple[BlockRow, ...] = ()
    metonyms: tuple[MetonymRow, ...] = ()
    places: tuple[PlaceRow, ...] = ()
    outlets: tuple[OutletRow, ...] = ()
    codes: tuple[CodeRow, ...] = ()
    ids: tuple[IdRow, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is laid over the shipped knowledge."""
        return not self.checksum

    def actor_id(self, given: str) -> str:
        """Return the id that `given` is mapped to, itself when it is mapped to none."""
        mapped = {row.local_id: row.actor_id for row in self.ids}
        seen = {given}
        while given in mapped and mapped[given] not in seen:
            given = mapped[given]
            seen.add(given)
        return given
