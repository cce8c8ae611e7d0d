"""The panel: every directed dyad in every period, zero-filled, long or wide, with joins and denominators."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, BinaryIO, Literal

from lapwing.errors import QueryError
from lapwing.exports import frames
from lapwing.exports.parquet import write_parquet
from lapwing.exports.tables import CSV, Column, Kind, Value, write_table
from lapwing.knowledge.countries import Country
from lapwing.series.coverage import Coverage
from lapwing.series.periods import Period
from lapwing.series.rules import Measure, Pair, SeriesRules
from lapwing.series.tally import Cell

Layout = Literal["long", "wide"]
QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
MEASURES: tuple[Measure, ...] = ("events", "goldstein", "event_scale")

_WHO = ("actor", "actor_name", "actor_cow", "recipient", "recipient_name", "recipient_cow", "dyad")
_WHEN = ("period", "first_day", "last_day")
_COVERED = ("reports", "days_with_reports", "days", "coverage")
_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("first_day", "last_day"), "day"),
    **dict.fromkeys(("quad_code", "events", "reports", "days_with_reports", "days"), "integer"),
    **dict.fromkeys(("goldstein", "event_scale"), "number"),
}
Category = tuple[str, int | None]  # what a row or column is of (a quad's name, a type, "total"), and its quad code
Sums = Mapping[tuple[Pair, date, str], Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Directed dyads × periods × categories. `sums` has what is not zero; `left_out` counts records in no cell."""

    rules: SeriesRules
    pairs: tuple[Pair, ...]
    periods: tuple[Period, ...]
    categories: tuple[Category, ...]
    sums: Sums
    quad_sums: Sums
    coverage: Mapping[date, Coverage]
    countries: Mapping[str, Country]
    n_events: int
    left_out: tuple[tuple[str, int], ...]

    def columns(self, layout: Layout = "long", measure: Measure = "events") -> tuple[Column, ...]:
        """Return the columns of a layout, with their types."""
        return _columns(self._long_names() if layout == "long" else self._wide_names(), measure)

    def lines(self, layout: Layout = "long", measure: Measure = "events") -> Iterator[tuple[Value, ...]]:
        """Yield the lines: by dyad, then period, then (long) category.

        A long line has all three measures of a category, a wide one the given measure of all categories.
        """
        for pair in self.pairs:
            who = self._who(pair)
            for period in self.periods:
                yield from (
                    self._long(pair, who, period) if layout == "long" else [self._wide(pair, who, period, measure)]
                )

    def write(
        self, stream: BinaryIO, format_name: str = "csv", layout: Layout = "long", measure: Measure = "events"
    ) -> int:
        """Write the table as "csv" or "parquet" and return how many lines it has.

        Raises:
            QueryError: if there is no such format.
            LapwingError: if pyarrow is needed and not installed.
        """
        columns, lines = self.columns(layout, measure), self.lines(layout, measure)
        if format_name == "parquet":
            return write_parquet(lines, columns, stream)
        if format_name != "csv":
            raise QueryError(f"a series is no {format_name!r}: choose csv or parquet")
        return write_table(lines, columns, CSV, stream)

    def to_dicts(self, layout: Layout = "long", measure: Measure = "events") -> list[dict[str, Any]]:
        """Return the lines as objects."""
        names = [column.name for column in self.columns(layout, measure)]
        return [dict(zip(names, line, strict=True)) for line in self.lines(layout, measure)]

    def to_pandas(self, layout: Layout = "long", measure: Measure = "events") -> Any:
        """Return a pandas.DataFrame (needs the extra `pandas`)."""
        return frames.to_pandas(self.to_dicts(layout, measure))

    def to_polars(self, layout: Layout = "long", measure: Measure = "events") -> Any:
        """Return a polars.DataFrame (needs the extra `polars`)."""
        return frames.to_polars(self.to_dicts(layout, measure))

    def to_arrow(self, layout: Layout = "long", measure: Measure = "events") -> Any:
        """Return a pyarrow.Table (needs the extra `arrow`)."""
        return frames.to_arrow(self.to_dicts(layout, measure))

    def name_of(self, code: str) -> str:
        """Return a country's English name; a non-state code is its own."""
        known = self.countries.get(code)
        return known.name if known else code

    def _long_names(self) -> tuple[str, ...]:
        category = {"quad": ("quad_code", "quad"), "type": ("event", "quad_code"), "all": ()}[self.rules.per]
        return (*_WHO, *_WHEN, *category, *MEASURES, *_COVERED)

    def _wide_names(self) -> tuple[str, ...]:
        return (*_WHO, *_WHEN, *(name.replace(" ", "_") for name, _ in self._wide_categories()), *_COVERED)

    def _wide_categories(self) -> tuple[Category, ...]:
        return self.categories if self.rules.per == "all" else (*self.categories, ("total", None))

    def _who(self, pair: Pair) -> tuple[Value, ...]:
        ends = [(code, self.name_of(code), self._cow(code)) for code in pair]
        return (*ends[0], *ends[1], "-".join(sorted(pair)))

    def _cow(self, code: str) -> str | None:
        known = self.countries.get(code)
        return known.cow or None if known else None

    def _long(self, pair: Pair, who: tuple[Value, ...], period: Period) -> Iterator[tuple[Value, ...]]:
        for name, quad_code in self.categories:
            category = {"quad": (quad_code, name), "type": (name, quad_code), "all": ()}[self.rules.per]
            values = (self._value(self.sums, pair, period, name, measure) for measure in MEASURES)
            yield (*who, *_when(period), *category, *values, *self._covered(period))

    def _wide(self, pair: Pair, who: tuple[Value, ...], period: Period, measure: Measure) -> tuple[Value, ...]:
        values = [self._value(self.sums, pair, period, name, measure) for name, _ in self.categories]
        if self.rules.per != "all":
            values.append(None if None in values else _rounded(sum(value for value in values if value is not None)))
        return (*who, *_when(period), *values, *self._covered(period))

    def value(self, pair: Pair, period: Period, quad: str, measure: Measure) -> int | float | None:
        """Return one measure of a quad class, whatever the table is split by; None in a gap that is left blank."""
        return self._value(self.quad_sums, pair, period, quad, measure)

    def _value(self, sums: Sums, pair: Pair, period: Period, category: str, measure: Measure) -> int | float | None:
        if self.rules.blank_gaps and self.coverage[period.first].flag == "gap":
            return None
        cell = sums.get((pair, period.first, category))
        found: int | float = getattr(cell, measure) if cell else 0
        return _rounded(found if measure == "events" else float(found))

    def _covered(self, period: Period) -> tuple[Value, ...]:
        found = self.coverage[period.first]
        return found.reports, found.days_with_reports, period.n_days, found.flag


def _columns(names: Iterable[str], measure: Measure) -> tuple[Column, ...]:
    summed: Kind = "integer" if measure == "events" else "number"
    texts = {*_WHO, *_WHEN, "quad", "event", "coverage"}
    return tuple(Column(name=name, kind=_KINDS.get(name, "text" if name in texts else summed)) for name in names)


def _when(period: Period) -> tuple[Value, ...]:
    return period.label, period.first.isoformat(), period.last.isoformat()


def _rounded(value: float) -> int | float:
    return value if isinstance(value, int) else round(value, 4) + 0.0
