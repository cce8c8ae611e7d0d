"""Fused events as JSON objects: what `lapwing events --json` writes, one a line. Keys and order are fixed."""

from dataclasses import asdict
from typing import Any

from lapwing.exports.mention_json import date_json, participant_json, place_json
from lapwing.records.base import Score
from lapwing.records.fused import Event, Fact, FactValue, Merge, Origin, Relation


def event_json(event: Event) -> dict[str, Any]:
    """Return one fused event: its headline, then who tells what of it."""
    return {
        "id": event.event_id,
        "event": event.event,
        "mode": list(event.mode),
        "about": event.about,
        "context": list(event.context),
        "quad_code": event.quad_code,
        "event_scale": event.event_scale,
        "cameo": event.cameo,
        **date_json(event.date),
        "actor": [participant_json(actor) for actor in event.actor],
        "recipient": [participant_json(recipient) for recipient in event.recipient],
        "place": place_json(event.place),
        "reality": event.reality,
        "confidence": round(event.confidence, 4),
        "facts": {fact.field: _fact_json(fact) for fact in event.facts},
        "origins": [_origin_json(origin) for origin in event.origins],
        "reports": list(event.reports),
        "mentions": list(event.mentions),
        "first_reported": event.first_reported,
        "relations": [_relation_json(relation) for relation in event.relations],
        "merged_into": event.merged_into,
        "split_from": event.split_from,
        "history": [{"run_id": run_id, "change": change} for run_id, change in event.history],
        "revisions": [asdict(revision) for revision in event.revisions],
    }


def merge_json(merge: Merge) -> dict[str, Any]:
    """Return why one mention was put with the others."""
    reasons = [_score_json(reason) for reason in merge.reasons]
    return {
        "mention_id": merge.mention_id,
        "bits": round(merge.bits, 4),
        "reasons": reasons,
        "beside": merge.beside,
    }


def _fact_json(fact: Fact) -> dict[str, Any]:
    values = [_value_json(value) for value in fact.values]
    return {
        "status": fact.status,
        "values": values,
        "silent": list(fact.silent),
        "why": fact.why,
        "judged": asdict(fact.judged) if fact.judged else None,
    }


def _value_json(value: FactValue) -> dict[str, Any]:
    return {
        "value": value.value,
        "label": value.label,
        "mentions": list(value.mentions),
        "origins": list(value.origins),
        "owners": list(value.owners),
        "claimants": list(value.claimants),
        "superseded": value.superseded,
    }


def _origin_json(origin: Origin) -> dict[str, Any]:
    return {
        "id": origin.origin_id,
        "outlet": origin.outlet,
        "owner": origin.owner,
        "state_linked": origin.state_linked,
        "reports": list(origin.reports),
        "why": origin.why,
    }


def _relation_json(relation: Relation) -> dict[str, Any]:
    return {"kind": relation.kind, "event_id": relation.event_id, **_score_json(relation.score)}


def _score_json(score: Score) -> dict[str, Any]:
    return {"score": round(score.value, 4), "why": score.why}
