"""Repeated mentions by evidence: what speaks for one event, what for two, what excludes it."""

from collections.abc import Callable
from typing import Any

import pytest

Build = Callable[..., Any]
STATES = [("Norway", "country:NOR", "NOR"), ("Poland", "country:POL", "POL"), ("Chile", "country:CHL", "CHL")]


def repeats(built: Any) -> bool:
    """Return whether the last event repeats the first."""
    first, *_, last = built.code().events
    return bool(last.same_as == first.mention_id)


def told(text: Build, sentences: str, *events: tuple[str, str, dict[str, str]], **fields: Any) -> Any:
    """Return a text about states in which the reader saw these events."""
    built = text(sentences)
    for name, entity, country in STATES:
        for nth in range(sentences.count(name)):
            built.actor(name, entity, country, nth=nth)
    for number, (word, event, roles) in enumerate(events):
        earlier = sum(word in other for other, _, _ in events[:number])
        built.event(word, event, roles, nth=earlier, **fields)
    return built


@pytest.mark.parametrize(
    ("second", "word", "expected"),
    [
        ("The attack was condemned.", "attack", True),
        ("Norway attacked at dawn.", "attacked", True),
        ("Norway began a bombing in June.", "bombing", False),
    ],
)
def test_the_same_word_taken_up_is_the_same_event(text: Build, second: str, word: str, expected: bool) -> None:
    """An indefinite noun of another stem is something new."""
    events = ("attack", "ASSAULT", {"actor": "Norway", "recipient": "Poland"})
    actor = {"actor": "Norway"} if second.startswith("Norway") else {}
    built = told(text, f"Norway began an attack on Poland.\n{second}", events, (word, "ASSAULT", actor))
    assert repeats(built) is expected


def test_the_same_sides_in_the_same_roles_are_the_same_event(text: Build) -> None:
    """The words may differ."""
    roles = {"actor": "Norway", "recipient": "Poland"}
    built = told(
        text,
        "Norway bombed Poland.\nNorway hit Poland, an official recalled.",
        ("bombed", "ASSAULT", roles),
        ("hit", "ASSAULT", roles),
    )
    assert repeats(built)


def test_other_sides_are_another_event(text: Build) -> None:
    """The same word with other people tells of something else."""
    built = told(
        text,
        "Norway bombed Poland.\nAircraft from Chile struck Chile.",
        ("bombed", "ASSAULT", {"actor": "Norway", "recipient": "Poland"}),
        ("struck", "ASSAULT", {"actor": "Chile"}),
    )
    assert not repeats(built)


def test_disjoint_days_exclude_it(text: Build) -> None:
    """What happened on another day is another event, whatever speaks for it."""
    built = told(
        text,
        "Norway bombed Poland on 1 March 2022.\nNorway bombed Poland on 9 March 2022.",
        ("bombed", "ASSAULT", {"actor": "Norway", "recipient": "Poland", "time": "1 March 2022"}),
    )
    built.event("bombed", "ASSAULT", {"actor": "Norway", "recipient": "Poland", "time": "9 March 2022"}, nth=1)
    built.time("1 March 2022", "2022-03-01").time("9 March 2022", "2022-03-09")
    assert not repeats(built)


def test_one_who_accuses_twice_accuses_twice(text: Build) -> None:
    """Accusations of one speaker are as a rule several."""
    built = told(
        text,
        "Norway condemned Poland.\nNorway blamed Chile.",
        ("condemned", "ACCUSE", {"actor": "Norway", "recipient": "Poland"}),
        ("blamed", "ACCUSE", {"actor": "Norway", "recipient": "Chile"}),
    )
    assert not repeats(built)
