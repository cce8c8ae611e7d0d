"""Who did it to whom."""

from collections.abc import Callable
from dataclasses import replace

from lapwing.records.reading import EntitySpan, Trigger
from tests.factories import make_score


def test_coordinated_names_become_two_participants(text: Callable) -> None:
    """One span “Nordin and Alvarez” holds two people who are known."""
    made = text("Nordin and Alvarez met in Lima.").event("met", "CONSULT", {"actor": "Nordin and Alvarez"})
    made.actor("Nordin", "local:nordin", "SWE").actor("Alvarez", "local:alvarez", "PER")
    assert [(one.text, one.entity_id) for one in made.code().only.actor] == [
        ("Nordin", "local:nordin"),
        ("Alvarez", "local:alvarez"),
    ]


def test_a_name_with_and_inside_stays_one(text: Callable) -> None:
    """“Ministry of Trade and Industry” is one organisation."""
    made = text("The Ministry of Trade and Industry met farmers.")
    made.event("met", "CONSULT", {"actor": ["The Ministry of Trade and Industry", "farmers"]})
    made.actor("Ministry of Trade and Industry", "local:ministry", "SWE", kind="organisation")
    assert [one.text for one in made.code().only.actor] == ["Ministry of Trade and Industry", "farmers"]


def test_a_person_whom_and_joins_takes_part_though_the_reader_left_him_out(text: Callable) -> None:
    """“General Nordin and Foreign Minister Alvarez”: the title before the second name belongs to it."""
    made = text("Ito met General Nordin and Foreign Minister Alvarez.")
    made.event("met", "CONSULT", {"actor": ["Ito", "Nordin"]})
    made.actor("Ito", "local:ito", "JPN").actor("Nordin", "local:nordin", "SWE")
    made.actor("Alvarez", "local:alvarez", "PER", title="Foreign Minister")
    assert [one.entity_id for one in made.code().only.actor] == ["local:ito", "local:nordin", "local:alvarez"]


def test_words_between_two_names_that_are_no_title_part_them(text: Callable) -> None:
    """“Nordin and later angered Alvarez” joins clauses, not people."""
    made = text("Ito met Nordin and later angered Alvarez.").event("met", "CONSULT", {"actor": ["Ito", "Nordin"]})
    made.actor("Ito", "local:ito", "JPN").actor("Nordin", "local:nordin", "SWE")
    made.actor("Alvarez", "local:alvarez", "PER", title="Foreign Minister")
    assert [one.entity_id for one in made.code().only.actor] == ["local:ito", "local:nordin"]


def test_the_agent_of_one_act_is_not_that_of_the_next_clause(text: Callable) -> None:
    """Talks led by Oman, but raids went on: the raids are not Oman's; a shared agent without a new clause stays."""
    made = text("The talks led by Oman went on, but raids in Aden shook the south.")
    made.event("led", "CONSULT", {"actor": "Oman"}).event("raids", "ASSAULT", {"actor": "Oman", "place": "Aden"})
    made.actor("Oman", "country:OMN", "OMN").place("Aden", "YEM")
    assert [(one.event, [who.country for who in one.actor]) for one in made.code().events] == [
        ("CONSULT", ["OMN"]),
        ("ASSAULT", []),
    ]
    made = text("Villages were shelled by Oman before raids in Aden.")
    made.event("shelled", "ASSAULT", {"actor": "Oman"}).event("raids", "ASSAULT", {"actor": "Oman", "place": "Aden"})
    made.actor("Oman", "country:OMN", "OMN").place("Aden", "YEM")
    assert all([who.country for who in one.actor] == ["OMN"] for one in made.code().events)


def test_sides_of_talks_are_all_actors(text: Callable) -> None:
    """A meeting has no recipient, even if the reader saw one."""
    made = text("Peru met Chile.").event("met", "CONSULT", {"actor": "Peru", "recipient": "Chile"})
    event = made.code().only
    assert [one.text for one in event.actor] == ["Peru", "Chile"]
    assert event.recipient == ()


def test_the_host_of_a_visit_is_its_recipient(text: Callable) -> None:
    """A visit keeps visitor and host apart."""
    made = text("The Peruvian president visited Chile.")
    made.event("visited", "CONSULT", {"actor": "The Peruvian president", "recipient": "Chile"}, mode=(("visit", 0.9),))
    made.actor("Peruvian", "country:PER", "PER").actor("Chile", "country:CHL", "CHL")
    event = made.code().only
    assert [one.country for one in event.actor] == ["PER"]
    assert [one.country for one in event.recipient] == ["CHL"]


def test_a_nationality_gives_the_country_and_not_the_state(text: Callable) -> None:
    """“Peruvian farmers” are not Peru."""
    made = text("Peruvian farmers marched.").event("marched", "PROTEST", {"actor": "Peruvian farmers"})
    farmers = made.actor("Peruvian", "country:PER", "PER").code().only.actor[0]
    assert (farmers.entity_id, farmers.country, farmers.sector) == (None, "PER", ())
    assert "Peruvian" in farmers.why


def test_a_pronoun_takes_everything_but_its_text_from_its_antecedent(text: Callable) -> None:
    """“She” is the minister, marked inherited."""
    made = text("Minister Okoye flew to Accra.\nShe condemned the raid.")
    made.event("condemned", "ACCUSE", {"actor": "She"})
    made.actor("Minister Okoye", "local:okoye", "NGA", sector=("GOV",))
    minister = made.actors[0]
    made.actor("She", None, None, kind="pronoun", canonical=None, sector=(), antecedent=minister.mention_id)
    she = made.code().only.actor[0]
    assert (she.text, she.entity_id, she.name, she.country) == ("She", "local:okoye", "Minister Okoye", "NGA")
    assert she.inherited


def test_antecedents_that_go_in_circles_end(text: Callable) -> None:
    """Two mentions that point to each other do not hang the run."""
    made = text("He met him in Quito.").event("met", "CONSULT", {"actor": "He", "place": "Quito"})
    made.place("Quito", "ECU")
    made.actor("He", None, None, kind="pronoun").actor("him", None, None, kind="pronoun")
    first, second = made.actors
    made.actors = [
        type(first)(**{name: getattr(first, name) for name in first.__slots__} | {"antecedent": second.mention_id}),
        type(second)(**{name: getattr(second, name) for name in second.__slots__} | {"antecedent": first.mention_id}),
    ]
    assert len(made.code().only.actor) == 1


def test_a_missing_agent_stays_empty(text: Callable) -> None:
    """A passive without an agent names nobody."""
    made = text("A priest was shot in Oaxaca.").event("shot", "ASSAULT", {"recipient": "A priest", "place": "Oaxaca"})
    event = made.place("Oaxaca", "MEX").code().only
    assert event.actor == ()
    assert event.recipient[0].text == "priest"


def test_a_described_actor_takes_the_country_of_the_place(text: Callable) -> None:
    """Gunmen in Oaxaca are coded as Mexican, and the record says why."""
    made = text("Gunmen shot a priest in Oaxaca.")
    made.event("shot", "ASSAULT", {"actor": "Gunmen", "recipient": "a priest", "place": "Oaxaca"})
    gunmen = made.place("Oaxaca", "MEX").code().only.actor[0]
    assert (gunmen.country, gunmen.inherited) == ("MEX", True)
    assert "Oaxaca" in gunmen.why


def test_a_known_actor_never_takes_a_country_from_context(text: Callable) -> None:
    """A person whose country is unknown stays without one."""
    made = text("Smithson shot a priest in Oaxaca.")
    made.event("shot", "ASSAULT", {"actor": "Smithson", "place": "Oaxaca"}).place("Oaxaca", "MEX")
    made.actor("Smithson", "local:smithson", None)
    assert made.code().only.actor[0].country is None


def test_the_same_entity_stands_once(text: Callable) -> None:
    """Two spans of one person are one participant."""
    made = text("Nordin, the Swedish envoy, met rebels.")
    made.event("met", "CONSULT", {"actor": ["Nordin", "the Swedish envoy", "rebels"]})
    made.actor("Nordin", "local:nordin", "SWE").actor("the Swedish envoy", "local:nordin", "SWE")
    assert [one.text for one in made.code().only.actor] == ["Nordin", "rebels"]


def test_score_is_the_readers_probability_times_the_groundings(text: Callable) -> None:
    """A doubtful grounding makes a doubtful participant."""
    made = text("Nordin met rebels.").event("met", "CONSULT", {"actor": "Nordin"})
    made.actor("Nordin", "local:nordin", "SWE", score=make_score(0.5))
    assert made.code().only.actor[0].score == 0.475


def test_an_article_alone_is_nobody(text: Callable) -> None:
    """What the reader left of a name is that name if it stands there, else nothing; common nouns keep their words."""
    made = text("Peru and the Philippines met envoys of the army.").event(
        "met", "CONSULT", {"actor": ["Peru", "the", "envoys of the army"]}
    )
    made.entities.append(EntitySpan(span=made.span("Philippines"), label="LOC", sentence=0, probability=0.9))
    made.actor("Peru", "country:PER", "PER").actor("Philippines", "country:PHL", "PHL")
    made.actor("envoys of", None, None, kind="nominal", canonical=None)
    assert [one.name for one in made.code().only.actor] == ["Peru", "Philippines", "envoys of the army"]
    alone = text("Peru met the: it rained.").event("met", "CONSULT", {"actor": ["Peru", "the"]})
    assert [one.name for one in alone.actor("Peru", "country:PER", "PER").code().only.actor] == ["Peru"]


def test_a_guessed_party_is_for_an_act_that_has_nobody(text: Callable) -> None:
    """A weak guess saves an act that nobody would take part in, and is left out beside a sure party or a place."""
    alone = text("Talks went on without Peru.").event("Talks", "CONSULT", {"actor": "Peru"})
    alone.triggers[0] = _guessed(alone.triggers[0])
    alone.actor("Peru", "country:PER", "PER")
    assert [one.country for one in alone.code().only.actor] == ["PER"]
    placed = text("Talks in Lima went on without Peru.").event("Talks", "CONSULT", {"actor": "Peru", "place": "Lima"})
    placed.triggers[0] = _guessed(placed.triggers[0])
    placed.actor("Peru", "country:PER", "PER").place("Lima", "PER")
    assert placed.code().only.actor == ()


def _guessed(trigger: Trigger) -> Trigger:
    arguments = (replace(one, probability=0.3 if one.role == "actor" else 0.9) for one in trigger.arguments)
    return replace(trigger, arguments=tuple(arguments))
