"""The first page: what is in the workspace."""

from dataclasses import dataclass

from lapwing.records.coded import RunRecord
from lapwing.store.facets import FacetCount
from lapwing.store.overview import Size
from lapwing.web.asked import Asked
from lapwing.web.drawings.volume import Volume, make_volume
from lapwing.web.page import page
from lapwing.web.pages.search import Hit, best_sentences
from lapwing.web.site import Site

_MOST = 12
_MOST_TOLD = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """What is in the workspace: sizes, volume in time, the most frequent dyads and types, what several origins tell."""

    size: Size
    volume: Volume | None
    dyads: tuple[FacetCount, ...]
    types: tuple[FacetCount, ...]
    n_conflicts: int
    told: tuple[Hit, ...]
    runs: tuple[RunRecord, ...]


def view_overview(site: Site, asked: Asked) -> OverviewView:  # noqa: ARG001 - every view's signature
    """Return the overview, made once for each state of the workspace."""
    return site.kept("overview", lambda: _make(site))


def _make(site: Site) -> OverviewView:
    workspace = site.workspace
    everything = workspace.count()
    several = tuple(count.value for count in everything.facets if count.facet == "origins" and count.value != "1")
    told = workspace.search(facets={"origins": several}, limit=200, newest_first=True).events if several else ()
    best = sorted(told, key=lambda event: -len(event.origins))[:_MOST_TOLD]
    conflicts = [c for c in everything.facets if c.facet == "status" and c.value == "conflict"]
    return OverviewView(
        size=workspace.size(),
        volume=make_volume(workspace.days()),
        dyads=tuple([count for count in everything.facets if count.facet == "dyad"][:_MOST]),
        types=tuple(count for count in everything.facets if count.facet == "type"),
        n_conflicts=conflicts[0].n_events if conflicts else 0,
        told=best_sentences(site, tuple(best)),
        runs=tuple(reversed(workspace.runs()[-5:])),
    )


ROUTES = page("/", "overview.html", view_overview)
