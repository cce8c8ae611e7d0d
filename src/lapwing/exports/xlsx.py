"""An Excel workbook whose cells have types: text is text, so that no code loses its zero and no name is a formula."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, BinaryIO

from lapwing.errors import LapwingError
from lapwing.exports.extras import import_extra
from lapwing.exports.tables import Cells, Column, Value

LAST_ROW = 1_048_576  # Excel's
LONGEST_TEXT = 32_767  # characters (UTF-16 units) that a cell of Excel's holds
_CUT = " […]"
_MADE_AT = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same, so that the bytes are


def write_xlsx(lines: Iterable[Cells], columns: Sequence[Column], stream: BinaryIO) -> int:
    """Write a workbook of one sheet, a line at a time, and return how many lines it has below the header.

    Cells of text columns, days among them, are text and stay so when somebody edits them. A longer text than Excel
    holds is cut, and says so at its end.

    Raises:
        LapwingError: if XlsxWriter is not installed, or there are more lines than Excel has rows.
    """
    workbook = import_extra("xlsxwriter", extra="xlsx").Workbook(stream, {"constant_memory": True})
    workbook.set_properties({"created": _MADE_AT, "author": "Lapwing"})
    sheet, text = workbook.add_worksheet("events"), workbook.add_format({"num_format": "@"})
    heading = workbook.add_format({"num_format": "@", "bold": True})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, None, None if column.kind in ("integer", "number") else text)
        sheet.write_string(0, place, column.name, heading)
    sheet.freeze_panes(1, 0)
    row = 0
    try:
        for row, line in enumerate(lines, 1):
            if row >= LAST_ROW:
                raise LapwingError(f"Excel has room for {LAST_ROW - 1} rows and there are more: choose csv or parquet")
            for place, value in enumerate(line):
                _write_cell(sheet, row, place, value, text)
        sheet.autofilter(0, 0, row, len(columns) - 1)
    finally:
        workbook.close()
    return row


def _write_cell(sheet: Any, row: int, place: int, value: Value, text: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, str):
        sheet.write_string(row, place, _excel_text(value), text)
    else:
        sheet.write_number(row, place, value)


def _excel_text(value: str) -> str:
    whole = value.encode("utf-8", "backslashreplace").decode()
    units = whole.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return whole
    return units[: 2 * (LONGEST_TEXT - len(_CUT))].decode("utf-16-le", "ignore") + _CUT
