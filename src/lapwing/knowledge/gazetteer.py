"""The gazetteer: places by name. Exact look-up of folded names; choosing among namesakes is the stage's business."""

import gzip
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import cast

from lapwing.errors import KnowledgeError
from lapwing.knowledge.name_keys import fold_words
from lapwing.records.mention import PlacePrecision

_ARTICLES = ("the",)
_WORDS = {"mt": "mount", "st": "saint", "ft": "fort"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as the gazetteer has it.

    `place_id` starts with its source ("geonames:", "ne:" for Natural Earth, "own:"). Coordinates are degrees (WGS 84),
    None where a point would mean nothing (countries, vague regions); for provinces, regions and seas they are a label
    point. `country` is ISO-3, None for seas and disputed areas, whose `claims` name the claimants. `by_alias` marks a
    place reached by an alternate name.
    """

    place_id: str
    name: str
    kind: PlacePrecision
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    population: int
    is_capital: bool
    claims: tuple[str, ...]
    by_alias: bool = False

    @property
    def geonames_id(self) -> str | None:
        """The GeoNames id, where the place is from there."""
        return self.place_id.removeprefix("geonames:") if self.place_id.startswith("geonames:") else None


def fold_place(name: str) -> str:
    """Return a name as it is looked up: ASCII, lower case, no article, "Mt." and "St." written out."""
    words = [_WORDS.get(word, word) for word in fold_words(name)]
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)


class Gazetteer:
    """Places by name. Holds the compiled text and searches it in place: loading parses nothing, a look-up costs some
    20 µs.
    """

    def __init__(self, places: bytes, names: bytes) -> None:
        self._places = places
        self._names = names
        self._find = lru_cache(maxsize=65536)(self._search)

    def find(self, name: str) -> tuple[Place, ...]:
        """Return all places of that name, most populous first; () when there is none. Spelling must agree but for
        accents.
        """
        key = fold_place(name)
        return self._find(key) if key else ()

    def _search(self, key: str) -> tuple[Place, ...]:
        found = [self._read(entry) for entry in _entries(self._names, key.encode("utf-8"))]
        return tuple(sorted(found, key=lambda place: (place.by_alias, -place.population, place.place_id)))

    def _read(self, entry: str) -> Place:
        offset = int(entry.removeprefix("~"))
        line = self._places[offset : self._places.index(b"\n", offset)].decode("utf-8")
        place_id, name, kind, latitude, longitude, country, admin1, population, rank, claims = line.split("\t")
        return Place(
            place_id=place_id,
            name=name,
            kind=cast(PlacePrecision, kind),
            latitude=float(latitude) if latitude else None,
            longitude=float(longitude) if longitude else None,
            country=country or None,
            admin1=admin1 or None,
            population=int(population),
            is_capital=rank == "C",
            claims=tuple(claims.split()),
            by_alias=entry.startswith("~"),
        )


def _entries(lines: bytes, key: bytes) -> list[str]:
    """Return the offsets that stand beside `key` in the sorted lines, by bisection."""
    low, high = 0, len(lines)
    while low < high:
        start = lines.rfind(b"\n", 0, (low + high) // 2) + 1
        end = lines.index(b"\n", start)
        found, _, value = lines[start:end].partition(b"\t")
        if found == key:
            return value.decode("ascii").split(",")
        low, high = (end + 1, high) if found < key else (low, start)
    return []


def read_place_tables() -> tuple[bytes, bytes]:
    """Return the compiled places, and their names.

    Raises:
        KnowledgeError: if their files are missing or damaged.
    """
    folder = files("lapwing.knowledge") / "compiled"
    try:
        places, names = (
            gzip.decompress((folder / name).read_bytes()) for name in ("places.tsv.gz", "places_names.tsv.gz")
        )
    except (OSError, EOFError) as error:
        raise KnowledgeError(
            f"the compiled gazetteer cannot be read ({error}); run scripts/compile_places.py"
        ) from error
    return places, names


def load_gazetteer() -> Gazetteer:
    """Return the gazetteer that is shipped.

    Raises:
        KnowledgeError: if its files are missing or damaged.
    """
    return Gazetteer(*read_place_tables())
