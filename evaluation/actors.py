"""Country and sector of actors on lapwing_gold, given the gold spans.

python -m evaluation.actors --data FOLDER [--folds 0123] [--show 15]

Without --folds: fold 4, which no rule was made on, then all. Spans, texts and dates are given; countries in the text
are tagged from the knowledge itself, as a perfect tagger would; persons and organisations are not tagged. Develop on
folds 0-3. Texts are never written out: only spans and codes.
"""

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lapwing.knowledge.actors import ActorIndex, load_actors
from lapwing.knowledge.name_keys import fold_words
from lapwing.mentions.actors import find_actors, ground_actors
from lapwing.records.base import Span
from lapwing.records.context import Context
from lapwing.records.document import Block, Document, PublishedDate
from lapwing.records.ids import content_id
from lapwing.records.mention import ActorMention
from lapwing.records.reading import Argument, EntityLabel, EntitySpan, Reading, Sentence, Trigger

GOLD_SECTORS = {"MED": "JRN", "HLH": "MED", "PAR": "PRM", "UNS": "GOV"}
SAME = ({"GOV", "MIL"},)


def read_items(folder: Path, folds: str) -> Iterator[dict[str, object]]:
    """Yield the gold items of the folds asked for."""
    for line in (folder / "items.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        if str(int(item["id"][:8], 16) % 5) in folds:
            yield item


def gold_entities(item: dict[str, object]) -> dict[tuple[int, int], tuple[str, str]]:
    """Return (start, end) → (country, sector) of the item's gold actors and recipients."""
    text, found = str(item["text"]), {}
    for event in item["events"]:  # type: ignore[attr-defined]
        for entity in event["actor"] + event["recipient"]:
            span, code, sector = entity.split("|")[:3]
            start = text.find(span)
            if start >= 0:
                found[start, start + len(span)] = (code, GOLD_SECTORS.get(sector, sector))
    return found


def tag_countries(text: str, index: ActorIndex) -> tuple[EntitySpan, ...]:
    """Return every country word of a text as an entity."""
    found, words = [], []
    for start, end in _word_spans(text):
        words.append((start, end, (fold_words(text[start:end]) or ("",))[0], text[start:end]))
    i = 0
    while i < len(words):
        hit = index.countries.match([w[2] for w in words], i, [w[3] for w in words])
        if hit:
            start, end = words[i][0], words[i + hit[0] - 1][1]
            label: EntityLabel = "NORP" if hit[1].kind in {"adjective", "noun"} else "LOC"
            span = Span(start=start, end=end, text=text[start:end])
            found.append(EntitySpan(span=span, label=label, sentence=0, probability=1.0))
        i += hit[0] if hit else 1
    return tuple(found)


def _word_spans(text: str) -> Iterator[tuple[int, int]]:
    start = None
    for i, char in enumerate(text + " "):
        if char.isalnum() or char in ".'’" and start is not None:
            start = i if start is None else start
        elif start is not None:
            word = text[start:i].rstrip(".'’") if text[start:i].count(".") < 2 else text[start:i]
            word = word.removesuffix("'s").removesuffix("’s")
            yield start, start + len(word)
            start = None


def ground_item(item: dict[str, object], index: ActorIndex) -> dict[tuple[int, int], ActorMention]:
    """Return the grounded mentions of an item by their offsets."""
    text, day = str(item["text"]), str(item["date"])
    whole = Span(start=0, end=len(text), text=text)
    published = PublishedDate(edtf=day, date_min=day, date_max=day, basis="metadata", why="given")
    content = content_id(text)
    document = Document(
        document_id=str(item["id"]),
        content_id=content,
        report_id=content,
        path="-",
        text=text,
        blocks=(Block(span=whole, kind="body"),),
        published=published,
    )
    arguments = tuple(
        Argument(role="actor", span=Span(start=s, end=e, text=text[s:e]), sentence=0, probability=1.0)
        for s, e in sorted(gold_entities(item))
    )
    trigger = Trigger(
        span=whole,
        sentence=0,
        probability=1.0,
        event="CONSULT",
        event_probability=1.0,
        reality="happened",
        reality_probability=1.0,
        arguments=arguments,
    )
    entities = tag_countries(text, index)
    sentence = Sentence(index=0, span=whole, paragraph=0)
    reading = Reading(content_id=content, sentences=(sentence,), entities=entities, triggers=(trigger,))
    found = find_actors(document, reading, index)
    counts = Counter(t.country for e in entities if (t := index.countries.lookup(e.span.text)))
    ordered = tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))
    context = Context(published=published, countries=ordered, sentences=(text,))
    return {(m.span.start, m.span.end): m for m in ground_actors(found, context, index)}


def main() -> int:
    """Print accuracies by kind and the commonest confusions; exit code 2 if the corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.actors", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="folder with the unpacked corpora")
    parser.add_argument("--folds", action="append", help="folds to measure, as 0123 [default: 4, then 01234]")
    parser.add_argument("--show", type=int, default=15, help="how many confusions to name")
    parser.add_argument("--errors", choices=("country", "sector"), help="print every error of this kind")
    options = parser.parse_args()
    folder = Path(options.data, "plover_cameo", "lapwing_gold")
    if not folder.is_dir():
        print(f"data missing: {folder}", file=sys.stderr)
        return 2
    index = load_actors()
    for folds in options.folds or ["4", "01234"]:
        print(f"folds {folds}")
        show(list(judge_folds(folder, folds, index)), options.show, options.errors)
    return 0


def judge_folds(folder: Path, folds: str, index: ActorIndex) -> Iterator[tuple[str, str, ActorMention]]:
    """Yield gold country, gold sector and the grounded mention of every actor of the folds."""
    for item in read_items(folder, folds):
        gold, grounded = gold_entities(item), ground_item(item, index)
        for key, (country, sector) in gold.items():
            wider = (one for (start, end), one in grounded.items() if start <= key[0] and key[1] <= end)
            yield country, sector, grounded.get(key) or next(wider)


def show(judged: list[tuple[str, str, ActorMention]], n_shown: int, errors: str | None) -> None:
    """Print the table, the confusions, and the errors if they are asked for."""
    totals: Counter[tuple[str, str]] = Counter()
    confusions: dict[str, Counter[tuple[str, str]]] = {"country": Counter(), "sector": Counter()}
    for country, sector, mention in judged:
        right = {"country": mention.country == country, "sector": same_sector(mention.sector, sector)}
        for kind in ("all", mention.kind):
            totals[kind, "n"] += 1
            totals[kind, "claimed"] += mention.country is not None
            totals[kind, "entity"] += mention.entity_id is not None
            for name, is_right in right.items():
                totals[kind, name] += is_right
        if not right["country"]:
            confusions["country"][country, str(mention.country)] += 1
        if not right["sector"]:
            confusions["sector"][sector, " ".join(mention.sector) or "-"] += 1
        if errors and not right[errors]:
            got = f"{mention.country} {' '.join(mention.sector)} | {mention.score.why[:110]}"
            print(f"{mention.kind:12} {mention.span.text[:70]!r} gold {country} {sector} got {got}")
    print(f"{'kind':14}{'n':>6}{'country':>9}{'claimed':>9}{'sector':>9}{'entity':>9}")
    for kind in sorted({kind for kind, _ in totals}):
        n = totals[kind, "n"]
        shares = (totals[kind, name] / n for name in ("country", "claimed", "sector", "entity"))
        print(f"{kind:14}{n:6}" + "".join(f"{share:9.3f}" for share in shares))
    for name, table in confusions.items():
        common = table.most_common(n_shown)
        print(name, "gold>got:", ", ".join(f"{gold}>{got} {n}" for (gold, got), n in common))


def same_sector(found: tuple[str, ...], gold: str) -> bool:
    """Whether the first sector is the gold one."""
    return found[:1] == (gold,)


if __name__ == "__main__":
    sys.exit(main())
