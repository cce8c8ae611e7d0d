"""What tells a known person from a namesake beside office and country: titles, kinship, how people are called.

Positive: "Mr. Clinton" is not Hillary Clinton; "entertainer Michael Jackson" is no deputy secretary. Negative: "Tayyip
Erdogan" drops a given name, and is the president. Vague: "his wife, Hillary Clinton" is kin of one and known herself.
"""

from dataclasses import dataclass, replace

from lapwing.knowledge.actors import Person
from lapwing.knowledge.name_keys import PARTICLES, fold_words
from lapwing.mentions.actors.alignment import words_fit
from lapwing.mentions.actors.vocabulary import FEMALE_NAMES
from lapwing.records.base import Score
from lapwing.records.mention import Candidate

SAME_WORD = 0.86
COMPOUND = frozenset({"abd", "abdal", "abdel", "abdul", "abou", "abu"})
BY_GIVEN_NAME = frozenset({  # countries where people are called by the first word of their name
    "CHN", "ERI", "ETH", "HKG", "HUN", "IDN", "ISL", "JPN", "KHM", "KOR", "LAO", "MAC", "MMR", "MYS", "PRK", "SGP",
    "THA", "TWN", "VNM",
})  # fmt: skip
KIN = frozenset({
    "aunt", "brother", "cousin", "daughter", "father", "grandfather", "grandson", "husband", "mother", "nephew",
    "niece", "sister", "son", "uncle", "widow", "wife",
})  # fmt: skip
MALE_TITLES = frozenset({"mr", "sir", "lord", "king", "prince", "baron"})
FEMALE_TITLES = frozenset({"mrs", "ms", "miss", "lady", "madam", "queen", "princess", "dame", "baroness"})
ELSEWHERE = frozenset({"JRN", "CVL"})  # reporters and artists: their namesakes hold the offices
LONG_BEFORE_YEARS = 5


@dataclass(frozen=True, slots=True)
class Beside:
    """What the words right before a name say beside office and country."""

    words: frozenset[str] = frozenset()
    sector: str = ""


NOTHING = Beside()


def is_short(name: str) -> bool:
    """Whether a name is one word, "Abdul Rahman" being one."""
    return len([word for word in fold_words(name) if word not in COMPOUND]) <= 1


def may_be_called(name: str, alias: str, person: Person) -> bool:
    """Whether a lone name is one that the person is called by: the family name, or the given name of a ruler."""
    ours, theirs = fold_words(name), [word for word in fold_words(alias) if word not in PARTICLES]
    if not ours or len(theirs) < 2 or words_fit(ours[-1], theirs[-1]) >= SAME_WORD:
        return True
    ruler = any(tenure.office_class in {"HOS", "HOG", "NONSTATE"} for tenure in person.tenures)
    return ruler or any(tenure.country in BY_GIVEN_NAME for tenure in person.tenures)


def is_long_before(person: Person, on: str) -> bool:
    """Whether a day is years before the first office known, of one who never led a state or government."""
    first = min((tenure.start[:4] for tenure in person.tenures if tenure.start), default="")
    led = any(tenure.office_class in {"HOS", "HOG"} for tenure in person.tenures)
    return bool(first) and not led and int(first) - int(on[:4]) > LONG_BEFORE_YEARS


def weigh_title(candidate: Candidate, person: Person, name: str, alias: str, beside: Beside) -> Candidate:
    """Return a candidate with what speaks against it in the words beside the name."""
    reason = _against(person, name, alias, beside)
    if not reason:
        return candidate
    score = Score(value=round(max(0.0, candidate.score.value - 0.35), 3), why=f"{candidate.score.why}; {reason}")
    return replace(candidate, score=score)


def _against(person: Person, name: str, alias: str, beside: Beside) -> str:
    ours, theirs = fold_words(name), fold_words(alias)
    if beside.words & KIN and len(ours) > 1 and words_fit(ours[0], theirs[0]) < SAME_WORD:
        return "kin of the one known, by another given name"
    female = fold_words(person.names[0])[0] in FEMALE_NAMES
    if female and beside.words & MALE_TITLES or not female and beside.words & {"mrs", "queen", "princess"}:
        return "the title is a man's" if female else "the title is a woman's"
    if beside.sector in ELSEWHERE and not any(beside.sector in tenure.sector for tenure in person.tenures):
        return f"described as {beside.sector}, which the one known is not"
    return ""
