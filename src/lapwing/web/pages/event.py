"""An event: its statement with citations, what each origin tells of it, quotes, reports in time, and its history."""

import io
import re
from dataclasses import dataclass

from markupsafe import Markup

from lapwing.api import ExportRules, ShownEvent, View
from lapwing.dossier.article import place_map
from lapwing.dossier.atlas import land_symbol
from lapwing.dossier.material import EventEntry
from lapwing.errors import QueryError
from lapwing.histories import EventVersion
from lapwing.records.document import Document
from lapwing.records.view import LeftOut
from lapwing.web.addresses import passage_address
from lapwing.web.asked import Asked
from lapwing.web.drawings.telling import draw_telling
from lapwing.web.page import download, page
from lapwing.web.site import Site

_FORMATS = {
    "bibtex": ("application/x-bibtex", "bib"),
    "csl-json": ("application/vnd.citationstyles.csl+json", "csl.json"),
    "plover": ("application/x-ndjson", "plover.jsonl"),
    "polecat": ("text/tab-separated-values", "polecat.tsv"),
    "csv": ("text/csv", "csv"),
    "spreadsheet-csv": ("text/csv", "spreadsheet.csv"),
    "geojson": ("application/geo+json", "geojson"),
    "icalendar": ("text/calendar", "ics"),
}
_ALL = ("happened", "ongoing", "planned", "possible", "negated", "background")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A point of one of the two clocks at which the event can be seen: a day of publication, or a run."""

    label: str
    address: str
    is_shown: bool
    n_reports: int = 0
    change: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """One event as it is shown: now, as known on a day (`as_of`), or as known at a run (`run`)."""

    entry: EventEntry
    documents: tuple[Document, ...]
    days: tuple[Stop, ...]
    versions: tuple[Stop, ...]
    as_of: str | None
    run: str | None
    left_out: tuple[LeftOut, ...]
    notes: tuple[str, ...]
    n_refused: int
    telling: Markup
    map: Markup
    land: Markup
    bibtex: str
    csl_json: str
    addresses: dict[int, str]
    lit: int | None


def view_event(site: Site, asked: Asked) -> EventView:
    """Return the event that the address names, at the time that it names."""
    as_of, run = asked.one("as_of"), asked.one("run")
    if as_of and run:
        raise QueryError("either as_of or run: the two clocks are not turned together")
    now = site.workspace.show(asked.names["event_id"])
    shown = _at_time(site, now, as_of, run)
    dossier = site.workspace.dossier_of(shown)
    entry = dossier.entries[0]
    drawn = Markup(place_map(1, entry))
    return EventView(
        entry=entry,
        documents=tuple(sorted(shown.documents, key=lambda each: (each.published.date_min or "9999", each.report_id))),
        days=_days(now, as_of, asked),
        versions=_versions(site.workspace.history(now.event.event_id), run, asked),
        as_of=as_of,
        run=run,
        left_out=shown.left_out,
        notes=shown.notes,
        n_refused=len(dossier.refused),
        telling=draw_telling(entry.event.date, shown.documents),
        map=drawn,
        land=Markup(land_symbol()) if drawn else Markup(),
        bibtex=_export(site, now.event.event_id, "bibtex").decode("utf-8"),
        csl_json=_export(site, now.event.event_id, "csl-json").decode("utf-8"),
        addresses={
            cited.number: passage_address(p.report_id, p.start, p.start + len(p.text))
            for cited in entry.passages
            for p in (cited.passage,)
        },
        lit=_passage_of(entry, now.asked_mention),
    )


def give_export(site: Site, asked: Asked) -> tuple[bytes, str, str]:
    """Return the event in one format, with its media type and a file's name."""
    kind = asked.names["format"]
    if kind not in _FORMATS:
        raise QueryError(f"{kind!r} is no format here: {', '.join(_FORMATS)}")
    event_id = site.workspace.show(asked.names["event_id"]).event.event_id
    media_type, suffix = _FORMATS[kind]
    return _export(site, event_id, kind), media_type, f"event-{re.sub('[^0-9a-z]', '', event_id)[:12]}.{suffix}"


def _at_time(site: Site, now: ShownEvent, as_of: str | None, run: str | None) -> ShownEvent:
    if run:
        return site.workspace.show_at_run(now.event.event_id, run)
    if as_of:
        return site.workspace.show(now.event.event_id, view=View(as_of=as_of))
    return now


def _days(now: ShownEvent, as_of: str | None, asked: Asked) -> tuple[Stop, ...]:
    """Return the days by whose end another report was surely published; none if they all came on one."""
    published = sorted(document.published.date_max for document in now.documents if document.published.date_max)
    days = list(dict.fromkeys(published))
    if len(days) < 2:
        return ()
    return tuple(
        Stop(
            label=day,
            address=asked.change(as_of=day, run=None),
            is_shown=day == as_of,
            n_reports=sum(each <= day for each in published),
        )
        for day in days
    )


def _versions(history: tuple[EventVersion, ...], run: str | None, asked: Asked) -> tuple[Stop, ...]:
    return tuple(
        Stop(
            label=version.run_on or version.run_id[:8],
            address=asked.change(run=version.run_id, as_of=None),
            is_shown=bool(run) and version.run_id.startswith(run or ""),
            change=version.change,
        )
        for version in history
        if version.event is not None
    )


def _passage_of(entry: EventEntry, mention_id: str | None) -> int | None:
    """Return the number of the passage that holds the mention whose id was asked for."""
    for cited in entry.passages:
        if mention_id and any(act.mention_id == mention_id for act in cited.passage.acts):
            return cited.number
    return None


def _export(site: Site, event_id: str, kind: str) -> bytes:
    stream = io.BytesIO()
    site.workspace.export(kind, stream, ExportRules(realities=_ALL), record_ids=[event_id])
    return stream.getvalue()


ROUTES = [
    *page("/event/{event_id}", "event.html", view_event),
    *download("/event/{event_id}/export/{format}", give_export),
]
