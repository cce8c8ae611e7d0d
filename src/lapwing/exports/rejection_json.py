"""Rejections as JSON objects: what `lapwing rejections --json` writes, one a line. Keys and order are fixed."""

from typing import Any

from lapwing.records.base import Rejection


def rejection_json(rejection: Rejection) -> dict[str, Any]:
    """Return what was refused, by which stage, and why."""
    return {
        "path": rejection.path,
        "stage": rejection.stage,
        "reason": rejection.reason,
        "record_id": rejection.record_id,
        "detail": rejection.detail,
    }
