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
        ("Ten rebels and four soldiers were killed in the attack.", 14, None),
        ("Six nurses, their driver, and a local guide are shot dead in an attack.", 8, None),
        ("Nine shoppers and a police officer are killed during an attack.", 10, None),
        ("The attack killed two villagers in Kunduz and one in Takhar.", 3, None),
        ("The attack killed four soldiers and 12 others were wounded.", 4, 12),
        ("An attack near the market killed a guard and wounded a schoolboy.", 1, 1),
        ("The attack killed the governor and his driver.", 2, None),
        ("A deputy mayor was killed in an attack.", 1, None),
        ("A deputy mayor, aged 54, was shot and killed in an attack.", 1, None),
        ("The attack claimed over 140 lives.", 140, None),
        ("The death toll from an attack on a camp in the mountains of the north rises to 16.", 16, None),
        ("Rebels stage an attack on the town.\nAt least 26 people are killed.", 26, None),
        ("Rebels stage an attack on the town.\nNobody was killed.", None, None),
        ("An attack in which the whole family was killed shocked the town.", None, None),
        ("An attack killed the villagers.", None, None),
        ("The attack by a 19-year-old gunman was stopped.", None, None),
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


@pytest.mark.parametrize(
    ("sentence", "victims", "dead"),
    [
        ("Soldiers killed a senior officer of the guard.", "a senior officer of the guard", 1),
        ("Soldiers killed Yusuf Idris, the mayor.", "Yusuf Idris, the mayor", 1),
        ("Soldiers killed protesters.", "protesters", None),
        ("Soldiers shelled a village.", "a village", None),
        ("Soldiers tried to kill Yusuf Idris.", "Yusuf Idris", None),
    ],
)
def test_a_killing_counts_those_whom_it_names(text: Callable, sentence: str, victims: str, dead: int | None) -> None:
    """Whom a killing names, and who are one each, are counted; a crowd, a place and an attempt are not."""
    trigger = "tried" if "tried" in sentence else sentence.split()[1]
    event = text(sentence).event(trigger, "ASSAULT", {"actor": "Soldiers", "recipient": victims}).code().only
    assert (event.dead and event.dead.min) == dead
