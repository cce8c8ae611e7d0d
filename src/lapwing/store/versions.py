"""What events were before each change: the second clock, as known at a run."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select, text
from sqlalchemy.dialects.sqlite import insert

from lapwing.records.coded import RunRecord
from lapwing.records.fused import Event
from lapwing.store.codec import decode_record, encode_record
from lapwing.store.schema import event_versions, runs


def keep_versions(connection: Connection, run_id: str, outdated: Mapping[str, str]) -> None:
    """Keep the records (by event id) that the run is about to replace or take away."""
    rows = [{"event_id": id_, "until_run": run_id, "record": record} for id_, record in sorted(outdated.items())]
    if rows:
        connection.execute(insert(event_versions), rows)


def read_versions(connection: Connection, event_id: str) -> Iterator[tuple[str, Event]]:
    """Yield (the run that replaced it, the event as it was until then), the oldest first."""
    query = select(event_versions.c.until_run, event_versions.c.record).where(event_versions.c.event_id == event_id)
    for run_id, record in connection.execute(query.order_by(event_versions.c.position)):
        yield run_id, decode_record(Event, record)


def save_run(connection: Connection, run: RunRecord) -> None:
    """Write a finished run; one that is run again keeps its place in the order."""
    row = {"fingerprint": run.fingerprint, "run_on": run.run_on, "n_reports": run.n_reports}
    row = {**row, "record": encode_record(run)}
    statement = insert(runs).values(run_id=run.run_id, **row)
    connection.execute(statement.on_conflict_do_update(index_elements=["run_id"], set_=row))


def read_runs_in_order(connection: Connection) -> Iterator[RunRecord]:
    """Yield finished runs in the order in which they were first finished."""
    for record in connection.scalars(select(runs.c.record).order_by(text("runs.rowid"))):
        yield decode_record(RunRecord, record)
