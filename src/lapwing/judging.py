"""The desk: judgements on records by their ids, the log with what came of it, and what to look at next."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from lapwing.errors import QueryError, UnknownRecordError, WorkspaceError
from lapwing.judgements.anchors import make_anchor
from lapwing.judgements.making import anchor_side, find_faults, judgement_id_of, make_judgement
from lapwing.judgements.values import Vocabulary, find_field, read_value
from lapwing.records.base import Score
from lapwing.records.coded import CitedMention
from lapwing.records.fused import Event
from lapwing.records.judgement import Anchor, Judgement, JudgementKind, Outcome
from lapwing.store.codec import decode_record
from lapwing.store.workspace_file import WorkspaceFile

ReviewKind = Literal["merge", "split"]

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
    """Two mentions that were taken for one event, or kept apart: how little or much speaks for one, with reasons.

    `bits` are those of the merge or, where `other_event` is that of `other`, the average over both events' mentions.
    """

    event: Event
    other_event: Event | None = None
    bits: float
    reasons: tuple[Score, ...]
    one: CitedMention
    other: CitedMention

    @property
    def kind(self) -> ReviewKind:
        """What was done with the two: "merge" into one event, or "split" over two."""
        return "split" if self.other_event else "merge"

    def to_dict(self) -> dict[str, Any]:
        """Return it as a JSON object, each side with its sentence and report."""
        return {
            "kind": self.kind,
            "event_id": self.event.event_id,
            "other_event_id": self.other_event.event_id if self.other_event else None,
            "bits": round(self.bits, 3),
            "one": _side_json(self.one),
            "other": _side_json(self.other),
            "reasons": [asdict(reason) for reason in self.reasons],
        }


@dataclass(frozen=True, slots=True)
class _Doubt:
    """Two mentions, of one event or of two, and what speaks for their being of one."""

    bits: float
    reasons: tuple[Score, ...]
    mentions: tuple[str, str]
    events: tuple[str, ...]


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
        codebook: the user's own layers of the codebook, whose codes are values too.
    """

    def __init__(self, file: WorkspaceFile, knowledge: Sequence[Path] = (), codebook: Sequence[Path] = ()) -> None:
        self._file = file
        self._knowledge = knowledge
        self._codebook = codebook

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

    def uncertain(
        self, limit: int | None, kinds: Sequence[ReviewKind] = ("merge", "split")
    ) -> tuple[UncertainMerge, ...]:
        """Return what is least certain, bits nearest to zero first, without what was judged.

        A merge is one of two mentions in one event; a split is one of two events that no single reason keeps apart, by
        the two mentions that have most in common. Splits are looked for by comparing all mentions anew.
        """
        judged = [frozenset((*each.one, *each.other)) for each in self._file.judgements() if each.other]
        pairs = [*(self._merges() if "merge" in kinds else ()), *(self._splits() if "split" in kinds else ())]
        found = (pair for each in sorted(pairs, key=_least_certain) if (pair := self._pair(each)))
        return tuple(islice((pair for pair in found if not self._is_judged(pair, judged)), limit))

    def _merges(self) -> list[_Doubt]:
        """Every pair of mentions of one event once."""
        pairs: dict[tuple[str, ...], _Doubt] = {}
        for event in self._file.each_event():
            for merge in event.merges:
                if merge.beside and {merge.mention_id, merge.beside} <= set(event.mentions):
                    doubt = _Doubt(merge.bits, merge.reasons, (merge.beside, merge.mention_id), (event.event_id,))
                    pairs.setdefault(tuple(sorted(doubt.mentions)), doubt)
        return list(pairs.values())

    def _splits(self) -> Iterator[_Doubt]:
        """The pair of mentions that two events have most in common, for each two that may be one."""
        from lapwing.fusion.apart import find_apart

        mentions = [cited.mention for cited in self._file.cited()]
        for apart in find_apart(mentions, self._file.documents(), list(self._file.each_event())):
            yield _Doubt(apart.bits, apart.reasons, (apart.one, apart.other), apart.events)

    def _pair(self, doubt: _Doubt) -> UncertainMerge | None:
        told = {one.mention.mention_id: one for one in self._cited(doubt.mentions)}
        if len(told) < len(doubt.mentions):
            return None
        one, other = (told[mention_id] for mention_id in doubt.mentions)
        event, *others = self._file.events_by_id(doubt.events)
        if others and one.mention.mention_id not in event.mentions:
            one, other = other, one
        return UncertainMerge(
            event=event, other_event=others[0] if others else None, bits=doubt.bits, reasons=doubt.reasons, one=one,
            other=other,
        )  # fmt: skip

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
        return Vocabulary(known=load_knowledge(overlay, self._codebook), overlay=overlay, told=told, on=on)


def _least_certain(doubt: _Doubt) -> tuple[float, tuple[str, ...]]:
    return abs(doubt.bits), tuple(sorted(doubt.mentions))


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
