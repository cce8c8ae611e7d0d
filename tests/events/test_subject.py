"""The grammatical subject, where a surely read act would else be refused."""

from collections.abc import Callable

import pytest

SURE = {"probability": 0.97, "event_probability": 0.97}


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Chile in the past month quietly evacuated its embassy.", "evacuated"),
        ("Chile condemned the vote, dispatching two frigates.", "dispatching"),
        ("Chile condemned the vote as it also evacuated its embassy.", "evacuated"),
        ("In Peru, Chile this week evacuated its embassy.", "evacuated"),
    ],
)
def test_the_subject_acts_where_nobody_else_is_known(text: Callable, words: str, act: str) -> None:
    """The first actor of the clause, also over “as it also …” and a participle after a comma."""
    made = text(words).event(act, "RETREAT", **SURE).actor("Chile", "country:CHL", "CHL")
    if "condemned" in words:
        made.event("condemned", "ACCUSE", {"actor": "Chile"}, **SURE)
    if "Peru" in words:
        made.actor("Peru", "country:PER", "PER")
    event = next(one for one in made.code().events if one.trigger.text == act)
    assert [one.country for one in event.actor] == ["CHL"]
    assert "by rule: grammatical subject" in event.actor[0].why


def test_the_subject_of_a_passive_is_acted_on(text: Callable) -> None:
    """“Okoye in the end was jailed”."""
    made = text("Okoye in the end was quickly jailed.").event("jailed", "COERCE", **SURE)
    event = made.actor("Okoye", "local:okoye", "NGA").code().only
    assert (event.actor, [one.country for one in event.recipient]) == ((), ["NGA"])


def test_an_adjective_takes_its_noun_along(text: Callable) -> None:
    """“Chilean miners” are not Chile."""
    made = text("Chilean miners this week left the camp.").event("left", "RETREAT", **SURE)
    made.actor("Chilean", "country:CHL", "CHL", canonical="Chile")
    (actor,) = made.code().only.actor
    assert (actor.country, actor.entity_id) == ("CHL", None)


@pytest.mark.parametrize(
    ("words", "act"),
    [
        ("Near Chile this week someone evacuated a camp.", "evacuated"),
        ("Chile knew that this week somebody evacuated a camp.", "evacuated"),
        ("Chile’s camp was this week seen and evacuated.", "evacuated"),
        ("Chile condemned a raid the rebels left.", "left"),
        ("Chile in the past month saw a withdrawal.", "withdrawal"),
        ("Chile this week reported a pull-out.", "pull-out"),
    ],
)
def test_who_is_not_the_subject_does_not_act(text: Callable, words: str, act: str) -> None:
    """A preposition, another clause, a possessor, another verb, a noun: the act stays refused."""
    made = text(words).event(act, "RETREAT", **SURE).actor("Chile", "country:CHL", "CHL")
    if "condemned" in words:
        made.event("condemned", "ACCUSE", {"actor": "Chile"}, **SURE)
    assert "no_participants" in [one.reason for one in made.code().rejections]


def test_an_unsure_reading_stays_refused(text: Callable) -> None:
    """The rule is only for acts that the reader is sure of."""
    made = text("Chile in the past month evacuated its embassy.").actor("Chile", "country:CHL", "CHL")
    made.event("evacuated", "RETREAT", probability=0.8, event_probability=0.9)
    assert [one.reason for one in made.code().rejections] == ["no_participants"]
