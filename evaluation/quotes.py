"""Direct quotes and their speakers, measured on PolNeAR.

Usage: python -m evaluation.quotes --data FOLDER [--part dev] [--errors N]

FOLDER (or the environment variable DATA) is the folder that holds quotes/PolNeAR. The rules were developed on the part
`train`; figures are reported on `dev`. What is measured, and what not:

- gold: each stretch of a content span that stands in quotation marks (the corpus annotates contents: words outside
  of the marks are not counted; quotes that it attributes to nobody count as wrong);
- content F1, exact (both edges; marks and final punctuation aside) and relaxed (one character shared, one to one);
- speaker: of the quotes found (relaxed) whose attribution has a source span, how many have a speaker whose words
  overlap it or are the same (the corpus marks one of several equal names). Pronouns are not resolved in the corpus, so
  neither are they here. No actor mentions are given to the stage: what is measured is how the rules find the speaker's
  words, not their grounding.
"""

import argparse
import json
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lapwing.quotes import find_quotes
from lapwing.records.base import Span
from lapwing.records.document import Block, Document, PublishedDate
from lapwing.records.mention import Mentions
from lapwing.records.quote import Quote
from lapwing.records.reading import Sentence

DATA_MISSING = 3
EDGES = " \t\n.,;:!?…—-–“”\"'‘’`"
SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s+(?=[A-Z“\"‘'(])")
ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jr|Sr|vs|U\.S|No|[A-Z])\.$")


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A stretch in quotation marks that the corpus attributes, with the spans of its source."""

    start: int
    end: int
    sources: tuple[tuple[int, int], ...]


def main() -> int:
    """Print the figures as one JSON object; 3 when the data are not there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="the folder that holds quotes/PolNeAR")
    parser.add_argument("--part", default="dev", choices=["train", "dev"])
    parser.add_argument("--errors", type=int, default=0, help="print so many missed, spurious and misattributed quotes")
    options = parser.parse_args()
    folder = Path(options.data) / "quotes" / "PolNeAR" / "data" / options.part
    if not (folder / "attributions").is_dir():
        print(f"missing: {folder} (name the folder that holds quotes/PolNeAR with --data)", file=sys.stderr)
        return DATA_MISSING
    tally = Tally(n_errors=options.errors)
    for path in sorted((folder / "attributions").glob("*.ann")):
        text = (folder / "text" / f"{path.stem.rsplit('_', 1)[0]}.txt").read_text(encoding="utf-8")
        tally.add(text, path.read_text(encoding="utf-8"))
    print(json.dumps({"part": options.part, **tally.figures()}, indent=1))
    return 0


class Tally:
    """Counts over all articles."""

    def __init__(self, n_errors: int = 0) -> None:
        self.n_errors = n_errors
        self.articles = self.gold = self.found = self.exact = self.relaxed = self.with_source = self.right_speaker = 0
        self.no_speaker = 0

    def add(self, text: str, annotation: str) -> None:
        """Add one article."""
        document, sentences = make_document(text), tuple(split(text))
        gold = gold_quotes(text, annotation)
        quotes = [quote for quote in find_quotes(document, sentences, Mentions()) if quote.direct]
        self.articles += 1
        self.gold += len(gold)
        self.found += len(quotes)
        left = list(quotes)
        for one in gold:
            match = next((quote for quote in left if quote.span.start < one.end and one.start < quote.span.end), None)
            if match is None:
                self._show("missed", text, one.start, one.end, "")
                continue
            left.remove(match)
            self._count(one, match, text)
        for quote in left:
            self._show("spurious", text, quote.span.start, quote.span.end, quote.why)

    def _count(self, one: GoldQuote, match: Quote, text: str) -> None:
        self.relaxed += 1
        self.exact += _core(text, match.span.start, match.span.end) == _core(text, one.start, one.end)
        if not one.sources:
            return
        self.with_source += 1
        speaker = match.speaker
        right = speaker is not None and any(
            (speaker.start < end and start < speaker.end) or speaker.text == text[start:end]
            for start, end in one.sources
        )
        self.right_speaker += right
        self.no_speaker += speaker is None
        if not right:
            said = f"{speaker.text if speaker else None} for {[text[start:end] for start, end in one.sources]}"
            self._show("speaker", text, one.start, one.end, said)

    def figures(self) -> dict[str, float | int]:
        """Return precision, recall and F1 of contents, and the accuracy of speakers."""
        return {
            "articles": self.articles,
            "gold_quotes": self.gold,
            "found_quotes": self.found,
            **_scores("exact", self.exact, self.found, self.gold),
            **_scores("relaxed", self.relaxed, self.found, self.gold),
            "speakers_asked": self.with_source,
            "speaker_overlap_accuracy": _ratio(self.right_speaker, self.with_source),
            "speaker_none": _ratio(self.no_speaker, self.with_source),
        }

    def _show(self, kind: str, text: str, start: int, end: int, detail: str) -> None:
        if self.n_errors > 0:
            self.n_errors -= 1
            words = " ".join(text[max(0, start - 90) : end + 90].split())
            print(f"{kind}: …{words}… [{detail}]", file=sys.stderr)


def gold_quotes(text: str, annotation: str) -> list[GoldQuote]:
    """Return the stretches in quotation marks inside the contents that the corpus attributes."""
    spans: dict[str, tuple[str, list[tuple[int, int]]]] = {}
    attributions: list[dict[str, list[str]]] = []
    for line in annotation.splitlines():
        fields = line.split("\t")
        if re.match(r"T\d+$", fields[0]) and len(fields) > 1:
            kind, places = fields[1].split(" ", 1)
            spans[fields[0]] = (kind, [(int(a), int(b)) for a, b in (part.split() for part in places.split(";"))])
        elif re.match(r"E\d+$", fields[0]) and len(fields) > 1:
            roles: dict[str, list[str]] = {}
            for pair in fields[1].split():
                roles.setdefault(re.sub(r"\d+$", "", pair.split(":")[0]), []).append(pair.split(":")[1])
            attributions.append(roles)
    gold: dict[tuple[int, int], GoldQuote] = {}
    for roles in attributions:
        sources = tuple(place for name in roles.get("Source", []) for place in spans[name][1])
        for name in roles.get("Content", []):
            for start, end in spans[name][1]:
                for place in quoted_parts(text, start, end):
                    gold[place] = GoldQuote(*place, sources)
    return [gold[key] for key in sorted(gold)]


def quoted_parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches in quotation marks of a content span: all of it, where it opens and closes with marks."""
    words = text[start:end].strip(" \t\n,.;:")
    offset = text.index(words, start) if words else start
    if (
        re.match(r"[“\"]", words)
        and re.search(r"[”\"]$", words)
        and not re.search(r"[”\"][^“”\"\n]+[“\"]", words[1:-1])
    ):
        return [(offset + 1, offset + len(words) - 1)]
    pairs = re.finditer(r"“([^“”]+)(?:”|$)|\"([^\"]+)\"|(?<!\w)‘([^‘]+?)’(?!\w)", text[start:end])
    return [(start + pair.start(pair.lastindex or 0), start + pair.end(pair.lastindex or 0)) for pair in pairs]


def make_document(text: str) -> Document:
    """Return an article as one body block a paragraph."""
    blocks = tuple(
        Block(span=Span(start=line.start(), end=line.end(), text=line.group()), kind="body")
        for line in re.finditer(r"[^\n]*\S[^\n]*", text)
    )
    published = PublishedDate(edtf=None, basis="unknown", why="not needed")
    return Document(
        document_id="-", content_id="-", report_id="-", path="-", text=text, blocks=blocks, published=published
    )


def split(text: str) -> Iterator[Sentence]:
    """Yield sentences by final punctuation; the reader's own splitter stands behind the same record in the pipeline."""
    index = 0
    for paragraph, line in enumerate(re.finditer(r"[^\n]*\S[^\n]*", text)):
        start = line.start()
        stops = [stop.end() for stop in SENTENCE_END.finditer(text, line.start(), line.end())]
        stops = [stop for stop in stops if not ABBREVIATION.search(text[start:stop].rstrip())]
        for stop in [*stops, line.end()]:
            if text[start:stop].strip():
                yield Sentence(
                    index=index, span=Span(start=start, end=stop, text=text[start:stop]), paragraph=paragraph
                )
                index += 1
            start = stop


def _core(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    core = words.strip(EDGES)
    offset = start + words.index(core) if core else start
    return offset, offset + len(core)


def _scores(name: str, right: int, found: int, gold: int) -> dict[str, float | int]:
    precision, recall = _ratio(right, found), _ratio(right, gold)
    f1 = round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0
    return {f"{name}_precision": precision, f"{name}_recall": recall, f"{name}_f1": f1}


def _ratio(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


if __name__ == "__main__":
    sys.exit(main())
