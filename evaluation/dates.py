"""When an event happened, with gold triggers and spans: accuracy on the annotated corpus where it is not the news day.

python -m evaluation.dates --data FOLDER [--links gold|none|reader] [--errors N]

Measured are the events whose gold date differs from the day of publication, by kind of gold date, and their macro mean.
--links says who tells which words date an event: `gold` (the words that the annotated date was found in; where it was
not found, none), `none` (the rules alone choose), `reader` (the shipped reader's links, fold 0 only: it has not seen
it). Windows of prose have no day of publication: there the phrase that was chosen is held against the annotated phrase.
Two dates mean the same when their first and last days are the same (198X is 1980/1989), an open end aside, or, of two
intervals, when each of our ends lies within the gold's: EDTF's "2001/2004-09" ends some time in September 2004, and so
does one that ends on its 23rd. "About" (~) is not asked for. Beside it stands the stricter macro, by days alone. Every
fifth document (by its id's hash: fold 4) is left out when rules are made and reported on its own as "kept".
"""

import argparse
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lapwing.documents import make_document
from lapwing.events.coding import code_trigger
from lapwing.events.confidence import load_calibration
from lapwing.events.scene import Scene
from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.knowledge.codebook import Codebook
from lapwing.knowledge.lexicon import load_lexicon
from lapwing.mentions.times import find_times, ground_times
from lapwing.models import Reader, load_reader
from lapwing.models.labels import EVENTS, REALITIES, ROLES
from lapwing.reading import read_document
from lapwing.reading.sentences import split_sentences
from lapwing.records.base import Rejection, Span
from lapwing.records.document import Document
from lapwing.records.event import EventDate, EventMention
from lapwing.records.mention import Mentions
from lapwing.records.reading import Argument, Reading, Sentence, Trigger
from lapwing.records.report import Report
from training.examples import Example, TriggerExample
from training.gold import fold_of, load_gold

KEPT_FOLD, READER_FOLD = 4, 0
KINDS = ("day", "interval", "month", "year", "phrase")
OF_THE_DAY, NOT_SAID = "news of the day", "no date"
_FIRST_DAY, _LAST_DAY = {4: "-01-01", 7: "-01"}, {4: "-12-31", 7: "-31"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One gold event, and what was said of its date; `kind` is one of `KINDS`, or "news of the day", or "no date"."""

    example_id: str
    sentence: str
    trigger: str
    reality: str
    gold: str
    kind: str
    ours: EventDate
    right: bool
    same_days: bool
    inside: bool
    kept: bool


def main() -> int:
    """Print the table; exit code 2 if the corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.dates", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="folder with the unpacked corpora")
    parser.add_argument("--links", choices=("gold", "none", "reader"), nargs="+", default=["gold", "none", "reader"])
    parser.add_argument("--errors", type=int, default=0, help="print so many errors, none of them from the kept share")
    options = parser.parse_args()
    folder = Path(options.data, "plover_cameo", "lapwing_gold")
    if not folder.is_dir():
        print(f"data missing: {folder}", file=sys.stderr)
        return 2
    examples, knowledge = load_gold(Path(options.data)), load_knowledge()
    for links in options.links:
        reader = load_reader() if links == "reader" else None
        chosen = [e for e in examples if reader is None or fold_of(e.example_id) == READER_FOLD]
        found = [dated for e in chosen for dated in date_example(e, links, reader, knowledge)]
        show(links, found, options.errors)
    return 0


def date_example(example: Example, links: str, reader: Reader | None, knowledge: Knowledge) -> Iterator[Dated]:
    """Date the gold events of one document and yield those whose gold date is not the day of publication."""
    report = Report(report_id="", path="-", content=example.text, published=example.published, language="en")
    document = make_document(report, outlets=knowledge.outlets)
    if isinstance(document, Rejection):
        return
    seen = read_document(document, reader) if reader else None
    sentences = seen.sentences if seen else split_sentences(document)
    triggers = [make_trigger(example, t, sentences, links, seen) for t in example.triggers]
    scene = make_scene(document, sentences, triggers, knowledge.codebook)
    weights, earlier = load_calibration(), list[EventMention]()
    for trigger, gold in zip(triggers, example.triggers, strict=True):
        mention = code_trigger(trigger, scene, earlier, weights)
        earlier.append(mention)
        when = str(gold.gold["when"] or "")
        yield judge(example, scene.sentence(trigger).span.text, mention, str(gold.gold["reality"]), when)


def make_trigger(
    example: Example, gold: TriggerExample, sentences: Sequence[Sentence], links: str, seen: Reading | None
) -> Trigger:
    """Return the gold event as the reader would hand it on, with the times that `links` says."""
    span = _span(example, *gold.pieces)
    spans = {role: list(_gold_spans(example, gold, number)) for number, role in enumerate(ROLES)}
    if links != "gold":
        spans["time"] = []
    found = [
        Argument(role=role, span=s, sentence=_sentence_of(s, sentences), probability=1.0)  # type: ignore[arg-type]
        for role in ROLES
        for s in spans[role]
    ]
    near = [t for t in seen.triggers if t.span.overlaps(span)] if seen else []
    found += [argument for argument in (near[0].arguments if near else ()) if argument.role == "time"]
    return Trigger(
        span=span,
        sentence=_sentence_of(span, sentences),
        probability=1.0,
        event=EVENTS[gold.event],
        event_probability=1.0,
        reality=REALITIES[gold.reality],  # type: ignore[arg-type]
        reality_probability=1.0,
        arguments=tuple(sorted(found, key=lambda a: a.span.start)),
    )


def _gold_spans(example: Example, gold: TriggerExample, number: int) -> Iterator[Span]:
    row = gold.roles[number]
    for first in (int(at) for at in (row == 1).nonzero()[0]):
        last = first + 1
        while last < len(row) and row[last] == 2:
            last += 1
        yield _span(example, first, last)


def _span(example: Example, first: int, last: int) -> Span:
    start, end = int(example.pieces.starts[first]), int(example.pieces.ends[last - 1])
    return Span(start=start, end=end, text=example.text[start:end])


def _sentence_of(span: Span, sentences: Sequence[Sentence]) -> int:
    return next((s.index for s in sentences if s.span.start <= span.start < s.span.end), 0)


def make_scene(
    document: Document, sentences: tuple[Sentence, ...], triggers: Iterable[Trigger], codebook: Codebook
) -> Scene:
    """Return a scene with the times that Lapwing finds, and no other mentions: none of them bears on a date."""
    reading = Reading(content_id="", sentences=sentences, entities=(), triggers=tuple(triggers))
    times = ground_times(find_times(document, sentences), document)
    return Scene(
        document=document,
        reading=reading,
        mentions=Mentions(times=times),
        quotes=(),
        codebook=codebook,
        lexicon=load_lexicon(),
    )


def judge(example: Example, sentence: str, mention: EventMention, reality: str, when: str) -> Dated:
    """Say whether an event's date is the gold one; of a gold phrase, whether the chosen words are part of it."""
    is_phrase = when.startswith("~")
    text = mention.date.text or ""
    same_words = bool(text) and (text.lower() in when.lower() or when[1:].lower() in text.lower())
    return Dated(
        example_id=example.example_id,
        sentence=sentence,
        trigger=mention.trigger.text,
        reality=reality,
        gold=when,
        kind=OF_THE_DAY if when and when == example.published else "phrase" if is_phrase else kind_of(when),
        ours=mention.date,
        right=same_words if is_phrase else means_same(mention.date.edtf or "", when),
        same_days=same_words if is_phrase else days_of(mention.date.edtf or "") == days_of(when),
        inside=is_phrase or _lies_inside(days_of(mention.date.edtf or ""), days_of(when)),
        kept=fold_of(example.example_id) == KEPT_FOLD,
    )


def kind_of(edtf: str) -> str:
    """Return the kind of a gold date by its form."""
    if not edtf:
        return NOT_SAID
    plain = re.sub(r"[~?]", "", edtf)
    return "interval" if "/" in plain else {10: "day", 7: "month", 4: "year"}.get(len(plain), "day")


def days_of(edtf: str) -> tuple[str, str]:
    """Return the first and last day of an EDTF date, "" for an open end."""
    first, _, last = re.sub(r"[~?]", "", edtf).replace("..", "").partition("/")
    if "/" not in edtf:
        last = first
    first, last = first.replace("X", "0"), last.replace("X", "9")
    return first + _FIRST_DAY.get(len(first), ""), last + _LAST_DAY.get(len(last), "")


def means_same(ours: str, gold: str) -> bool:
    """Whether two EDTF dates mean the same days, our interval's ends being within the gold's, or as exact."""
    if days_of(ours) == days_of(gold):
        return True
    if "/" not in ours or "/" not in gold:
        return False
    pairs = zip(ours.split("/"), gold.split("/"), strict=True)
    days = [(days_of(mine), days_of(theirs)) for mine, theirs in pairs]
    return all(mine == theirs or (theirs[1] != "" and _lies_inside(mine, theirs)) for mine, theirs in days)


def _lies_inside(ours: tuple[str, str], gold: tuple[str, str]) -> bool:
    """Whether ours is the gold stretch or a part of it: as right, and told more exactly."""
    return bool(ours[0]) and gold[0] <= ours[0] and (not gold[1] or ours[1] <= gold[1])


def _macro_of_days(found: Sequence[Dated]) -> float:
    by_kind = [[d.same_days for d in found if d.kind == kind] for kind in KINDS if kind != "phrase"]
    return sum(sum(same) / len(same) for same in by_kind if same) / max(1, sum(map(bool, by_kind)))


def show(links: str, found: Sequence[Dated], n_errors: int) -> None:
    """Print accuracy by kind, the macro mean over kinds, and both for the share that was kept out."""
    other, found = [d for d in found if d.kind not in KINDS], [d for d in found if d.kind in KINDS]
    print(f"\nlapwing_gold, gold triggers, links by {links}: {len(found)} events not of the day of publication")
    for kind in (OF_THE_DAY, NOT_SAID):
        same = [d.right for d in other if d.kind == kind]
        print(f"  beside them {kind}: {sum(same) / max(1, len(same)):.3f} of {len(same)}")
    for name, part in (("all", found), ("kept", [d for d in found if d.kept])):
        right = Counter(d.kind for d in part if d.right)
        total = Counter(d.kind for d in part)
        by_kind = {kind: right[kind] / total[kind] for kind in KINDS if total[kind]}
        dates = [value for kind, value in by_kind.items() if kind != "phrase"]
        n_dates = sum(total[kind] for kind in KINDS if kind != "phrase")
        exact = sum(right[kind] for kind in KINDS if kind != "phrase")
        cells = "  ".join(f"{kind} {value:.3f} of {total[kind]}" for kind, value in by_kind.items())
        print(f"  {name:5}{cells}")
        if dates:
            inside = sum(d.inside for d in part if d.kind != "phrase")
            print(
                f"  {name:5}dates: macro {sum(dates) / len(dates):.3f} (by days alone {_macro_of_days(part):.3f}),"
                f" all alike {exact / n_dates:.3f} of {n_dates}; the same or a part of it {inside / n_dates:.3f}"
            )
    wrong = [d for d in found if not d.right and not d.kept]
    for d in wrong[:n_errors]:
        print(f"    {d.kind} {d.gold} got {d.ours.edtf} {d.ours.text!r} ({d.ours.basis}; {d.ours.why[:70]})")
        print(f"      {d.example_id} [{d.trigger}] {d.reality}: {d.sentence[:330]}")


if __name__ == "__main__":
    sys.exit(main())
