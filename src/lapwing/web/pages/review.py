"""The review queue: what is least certain, two sentences side by side, judged by one key each."""

from dataclasses import dataclass
from itertools import islice
from typing import cast
from urllib.parse import urlencode

from lapwing.api import LoggedJudgement, UncertainMerge, Workspace
from lapwing.errors import QueryError, UnknownRecordError
from lapwing.judging import ReviewKind
from lapwing.records.coded import CitedMention
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from lapwing.records.judgement import Judgement
from lapwing.web.addresses import passage_address
from lapwing.web.asked import Asked
from lapwing.web.bearing import judged_between
from lapwing.web.doubts import still_open
from lapwing.web.drafts import Draft
from lapwing.web.forms import Form
from lapwing.web.judged import tell_judgement
from lapwing.web.page import action, page
from lapwing.web.pages.judging import author_of, check_lengths, signature
from lapwing.web.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two sentences: what it tells, of which event, and where it stands."""

    cited: CitedMention
    event: Event
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """One pair of the queue. `is_looking` while the queue is being found; `rows` are what both sides were coded as."""

    pair: UncertainMerge | None
    sides: tuple[Side, ...]
    rows: tuple[tuple[str, str, str], ...]
    number: int
    n_open: int
    kind: str | None
    is_looking: bool
    mark: str
    author: str
    made: LoggedJudgement | None
    draft: Draft | None
    fault: str


def view_review(site: Site, asked: Asked) -> ReviewView:
    """Return the pair that the address names by its place in the queue."""
    kind, number = _kind(asked.one("kind")), asked.number("at", 1, 1, 10_000)
    found = site.doubts.find(site.workspace, site.writing)
    n_open = sum(kind in (None, pair.kind) for pair in found or ())
    pair = next(islice(still_open(found or (), kind, site.workspace), number - 1, None), None)
    between = judged_between(site.workspace, pair.one, pair.other) if pair else ()
    made = asked.one("made")
    log = site.workspace.judgements() if made else ()
    draft = site.drafts.find(asked.one("draft"))
    return ReviewView(
        pair=pair,
        sides=tuple(_side(site.workspace, cited) for cited in (pair.one, pair.other)) if pair else (),
        rows=_rows(pair.one.mention, pair.other.mention) if pair else (),
        number=number,
        n_open=n_open,
        kind=kind,
        is_looking=found is None,
        mark=".".join(one.judgement.judgement_id[:8] for one in between),
        author=draft.one("author") if draft else author_of(site, asked),
        made=next((one for one in log if made and one.judgement.judgement_id.startswith(made)), None),
        draft=draft,
        fault=site.doubts.fault or site.follower.fault,
    )


def judge_pair(site: Site, asked: Asked, form: Form) -> str:  # noqa: ARG001 - every action's signature
    """Write down what was judged of a pair, unless somebody else judged it meanwhile; go on to the next."""
    one_id, other_id, verdict = form.one("one"), form.one("other"), form.one("verdict")
    state = {"at": form.one("at") or "1", "by": form.one("author"), "kind": form.one("kind")}
    with site.follower.deciding, site.writing() as workspace:
        cited = {each.mention.mention_id: each for each in workspace.cited((one_id, other_id))}
        if len(cited) != 2:
            raise UnknownRecordError("these sentences are no longer in the workspace as they were")
        known = form.one("seen").split(".")
        between = judged_between(workspace, cited[one_id], cited[other_id])
        new = [each for each in between if each.judgement.judgement_id[:8] not in known]
        try:
            check_lengths(form)
            made = None if new else _judge(workspace, verdict, one_id, other_id, form)
        except QueryError as error:
            return _review(**state, draft=site.drafts.keep(Draft(fields=form.fields, fault=str(error))))
    site.doubts.judged((one_id, other_id))
    if made is None:
        changes = tuple(map(tell_judgement, new))
        return _review(**state, draft=site.drafts.keep(Draft(fields=form.fields, changes=changes)))
    site.follower.follow(site.writing, patience=0.0)
    return _review(**state, made=made.judgement_id[:12])


def look_anew(site: Site, asked: Asked, form: Form) -> str:  # noqa: ARG001 - every action's signature
    """Have the queue found once more."""
    site.doubts.forget()
    return "/review"


def _judge(workspace: Workspace, verdict: str, one: str, other: str, form: Form) -> Judgement:
    by = signature(form)
    if verdict == "same":
        return workspace.judge_same(one, other, **by)
    if verdict == "different":
        return workspace.judge_different(one, other, **by)
    if verdict in ("part", "whole"):
        return workspace.judge_part_of(*((one, other) if verdict == "part" else (other, one)), **by)
    raise QueryError("nothing is said of the two: choose what you judge")


def _kind(given: str | None) -> ReviewKind | None:
    if given not in (None, "merge", "split"):
        raise QueryError(f"kind is {given!r}, but must be merge or split")
    return cast(ReviewKind | None, given)


def _review(**asked: str) -> str:
    return f"/review?{urlencode({name: value for name, value in asked.items() if value})}"


def _side(workspace: Workspace, cited: CitedMention) -> Side:
    mention = cited.mention
    return Side(
        cited=cited,
        event=workspace.show(mention.mention_id).event,
        address=passage_address(mention.report_id, mention.sentence.start, mention.sentence.end),
    )


def _rows(one: EventMention, other: EventMention) -> tuple[tuple[str, str, str], ...]:
    pairs = zip(_coded(one), _coded(other), strict=True)
    return tuple((title, left, right) for (title, left), (_, right) in pairs if left or right)


def _coded(mention: EventMention) -> tuple[tuple[str, str], ...]:
    return (
        ("what", " ".join((mention.event, *mention.mode))),
        ("who", ", ".join(one.name for one in mention.actor)),
        ("to whom", ", ".join(one.name for one in mention.recipient)),
        ("when", mention.date.edtf or ""),
        ("where", mention.place.name if mention.place else ""),
        ("reality", mention.reality),
    )


ROUTES = [
    *page("/review", "review.html", view_review),
    *action("/review", judge_pair),
    *action("/review/anew", look_anew),
]
