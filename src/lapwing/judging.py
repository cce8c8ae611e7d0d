"""The desk: judgements on records by their ids, the log with what came of it, and what to look at next."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lapwing.errors import QueryError, UnknownRecordError, WorkspaceError
from lapwing.judgements.anchors import make_anchor
from lapwing.judgements.making import anchor_side, find_faults, judgement_id_of, make_judgement
from lapwing.judgements.values import Vocabulary, find_field, read_value
from lapwing.records.base import Score
from lapwing.records.coded import CitedMention
from lapwing.records.fused import Event, Merge
from lapwing.records.judgement import Anchor, Judgement, JudgementKind, Outcome
from lapwing.store.codec import decode_record
from lapwing.store.workspace_file import WorkspaceFile

_PENDING = "no run has replayed it yet"
_OF_OUTCOME = ("state", "detail", "events")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedJudgement:
    """An entry of the log with what the last run made of it."""

    judgement: Judgement
    outcome: Outcome

    def to_dict(self) -> dict[str, Any]:
        """Return it as a JSON object: the entry's keys, then `state`, `detail` and `events`."""
        outcome = asdict(self.outcome)
        return {**asdict(self.judgement), **{name: outcome[name] for name in _OF_OUTCOME}}


@dataclass(frozen=True, slots=True, kw_only=True)
class UncertainMerge:
    """Two mentions of one event, and how little or much speaks for it, in bits with reasons."""

    event: Event
    bits: float
    reasons: tuple[Score, ...]
    one: CitedMention
    other: CitedMention

    def to_dict(self) -> dict[str, Any]:
        """Return it as a JSON object, each side with its sentence and report."""
        return {
            "event_id": self.event.event_id,
            "bits": round(self.bits, 3),
            "one": _side_json(self.one),
            "other": _side_json(self.other),
            "reasons": [asdict(reason) for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who judges, when (an ISO instant with a time zone), and why."""

    author: str
    judged_at: str
    reason: str = ""


class Desk:
    """Makes and lists judgements in a workspace. Nothing here changes an event: a run does, when it replays the log.

    Args:
        file: the workspace.
        knowledge: the user's own folders of knowledge, with which values are read.
    """

    def __init__(self, file: WorkspaceFile, knowledge: Sequence[Path] = ()) -> None:
        self._file = file
        self._knowledge = knowledge

    def link(self, kind: JudgementKind, one_id: str, other_ids: Sequence[str], by: Signature) -> Judgement:
        """Judge events or mentions to be the same, different, or (`one_id`) part of another; return the new entry.

        A mention that is judged with its own event stands against the rest of that event.
        """
        one = self._mention_ids(one_id)
        other = tuple(id_ for other_id in other_ids for id_ in self._mention_ids(other_id))
        if len(one) <= len(other):
            other = _without(other, one)
        else:
            one = _without(one, other)
        if not one or not other:
            raise QueryError("both sides are the same mentions: name two events, or a mention and its event")
        return self._append(kind, by, one=self._anchors(one), other=self._anchors(other))

    def drop(self, record_id: str, by: Signature) -> Judgement:
        """Judge that a mention, or every mention of an event, tells no event."""
        return self._append("not_an_event", by, one=self._anchors(self._mention_ids(record_id)))

    def rule(self, record_id: str, field: str, values: Sequence[str], by: Signature) -> Judgement:
        """Judge which value a field of an event has."""
        field = find_field(field)
        mention_ids = self._mention_ids(record_id)
        right = read_value(field, values, self._vocabulary(mention_ids))
        return self._append("value", by, one=self._anchors(mention_ids, field), field=field, right=right)

    def withdraw(self, judgement_id: str, by: Signature) -> Judgement:
        """Take back an entry of the log, by its id or the beginning of it; both stay in the log."""
        prefix = judgement_id.strip().lower()
        fitting = [one for one in self._file.judgements() if prefix and one.judgement_id.startswith(prefix)]
        if not fitting:
            raise UnknownRecordError(f"{judgement_id!r} is no judgement: `lapwing judgements` lists them")
        if len(fitting) > 1:
            raise QueryError(f"{judgement_id!r} fits {len(fitting)} judgements: give more of the id")
        return self._append("withdraw", by, target=fitting[0].judgement_id)

    def log(self) -> tuple[LoggedJudgement, ...]:
        """Return the whole log by the time of judging."""
        outcomes = {outcome.judgement_id: outcome for outcome in self._file.outcomes()}
        return tuple(
            LoggedJudgement(judgement=one, outcome=outcomes.get(one.judgement_id) or _pending(one.judgement_id))
            for one in self._file.judgements()
        )

    def take_in(self, lines: Iterable[str]) -> int:
        """Append entries that were written as JSON Lines, each once; return how many were new.

        Raises:
            QueryError: if a line is no judgement, or was changed after it was made; then none is taken in.
        """
        found = [_read_line(number, line) for number, line in enumerate(lines, 1) if line.strip()]
        return self._file.judge(found)

    def uncertain(self, limit: int) -> tuple[UncertainMerge, ...]:
        """Return the merges of which least is known, bits nearest to zero first, without those that were judged."""
        judged = [frozenset((*each.one, *each.other)) for each in self._file.judgements() if each.other]
        found: list[UncertainMerge] = []
        for event_id, merge in self._merges():
            if len(found) >= limit:
                break
            pair = self._pair(event_id, merge)
            if pair and not self._is_judged(pair, judged):
                found.append(pair)
        return tuple(found)

    def _merges(self) -> list[tuple[str, Merge]]:
        """Every pair of mentions once, with its event, the least certain first."""
        pairs: dict[tuple[str, ...], tuple[str, Merge]] = {}
        for event in self._file.each_event():
            for merge in event.merges:
                if merge.beside and {merge.mention_id, merge.beside} <= set(event.mentions):
                    pairs.setdefault(tuple(sorted((merge.mention_id, merge.beside))), (event.event_id, merge))
        return sorted(pairs.values(), key=lambda pair: (abs(pair[1].bits), pair[0], pair[1].mention_id))

    def _pair(self, event_id: str, merge: Merge) -> UncertainMerge | None:
        told = {one.mention.mention_id: one for one in self._cited((merge.beside or "", merge.mention_id))}
        if len(told) < 2:
            return None
        (event,) = self._file.events_by_id([event_id])
        one, other = told[merge.beside or ""], told[merge.mention_id]
        return UncertainMerge(event=event, bits=merge.bits, reasons=merge.reasons, one=one, other=other)

    def _is_judged(self, pair: UncertainMerge, judged: Sequence[frozenset[Anchor]]) -> bool:
        if not judged:
            return False
        documents = {one.report_id: one for one in self._file.documents(_reports((pair.one, pair.other)))}
        here, there = (make_anchor(one.mention, documents[one.mention.report_id]) for one in (pair.one, pair.other))
        return any({here, there} <= sides for sides in judged)

    def _append(self, kind: JudgementKind, by: Signature, **content: Any) -> Judgement:
        made = make_judgement(kind, author=by.author, judged_at=by.judged_at, reason=by.reason, **content)
        self._file.judge([made])
        return made

    def _mention_ids(self, record_id: str) -> tuple[str, ...]:
        try:
            event, mention_id = self._file.find(record_id)
        except UnknownRecordError:
            dropped = self._file.mention_ids(record_id)
            if len(dropped) != 1:
                raise
            return dropped
        return (mention_id,) if mention_id else event.mentions

    def _anchors(self, mention_ids: Sequence[str], role: str = "event") -> tuple[Anchor, ...]:
        cited = self._cited(mention_ids)
        return anchor_side(mention_ids, [one.mention for one in cited], self._file.documents(_reports(cited)), role)

    def _cited(self, mention_ids: Sequence[str]) -> tuple[CitedMention, ...]:
        return self._file.cited(mention_ids=mention_ids)

    def _vocabulary(self, mention_ids: Sequence[str]) -> Vocabulary:
        from lapwing.knowledge import load_knowledge
        from lapwing.knowledge.overlay.read import read_overlay

        overlay = read_overlay(self._knowledge)
        mentions = [one.mention for one in self._cited(mention_ids)]
        told = tuple(one for mention in mentions for one in (*mention.actor, *mention.recipient))
        days = sorted(mention.date.date_min for mention in mentions if mention.date.date_min)
        on = days[0] if days else None
        return Vocabulary(known=load_knowledge(overlay), overlay=overlay, told=told, on=on)


def _pending(judgement_id: str) -> Outcome:
    return Outcome(judgement_id=judgement_id, state="pending", detail=_PENDING)


def _without(some: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in some if one not in set(others))


def _reports(cited: Iterable[CitedMention]) -> list[str]:
    return sorted({one.mention.report_id for one in cited})


def _side_json(cited: CitedMention) -> dict[str, Any]:
    mention = cited.mention
    return {
        "mention_id": mention.mention_id,
        "sentence": mention.sentence.text,
        "trigger": mention.trigger.text,
        "date": mention.date.edtf,
        "outlet": cited.outlet,
        "published": cited.published,
        "path": cited.path,
        "url": cited.url,
    }


def _read_line(number: int, line: str) -> Judgement:
    try:
        content = json.loads(line)
        content = {name: value for name, value in content.items() if name not in _OF_OUTCOME}
        given = decode_record(Judgement, json.dumps({"judgement_id": "", **content}))
    except (ValueError, AttributeError, WorkspaceError) as error:
        raise QueryError(f"line {number} is no judgement: {error}") from error
    faults = find_faults(given)
    if faults:
        raise QueryError(f"line {number} is no judgement: {'; '.join(faults)}")
    made = make_judgement(
        given.kind, author=given.author, judged_at=given.judged_at, reason=given.reason, one=given.one,
        other=given.other, field=given.field, right=given.right, target=given.target,
    )  # fmt: skip
    if given.judgement_id not in ("", judgement_id_of(made)):
        raise QueryError(f"line {number} was changed after it was made: take its judgement_id out to make it a new one")
    return made
