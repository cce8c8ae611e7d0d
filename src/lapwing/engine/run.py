"""A whole run: code what is not finished, fuse the workspace under the judgements, write the end in one transaction."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from lapwing.engine.checkpoint import Ledger, Plan, Tally, code_with_checkpoints
from lapwing.engine.fingerprint import fingerprint_of, run_id_of
from lapwing.engine.processes import CoderFactory
from lapwing.records.base import Rejection
from lapwing.records.coded import RunRecord
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from lapwing.records.ids import hash_id
from lapwing.records.judgement import Judgement, Outcome
from lapwing.records.report import Report

# (mentions, documents, previous events, run_id, judgements) to the events of the workspace.
Fuser = Callable[
    [Sequence[EventMention], Sequence[Document], Sequence[Event], str, Sequence[Judgement]], tuple[Event, ...]
]
# (judgements, mentions, documents, events) to what came of each judgement.
Follower = Callable[
    [Sequence[Judgement], Sequence[EventMention], Sequence[Document], Sequence[Event]], tuple[Outcome, ...]
]


def follow_nothing(*_: object) -> tuple[Outcome, ...]:
    """Return no outcome: for stages that know no judgements."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stages:
    """What a run is made of: how to make a coder and to fuse, and the (name, checksum) of all that results depend on.

    The part named "fusion" does not count for single reports: a change of fusion codes nothing again.
    """

    make_coder: CoderFactory
    fuse: Fuser
    parts: tuple[tuple[str, str], ...]
    follow: Follower = follow_nothing

    @property
    def coding_fingerprint(self) -> str:
        """The fingerprint of everything that one report's result depends on."""
        return fingerprint_of(part for part in self.parts if part[0] != "fusion")


class Archive(Ledger, Protocol):
    """The workspace as a run needs it."""

    def prepare(self) -> None:
        """Make it ready to be written."""

    def has_run(self, run_id: str) -> bool:
        """Whether this very run was finished before."""

    def event_mentions(self) -> tuple[EventMention, ...]:
        """Return all event mentions."""

    def documents(self) -> tuple[Document, ...]:
        """Return all documents."""

    def events(self) -> tuple[Event, ...]:
        """Return all fused events."""

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the log of judgements."""

    def refused(self, report_ids: Sequence[str]) -> tuple[Rejection, ...]:
        """Return why reports gave no document, or one without its stated date, in the order of `report_ids`."""

    def finish(
        self,
        run: RunRecord,
        report_ids: Sequence[str],
        refused: Sequence[Rejection],
        read_paths: Sequence[str],
        fused: Sequence[Event] | None,
        outcomes: Sequence[Outcome] = (),
    ) -> None:
        """Write the end of a run in one transaction; `fused` None leaves the events as they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """What a run did. `report_ids` are its inputs in order; `rejections` those of inputs that gave no document or state
    a date that cannot be.
    """

    run_id: str
    n_reports: int
    n_coded: int
    n_skipped: int
    n_duplicates: int
    n_events: int
    report_ids: tuple[str, ...]
    rejections: tuple[Rejection, ...]


def run_all(
    inputs: Iterable[Report | Rejection],
    stages: Stages,
    archive: Archive,
    plan: Plan,
    on_progress: Callable[[Tally], None] = lambda tally: None,
) -> RunSummary:
    """Take `inputs` to fused events in `archive`.

    Every way to the same inputs with the same parts ends alike: in one go, killed and taken up, or run again.
    """
    archive.prepare()
    tally = code_with_checkpoints(inputs, stages.make_coder, archive, plan, on_progress)
    judgements = archive.judgements()
    run = replace(_record_run(stages, plan.run_on, plan.today, tally.report_ids, judgements), stated=plan.stated)
    is_known = tally.n_coded == 0 and archive.has_run(run.run_id)
    fused, outcomes = (None, ()) if is_known else _fuse(stages, archive, run.run_id, judgements)
    archive.finish(run, tally.report_ids, tally.refused, sorted(tally.paths), fused, outcomes)
    return RunSummary(
        run_id=run.run_id,
        n_reports=tally.n_reports,
        n_coded=tally.n_coded,
        n_skipped=tally.n_skipped,
        n_duplicates=tally.n_duplicates,
        n_events=len(archive.events()),
        report_ids=tuple(tally.report_ids),
        rejections=(*tally.refused, *archive.refused(tally.report_ids)),
    )


def fuse_again(stages: Stages, archive: Archive, today: date) -> str | None:
    """Fuse what is in the workspace once more, under the judgements that there are now, as a run without inputs.

    Returns:
        The run's id, None where the last judgements were replayed already.
    """
    judgements = archive.judgements()
    run = _record_run(stages, None, today, (), judgements)
    if archive.has_run(run.run_id):
        return None
    archive.finish(run, (), (), (), *_fuse(stages, archive, run.run_id, judgements))
    return run.run_id


def _record_run(
    stages: Stages, run_on: date | None, today: date, report_ids: Sequence[str], judgements: Sequence[Judgement]
) -> RunRecord:
    judged = (("judgements", hash_id(*(one.judgement_id for one in judgements))),) if judgements else ()
    parts = (*stages.parts, *judged)
    fingerprint = fingerprint_of(parts)
    return RunRecord(
        run_id=run_id_of(fingerprint, report_ids, run_on.isoformat() if run_on else None),
        fingerprint=fingerprint,
        parts=parts,
        run_on=(run_on or today).isoformat(),
        n_reports=len(report_ids),
    )


def _fuse(
    stages: Stages, archive: Archive, run_id: str, judgements: Sequence[Judgement]
) -> tuple[tuple[Event, ...], tuple[Outcome, ...]]:
    mentions, documents = archive.event_mentions(), archive.documents()
    fused = stages.fuse(mentions, documents, archive.events(), run_id, judgements)
    return fused, stages.follow(judgements, mentions, documents, fused) if judgements else ()
