"""What a workspace holds, counted: per day, per outlet; and a mark that changes with every run and judgement."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select, text

from lapwing.store.schema import events
from lapwing.store.search import EventFilter, event_conditions


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many records of each kind there are."""

    n_reports: int
    n_documents: int
    n_events: int
    n_mentions: int
    n_quotes: int
    n_rejections: int
    n_judgements: int
    n_runs: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCount:
    """How many events may have begun on a day (ISO), and how many reports were published on it."""

    day: str
    n_events: int
    n_reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletCount:
    """One outlet as its documents name it. `n_wire` of its reports credit an agency, `days` are those it published on.

    `agencies` are (agency, reports that credit it), most first; `n_events` those that its reports tell.
    """

    name: str
    owner: str | None
    country: str | None
    state_linked: bool
    is_agency: bool
    n_reports: int
    n_wire: int
    n_events: int
    days: tuple[str, ...]
    agencies: tuple[tuple[str, int], ...]


_TABLES = {
    "n_reports": "reports", "n_documents": "documents", "n_events": "events", "n_mentions": "event_mentions",
    "n_quotes": "quotes", "n_rejections": "rejections", "n_judgements": "judgements", "n_runs": "runs",
}  # fmt: skip
_DAYS = """
SELECT day, sum(n_events) AS n_events, sum(n_reports) AS n_reports FROM (
    SELECT date_min AS day, count(*) AS n_events, 0 AS n_reports FROM events WHERE date_min = date_max GROUP BY 1
    UNION ALL
    SELECT published, 0, count(*) FROM documents WHERE length(published) = 10 GROUP BY 1)
WHERE day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' GROUP BY day ORDER BY day"""
_OUTLETS = """
SELECT coalesce(outlet, '') AS name, max(record ->> '$.outlet.owner') AS owner,
    max(record ->> '$.outlet.country') AS country, max(coalesce(record ->> '$.outlet.state_linked', 0)) AS state_linked,
    max(coalesce(record ->> '$.outlet.is_agency', 0)) AS is_agency, count(*) AS n_reports,
    sum(coalesce(json_array_length(record, '$.wire'), 0) > 0) AS n_wire,
    group_concat(DISTINCT CASE WHEN length(published) = 10 THEN published END) AS days
FROM documents GROUP BY 1 ORDER BY n_reports DESC, name"""
_AGENCIES = """
SELECT coalesce(outlet, '') AS name, item.value ->> 'name' AS agency, count(*) AS n
FROM documents, json_each(record, '$.wire') AS item GROUP BY 1, 2 ORDER BY n DESC, agency"""
_TOLD = "SELECT value AS name, count(*) AS n FROM event_facets WHERE facet = 'outlet' GROUP BY value"


def read_state(connection: Connection) -> str:
    """Return a mark that is another one after each run and each judgement."""
    parts = [connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in ("runs", "reports", "judgements")]
    last = connection.scalar(text("SELECT run_id FROM runs ORDER BY rowid DESC LIMIT 1"))
    replaced = connection.scalar(text("SELECT max(position) FROM event_versions"))
    return "-".join(str(part or 0) for part in (*parts, replaced, last))


def count_records(connection: Connection) -> Size:
    """Return how many records of each kind there are."""
    return Size(**{name: int(connection.scalar(text(f"SELECT count(*) FROM {t}")) or 0) for name, t in _TABLES.items()})


def count_days(connection: Connection) -> tuple[DayCount, ...]:
    """Return the days on which something happened or was published, in order; only what is known to the day."""
    rows = connection.execute(text(_DAYS))
    return tuple(DayCount(day=row.day, n_events=row.n_events, n_reports=row.n_reports) for row in rows)


def count_event_days(connection: Connection, wanted: EventFilter) -> tuple[DayCount, ...]:
    """Return the days on which wanted events happened that are known to the day, in order, without reports."""
    known = (events.c.date_min.is_not(None), events.c.date_min == events.c.date_max)
    query = select(events.c.date_min.label("day"), func.count().label("n")).where(*known, *event_conditions(wanted))
    rows = connection.execute(query.group_by(events.c.date_min).order_by(events.c.date_min))
    return tuple(DayCount(day=row.day, n_events=row.n, n_reports=0) for row in rows)


def count_outlets(connection: Connection) -> Iterator[OutletCount]:
    """Yield every outlet, the one with most reports first; "" stands for reports of no known outlet."""
    agencies: dict[str, list[tuple[str, int]]] = {}
    for row in connection.execute(text(_AGENCIES)):
        agencies.setdefault(row.name, []).append((row.agency, row.n))
    told = {row.name: row.n for row in connection.execute(text(_TOLD))}
    for row in connection.execute(text(_OUTLETS)):
        yield OutletCount(
            name=row.name,
            owner=row.owner,
            country=row.country,
            state_linked=bool(row.state_linked),
            is_agency=bool(row.is_agency),
            n_reports=row.n_reports,
            n_wire=row.n_wire,
            n_events=told.get(row.name, 0),
            days=tuple(sorted(row.days.split(","))) if row.days else (),
            agencies=tuple(agencies.get(row.name, ())),
        )
