"""Panels for tests: of told events in memory."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from lapwing.exports.rules import ExportRules
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.fused import Event
from lapwing.series.build import build_panel, span_of
from lapwing.series.panel import Panel
from lapwing.series.rules import SeriesRules
from tests.exports.exporting import COUNTRIES, Memory

Told = tuple[Event, CitedMention, Document]
TYPES = [("CONSULT", 1), ("AID", 2), ("THREATEN", 3), ("ASSAULT", 4)]


def panel_of(
    *told: Told,
    rules: ExportRules | None = None,
    reports: Mapping[date, int] | None = None,
    since: str | None = None,
    until: str | None = None,
    **series: Any,
) -> Panel:
    """Return the panel of what is told; `series` are fields of SeriesRules."""
    chosen = SeriesRules(**series)
    memory = Memory([cited for _, cited, _ in told], [document for _, _, document in told])
    return build_panel(
        [event for event, _, _ in told],
        memory,
        chosen,
        rules or ExportRules(),
        span=span_of(since, until, reports or {}, chosen.by),
        reports=reports or {},
        countries=COUNTRIES,
        types=TYPES,
    )


def counts(panel: Panel, **where: Any) -> dict[tuple[str, str, str], int]:
    """Return what is not zero: (actor, recipient, period) and how many events, of the lines that are as asked."""
    found: dict[tuple[str, str, str], int] = {}
    for line in panel.to_dicts():
        if line["events"] and all(line[name] == value for name, value in where.items()):
            key = (line["actor"], line["recipient"], line["period"])
            found[key] = found.get(key, 0) + line["events"]
    return found
