"""Search: full text and facets over all events."""

from dataclasses import dataclass
from typing import Any

from lapwing.api import Counts
from lapwing.records.fused import Event
from lapwing.web.asked import Asked
from lapwing.web.drawings.volume import Volume, make_volume
from lapwing.web.page import page
from lapwing.web.site import Site
from lapwing.web.wording import FACETS

PAGE_SIZE = 25
_MOST_VALUES, _MOST_MORE = 9, 80
_MOST_PAGES = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """One value of a facet to choose, with how many events it would leave."""

    value: str
    label: str
    n_events: int
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetView:
    """One facet with its most frequent values, and how many more there are."""

    name: str
    values: tuple[FacetValue, ...]
    n_more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One event that was found, with the sentence that tells it best and where that stands."""

    event: Event
    sentence: str
    outlet: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """A page of what was found."""

    n_events: int
    number: int
    n_pages: int
    hits: tuple[Hit, ...]
    facets: tuple[FacetView, ...]
    volume: Volume | None


def view_search(site: Site, asked: Asked) -> SearchView:
    """Return what the address asks for."""
    number = asked.number("page", 1, 1, _MOST_PAGES)
    chosen = {name: asked.many(name) for name in FACETS}
    wanted: dict[str, Any] = {
        "facets": chosen,
        "text": asked.one("q"),
        "since": asked.one("since"),
        "until": asked.one("until"),
    }
    counts = site.kept(f"counts of {wanted!r}", lambda: site.workspace.count(**wanted))
    found = site.workspace.search(
        **wanted,
        counts=counts,
        limit=PAGE_SIZE,
        offset=(number - 1) * PAGE_SIZE,
        newest_first=asked.one("order") == "newest",
    )
    return SearchView(
        n_events=found.n_events,
        number=number,
        n_pages=max(1, -(-found.n_events // PAGE_SIZE)),
        hits=best_sentences(site, found.events),
        facets=tuple(_facet(name, found, chosen[name], asked.many("more")) for name in FACETS),
        volume=make_volume(found.days, lambda first, last: asked.change(since=first, until=last), above=48, below=0),
    )


def best_sentences(site: Site, events: tuple[Event, ...]) -> tuple[Hit, ...]:
    """Return events with the sentence that tells each best."""
    wanted = {mention_id: event.event_id for event in events for mention_id in event.mentions}
    best: dict[str, tuple[float, str, str | None]] = {}
    for cited in site.workspace.cited(sorted(wanted)):
        event_id = wanted[cited.mention.mention_id]
        if cited.mention.confidence > best.get(event_id, (-1.0, "", None))[0]:
            best[event_id] = (cited.mention.confidence, cited.mention.sentence.text, cited.outlet)
    told = [(event, best.get(event.event_id, (0.0, "", None))) for event in events]
    return tuple(Hit(event=event, sentence=sentence, outlet=outlet) for event, (_, sentence, outlet) in told)


def _facet(name: str, found: Counts, chosen: tuple[str, ...], more: tuple[str, ...]) -> FacetView:
    counts = [count for count in found.facets if count.facet == name]
    shown = [c for c in counts if c.value in chosen]
    shown += [c for c in counts if c.value not in chosen][
        : max(0, (_MOST_MORE if name in more else _MOST_VALUES) - len(shown))
    ]
    if name == "origins":
        shown = sorted(counts, key=lambda count: count.value)
    values = [FacetValue(value=c.value, label=c.label, n_events=c.n_events, is_chosen=c.value in chosen) for c in shown]
    known = {count.value for count in counts}
    values += [FacetValue(value=v, label=v, n_events=0, is_chosen=True) for v in chosen if v not in known]
    return FacetView(name=name, values=tuple(values), n_more=max(0, len(counts) - len(shown)))


ROUTES = page("/search", "search.html", view_search)
