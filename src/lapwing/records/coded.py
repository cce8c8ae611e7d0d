"""CodedReport: everything that one report became; CitedMention: a coded event with where it stands."""

from dataclasses import dataclass

from lapwing.records.base import Rejection
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.mention import Mentions
from lapwing.records.quote import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedReport:
    """The whole result of one report: what a worker hands back and a batch commits.

    `document` is None when the report was refused; the reason then stands in `rejections`. A result is a pure function
    of the report, the tools (weights, knowledge, codebook) and, if `dated_by_run` is true, of the day of the run.
    """

    report_id: str
    input_id: str | None
    path: str
    document: Document | None = None
    mentions: Mentions = Mentions()
    quotes: tuple[Quote, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    rejections: tuple[Rejection, ...] = ()
    dated_by_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedMention:
    """An event mention with the document that tells it and the event that it was fused into."""

    mention: EventMention
    path: str
    url: str | None
    outlet: str | None
    published: str | None
    published_basis: str
    event_id: str | None
    run_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """One finished run: what it was made of (`parts`: name, checksum), on which day, over how many reports.

    `stated` are (name, JSON value) of what was stated of all its reports: outlet, day, language, columns.
    """

    run_id: str
    fingerprint: str
    parts: tuple[tuple[str, str], ...]
    run_on: str
    n_reports: int
    stated: tuple[tuple[str, str], ...] = ()
