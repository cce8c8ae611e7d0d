"""Whether fusion puts two outlets' mentions together: 900 labelled pairs from NeuS and NewsWCL50.

python -m evaluation.pairs --data FOLDER [--errors]

The texts are coded and fused as `lapwing code` would, all stories in one run: with the day of each story, and again
without any day; with the triggers that the reader finds, and again with the labelled triggers given to it. How the
pairs were chosen stands in evaluation/labels/README.md; the texts are in `evaluation/pair_texts.py`. A pair is found
"same" when both mentions are in one event, "part_of" when their events are so related. Intervals: 95 %, bootstrapped
over stories. Texts are never printed: errors are named by corpus, story, outlet and offsets.
"""

import argparse
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from evaluation.given_triggers import GivenTriggers
from evaluation.pair_scores import (
    Judged,
    Pair,
    TextKey,
    describe,
    f1,
    interval,
    judge_by_lemma,
    kappa,
    kind_of_error,
    precision,
    read_labels,
    recall,
)
from evaluation.pair_texts import NEUS, NEWSWCL50, PairText, read_pair_texts
from lapwing.documents import make_document
from lapwing.fusion import fuse_events
from lapwing.knowledge import load_knowledge
from lapwing.models import load_reader
from lapwing.pipeline import Tools, code_report
from lapwing.records.base import Rejection
from lapwing.records.coded import CodedReport
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from lapwing.records.report import Report

RUN_ON = date(2026, 4, 1)  # fixed, so that the same figures come out on any day


def read_texts(data: Path, pairs: Sequence[Pair]) -> dict[TextKey, PairText]:
    """Return the labelled texts; ValueError where one is not the text that was labelled."""
    texts = {(one.corpus, one.story, one.name): one for one in read_pair_texts(data)}
    for pair in pairs:
        if (texts[pair.first].digest, texts[pair.second].digest) != pair.digests:
            raise ValueError(f"the texts of story {pair.story} are not those that were labelled")
    wanted = {key for pair in pairs for key in (pair.first, pair.second)}
    return {key: texts[key] for key in sorted(wanted)}


def spans_of(pairs: Sequence[Pair]) -> dict[TextKey, list[tuple[int, int]]]:
    """Return the labelled triggers of each text, in order."""
    found: defaultdict[TextKey, set[tuple[int, int]]] = defaultdict(set)
    for pair in pairs:
        found[pair.first].add(pair.first_span)
        found[pair.second].add(pair.second_span)
    return {key: sorted(found[key]) for key in sorted(found)}


def code_text(
    key: TextKey, text: PairText, tools: Tools, *, is_dated: bool, given: Sequence[tuple[int, int]] = ()
) -> CodedReport:
    """Return a text as the pipeline codes it; `given` are spans that are triggers whatever the reader makes of them."""
    report = Report(
        report_id="/".join(key),
        path="-",
        content=text.text,
        outlet=text.outlet or None,
        published=text.published if is_dated else None,
        language="en",
    )
    if given:
        document = make_document(report, outlets=tools.knowledge.outlets)
        if not isinstance(document, Rejection):
            tools = replace(tools, reader=GivenTriggers(tools.reader, document, given))
    return code_report(report, tools, RUN_ON)


def judge_pairs(pairs: Sequence[Pair], coded: Mapping[TextKey, CodedReport], events: Sequence[Event]) -> list[Judged]:
    """Return every pair with the verdict of `events`."""
    homes: defaultdict[str, set[str]] = defaultdict(set)
    for event in events:
        for mention_id in event.mentions:
            homes[mention_id].add(event.event_id)
    parts = {(event.event_id, one.event_id) for event in events for one in event.relations if one.kind == "part_of"}
    judged = []
    for pair in pairs:
        first = find_mention(coded[pair.first].event_mentions, pair.first_span)
        second = find_mention(coded[pair.second].event_mentions, pair.second_span)
        verdict = ""
        if first and second:
            verdict = relate(homes[first.mention_id], homes[second.mention_id], parts)
        judged.append(Judged(pair=pair, first=first, second=second, verdict=verdict))
    return judged


def find_mention(mentions: Iterable[EventMention], span: tuple[int, int]) -> EventMention | None:
    """Return the mention whose trigger shares most characters with a span, None where none shares any."""
    shared = [(min(m.trigger.end, span[1]) - max(m.trigger.start, span[0]), m) for m in mentions]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] > 0 else None


def relate(first: set[str], second: set[str], parts: set[tuple[str, str]]) -> str:
    """Return "same", "part_of" (the first of the second), "has_part" or "different" for two mentions' events."""
    if first & second:
        return "same"
    pairs = [(one, other) for one in sorted(first) for other in sorted(second)]
    if any(pair in parts for pair in pairs):
        return "part_of"
    return "has_part" if any((other, one) in parts for one, other in pairs) else "different"


def show(title: str, judged: Sequence[Judged]) -> None:
    """Print one condition: what was coded, the scores with intervals, parts, wrong merges by kind."""
    ends = [end is not None for one in judged for end in (one.first, one.second)]
    coded = [one for one in judged if one.is_coded]
    labels = Counter(one.pair.label for one in coded)
    told = ", ".join(f"{labels[label]} {label}" for label in ("same", "part_of", "different"))
    print(f"\n{title}: {sum(ends) / len(ends):.3f} of the triggers coded; both in {len(coded)} pairs ({told})")
    show_scores("fusion", coded)
    for corpus in sorted({one.pair.story[0] for one in coded}):
        show_scores(f"  {corpus}", [one for one in coded if one.pair.story[0] == corpus])
    show_scores("lemma", judge_by_lemma(coded))
    show_scores("fusion, a pair not coded is apart", judged)
    parts = Counter(one.verdict for one in coded if one.pair.label == "part_of")
    found = Counter(one.pair.label for one in coded if one.verdict in ("part_of", "has_part"))
    print(f"  labelled part_of, found: {_counts(parts)}; found part_of either way, labelled: {_counts(found)}")
    wrong = Counter(kind_of_error(one) for one in coded if one.verdict == "same" and one.pair.label != "same")
    print(f"  wrong merges ({wrong.total()}): {_counts(wrong)}")


def show_scores(name: str, judged: Sequence[Judged]) -> None:
    """Print precision, recall and F1 of "same", each with its interval."""
    cells = []
    for score in (precision, recall, f1):
        low, high = interval(judged, score)
        cells.append(f"{score.__name__} {score(judged):.3f} [{low:.3f}, {high:.3f}]")
    print(f"  {name:34}{'  '.join(cells)}  ({len(judged)} pairs)")


def show_errors(judged: Sequence[Judged]) -> None:
    """Print every coded pair whose verdict is not its label, with what was coded at both ends."""
    for one in judged:
        right = one.verdict == one.pair.label or (one.verdict, one.pair.label) == ("has_part", "part_of")
        if one.first and one.second and not right:
            pair = one.pair
            ends = (
                f"{text[2]}:{span[0]}-{span[1]} {describe(mention)}"
                for text, span, mention in (
                    (pair.first, pair.first_span, one.first),
                    (pair.second, pair.second_span, one.second),
                )
            )
            kind = f" ({kind_of_error(one)})" if one.verdict == "same" else ""
            print(f"    {pair.label} found {one.verdict}{kind}: {' '.join(pair.story)} {' and '.join(ends)}")


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{n} {name}" for name, n in counter.most_common()) or "none"


def main() -> int:
    """Print the figures; exit code 2 if a corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.pairs", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="folder with the unpacked corpora")
    parser.add_argument("--errors", action="store_true", help="name every pair that was judged wrongly")
    options = parser.parse_args()
    data = Path(options.data)
    missing = [name for name in (NEUS, NEWSWCL50) if not (data / name).is_file()]
    if missing:
        print(f"data missing: {', '.join(str(data / name) for name in missing)}", file=sys.stderr)
        return 2
    pairs = read_labels()
    texts, spans = read_texts(data, pairs), spans_of(pairs)
    tools = Tools(load_reader(), load_knowledge())
    agreed, n_again = kappa(pairs)
    print(f"{len(pairs)} pairs, {len(texts)} texts; {n_again} labelled twice, Cohen's kappa {agreed:.2f}")
    for triggers in ("found", "given"):
        for is_dated in (True, False):
            coded = {
                key: code_text(
                    key, texts[key], tools, is_dated=is_dated, given=spans[key] if triggers == "given" else ()
                )
                for key in texts
            }
            mentions = [mention for one in coded.values() for mention in one.event_mentions]
            documents = [one.document for one in coded.values() if one.document]
            judged = judge_pairs(pairs, coded, fuse_events(mentions, documents, tools.knowledge.outlets))
            show(f"triggers {triggers}, {'dated' if is_dated else 'undated'}", judged)
            if options.errors:
                show_errors(judged)
    return 0


if __name__ == "__main__":
    sys.exit(main())
