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
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from lapwing import api
from lapwing.dossier.build import make_passage
from lapwing.dossier.check import Checker
from lapwing.dossier.passages import Passage
from lapwing.dossier.sentences import HEADS, name_of, quote_whole, retell, tell_figure

SEED = 20261122
SOURCE = Path("raw_news") / "WikipediaCurrentEvents" / "events.jsonl"
CATEGORIES = ("rmed", "nternational", "olitic")
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
MONTHS = "January February March April May June July August September October November December".split()
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


def samples(workspace: api.Workspace) -> Iterator[Sample]:
    """Yield every sentence that the patterns give for the workspace's events, the richest of each mention."""
    for event in workspace.events():
        for material in workspace._materials([event]):  # noqa: SLF001 - the dossier's own way to its material
            documents = {document.report_id: document for document in material.documents}
            for cited in material.mentions:
                mention = cited.mention
                if mention.mention_id not in event.mentions:
                    continue
                passage = make_passage(mention.sentence, documents[mention.report_id], material)
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
    if given.data and not (given.data / SOURCE).is_file():
        parser.exit(2, f"missing: {given.data / SOURCE}\n")
    checker = Checker(api._known_actors(()))  # noqa: SLF001 - the knowledge that the door takes
    with tempfile.TemporaryDirectory() as folder:
        path = given.workspace or Path(folder) / "items.db"
        with api.open(path, jobs=1, run_on=date(2026, 11, 22)) as workspace:
            if not given.workspace:
                workspace.code([_write_items(given.data, Path(folder), given.items)])
            found = [_bare(each) if given.words_only else each for each in samples(workspace)]
            measure(list(dict.fromkeys(found)), checker, show=given.show)


def _bare(sample: Sample) -> Sample:
    told = sample.passage
    bare = Passage(text=told.text, outlet=told.outlet, published=told.published, report_id=told.report_id)
    return replace(sample, passage=bare)


def _write_items(data: Path, folder: Path, number: int) -> Path:
    rows = [json.loads(line) for line in (data / SOURCE).read_text(encoding="utf-8").splitlines()]
    kept = [
        row
        for row in rows
        if row["date"] >= "2012" and any(part in row["category"] for part in CATEGORIES) and 60 < len(row["text"]) < 600
    ]
    random.Random(SEED).shuffle(kept)
    target = folder / "items.jsonl"
    fields = ("id", "text")
    lines = (
        json.dumps({**{name: row[name] for name in fields}, "published": row["date"], "outlet": "Current Events"})
        for row in kept[:number]
    )
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return target


if __name__ == "__main__":
    main()
