"""Pronouns, descriptions and repeated mentions, measured on the annotated windows of prose with gold triggers.

Usage: python -m evaluation.antecedents --data FOLDER [--folds 4] [--errors N]

The reader gives names and sentences only; triggers, types and the spans of actors and recipients are those of the
annotation (plover_cameo/lapwing_gold, prose.jsonl), so that what is measured are the rules. The rules were developed on
folds 0-3; fold 4 was not looked at. What is measured:

- antecedents: each actor or recipient that the annotation gives a fuller mention ("he" → "the Turkish foreign
  minister"). Right: who stands at these words in the coded record is that entity, or has its name. A pair of states
  that one phrase stands for counts once for each. Over all of them, and over those that were resolved at all;
- same_as: each event that only repeats an earlier one of its window. Right: the record is linked to a record of that
  event. Precision, recall and F1 of links.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from evaluation.gold_match import SAME_CODE
from lapwing.documents import make_document
from lapwing.engine.context import make_context
from lapwing.events import code_events
from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.mentions.actors import find_actors, find_office_holders, ground_actors
from lapwing.mentions.places import find_places, ground_places
from lapwing.mentions.times import find_times, ground_times
from lapwing.models import load_reader
from lapwing.models.labels import EVENTS, ROLES, SECTORS
from lapwing.models.reader import Reader
from lapwing.quotes import find_quotes
from lapwing.reading import read_document
from lapwing.records.base import Rejection, Span
from lapwing.records.event import EventMention, Participant
from lapwing.records.ids import content_id
from lapwing.records.mention import Mentions
from lapwing.records.reading import Argument, Reading, Reality, Role, Trigger
from lapwing.records.report import Report
from training.examples import Example, TriggerExample
from training.gold import fold_of, load_gold

DATA_MISSING = 2
PRONOUNS = frozenset("i me my we us our you your he him his she her it its they them their those who".split())
MAX_STATE_WORDS = 3  # "the Russian state", not an official's title and name
SURE = 0.99  # what an annotated event is read with


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One annotated antecedent: the words, what they stand for, and who stands at them in the coded record."""

    words: str
    antecedent: str
    country: str
    ours: tuple[Participant, ...]
    right: bool

    @property
    def right_country(self) -> bool:
        """Whether somebody at the words has the annotation's country or body."""
        return self.right or any(SAME_CODE.get(one.country or "", one.country) == self.country for one in self.ours)

    @property
    def kind(self) -> str:
        """Return "pronoun", "short name" or "description"."""
        words = self.words.lower()
        if words in PRONOUNS:
            return "pronoun"
        return "short name" if words in self.antecedent.lower() else "description"


@dataclass(slots=True)
class Tally:
    """All cases, and the links of repeated mentions."""

    cases: list[Case] = field(default_factory=list)
    gold_links: int = 0
    our_links: int = 0
    right_links: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, example: Example, coded: "GoldCoded") -> None:
        """Add one window."""
        gold = [cast("Mapping[str, Any]", one.gold) for one in example.triggers]
        records = [_record_at(one, coded) for one in coded.triggers]
        for record, one in zip(records, gold, strict=True):
            self.cases += _cases(record, one, coded)
        self._add_links(gold, records, example.text)

    def _add_links(self, gold: Sequence[Mapping[str, Any]], records: Sequence[EventMention | None], text: str) -> None:
        roots = [_root(n, gold) for n in range(len(gold))]
        number = {one.mention_id: n for n, one in enumerate(records) if one is not None}
        for n, record in enumerate(records):
            theirs = roots[n] if roots[n] != n else None
            ours = number.get(record.same_as or "") if record else None
            self.gold_links += theirs is not None
            self.our_links += bool(record and record.same_as)
            right = ours is not None and theirs is not None and roots[ours] == theirs
            self.right_links += right
            if not right and (theirs is not None or ours is not None):
                told, found = (gold[i]["trigger"] if i is not None else None for i in (theirs, ours))
                self.wrong.append(f"{gold[n]['type']} {gold[n]['trigger']!r}: {told!r}, not {found!r}; {text[:900]}")

    def show(self, n_errors: int) -> None:
        """Print the figures, then some of what went wrong."""
        for kind in ("pronoun", "short name", "description", "all"):
            chosen = [case for case in self.cases if kind in ("all", case.kind)]
            resolved = [case for case in chosen if any(one.country or one.entity_id for one in case.ours)]
            right = sum(case.right for case in chosen)
            share = right / max(1, len(chosen))
            precision = sum(case.right for case in resolved) / max(1, len(resolved))
            country = sum(case.right_country for case in chosen) / max(1, len(chosen))
            print(
                f"  {kind:12} {len(chosen):4} right {share:.3f}; resolved {len(resolved)}, "
                f"of these right {precision:.3f}; country right {country:.3f}"
            )
        precision = self.right_links / max(1, self.our_links)
        recall = self.right_links / max(1, self.gold_links)
        f1 = 2 * self.right_links / max(1, self.our_links + self.gold_links)
        print(f"  same_as      {self.gold_links:4} precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
        for case in [one for one in self.cases if not one.right][:n_errors]:
            ours = [(one.text, one.name, one.country) for one in case.ours]
            print(f"    {case.words!r} stands for {case.antecedent!r} ({case.country}), ours {ours}")
        for line in self.wrong[:n_errors]:
            print(f"    {line}")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldCoded:
    """One window coded from gold triggers: the triggers in the annotation's order, its mentions and records."""

    triggers: tuple[Trigger, ...]
    mentions: Mentions
    events: tuple[EventMention, ...]
    text: str


def main() -> int:
    """Print the figures; 2 when the data are not there."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.antecedents", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with the unpacked corpora")
    parser.add_argument("--folds", type=int, nargs="+", help="only these folds, together [default: 0-3, 4, and all]")
    parser.add_argument("--errors", type=int, default=0, help="print so many wrong antecedents and links")
    options = parser.parse_args()
    if not (options.data / "plover_cameo" / "lapwing_gold").exists():
        print(f"missing: plover_cameo/lapwing_gold in {options.data}", file=sys.stderr)
        return DATA_MISSING
    wanted = [options.folds] if options.folds else [[0, 1, 2, 3], [4], [0, 1, 2, 3, 4]]
    windows = list(code_windows(options.data, {fold for folds in wanted for fold in folds}))
    for folds in wanted:
        tally = Tally()
        chosen = [(example, coded) for example, coded in windows if fold_of(example.example_id) in folds]
        for example, coded in chosen:
            tally.add(example, coded)
        print(f"\nfolds {', '.join(map(str, folds))}: {len(chosen)} windows of prose, gold triggers and spans")
        tally.show(options.errors)
    return 0


def code_windows(data: Path, folds: set[int]) -> Iterator[tuple[Example, GoldCoded]]:
    """Code every window of these folds from its gold triggers."""
    reader, knowledge = load_reader(), load_knowledge()
    for example in load_gold(data):
        if not example.example_id.startswith("r") or fold_of(example.example_id) not in folds:
            continue
        coded = code_from_gold(example, reader, knowledge)
        if coded is not None:
            yield example, coded


def code_from_gold(example: Example, reader: Reader, knowledge: Knowledge) -> GoldCoded | None:
    """Return the window's records from gold triggers and spans; None when its language is refused."""
    report = Report(
        report_id=example.example_id,
        path="-",
        content=example.text,
        published=example.published,
        language="en",
        input_id=content_id(example.text),
    )
    document = make_document(report, outlets=knowledge.outlets)
    if isinstance(document, Rejection) or document.text != example.text:
        return None
    read = read_document(document, reader)
    triggers = tuple(_trigger(one, example, read) for one in example.triggers)
    reading = replace(read, triggers=tuple(sorted(triggers, key=lambda one: one.span.start)))
    actors = find_actors(document, reading, knowledge.actors)
    places = find_places(document, reading, knowledge.gazetteer)
    offices = find_office_holders(actors, knowledge.actors)
    context = make_context(document, reading, actors, places, offices, knowledge.actors.countries, knowledge.gazetteer)
    mentions = Mentions(
        actors=ground_actors(actors, context, knowledge.actors),
        places=ground_places(places, context, knowledge.gazetteer),
        times=ground_times(find_times(document, reading.sentences), document),
    )
    quotes = find_quotes(document, reading.sentences, mentions)
    coded = code_events(document, reading, mentions, quotes, knowledge.codebook)
    events = tuple(one for one in coded if isinstance(one, EventMention))
    return GoldCoded(triggers=triggers, mentions=mentions, events=events, text=example.text)


def _trigger(gold: TriggerExample, example: Example, read: Reading) -> Trigger:
    """Return an annotated event as a reader would give it that is never wrong."""
    record = cast("Mapping[str, Any]", gold.gold)
    span = _span(example, *gold.pieces)
    arguments = [
        Argument(role=role, span=words, sentence=_sentence(words, read), probability=SURE, sector=sector)
        for number, role in enumerate(cast("tuple[Role, ...]", ROLES))
        for words, sector in _role_spans(gold, number, example)
    ]
    return Trigger(
        span=span,
        sentence=_sentence(span, read),
        probability=SURE,
        event=EVENTS[gold.event],
        event_probability=SURE,
        mode=tuple((mode, SURE) for mode in record["mode"]),
        context=tuple((code, SURE) for code in record["context"]),
        reality=cast("Reality", record["reality"]),
        reality_probability=SURE,
        arguments=tuple(sorted(arguments, key=lambda one: one.span.start)),
    )


def _role_spans(gold: TriggerExample, number: int, example: Example) -> Iterator[tuple[Span, str | None]]:
    marks = [int(mark) for mark in gold.roles[number]]
    for first, mark in enumerate(marks):
        if mark == 1:
            last = first + 1
            while last < len(marks) and marks[last] == 2:
                last += 1
            sector = int(gold.sectors[first])
            yield _span(example, first, last), SECTORS[sector] if 0 <= sector < len(SECTORS) else None


def _span(example: Example, first: int, last: int) -> Span:
    start, end = int(example.pieces.starts[first]), int(example.pieces.ends[last - 1])
    return Span(start=start, end=end, text=example.text[start:end])


def _sentence(span: Span, read: Reading) -> int:
    return max((one.index for one in read.sentences if one.span.start <= span.start), default=0)


def _record_at(trigger: Trigger, coded: GoldCoded) -> EventMention | None:
    return next((one for one in coded.events if one.trigger == trigger.span), None)


def _cases(record: EventMention | None, gold: Mapping[str, Any], coded: GoldCoded) -> Iterator[Case]:
    everyone = (*record.actor, *record.recipient) if record else ()
    for entity in (*gold["actor"], *gold["recipient"]):
        words, country, _, *antecedent = entity.split("|")
        if not antecedent:
            continue
        words = words.lstrip("^")
        ours = tuple(one for one in everyone if _stands_at(one, words))
        right = any(_is(one, antecedent[0], country, coded) for one in ours)
        yield Case(words=words, antecedent=antecedent[0], country=country, ours=ours, right=right)


def _stands_at(one: Participant, words: str) -> bool:
    ours, theirs = one.text.lower(), words.lower()
    return ours == theirs or (len(theirs) > len("they") and (theirs in ours or ours in theirs))


def _is(one: Participant, antecedent: str, country: str, coded: GoldCoded) -> bool:
    """Whether a participant is who the antecedent names: the same entity, or the same name; a state by its code."""
    at, named = coded.text.find(antecedent), set[str | None]()
    if at >= 0:
        span = Span(start=at, end=at + len(antecedent), text=antecedent)
        inside = [actor for actor in coded.mentions.actors if actor.span.overlaps(span)]
        named = {actor.entity_id for actor in inside if actor.span.end == span.end} - {None}
    same_name = _last_word(one.name) == _last_word(antecedent) and one.text != one.name
    speaks_for = one.text.lower() in {"we", "us", "our"} or len(antecedent.split()) <= MAX_STATE_WORDS
    return one.entity_id in named or same_name or (one.entity_id == f"country:{country}" and speaks_for)


def _last_word(name: str) -> str:
    return name.lower().rstrip("’'s").split()[-1] if name.split() else ""


def _root(n: int, gold: Sequence[Mapping[str, Any]]) -> int:
    """Return the first event of the chain that an event repeats, the event itself where it repeats none."""
    seen: set[int] = set()
    while gold[n]["same_as"] is not None and n not in seen:
        seen.add(n)
        n = int(gold[n]["same_as"])
    return n


if __name__ == "__main__":
    sys.exit(main())
