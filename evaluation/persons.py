"""Which person a mention means: the grounding of 300 labelled mentions from four corpora.

python -m evaluation.persons --data FOLDER [--errors]

The spans are given; everything else is as `lapwing code` has it: the shipped reader's other entities and arguments,
the day stated with the text (LGL, Current Events) or inferred from it (GeoVirus, NewsWCL50). How the mentions were
chosen stands in evaluation/labels/README.md. "right": of the mentions whose person is in the knowledge, those grounded
to that person. "wrong": of all mentions, those grounded to another known person, or to one where the knowledge has
none. Texts are never printed: errors are named by corpus, document and offset.
"""

import argparse
import csv
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from evaluation.person_texts import CORPORA
from lapwing.documents import date_document, make_document
from lapwing.engine.context import make_context
from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.mentions.actors import find_actors, find_office_holders, ground_actors
from lapwing.mentions.places import find_places
from lapwing.mentions.times import find_times
from lapwing.models import Reader, load_reader
from lapwing.reading import read_document
from lapwing.records.base import Rejection, Span
from lapwing.records.document import Document
from lapwing.records.mention import ActorMention
from lapwing.records.reading import EntitySpan, Reading
from lapwing.records.report import Report

LABELS = Path(__file__).parent / "labels" / "persons.csv"
RUN_ON = date(2026, 4, 1)  # no text is younger; fixed, so that the same figures come out on any day
UNKNOWN = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One labelled mention: where it stands and whom it means (ids; none if the person is not in the knowledge)."""

    corpus: str
    document: str
    start: int
    end: int
    persons: frozenset[str]
    country: str
    sector: str


def read_labels() -> Iterator[Label]:
    """Yield the labelled mentions in the order of the file."""
    with LABELS.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            persons = frozenset(row["person"].split("|")) - {UNKNOWN}
            yield Label(
                corpus=row["corpus"],
                document=row["document"],
                start=int(row["start"]),
                end=int(row["end"]),
                persons=persons,
                country=row["country"],
                sector=row["sector"],
            )


def with_spans(reading: Reading, text: str, labels: Sequence[Label]) -> Reading:
    """Return a reading in which each labelled span is a person, whatever the reader had made of its words."""
    given = []
    for label in labels:
        span = Span(start=label.start, end=label.end, text=text[label.start : label.end])
        inside = [s.index for s in reading.sentences if s.span.start <= span.start < s.span.end]
        given.append(EntitySpan(span=span, label="PER", sentence=inside[0] if inside else 0, probability=1.0))
    others = tuple(e for e in reading.entities if not any(e.span.overlaps(g.span) for g in given))
    entities = sorted([*others, *given], key=lambda e: e.span.start)
    return replace(reading, entities=tuple(entities))


def ground_text(
    document: Document, reading: Reading, known: Knowledge, labels: Sequence[Label]
) -> dict[Label, ActorMention]:
    """Return what each labelled mention of a document is grounded to: the smallest mention that covers it."""
    reading = with_spans(reading, document.text, labels)
    actors = find_actors(document, reading, known.actors)
    places = find_places(document, reading, known.gazetteer)
    offices = find_office_holders(actors, known.actors)
    if document.published.basis == "unknown":
        times = find_times(document, reading.sentences)
        document = replace(document, published=date_document(document, times, offices, RUN_ON))
    context = make_context(document, reading, actors, places, offices, known.actors.countries, known.gazetteer)
    grounded = ground_actors(actors, context, known.actors)
    found = {}
    for label in labels:
        covering = [m for m in grounded if m.span.start <= label.start and label.end <= m.span.end]
        found[label] = min(covering, key=lambda m: (m.kind != "person", m.span.end - m.span.start))
    return found


def read_texts(data: Path, reader: Reader, known: Knowledge) -> Iterator[tuple[Document, Reading, list[Label]]]:
    """Yield every labelled document as the pipeline would have it, read."""
    wanted: dict[tuple[str, str], list[Label]] = defaultdict(list)
    for label in read_labels():
        wanted[label.corpus, label.document].append(label)
    for corpus, texts in CORPORA.items():
        for name, day, text in texts(data):
            labels = wanted.get((corpus, name))
            if labels:
                report = Report(report_id=name, path="-", content=text, published=day or None, language="en")
                document = make_document(report, outlets=known.outlets)
                if isinstance(document, Rejection):
                    raise ValueError(f"{corpus} {name} was refused: {document.reason}")
                yield document, read_document(document, reader), labels


def judge(label: Label, mention: ActorMention) -> str:
    """Return how a grounding compares with its label: "right", "unknown" (rightly) or the kind of the error."""
    claimed = mention.entity_id if mention.entity_id and not mention.entity_id.startswith("local:") else None
    if claimed:
        if claimed in label.persons:
            return "right"
        return "wrong: another person" if label.persons else "wrong: person not in the knowledge"
    if not label.persons:
        return "unknown"
    if any(candidate.entity_id in label.persons for candidate in mention.candidates):
        return "open: among the candidates"
    return "open: candidates, not this one" if mention.candidates else "open: no candidate"


def show(judged: Sequence[tuple[Label, ActorMention, str]]) -> None:
    """Print the figures per corpus and for all, then the errors by kind."""
    print(f"{'corpus':24}{'n':>5}{'known':>7}{'right':>8}{'wrong':>8}{'country':>9}{'sector':>8}")
    for corpus in [*CORPORA, "all"]:
        rows = [row for row in judged if corpus in {row[0].corpus, "all"}]
        known = [verdict for label, _, verdict in rows if label.persons]
        wrong = sum(verdict.startswith("wrong") for _, _, verdict in rows)
        country = [mention.country == label.country for label, mention, _ in rows if label.country]
        sector = [mention.sector[:1] == (label.sector,) for label, mention, _ in rows if label.sector]
        print(
            f"{corpus:24}{len(rows):5}{len(known):7}{known.count('right') / len(known):8.3f}{wrong / len(rows):8.3f}"
            f"{sum(country) / len(country):9.3f}{sum(sector) / len(sector):8.3f}"
        )
    once: dict[tuple[str, frozenset[str]], list[bool]] = defaultdict(list)
    for label, _, verdict in judged:
        if label.persons:
            once[label.corpus, label.persons].append(verdict == "right")
    share = sum(sum(each) / len(each) for each in once.values()) / len(once)
    print(f"each of {len(once)} persons of a corpus counted once: right {share:.3f}")
    for verdict, n in Counter(verdict for *_, verdict in judged).most_common():
        print(f"{n:5} {verdict}")


def main() -> int:
    """Print the figures; exit code 2 if a corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.persons", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="folder with the unpacked corpora")
    parser.add_argument("--errors", action="store_true", help="name every mention that is neither right nor unknown")
    options = parser.parse_args()
    data = Path(options.data)
    folders = ("geoparsing/LGL", "geoparsing/GeoVirus", "event_coref/NewsWCL50", "raw_news/WikipediaCurrentEvents")
    missing = [folder for folder in folders if not (data / folder).is_dir()]
    if missing:
        print(f"data missing: {', '.join(str(data / folder) for folder in missing)}", file=sys.stderr)
        return 2
    known, reader = load_knowledge(), load_reader()
    judged = [
        (label, mention, judge(label, mention))
        for document, reading, labels in read_texts(data, reader, known)
        for label, mention in ground_text(document, reading, known, labels).items()
    ]
    show(judged)
    if options.errors:
        for label, mention, verdict in judged:
            if verdict not in {"right", "unknown"}:
                place = f"{label.corpus} {label.document}:{label.start}-{label.end}"
                print(
                    f"{verdict}: {place} is {' or '.join(sorted(label.persons)) or 'unknown'}, got {mention.entity_id}"
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
