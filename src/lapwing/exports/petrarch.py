"""PETRARCH-2's output: date, source, target, code and where it stands, tab-separated, no header."""

from collections.abc import Iterable

from lapwing.exports.cells import compact_day, day_cell, joined
from lapwing.exports.context import ExportContext
from lapwing.exports.rules import Row, actor_codes
from lapwing.exports.tables import Cells, Column, Table

NAMES = ("date", "source", "target", "code", "issues", "ids", "url", "source_name")
_NOBODY = "---"


def _lines(row: Row, context: ExportContext) -> Iterable[Cells]:
    record = row.record
    yield (
        compact_day(day_cell(row, context)),
        joined(actor_codes(row.actor[:1])) or _NOBODY,
        joined(actor_codes(row.recipient[:1])) or _NOBODY,
        record.cameo,
        None,
        joined((cited.mention.mention_id for cited in record.tellings), ";"),
        record.urls[0] if record.urls else None,
        record.outlets[0] if record.outlets else None,
    )


TABLE = Table(columns=tuple(Column(name=name) for name in NAMES), lines=_lines)
