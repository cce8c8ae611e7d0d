"""Which of the places of a sentence is the event's."""

from collections.abc import Callable
from typing import Any

from lapwing.records.reading import EntitySpan


def place_of(made: Any) -> str | None:
    """Return the words that place the first event."""
    place = made.code().events[0].place
    return place.text if place else None


def test_a_place_named_with_the_act_is_its_place(text: Callable) -> None:
    """Without a link, "in" and "near" within the act's own clause tell where it was."""
    for words, town in (("in Oslo", "Oslo"), ("near the town of Ramadi", "Ramadi"), ("in northern Peru", "Peru")):
        made = text(f"Police arrest ten students {words} on Monday.").place(town, "XXX")
        assert place_of(made.event("arrest", "COERCE", {"actor": "Police", "recipient": "ten students"})) == town


def test_a_place_named_otherwise_is_not(text: Callable) -> None:
    """An owner, another clause, a place before the act or one behind another act says nothing."""
    for words, town in (
        ("Police arrest ten students in Peru's army.", "Peru"),
        ("Police arrest ten students, while talks go on in Oslo.", "Oslo"),
        ("Police arrest ten students of Oslo.", "Oslo"),
    ):
        made = text(words).place(town, "XXX")
        assert place_of(made.event("arrest", "COERCE", {"actor": "Police", "recipient": "ten students"})) is None


def test_words_are_not_said_where_their_matter_is(text: Callable) -> None:
    """A demand about prisons in Chile was not made there."""
    made = text("Peru condemns the arrests in Chile.").place("Chile", "CHL")
    assert place_of(made.event("condemns", "ACCUSE", {"actor": "Peru"})) is None


def test_a_place_within_a_bodys_name_is_not_the_acts(text: Callable) -> None:
    """“the Islamic State in Iraq” is whom they fight, wherever it is."""
    made = text("Troops fight the Islamic State in Iraq.").place("Iraq", "IRQ")
    made.event("fight", "ASSAULT", {"actor": "Troops", "recipient": "the Islamic State"})
    made.entities.append(EntitySpan(label="ORG", probability=1.0, **made.at("the Islamic State")))
    assert place_of(made) is None


def test_a_linked_place_of_the_background_is_left_to_it(text: Callable) -> None:
    """Who was seized in Chad need not be freed there; a place right behind the act is its own."""
    made = text("Rebels free a pilot seized in Chad.").place("Chad", "TCD")
    made.event("free", "RETREAT", {"actor": "Rebels", "recipient": "a pilot", "place": "Chad"})
    made.event("seized", "COERCE", {"recipient": "a pilot", "place": "Chad"}, reality="background")
    assert [one.place.text if one.place else None for one in made.code().events] == [None, "Chad"]


def test_a_linked_person_is_no_place(text: Callable) -> None:
    """“the capture of Saddam” names whom, not where; “in” before it speaks for a town."""
    for words, place in (("of Ortega", None), ("in Ortega", "Ortega")):
        made = text(f"Police praise the capture {words}.")
        made.event("capture", "COERCE", {"actor": "Police", "place": "Ortega"})
        made.entities.append(EntitySpan(label="PER", probability=1.0, **made.at("Ortega")))
        assert place_of(made) == place


def test_a_cut_noun_is_completed(text: Callable) -> None:
    """“rebel” before “-held areas” is no place by itself; “harbour” is."""
    for words, cut, whole in (("rebel-held areas", "rebel", "rebel-held areas"), ("the harbour", "harbour", "harbour")):
        made = text(f"Jets bombed {words} on Monday.")
        assert place_of(made.event("bombed", "ASSAULT", {"actor": "Jets", "place": cut})) == whole


def test_how_far_a_thing_reaches_is_not_where_it_was(text: Callable) -> None:
    """Missiles that reach as far as Alaska were not tested there; those tested far away near it were."""
    for words, place in (("as far as Alaska", None), ("far away near Alaska", "Alaska")):
        made = text(f"The army tested missiles that fly {words}.").place("Alaska", "USA")
        made.event("tested", "MOBILIZE", {"actor": "The army", "place": "Alaska"})
        assert place_of(made) == place


def test_of_places_in_one_phrase_the_most_exact_is_meant(text: Callable) -> None:
    """“Kabul, capital of Afghanistan” is the city; a country alone is the country."""
    for words, country in (("Kabul, capital of Afghanistan", "Kabul"), ("the east of Afghanistan", "Afghanistan")):
        made = text(f"Jets bombed {words} on Monday.").place("Afghanistan", "AFG", precision="country")
        if "Kabul" in words:
            made.place("Kabul", "AFG", precision="city")
        event = made.event("bombed", "ASSAULT", {"actor": "Jets", "place": words}).code().only
        assert event.place is not None
        assert event.place.name == country


def test_a_place_far_behind_words_is_in_what_they_are_about(text: Callable) -> None:
    """A pledge of money for people in Chad is not made there; one made in Chad is."""
    for words, place in (("to help the people who lost homes in Chad", None), ("in Chad to help them", "Chad")):
        made = text(f"Peru pledged {words}.").place("Chad", "TCD")
        assert place_of(made.event("pledged", "AGREE", {"actor": "Peru", "place": "Chad"})) == place
