"""Words that only state are no act unless they were read surely; verbs share the subject of their sentence."""

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.mark.parametrize("word", ["noted", "reflects", "should", "assessed", "insisted"])
@pytest.mark.parametrize(("probability", "kept"), [(0.8, 0), (0.99, 1)])
def test_a_word_of_stating_needs_a_sure_reading(text: Build, word: str, probability: float, kept: int) -> None:
    """A bare statement is mostly no event of its own."""
    built = text(f"Norway {word} the ties.").actor("Norway", "country:NOR", "NOR")
    built.event(word, "ACCUSE", {"actor": "Norway"}, probability=probability, event_probability=1.0)
    assert len(built.code().events) == kept


@pytest.mark.parametrize("word", ["condemned", "accused", "urged"])
def test_a_speech_act_does_not(text: Build, word: str) -> None:
    """What is done by saying it stays at the usual threshold."""
    built = text(f"Norway {word} Poland.").actor("Norway", "country:NOR", "NOR")
    built.event(word, "ACCUSE", {"actor": "Norway"}, probability=0.8, event_probability=1.0)
    assert len(built.code().events) == 1


@pytest.mark.parametrize(
    ("sentence", "word", "actors"),
    [
        ("Norway closed the port and expelled Poland.", "expelled", ["Norway"]),
        ("Norway closed the port after expelling Poland.", "expelling", ["Norway"]),
        ("A guard from Norway said nobody expelled Poland.", "expelled", []),
        ("Norway accused of it expelled nobody, said Poland.", "accused", []),
    ],
)
def test_a_verb_without_an_actor_takes_the_subject(text: Build, sentence: str, word: str, actors: list[str]) -> None:
    """Only where the grammar is plain: not past another verb's clause, not for what was done to the subject."""
    built = text(sentence).actor("Norway", "country:NOR", "NOR").actor("Poland", "country:POL", "POL")
    built.event(word, "SANCTION", {"recipient": "Poland"}, probability=0.99, event_probability=0.99)
    event = built.code().only
    assert [one.text for one in event.actor] == actors
