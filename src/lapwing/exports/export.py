"""The export of events: fetched a batch at a time, filtered by the rules, written by their format."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from lapwing.errors import LapwingError
from lapwing.exports.context import ExportContext
from lapwing.exports.gather import Evidence, gather_records
from lapwing.exports.registry import ExportFormat
from lapwing.exports.rules import keep_records
from lapwing.records.fused import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportSummary:
    """What became of an export: how many `unit`s (rows, records, edges …) were written, what was left out and why."""

    n_written: int
    unit: str
    left_out: tuple[tuple[str, int], ...] = ()


def export_events(
    events: Iterable[Event], evidence: Evidence, kind: ExportFormat, context: ExportContext, stream: BinaryIO
) -> ExportSummary:
    """Write events in one format. The same events, rules and versions give the same bytes.

    Args:
        events: in the order of the export.
        evidence: where their mentions and documents are fetched from.
        kind: the format.
        context: knowledge and rules; what the rules leave open is as the format's readers expect it.
        stream: what is written to.
    """
    rules = kind.with_defaults(context.rules)
    left_out: Counter[str] = Counter()
    gathered = gather_records(events, evidence, rules.level, with_names=kind.needs_names)
    kept = keep_records(gathered, rules, left_out)
    n_written = kind.write(kept, replace(context, rules=rules), stream, left_out)
    return ExportSummary(n_written=n_written, unit=kind.unit, left_out=tuple(sorted(left_out.items())))


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that appears only when it is whole: what fails leaves what was there before.

    Raises:
        LapwingError: if it cannot be written.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        part.replace(path)
    except OSError as error:
        raise LapwingError(f"{path} cannot be written: {error.strerror or error}") from error
    finally:
        part.unlink(missing_ok=True)
