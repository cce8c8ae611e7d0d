"""Whom “the two countries” stand for, and records in which nobody takes part."""

from collections.abc import Callable


def test_two_countries_are_the_parties_of_the_event_before(text: Callable) -> None:
    """Exactly two states met; “the two countries” are they."""
    made = text("Peru met Chile.\nThe two countries agreed to trade.").event(
        "met", "CONSULT", {"actor": ["Peru", "Chile"]}
    )
    made.event("agreed", "AGREE", {"actor": "two countries"})
    made.actor("Peru", "country:PER", "PER").actor("Chile", "country:CHL", "CHL")
    made.actor("two countries", None, "INT", kind="nominal", canonical=None)
    assert [(one.entity_id, one.country, one.inherited) for one in made.code().events[1].actor] == [
        ("country:PER", "PER", True),
        ("country:CHL", "CHL", True),
    ]


def test_two_countries_among_three_stay_open(text: Callable) -> None:
    """With three states at hand nobody can say which two, and no international country is made up."""
    made = text("Peru met Chile and Bolivia.\nBoth countries agreed to trade in Lima.")
    made.event("met", "CONSULT", {"actor": ["Peru", "Chile", "Bolivia"]})
    made.event("agreed", "AGREE", {"actor": "Both countries", "place": "Lima"}).place("Lima", "PER")
    made.actor("Peru", "country:PER", "PER").actor("Chile", "country:CHL", "CHL").actor("Bolivia", "country:BOL", "BOL")
    made.actor("Both countries", None, "INT", kind="nominal", canonical=None)
    assert [one.country for one in made.code().events[1].actor] != ["INT"]


def test_each_other_is_both_sides(text: Callable) -> None:
    """“Peru and Chile accused each other”: each is accuser and accused."""
    made = text("Peru and Chile accused each other.")
    made.event("accused", "ACCUSE", {"actor": ["Peru", "Chile"], "recipient": "each other"})
    made.actor("Peru", "country:PER", "PER").actor("Chile", "country:CHL", "CHL")
    event = made.code().only
    assert [one.country for one in event.actor] == ["PER", "CHL"]
    assert [(one.text, one.country) for one in event.recipient] == [("each other", "PER"), ("each other", "CHL")]


def test_a_plural_that_nothing_resolves_is_no_record(text: Callable) -> None:
    """“The two sides assessed …” alone says nothing of anybody."""
    made = text("The two sides praised the mood.").event("praised", "SUPPORT", {"actor": "two sides"})
    assert [one.reason for one in made.code().rejections] == ["no_participants"]


def test_a_described_actor_without_a_country_is_kept(text: Callable) -> None:
    """“Gunmen” act, wherever they are."""
    made = text("Gunmen attacked a convoy.").event("attacked", "ASSAULT", {"actor": "Gunmen", "recipient": "a convoy"})
    assert made.code().only.actor[0].text == "Gunmen"


def test_two_people_of_their_own_are_no_pair(text: Callable) -> None:
    """“Two soldiers” are not the two states that met."""
    made = text("Peru met Chile.\nTwo soldiers attacked a post.").event("met", "CONSULT", {"actor": ["Peru", "Chile"]})
    made.event("attacked", "ASSAULT", {"actor": "Two soldiers"})
    made.actor("Peru", "country:PER", "PER").actor("Chile", "country:CHL", "CHL")
    assert [one.text for one in made.code().events[1].actor] == ["Two soldiers"]
