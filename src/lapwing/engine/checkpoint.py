"""Coding with checkpoints: finished reports are skipped, the others coded in order and committed in batches."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from lapwing.engine.processes import CoderFactory, Task, code_in_order
from lapwing.records.base import Rejection
from lapwing.records.coded import CodedReport
from lapwing.records.report import Report


class Ledger(Protocol):
    """Where finished reports are remembered; the store's WorkspaceFile is one."""

    def seen_on(self, report_id: str) -> date | None:
        """Return the day of the run that first saw the report."""

    def is_finished(self, report_id: str, fingerprint: str, run_on: date | None) -> bool:
        """Whether nothing is left to do for the report."""

    def commit(self, batch: Sequence[tuple[CodedReport, date]], fingerprint: str) -> None:
        """Remember a batch in one transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a run is done: by how many processes, in what batches, and as of which day.

    `run_on` None dates each undated report by the day on which it was first seen (`today`, if it is new): a later run
    of the same input then gives the same dates. `stated` is only written down, with the run.
    """

    fingerprint: str
    jobs: int | None
    cores: int
    batch_size: int
    today: date
    run_on: date | None = None
    stated: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Tally:
    """What a run has done so far. `report_ids` are its inputs in order, each once; `paths` every path it read."""

    n_coded: int = 0
    n_skipped: int = 0
    n_duplicates: int = 0
    report_ids: list[str] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)
    refused: list[Rejection] = field(default_factory=list)

    @property
    def n_reports(self) -> int:
        """The number of different reports that were handed in."""
        return len(self.report_ids)


def code_with_checkpoints(
    inputs: Iterable[Report | Rejection],
    make_coder: CoderFactory,
    ledger: Ledger,
    plan: Plan,
    on_progress: Callable[[Tally], None] = lambda tally: None,
) -> Tally:
    """Code every input that is not finished, and return the tally.

    When the run is killed, what was committed stays: a second run does the rest. `Tally.refused` holds the rejections
    of inputs that were no report; those of reports are committed with them.
    """
    tally, batch = Tally(), list[tuple[CodedReport, date]]()
    tasks = _unfinished(inputs, ledger, plan, tally, on_progress)
    try:
        for task, coded in code_in_order(tasks, make_coder, jobs=plan.jobs, cores=plan.cores):
            batch.append((coded, task.run_on))
            tally.n_coded += 1
            if len(batch) >= plan.batch_size:
                ledger.commit(batch, plan.fingerprint)
                batch = []
            on_progress(tally)
    finally:
        if batch:
            ledger.commit(batch, plan.fingerprint)
    return tally


def _unfinished(
    inputs: Iterable[Report | Rejection],
    ledger: Ledger,
    plan: Plan,
    tally: Tally,
    on_progress: Callable[[Tally], None],
) -> Iterator[Task]:
    seen: set[str] = set()
    for item in inputs:
        tally.paths.add(item.path)
        if isinstance(item, Rejection):
            tally.refused.append(item)
        elif item.report_id in seen:
            tally.n_duplicates += 1
        else:
            seen.add(item.report_id)
            tally.report_ids.append(item.report_id)
            if ledger.is_finished(item.report_id, plan.fingerprint, plan.run_on):
                tally.n_skipped += 1
                on_progress(tally)
            else:
                yield Task(report=item, run_on=plan.run_on or ledger.seen_on(item.report_id) or plan.today)
