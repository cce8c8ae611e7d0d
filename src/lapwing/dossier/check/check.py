"""Checker: refuses a sentence that the passages it cites do not support, and says why.

It reads the sentence's words anew: names, numbers, dates, acts, who acts on whom, denials, plans and who says so; and
asks for each whether one of the passages tells it. It knows nothing of the record that the sentence was made from.
"""

import re
from collections.abc import Iterator, Sequence

from lapwing.dossier.check.dates import date_supported, find_dates
from lapwing.dossier.check.deeds import HEADED, act_faults
from lapwing.dossier.check.names import Name, find_names, supports
from lapwing.dossier.check.numbers import find_numbers, number_supports
from lapwing.dossier.check.speakers import credit_faults, find_speakers, is_outlet, speaker_faults
from lapwing.dossier.check.told import Fault, Told, blank, read_told
from lapwing.dossier.check.words import CITATION, Word, split_words
from lapwing.dossier.passages import Passage
from lapwing.knowledge.actors import ActorIndex

_QUOTED = re.compile(r"“([^”]*)”|\"([^\"]*)\"")
_MARKS = re.compile('[“”"]')
_AS_PLANNED = re.compile(r"^(Planned|Possible):\s*", re.IGNORECASE)


class Checker:
    """Checks sentences against passages, with what is known of actors and countries."""

    def __init__(self, known: ActorIndex) -> None:
        self._known = known
        self._seen: dict[tuple[str, int, str, int], Told] = {}

    def check(self, sentence: str, passages: Sequence[Passage]) -> tuple[Fault, ...]:
        """Return what in `sentence` the passages do not support; () when they support all of it.

        Args:
            sentence: one sentence in English; citation marks such as [1] are skipped.
            passages: what it cites. A name, a number or a date may stand in any of them; an act with its denial, plan
                and parties must stand in one.
        """
        text = CITATION.sub("", sentence).strip()
        if not passages:
            return (Fault(kind="citation", why="the sentence cites nothing"),)
        told = [self._read(passage) for passage in passages]
        faults = list(_quotes(text, passages))
        if HEADED.match(text):  # the numbers that it gives in the report's words are checked like its own
            return (*faults, *self._outside(_MARKS.sub(" ", text), told))
        outside = _QUOTED.sub(lambda match: "“" + " " * (len(match[0]) - 2) + "”", text)
        return (*faults, *self._outside(outside, told))

    def _read(self, passage: Passage) -> Told:
        key = (passage.report_id, passage.start, passage.text, hash((passage.acts, passage.published)))
        if key not in self._seen:
            self._seen[key] = read_told(passage, self._known)
        return self._seen[key]

    def _outside(self, text: str, told: Sequence[Told]) -> Iterator[Fault]:
        heading = _AS_PLANNED.match(text)
        body = _lower_first(text[heading.end() :] if heading else text, told)
        state = {"planned": "planned", "possible": "possible"}.get(heading[1].lower()) if heading else None
        dates = find_dates(body)
        words = split_words(blank(body, dates))
        names = find_names(body, words, self._known)
        for day in dates:
            if not any(date_supported(day, each.passage) for each in told):
                yield Fault(kind="date", why=f"no passage is of {day.text!r}")
        yield from _number_faults(words, told)
        yield from _name_faults(names, told)
        speakers = find_speakers(body, words, names)
        yield from speaker_faults(speakers, told, is_quote="“" in text)
        if not speakers and "“" not in text and not HEADED.match(body):
            yield from credit_faults(told)
        yield from act_faults(body, words, names, speakers, state, told)


def _quotes(text: str, passages: Sequence[Passage]) -> Iterator[Fault]:
    for match in _QUOTED.finditer(text):
        words = _bare(match[1] or match[2] or "").rstrip("…").strip()
        if not any(words in _bare(passage.text) for passage in passages):
            yield Fault(kind="quote", why=f"no passage has the words “{words[:60]}”")


def _bare(text: str) -> str:
    """Return a text with single blanks and one kind of quotation mark."""
    return " ".join(re.sub("[“”\"‘’']+", "'", text).split())


def _lower_first(text: str, told: Sequence[Told]) -> str:
    """Return the sentence with a small letter where only its place gives its first word a capital."""
    first = text.split(" ", 1)[0]
    small = first[:1].lower() + first[1:]
    heard = [word.text for each in told for word in each.words[1:]]
    return small + text[len(first) :] if small in heard and first not in heard else text


def _number_faults(words: Sequence[Word], told: Sequence[Told]) -> Iterator[Fault]:
    for number in find_numbers(words):
        numbers = (other for each in told for other in find_numbers(each.words))
        if not any(number_supports(other, number) for other in numbers):
            yield Fault(kind="number", why=f"no passage has {number.text!r} of the same")


def _name_faults(names: Sequence[Name], told: Sequence[Told]) -> Iterator[Fault]:
    for name in names:
        if not any(supports(other, name) for each in told for other in each.names) and not is_outlet(name, told):
            yield Fault(kind="name", why=f"no passage names {name.text!r}")
