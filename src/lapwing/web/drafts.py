"""Drafts: forms that could not be taken as they stood, kept so that nobody has to write anything twice."""

import secrets
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a form held, why it was not taken (`fault`), and what others changed meanwhile (`changes`)."""

    fields: Mapping[str, Sequence[str]]
    fault: str = ""
    changes: tuple[str, ...] = ()

    def one(self, name: str) -> str:
        """Return the last value of a field, "" where there is none."""
        return self.fields[name][-1] if self.fields.get(name) else ""

    def many(self, name: str) -> tuple[str, ...]:
        """Return the values of a field."""
        return tuple(self.fields.get(name, ()))


class Drafts:
    """The last forms of a server that were not taken, by a key that nobody guesses."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Draft] = OrderedDict()
        self._lock = Lock()

    def keep(self, draft: Draft) -> str:
        """Keep a draft and return its key."""
        key = secrets.token_urlsafe(12)
        with self._lock:
            self._kept[key] = draft
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return key

    def find(self, key: str | None) -> Draft | None:
        """Return the draft of a key, None where it is gone."""
        with self._lock:
            return self._kept.get(key or "")
