"""How well phrases of time are found and placed: span F1 and value F1 on WikiWars and on the articles of SemEval-2015.

Usage: python evaluation/times.py [DATA] [--errors N]      (DATA or the environment's DATA: the folder that holds time/)
Values are compared after both sides are brought to one form: TIMEX seasons and parts of days, EDTF approximations,
durations (P3D). A range counts as its two ends where the gold tags two. Beside WikiWars stands the level that
HeidelTime, rules as well, publishes for all 22 of its documents (version 1.8, "EvaluationResults" of its project wiki);
its better known ~.90 relaxed span F1 and ~.78 value F1 are on TempEval-3.
"""

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape
from pathlib import Path

from evaluation.time_corpora import read_articles
from lapwing.mentions.times import find_times, ground_times
from lapwing.records.base import Span
from lapwing.records.document import Block, Document, PublishedDate
from lapwing.records.mention import TimeMention
from lapwing.records.reading import Sentence
from lapwing.records.time_expression import TimeExpression

SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
UNITS = {
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "decade": "E",
    "century": "C",
}
HEIDELTIME = "  HeidelTime 1.8 on all of WikiWars: span strict F1 .831, lenient .903; lenient with value .808"
_TAG = re.compile(r"<TIMEX3([^>]*)>|</TIMEX3>")
Gold = tuple[int, int, str]


def read_document(path: Path) -> tuple[str, str, list[Gold]]:
    """Return the text, its creation date and the gold (start, end, value); of nested phrases the outer ones."""
    source = path.read_text(encoding="utf-8")
    created = re.search(r"<DCT>.*?value=\"([\d-]{10})", source, re.DOTALL)
    body = source[source.index("<TEXT>") + 6 : source.index("</TEXT>")]
    text, gold, opened, at = "", list[Gold](), list[tuple[int, str]](), 0
    for tag in _TAG.finditer(body):
        text += unescape(body[at : tag.start()])
        at = tag.end()
        if tag[0].startswith("</"):
            start, value = opened.pop()
            if not opened:
                gold.append((start, len(text), value))
        else:
            attribute = re.search(r'value="([^"]*)"', tag[1])
            opened.append((len(text), attribute[1] if attribute else ""))
    return text + unescape(body[at:]), created[1] if created else "", sorted(gold)


def split(text: str) -> tuple[Sentence, ...]:
    """Return plain sentences: enough for phrases of time."""
    found: list[Sentence] = []
    for paragraph, block in enumerate(re.finditer(r"[^\n]+", text)):
        for match in re.finditer(r".+?(?:(?<=[a-z\d)\"”]{2})[.!?][\"”]?(?=\s+[A-Z\"“])|$)", block[0]):
            start, end = block.start() + match.start(), block.start() + match.end()
            found.append(
                Sentence(index=len(found), span=Span(start=start, end=end, text=text[start:end]), paragraph=paragraph)
            )
    return tuple(found)


def answer(text: str, created: str) -> Iterator[Gold]:
    """Yield (start, end, value) as Lapwing reads the text."""
    whole = Span(start=0, end=len(text), text=text)
    published = PublishedDate(edtf=created, date_min=created, date_max=created, basis="metadata", why="stated")
    document = Document(
        document_id="",
        content_id="",
        report_id="",
        path="-",
        text=text,
        blocks=(Block(span=whole, kind="body"),),
        published=published,
    )
    expressions = find_times(document, split(text))
    for expression, mention in zip(expressions, ground_times(expressions, document), strict=True):
        yield from write_values(expression, mention)


def write_values(expression: TimeExpression, mention: TimeMention) -> Iterator[Gold]:
    """Yield the mention as TIMEX values, a range as its two ends."""
    span = mention.span
    if (
        expression.relation != "since"
        and expression.until
        and mention.edtf
        and "/" in mention.edtf
        and expression.until.span.end == span.end
        and expression.until.span.start > span.start  # not "the third quarter", which is one phrase
    ):
        first, last = mention.edtf.replace("~", "").split("/")
        yield span.start, _end_of_first(expression), first
        yield expression.until.span.start, expression.until.span.end, last
    elif expression.kind == "duration":
        count = "X" if expression.count is None else f"{expression.count:g}"
        unit = UNITS.get(expression.unit or "", "")
        yield span.start, span.end, f"PT{count}{unit[1:]}" if unit.startswith("T") else f"P{count}{unit}"
    else:
        yield span.start, span.end, normalise_ours(mention)


def _end_of_first(expression: TimeExpression) -> int:
    second = expression.until.span.start if expression.until else expression.span.end
    between = expression.span.text[: second - expression.span.start]
    return expression.span.start + len(
        re.sub(r"(?:\s?[-–—]\s?|\s(?:to|and|until|till|through)\s(?:the\s)?)$", "", between)
    )


def normalise_ours(mention: TimeMention) -> str:
    """Return our EDTF in the gold's form: the named period, without "since", "early" or "~"."""
    edtf = mention.edtf or "none"
    if mention.precision == "week" and "~" not in edtf and "/" in edtf:
        return f"{date.fromisoformat(edtf.split('/')[0]):%G-W%V}"
    if edtf.startswith("-"):
        return f"BC{1 - int(edtf):04}" if edtf[1:].isdigit() else edtf
    edtf = edtf.replace("~", "").removesuffix("/..").removeprefix("../")
    if part := re.fullmatch(r"(\d{4})-(\d\d)/\1-(\d\d)", edtf):
        length, last_month = int(part[3]) - int(part[2]) + 1, int(part[3])
        if letter := {3: "Q", 6: "H"}.get(length):
            return f"{part[1]}-{letter}{last_month // length}"
    if "/" in edtf:
        first, last = edtf.split("/")
        common = os.path.commonprefix([first, last])
        edtf = {7: first[:7], 8: first[:7], 4: first[:4], 5: first[:4], 6: first[:4]}.get(len(common), first)
    return edtf.rstrip("X")


def normalise_gold(value: str) -> str:
    """Return a TIMEX value in the form compared: seasons by number, no part of the day, no clock."""
    value = re.sub(r"T(?:[A-Z]{2}|[\dX:]+)?[-+Z\d:]*$", "", value) if not value.startswith("P") else value
    value = re.sub(r"-(SP|SU|FA|WI)$", lambda season: f"-{SEASONS[season[1]]}", value)
    value = (
        "none" if value in {"null", "", "PRESENT_REF", "PAST_REF", "FUTURE_REF"} or value.startswith("XXXX") else value
    )
    return value.rstrip("X").rstrip("-") if not value.startswith("P") else value


def score(title: str, documents: Sequence[tuple[str, str, Sequence[Gold]]], n_errors: int) -> None:
    """Print the table of (text, day, gold) and the most frequent errors."""
    counts: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    for text, created, gold in documents:
        ours = list(answer(text, created))
        counts["gold"] += len(gold)
        counts["ours"] += len(ours)
        counts["exact"] += len({item[:2] for item in gold} & {item[:2] for item in ours})
        taken: set[int] = set()
        for start, end, value in gold:
            match = next((i for i, (s, e, _) in enumerate(ours) if s < end and start < e and i not in taken), None)
            if match is None:
                errors[f"missed {text[start:end][:50]!r} {value[:4] if value[:1] in 'PFX' else ''}"] += 1
                continue
            taken.add(match)
            counts["relaxed"] += 1
            got = ours[match][2]
            if got == normalise_gold(value):
                counts["value"] += 1
            else:
                errors[f"value {text[start:end][:40]!r} gold {value} got {got}"] += 1
        for i, (start, end, value) in enumerate(ours):
            if i not in taken:
                errors[f"spurious {text[start:end][:40]!r} {value}"] += 1
    show(title, counts, len(documents))
    for error, count in sorted(errors.items(), key=lambda item: (-item[1], item[0]))[:n_errors]:
        print(f"  {count:3} {error}")


def show(title: str, counts: Counter[str], n_documents: int) -> None:
    """Print precision, recall and F1 of exact spans, overlapping spans, and overlapping spans with the right value."""
    print(f"{title}: {n_documents} documents, {counts['gold']} phrases, {counts['ours']} found")
    print(f"  {'':16}{'P':>7}{'R':>7}{'F1':>7}")
    for row, name in (("exact", "span exact"), ("relaxed", "span relaxed"), ("value", "value")):
        precision, recall = counts[row] / max(counts["ours"], 1), counts[row] / max(counts["gold"], 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        print(f"  {name:16}{precision:7.3f}{recall:7.3f}{f1:7.3f}")
    print(f"  value accuracy of the phrases found: {counts['value'] / max(counts['relaxed'], 1):.3f}")


def main() -> int:
    """Evaluate; exit code 2 if the data are missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", nargs="?", default="")
    parser.add_argument("--data", dest="folder", default=os.environ.get("DATA", ""))
    parser.add_argument("--errors", type=int, default=0, help="print the N most frequent errors")
    options = parser.parse_args()
    options.data = options.data or options.folder
    folder = Path(options.data) / "time" / "WikiWars" / "train"
    documents = sorted(folder.glob("*.tml"))
    if not documents:
        print(f"missing: {folder}/*.tml; give the data folder as an argument or as DATA", file=sys.stderr)
        return 2
    score("WikiWars", [read_document(path) for path in documents], options.errors)
    print(HEIDELTIME)
    articles = list(read_articles(Path(options.data) / "event_coref" / "MEANTIME"))
    if not articles:
        print("missing: event_coref/MEANTIME, whose phrases of time stand in SemEval-2015's articles", file=sys.stderr)
        return 2
    score("SemEval-2015 Task 4, its articles", [(a.text, a.created, a.phrases) for a in articles], options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
