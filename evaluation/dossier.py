"""How well a dossier's checker tells supported sentences from minimally edited ones.

    python -m evaluation.dossier --data FOLDER [--items 400] [--words-only] [--show]

Current Events items are coded and fused, and their dossier written with the checker held back: every sentence that the
patterns give is kept. Each is checked as it stands (how many pass) and after minimal edits (how many are refused), by
the kind of edit. The edits are made on the words of the sentence by rules of their own: they share no code with the
checker and know nothing of the record. That a sentence which fails unedited may be a wrong one cannot be seen here:
`--show` prints those, and the edited ones that pass, for reading by eye. With `--words-only` the passages are given
without what the reader saw in them: the words, the outlet and the day of the report are all that the checker has.
"""

import argparse
import random
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.current_events import read_items, write_reports
from evaluation.sentence_edits import Sample, edits
from lapwing import api
from lapwing.dossier.check import Checker
from lapwing.dossier.passages import Passage
from lapwing.dossier.sentences import HEADS, name_of, quote_whole, retell, tell_figure

SEED = 20261122
CATEGORIES = ("rmed", "nternational", "olitic")


def samples(workspace: api.Workspace) -> Iterator[Sample]:
    """Yield every sentence that the patterns give for the workspace's events, the richest of each mention."""
    for event in workspace.events():
        for material in workspace._materials([event]):  # noqa: SLF001 - the dossier's own way to its material
            documents = {document.report_id: document for document in material.documents}
            for cited in material.mentions:
                mention = cited.mention
                if mention.mention_id not in event.mentions:
                    continue
                passage = material.passage(mention.sentence, documents[mention.report_id])
                for text in list(retell(mention, passage))[:1]:
                    yield Sample(text, passage, "retold")
                for field in HEADS:
                    figure = tell_figure(mention, field)
                    if figure and field != "size":
                        yield Sample(figure, passage, "figure")
                yield Sample(quote_whole(passage), passage, "quote")
                for quote in passage.quotes:
                    name = name_of(quote.speaker) if quote.speaker else None
                    if name and quote.direct and quote.span.end <= passage.end and passage.start <= quote.span.start:
                        yield Sample(f"{name} said: “{' '.join(quote.span.text.split())}”", passage, "quote")


def measure(found: Sequence[Sample], checker: Checker, *, show: bool) -> None:
    """Print how many sentences pass and how many edits are refused, by kind."""
    chance = random.Random(SEED)
    passed: Counter[str] = Counter()
    total: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    made: Counter[str] = Counter()
    for sample in found:
        total[sample.kind] += 1
        faults = checker.check(sample.text, [sample.passage])
        if faults:
            if show:
                print(f"refused  {sample.text}\n         {sample.passage.text}\n         {[f.why for f in faults]}")
            continue
        passed[sample.kind] += 1
        for kind, edited in edits(sample, chance):
            if edited == sample.text:
                continue
            made[kind] += 1
            if checker.check(edited, [sample.passage]):
                refused[kind] += 1
            elif show:
                print(f"PASSED   {kind}: {edited}\n         {sample.text}\n         {sample.passage.text}")
    print("sentences as the patterns give them: passed / all")
    for kind in sorted(total):
        print(f"  {kind:<18} {passed[kind]:>5} / {total[kind]:<5} {passed[kind] / total[kind]:.3f}")
    print("edits of those that passed: refused / all")
    for kind in sorted(made):
        print(f"  {kind:<18} {refused[kind]:>5} / {made[kind]:<5} {refused[kind] / made[kind]:.3f}")
    print(f"  {'all':<18} {refused.total():>5} / {made.total():<5} {refused.total() / max(1, made.total()):.3f}")


def main() -> None:
    """Code the items, or take a workspace that has them, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--data", type=Path, help="the folder with raw_news/WikipediaCurrentEvents")
    parser.add_argument("--workspace", type=Path, help="a workspace that is coded already")
    parser.add_argument("--items", type=int, default=400)
    parser.add_argument("--words-only", action="store_true", help="passages without their reading")
    parser.add_argument("--show", action="store_true", help="print refused sentences and edits that pass")
    given = parser.parse_args()
    if not given.workspace and not given.data:
        parser.error("name --data FOLDER or --workspace FILE")
    checker = Checker(api._known_actors(()))  # noqa: SLF001 - the knowledge that the door takes
    with tempfile.TemporaryDirectory() as folder:
        path = given.workspace or Path(folder) / "items.db"
        with api.open(path, jobs=1, run_on=date(2026, 11, 22)) as workspace:
            if not given.workspace:
                workspace.code([write_reports(_draw_items(given.data, given.items), Path(folder) / "items.jsonl")])
            found = [_bare(each) if given.words_only else each for each in samples(workspace)]
            measure(list(dict.fromkeys(found)), checker, show=given.show)


def _bare(sample: Sample) -> Sample:
    told = sample.passage
    bare = Passage(text=told.text, outlet=told.outlet, published=told.published, report_id=told.report_id)
    return replace(sample, passage=bare)


def _draw_items(data: Path, number: int) -> list[dict[str, Any]]:
    kept = [
        item
        for item in read_items(data)
        if item["date"] >= "2012"
        and any(part in item["category"] for part in CATEGORIES)
        and 60 < len(item["text"]) < 600
    ]
    random.Random(SEED).shuffle(kept)
    return kept[:number]


if __name__ == "__main__":
    main()
