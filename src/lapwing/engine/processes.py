"""Local processes that code reports: results come in the order of the input whatever the number of processes."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from lapwing.records.base import Rejection
from lapwing.records.coded import CodedReport
from lapwing.records.report import Report

# Codes one report on a given day. A pure function of both: it may not raise for a reason of its own.
Coder = Callable[[Report, date], CodedReport]
# Makes a coder with its weights and knowledge; a module-level function, so that a process can be told of it.
CoderFactory = Callable[[], Coder]

_AHEAD_PER_JOB = 4  # reports under way for each process: keeps all busy while results wait for their turn
_WORTH_A_PROCESS = (
    8  # reports for which a further process repays the second that it takes to load weights and knowledge
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One report to code, and the day that it cannot be later than."""

    report: Report
    run_on: date


def code_in_order(
    tasks: Iterable[Task], make_coder: CoderFactory, *, jobs: int | None, cores: int
) -> Iterator[tuple[Task, CodedReport]]:
    """Yield (task, result) in the order of `tasks`. Nothing is loaded if there is no task.

    A report on which the coder fails, or its process dies, becomes a result with the rejection `internal_error`.

    Args:
        tasks: what to code; read only a little ahead of the results.
        make_coder: called once in each process.
        jobs: number of processes; 1 works in this one; None chooses by `cores` and the number of tasks.
        cores: how many cores may be used when `jobs` is None.
    """
    tasks = iter(tasks)
    if jobs is None:
        head = list(islice(tasks, _WORTH_A_PROCESS * cores))
        jobs = max(1, min(cores, len(head) // _WORTH_A_PROCESS))
        tasks = chain(head, tasks)
    return _code_here(tasks, make_coder) if jobs == 1 else _code_in_pool(tasks, make_coder, jobs)


def _code_here(tasks: Iterator[Task], make_coder: CoderFactory) -> Iterator[tuple[Task, CodedReport]]:
    coder: Coder | None = None
    for task in tasks:
        coder = coder or make_coder()
        yield task, _code_safely(coder, task)


def _code_in_pool(tasks: Iterator[Task], make_coder: CoderFactory, jobs: int) -> Iterator[tuple[Task, CodedReport]]:
    pool = _start(make_coder, jobs)
    under_way: deque[tuple[Task, Future[CodedReport]]] = deque()
    try:
        for task in chain(tasks, [None] * jobs * _AHEAD_PER_JOB):
            if task is not None:
                under_way.append((task, _submit(pool, task)))
            while under_way and (task is None or len(under_way) >= jobs * _AHEAD_PER_JOB):
                first, future = under_way.popleft()
                try:
                    yield first, future.result()
                except BrokenProcessPool:
                    pool.shutdown(wait=False, cancel_futures=True)
                    yield first, _code_alone(first, make_coder)
                    pool = _start(make_coder, jobs)
                    under_way = deque((later, _submit(pool, later)) for later, _ in under_way)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, task: Task) -> "Future[CodedReport]":
    """Hand a task to the pool; one that broke meanwhile answers like a task that broke it, when its turn comes."""
    try:
        return pool.submit(_code_in_worker, task)
    except BrokenProcessPool as broken:
        failed: Future[CodedReport] = Future()
        failed.set_exception(broken)
        return failed


def _code_alone(task: Task, make_coder: CoderFactory) -> CodedReport:
    """Code one report in a process of its own: whichever report kills its process is found and refused, no other."""
    with _start(make_coder, 1) as pool:
        try:
            return pool.submit(_code_in_worker, task).result()
        except BrokenProcessPool:
            return _refused(task.report, "the process that coded the report died")


def _start(make_coder: CoderFactory, jobs: int) -> ProcessPoolExecutor:
    # A started process is alike on every system; a forked one would inherit threads and open files.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_load, initargs=(make_coder,))


_loaded: list[Coder] = []  # of a worker process only: what `_load` made


def _load(make_coder: CoderFactory) -> None:
    _loaded[:] = [make_coder()]


def _code_in_worker(task: Task) -> CodedReport:
    return _code_safely(_loaded[0], task)


def _code_safely(coder: Coder, task: Task) -> CodedReport:
    try:
        return coder(task.report, task.run_on)
    except MemoryError:
        return _refused(task.report, "MemoryError: the report needs more memory than there is")
    except Exception as error:  # noqa: BLE001 - a defect on one report must not end the run; it is recorded with its type
        return _refused(task.report, f"{type(error).__name__}: {error}")


def _refused(report: Report, detail: str) -> CodedReport:
    rejection = Rejection(
        stage="engine", reason="internal_error", record_id=report.report_id, detail=detail, path=report.path
    )
    return CodedReport(report_id=report.report_id, input_id=report.input_id, path=report.path, rejections=(rejection,))
