"""Labelled pairs of mentions, and the scores of what was made of them."""

import csv
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lapwing.fusion.lemmas import lemma, words
from lapwing.fusion.profile import day_bounds
from lapwing.records.event import EventMention

LABELS = Path(__file__).parent / "labels" / "pairs.csv"
_RESAMPLED = 1000
TextKey = tuple[str, str, str]  # corpus, story, outlet


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two labelled triggers of one story; with "part_of" the first is part of the second."""

    first: TextKey
    second: TextKey
    first_span: tuple[int, int]
    second_span: tuple[int, int]
    digests: tuple[str, str]
    label: str
    again: str

    @property
    def story(self) -> tuple[str, str]:
        """The corpus and the story, which the bootstrap draws."""
        return self.first[:2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair, what was coded at its triggers, and what fusion made of it ("" where a trigger was not coded)."""

    pair: Pair
    first: EventMention | None
    second: EventMention | None
    verdict: str

    @property
    def is_coded(self) -> bool:
        """Whether both triggers were coded."""
        return bool(self.verdict)


def read_labels() -> list[Pair]:
    """Return the labelled pairs in the order of the file."""
    with LABELS.open(encoding="utf-8", newline="") as handle:
        return [
            Pair(
                first=(row["corpus"], row["story"], row["first"]),
                second=(row["corpus"], row["story"], row["second"]),
                first_span=(int(row["first_start"]), int(row["first_end"])),
                second_span=(int(row["second_start"]), int(row["second_end"])),
                digests=(row["first_sha256"], row["second_sha256"]),
                label=row["label"],
                again=row["label_again"],
            )
            for row in csv.DictReader(handle)
        ]


def judge_by_lemma(judged: Sequence[Judged]) -> list[Judged]:
    """Return the baseline's verdicts: same where the triggers' last words have one lemma."""

    def head(mention: EventMention | None) -> str:
        return lemma((words(mention.trigger.text) or [""])[-1]) if mention else ""

    return [
        replace(one, verdict=("same" if head(one.first) == head(one.second) else "different") if one.is_coded else "")
        for one in judged
    ]


def precision(judged: Sequence[Judged]) -> float:
    """Of the pairs found same, the share labelled same."""
    found = [one.pair.label == "same" for one in judged if one.verdict == "same"]
    return sum(found) / len(found) if found else 0.0


def recall(judged: Sequence[Judged]) -> float:
    """Of the pairs labelled same, the share found same."""
    wanted = [one.verdict == "same" for one in judged if one.pair.label == "same"]
    return sum(wanted) / len(wanted) if wanted else 0.0


def f1(judged: Sequence[Judged]) -> float:
    """The harmonic mean of both, 0 where nothing is found."""
    p, r = precision(judged), recall(judged)
    return 2 * p * r / (p + r) if p + r else 0.0


def interval(judged: Sequence[Judged], score: Callable[[Sequence[Judged]], float]) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a score over stories."""
    by_story: defaultdict[tuple[str, str], list[Judged]] = defaultdict(list)
    for one in judged:
        by_story[one.pair.story].append(one)
    stories = [by_story[story] for story in sorted(by_story)]
    chance = random.Random(7)
    drawn = sorted(
        score([one for story in chance.choices(stories, k=len(stories)) for one in story]) for _ in range(_RESAMPLED)
    )
    return drawn[int(0.025 * _RESAMPLED)], drawn[int(0.975 * _RESAMPLED) - 1]


def kind_of_error(one: Judged) -> str:
    """Return what tells a wrongly merged pair apart, as our own records have it."""
    if one.pair.label == "part_of":
        return "part merged with its whole"
    if one.first is None or one.second is None:
        return "not coded"
    if one.first.event != one.second.event:
        return "acts of two types"
    who = [{p.entity_id or p.country for p in (*m.actor, *m.recipient)} - {None} for m in (one.first, one.second)]
    if all(who) and not who[0] & who[1]:
        return "other people"
    days = [day_bounds(mention.date) for mention in (one.first, one.second)]
    if days[0] and days[1] and (days[0][1] < days[1][0] or days[1][1] < days[0][0]):
        return "other day"
    heads = [lemma((words(mention.trigger.text) or [""])[-1]) for mention in (one.first, one.second)]
    return "one type and day, other words" if heads[0] != heads[1] else "one type, day and word"


def describe(mention: EventMention) -> str:
    """Return a mention's type, reality, day and countries, without its words."""
    countries = (sorted({one.country for one in side if one.country}) for side in (mention.actor, mention.recipient))
    who = " to ".join("+".join(side) or "?" for side in countries)
    return f"[{mention.event} {mention.reality} {mention.date.edtf or 'undated'} {who}]"


def kappa(pairs: Sequence[Pair]) -> tuple[float, int]:
    """Return Cohen's kappa of the two labellings, and over how many pairs."""
    both = [(pair.label, pair.again) for pair in pairs if pair.again]
    observed = sum(one == other for one, other in both) / len(both)
    ones, others = Counter(one for one, _ in both), Counter(other for _, other in both)
    expected = sum(ones[label] * others[label] for label in ones) / len(both) ** 2
    return (observed - expected) / (1 - expected), len(both)
