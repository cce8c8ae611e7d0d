"""The hand-coding sheet: a CSV that spreadsheets open safely, one line a record, and back from one coder."""

import codecs
import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lapwing.errors import InputMissingError, QueryError
from lapwing.exports.tables import SPREADSHEET, Column, write_table
from lapwing.validation.sample import FIELDS, Field, Sample, SampledDocument, SampledRecord

RIGHT, WRONG, UNCLEAR = "y", "n", "?"
OTHER = "other"  # a coder's value that is not Lapwing's and was not named
_SAID = {
    **dict.fromkeys(("y", "yes", "right", "1", "true"), RIGHT),
    **dict.fromkeys(("n", "no", "wrong", "0", "false"), WRONG),
    **dict.fromkeys(("?", "unclear", "unsure"), UNCLEAR),
}
_SHOWN = ("kind", "record", "coder", "document", "outlet", "published", "before", "sentence", "trigger", "after")
_TOLD = tuple(f"lapwing_{field}" for field in FIELDS[1:])
COLUMNS = (*_SHOWN, *_TOLD, *FIELDS, "note")
_MOST_LISTED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a coder says of one field: whether Lapwing's value is right, and the value that is (OTHER if not named)."""

    is_right: bool
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissedEvent:
    """An event that a coder found in a document and Lapwing did not: its type ("" if not named) and its words."""

    report_id: str
    event: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedSheet:
    """One coder's sheet. Fields left blank or unclear are not in `verdicts`; `n_unclear` counts the unclear ones.

    `read_documents` are those that the coder says to have read whole.
    """

    coder: str
    verdicts: Mapping[str, Mapping[Field, Verdict]]
    read_documents: frozenset[str]
    missed: tuple[MissedEvent, ...]
    n_unclear: int


def write_sheet(sample: Sample, stream: BinaryIO) -> int:
    """Write the sheet and return how many lines it has. Text that looks like a formula gets an apostrophe before it."""
    return write_table(_lines(sample), [Column(name=name) for name in COLUMNS], SPREADSHEET, stream)


def _lines(sample: Sample) -> Iterator[Sequence[str]]:
    for record in sample.records:
        yield _record_line(record, blind=sample.blind)
    for document in sample.documents:
        yield _document_line(document)


def _record_line(record: SampledRecord, *, blind: bool) -> tuple[str, ...]:
    told = dict(record.told)
    shown = ("" if blind else told.get(field, "") for field in FIELDS[1:])
    trigger = record.sentence[record.trigger_start : record.trigger_end]
    about = (record.document, record.outlet, record.published)
    words = (record.before, record.sentence, trigger, record.after)
    return ("record", record.record_id, "", *about, *words, *shown, *[""] * len(FIELDS), "")


def _document_line(document: SampledDocument) -> tuple[str, ...]:
    about = (document.document, document.outlet, document.published)
    blank = [""] * (len(_TOLD) + len(FIELDS))
    note = "Put y under event when you have read it whole; add a line of kind “missed” for each event that is missing."
    return ("document", document.report_id, "", *about, "", document.text, "", "", *blank, note)


def read_sheet(path: Path, sample: Sample) -> CodedSheet:
    """Return what one coder filled in. The coder's name is the column `coder`, else the file's name.

    Raises:
        InputMissingError: if there is no such file.
        QueryError: with every line that cannot be used: an unknown record, one coded twice, a value that is none.
    """
    faults: list[str] = []
    reader = _Reader(sample, path.name, faults)
    for number, row in _rows(path):
        reader.take(number, row)
    if faults:
        listed = faults[:_MOST_LISTED] + [f"… and {len(faults) - _MOST_LISTED} more"] * (len(faults) > _MOST_LISTED)
        raise QueryError("\n".join((f"{path} cannot be used; mend it, and read it again:", *listed)))
    return reader.sheet(path.stem)


class _Reader:
    """Takes a sheet's lines one by one and keeps what is wrong with them."""

    def __init__(self, sample: Sample, file: str, faults: list[str]) -> None:
        self._sample, self._file, self._faults = sample, file, faults
        self._records = {record.record_id: record for record in sample.records}
        self._documents = {document.report_id for document in sample.documents}
        self._verdicts: dict[str, dict[Field, Verdict]] = {}
        self._read: set[str] = set()
        self._missed: list[MissedEvent] = []
        self._coders: set[str] = set()
        self._n_unclear = 0

    def take(self, number: int, row: Mapping[str, str]) -> None:
        kind, record = row.get("kind") or "record", row.get("record", "")
        if row.get("coder"):
            self._coders.add(row["coder"])
        if kind == "record":
            self._take_record(number, record, row)
        elif kind in ("document", "missed") and record not in self._documents:
            self._fault(number, f"{record!r} is no document of this sample")
        elif kind == "document":
            if _SAID.get(row.get("event", "").lower()) == RIGHT:
                self._read.add(record)
        elif kind == "missed":
            self._take_missed(number, record, row)
        else:
            self._fault(number, f"kind is {kind!r}, but must be record, document or missed")

    def _take_record(self, number: int, record_id: str, row: Mapping[str, str]) -> None:
        record = self._records.get(record_id)
        if record is None:
            self._fault(number, f"{record_id!r} is no record of this sample")
            return
        if record_id in self._verdicts:
            self._fault(number, f"record {record_id} is judged twice")
            return
        given = {field: row.get(field, "") for field in FIELDS if row.get(field, "")}
        if not given:
            return
        verdicts: dict[Field, Verdict] = {}
        for field, said in given.items():
            if _SAID.get(said.lower()) == UNCLEAR:
                self._n_unclear += 1
            elif field == "event" and said.lower() not in _SAID:
                self._fault(number, f"event is {said!r}, but must be y, n or ?")
            elif field == "type" and said.lower() not in _SAID and said.upper() not in (*self._sample.types, "NONE"):
                self._fault(number, f"type is {said!r}, but must be y, n, ? or one of {', '.join(self._sample.types)}")
            else:
                verdicts[field] = _verdict(field, said, record.value(field))
        if verdicts:
            verdicts.setdefault("event", Verdict(is_right=True, value="yes"))
        self._verdicts[record_id] = verdicts

    def _take_missed(self, number: int, report_id: str, row: Mapping[str, str]) -> None:
        event, words = row.get("type", "").upper(), row.get("sentence", "") or row.get("note", "")
        if event and event not in self._sample.types:
            self._fault(number, f"type is {event!r}, but must be one of {', '.join(self._sample.types)}")
        self._missed.append(MissedEvent(report_id=report_id, event=event, words=words))

    def _fault(self, number: int, what: str) -> None:
        self._faults.append(f"  - {self._file}:{number}: {what}")

    def sheet(self, name: str) -> CodedSheet:
        if len(self._coders) > 1:
            self._faults.append(f"  - {self._file}: several coders ({', '.join(sorted(self._coders))}): a sheet each")
        judged = {field for verdicts in self._verdicts.values() for field in verdicts}
        return CodedSheet(
            coder=min(self._coders, default=name),
            verdicts={record_id: _whole(verdicts, judged) for record_id, verdicts in self._verdicts.items()},
            read_documents=frozenset(self._read | {one.report_id for one in self._missed}),
            missed=tuple(self._missed),
            n_unclear=self._n_unclear,
        )


def _whole(verdicts: Mapping[Field, Verdict], judged: AbstractSet[Field]) -> Mapping[Field, Verdict]:
    """Where no event is told, every field that the coder judges anywhere is wrong: there is nothing to be right of."""
    if "event" not in verdicts or verdicts["event"].is_right:
        return verdicts
    return {field: Verdict(is_right=False, value="none") for field in FIELDS if field in judged}


def _verdict(field: Field, said: str, ours: str) -> Verdict:
    verdict = _SAID.get(said.lower())
    if verdict == RIGHT:
        return Verdict(is_right=True, value=ours)
    if verdict == WRONG:
        return Verdict(is_right=False, value="none" if field == "event" else OTHER)
    value = "" if said.lower() == "none" else " ".join(sorted(said.replace(";", " ").replace(",", " ").split()))
    is_right = value.casefold() == " ".join(sorted(ours.replace(",", " ").split())).casefold()
    return Verdict(is_right=is_right, value=ours if is_right else value.upper() if field == "type" else value or "none")


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, cells by column) of a CSV as Excel, Calc or a browser saves it."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputMissingError(f"{path} cannot be read: {error.strerror}") from error
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise QueryError(f"{path} is not UTF-8: save it as “CSV UTF-8”") from error
    header = text.partition("\n")[0]
    delimiter = max(",;\t", key=header.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    missing = [name for name in ("record", *FIELDS[:2]) if name not in (reader.fieldnames or ())]
    if missing:
        raise QueryError(f"{path} has no column {', '.join(missing)}: it is no sheet of `lapwing validate draw`")
    for row in reader:
        cells = {name: cell or "" for name, cell in row.items() if name is not None}  # None: beyond the header
        yield reader.line_num, {name: _bare(cell.strip()) for name, cell in cells.items()}


def _bare(cell: str) -> str:
    """Take off the apostrophe that keeps a spreadsheet from seeing a formula."""
    return cell[1:] if cell.startswith("'") and len(cell) > 1 and not cell[1].isalnum() else cell
