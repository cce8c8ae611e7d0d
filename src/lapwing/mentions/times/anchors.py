"""The days that a document may have been published on, from which "on Tuesday" is counted."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from lapwing.records.document import PublishedDate

MOST_DAYS = 40  # a wider published interval anchors nothing that a year alone would not


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchors:
    """All possible days of publication, none if they are too many; then `bounds` are the first and the last of them.

    `name` says for people what is counted from.
    """

    days: tuple[date, ...] = ()
    bounds: tuple[date, date] | None = None
    name: str = ""

    @classmethod
    def of(cls, published: PublishedDate) -> Self:
        """Return the anchors that a published date gives."""
        if published.edtf is None or not published.date_min or not published.date_max:
            return cls()
        first, last = date.fromisoformat(published.date_min[:10]), date.fromisoformat(published.date_max[:10])
        if last < first:
            return cls()
        n_days = (last - first).days + 1 if (last - first).days <= MOST_DAYS else 0
        kind = "inferred published date" if published.basis == "inferred" else "published date"
        name = f"{first}, the {kind}" if first == last else f"{first}/{last}, the {kind}"
        days = tuple(first + timedelta(days=step) for step in range(n_days))
        return cls(days=days, bounds=(first, last), name=name)
