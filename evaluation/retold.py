"""Sentences that retell items in our own words, and their least changes: what a dossier's checker passes and refuses.

    python -m evaluation.retold --data FOLDER [--workspace FILE] [--part dev] [--show]

`labels/retold.csv` has both; the items are coded, and each sentence is checked against its stretch of the item with
everything that was read there. "test" is what is reported; `--show` prints the errors, of "dev" only.
"""

import argparse
import csv
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.current_events import read_items, write_reports
from lapwing import api
from lapwing.dossier.check import Checker
from lapwing.dossier.passages import Passage, read_passage
from lapwing.records.base import Span

LABELS = Path(__file__).parent / "labels" / "retold.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retold:
    """A faithful sentence about a stretch (code points) of an item, and a least change of it."""

    item: str
    start: int
    end: int
    faithful: str
    change: str
    edited: str


def read_labels(part: str) -> tuple[Retold, ...]:
    """Return the labels of a part, "dev" or "test"."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Retold(
                item=row["item"], start=int(row["start"]), end=int(row["end"]),
                faithful=row["faithful"], change=row["change"], edited=row["edited"],
            )
            for row in csv.DictReader(lines)
            if row["part"] == part
        )  # fmt: skip


def read_passages(workspace: api.Workspace, labels: Sequence[Retold]) -> Iterator[tuple[Retold, Passage]]:
    """Yield each label with the passage that it is about, as the workspace has read it."""
    documents = {document.document_id: document for document in workspace.documents()}
    quotes, acts = list(workspace.quotes()), [cited.mention for cited in workspace.mentions()]
    for label in labels:
        document = documents[label.item]
        span = Span(start=label.start, end=label.end, text=document.text[label.start : label.end])
        names = workspace._file.mentions_of(document.report_id)  # noqa: SLF001 - a door that only dossiers need
        yield label, read_passage(span, document, names, quotes, acts)


def measure(found: Sequence[tuple[Retold, Passage]], checker: Checker, *, show: bool) -> None:
    """Print how many faithful sentences pass and how many changed ones are refused, by the kind of change."""
    refused: Counter[str] = Counter()
    n_passed = 0
    for label, passage in found:
        faults = checker.check(label.faithful, [passage])
        n_passed += not faults
        if faults and show:
            print(f"refused  {label.faithful}\n         {passage.text}\n         {[fault.why for fault in faults]}")
        caught = bool(checker.check(label.edited, [passage]))
        refused[label.change] += caught
        if not caught and show:
            print(f"PASSED   {label.change}: {label.edited}\n         {passage.text}")
    made = Counter(label.change for label, _ in found)
    print(f"faithful, passed     {n_passed:>4} / {len(found)}")
    print(f"edited, refused      {refused.total():>4} / {made.total()}")
    for change in sorted(made):
        print(f"  {change:<18} {refused[change]:>4} / {made[change]}")


def main() -> None:
    """Code the items, or take a workspace that has them, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, required=True, help="the folder with raw_news/WikipediaCurrentEvents")
    parser.add_argument("--workspace", type=Path, help="where the coded items are kept [default: nowhere]")
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    parser.add_argument("--show", action="store_true", help="print the errors; of the test part they are not looked at")
    given = parser.parse_args()
    if given.show and given.part == "test":
        parser.error("the errors of the test part are not looked at: --part dev")
    labels = read_labels(given.part)
    wanted = {label.item for label in (*read_labels("dev"), *read_labels("test"))}
    checker = Checker(api._known_actors(()))  # noqa: SLF001 - the knowledge that the door takes
    with tempfile.TemporaryDirectory() as folder, api.open(given.workspace or Path(folder) / "items.db") as workspace:
        items = (item for item in read_items(given.data) if item["id"] in wanted)
        workspace.code([write_reports(items, Path(folder) / "items.jsonl")])
        measure(list(read_passages(workspace, labels)), checker, show=given.show)


if __name__ == "__main__":
    main()
