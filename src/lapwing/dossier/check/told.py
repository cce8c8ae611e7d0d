"""A passage as a checker has read it, and the fault that it finds in a sentence."""

import re
from dataclasses import dataclass

from lapwing.dossier.check.acts import Act, find_acts
from lapwing.dossier.check.dates import Day, find_dates
from lapwing.dossier.check.names import Name, names_of
from lapwing.dossier.check.words import Word, split_words
from lapwing.dossier.passages import Passage
from lapwing.knowledge.actors import ActorIndex

_SHORT = re.compile(r"\b(?:[A-Z]\.){2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a sentence is refused. `kind`: name, number, date, act, negation, reality, direction, speaker, quote."""

    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Told:
    """A passage as read."""

    passage: Passage
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    acts: tuple[Act, ...]


def read_told(passage: Passage, known: ActorIndex) -> Told:
    """Return a passage with its words, names and acts."""
    words = split_words(blank(passage.text, find_dates(passage.text)))
    names = names_of(passage, words, known)
    return Told(passage, words, names, find_acts(words, names))


def blank(text: str, dates: tuple[Day, ...]) -> str:
    """Return the text with blanks for its dates and, where they were, for the stops of "U.K.": as long as it was.

    A month is no name, a year no number and "March" no march.
    """
    for day in dates:
        text = text[: day.start] + " " * (day.end - day.start) + text[day.end :]
    return _SHORT.sub(lambda match: match[0].replace(".", "").ljust(len(match[0])), text)
