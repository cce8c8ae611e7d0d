"""Acts in a text: which family, whether denied or only planned, and which names do it or suffer it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lapwing.dossier.check.forms import State, has_article, is_circumstance, is_negated, is_noun_at, state_of
from lapwing.dossier.check.names import Name
from lapwing.dossier.check.parties import find_parties, is_person
from lapwing.dossier.check.vocabulary import ACT_NOUNS, HARM, MUTUAL_WORDS, THINGS, family_of
from lapwing.dossier.check.words import Word

_OPENING = 4  # words of a sentence in which a circumstance that opens it names its act
_OPENERS = frozenset("during on after following".split())


@dataclass(frozen=True, slots=True)
class Act:
    """One word that names an act, as the words around it show it. `doers` and `done_to` are certain, others open.

    `places` stand behind "in" or the like after the act. `is_result`: what another act led to (", killing three").
    """

    start: int
    end: int
    text: str
    families: frozenset[str]
    is_negated: bool
    state: State
    is_mutual: bool
    doers: tuple[Name, ...]
    done_to: tuple[Name, ...]
    places: tuple[Name, ...] = ()
    is_result: bool = False


def find_acts(words: Sequence[Word], names: Sequence[Name]) -> tuple[Act, ...]:
    """Return the acts that words name, in text order. Words inside names are none."""
    inside = [(name.start, name.end) for name in names if name.kind not in ("role", "read")]
    return tuple(_with_shared(tuple(_acts(words, names, inside)), words))


def _with_shared(acts: Sequence[Act], words: Sequence[Word]) -> Iterator[Act]:
    """Yield the acts; one that took place in another, and that other, share who did them where only one says so.

    "Gunmen killed 30 in an attack on the mine", "30 were killed in Swedish air raids".
    """
    place = {word.start: at for at, word in enumerate(words)}
    for n, act in enumerate(acts):
        at = place[act.start]
        is_noun = is_noun_at(at, words)
        if is_noun:
            other = acts[n - 1 : n] if n and is_circumstance(at, words) else ()
        else:
            nouns = (each for each in acts[n + 1 :] if is_noun_at(place[each.start], words))
            other = tuple(each for each in nouns if is_circumstance(place[each.start], words))[:1]
        shared = [
            each for each in other
            if words[place[each.start]].clause == words[at].clause and act.families & HARM and each.families & HARM
        ]  # fmt: skip
        if is_noun and not act.doers and at < _OPENING and words[0].low in _OPENERS:
            shared = [each for each in acts[n + 1 :] if each.doers]  # "During a visit to Oslo, Sikorski said"
        yield replace(act, doers=shared[0].doers) if shared and not act.doers else act


def _acts(words: Sequence[Word], names: Sequence[Name], inside: Sequence[tuple[int, int]]) -> Iterator[Act]:
    for at, word in enumerate(words):
        if word.is_mark or any(a <= word.start < b for a, b in inside):
            continue
        families = family_of(word.low)
        following = words[at + 1].low if at + 1 < len(words) else ""
        is_kind_of_thing = following in THINGS and (
            word.low == "aid" or (word.low in ACT_NOUNS and has_article(at, words))
        )
        if families and not is_person(word.low) and not is_kind_of_thing:
            yield describe(at, words, names, families)


def describe(at: int, words: Sequence[Word], names: Sequence[Name], families: frozenset[str]) -> Act:
    """Return the act that the word at `at` names."""
    word = words[at]
    is_noun = is_noun_at(at, words)
    doers, done_to, places = find_parties(at, words, names, is_noun)
    is_result = word.low.endswith("ing") and at > 0 and words[at - 1].is_mark
    return Act(
        word.start, word.end, word.text, families,
        is_negated(at, words, is_noun), state_of(at, words, is_noun), word.low in MUTUAL_WORDS,
        doers, done_to, places, is_result,
    )  # fmt: skip


def is_quiet(act: Act, words: Sequence[Word]) -> bool:
    """Whether an act only says where the telling is from: "according to", ", reported on 5 May"."""
    if act.text.lower() in {"according", "report"} or not act.text.lower().startswith("report"):
        return act.text.lower() in {"according", "report"}
    at = next(n for n, word in enumerate(words) if word.start == act.start)
    return at == 0 or words[at - 1].is_mark
