"""The Python interface: `lapwing.open(path)` gives a Workspace; its methods are all that the doors call."""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import cache, cached_property
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Generic, TypeVar, overload

from lapwing.comparing import ComparedSets, compare_sets
from lapwing.comparison import Tolerance
from lapwing.dossier.build import build_dossier
from lapwing.dossier.check import Checker
from lapwing.dossier.material import Dossier, EventMaterial
from lapwing.engine.checkpoint import Plan, Tally
from lapwing.engine.run import RunSummary, Stages, fuse_again, run_all
from lapwing.errors import InputMissingError, QueryError, UnknownRecordError
from lapwing.exports import frames
from lapwing.exports.context import ExportContext
from lapwing.exports.document_json import document_json
from lapwing.exports.event_json import event_json, merge_json
from lapwing.exports.export import ExportSummary, export_events, whole_file
from lapwing.exports.mention_json import mention_json
from lapwing.exports.quote_json import quote_json
from lapwing.exports.registry import find_format
from lapwing.exports.rejection_json import rejection_json
from lapwing.exports.rules import ExportRules
from lapwing.exports.unresolved_csv import unresolved_csv, unresolved_json
from lapwing.histories import EventVersion, event_at_run, read_history
from lapwing.judging import Desk, LoggedJudgement, ReviewKind, Signature, UncertainMerge
from lapwing.knowledge.actors import ActorIndex, Organisation, Person
from lapwing.knowledge.codebook import Codebook, load_codebook
from lapwing.knowledge.countries import Country
from lapwing.knowledge.provenance import Fact
from lapwing.records.base import Rejection
from lapwing.records.coded import CitedMention, RunRecord
from lapwing.records.document import Document
from lapwing.records.fused import Event
from lapwing.records.judgement import Judgement
from lapwing.records.mention import Candidate, Mentions
from lapwing.records.quote import Quote
from lapwing.records.report import Report
from lapwing.records.unresolved import Unresolved
from lapwing.records.view import LeftOut, View
from lapwing.recounting import recount_events
from lapwing.series.build import build_panel, span_of
from lapwing.series.panel import Panel
from lapwing.series.rules import SeriesRules
from lapwing.settings import Settings, read_settings
from lapwing.store.facets import FacetCount
from lapwing.store.overview import DayCount, OutletCount, Size
from lapwing.store.places import PlaceCount
from lapwing.store.search import EventFilter, day_bounds
from lapwing.store.ties import Nodes, Tie
from lapwing.store.workspace_file import WorkspaceFile
from lapwing.version import __version__

__all__ = [
    "Counts",
    "Dossier",
    "ExportRules",
    "ExportSummary",
    "Explanation",
    "FoundEvents",
    "LoggedJudgement",
    "Panel",
    "Results",
    "RunSummary",
    "SeriesRules",
    "ShownEvent",
    "ShownReport",
    "Tally",
    "UncertainMerge",
    "View",
    "Workspace",
    "count_inputs",
    "explain",
    "explain_with_facts",
    "open",
    "sample_folders",
    "shipped_stages",
    "unresolved_csv",
]

_R = TypeVar("_R")


class Results(Sequence[_R], Generic[_R]):
    """Records in order, as a sequence; on demand as JSON objects or as a data frame.

    `notes` say in words what was left out of them on purpose.
    """

    def __init__(
        self, records: Iterable[_R], as_json: Callable[[_R], dict[str, Any]], notes: Sequence[str] = ()
    ) -> None:
        self._records = tuple(records)
        self._as_json = as_json
        self.notes = tuple(notes)

    @overload
    def __getitem__(self, index: int) -> _R: ...

    @overload
    def __getitem__(self, index: slice) -> "Results[_R]": ...

    def __getitem__(self, index: int | slice) -> "_R | Results[_R]":
        return Results(self._records[index], self._as_json) if isinstance(index, slice) else self._records[index]

    def __len__(self) -> int:
        return len(self._records)

    def __repr__(self) -> str:
        return f"<{len(self)} results>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return JSON objects as the command line writes them."""
        return [self._as_json(record) for record in self._records]

    def to_pandas(self) -> Any:
        """Return a pandas.DataFrame (needs the extra `pandas`)."""
        return frames.to_pandas(self.to_dicts())

    def to_polars(self) -> Any:
        """Return a polars.DataFrame (needs the extra `polars`)."""
        return frames.to_polars(self.to_dicts())

    def to_arrow(self) -> Any:
        """Return a pyarrow.Table (needs the extra `arrow`)."""
        return frames.to_arrow(self.to_dicts())


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEvent:
    """One event with everything behind it. `asked_mention` is the mention whose id was asked for, if it was one.

    Under a view, `left_out` are the tellings that do not count, and `notes` say so in words.
    """

    event: Event
    mentions: tuple[CitedMention, ...]
    documents: tuple[Document, ...]
    related: tuple[Event, ...]
    asked_mention: str | None = None
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the event as `events --json` gives it, with its mentions, documents and the reasons of its merges."""
        return {
            **event_json(self.event),
            "asked_mention": self.asked_mention,
            "evidence": [mention_json(mention) for mention in self.mentions],
            "documents": [document_json(document) for document in self.documents],
            "merges": [merge_json(merge) for merge in self.event.merges],
            "left_out": [asdict(one) for one in self.left_out],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many events are found, how many of them have each value of each facet, and when those that are known to the
    day happened.
    """

    n_events: int
    facets: tuple[FacetCount, ...]
    days: tuple[DayCount, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEvents(Counts):
    """A page of found events, with the counts over all that were found."""

    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReport:
    """One report: its document, who and where and when it names, the events it tells, its quotes, what was refused."""

    document: Document
    names: Mentions
    mentions: tuple[CitedMention, ...]
    quotes: tuple[Quote, ...]
    rejections: tuple[Rejection, ...]


class Workspace:
    """A workspace: what was read, what was coded, and how it fits together.

    Use it as a context manager, or call `close`. Reading never writes.

    Args:
        settings: where it lies and how runs are done.
        stages: what a run is made of; by default the shipped reader, knowledge and stages.
        query_seconds: the most that one query may take; by default as long as it needs.
    """

    def __init__(self, settings: Settings, stages: Stages | None = None, *, query_seconds: float | None = None) -> None:
        self.settings = settings
        self._stages = stages
        self._file = WorkspaceFile(settings.workspace, query_seconds)

    def __enter__(self) -> "Workspace":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Workspace {self.settings.workspace}>"

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def prepare(self) -> None:
        """Bring the file up to this version, or make it; nothing else writes before there is something to write."""
        self._file.prepare()

    def code(
        self,
        paths: Sequence[str | os.PathLike[str]],
        *,
        outlet: str | None = None,
        published: str | None = None,
        language: str | None = None,
        translated_from: str | None = None,
        columns: str | Mapping[str, str] = "",
        stdin: BinaryIO | None = None,
        on_progress: Callable[[Tally], None] = lambda tally: None,
    ) -> RunSummary:
        """Read, code and fuse the reports under `paths` (files, folders, "-" for `stdin`).

        What was coded before with the same version is not coded again; a run that was killed is taken up. Events
        that were known keep their ids.

        Args:
            paths: what to read.
            outlet: states the outlet of every report.
            published: states the publication date of every report.
            language: states the language of every report.
            translated_from: states the language from which every report was translated.
            columns: which column of tables and dumps is which field, `{"text": "body"}` or "text=body,title=head";
                usual names are understood without it.
            stdin: the stream that "-" stands for.
            on_progress: called after each report with the tally so far.

        Raises:
            QueryError: if `columns` names a field that there is not.
        """
        from lapwing.sources import Overrides, parse_columns, read_reports

        overrides = Overrides(
            outlet=outlet,
            published=published,
            language=language,
            translated_from=translated_from,
            columns=parse_columns(columns),
        )
        inputs = read_reports([os.fspath(path) for path in paths], overrides, stdin)
        stages = self._stages or shipped_stages(*self.settings.knowledge, codebook=self.settings.codebook)
        plan = Plan(
            fingerprint=stages.coding_fingerprint,
            jobs=self.settings.jobs,
            cores=os.cpu_count() or 1,
            batch_size=self.settings.batch_size,
            today=date.today(),  # noqa: DTZ011 - the user's own day, read at the door and stored in the run
            run_on=self.settings.run_on,
            stated=tuple((name, json.dumps(value)) for name, value in asdict(overrides).items() if value),
        )
        return run_all(inputs, stages, self._file, plan, on_progress)

    def events(
        self,
        *,
        types: Sequence[str] = (),
        dyad: str | None = None,
        country: str | None = None,
        actor: str | None = None,
        since: str | None = None,
        until: str | None = None,
        place: str | None = None,
        text: str | None = None,
        realities: Sequence[str] = (),
        min_confidence: float = 0.0,
        limit: int | None = None,
        view: View | None = None,
    ) -> Results[Event]:
        """Return fused events, earliest first, undated ones last. All filters that are given must hold.

        Args:
            types: PLOVER types, any of them (`["CONSULT", "AGREE"]`).
            dyad: "IRN-RUS" (either way round) or "IRN>RUS" (the first acts on the second).
            country: ISO-3 of any participant.
            actor: an entity id, or a part of a participant's name.
            since: `2021`, `2021-10` or `2021-10-17`: events that may lie on or after it.
            until: the same, on or before it.
            place: a country's ISO-3 code, or a part of a place's name.
            text: words that evidence or names must all have; "in quotation marks" for a phrase.
            realities: happened, ongoing, planned, possible, negated, background; any of them.
            min_confidence: the least probability (0 to 1) that the best mention is coded right.
            limit: at most so many.
            view: `View(as_of="2021-10-19")`, `View(without_origins=("TASS",))` …: which tellings count. The filters
                choose by what all tellings say; each event is then recounted, and left out where nothing tells it.

        Raises:
            QueryError: if a filter or the view has no meaning.
        """
        wanted = EventFilter(
            types=tuple(types),
            dyad=dyad,
            country=country,
            actor=actor,
            since=since,
            until=until,
            place=place,
            text=text,
            realities=tuple(realities),
            min_confidence=min_confidence,
        )
        found = self._file.events(wanted, limit)
        if view is None or view.is_whole:
            return Results(found, event_json)
        recounted = recount_events(self._file, found, view, self.settings.knowledge, self.settings.codebook)
        return Results(recounted.events, event_json, recounted.notes())

    def search(
        self,
        *,
        facets: Mapping[str, Sequence[str]] | None = None,
        text: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = 25,
        offset: int = 0,
        newest_first: bool = False,
        counts: Counts | None = None,
    ) -> FoundEvents:
        """Return a page of events, with what `count` gives for the same filters.

        Args:
            facets: chosen values by facet (type, mode, context, reality, country, dyad, actor, place, outlet, origins,
                status); any value of a facet, every facet.
            text: as for `events`, and so on for `since` and `until`.
            since: see `events`.
            until: see `events`.
            limit: how many events the page has.
            offset: how many come before it.
            newest_first: whether the latest come first.
            counts: what `count` gave, where that is known already.

        Raises:
            QueryError: if a filter has no meaning.
        """
        counts = counts or self.count(facets=facets, text=text, since=since, until=until)
        wanted = _searched(facets, text, since, until)
        return FoundEvents(
            events=self._file.events(wanted, limit, offset, newest_first=newest_first),
            n_events=counts.n_events,
            facets=counts.facets,
            days=counts.days,
        )

    def count(
        self,
        *,
        facets: Mapping[str, Sequence[str]] | None = None,
        text: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Counts:
        """Return how many events a search finds, and how many of them have each value of each facet.

        A facet with chosen values is counted as if none of its own were chosen, so that others can be added to them.
        The arguments are those of `search`.
        """
        wanted = _searched(facets, text, since, until)
        chosen = dict(wanted.chosen)
        counts = [count for count in self._file.count_facets(wanted) if count.facet not in chosen]
        for name in chosen:
            others = replace(wanted, chosen=tuple(pair for pair in wanted.chosen if pair[0] != name))
            counts += self._file.count_facets(others, (name,))
        return Counts(
            n_events=self._file.count_events(wanted),
            facets=tuple(counts),
            days=self._file.event_days(wanted),
        )

    def events_by_id(self, event_ids: Sequence[str]) -> tuple[Event, ...]:
        """Return those of `event_ids` that there are, by id."""
        return self._file.events_by_id(event_ids)

    def cited(self, mention_ids: Sequence[str]) -> tuple[CitedMention, ...]:
        """Return the mentions of these ids with where they stand, by path and place."""
        return self._file.cited(mention_ids=mention_ids)

    def report(self, report_id: str) -> ShownReport:
        """Return one report with everything that was found in it and what was refused.

        Raises:
            UnknownRecordError: if no such report became a document.
        """
        for document in self._file.documents([report_id]):
            return ShownReport(
                document=document,
                names=self._file.mentions_of(report_id),
                mentions=self._file.cited(report_id=report_id),
                quotes=self._file.quotes(report_ids=[report_id]),
                rejections=self._file.rejections(report_id),
            )
        raise UnknownRecordError(f"there is no report {report_id!r} in the workspace")

    def state(self) -> str:
        """Return a mark that is another one after each run and each judgement: what it holds may be kept till then."""
        return self._file.state()

    def size(self) -> Size:
        """Return how many records of each kind there are."""
        return self._file.size()

    def days(self) -> tuple[DayCount, ...]:
        """Return the days on which something happened or was published, in order."""
        return self._file.days()

    def places(self, **filters: Any) -> tuple[PlaceCount, ...]:
        """Return where events happened, the place of most events first, with those of no told place as one of them.

        Args:
            filters: those of `events`, but for `limit` and `view`.

        Raises:
            QueryError: if a filter has no meaning.
        """
        return self._file.places(EventFilter(**filters))

    def ties(self, nodes: Nodes = "country", **filters: Any) -> tuple[Tie, ...]:
        """Return who is tied to whom by events, the tie of most events first.

        Args:
            nodes: whether "country" is tied to country, or every known "actor" to every other.
            filters: those of `events`, but for `limit` and `view`.

        Raises:
            QueryError: if a filter has no meaning.
        """
        return self._file.ties(EventFilter(**filters), nodes)

    def outlets(self) -> tuple[OutletCount, ...]:
        """Return every outlet with what is known of it, the one with most reports first."""
        return self._file.outlets()

    def runs(self) -> tuple[RunRecord, ...]:
        """Return the finished runs in the order in which they were first finished."""
        return self._file.runs_in_order()

    def export(
        self,
        format_name: str,
        target: str | os.PathLike[str] | BinaryIO,
        rules: ExportRules | None = None,
        *,
        record_ids: Sequence[str] = (),
        **filters: Any,
    ) -> ExportSummary:
        """Write events for other programs: `workspace.export("polecat", "events.tsv", since="2021")`.

        Args:
            format_name: as `lapwing export --help` lists them.
            target: a file, which appears only when it is whole, or a stream of bytes.
            rules: what is exported and how.
            record_ids: events by their ids, instead of filters.
            filters: those of `events`, but for `realities`, `min_confidence` and `limit`, which are rules.

        Raises:
            QueryError: if the format, a rule or a filter has no meaning.
            LapwingError: if the target cannot be written or the format needs a library that is not there.
        """
        kind = find_format(format_name)
        rules = kind.with_defaults(rules or ExportRules())
        wanted = EventFilter(**{**filters, "types": tuple(filters.get("types", ()))})
        named = [self._file.find(each)[0] for each in record_ids]
        found = named or self._file.each_event(wanted)
        if isinstance(target, str | os.PathLike):
            with whole_file(Path(target)) as stream:
                return export_events(found, self._file, kind, self._export_context(rules), stream)
        return export_events(found, self._file, kind, self._export_context(rules), target)

    def _export_context(self, rules: ExportRules) -> ExportContext:
        countries, codebook = _countries_and_codebook(*self.settings.codebook)
        return ExportContext(countries=countries, codebook=codebook.version, version=__version__, rules=rules)

    def series(
        self,
        series: SeriesRules | None = None,
        rules: ExportRules | None = None,
        *,
        since: str | None = None,
        until: str | None = None,
        **filters: Any,
    ) -> Panel:
        """Return a panel of who did how much to whom: `workspace.series(SeriesRules(dyads=("IRN-RUS",)))`.

        Args:
            series: dyads, length of periods, what is split by what.
            rules: which events count; those of exports.
            since: `2021`, `2021-10` or `2021-10-17`: the first period has it; by default that of the first report.
            until: the same for the last period.
            filters: those of `events`, but for `dyad`, `realities`, `min_confidence` and `limit`, which are rules.

        Raises:
            QueryError: if a rule or a filter has no meaning, or the panel would have too many rows.
        """
        series = series or SeriesRules()
        reports = {date.fromisoformat(each.day): each.n_reports for each in self._file.days() if each.n_reports}
        bounds = since and day_bounds(since)[0], until and day_bounds(until)[1]
        span = span_of(*bounds, reports, series.by)
        inside = {"since": span[0].isoformat(), "until": span[1].isoformat()} if span and (since or until) else {}
        # What is done at home is no dyad to the store where all are actors: there the panel alone chooses.
        is_one_dyad = len(series.dyads) == 1 and not series.actors and all(one != other for one, other in series.pairs)
        dyad = series.dyads[0] if is_one_dyad else None
        wanted = EventFilter(**{**filters, **inside, "dyad": dyad, "types": tuple(filters.get("types", ()))})
        rules = rules or ExportRules()
        countries, codebook = _countries_and_codebook(*self.settings.codebook)
        return build_panel(
            self._file.each_event(wanted),
            self._file,
            series,
            rules,
            span=span,
            reports=reports,
            countries=countries,
            types=[(code, kind.quad) for code, kind in codebook.types.items()],
        )

    def compare(
        self,
        paths: Sequence[str | os.PathLike[str]],
        *,
        days: int = 1,
        window_days: int = 7,
        shared_reports: bool = False,
        **filters: Any,
    ) -> ComparedSets:
        """Compare events with sets that others coded: POLECAT, ICEWS, GDELT 2.0, Phoenix.

        Args:
            paths: their files, as they are published (also gzipped or zipped).
            days: a row matches an event that lies up to so many days off.
            window_days: what has no match is compared with what lies so many days around it.
            shared_reports: rows whose report's address is none of ours are left out.
            filters: `types`, `dyad`, `country`, `since`, `until` as for `events`; they hold for both sides.

        Raises:
            InputMissingError: if no file holds a row that can be read.
            QueryError: if a filter has no meaning.
        """
        wanted = EventFilter(**{**filters, "types": tuple(filters.get("types", ()))})
        tolerance = Tolerance(days=days, window_days=window_days)
        names = [os.fspath(path) for path in paths]
        return compare_sets(self._file, names, tolerance, wanted, shared_reports=shared_reports)

    def show(self, record_id: str, *, view: View | None = None) -> ShownEvent:
        """Return one event with its evidence, by its id, the id of one of its mentions, or a prefix that fits only one.

        Args:
            record_id: the id.
            view: which tellings count, as for `events`; the facts are recounted from them.

        Raises:
            UnknownRecordError: if there is no such record, or nothing of the view tells it.
            QueryError: if the prefix is too short or fits several, or the view has no meaning.
        """
        event, mention_id = self._file.find(record_id)
        if view is None or view.is_whole:
            return self._shown(event, mention_id)
        recounted = recount_events(self._file, [event], view, self.settings.knowledge, self.settings.codebook)
        if not recounted.events:
            reasons = "; ".join(recounted.notes())
            raise UnknownRecordError(f"event {event.event_id} is not told in this view: {reasons}")
        shown = self._shown(recounted.events[0], mention_id)
        gone = {(one.mention_id, one.report_id) for one in recounted.left_out}
        kept = (one for one in shown.mentions if (one.mention.mention_id, one.mention.report_id) not in gone)
        return replace(shown, mentions=tuple(kept), left_out=recounted.left_out, notes=recounted.notes())

    def history(self, record_id: str) -> tuple[EventVersion, ...]:
        """Return what an event was after each run that changed it, the oldest first; the last is what it is.

        Raises:
            UnknownRecordError: if there is no such record.
        """
        event, _ = self._file.find(record_id)
        return read_history(self._file, event)

    def show_at_run(self, record_id: str, run_id: str) -> ShownEvent:
        """Return an event as it was known when a run (its id, or the beginning of it) had ended.

        Raises:
            UnknownRecordError: if there is no such run, or the event was not known then.
        """
        event, mention_id = self._file.find(record_id)
        return self._shown(event_at_run(self._file, event, run_id), mention_id)

    def _shown(self, event: Event, mention_id: str | None) -> ShownEvent:
        documents = self._file.documents(event.reports)
        related_ids = {relation.event_id for relation in event.relations}
        told = {*event.mentions, *(merge.mention_id for merge in event.merges)}  # some tell another event beside it
        return ShownEvent(
            event=event,
            mentions=self._file.cited(mention_ids=sorted(told)),
            documents=tuple(sorted(documents, key=lambda document: event.reports.index(document.report_id))),
            related=tuple(self._file.events_by_id(sorted(related_ids))),
            asked_mention=mention_id,
        )

    def dossier(
        self, record_ids: Sequence[str] = (), *, title: str | None = None, view: View | None = None, **filters: Any
    ) -> Dossier:
        """Return events as a document for people: `workspace.dossier(dyad="IRN-RUS", since="2021-10").to_html()`.

        Every sentence of it is supported by the passages that it cites; those that are not are listed in `refused`.

        Args:
            record_ids: events by their ids, those of their mentions, or prefixes; with none, the filters choose.
            title: its title; by default made from the filters.
            view: which tellings count, as for `events`.
            filters: those of `events`.

        Raises:
            UnknownRecordError: if there is no such record.
            QueryError: if a filter has no meaning, or ids and filters are both given.
        """
        chosen = {name: value for name, value in filters.items() if value and name != "limit"}
        if record_ids and chosen:
            raise QueryError(f"events are named and {', '.join(chosen)} given: name events, or filter")
        named = [self._file.find(each)[0] for each in record_ids]
        asked = "; ".join(f"{name} {_told_filter(value)}" for name, value in chosen.items())
        if view is not None and view.as_of:
            asked = "; ".join(filter(None, (asked, f"as published by {view.as_of}")))
        materials = self._materials(named or self.events(view=view, **filters), view)
        return build_dossier(materials, self._checker, title or (f"Events: {asked}" if asked else "Events"), asked)

    def dossier_of(self, shown: ShownEvent) -> Dossier:
        """Return the dossier of one event as `show` or `show_at_run` gave it."""
        return build_dossier([self._material(shown)], self._checker, "Event", "")

    def _materials(self, found: Iterable[Event], view: View | None = None) -> Iterator[EventMaterial]:
        for known in found:
            yield self._material(self.show(known.event_id, view=view))

    def _material(self, shown: ShownEvent) -> EventMaterial:
        reports = [document.report_id for document in shown.documents]
        return EventMaterial(
            event=shown.event,
            mentions=shown.mentions,
            documents=shown.documents,
            names={report_id: self._file.mentions_of(report_id) for report_id in reports},
            quotes=tuple(sorted(self._file.quotes(report_ids=reports), key=lambda q: reports.index(q.report_id))),
            related=shown.related,
        )

    def known_actor(self, entity_id: str) -> Person | Organisation | None:
        """Return what the knowledge has of an actor: a person with offices, an organisation or group; None if nothing.

        Args:
            entity_id: "Q7747", "org:nato"; states ("country:IRN") are countries, and not among them.
        """
        return self._actors.person_with_id(entity_id) or self._actors.organisations.get(entity_id)

    def load_knowledge(self) -> None:
        """Read what the sentences of a dossier are checked against, before anybody waits for it."""
        self._checker  # noqa: B018 - reading it is what is wanted

    @cached_property
    def _checker(self) -> Checker:
        """What checks sentences, with everyone who is known: read once, which takes a second."""
        return Checker(self._actors)

    @cached_property
    def _actors(self) -> ActorIndex:
        return _known_actors(self.settings.knowledge)

    def mentions(self, run: RunSummary | None = None) -> Results[CitedMention]:
        """Return event mentions: of one run in the order of its inputs, or all by path and place in the text."""
        return Results(self._each_mention(run), mention_json)

    def quotes(self, *, speaker: str | None = None, text: str | None = None) -> Results[Quote]:
        """Return quotes: of a `speaker` (entity id, country, part of a name), with a `text` in them, or all."""
        return Results(self._file.quotes(speaker=speaker, words=text), quote_json)

    def documents(self) -> Results[Document]:
        """Return every document by its report id."""
        return Results(self._file.documents(), document_json)

    def unresolved(self, *, kinds: Sequence[str] = (), limit: int | None = None) -> Results[Unresolved]:
        """Return the names that stand for nobody and nothing known, those with most events first.

        Args:
            kinds: person, organisation, group, place; any of them, all by default.
            limit: at most so many.
        """
        from lapwing.knowledge.overlay.read import read_overlay
        from lapwing.mentions.unresolved import find_unresolved

        overlay = read_overlay(self.settings.knowledge)
        known_ids = {row.actor_id for row in overlay.actors}
        named = ((document, self._file.mentions_of(document.report_id)) for document in self._file.documents())
        found = find_unresolved(named, self._file.cited(), known_ids)
        return Results([each for each in found if not kinds or each.kind in kinds][:limit], unresolved_json)

    def rejections(self, *, stage: str | None = None) -> Results[Rejection]:
        """Return everything that did not become a record (of one `stage`, or all), and why, by path and stage."""
        found = self._file.rejections()
        return Results((item for item in found if stage in (None, item.stage)), rejection_json)

    def judge_same(
        self, record_id: str, *others: str, author: str, reason: str = "", at: str | None = None
    ) -> Judgement:
        """Judge that events or mentions are one event.

        This and the other `judge_` methods only append to the log: `replay_judgements`, or the next `code`, follows it.

        Args:
            record_id: an event, all of whose mentions are meant, or a mention; an id or a prefix, as for `show`.
            others: further ones.
            author: who judges.
            reason: why.
            at: the instant of the judgement (ISO 8601 with time zone); by default now. Later ones hold against earlier.

        Raises:
            QueryError: if nobody is named as the author, or both sides are the same mentions.
            UnknownRecordError: if there is no such record.
        """
        return self._desk.link("same", record_id, others, _sign(author, reason, at))

    def judge_different(
        self, record_id: str, other: str, *, author: str, reason: str = "", at: str | None = None
    ) -> Judgement:
        """Judge that two are not one event; a mention with its own event stands against the rest of that event."""
        return self._desk.link("different", record_id, (other,), _sign(author, reason, at))

    def judge_part_of(
        self, part: str, whole: str, *, author: str, reason: str = "", at: str | None = None
    ) -> Judgement:
        """Judge that one event is a part of another (a meeting of a visit), and thus not the same."""
        return self._desk.link("part_of", part, (whole,), _sign(author, reason, at))

    def judge_value(
        self, record_id: str, field: str, *values: str, author: str, reason: str = "", at: str | None = None
    ) -> Judgement:
        """Judge the right value of a field of an event: it heads the event, with what was told beside it.

        Args:
            record_id: the event, or one of its mentions.
            field: event, mode, about, context, reality, date, place, actor, recipient, dead, injured, size.
            values: codes; a day or span; a place's name, with ", AAA" if several have it; ids, ISO-3 codes or names of
                all actors; a number. "none" says that there is no value.
            author: who judges.
            reason: why.
            at: as for `judge_same`.
        """
        return self._desk.rule(record_id, field, values, _sign(author, reason, at))

    def judge_not_an_event(self, record_id: str, *, author: str, reason: str = "", at: str | None = None) -> Judgement:
        """Judge that a mention, or every mention of an event, tells no event."""
        return self._desk.drop(record_id, _sign(author, reason, at))

    def withdraw_judgement(
        self, judgement_id: str, *, author: str, reason: str = "", at: str | None = None
    ) -> Judgement:
        """Take a judgement back; the entry and its withdrawal both stay in the log."""
        return self._desk.withdraw(judgement_id, _sign(author, reason, at))

    def judgements(self, *, states: Sequence[str] = ()) -> Results[LoggedJudgement]:
        """Return the log by the time of judging, each entry with what the last run made of it.

        Args:
            states: applied, contradicted, unmatched, withdrawn, pending; any of them, all by default.
        """
        found = self._desk.log()
        return Results((one for one in found if not states or one.outcome.state in states), LoggedJudgement.to_dict)

    def import_judgements(self, lines: Iterable[str]) -> int:
        """Append judgements that `lapwing judgements --json` wrote, each once, and return how many were new.

        Raises:
            QueryError: if a line is no judgement, or was changed after it was made; then none is taken in.
        """
        return self._desk.take_in(lines)

    def replay_judgements(self) -> str | None:
        """Fuse what is in the workspace again under the judgements that there are now.

        Returns:
            The id of the run, None where they were replayed already.
        """
        stages = self._stages or shipped_stages(*self.settings.knowledge, codebook=self.settings.codebook)
        return fuse_again(stages, self._file, date.today())  # noqa: DTZ011 - the user's own day

    def review(self, *, limit: int = 20, kinds: Sequence[ReviewKind] = ("merge", "split")) -> Results[UncertainMerge]:
        """Return what is least certain, bits nearest to zero first, without what was judged.

        Args:
            limit: at most so many.
            kinds: "merge": mentions that were taken for one event; "split": near ones that were kept apart, for which
                all mentions are compared anew, as long as a run takes to fuse them.
        """
        return Results(self._desk.uncertain(limit, kinds), UncertainMerge.to_dict)

    @property
    def _desk(self) -> Desk:
        return Desk(self._file, self.settings.knowledge, self.settings.codebook)

    def _each_mention(self, run: RunSummary | None) -> Iterator[CitedMention]:
        if run is None:
            yield from self._file.cited()
            return
        for report_id in run.report_ids:
            yield from self._file.cited(report_id=report_id)


def open(
    path: str | os.PathLike[str] | None = None,
    *,
    jobs: int | None = None,
    run_on: date | None = None,
    knowledge: Sequence[str | os.PathLike[str]] = (),
    codebook: Sequence[str | os.PathLike[str]] = (),
) -> Workspace:
    """Open a workspace; the file is made by the first `code`.

    Args:
        path: the workspace file; by default LAPWING_WORKSPACE, else `lapwing.db` in the current folder.
        jobs: how many processes code reports; by default as many as the machine and the input make worthwhile.
        run_on: the day that undated reports cannot be later than; by default the day on which each was first seen.
        knowledge: folders with CSV files of your own; by default LAPWING_KNOWLEDGE, else what `lapwing.yaml` names.
        codebook: YAML files with codes of your own; by default LAPWING_CODEBOOK, else what `lapwing.yaml` names.

    Raises:
        SettingsError: with every fault of the settings and the environment.
    """
    workspace = Path(path) if path is not None else None
    folders, layers = [Path(folder) for folder in knowledge], [Path(layer) for layer in codebook]
    settings = read_settings(workspace=workspace, jobs=jobs, run_on=run_on, knowledge=folders, codebook=layers)
    return Workspace(settings)


def _searched(
    facets: Mapping[str, Sequence[str]] | None, text: str | None, since: str | None, until: str | None
) -> EventFilter:
    chosen = {name: tuple(values) for name, values in (facets or {}).items() if values}
    return EventFilter(text=text, since=since, until=until, chosen=tuple(sorted(chosen.items())))


def _told_filter(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)


def _known_actors(folders: Sequence[Path]) -> ActorIndex:
    from lapwing.knowledge import load_knowledge
    from lapwing.knowledge.overlay.read import read_overlay

    return load_knowledge(read_overlay(folders) if folders else None).actors


def shipped_stages(*knowledge: Path, codebook: Sequence[Path] = ()) -> Stages:
    """Return the stages that ship with Lapwing (imports them: about a second), with the user's own knowledge and codes.

    Raises:
        KnowledgeError: if the files in the folders of `knowledge` have faults.
    """
    from lapwing.knowledge.overlay.read import read_overlay
    from lapwing.pipeline import make_stages

    return make_stages(read_overlay(knowledge), tuple(codebook))


def explain(
    name: str,
    *,
    country: str | None = None,
    on: date | None = None,
    near: Sequence[str] = (),
    knowledge: Sequence[str | os.PathLike[str]] = (),
) -> Results[Candidate]:
    """Return what a name may stand for, best first, with reasons.

    Args:
        name: a person with or without an office, an organisation, a group, a country, a role, an outlet, a place.
        country: ISO-3 code of a country that the text is about.
        on: the day of the text; None when it is unknown.
        near: places and countries named near it, or text that stands near it.
        knowledge: folders with CSV files of your own; by default as for `open`.

    Raises:
        KnowledgeError: if files of your own have faults.
    """
    found = explain_with_facts(name, country=country, on=on, near=near, knowledge=knowledge, facts=False)
    return Results((each.candidate for each in found), _candidate_json)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What a name may stand for, with the facts that are known of it, each with its source and licence."""

    candidate: Candidate
    facts: tuple[Fact, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as a JSON object: the candidate's keys, and `facts`."""
        return {**_candidate_json(self.candidate), "facts": [asdict(fact) for fact in self.facts]}


def explain_with_facts(
    name: str,
    *,
    country: str | None = None,
    on: date | None = None,
    near: Sequence[str] = (),
    knowledge: Sequence[str | os.PathLike[str]] = (),
    facts: bool = True,
) -> Results[Explanation]:
    """Return what `explain` does, with the facts behind each candidate (none when `facts` is false)."""
    from lapwing.explanation import Question, explain_name
    from lapwing.knowledge import load_knowledge
    from lapwing.knowledge.overlay.facts import find_facts
    from lapwing.knowledge.overlay.read import read_overlay
    from lapwing.knowledge.provenance import load_provenance

    overlay = read_overlay(read_settings(knowledge=[Path(folder) for folder in knowledge]).knowledge)
    known = load_knowledge(overlay)
    candidates = explain_name(Question(name=name, country=country, on=on, near=tuple(near)), known, overlay)
    shipped = load_provenance() if facts else None
    told = (
        Explanation(
            candidate=each,
            facts=tuple(find_facts(each.entity_id, name, known, overlay, shipped)) if shipped else (),
        )
        for each in candidates
    )
    return Results(told, Explanation.to_dict)


def count_inputs(paths: Sequence[str], columns: str = "") -> int | None:
    """Return how many reports `paths` hold, None if that cannot be known before reading (standard input)."""
    from lapwing.sources import Overrides, parse_columns, read_reports

    if "-" in paths:
        return None
    return sum(isinstance(item, Report) for item in read_reports(paths, Overrides(columns=parse_columns(columns))))


def sample_folders() -> tuple[Path, ...]:
    """Return the folders of the shipped samples, one an event.

    Raises:
        InputMissingError: if this installation has none.
    """
    samples = Path(str(files("lapwing"))) / "samples"
    found = sorted(path for path in samples.iterdir() if path.is_dir()) if samples.is_dir() else []
    if not found:
        raise InputMissingError(f"this installation has no samples in {samples}: install Lapwing again")
    return tuple(found)


def _sign(author: str, reason: str, at: str | None) -> Signature:
    return Signature(author=author, reason=reason, judged_at=at or datetime.now(UTC).isoformat())


@cache
def _countries_and_codebook(*layers: Path) -> tuple[Mapping[str, Country], Codebook]:
    from lapwing.knowledge.countries import load_countries

    return load_countries().countries, load_codebook(*layers)


def _candidate_json(candidate: Candidate) -> dict[str, Any]:
    return {
        "entity_id": candidate.entity_id,
        "name": candidate.name,
        "country": candidate.country,
        "sector": list(candidate.sector),
        "score": round(candidate.score.value, 4),
        "why": candidate.score.why,
    }
