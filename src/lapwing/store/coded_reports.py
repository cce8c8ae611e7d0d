"""Which reports a workspace has, and by which day and version each was coded: what a second run has to repeat."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from lapwing.store.connection import open_for_reading
from lapwing.store.schema import reports


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedRow:
    """One report as the checkpoint knows it; `run_on` is an ISO day, `fingerprint` "" where it is to be coded again."""

    report_id: str
    path: str
    run_on: str
    dated_by_run: bool
    fingerprint: str


def read_coded_rows(path: Path) -> tuple[CodedRow, ...]:
    """Return every report of the workspace at `path`, by id."""
    engine = open_for_reading(path)
    columns = (reports.c.report_id, reports.c.path, reports.c.run_on, reports.c.dated_by_run, reports.c.fingerprint)
    try:
        with engine.begin() as connection:
            rows = connection.execute(select(*columns).order_by(reports.c.report_id))
            return tuple(CodedRow(**row._asdict()) for row in rows)
    finally:
        engine.dispose()
