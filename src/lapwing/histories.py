"""The second clock: what was known of an event when each run had ended."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lapwing.errors import QueryError, UnknownRecordError
from lapwing.exports.event_json import event_json
from lapwing.records.coded import RunRecord
from lapwing.records.fused import Event
from lapwing.store.workspace_file import WorkspaceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVersion:
    """An event from the end of one run on, until the next one that changed it.

    run_on: the ISO day of the run; "" where the workspace has lost it. version: the Lapwing that did it.
    change: what the run changed. event: the event as it then was; None where an older Lapwing did not keep it.
    """

    run_id: str
    run_on: str
    version: str
    change: str
    event: Event | None

    def to_dict(self) -> dict[str, Any]:
        """Return it as a JSON object."""
        shown = event_json(self.event) if self.event else None
        return {
            "run_id": self.run_id,
            "run_on": self.run_on,
            "version": self.version,
            "change": self.change,
            "event": shown,
        }


def read_history(file: WorkspaceFile, event: Event) -> tuple[EventVersion, ...]:
    """Return what an event was after each run that changed it, the oldest first; the last is what it is."""
    runs = {run.run_id: run for run in file.runs_in_order()}
    return tuple(_versions(file, event, runs))


def event_at_run(file: WorkspaceFile, event: Event, run_id: str) -> Event:
    """Return an event as it was when a run had ended.

    Raises:
        UnknownRecordError: if there is no such run, or the event was not known then, or was not kept.
        QueryError: if several runs have an id that begins so.
    """
    order = [run.run_id for run in file.runs_in_order()]
    fitting = [known for known in order if known.startswith(run_id.strip().lower())]
    if not run_id.strip() or not fitting:
        raise UnknownRecordError(f"there is no run {run_id!r}: `lapwing show ID --history` lists those of an event")
    if len(fitting) > 1:
        raise QueryError(f"{run_id!r} fits {len(fitting)} runs: give more of the id")
    place = {known: number for number, known in enumerate(order)}
    reached = [one for one in read_history(file, event) if place.get(one.run_id, len(order)) <= place[fitting[0]]]
    if not reached:
        raise UnknownRecordError(f"event {event.event_id} was not known when run {fitting[0]} had ended")
    if reached[-1].event is None:
        raise UnknownRecordError(f"what event {event.event_id} was then was not kept by the Lapwing of that time")
    return reached[-1].event


def _versions(file: WorkspaceFile, event: Event, runs: dict[str, RunRecord]) -> Iterator[EventVersion]:
    kept = {known.history: known for _, known in file.versions(event.event_id)} | {event.history: event}
    for length, (run_id, change) in enumerate(event.history, 1):
        run = runs.get(run_id)
        yield EventVersion(
            run_id=run_id,
            run_on=run.run_on if run else "",
            version=dict(run.parts).get("version", "") if run else "",
            change=change,
            event=kept.get(event.history[:length]),
        )
