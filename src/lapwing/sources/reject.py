"""Rejections of this stage."""

from lapwing.records.base import Rejection


def reject(path: str, reason: str, detail: str, row: int | None = None) -> Rejection:
    """Return a rejection of a file, or of one `row` (counted from 1) of a dump."""
    where = "" if row is None else f"row {row}: "
    return Rejection(stage="sources", reason=reason, record_id="", detail=where + detail, path=path)
