"""Ending one's own pressure concedes; ending help, ties or talks does not; a measure that ends is background."""

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


@pytest.mark.parametrize(
    ("sentence", "word", "read_as", "event"),
    [
        ("Norway lifted its travel ban on Oslo.", "lifted", "SANCTION", "CONCEDE"),
        ("Norway suspended its own missile tests.", "suspended", "SANCTION", "CONCEDE"),
        ("Norway eased the sanctions on Poland.", "eased", "COERCE", "CONCEDE"),
        ("The curfew in Norway was lifted.", "lifted", "COERCE", "CONCEDE"),
        ("The arms embargo on Norway expired.", "expired", "SANCTION", "CONCEDE"),
        ("Norway halted its air strikes.", "halted", "ASSAULT", "RETREAT"),
        ("Norway suspended aid to Poland.", "suspended", "SANCTION", "SANCTION"),
        ("Norway suspended talks with Poland.", "suspended", "SANCTION", "SANCTION"),
        ("Norway suspended the judge over the ban.", "suspended", "SANCTION", "SANCTION"),
        ("Norway imposed sanctions on Poland.", "imposed", "SANCTION", "SANCTION"),
    ],
)
def test_what_is_ended_tells_the_type(text: Build, sentence: str, word: str, read_as: str, event: str) -> None:
    """The verb alone does not."""
    built = text(sentence).actor("Norway", "country:NOR", "NOR")
    assert built.event(word, read_as, {"actor": "Norway"}).code().only.event == event


@pytest.mark.parametrize(
    ("sentence", "word", "reality"),
    [
        ("The UN embargo on Norway ended in March 2022.", "embargo", "background"),
        ("Poland welcomed the lifting of the UN embargo on Norway.", "embargo", "background"),
        ("The UN announced an embargo on Norway.", "embargo", "happened"),
    ],
)
def test_a_measure_that_ends_is_background(text: Build, sentence: str, word: str, reality: str) -> None:
    """Its own day is another one than that of its end."""
    built = text(sentence).actor("Norway", "country:NOR", "NOR")
    event = built.event(word, "SANCTION", {"recipient": "Norway"}).code().only
    assert (event.event, event.reality) == ("SANCTION", reality)
