"""How well documents are cut out of pages: body text and date of publication against Fundus' gold.

python -m evaluation.documents --data FOLDER

FOLDER (or the variable DATA) holds html_extraction/fundus_en: pages with their paragraphs, date and address.
Printed are pages, those refused,
token F1 of what is read for events (title, body, list) against the gold body, the share of gold
words in blocks set aside, and the share of right days. Pages that are not in English must be refused as such.
"""

import argparse
import gzip
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lapwing.documents import make_document
from lapwing.documents.blocks import READ_KINDS
from lapwing.knowledge.outlets import OutletIndex, load_outlets
from lapwing.records.base import Rejection
from lapwing.records.document import Document
from lapwing.records.report import Report

FOLDER = "html_extraction/fundus_en"
ENGLISH_SHARE = 0.15  # of function words, to tell which gold bodies are English without asking the package


@dataclass(frozen=True)
class Page:
    """One page with its gold: words of the body and the ISO day of publication."""

    name: str
    html: str
    url: str
    body: str
    day: str


@dataclass(frozen=True)
class Figures:
    """What was measured on one page."""

    precision: float
    recall: float
    set_aside: float
    day_right: bool

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def main() -> int:
    """Print the table; return 0, or 2 if the data are missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.documents", description=__doc__)
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="the folder with the evaluation data")
    parser.add_argument("--each", action="store_true", help="print every page")
    options = parser.parse_args()
    folder = Path(options.data, FOLDER)
    if not options.data or not folder.is_dir():
        print(f"data missing: {FOLDER} is not in {options.data or 'DATA (not given)'}", file=sys.stderr)
        return 2
    _report(list(read_pages(folder)), load_outlets(), each=options.each)
    return 0


def read_pages(folder: Path) -> Iterator[Page]:
    """Yield the pages that have a gold body, sorted by file name."""
    for packed in sorted(folder.glob("*/*.html.gz")):
        gold = _gold(packed)
        if gold is None:
            continue
        url = json.loads((packed.parent / "meta.info").read_text("utf-8")).get(packed.name, {}).get("url", "")
        day = str(gold.get("publishing_date") or "")[:10]
        html = gzip.decompress(packed.read_bytes()).decode("utf-8", "replace")
        yield Page(name=packed.name, html=html, url=url, body=_body(gold), day=day)


def _gold(packed: Path) -> dict[str, object] | None:
    """Return the gold version of a page: the key that the page's publisher file gives for its day, else the last."""
    publisher, _, rest = packed.name.partition("_")
    versions = json.loads((packed.parent / f"{publisher}.json").read_text("utf-8"))
    found = [version for version in versions.values() if isinstance(version, dict) and version.get("body")]
    html = gzip.decompress(packed.read_bytes()).decode("utf-8", "replace")
    return max(found, key=lambda version: _fit(version, html), default=None)


def _fit(version: dict[str, object], html: str) -> float:
    """The share of long words of a gold body that stand in the page: which version belongs to which page."""
    words = set(re.findall(r"\w{7,}", _body(version)))
    return sum(word in html for word in words) / max(1, len(words)) + len(words) / 1e9


def _body(gold: dict[str, object]) -> str:
    body = gold["body"]
    if not isinstance(body, dict):
        return ""
    parts = list(body.get("summary", []))
    for section in body["sections"]:
        parts += [*section["headline"], *section["paragraphs"]]
    return "\n".join(parts)


def is_english(text: str) -> bool:
    """Whether a gold body is English, by its function words."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    known = sum(word in {"the", "of", "to", "and", "in", "a", "that", "is", "for", "on", "was"} for word in words)
    return known >= ENGLISH_SHARE * max(1, len(words))


def measure(page: Page, document: Document) -> Figures:
    """Compare a document with the gold of its page, as bags of words."""
    gold = Counter(re.findall(r"\w+", page.body.lower()))
    read = _words(document, read=True)
    aside = _words(document, read=False)
    common = (gold & read).total()
    missed = gold - read
    return Figures(
        precision=common / max(1, read.total()),
        recall=common / max(1, gold.total()),
        set_aside=(missed & aside).total() / max(1, gold.total()),
        day_right=document.published.edtf == page.day,
    )


def _words(document: Document, *, read: bool) -> Counter[str]:
    title = document.given_title or ""
    parts = [
        block.span.text
        for block in document.blocks
        if (block.kind in READ_KINDS) == read and not (block.kind == "title" and title[:20] == block.span.text[:20])
    ]
    return Counter(re.findall(r"\w+", " ".join(parts).lower()))


def _report(pages: list[Page], outlets: OutletIndex, *, each: bool) -> None:
    figures: list[tuple[Page, Figures]] = []
    refused: Counter[str] = Counter()
    for page in pages:
        english = "English" if is_english(page.body) else "other"
        report = Report(report_id=page.name, path=page.name, content=page.html, media="html", url=page.url)
        made = make_document(report, outlets=outlets)
        if isinstance(made, Rejection):
            refused[f"{english} page refused: {made.reason}"] += 1
            continue
        if english == "other":
            refused["other page read as English"] += 1
            continue
        figures.append((page, measure(page, made)))
    for page, found in figures if each else []:
        print(
            f"{found.f1:.3f} {found.precision:.3f} {found.recall:.3f} "
            f"{found.set_aside:.3f} {found.day_right!s:5} {page.name}"
        )
    _print_table([found for _, found in figures], refused)


def _print_table(figures: list[Figures], refused: Counter[str]) -> None:
    count = max(1, len(figures))
    print(f"English pages read             {len(figures)}")
    for name, number in sorted(refused.items()):
        print(f"{name:<30} {number}")
    print(f"token F1, mean over pages      {sum(found.f1 for found in figures) / count:.3f}")
    print(f"precision                      {sum(found.precision for found in figures) / count:.3f}")
    print(f"recall                         {sum(found.recall for found in figures) / count:.3f}")
    print(f"gold words set aside           {sum(found.set_aside for found in figures) / count:.3f}")
    print(f"day of publication right       {sum(found.day_right for found in figures) / count:.3f}")


if __name__ == "__main__":
    sys.exit(main())
