"""Recounting stored events under a view: as of a day, or without an origin, an owner or a claimant."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lapwing.errors import QueryError
from lapwing.fusion.recount import Recount, Recounter, names_in
from lapwing.judgements.replay import constrain
from lapwing.knowledge.codebook import load_codebook
from lapwing.knowledge.outlets import load_outlets
from lapwing.knowledge.overlay.outlets import load_overlaid_outlets
from lapwing.knowledge.overlay.read import read_overlay
from lapwing.records.fused import Event
from lapwing.records.view import LeftOut, View
from lapwing.store.search import day_bounds
from lapwing.store.workspace_file import WorkspaceFile

_MOST_ASKED_FOR = 10_000  # ids that one query takes; for more, everything is read
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Recounted:
    """Events under a view: those that it tells, and what it leaves out of all of them."""

    events: tuple[Event, ...]
    left_out: tuple[LeftOut, ...]
    n_untold: int

    def notes(self) -> tuple[str, ...]:
        """Return in words what is left out."""
        reports: dict[str, set[str]] = {}
        for one in self.left_out:
            reports.setdefault(one.why, set()).add(one.report_id)
        counted = Counter({why: len(ids) for why, ids in reports.items()})
        told = [f"{n} {'report' if n == 1 else 'reports'} not counted: {why}" for why, n in sorted(counted.items())]
        untold = [f"{self.n_untold} events are not told in this view"] if self.n_untold else []
        return (*told, *untold)


def read_view(view: View, events: Sequence[Event]) -> View:
    """Return `view` with its day as an ISO day, once every name of it is known to be in `events`.

    Raises:
        QueryError: if the day is none, or a name is of nobody who tells these events.
    """
    known = names_in(events)
    asked = (
        ("origin", view.without_origins), ("owner", view.without_owners), ("claimant", view.without_claimants),
    )  # fmt: skip
    for kind, names in asked:
        for name in names:
            fitting = {one.casefold() for one in known[kind] | (known["origin_id"] if kind == "origin" else set())}
            if name.casefold() not in fitting and not (kind == "owner" and name.casefold().startswith("state:")):
                listed = ", ".join(sorted(known[kind], key=str.casefold)[:_MOST_NAMED]) or "none"
                raise QueryError(f"these events have no {kind} {name!r}; there are: {listed}")
    return replace(view, as_of=day_bounds(view.as_of)[1]) if view.as_of else view


def recount_events(
    file: WorkspaceFile,
    events: Sequence[Event],
    view: View,
    knowledge: Sequence[Path],
    codebook: Sequence[Path] = (),
) -> Recounted:
    """Return stored events as `view` has them, in their order, with the user's own knowledge and codebook.

    Raises:
        QueryError: if the view has no meaning for them.
    """
    view = read_view(view, events)
    recounter = _recounter(file, events, knowledge, codebook)
    found: list[Recount] = [recounter.recount(event, view) for event in events]
    told = tuple(one.event for one in found if one.event)
    return Recounted(
        events=told,
        left_out=tuple(left for one in found for left in one.left_out),
        n_untold=len(events) - len(told),
    )


def _recounter(
    file: WorkspaceFile, events: Sequence[Event], knowledge: Sequence[Path], codebook: Sequence[Path]
) -> Recounter:
    reports = {id_ for event in events for id_ in event.reports}
    reports |= {revision.report_id for event in events for revision in event.revisions}
    documents = file.documents(sorted(reports) if len(reports) <= _MOST_ASKED_FOR else None)
    mentions = file.event_mentions()
    rulings = constrain(file.judgements(), mentions, documents).rulings
    overlay = read_overlay(knowledge) if knowledge else None
    outlets = load_overlaid_outlets(overlay) if overlay and not overlay.is_empty else load_outlets()
    return Recounter(mentions, documents, outlets, rulings, load_codebook(*codebook) if rulings else None)
