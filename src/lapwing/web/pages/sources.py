"""Sources: whose reports these are, who owns them, how much they sent, when they were silent, what wires brought."""

from dataclasses import dataclass
from datetime import date

from lapwing.store.overview import OutletCount
from lapwing.web.asked import Asked
from lapwing.web.drawings.calendar import Calendar, make_calendar
from lapwing.web.page import page
from lapwing.web.site import Site

_LEAST_GAP_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Days without any report between two that have some; `first` and `last` are the silent ones."""

    first: str
    last: str
    n_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletView:
    """One outlet with its longest silences and its days on a strip."""

    outlet: OutletCount
    gaps: tuple[Gap, ...]
    strip: Calendar | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """A page of the outlets; the owners that have several; what share of the reports credits an agency."""

    outlets: tuple[OutletView, ...]
    owners: tuple[tuple[str, tuple[str, ...], int], ...]
    agencies: tuple[tuple[str, int], ...]
    n_reports: int
    n_wire: int
    n_state_linked: int
    n_unknown: int
    n_outlets: int
    number: int
    n_pages: int


PAGE_SIZE = 60


def view_sources(site: Site, asked: Asked) -> SourcesView:
    """Return a page of all sources, which are counted once for each state of the workspace."""
    outlets = site.kept("outlets", site.workspace.outlets)
    return _make(outlets, asked.number("page", 1, 1, 10_000))


def _make(outlets: tuple[OutletCount, ...], number: int) -> SourcesView:
    days = sorted(day for outlet in outlets for day in outlet.days)
    span = (days[len(days) // 100], days[-1]) if days else None
    return SourcesView(
        outlets=tuple(
            OutletView(outlet=one, gaps=find_gaps(one.days), strip=make_calendar(one.days, span) if span else None)
            for one in outlets[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        ),
        owners=_owners(outlets),
        agencies=_agencies(outlets),
        n_reports=sum(one.n_reports for one in outlets),
        n_wire=sum(one.n_wire for one in outlets),
        n_state_linked=sum(one.n_reports for one in outlets if one.state_linked),
        n_unknown=sum(one.n_reports for one in outlets if not one.name),
        n_outlets=len(outlets),
        number=number,
        n_pages=max(1, -(-len(outlets) // PAGE_SIZE)),
    )


def find_gaps(days: tuple[str, ...], least_days: int = _LEAST_GAP_DAYS) -> tuple[Gap, ...]:
    """Return the silences of at least so many days between the first and the last of `days`, the longest first."""
    known = [date.fromisoformat(day) for day in days]
    found = [
        Gap(
            first=date.fromordinal(before.toordinal() + 1).isoformat(),
            last=date.fromordinal(after.toordinal() - 1).isoformat(),
            n_days=(after - before).days - 1,
        )
        for before, after in zip(known, known[1:], strict=False)
        if (after - before).days > least_days
    ]
    return tuple(sorted(found, key=lambda gap: (-gap.n_days, gap.first))[:3])


def _owners(outlets: tuple[OutletCount, ...]) -> tuple[tuple[str, tuple[str, ...], int], ...]:
    found: dict[str, list[OutletCount]] = {}
    for one in outlets:
        if one.owner:
            found.setdefault(one.owner, []).append(one)
    several = [(owner, tuple(o.name for o in owned), sum(o.n_reports for o in owned)) for owner, owned in found.items()]
    return tuple(sorted((each for each in several if len(each[1]) > 1), key=lambda each: (-each[2], each[0])))


def _agencies(outlets: tuple[OutletCount, ...]) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for one in outlets:
        for agency, n_reports in one.agencies:
            found[agency] = found.get(agency, 0) + n_reports
    return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0]))[:20])


ROUTES = page("/sources", "sources.html", view_sources)
