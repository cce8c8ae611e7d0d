"""Every export, and a series, of 100,000 items: seconds, megabytes of memory and of output.

Usage: python -m evaluation.exports_scale --data FOLDER [--items 100000] [--sample 2000] [--workspace FILE]

Coding as many would take hours, so `--sample` Current Events items are coded (or a coded `--workspace` of them is
taken) and copied through the store until there are as many as asked for. Each copy has ids and days of its own:
documents, names, mentions and events are as large and as various as the sample's; no event is fused of several copies.
Each export runs in a process of its own, whose peak of memory is told; Python, the store and numpy take most of it.
Seconds are the processor's and the clock's: a busy machine distorts the second.
"""

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from evaluation.coded_items import CURRENT_EVENTS, code_items
from lapwing.api import ExportRules, SeriesRules, Workspace
from lapwing.exports.registry import FORMATS
from lapwing.records.coded import CodedReport, RunRecord
from lapwing.records.document import Document
from lapwing.records.event import EventDate, EventMention
from lapwing.records.fused import Event
from lapwing.records.ids import hash_id
from lapwing.records.mention import Mentions
from lapwing.settings import Settings
from lapwing.store.codec import decode_record, encode_record
from lapwing.store.workspace_file import WorkspaceFile

DATA_MISSING = 3
SERIES = "series"  # what is measured beside the formats
_BATCH = 500
_ID = re.compile(r'"([0-9a-f]{20})"')
_R = TypeVar("_R")


def main() -> int:
    """Make the workspace, export it in every format, and print what it took."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.exports_scale", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="the folder with the evaluation data")
    parser.add_argument("--items", type=int, default=100_000)
    parser.add_argument("--sample", type=int, default=2_000)
    parser.add_argument("--workspace", type=Path, help="a coded sample, instead of coding one")
    parser.add_argument("--keep", type=Path, help="where the large workspace is kept, or was")
    parser.add_argument("--only", nargs="+", default=[*FORMATS, SERIES], metavar="FORMAT", help="which are measured")
    parser.add_argument("--one", nargs=2, metavar=("FORMAT", "FILE"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(export_one(options.keep, *options.one))
        return 0
    if not options.workspace and not (Path(options.data) / CURRENT_EVENTS).is_file():
        print(f"no data: {CURRENT_EVENTS} is missing (evaluation/README.md says where it is from)", file=sys.stderr)
        return DATA_MISSING
    with tempfile.TemporaryDirectory() as name:
        large = options.keep or Path(name) / "large.db"
        if not large.exists():
            sample = options.workspace or code_items(Path(options.data), Path(name), options.sample)
            copy_items(sample, large, options.items)
        measure(large, Path(name), options.only)
    return 0


def copy_items(sample: Path, large: Path, n_items: int) -> None:
    """Copy a coded workspace into a larger one, until that has `n_items` reports."""
    started = time.perf_counter()
    with WorkspaceFile(sample) as source, WorkspaceFile(large) as target:
        documents, events = source.documents(), source.events()
        names = {each.report_id: source.mentions_of(each.report_id) for each in documents}
        mentions: dict[str, list[EventMention]] = {}
        for mention in source.event_mentions():
            mentions.setdefault(mention.report_id, []).append(mention)
        target.prepare()
        report_ids: list[str] = []
        copies: list[Event] = []
        for copy in range(-(-n_items // len(documents))):
            wanted = documents[: n_items - len(report_ids)]
            coded = [
                _coded_copy(each, names[each.report_id], mentions.get(each.report_id, []), copy) for each in wanted
            ]
            for start in range(0, len(coded), _BATCH):
                target.commit([(each, date(2026, 7, 1)) for each in coded[start : start + _BATCH]], "copied")
            here = {each.report_id for each in wanted}
            copies += [_event_copy(event, copy) for event in events if here.issuperset(event.reports)]
            report_ids += [each.report_id for each in coded]
        run = RunRecord(run_id="copied", fingerprint="copied", parts=(), run_on="2026-07-01", n_reports=len(report_ids))
        target.finish(run, report_ids, (), (), copies)
    print(
        f"{len(report_ids)} items, {len(copies)} events copied from {len(documents)} coded items in "
        f"{time.perf_counter() - started:.0f} s; {large.stat().st_size / 1e6:.0f} MB"
    )


def measure(large: Path, folder: Path, names: Sequence[str]) -> None:
    """Export in each format in a process of its own, and print a line for each."""
    print(f"{'format':18}{'CPU s':>9}{'clock s':>9}{'peak MB':>9}{'file MB':>9}  what")
    for name in names:
        target = folder / f"export.{name}"
        command = [sys.executable, "-m", "evaluation.exports_scale", "--keep", str(large), "--one", name, str(target)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        told = done.stdout.strip() or f"failed: {done.stderr.strip().splitlines()[-1]}"
        size = target.stat().st_size / 1e6 if target.exists() else 0
        print(f"{name:18}{told.partition('|')[0]}{size:9.1f}  {told.partition('|')[2]}", flush=True)
        target.unlink(missing_ok=True)


def export_one(workspace: Path, name: str, target: str) -> str:
    """Export in one format and return seconds of the processor and the clock, peak memory, then what was written."""
    started, started_cpu = time.perf_counter(), time.process_time()
    with Workspace(Settings(workspace=workspace, jobs=1)) as opened:
        if name == SERIES:
            panel = opened.series(SeriesRules(by="month"), ExportRules(), since="2002", until="2026")
            with Path(target).open("wb") as stream:
                told = (
                    f"{panel.write(stream)} rows by month of {len(panel.pairs)} dyads, {panel.n_events} events counted"
                )
        else:
            summary = opened.export(name, target)
            told = f"{summary.n_written} {summary.unit}"
    cpu, clock = time.process_time() - started_cpu, time.perf_counter() - started
    return f"{cpu:9.1f}{clock:9.1f}{_peak_mb():9.0f}|{told}"


def _peak_mb() -> float:
    """The most memory that this process has held, in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # elsewhere, and by getrusage on Linux too, a child begins with its parent's peak
        return int(re.findall(r"VmHWM:\s+(\d+) kB", status.read_text())[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)


def _coded_copy(document: Document, names: Mentions, mentions: list[EventMention], copy: int) -> CodedReport:
    twin = _with_own_ids(Document, document, copy)
    published = replace(
        twin.published,
        edtf=_later(twin.published.edtf, copy),
        date_min=_later(twin.published.date_min, copy) or "",
        date_max=_later(twin.published.date_max, copy) or "",
    )
    twin = replace(twin, document_id=f"{twin.document_id}-{copy}", published=published)
    told = (_with_own_ids(EventMention, each, copy) for each in mentions)
    return CodedReport(
        report_id=twin.report_id,
        input_id=twin.document_id,
        path=twin.path,
        document=twin,
        mentions=_with_own_ids(Mentions, names, copy),
        event_mentions=tuple(
            replace(each, document_id=twin.document_id, date=_dated(each.date, copy)) for each in told
        ),
    )


def _event_copy(event: Event, copy: int) -> Event:
    twin = _with_own_ids(Event, event, copy)
    return replace(twin, date=_dated(twin.date, copy), first_reported=_later(twin.first_reported, copy))


def _with_own_ids(kind: type[_R], record: _R, copy: int) -> _R:
    """The same record with other ids: every id of ours is a string of twenty hex digits, wherever it stands."""
    twin = _ID.sub(lambda found: f'"{hash_id(found[1], copy)}"', encode_record(record))
    return decode_record(kind, twin)


def _dated(when: EventDate, copy: int) -> EventDate:
    dates: Iterator[str | None] = (_later(day, copy) for day in (when.edtf, when.date_min, when.date_max))
    edtf, date_min, date_max = dates
    return replace(when, edtf=edtf, date_min=date_min, date_max=date_max)


def _later(day: str | None, n_days: int) -> str | None:
    """A day so many days later; what is no day stays."""
    if not day or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        return day
    return (date.fromisoformat(day) + timedelta(days=n_days)).isoformat()


if __name__ == "__main__":
    sys.exit(main())
