"""Every address of the desk over a workspace: each page, and each record's page."""

from lapwing.web.addresses import actor_address
from lapwing.web.site import Site


def addresses_of(site: Site) -> list[str]:
    """Return the addresses of all pages, without files and forms."""
    events = site.workspace.events()
    cited = site.workspace.mentions()
    reports = sorted({document.report_id for document in site.workspace.documents()})
    sides = {one for event in events for one in (*event.actor, *event.recipient)}
    actors = sorted({actor_address(one.entity_id, one.country) for one in sides if one.entity_id or one.country})
    return [
        *actors,
        *("/", "/search", "/search?q=ceasefire&order=newest", "/sources", "/runs", "/rejections", "/nowhere"),
        *("/review", "/review?kind=split&at=2", "/judgements", "/judgements?state=applied", "/upload"),
        *("/map", "/map?window=africa&type=CONSULT&country=SDN&reality=all"),
        *("/network", "/network?nodes=actor&reality=all&ties=150"),
        *("/timeline", "/timeline?dyad=NOR-POL&reality=all&order=earliest"),
        *("/dyad/NOR-POL", "/dyad/SAU-SDN?by=month&reality=all"),
        *(f"/event/{event.event_id}" for event in events),
        *(f"/compare/{event.event_id}" for event in events if len(event.origins) > 1),
        *(f"/event/{event.event_id}/judge" for event in events),
        *(f"/report/{report_id}" for report_id in reports),
        *(f"/passage/{one.mention.report_id}/{one.mention.sentence.start}-{one.mention.sentence.end}" for one in cited),
    ]
