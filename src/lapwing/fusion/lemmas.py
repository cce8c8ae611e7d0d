"""Rough lemmas and content words of English news sentences, for overlap only: never shown, never coded from."""

import re
from functools import lru_cache

from anyascii import anyascii

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+(?:[.,]\d+)*")

STOP_WORDS = frozenset(
    """a about after against all also am an and any are as at be because been before being between both but by can could
    did do does during each for from further had has have he her here hers him his how however i if in into is it its
    just may me might more most must my no nor not now of off on only onto or other our out over own per s said say
    says saying same she should since so some such than that the their them then there these they this those through
    to told too toward towards under until up upon us very was we were what when where which while who whom why will
    with would you your according reported report reports monday tuesday wednesday thursday friday saturday sunday
    january february march april june july august september october november december today yesterday
    tomorrow day week month year""".split()
)

IRREGULAR = {
    "met": "meet", "held": "hold", "struck": "strike", "shot": "shoot", "fought": "fight", "fired": "fire",
    "slain": "slay", "slew": "slay", "began": "begin", "begun": "begin", "went": "go", "gone": "go", "gave": "give",
    "given": "give", "took": "take", "taken": "take", "sent": "send", "spoke": "speak", "spoken": "speak",
    "blew": "blow", "blown": "blow", "broke": "break", "broken": "break", "flew": "fly", "flown": "fly",
    "left": "leave", "won": "win", "led": "lead", "sought": "seek", "caught": "catch", "withdrew": "withdraw",
    "withdrawn": "withdraw", "dealt": "deal", "hit": "hit", "died": "die", "dying": "die", "death": "die",
    "made": "make", "paid": "pay", "sank": "sink", "sunk": "sink", "stole": "steal", "stolen": "steal",
    "bought": "buy", "sold": "sell", "lost": "lose", "swore": "swear", "sworn": "swear", "threw": "throw",
    "drove": "drive", "came": "come", "became": "become", "kept": "keep", "stood": "stand", "tried": "try",
    "lying": "lie", "talks": "talk", "visitor": "visit", "killer": "kill", "murderer": "murder", "fled": "flee",
    "sued": "sue", "sues": "sue", "suing": "sue",
}  # fmt: skip

# Nouns that name the act of a verb: the longest ending that leaves at least four letters is cut.
_ENDINGS = ("isation", "ization", "ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "ers", "ies", "ied")
_SHORT_ENDINGS = ("ed", "es", "er", "s", "e", "y")


def words(text: str) -> list[str]:
    """Return the words of `text`, transliterated and in lower case, in order."""
    return _WORD.findall(anyascii(text).lower())


@lru_cache(maxsize=2**16)
def lemma(word: str) -> str:
    """Return a key that most forms of one word share ("meetings" and "met"; "arrested" and "arrest").

    It is a crude suffix cut and may also join a few words that differ ("general", "generalise").
    """
    word = IRREGULAR.get(word.removesuffix("'s"), word.removesuffix("'s"))
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return _undouble(word.removesuffix(ending))
    return _cut_short_ending(word)


def _cut_short_ending(word: str) -> str:
    for ending in _SHORT_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            cut = word.removesuffix(ending)
            return _undouble(cut.removesuffix("e")) if ending == "s" and len(cut) > 4 else _undouble(cut)
    return word


def _undouble(word: str) -> str:
    double = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl"
    return (word[:-1] if double else word).removesuffix("e")


def content_lemmas(text: str) -> tuple[str, ...]:
    """Return the lemmas of the words of `text` that carry content, in order, repeats kept."""
    return tuple(lemma(word) for word in words(text) if len(word) > 1 and word not in STOP_WORDS)
