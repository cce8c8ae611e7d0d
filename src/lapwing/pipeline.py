"""THE MAP: every stage in order. `code_report` takes one report to its coded events; `fuse_workspace` joins them all.

A document is dated in two passes. Stated dates come with `make_document`. Where there is none, times, actors and places
are found first, without a date; the offices that the persons found held, and the calendar, then date the document
(`date_document`); and only then are times, places and actors grounded.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from lapwing.documents import date_document, find_date_faults, make_document
from lapwing.engine.context import make_context
from lapwing.engine.fingerprint import package_parts
from lapwing.engine.history import with_history
from lapwing.engine.processes import Coder
from lapwing.engine.run import Stages
from lapwing.events import code_events
from lapwing.fusion import fuse_events
from lapwing.judgements.replay import constrain, follow
from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.knowledge.codebook import load_background, load_codebook
from lapwing.knowledge.outlets import OutletIndex, load_outlets
from lapwing.knowledge.overlay.outlets import load_overlaid_outlets
from lapwing.knowledge.overlay.rows import Overlay
from lapwing.mentions.actors import find_actors, find_office_holders, ground_actors
from lapwing.mentions.places import find_places, ground_places
from lapwing.mentions.times import find_times, ground_times
from lapwing.models import Reader, load_reader
from lapwing.quotes import find_quotes
from lapwing.reading import Taught, read_document, teach
from lapwing.records.base import Rejection
from lapwing.records.coded import CodedReport
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from lapwing.records.judgement import Judgement
from lapwing.records.mention import Mentions
from lapwing.records.report import Report
from lapwing.version import __version__


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages work with: weights, what they are told about the world, and codes of the user's own."""

    reader: Reader
    knowledge: Knowledge
    taught: Taught | None = None


def code_report(report: Report, tools: Tools, run_on: date) -> CodedReport:
    """Take one report the whole way to coded events: a pure function, no clock, file or other report matters."""
    document = make_document(report, outlets=tools.knowledge.outlets)
    if isinstance(document, Rejection):
        return _refused(report, document)
    coded = code_document(document, tools, run_on)
    date_faults = find_date_faults(report, document)
    return replace(coded, input_id=report.input_id, rejections=(*date_faults, *coded.rejections))


def code_document(document: Document, tools: Tools, run_on: date) -> CodedReport:
    """Take one document to coded events; one that is dated already keeps its date."""
    known = tools.knowledge
    reading = read_document(document, tools.reader, tools.taught)

    # First pass: what is named, whatever the date.
    expressions = find_times(document, reading.sentences)
    actors = find_actors(document, reading, known.actors)
    places = find_places(document, reading, known.gazetteer)

    offices = find_office_holders(actors, known.actors)

    # When was it published? Offices held and calendar constraints tell, if the document itself does not.
    is_undated = document.published.basis == "unknown"
    if is_undated:
        document = replace(document, published=date_document(document, expressions, offices, run_on))

    # Second pass: what the names and times stand for, given the date and everything else that is named.
    context = make_context(document, reading, actors, places, offices, known.actors.countries, known.gazetteer)
    places = ground_places(places, context, known.gazetteer)
    mentions = Mentions(
        actors=ground_actors(actors, replace(context, places=places), known.actors),
        places=places,
        times=ground_times(expressions, document),
    )

    quotes = find_quotes(document, reading.sentences, mentions)
    coded = tuple(code_events(document, reading, mentions, quotes, known.codebook))

    return CodedReport(
        report_id=document.report_id,
        input_id=None,
        path=document.path,
        document=document,
        mentions=mentions,
        quotes=quotes,
        event_mentions=tuple(item for item in coded if isinstance(item, EventMention)),
        rejections=tuple(replace(item, path=document.path) for item in coded if isinstance(item, Rejection)),
        dated_by_run=is_undated,
    )


def fuse_workspace(
    mentions: Sequence[EventMention],
    documents: Sequence[Document],
    previous: Sequence[Event],
    run_id: str,
    judgements: Sequence[Judgement] = (),
    outlets: OutletIndex | None = None,
    layers: Sequence[Path] = (),
) -> tuple[Event, ...]:
    """Fuse every mention of the workspace under the judgements; known events keep their ids and say what changed."""
    constraints = constrain(judgements, mentions, documents)
    codebook = load_codebook(*layers) if constraints.rulings else None
    fused = fuse_events(mentions, documents, outlets or load_outlets(), previous, constraints, codebook)
    return with_history(fused, previous, run_id)


def make_stages(overlay: Overlay | None = None, layers: tuple[Path, ...] = ()) -> Stages:
    """Return the stages that ship with Lapwing, with the checksums of all that their results depend on.

    Args:
        overlay: the user's own knowledge.
        layers: YAML files with codes of the user's own.
    """
    parts = package_parts(__version__)
    own = overlay if overlay and not overlay.is_empty else None
    if layers:
        parts = (*parts, ("codebook", load_codebook(*layers).version))
    if own:
        parts = (*parts, ("overlay", own.checksum))
    return Stages(
        make_coder=partial(make_coder, own, layers) if own or layers else make_coder,
        fuse=partial(fuse_workspace, outlets=load_overlaid_outlets(own) if own else None, layers=layers),
        follow=follow,
        parts=parts,
    )


def make_coder(overlay: Overlay | None = None, layers: tuple[Path, ...] = ()) -> Coder:
    """Return a coder with weights and knowledge loaded: what each process makes once."""
    tools = make_tools(overlay, layers)
    return lambda report, run_on: code_report(report, tools, run_on)


def make_tools(overlay: Overlay | None = None, layers: tuple[Path, ...] = ()) -> Tools:
    """Return weights and knowledge, with what is the user's own; codes of the user's own are learnt here."""
    reader, knowledge = load_reader(), load_knowledge(overlay, layers)
    seeds = knowledge.codebook.seeds
    return Tools(reader, knowledge, teach(seeds, load_background(), reader) if seeds else None)


def _refused(report: Report, rejection: Rejection) -> CodedReport:
    refusal = replace(rejection, record_id=rejection.record_id or report.report_id, path=report.path)
    return CodedReport(report_id=report.report_id, input_id=report.input_id, path=report.path, rejections=(refusal,))
