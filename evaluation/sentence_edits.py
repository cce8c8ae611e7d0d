"""The least changes of a dossier's sentence: each makes it say something else.

They are made on the words of the sentence by rules of their own: they share no code with the checker, and know nothing
of the record that the sentence was made from.
"""

import random
import re
from calendar import month_name
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lapwing.dossier.passages import Passage

VERBS = {
    "met": "meet", "held": "hold", "visited": "visit", "attacked": "attack", "struck": "strike", "bombed": "bomb",
    "shelled": "shell", "killed": "kill", "shot": "shoot", "raided": "raid", "ambushed": "ambush", "stormed": "storm",
    "abducted": "abduct", "kidnapped": "kidnap", "assassinated": "assassinate", "executed": "execute",
    "clashed": "clash", "fought": "fight", "hit": "hit", "arrested": "arrest", "detained": "detain", "seized": "seize",
    "deported": "deport", "imposed": "impose", "expelled": "expel", "sentenced": "sentence", "convicted": "convict",
    "accused": "accuse", "blamed": "blame", "condemned": "condemn", "criticised": "criticise",
    "denounced": "denounce", "charged": "charge", "indicted": "indict", "urged": "urge", "called": "call",
    "asked": "ask", "appealed": "appeal", "threatened": "threaten", "warned": "warn", "praised": "praise",
    "backed": "back", "endorsed": "endorse", "recognised": "recognise", "supported": "support", "thanked": "thank",
    "congratulated": "congratulate", "signed": "sign", "agreed": "agree", "released": "release",
    "resigned": "resign", "withdrew": "withdraw", "pardoned": "pardon", "apologised": "apologise",
    "protested": "protest", "rescued": "rescue", "said": "say",
}  # fmt: skip
MUTUAL = {"met", "held", "clashed", "fought", "signed", "agreed"}
MONTHS = list(month_name)[1:]
STRANGERS = ("Paraguay", "Mongolia", "Botswana", "Henrik Solvang", "Iceland", "Amara Okonjo")
WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_VERB = re.compile(rf"\b({'|'.join(VERBS)})\b")
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})")
_OBJECT_END = re.compile(r",| in [A-Z]| on \d|\.$|\. | between \d| according")


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence, the passage it cites, and whether it is retold, a figure or a quote."""

    text: str
    passage: Passage
    kind: str


def edits(sample: Sample, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Yield (kind, edited sentence): the least change that makes the sentence say something else."""
    outside = re.sub(r"“[^”]*”", lambda match: "¤" * len(match[0]), sample.text)
    yield from _dates(sample.text, outside, chance)
    if sample.kind == "figure":
        yield from _numbers(sample.text, chance)
    elif sample.kind == "quote":
        yield from _quote(sample.text, chance)
    else:
        yield from _verbs(sample.text)
        yield from _parties(sample.text, chance)
        yield from _speakers(sample.text, sample.passage, chance)


def _verbs(text: str) -> Iterator[tuple[str, str]]:
    found = _VERB.search(text)
    if found and not text.startswith(("Planned", "Possible")) and " did not " not in text:
        before, verb, after = text[: found.start()], found[1], text[found.end() :]
        yield "negation", f"{before}did not {VERBS[verb]}{after}"
        yield "negation", f"{before}never {verb}{after}"
        yield "planned for done", f"{before}will {VERBS[verb]}{after}"
        yield "planned for done", f"Planned: {before}to {VERBS[verb]}{after}"
    if " did not " in text:
        yield "negation", text.replace(" did not ", " did ", 1)
    lead = re.match(r"(Planned|Possible): (.*?) to (\w+)", text)
    past = {base: verb for verb, base in VERBS.items()}
    if lead and lead[3] in past:
        yield "done for planned", f"{lead[2]} {past[lead[3]]}{text[lead.end() :]}"


def _parties(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    found = _VERB.search(text)
    if found is None or text.startswith(("Planned", "Possible")) or " did not " in text:
        return
    subject, rest = text[: found.start()].strip(), text[found.end() :]
    stranger = chance.choice(STRANGERS)
    yield "other actor", f"{stranger} {text[found.start() :]}"
    link = re.match(r"(?: talks with| exercises with| sanctions on| on| to| with| against)? ", rest)
    end = _OBJECT_END.search(rest)
    if link is None or end is None or end.start() <= link.end():
        return
    object_ = rest[link.end() : end.start()]
    yield "other recipient", f"{subject} {found[1]}{link[0]}{stranger}{rest[end.start() :]}"
    if found[1] not in MUTUAL and subject != object_:
        swapped = object_[:1].upper() + object_[1:]
        yield "swapped actor", f"{swapped} {found[1]}{link[0]}{subject}{rest[end.start() :]}"


def _dates(text: str, outside: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    for match in list(_DATE.finditer(outside))[:1]:
        day = date(int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
        ranged = re.search(r"(between .*and |from .*to )$", text[: match.start()]) is not None
        shifts = (-2, -1, 1, 2) if not ranged else (-400, 400)  # a wider range would still be true
        for other in (
            day + timedelta(days=chance.choice(shifts)),
            day.replace(year=day.year - 1, day=min(day.day, 28)),
        ):
            shown = f"{other.day} {MONTHS[other.month - 1]} {other.year}"
            yield "date", text[: match.start()] + shown + text[match.end() :]


def _numbers(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    digits = re.search(r"\d+", text)
    if digits:
        step = chance.choice((2, 3, 10))  # "over 300" is "at least 301": one more would be no edit
        yield "number", text[: digits.start()] + str(int(digits[0]) + step) + text[digits.end() :]
    for n, word in enumerate(WORDS):
        found = re.search(rf"\b{word}\b", text, re.IGNORECASE)
        if found:
            yield "number", text[: found.start()] + WORDS[(n + 1) % 12] + text[found.end() :]
            break
    other = {"Dead": "Injured", "Injured": "Dead"}.get(text.partition(":")[0])
    if other:
        yield "what is counted", other + text[text.index(":") :]


def _speakers(text: str, passage: Passage, chance: random.Random) -> Iterator[tuple[str, str]]:
    found = re.search(r"according to ([^,.]+)", text)
    if found:
        yield "speaker", text.replace(found[1], chance.choice(STRANGERS))
        named = [name for name in re.findall(r"[A-Z]\w+", passage.text[1:]) if name not in found[1]]
        if named:
            yield "speaker", text[: found.start(1)] + named[0] + text[found.end(1) :]


def _quote(text: str, chance: random.Random) -> Iterator[tuple[str, str]]:
    said = re.match(r"(.+?) said: “", text)
    if said:
        yield "speaker", chance.choice(STRANGERS) + text[said.end(1) :]
    words = re.search(r"“(\w+ \w+) (\w+)", text)
    if words:
        yield "words of a quote", text.replace(words[0], f"“{words[1]} not {words[2]}", 1)
