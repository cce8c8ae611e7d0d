"""Words that the rules of events and quotes look for: verbs of saying, light verbs, nouns that take up an act again."""

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Forms in lower case. Verbs stand with all their forms; nouns are words, or stems that end in "*"."""

    speech_verbs: frozenset[str]
    report_verbs: frozenset[str]
    statement_words: frozenset[str]
    light_verbs: frozenset[str]
    harm_verbs: frozenset[str]
    act_nouns: frozenset[str]
    agent_nouns: frozenset[str]

    def is_act_noun(self, word: str) -> bool:
        """Whether the word can take up an act again ("the attack", "these talks")."""
        return _is_form(word, self.act_nouns)

    def is_agent_noun(self, word: str) -> bool:
        """Whether a people's name before the word is who acts: "a Chilean raid", not "the Chilean massacre"."""
        return _is_form(word, self.agent_nouns)


def _is_form(word: str, nouns: frozenset[str]) -> bool:
    lowered = word.lower()
    return lowered in nouns or any(lowered == noun[:-1] + end for noun in nouns for end in ("", "s", "es"))


@cache
def load_lexicon() -> Lexicon:
    """Return the shipped word lists (knowledge/lexicon/words.yaml, compiled)."""
    shipped = resources.files("lapwing.knowledge") / "compiled" / "lexicon.json"
    lists = json.loads(shipped.read_text(encoding="utf-8"))
    return Lexicon(**{name: frozenset(words) for name, words in lists.items()})
