"""What bears on an event: the judgements on its words, and what a form that somebody looked at has not seen of them."""

from dataclasses import dataclass

from lapwing.api import LoggedJudgement, ShownEvent, Workspace
from lapwing.judgements.anchors import make_anchor
from lapwing.records.coded import CitedMention
from lapwing.records.fused import Event
from lapwing.records.ids import hash_id
from lapwing.records.judgement import Anchor
from lapwing.web.judged import tell_judgement

_SHORT = 8

_Words = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """An event with the judgements that bear on it, by their time."""

    shown: ShownEvent
    logged: tuple[LoggedJudgement, ...]

    def mark(self, field: str = "") -> str:
        """Return what a form must have seen: the event, its mentions, what is told of a field, the judgements."""
        event = self.shown.event
        told = hash_id("seen", *sorted(event.mentions), *_told(event, field))[:_SHORT]
        known = [one.judgement.judgement_id[:_SHORT] for one in self.logged]
        return ".".join([event.event_id[:_SHORT], told, str(len(event.history)), *known])

    def changes_since(self, seen: str, field: str = "") -> tuple[str, ...]:
        """Return in words what a form with this mark has not seen, nothing where it saw what counts."""
        event_id, told, n_runs, *known = [*seen.split("."), "", "", ""][: max(3, seen.count(".") + 1)]
        now = self.mark(field).split(".")
        new = [one for one in self.logged if one.judgement.judgement_id[:_SHORT] not in known]
        if (event_id, told) == (now[0], now[1]) and not new:
            return ()
        changes = [tell_judgement(one) for one in new]
        if event_id != now[0]:
            changes.append("the event that you looked at is one with this one now")
        n_seen = int(n_runs) if n_runs.isascii() and n_runs.isdigit() else len(self.shown.event.history)
        changes += [f"a run: {change}" for _, change in self.shown.event.history[n_seen:]]
        return tuple(changes) or ("what is told of it is another than you saw",)


def find_bearing(workspace: Workspace, shown: ShownEvent) -> Bearing:
    """Return the event with every judgement on its words, followed or not, and what took such a judgement back."""
    log = tuple(workspace.judgements())
    anchors = [anchor for one in log for anchor in (*one.judgement.one, *one.judgement.other)]
    words = _words_of(shown, {anchor.content_id for anchor in anchors})
    bears = {
        one.judgement.judgement_id
        for one in log
        if shown.event.event_id in one.outcome.events
        or any(_words(anchor) in words for anchor in (*one.judgement.one, *one.judgement.other))
    }
    bears |= {one.judgement.judgement_id for one in log if one.judgement.target in bears}
    return Bearing(shown=shown, logged=tuple(one for one in log if one.judgement.judgement_id in bears))


def judged_between(workspace: Workspace, one: CitedMention, other: CitedMention) -> tuple[LoggedJudgement, ...]:
    """Return what was judged of two mentions, by its time, but for what was taken back."""
    log = [each for each in workspace.judgements() if each.judgement.other]
    if not log:
        return ()
    taken_back = {each.judgement.target for each in workspace.judgements() if each.judgement.kind == "withdraw"}
    sides = {_words(_anchor_of(workspace, cited)) for cited in (one, other)}
    return tuple(
        each
        for each in log
        if each.judgement.judgement_id not in taken_back
        and sides <= {_words(anchor) for anchor in (*each.judgement.one, *each.judgement.other)}
    )


def _anchor_of(workspace: Workspace, cited: CitedMention) -> Anchor:
    return make_anchor(cited.mention, workspace.report(cited.mention.report_id).document)


def _words_of(shown: ShownEvent, contents: set[str]) -> set[_Words]:
    """Return the words of the event's mentions, as anchors name them, in the contents that were judged."""
    documents = {each.report_id: each for each in shown.documents if each.content_id in contents}
    mentions = [cited.mention for cited in shown.mentions if cited.mention.report_id in documents]
    return {_words(make_anchor(mention, documents[mention.report_id])) for mention in mentions}


def _words(anchor: Anchor) -> _Words:
    return anchor.content_id, anchor.prefix, anchor.exact, anchor.suffix


def _told(event: Event, field: str) -> tuple[str, ...]:
    fact = next((each for each in event.facts if each.field == field), None)
    if fact is None:
        return ()
    return (*(each.value for each in fact.values), fact.judged.judgement_id if fact.judged else "")
