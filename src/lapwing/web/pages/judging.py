"""Judging an event: its right values, what is not of it, what it is one with or a part of, and whether it is one."""

import getpass
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from lapwing.api import LoggedJudgement, ShownEvent, Workspace
from lapwing.errors import QueryError, UnknownRecordError
from lapwing.judgements.values import NOTHING
from lapwing.records.coded import CitedMention
from lapwing.records.fused import Event
from lapwing.records.judgement import Judgement
from lapwing.web.addresses import event_address
from lapwing.web.asked import Asked
from lapwing.web.bearing import Bearing, find_bearing
from lapwing.web.corrections import Correction, corrections_of, meant_by
from lapwing.web.drafts import Draft
from lapwing.web.forms import Form
from lapwing.web.page import action, page
from lapwing.web.site import Site

_MOST_NEAR = 8
_LONGEST = {"author": 80, "reason": 1000, "value": 200, "other": 300}
_EVENT_IN_ADDRESS = re.compile(r"/event/([0-9a-f]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingView:
    """An event as it can be judged. `made` is what was just judged; `draft` a form that could not be taken."""

    event: Event
    corrections: tuple[Correction, ...]
    mentions: tuple[CitedMention, ...]
    near: tuple[Event, ...]
    logged: tuple[LoggedJudgement, ...]
    mark: str
    author: str
    made: LoggedJudgement | None
    draft: Draft | None
    fault: str


def view_judging(site: Site, asked: Asked) -> JudgingView:
    """Return the event that the address names, with all that can be said of it."""
    shown = site.workspace.show(asked.names["event_id"])
    bearing = find_bearing(site.workspace, shown)
    draft = site.drafts.find(asked.one("draft"))
    made = asked.one("made")
    return JudgingView(
        event=shown.event,
        corrections=corrections_of(bearing, site.settings.codebook),
        mentions=shown.mentions,
        near=_near(site.workspace, shown),
        logged=tuple(reversed(bearing.logged)),
        mark=bearing.mark(),
        author=draft.one("author") if draft else author_of(site, asked),
        made=next((one for one in bearing.logged if made and one.judgement.judgement_id.startswith(made)), None),
        draft=draft,
        fault=site.follower.fault,
    )


def author_of(site: Site, asked: Asked) -> str:
    """Return who judges, to begin with: who last did on this page, else, where only this machine calls, its user."""
    by = asked.one("by")
    if by or site.rules.token is not None:
        return by or ""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def judge_event(site: Site, asked: Asked, form: Form) -> str:
    """Write down what a form says of an event, unless others changed meanwhile what it saw; then follow it."""
    verdict, _, what = form.one("verdict").partition(":")
    with site.follower.deciding, site.writing() as workspace:
        shown = workspace.show(asked.names["event_id"])
        bearing = find_bearing(workspace, shown)
        changes = bearing.changes_since(form.one("seen"), what if verdict == "value" else "")
        if changes:
            return _come_back(site, shown, form, Draft(fields=form.fields, changes=changes))
        try:
            check_lengths(form)
            made = _judge(workspace, bearing, verdict, what, form)
        except (QueryError, UnknownRecordError) as error:
            return _come_back(site, shown, form, Draft(fields=form.fields, fault=str(error)))
    return after(site, made, form, shown.event.event_id)


def check_lengths(form: Form) -> None:
    """Refuse what is longer than anybody writes.

    Raises:
        QueryError: if a field is.
    """
    for name, most in _LONGEST.items():
        if any(len(value) > most for value in form.many(name)):
            raise QueryError(f"{name} is too long: at most {most} characters")


def signature(form: Form) -> dict[str, str]:
    """Return who judges and why."""
    return {"author": form.one("author"), "reason": form.one("reason")}


def after(site: Site, made: Judgement, form: Form, event_id: str) -> str:
    """Have a judgement followed; return the page of what it bears on now, or its place in the log."""
    is_followed = site.follower.follow(site.writing)
    known, by = made.judgement_id[:12], f"by={quote(form.one('author'), safe='')}"
    logged = next((one for one in site.workspace.judgements() if one.judgement.judgement_id == made.judgement_id), None)
    events = logged.outcome.events if logged and is_followed else (event_id,)
    if events:
        return f"{event_address(events[0])}/judge?made={known}&{by}"
    return f"/judgements?{by}#j-{known}"


def _judge(workspace: Workspace, bearing: Bearing, verdict: str, what: str, form: Form) -> Judgement:
    event, by = bearing.shown.event, signature(form)
    if verdict == "value":
        values = [meant_by(event, value) if what in ("actor", "recipient") else value for value in form.many("value")]
        return workspace.judge_value(event.event_id, what, *(values or [NOTHING]), **by)
    if verdict in ("split", "drop") and what and what not in event.mentions:
        raise UnknownRecordError(f"mention {what!r} is not of this event")
    if verdict == "split":
        return workspace.judge_different(what, event.event_id, **by)
    if verdict == "drop":
        return workspace.judge_not_an_event(what or event.event_id, **by)
    other = _other(form.many("other"))
    if verdict == "same":
        return workspace.judge_same(event.event_id, other, **by)
    if verdict in ("part", "whole"):
        pair = (event.event_id, other) if verdict == "part" else (other, event.event_id)
        return workspace.judge_part_of(*pair, **by)
    raise QueryError("nothing is said of the event: choose what you judge")


def _other(given: Sequence[str]) -> str:
    """Return the event that was chosen, or typed as an id or as the address of its page."""
    if not given:
        raise QueryError("which other event? Choose one, or give its id or address")
    found = _EVENT_IN_ADDRESS.search(given[-1])
    return found[1] if found else given[-1]


def _come_back(site: Site, shown: ShownEvent, form: Form, draft: Draft) -> str:
    at = re.sub(r"[^a-z0-9-]", "-", form.one("verdict").lower())
    return f"{event_address(shown.event.event_id)}/judge?draft={site.drafts.keep(draft)}#{at}"


def _near(workspace: Workspace, shown: ShownEvent) -> tuple[Event, ...]:
    """Return the events beside it, then those of its days that share a country with it."""
    event = shown.event
    near = {each.event_id: each for each in shown.related}
    countries = {one.country for one in (*event.actor, *event.recipient) if one.country}
    if event.date.date_min and event.date.date_max and event.date.date_min[:4] > "0001":
        found = workspace.events(since=event.date.date_min, until=event.date.date_max, limit=200)
        alike = (one for one in found if countries & {who.country for who in (*one.actor, *one.recipient)})
        near |= {one.event_id: one for one in sorted(alike, key=lambda one: one.event != event.event)}
    near.pop(event.event_id, None)
    return tuple(near.values())[:_MOST_NEAR]


ROUTES = [
    *page("/event/{event_id}/judge", "judging.html", view_judging),
    *action("/event/{event_id}/judge", judge_event),
]
