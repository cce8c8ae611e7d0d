"""Runs and rejections: what was done with which parts, and what did not become a record, and why."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lapwing.records.base import Rejection
from lapwing.records.coded import RunRecord
from lapwing.web.asked import Asked
from lapwing.web.page import page
from lapwing.web.site import Site

PAGE_SIZE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RunsView:
    """The runs, the latest first, each with the parts that changed since the one before; what was refused, counted."""

    runs: tuple[tuple[RunRecord, tuple[str, ...]], ...]
    refused: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectionsView:
    """Rejections of one stage and reason, or all; with the counts of each."""

    counts: tuple[tuple[str, str, int], ...]
    n_chosen: int
    number: int
    n_pages: int
    rejections: tuple[Rejection, ...]


def view_runs(site: Site, asked: Asked) -> RunsView:  # noqa: ARG001 - every view's signature
    """Return the runs and the counts of what was refused."""
    runs = site.workspace.runs()
    told = [(run, _changed(before, run)) for before, run in zip((None, *runs), runs, strict=False)]
    return RunsView(runs=tuple(reversed(told)), refused=_counted(_everything(site)))


def view_rejections(site: Site, asked: Asked) -> RejectionsView:
    """Return what was refused, by the stage and reason that the address names."""
    everything = _everything(site)
    stage, reason = asked.one("stage"), asked.one("reason")
    chosen = [each for each in everything if stage in (None, each.stage) and reason in (None, each.reason)]
    number = asked.number("page", 1, 1, 10_000)
    return RejectionsView(
        counts=_counted(everything),
        n_chosen=len(chosen),
        number=number,
        n_pages=max(1, -(-len(chosen) // PAGE_SIZE)),
        rejections=tuple(chosen[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]),
    )


def _everything(site: Site) -> Sequence[Rejection]:
    return site.kept("rejections", lambda: tuple(site.workspace.rejections()))


def _counted(refused: Sequence[Rejection]) -> tuple[tuple[str, str, int], ...]:
    counts = Counter((each.stage, each.reason) for each in refused)
    return tuple((stage, reason, n) for (stage, reason), n in counts.most_common())


def _changed(before: RunRecord | None, run: RunRecord) -> tuple[str, ...]:
    if before is None:
        return ()
    old = dict(before.parts)
    return tuple(name for name, checksum in run.parts if old.get(name) != checksum)


ROUTES = [*page("/runs", "runs.html", view_runs), *page("/rejections", "rejections.html", view_rejections)]
