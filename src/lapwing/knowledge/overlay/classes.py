"""The class of an office from its words: "Minister of Foreign Affairs of Norway" is FM."""

from collections.abc import Mapping

from lapwing.knowledge.actors import singular_forms
from lapwing.knowledge.name_keys import fold_words

OTHER = "OTHER"
_JUNIOR = frozenset({"deputy", "vice", "assistant", "former", "spokesman", "spokeswoman", "spokesperson"})


def class_of_office(office: str, phrases: Mapping[str, str]) -> str:
    """Return the class of the longest known phrase in the words of an office, the first of equals; OTHER for none.

    A deputy is of the deputies' class or of none, never of the class of the office itself.
    """
    words = [word.replace("defense", "defence") for word in fold_words(office) if word != "the"]
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            known = _known(" ".join(words[start : start + length]), phrases)
            if known:
                return OTHER if _JUNIOR & set(words[:start]) else known
    return OTHER


def _known(phrase: str, phrases: Mapping[str, str]) -> str | None:
    return next((phrases[form] for form in singular_forms(phrase) if form in phrases), None)
