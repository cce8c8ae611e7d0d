"""How coded records are held against the annotated corpus: which answers which gold event, what is right in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lapwing.records.event import EventMention, Participant

#: Bodies that the annotation writes as IGO, and codes that say "no country" in either.
SAME_CODE = {"UNO": "IGO", "EUR": "IGO", "INT": "UNK", "XXX": "UNK"}
MEASURES = ("event", "type", "type+mode", "type+actor countries", "type+both countries", "whole record")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One coded record, the gold event that it answers (None: it answers none), and which fields are right.

    `judged` maps a field to right or wrong; a field on which the annotation is silent is missing.
    """

    mention: EventMention
    gold: Mapping[str, Any] | None
    judged: Mapping[str, bool]


def match_records(
    mentions: Sequence[EventMention], gold: Sequence[tuple[int, int, Mapping[str, Any]]], published: str | None
) -> list[Match]:
    """Pair records one to one with the gold events (start, end, record) whose triggers they overlap, surest first."""
    free, matches = set(range(len(gold))), []
    for mention in sorted(mentions, key=lambda m: (-m.confidence, m.trigger.start, m.event)):
        hits = [n for n in sorted(free) if gold[n][0] < mention.trigger.end and mention.trigger.start < gold[n][1]]
        best = next((n for n in hits if gold[n][2]["type"] == mention.event), hits[0] if hits else None)
        if best is None:
            matches.append(Match(mention=mention, gold=None, judged={}))
            continue
        free.discard(best)
        matches.append(Match(mention=mention, gold=gold[best][2], judged=judge(mention, gold[best][2], published)))
    return matches


def judge(mention: EventMention, gold: Mapping[str, Any], published: str | None) -> dict[str, bool]:
    """Say of each field whether it is as the annotation has it."""
    same_type = mention.event == gold["type"]
    actors = _codes_of(mention.actor) == _gold_codes(gold["actor"])
    both = actors and _codes_of(mention.recipient) == _gold_codes(gold["recipient"])
    mode = sorted(mention.mode) == sorted(gold["mode"])
    judged = {
        "event": True,
        "type": same_type,
        "type+mode": same_type and mode,
        "type+actor countries": same_type and actors,
        "type+both countries": same_type and both,
        "reality": mention.reality == gold["reality"],
        "place": _place_right(mention, gold["place"]),
        "whole record": same_type and mode and both and mention.reality == gold["reality"],
    }
    for field in ("dead", "injured"):
        quantity = getattr(mention, field)
        if gold[field] is not None or quantity is not None:
            judged[field] = quantity is not None and gold[field] in (quantity.min, quantity.max)
    if gold["when"] and not gold["when"].startswith("~") and published:
        judged["date"] = mention.date.edtf == gold["when"]
    return judged


def _codes_of(participants: Sequence[Participant]) -> set[str]:
    return {SAME_CODE.get(p.country or "UNK", p.country or "UNK") for p in participants}


def _gold_codes(entities: Sequence[str]) -> set[str]:
    codes = [entity.split("|")[1] if "|" in entity else "UNK" for entity in entities]
    return {SAME_CODE.get(code, code) for code in codes}


def _place_right(mention: EventMention, gold: str | None) -> bool:
    """Whether a place was rightly left out or names the same words; one taken from context is not held against us."""
    if gold is None:
        return mention.place is None or mention.place.inherited
    if mention.place is None:
        return False
    ours, theirs = mention.place.text.lower(), gold.lstrip("^").lower()
    return ours in theirs or theirs in ours
