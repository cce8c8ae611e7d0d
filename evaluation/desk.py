"""How long the pages of the desk take: `python -m evaluation.desk WORKSPACE` (no browser; rendering and all queries).

For each kind of page the median, the 95th percentile and the longest, in milliseconds of processor and of wall time.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import perf_counter, process_time

from starlette.testclient import TestClient

from lapwing.records.fused import Event
from lapwing.settings import Settings
from lapwing.web.app import make_app
from lapwing.web.site import Rules, Site, open_site

STEPS, EACH = 20, 3


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workspace", type=Path)
    site = open_site(Settings(workspace=parser.parse_args().workspace), Rules(read_only=True))
    site.workspace.load_knowledge()
    size = site.workspace.size()
    print(f"{size.n_documents:,} reports, {size.n_events:,} events")
    print(f"{'page':<12}{'n':>4}   processor: median   95 %    most     wall: median   95 %    most")
    client = TestClient(make_app(site), base_url="http://localhost")
    for name, addresses in addresses_of(site).items():
        taken = list(measure(client, addresses))
        told = "".join("".join(f"{1000 * ms:9.0f}" for ms in shares(part)) for part in zip(*taken, strict=True))
        print(f"{name:<12}{len(taken):>4}        {told}")
    return 0


def addresses_of(site: Site) -> Mapping[str, Sequence[str]]:
    """Return addresses by kind of page: events at even steps and some of many origins, searches by what they hold."""
    counts = site.workspace.count()
    step = max(1, site.workspace.size().n_events // STEPS)
    chosen = [e for n in range(STEPS) for e in site.workspace.search(limit=EACH, offset=n * step, counts=counts).events]
    chosen += site.workspace.search(facets={"origins": ("4", "5")}, limit=10).events
    names = [event.actor[0].name for event in chosen if event.actor][:20]
    return {
        "event": [f"/event/{event.event_id}" for event in chosen],
        "report": [f"/report/{event.reports[0]}" for event in chosen],
        "search": ["/search", *(f"/search?type={e.event}" for e in chosen[:20]), *(f"/search?q={n}" for n in names)],
        "compare": [f"/compare/{event.event_id}" for event in chosen if len(event.origins) > 1],
        "dyad": [f"/dyad/{pair}" for pair in _pairs(chosen)],
        "actor": [f"/actor/country:{country}" for country in sorted({c for e in chosen for c in _countries(e)})],
        **{name: [f"/{name}?since={e.date.date_min}" for e in chosen[:20]] for name in ("map", "network", "timeline")},
        "overview": ["/"] * 5,
        "sources": ["/sources"] * 5,
        "rejections": ["/rejections"] * 5,
    }


def _pairs(events: Sequence[Event]) -> list[str]:
    """Return the pairs of states that have to do with each other in the events."""
    pairs = {tuple(sorted(countries)) for countries in map(_countries, events) if len(countries) == 2}
    return sorted("-".join(pair) for pair in pairs)


def _countries(event: Event) -> set[str]:
    return {who.country for who in (*event.actor, *event.recipient) if who.country}


def measure(client: TestClient, addresses: Sequence[str]) -> Iterator[tuple[float, float]]:
    """Yield the seconds of processor and wall time of each page."""
    for address in addresses:
        wall, processor = perf_counter(), process_time()
        client.get(address)
        yield process_time() - processor, perf_counter() - wall


def shares(taken: Sequence[float]) -> tuple[float, float, float]:
    """Return the median, the 95th percentile and the longest."""
    ordered = sorted(taken)
    return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], ordered[-1]


if __name__ == "__main__":
    sys.exit(main())
