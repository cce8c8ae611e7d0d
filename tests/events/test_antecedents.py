"""Whom pronouns and descriptions stand for: subjects before others, speakers of quotes, no guess without a sign."""

from collections.abc import Callable
from typing import Any

import pytest

from lapwing.records.event import EventMention, Participant
from tests.factories import make_participant, make_quote

Build = Callable[..., Any]


def actor_of(event: EventMention) -> Participant:
    """Return the one who acts."""
    assert len(event.actor) == 1, event.actor
    return event.actor[0]


@pytest.mark.parametrize(
    ("first", "entity"),
    [
        ("Okoye met Ruiz in Jos.", "Q1"),
        ("A letter from Okoye reached Ruiz.", "Q2"),
        ("Ruiz, who had met Okoye, flew to Jos.", "Q2"),
    ],
)
def test_he_takes_up_the_subject_of_the_sentence_before(text: Build, first: str, entity: str) -> None:
    """Of two persons it is the one whom no preposition governs; of two such the first."""
    built = text(f"{first}\nHe condemned the raid.")
    built.actor("Okoye", "Q1", "NGA").actor("Ruiz", "Q2", "ESP").actor("He", None, None, kind="pronoun")
    event = built.event("condemned", "ACCUSE", {"actor": "He"}).code().only
    assert actor_of(event).entity_id == entity
    assert actor_of(event).text == "He"
    assert actor_of(event).inherited


def test_him_is_not_the_subject_of_its_own_clause(text: Build) -> None:
    """Who praises him is somebody else."""
    built = text("Okoye flew to Jos.\nRuiz praised him.")
    built.actor("Okoye", "Q1", "NGA").actor("Ruiz", "Q2", "ESP").actor("him", None, None, kind="pronoun")
    event = built.event("praised", "SUPPORT", {"actor": "Ruiz", "recipient": "him"}).code().only
    assert event.recipient[0].entity_id == "Q1"


def test_she_is_not_a_man_by_title(text: Build) -> None:
    """Words that tell the sex of the one exclude him."""
    built = text("Mr Okoye met Ruiz in Jos.\nShe condemned the raid.")
    built.actor("Mr Okoye", "Q1", "NGA").actor("Ruiz", "Q2", "ESP").actor("She", None, None, kind="pronoun")
    event = built.event("condemned", "ACCUSE", {"actor": "She"}).code().only
    assert actor_of(event).entity_id == "Q2"


def test_a_pronoun_without_anybody_stays_open(text: Build) -> None:
    """Nobody is made up."""
    built = text("The weather was bad in Norway.\nHe condemned the raid.")
    built.actor("Norway", "country:NOR", "NOR").actor("He", None, None, kind="pronoun")
    coded = built.event("condemned", "ACCUSE", {"actor": "He"}).code()
    assert [one.reason for one in coded.rejections] == ["no_participants"]


def test_it_is_no_person_and_no_adjective(text: Build) -> None:
    """Only a body or a state is "it", under a noun."""
    built = text("Okoye said Norway closed its Polish mission.\nIt expelled two envoys.")
    built.actor("Okoye", "Q1", "NGA").actor("Norway", "country:NOR", "NOR")
    built.actor("Polish", "country:POL", "POL", canonical="Poland").actor("It", None, None, kind="pronoun")
    event = built.event("expelled", "SANCTION", {"actor": "It"}).code().only
    assert actor_of(event).entity_id == "country:NOR"


def test_i_is_the_speaker_of_the_quote(text: Build) -> None:
    """First person singular is who speaks."""
    built = text("“I condemn the raid,” Okoye said.")
    built.actor("Okoye", "Q1", "NGA").actor("I", None, None, kind="pronoun")
    span = built.span("Okoye")
    speaker = make_participant(
        text="Okoye", start=span.start, end=span.end, entity_id="Q1", name="Okoye", country="NGA"
    )
    built.quotes.append(make_quote(span=built.span("I condemn the raid,"), speaker=speaker, direct=True))
    event = built.event("condemn", "ACCUSE", {"actor": "I"}).code().only
    assert actor_of(event).entity_id == "Q1"


def test_a_person_named_only_in_a_quote_is_not_taken_up_after_it(text: Build) -> None:
    """Who spoke goes on, not who was spoken of."""
    built = text("“Ruiz must leave,” Okoye said.\nHe condemned the raid.")
    built.actor("Ruiz", "Q2", "ESP").actor("Okoye", "Q1", "NGA").actor("He", None, None, kind="pronoun")
    span = built.span("Okoye")
    speaker = make_participant(
        text="Okoye", start=span.start, end=span.end, entity_id="Q1", name="Okoye", country="NGA"
    )
    built.quotes.append(make_quote(span=built.span("Ruiz must leave,"), speaker=speaker, direct=True))
    event = built.event("condemned", "ACCUSE", {"actor": "He"}).code().only
    assert actor_of(event).entity_id == "Q1"


@pytest.mark.parametrize(
    ("description", "entity"),
    [("the mayor", "Q1"), ("the country", "country:NGA"), ("a mayor", None), ("the minister", None)],
)
def test_a_definite_description_takes_up_who_fits(text: Build, description: str, entity: str | None) -> None:
    """The office must not contradict; an indefinite one is somebody new."""
    built = text(f"Mayor Okoye flew to Nigeria.\nLater {description} condemned the raid.")
    built.actor("Mayor Okoye", "Q1", "NGA").actor("Nigeria", "country:NGA", "NGA")
    noun = description.split()[-1]
    built.actor(noun, None, "NGA", nth=0, kind="nominal")
    event = built.event("condemned", "ACCUSE", {"actor": noun}).code().only
    assert actor_of(event).entity_id == entity
