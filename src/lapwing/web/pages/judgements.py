"""The log of judgements: who judged what, when and why, what came of it, and taking it back."""

import json
from collections import Counter
from dataclasses import dataclass

from lapwing.api import LoggedJudgement
from lapwing.errors import QueryError
from lapwing.web.asked import Asked
from lapwing.web.drafts import Draft
from lapwing.web.forms import Form
from lapwing.web.judged import tell_judgement
from lapwing.web.page import action, download, page
from lapwing.web.pages.judging import author_of, check_lengths, signature
from lapwing.web.site import Site

PAGE_SIZE = 50
STATES = {
    "applied": "followed",
    "pending": "no run has followed it yet",
    "contradicted": "a later one says otherwise",
    "unmatched": "its words are no longer in the workspace, or are no longer read as an event",
    "withdrawn": "taken back",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry of the log; `withdrawn_by` is what took it back, `takes_back` what it took back."""

    logged: LoggedJudgement
    takes_back: LoggedJudgement | None
    withdrawn_by: LoggedJudgement | None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementsView:
    """A page of the log, the latest first, with the counts over all of it."""

    entries: tuple[Entry, ...]
    n_all: int
    n_chosen: int
    states: tuple[tuple[str, str, int], ...]
    authors: tuple[tuple[str, int], ...]
    number: int
    n_pages: int
    author: str
    draft: Draft | None
    fault: str


def view_judgements(site: Site, asked: Asked) -> JudgementsView:
    """Return the log, of some states or authors if the address names any."""
    log = tuple(reversed(site.workspace.judgements()))
    states, authors = asked.many("state"), asked.many("author")
    chosen = [
        one
        for one in log
        if (not states or one.outcome.state in states) and (not authors or one.judgement.author in authors)
    ]
    by_id = {one.judgement.judgement_id: one for one in log}
    taken_back = {one.judgement.target: one for one in log if one.judgement.kind == "withdraw"}
    number = asked.number("page", 1, 1, 10_000)
    n_of: Counter[str] = Counter(one.outcome.state for one in log)
    draft = site.drafts.find(asked.one("draft"))
    return JudgementsView(
        entries=tuple(
            Entry(
                logged=one,
                takes_back=by_id.get(one.judgement.target or ""),
                withdrawn_by=taken_back.get(one.judgement.judgement_id),
            )
            for one in chosen[(number - 1) * PAGE_SIZE : number * PAGE_SIZE]
        ),
        n_all=len(log),
        n_chosen=len(chosen),
        states=tuple((state, means, n_of[state]) for state, means in STATES.items() if n_of[state]),
        authors=tuple(Counter(one.judgement.author for one in log).most_common(40)),
        number=number,
        n_pages=max(1, -(-len(chosen) // PAGE_SIZE)),
        author=draft.one("author") if draft else author_of(site, asked),
        draft=draft,
        fault=site.follower.fault,
    )


def take_back(site: Site, asked: Asked, form: Form) -> str:
    """Withdraw an entry, once: what somebody else took back meanwhile is shown."""
    judgement_id = asked.names["judgement_id"]
    with site.follower.deciding, site.writing() as workspace:
        log = workspace.judgements()
        before = [one for one in log if one.judgement.kind == "withdraw" and one.judgement.target == judgement_id]
        try:
            check_lengths(form)
            if judgement_id not in {one.judgement.judgement_id for one in log}:
                raise QueryError(f"{judgement_id!r} is no judgement of this workspace")
            if not before:
                workspace.withdraw_judgement(judgement_id, **signature(form))
        except QueryError as error:
            draft = Draft(fields={**form.fields, "id": (judgement_id,)}, fault=str(error))
            return f"/judgements?draft={site.drafts.keep(draft)}"
    if before:
        draft = Draft(fields=form.fields, changes=tuple(map(tell_judgement, before)))
        return f"/judgements?draft={site.drafts.keep(draft)}"
    site.follower.follow(site.writing)
    return f"/judgements#j-{judgement_id[:12]}"


def follow_now(site: Site, asked: Asked, form: Form) -> str:  # noqa: ARG001 - every action's signature
    """Follow what no run has followed yet."""
    site.follower.follow(site.writing)
    return "/judgements"


def give_log(site: Site, asked: Asked) -> tuple[bytes, str, str]:  # noqa: ARG001 - every download's signature
    """Return the log as `lapwing judgements --json` writes it, to be taken in elsewhere."""
    lines = (json.dumps(each, ensure_ascii=False) + "\n" for each in site.workspace.judgements().to_dicts())
    return "".join(lines).encode("utf-8", "backslashreplace"), "application/x-ndjson", "judgements.jsonl"


ROUTES = [
    *page("/judgements", "judgements.html", view_judgements),
    *action("/judgements/follow", follow_now),
    *action("/judgements/{judgement_id}/withdraw", take_back),
    *download("/judgements/log", give_log),
]
