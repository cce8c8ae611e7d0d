"""Numbers of dead and injured in plain words."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("sentence", "dead", "injured"),
    [
        ("An attack killed at least four people and injured 12 others.", 4, 12),
        ("Nine villagers were killed and three wounded in the attack.", 9, 3),
        ("One man is shot dead and two seriously wounded in an attack.", 1, 2),
        ("The attack left 30 people dead.", 30, None),
        ("An attack on two towns lasted four hours.", None, None),
        ("The attack came after nine days in which many were ill.", None, None),
    ],
)
def test_counts_beside_words_for_death_and_injury(
    text: Callable, sentence: str, dead: int | None, injured: int | None
) -> None:
    """The number is read from the words, though the reader linked none; other numbers are left alone."""
    event = text(sentence).event("attack", "ASSAULT", {"actor": "attack"}).code().only
    assert (event.dead and event.dead.min, event.injured and event.injured.min) == (dead, injured)


def test_the_words_win_over_a_wrong_link(text: Callable) -> None:
    """The number of the wounded is not that of the dead."""
    made = text("Gunmen shot five people and wounded three.").event(
        "shot", "ASSAULT", {"actor": "Gunmen", "dead": "three"}
    )
    event = made.code().only
    assert (event.dead, event.injured and event.injured.min) == (None, 3)
