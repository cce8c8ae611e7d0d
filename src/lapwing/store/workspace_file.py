"""WorkspaceFile: one workspace as an object: the only way that the floors above reach the tables."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine, delete, insert, select
from sqlalchemy.exc import DatabaseError

from lapwing.errors import WorkspaceError
from lapwing.records.base import Rejection
from lapwing.records.coded import CitedMention, CodedReport, RunRecord
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from lapwing.records.judgement import Judgement, Outcome
from lapwing.records.mention import Mentions
from lapwing.records.quote import Quote
from lapwing.store import events as event_rows
from lapwing.store import judgements as judgement_rows
from lapwing.store import overview
from lapwing.store import reports as report_rows
from lapwing.store import versions as version_rows
from lapwing.store.codec import decode_record
from lapwing.store.connection import open_for_reading, open_for_writing
from lapwing.store.facets import FacetCount, count_facets
from lapwing.store.overview import DayCount, OutletCount, Size
from lapwing.store.places import PlaceCount, count_places
from lapwing.store.schema import run_reports, runs
from lapwing.store.search import EventFilter
from lapwing.store.ties import Nodes, Tie, count_ties


class WorkspaceFile:
    """One workspace. It is made by the first write; until then reading finds nothing there and says so.

    Every method is one transaction; one that reads for longer than `query_seconds` is broken off. Raises WorkspaceError
    wherever the file is missing, damaged, locked or read-only.
    """

    def __init__(self, path: Path, query_seconds: float | None = None) -> None:
        self.path = path
        self._query_seconds = query_seconds
        self._reader: Engine | None = None
        self._writer: Engine | None = None

    def __enter__(self) -> "WorkspaceFile":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the last one to do so folds SQLite's write-ahead log into it."""
        for engine in (self._reader, self._writer):
            if engine is not None:
                engine.dispose()
        self._reader = self._writer = None

    # ------------------------------------------------------------------------------------------------ the checkpoint

    def prepare(self) -> None:
        """Make the file or bring it up to this version, so that a fault shows before any work is done."""
        with self._writing():
            pass

    def seen_on(self, report_id: str) -> date | None:
        """Return the day of the run that first saw the report."""
        with self._reading() as connection:
            return report_rows.seen_on(connection, report_id)

    def is_finished(self, report_id: str, fingerprint: str, run_on: date | None) -> bool:
        """Whether this very report was coded by this very fingerprint (and on this day, if it matters and is given)."""
        with self._reading() as connection:
            return report_rows.is_finished(connection, report_id, fingerprint, run_on)

    def commit(self, batch: Sequence[tuple[CodedReport, date]], fingerprint: str) -> None:
        """Write a batch of results, each with the day it was dated by: all of them or, when killed, none."""
        with self._writing() as connection:
            for coded, run_on in batch:
                report_rows.save_coded(connection, coded, fingerprint, run_on)

    def finish(
        self,
        run: RunRecord,
        report_ids: Sequence[str],
        refused: Sequence[Rejection],
        read_paths: Sequence[str],
        fused: Sequence[Event] | None,
        outcomes: Sequence[Outcome] = (),
    ) -> None:
        """Write the end of a run at once: its record, what it refused, the fused events (None: as they are), and what
        came of the judgements.
        """
        with self._writing() as connection:
            self._save_run(connection, run, report_ids)
            report_rows.set_run(connection, run.run_id, report_ids)
            report_rows.forget_input_rejections(connection, read_paths)
            report_rows.save_rejections(connection, refused, None)
            if fused is not None:
                told = _by_mention_id(report_rows.read_event_mentions(connection))
                event_rows.save_events(connection, fused, told, run.run_id)
                judgement_rows.save_outcomes(connection, run.run_id, outcomes)

    # ------------------------------------------------------------------------------------------------------ reading

    def events(
        self,
        wanted: EventFilter | None = None,
        limit: int | None = None,
        offset: int = 0,
        *,
        newest_first: bool = False,
    ) -> tuple[Event, ...]:
        """Return the wanted events, earliest (or latest) first, undated ones last."""
        with self._reading() as connection:
            found = event_rows.read_events(
                connection, wanted or EventFilter(), limit, offset, newest_first=newest_first
            )
            return tuple(found)

    def count_events(self, wanted: EventFilter | None = None) -> int:
        """Return how many events are wanted."""
        with self._reading() as connection:
            return event_rows.count_events(connection, wanted or EventFilter())

    def count_facets(self, wanted: EventFilter | None = None, facets: Sequence[str] = ()) -> tuple[FacetCount, ...]:
        """Return how many wanted events have each value of a facet, of some facets or of all."""
        with self._reading() as connection:
            return count_facets(connection, wanted or EventFilter(), facets)

    def state(self) -> str:
        """Return a mark that is another one after each run and each judgement."""
        with self._reading() as connection:
            return overview.read_state(connection)

    def size(self) -> Size:
        """Return how many records of each kind there are."""
        with self._reading() as connection:
            return overview.count_records(connection)

    def event_days(self, wanted: EventFilter) -> tuple[DayCount, ...]:
        """Return the days on which wanted events happened, in order, of those that are known to the day."""
        with self._reading() as connection:
            return overview.count_event_days(connection, wanted)

    def places(self, wanted: EventFilter) -> tuple[PlaceCount, ...]:
        """Return the places of wanted events, that of most events first."""
        with self._reading() as connection:
            return tuple(count_places(connection, wanted))

    def ties(self, wanted: EventFilter, nodes: Nodes) -> tuple[Tie, ...]:
        """Return who is tied to whom by wanted events, the tie of most events first."""
        with self._reading() as connection:
            return tuple(count_ties(connection, wanted, nodes))

    def days(self) -> tuple[DayCount, ...]:
        """Return the days on which something happened or was published, in order."""
        with self._reading() as connection:
            return overview.count_days(connection)

    def outlets(self) -> tuple[OutletCount, ...]:
        """Return every outlet with what is known of it, the one with most reports first."""
        with self._reading() as connection:
            return tuple(overview.count_outlets(connection))

    def each_event(self, wanted: EventFilter | None = None) -> Iterator[Event]:
        """Yield the wanted events in the same order, one at a time: for exports, which may be larger than memory.

        It reads beside the other methods, which may be called meanwhile: a writer's connection would lock them out.
        """
        if self._reader is None:
            self._reader = open_for_reading(self.path, self._query_seconds)
        with self._transaction(self._reader) as connection:
            yield from event_rows.read_events(connection, wanted or EventFilter())

    def find(self, given: str) -> tuple[Event, str | None]:
        """Return the event that an id, an old id, a mention's id or a prefix stands for, and that mention's id."""
        with self._reading() as connection:
            event_id, mention_id = event_rows.resolve_id(connection, given)
            return event_rows.read_event(connection, event_id), mention_id

    def explain_query(self, wanted: EventFilter) -> str:
        """Return how SQLite would find the wanted events: its query plan, a line a step."""
        with self._reading() as connection:
            return event_rows.explain_query(connection, wanted)

    def events_by_id(self, event_ids: Sequence[str]) -> tuple[Event, ...]:
        """Return those of `event_ids` that there are."""
        with self._reading() as connection:
            return tuple(event_rows.read_by_id(connection, event_ids))

    def event_mentions(self) -> tuple[EventMention, ...]:
        """Return every event mention by report id and place in the text."""
        with self._reading() as connection:
            return tuple(report_rows.read_event_mentions(connection))

    def cited(
        self, *, report_id: str | None = None, mention_ids: Sequence[str] | None = None
    ) -> tuple[CitedMention, ...]:
        """Return event mentions with the documents they stand in."""
        with self._reading() as connection:
            return tuple(report_rows.read_cited(connection, report_id=report_id, mention_ids=mention_ids))

    def documents(self, report_ids: Sequence[str] | None = None) -> tuple[Document, ...]:
        """Return documents by report id."""
        with self._reading() as connection:
            return tuple(report_rows.read_documents(connection, report_ids))

    def mentions_of(self, report_id: str) -> Mentions:
        """Return the actors, places and times that one report names."""
        with self._reading() as connection:
            return report_rows.read_mentions(connection, report_id)

    def quotes(
        self, *, speaker: str | None = None, words: str | None = None, report_ids: Sequence[str] | None = None
    ) -> tuple[Quote, ...]:
        """Return quotes by path and place in the text, of all reports or of some."""
        with self._reading() as connection:
            found = report_rows.read_quotes(connection, speaker=speaker, words=words, report_ids=report_ids)
            return tuple(found)

    def rejections(self, report_id: str | None = None) -> tuple[Rejection, ...]:
        """Return what was refused and why."""
        with self._reading() as connection:
            return tuple(report_rows.read_rejections(connection, report_id))

    def refused(self, report_ids: Sequence[str]) -> tuple[Rejection, ...]:
        """Return why reports gave no document, or one without its stated date, in the order of `report_ids`."""
        with self._reading() as connection:
            return tuple(report_rows.read_refused(connection, report_ids))

    def has_run(self, run_id: str) -> bool:
        """Whether this very run was finished before."""
        with self._reading() as connection:
            return connection.scalar(select(runs.c.run_id).where(runs.c.run_id == run_id)) is not None

    def runs(self) -> tuple[RunRecord, ...]:
        """Return the finished runs by id."""
        with self._reading() as connection:
            records = connection.scalars(select(runs.c.record).order_by(runs.c.run_id))
            return tuple(decode_record(RunRecord, record) for record in records)

    def runs_in_order(self) -> tuple[RunRecord, ...]:
        """Return the finished runs in the order in which they were first finished."""
        with self._reading() as connection:
            return tuple(version_rows.read_runs_in_order(connection))

    def versions(self, event_id: str) -> tuple[tuple[str, Event], ...]:
        """Return (the run that replaced it, the event as it was until then), the oldest first; not what it is now."""
        with self._reading() as connection:
            return tuple(version_rows.read_versions(connection, event_id))

    # --------------------------------------------------------------------------------------------------- judgements

    def judge(self, judgements: Sequence[Judgement]) -> int:
        """Append to the log what is not in it yet, and return how many entries that are; safe beside other writers."""
        with self._writing() as connection:
            return judgement_rows.append_judgements(connection, judgements)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the log by the time of judging."""
        with self._reading() as connection:
            return tuple(judgement_rows.read_judgements(connection))

    def outcomes(self) -> tuple[Outcome, ...]:
        """Return what the last run made of each judgement that it knew."""
        with self._reading() as connection:
            return tuple(judgement_rows.read_outcomes(connection))

    def mention_ids(self, prefix: str) -> tuple[str, ...]:
        """Return the ids of mentions that begin with `prefix`, of those too that tell no event."""
        with self._reading() as connection:
            return event_rows.find_mention_ids(connection, prefix)

    # ------------------------------------------------------------------------------------------------------- inside

    @staticmethod
    def _save_run(connection: Connection, run: RunRecord, report_ids: Sequence[str]) -> None:
        connection.execute(delete(run_reports).where(run_reports.c.run_id == run.run_id))
        version_rows.save_run(connection, run)
        rows = [{"run_id": run.run_id, "position": n, "report_id": id_} for n, id_ in enumerate(report_ids)]
        if rows:
            connection.execute(insert(run_reports), rows)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        engine = self._writer or self._reader
        if engine is None:
            engine = self._reader = open_for_reading(self.path, self._query_seconds)
        with self._transaction(engine) as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        if self._writer is None:
            self._writer = open_for_writing(self.path)
        with self._transaction(self._writer) as connection:
            yield connection

    @contextmanager
    def _transaction(self, engine: Engine) -> Iterator[Connection]:
        try:
            with engine.begin() as connection:
                yield connection
        except DatabaseError as error:
            raise WorkspaceError(f"the workspace {self.path} failed: {error.orig}") from error


def _by_mention_id(mentions: Iterator[EventMention]) -> Mapping[str, Sequence[EventMention]]:
    found: dict[str, list[EventMention]] = {}
    for mention in mentions:
        found.setdefault(mention.mention_id, []).append(mention)
    return found
