"""Near copies made by rule from real texts: what desks do to a story that is not theirs."""

import random
import re
from collections.abc import Callable, Mapping, Sequence

Paragraphs = tuple[str, ...]
Rule = Callable[[Paragraphs, Paragraphs, random.Random], Paragraphs]

_SENTENCES = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘A-Z])")
_CLAUSES = re.compile(r"(?<=[,;])\s+")
_DATELINE = re.compile(r"^[A-Z][A-Z .,']{3,40}(?:\([A-Za-z ]+\) ?)?[-–—―]+ ?")
_PLACES = ("GENEVA", "NAIROBI", "LONDON", "BANGKOK", "LIMA", "OTTAWA")
_NAMES = (
    "Reuters", "The Associated Press", "the Associated Press", "AP", "AFP", "CNN", "Fox News", "BBC",
    "The New York Times", "The Washington Post", "USA TODAY", "NPR", "Politico", "Bloomberg",
)  # fmt: skip
_OTHERS = ("the Daily Courier", "Channel Nine", "the Harbour Gazette", "Meridian Wire")
_NAMED = re.compile(rf"\b(?:{'|'.join(map(re.escape, _NAMES))})\b")
_DROPPED_WORDS = 25  # one word in so many


def split_paragraphs(text: str) -> Paragraphs:
    """Return a text's paragraphs; where it has none, its sentences by twos."""
    lines = tuple(line.strip() for line in text.split("\n") if line.strip())
    if len(lines) > 2:
        return lines
    sentences = [part for line in lines for part in _SENTENCES.split(line)]
    return tuple(" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))


def rewrite_head(own: Paragraphs, _: Paragraphs, chance: random.Random) -> Paragraphs:
    """The first sentence loses a clause or has its clauses in another order."""
    sentences = _SENTENCES.split(own[0])
    clauses = _CLAUSES.split(sentences[0].rstrip("."))
    if len(clauses) < 2:
        words = sentences[0].rstrip(".").split()
        half = len(words) // 2
        clauses = [" ".join(words[:half]), " ".join(words[half:])]
    if len(clauses) > 2 and chance.random() < 0.5:
        del clauses[chance.randrange(1, len(clauses))]
    else:
        clauses = [*clauses[1:], clauses[0]]
    return (" ".join([f"{' '.join(clauses)}.", *sentences[1:]]), *own[1:])


def cut_to(share: float) -> Rule:
    """Return the rule that keeps so much of a text from its beginning, whole words."""

    def cut(own: Paragraphs, _: Paragraphs, __: random.Random) -> Paragraphs:
        left = int(share * sum(len(paragraph.split()) for paragraph in own))
        kept: list[str] = []
        for paragraph in own:
            words = paragraph.split()[:left]
            left -= len(words)
            if words:
                kept.append(" ".join(words))
        return tuple(kept)

    return cut


def add_paragraphs(own: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
    """Paragraphs of another text stand in it at two places: a third of its length, at most a third of the other's.

    What swallows another text whole is a copy of that one too, and would tell nothing.
    """
    left = min(sum(map(len, own)), sum(map(len, other))) // 3
    taken: list[str] = []
    for paragraph in other:
        words = _shorten(paragraph, left)
        left -= len(words)
        taken += [words] if words else []
    at = chance.randrange(1, len(own) + 1)
    return (*own[:at], *taken[: len(taken) // 2], *own[at:], *taken[len(taken) // 2 :])


def _shorten(paragraph: str, most: int) -> str:
    return paragraph if len(paragraph) <= most else paragraph[:most].rpartition(" ")[0]


def replace_dateline(own: Paragraphs, _: Paragraphs, chance: random.Random) -> Paragraphs:
    """The dateline, or none, becomes another place's and agency's."""
    line = f"{chance.choice(_PLACES)}, {chance.randrange(1, 29)} May (Meridian Wire) — "
    return (line + _DATELINE.sub("", own[0]), *own[1:])


def rename_outlets(own: Paragraphs, _: Paragraphs, chance: random.Random) -> Paragraphs:
    """Outlets that are named become others, and a line at the end says whose story it was."""
    name = chance.choice(_OTHERS)
    renamed = tuple(_NAMED.sub(name, paragraph) for paragraph in own)
    return (*renamed, f"This story first appeared in {name}.")


def shuffle_paragraphs(own: Paragraphs, _: Paragraphs, chance: random.Random) -> Paragraphs:
    """The same paragraphs in another order."""
    return tuple(chance.sample(own, len(own)))


def drop_words(own: Paragraphs, _: Paragraphs, chance: random.Random) -> Paragraphs:
    """One word in twenty-five is gone, anywhere."""
    return tuple(
        " ".join(word for word in paragraph.split() if chance.randrange(_DROPPED_WORDS)) or paragraph
        for paragraph in own
    )


def chain(rules: Sequence[Rule]) -> Rule:
    """Return the rule that applies `rules` one after another."""

    def apply(own: Paragraphs, other: Paragraphs, chance: random.Random) -> Paragraphs:
        for rule in rules:
            own = rule(own, other, chance)
        return own

    return apply


RULES: Mapping[str, Rule] = {
    "first sentence rewritten": rewrite_head,
    "cut to 60 %": cut_to(0.6),
    "cut to 30 %": cut_to(0.3),
    "paragraphs of another text": add_paragraphs,
    "other dateline": replace_dateline,
    "other outlets named": rename_outlets,
    "paragraphs shuffled": shuffle_paragraphs,
    "one word in 25 dropped": drop_words,
    "head, dateline, cut, added": chain([rewrite_head, cut_to(0.7), add_paragraphs, replace_dateline]),
}
