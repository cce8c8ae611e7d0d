"""Numbers in a text with their bounds and what they count, and whether one supports another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf

from lapwing.dossier.check.words import Word

UNITS = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
} | {"twin": 2}
_TENS = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_VAGUE = {
    "several": (3, inf),
    "dozens": (24, inf),
    "scores": (40, inf),
    "hundreds": (200, inf),
    "thousands": (2_000, inf),
}
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_WORDS_OF_KINDS = {
    "dead": "dead killed kill kills killing died die dies deaths death bodies toll murdered fatalities",
    "injured": "injured injuring injures injure wounded wounding wounds wound hurt injuries",
    "arrested": "arrested detained arrests arresting arrest detain detains detaining detentions",
    "missing": "missing",
    "abducted": "kidnapped abducted",
    "displaced": "displaced",
}
_KINDS = {word: kind for kind, words in _WORDS_OF_KINDS.items() for word in words.split()}
_NEAR = 12  # words between a number and what it counts
_COMPARING = frozenset(
    "at least more than over about around nearly almost some up to as many another a total of the estimated fewer less "
    "approximately roughly exactly an additional further people person civilians".split()
)
_LOW = {"least", "minimum"}
_OVER = {"over", "exceeding"}
_ABOUT = {"about", "around", "nearly", "almost", "approximately", "roughly", "some", "estimated"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the least and the most it can be, and the kinds of people counted near it."""

    start: int
    end: int
    text: str
    least: float
    most: float
    is_rough: bool
    kinds: frozenset[str]


def find_numbers(words: Sequence[Word]) -> tuple[Number, ...]:
    """Return the numbers in `words`, in text order; dates are best left out of the words before."""
    return tuple(_numbers(words))


def _numbers(words: Sequence[Word]) -> Iterator[Number]:
    at = 0
    while at < len(words):
        length, least, most = _value(words, at)
        if not length:
            at += 1
            continue
        low, high, rough = _bounds(words, at, least, most)
        yield Number(
            words[at].start, words[at + length - 1].end, " ".join(word.text for word in words[at : at + length]),
            low, high, rough, _kinds(words, at, at + length),
        )  # fmt: skip
        at += length


def _value(words: Sequence[Word], at: int) -> tuple[int, float, float]:
    """Return how many words from `at` on are a number, and its bounds; zero words where there is none."""
    word = words[at].low
    if word in _VAGUE:
        return 1, *_VAGUE[word]
    total: float | None = None
    length = 0
    while at + length < len(words):
        low = words[at + length].low
        parts = low.split("-")
        if _DIGITS.fullmatch(low) and total is None:
            total = float(low.replace(",", ""))
        elif low in UNITS or low in _TENS or (len(parts) == 2 and parts[0] in _TENS and parts[1] in UNITS):
            value = UNITS.get(low, _TENS.get(low, _TENS.get(parts[0], 0) + UNITS.get(parts[-1], 0)))
            if total is not None and total < 100:
                break
            total = (total or 0) + value
        elif low in _SCALES and (total is not None or (at and words[at - 1].low == "a")):
            total = (1 if total is None else total) * _SCALES[low]
        else:
            break
        length += 1
    return (length, total, total) if length and total is not None else (0, 0, 0)


def _bounds(words: Sequence[Word], at: int, least: float, most: float) -> tuple[float, float, bool]:
    before = [word.low for word in words[max(0, at - 3) : at] if not word.is_mark]
    after = [word.low for word in words[at : at + 3]]
    last, two = (before or [""])[-1], before[-2:]
    if last in _LOW or last in _OVER:
        return least + (last in _OVER), inf, False
    if two == ["more", "than"]:
        return least + 1, inf, False
    if two in (["fewer", "than"], ["less", "than"]):
        return 0, most - 1, False
    if two == ["up", "to"] or two == ["as", "many"]:
        return 0, most, False
    if "or" in after and "more" in after:
        return least, inf, False
    return least, most, last in _ABOUT


def _kinds(words: Sequence[Word], start: int, end: int) -> frozenset[str]:
    """Return what a number counts: by the verb right before it ("killing at least 12"), else by what follows before
    another number does ("12 people were killed"), else by a noun before it ("the toll rose to 12").
    """
    before = [word for word in words[max(0, start - _NEAR) : start] if not word.is_mark]
    near = [word.low for word in before]
    while near and near[-1] in _COMPARING:
        near.pop()
    if near and near[-1] in _KINDS:
        both = near[-3:-2] if near[-2:-1] == ["and"] else []  # "killed and wounded dozens"
        return frozenset(_KINDS[word] for word in (near[-1], *both) if word in _KINDS)
    for n, word in enumerate(words[end : end + _NEAR], start=end):
        if word.low in _KINDS and not word.low.endswith("ing"):  # "two gunmen struck, killing one"
            return frozenset({_KINDS[word.low]})
        if words[n - 1].low in {"including", "among"}:
            continue  # "87 people, including eight officers, were killed"
        if words[n - 1].low == "and":
            continue  # "eight officers and two militants were killed"
        if _DIGITS.fullmatch(word.low) or word.low in UNITS or word.low in _VAGUE or word.low in {";", "but"}:
            break
    nouns = [word.low for word in before if word.low in _KINDS]
    return frozenset({_KINDS[nouns[-1]]} if nouns else ())


def number_supports(told: Number, claimed: Number) -> bool:
    """Whether what the passage counts lies within what the sentence claims, and counts the same."""
    same_kind = not claimed.kinds or bool(claimed.kinds & told.kinds)
    # "At least 20" is what a passage says, not what follows from its "at least 70 wounded" of another sentence.
    same_floor = claimed.most < inf or told.least - claimed.least <= 1
    return (
        same_floor
        and claimed.least <= told.least
        and told.most <= claimed.most
        and (claimed.is_rough or not told.is_rough)
        and same_kind
    )
