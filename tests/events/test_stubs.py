"""Participants that are only a number, a determiner or an adverb."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("words", "linked", "whole"),
    [
        ("Police arrested 17 young Bolivian miners in Oruro.", "17", "17 young Bolivian miners"),
        ("Police arrested all passengers, an aide said.", "all", "all passengers"),
        ("Police arrested the fishermen.", "the", "fishermen"),
        ("Police arrested heavily armed smugglers near Oruro.", "heavily", "heavily armed smugglers"),
        ("Police arrested one Oruro Workers Union member.", "one", "one Oruro Workers Union member"),
    ],
)
def test_a_bare_participant_grows_to_its_noun(text: Callable, words: str, linked: str, whole: str) -> None:
    """The words up to punctuation, preposition or verb complete it."""
    made = text(words).event("arrested", "COERCE", {"actor": "Police", "recipient": linked})
    assert [one.text for one in made.code().only.recipient] == [whole]


def test_a_participle_takes_in_the_word_that_it_belongs_to(text: Callable) -> None:
    """Of “Kenyan-led troops” the reader linked “led”."""
    made = text("The Kenyan-led troops attacked a camp.").event("attacked", "ASSAULT", {"actor": "led"})
    assert [one.text for one in made.code().only.actor] == ["Kenyan-led troops"]


@pytest.mark.parametrize(
    ("words", "linked", "whole"),
    [
        ("Police arrested dozens of Bolivian miners in Oruro.", "dozens", "dozens of Bolivian miners"),
        ("Police arrested hundreds in Oruro.", "hundreds", "hundreds"),
        ("Police arrested two.", "two", "two"),
        ("Police arrested Italy fans.", "Italy", "Italy"),
        ("Police arrested the family in Oruro.", "the family", "family"),
    ],
)
def test_words_that_stand_for_people_are_kept(text: Callable, words: str, linked: str, whole: str) -> None:
    """“Hundreds” are people even without a noun, and not every word in -ly is an adverb."""
    made = text(words).event("arrested", "COERCE", {"actor": "Police", "recipient": linked})
    assert [one.text for one in made.code().only.recipient] == [whole]


@pytest.mark.parametrize(
    "words", ["Police arrested 17 in Oruro.", "Police arrested 17.", "Police arrested 17, who were miners."]
)
def test_a_number_without_a_noun_is_nobody(text: Callable, words: str) -> None:
    """The record keeps the others."""
    made = text(words).event("arrested", "COERCE", {"actor": "Police", "recipient": "17"})
    event = made.code().only
    assert ([one.text for one in event.actor], event.recipient) == (["Police"], ())


def test_a_noun_phrase_stays_as_it_is(text: Callable) -> None:
    """Only bare words grow."""
    made = text("Police arrested 17 miners early on.").event("arrested", "COERCE", {"recipient": "17 miners"})
    assert [one.text for one in made.code().only.recipient] == ["17 miners"]


def test_growth_stops_before_the_verb(text: Callable) -> None:
    """“All farmers marched”: the act is no part of who acts."""
    made = text("All farmers marched.").event("marched", "PROTEST", {"actor": "All"})
    assert [one.text for one in made.code().only.actor] == ["All farmers"]
