"""When an undated page was published: 102 fundus pages stripped of metadata, against labels written beforehand.

python -m evaluation.dating --data FOLDER [--each]

Two ways of stripping. "text": the article's own words alone. "page": the page without head, scripts, address and
`datetime` attributes, so that what a reader sees is left. Labels: evaluation/labels/fundus_dates.csv, which says for
each page and way whether the day is settled at all. Printed: of the settled, the share dated within a day; of all, the
claims, and those among them of a wrong year.
"""

import argparse
import csv
import os
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from evaluation.documents import FOLDER, Page, read_pages
from lapwing.documents import date_document, make_document
from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.mentions.actors import find_actors, find_office_holders
from lapwing.mentions.times import find_times
from lapwing.models import Reader, load_reader
from lapwing.reading import read_document
from lapwing.records.base import Rejection
from lapwing.records.document import Document, PublishedDate
from lapwing.records.report import Media, Report

LABELS = Path(__file__).parent / "labels" / "fundus_dates.csv"
WAYS = ("text", "page")
RUN_ON = date(2026, 8, 1)  # after the last page of the sample: a fixed "today"
_HEAD = re.compile(r"<head\b.*?</head>|<script\b.*?</script>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_ATTRIBUTES = re.compile(r"\s(?!class|id\b)[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*')")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What was said of one page: `off_days` is None where nothing was claimed or only a year."""

    page: str
    way: str
    settled: bool
    day: date
    published: PublishedDate | None

    @property
    def off_days(self) -> int | None:
        """How far the claimed stretch lies from the true day; 0 inside it. None without a claim of days."""
        if self.published is None or self.published.edtf is None or not self.published.date_min:
            return None
        first, last = (date.fromisoformat(d[:10]) for d in (self.published.date_min, self.published.date_max))
        if last - first > timedelta(days=2):
            return None
        return max((first - self.day).days, (self.day - last).days, 0)

    @property
    def is_wrong_year(self) -> bool:
        """Whether all of what is claimed lies outside the true year."""
        claimed = self.published is not None and self.published.edtf is not None
        if not claimed or self.published is None:
            return False
        return not self.published.date_min[:4] <= f"{self.day.year}" <= self.published.date_max[:4]


def main() -> int:
    """Print the table; exit code 2 if the pages are missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.dating", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="folder with the unpacked corpora")
    parser.add_argument("--each", action="store_true", help="print every claim that is wrong and every page missed")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=WAYS, help="only these ways of stripping")
    options = parser.parse_args()
    folder = Path(options.data, FOLDER)
    if not folder.is_dir():
        print(f"data missing: {folder}", file=sys.stderr)
        return 2
    claims = list(date_pages(folder, options.ways))
    for way in options.ways:
        show(way, [claim for claim in claims if claim.way == way], each=options.each)
    return 0


def date_pages(folder: Path, ways: Sequence[str] = WAYS) -> Iterator[Claim]:
    """Date each page, stripped in both ways, and yield what was said of its day."""
    with LABELS.open(encoding="utf-8", newline="") as lines:
        labels = {row["page"]: row for row in csv.DictReader(lines)}
    reader, knowledge = load_reader(), load_knowledge()
    for page in read_pages(folder):
        name = page.name.removesuffix(".html.gz")
        for way in ways:
            document = make_document(strip(page, way), outlets=knowledge.outlets)
            yield Claim(
                page=name,
                way=way,
                settled=labels[name][f"settled_by_{way}"] == "yes",
                day=date.fromisoformat(labels[name]["published"]),
                published=None if isinstance(document, Rejection) else find_date(document, reader, knowledge),
            )


def find_date(document: Document, reader: Reader, knowledge: Knowledge) -> PublishedDate:
    """Return the date that the pipeline gives a document: its first pass, without the coding of events."""
    if document.published.basis != "unknown":
        return document.published
    reading = read_document(document, reader)
    actors = find_actors(document, reading, knowledge.actors)
    offices = find_office_holders(actors, knowledge.actors)
    return date_document(document, find_times(document, reading.sentences), offices, RUN_ON)


def strip(page: Page, way: str) -> Report:
    """Return a page as a report that states neither date nor address."""
    media: Media = "text" if way == "text" else "html"
    content = page.body if way == "text" else _ATTRIBUTES.sub("", _HEAD.sub("", page.html))
    return Report(report_id=page.name, path=page.name, content=content, media=media)


def show(way: str, claims: list[Claim], *, each: bool) -> None:
    """Print the figures of one way of stripping."""
    settled = [claim for claim in claims if claim.settled]
    near = [claim for claim in settled if claim.off_days is not None and claim.off_days <= 1]
    claimed = [claim for claim in claims if claim.published and claim.published.edtf]
    wrong = [claim for claim in claimed if claim.is_wrong_year]
    far = [claim for claim in claimed if claim.off_days is not None and claim.off_days > 1]
    print(f"{way}: {len(claims)} pages, {len(settled)} of them settled")
    print(f"  settled and dated within a day  {len(near)} of {len(settled)} ({len(near) / max(1, len(settled)):.3f})")
    print(
        f"  claims on all pages             {len(claimed)}; wrong year {len(wrong)}; right year, wrong day {len(far)}"
    )
    for claim in claims if each else ():
        if claim.is_wrong_year or (claim.settled and claim not in near) or claim in far:
            said = claim.published.edtf if claim.published else "refused"
            print(f"    {claim.page} is {claim.day}: {said} {claim.published.why[:150] if claim.published else ''}")


if __name__ == "__main__":
    sys.exit(main())
