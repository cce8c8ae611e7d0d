"""The log over the mentions that there are now: constraints for fusion, and afterwards what came of each entry."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lapwing.judgements.anchors import AnchorIndex
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from lapwing.records.judgement import Constraints, Judgement, JudgementState, Link, Outcome, Ruling


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """An entry that counts, with the mentions that it is about; `missing` says why some of its anchors have none."""

    judgement: Judgement
    one: tuple[str, ...]
    other: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def is_matched(self) -> bool:
        """Whether every side that it needs has a mention."""
        return bool(self.one) and (bool(self.other) or not self.judgement.other)

    @property
    def mentions(self) -> frozenset[str]:
        """Every mention that it is about."""
        return frozenset((*self.one, *self.other))


def constrain(
    judgements: Sequence[Judgement], mentions: Sequence[EventMention], documents: Sequence[Document]
) -> Constraints:
    """Return what fusion must respect. It depends on the set of judgements, not on the order in which they came."""
    replayed = [each for each in replay(judgements, mentions, documents) if each.is_matched]
    return Constraints(
        links=tuple(_link(each) for each in replayed if each.judgement.other),
        rulings=tuple(_ruling(each) for each in replayed if each.judgement.kind == "value"),
        dropped=frozenset(_dropped(replayed)),
    )


def _dropped(latest_first: Iterable[Replayed]) -> Iterator[str]:
    """Mentions that were judged to be no event, and that no later judgement speaks of as of one."""
    told: set[str] = set()
    for each in latest_first:
        if each.judgement.kind == "not_an_event":
            yield from (mention_id for mention_id in each.one if mention_id not in told)
        else:
            told |= each.mentions


def replay(
    judgements: Iterable[Judgement], mentions: Sequence[EventMention], documents: Sequence[Document]
) -> tuple[Replayed, ...]:
    """Return the entries that are not withdrawn, the latest first, each with the mentions of its anchors."""
    standing = standing_judgements(judgements)
    index = AnchorIndex((one for each in standing for one in (*each.one, *each.other)), mentions, documents)
    return tuple(_replayed(each, index) for each in standing)


def standing_judgements(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return the entries that say something and are not withdrawn, the latest first (ties: by id)."""
    latest_first = sorted(judgements, key=lambda one: (one.judged_at, one.judgement_id), reverse=True)
    withdrawn = withdrawn_ids(latest_first)
    return [each for each in latest_first if each.kind != "withdraw" and each.judgement_id not in withdrawn]


def withdrawn_ids(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the ids of withdrawn entries; a withdrawal that was withdrawn later does not count."""
    latest_first = sorted(judgements, key=lambda one: (one.judged_at, one.judgement_id), reverse=True)
    withdrawn: set[str] = set()
    for each in latest_first:
        if each.target is not None and each.judgement_id not in withdrawn:
            withdrawn.add(each.target)
    return frozenset(withdrawn)


def follow(
    judgements: Sequence[Judgement],
    mentions: Sequence[EventMention],
    documents: Sequence[Document],
    events: Sequence[Event],
) -> tuple[Outcome, ...]:
    """Return what came of every entry in `events`, by its time: told by the events themselves, not by intentions."""
    living = [event for event in events if event.merged_into is None]
    replayed = {each.judgement.judgement_id: each for each in replay(judgements, mentions, documents)}
    withdrawn = withdrawn_ids(judgements)
    ledger = _Ledger(living, list(replayed.values()))
    outcomes = []
    for each in sorted(judgements, key=lambda one: (one.judged_at, one.judgement_id)):
        if each.judgement_id in withdrawn:
            outcomes.append(Outcome(judgement_id=each.judgement_id, state="withdrawn"))
        elif each.kind == "withdraw":
            outcomes.append(_withdrawal(each, judgements))
        else:
            outcomes.append(ledger.outcome(replayed[each.judgement_id]))
    return tuple(outcomes)


class _Ledger:
    def __init__(self, events: Sequence[Event], replayed: Sequence[Replayed]) -> None:
        self._events = {event.event_id: event for event in events}
        self._home = {mention_id: event.event_id for event in events for mention_id in event.mentions}
        self._by_mention: defaultdict[str, list[Replayed]] = defaultdict(list)
        for each in replayed:
            for mention_id in each.mentions if each.is_matched else ():
                self._by_mention[mention_id].append(each)

    def outcome(self, each: Replayed) -> Outcome:
        missing = "; ".join(dict.fromkeys(each.missing))
        if not each.is_matched:
            return Outcome(judgement_id=each.judgement.judgement_id, state="unmatched", detail=missing)
        state, detail = self._state(each)
        told = "; ".join(filter(None, (detail, missing)))
        return Outcome(judgement_id=each.judgement.judgement_id, state=state, detail=told, events=self._homes(each))

    def _homes(self, each: Replayed) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._home[id_] for id_ in (*each.one, *each.other) if id_ in self._home))

    def _state(self, each: Replayed) -> tuple[JudgementState, str]:
        one, other = (_homes_of(side, self._home) for side in (each.one, each.other))
        kind = each.judgement.kind
        if kind == "not_an_event":
            return self._told(each, not one)
        if not one or (each.other and not other):
            return "contradicted", self._later(each) or "its mentions were judged to tell no event"
        if kind == "same":
            whole = one | other
            if len(whole) == 1:
                return "applied", ""
            if one & other:  # the two are one event, but for mentions that a later judgement took out
                return "applied", f"but for some of its mentions: {self._later(each)}"
            return self._told(each, False)
        if kind == "value":
            return self._value_state(each)
        if one & other:
            return self._told(each, False)
        if kind == "part_of":
            parts = [relation for id_ in one for relation in self._events[id_].relations if relation.kind == "part_of"]
            return self._told(each, any(relation.event_id in other for relation in parts))
        return "applied", ""

    def _value_state(self, each: Replayed) -> tuple[JudgementState, str]:
        home = next(self._home[id_] for id_ in each.one if id_ in self._home)
        ruled = (fact.judged for fact in self._events[home].facts if fact.field == each.judgement.field)
        judged = next((one for one in ruled if one), None)
        if judged and judged.judgement_id == each.judgement.judgement_id:
            return "applied", ""
        return "contradicted", f"by value {judged.judgement_id[:8]}" if judged else "its event was not judged"

    def _told(self, each: Replayed, holds: bool) -> tuple[JudgementState, str]:
        return ("applied", "") if holds else ("contradicted", self._later(each) or "by later judgements together")

    def _later(self, each: Replayed) -> str:
        """Name the later judgements about mentions of this one."""
        mine = (each.judgement.judged_at, each.judgement.judgement_id)
        near = {id_: one.judgement for m in each.mentions for one in self._by_mention[m] for id_ in (_key(one),)}
        later = sorted(key for key, one in near.items() if key > mine and one.field == each.judgement.field)
        return f"by {', '.join(f'{near[key].kind} {key[1][:8]}' for key in later[:3])}" if later else ""


def _key(each: Replayed) -> tuple[str, str]:
    return each.judgement.judged_at, each.judgement.judgement_id


def _homes_of(mention_ids: Iterable[str], home: Mapping[str, str]) -> frozenset[str]:
    return frozenset(home[mention_id] for mention_id in mention_ids if mention_id in home)


def _withdrawal(each: Judgement, judgements: Iterable[Judgement]) -> Outcome:
    if any(one.judgement_id == each.target for one in judgements):
        return Outcome(judgement_id=each.judgement_id, state="applied")
    detail = f"what it withdraws, {(each.target or '')[:8]}, is not in the log"
    return Outcome(judgement_id=each.judgement_id, state="unmatched", detail=detail)


def _replayed(each: Judgement, index: AnchorIndex) -> Replayed:
    anchors = (*each.one, *each.other)
    missing = tuple(index.why_not(anchor) for anchor in anchors if index.find(anchor) is None)
    return Replayed(judgement=each, one=index.find_all(each.one), other=index.find_all(each.other), missing=missing)


def _link(each: Replayed) -> Link:
    kind = each.judgement.kind
    if kind not in ("same", "different", "part_of"):
        raise ValueError(f"{kind} links nothing")
    return Link(kind=kind, one=each.one, other=each.other, why=told_by(each.judgement))


def _ruling(each: Replayed) -> Ruling:
    judgement = each.judgement
    if judgement.field is None or judgement.right is None:
        raise ValueError(f"judgement {judgement.judgement_id} has no value")
    return Ruling(
        mentions=each.one,
        field=judgement.field,
        right=judgement.right,
        judgement_id=judgement.judgement_id,
        author=judgement.author,
        judged_at=judgement.judged_at,
        reason=judgement.reason,
    )


def told_by(judgement: Judgement) -> str:
    """Return who judged, on which day, and why."""
    because = f": {judgement.reason}" if judgement.reason else ""
    return f"judged by {judgement.author} on {judgement.judged_at[:10]}{because}"
