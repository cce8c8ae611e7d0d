"""Visits told by the host, and meetings that are nobody's visit."""

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]


def states(built: Any) -> Any:
    """Return the text with its two persons."""
    return built.actor("Okoye", "Q1", "NGA").actor("Ruiz", "Q2", "ESP")


@pytest.mark.parametrize(
    ("sentence", "word", "roles", "visitor"),
    [
        ("Okoye hosted Ruiz in Abuja.", "hosted", {"actor": "Okoye", "recipient": "Ruiz"}, "Ruiz"),
        ("Okoye received Ruiz at the palace.", "received", {"actor": "Okoye", "recipient": "Ruiz"}, "Ruiz"),
        ("Ruiz was received by Okoye.", "received", {"actor": "Okoye", "recipient": "Ruiz"}, "Ruiz"),
        ("Okoye visited Ruiz in Madrid.", "visited", {"actor": "Okoye", "recipient": "Ruiz"}, "Okoye"),
    ],
)
def test_the_visitor_acts_and_the_host_receives(
    text: Build, sentence: str, word: str, roles: dict[str, str], visitor: str
) -> None:
    """Whatever the grammar has as its subject."""
    built = states(text(sentence)).event(word, "CONSULT", roles, mode=(("visit", 0.9),))
    event = built.code().only
    assert [one.text for one in event.actor] == [visitor]
    assert len(event.recipient) == 1


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Okoye welcomed Ruiz at the palace.", "CONSULT"),
        ("Okoye welcomed Ruiz’s offer at the palace.", "SUPPORT"),
        ("Okoye welcomed the offer that Ruiz made at the palace.", "SUPPORT"),
    ],
)
def test_welcoming_a_guest_is_a_visit_welcoming_an_act_is_support(text: Build, sentence: str, event: str) -> None:
    """Only a person, somewhere, is a guest."""
    built = states(text(sentence)).event("welcomed", "SUPPORT", {"actor": "Okoye", "recipient": "Ruiz"})
    assert built.code().only.event == event


@pytest.mark.parametrize(
    ("sentence", "is_visit"),
    [
        ("Okoye met with Ruiz on Monday.", False),
        ("Okoye met with Ruiz after he flew to Madrid.", True),
    ],
)
def test_a_meeting_is_a_visit_only_where_somebody_travels(text: Build, sentence: str, is_visit: bool) -> None:
    """Else all sides act."""
    roles = {"actor": "Okoye", "recipient": "Ruiz"}
    event = states(text(sentence)).event("met", "CONSULT", roles, mode=(("visit", 0.6),)).code().only
    assert ("visit" in event.mode) is is_visit
    assert (len(event.actor), len(event.recipient)) == ((1, 1) if is_visit else (2, 0))
