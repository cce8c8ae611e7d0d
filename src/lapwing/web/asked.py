"""Asked: what an address asks for; the address is the whole state of a page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from lapwing.errors import QueryError

_MOST_VALUES = 50
_MOST_CHARACTERS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The parameters of a request. `names` are the parts of the path, `pairs` the query in its order.

    `day` is the user's own day (ISO), read at the door.
    """

    path: str
    names: Mapping[str, str]
    pairs: Sequence[tuple[str, str]]
    day: str = ""

    def one(self, name: str) -> str | None:
        """Return the last value of a parameter, None where it is missing or blank.

        Raises:
            QueryError: if it is longer than anybody types.
        """
        given = self.many(name)
        return given[-1] if given else None

    def many(self, name: str) -> tuple[str, ...]:
        """Return the values of a parameter, each once, without the blank ones."""
        given = tuple(dict.fromkeys(value.strip() for key, value in self.pairs if key == name and value.strip()))
        if len(given) > _MOST_VALUES or any(len(value) > _MOST_CHARACTERS for value in given):
            raise QueryError(f"{name!r} is too long: at most {_MOST_VALUES} values of {_MOST_CHARACTERS} characters")
        return given

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """Return a whole number within its bounds.

        Raises:
            QueryError: if it is none.
        """
        given = self.one(name)
        if given is None:
            return default
        if not (given.isascii() and given.isdigit() and len(given) < 10):
            raise QueryError(f"{name!r} is {given!r}, but must be a whole number")
        return min(max(int(given), least), most)

    def change(self, **changes: object) -> str:
        """Return this address with parameters replaced (None or () leaves one out), on its first page again."""
        new = {name: _values(value) for name, value in changes.items()}
        kept = [(name, value) for name, value in self.pairs if value.strip() and name not in new and name != "page"]
        return _address(self.path, kept + [(name, value) for name, values in new.items() for value in values])

    def turn(self, number: int) -> str:
        """Return this address on another page of its list."""
        kept = [(name, value) for name, value in self.pairs if value.strip() and name != "page"]
        return _address(self.path, [*kept, ("page", str(number))] if number > 1 else kept)

    def toggle(self, name: str, value: str) -> str:
        """Return this address with one value of a parameter added, or taken away if it is there."""
        given = self.many(name)
        return self.change(**{name: [v for v in given if v != value] if value in given else [*given, value]})

    @property
    def twin(self) -> str:
        """The address of the same page as JSON."""
        stem = "/index" if self.path == "/" else self.path
        return _address(f"{stem}.json", [pair for pair in self.pairs if pair[1].strip()])


def _values(value: object) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list | tuple) else [str(value)]


def _address(path: str, pairs: Sequence[tuple[str, str]]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path
