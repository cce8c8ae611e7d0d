"""Who says so: whom a sentence lets speak, and whether the passages have it from them."""

import re
from collections.abc import Iterator, Sequence

from lapwing.dossier.check.acts import find_acts, is_quiet
from lapwing.dossier.check.names import Name, supports
from lapwing.dossier.check.told import Fault, Told
from lapwing.dossier.check.vocabulary import FUNCTION, family_of
from lapwing.dossier.check.words import Word, split_words

_SPOKEN = frozenset({"say", "unveil", "accuse", "condemn", "reject", "threaten", "ask", "support"})
_ACCORDING = re.compile(r"\baccording to ", re.IGNORECASE)


def find_speakers(text: str, words: Sequence[Word], names: Sequence[Name]) -> tuple[Name, ...]:
    """Return whom the sentence lets speak: after "according to", or before or after a verb of saying."""
    found: list[Name] = []
    for match in _ACCORDING.finditer(text):
        found += [name for name in names if match.end() <= name.start <= match.end() + 24][:1]
    for act in find_acts(words, names):
        if "say" in act.families and not is_quiet(act, words):
            found += _named_together([name for name in act.doers if name.kind != "read"], words)
    return tuple(found)


def _named_together(names: Sequence[Name], words: Sequence[Word]) -> list[Name]:
    """Return the last name, with the country that says whose it is: "Norwegian security officials"."""
    last = list(names[-1:])
    if last and len(names) > 1 and names[-2].country:
        between = [word for word in words if names[-2].end <= word.start < last[0].start]
        if len(between) < 3 and not any(word.is_mark or word.low in FUNCTION for word in between):
            return [names[-2], *last]
    return last


def speaker_faults(speakers: Sequence[Name], told: Sequence[Told], *, is_quote: bool) -> Iterator[Fault]:
    """Yield a fault for each speaker whom no passage lets say it."""
    for name in speakers:
        if not any(_speaks(name, each, is_quote=is_quote) for each in told):
            yield Fault(kind="speaker", why=f"no passage has it from {name.text!r}")


def has_cue(words: Sequence[Word]) -> bool:
    """Whether words say that somebody says something: without, a reading's source is not believed."""
    return any(family_of(word.low) & _SPOKEN or word.text in {"“", "”", '"'} for word in words)


def credit_faults(told: Sequence[Told]) -> Iterator[Fault]:
    """What a passage has from somebody is not told as plain fact."""
    acts = [act for each in told for act in each.passage.acts if has_cue(each.words)]
    if acts and all(act.source is not None for act in acts):
        source = acts[0].source
        yield Fault(kind="speaker", why=f"the passage has it from {source.text if source else ''!r}, which is left out")


def _speaks(name: Name, told: Told, *, is_quote: bool) -> bool:
    """Whether a passage lets `name` speak, by its words or by its reading; its outlet always speaks in it."""
    if is_outlet(name, [told]):
        return True
    said = [quote.speaker for quote in told.passage.quotes] if is_quote else []
    read = [*said, *(act.source for act in told.passage.acts if has_cue(told.words))]
    for credit in (credit for credit in read if credit is not None):
        start = credit.start - told.passage.start
        labels = [
            other
            for other in told.names
            if other.start <= start < other.end or start <= other.start < start + len(credit.text)
        ]
        if any(supports(other, name) for other in labels):
            return True
    if any(credit is not None for credit in read):
        return False
    for act in told.acts:
        if "say" in act.families and any(supports(other, name) for other in act.doers):
            return True
    return any(
        supports(other, name) and _ACCORDING.search(told.passage.text[max(0, other.start - 40) : other.start])
        for other in told.names
    )


def is_outlet(name: Name, told: Sequence[Told]) -> bool:
    """Whether a name is that of an outlet that printed one of the passages."""
    outlets = [set(split_words(each.passage.outlet or "")) for each in told]
    wanted = {word.casefold() for word in name.text.split()}
    return any(wanted <= {word.low for word in outlet} for outlet in outlets)
