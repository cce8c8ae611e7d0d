"""Who takes part by plain syntax, and spans that were cut short."""

from collections.abc import Callable

import pytest

from lapwing.events.syntax import is_adjective
from lapwing.records.reading import EntitySpan
from tests.factories import make_actor, make_span


def test_a_possessor_acts(text: Callable) -> None:
    """“Okoye's visit to Peru” has a visitor and a host, though the reader linked nobody."""
    made = text("Minister Okoye's two-day visit to Peru ended.").event("visit", "CONSULT", mode=(("visit", 0.9),))
    made.actor("Minister Okoye", "local:okoye", "NGA").actor("Peru", "country:PER", "PER")
    event = made.code().only
    assert ([one.country for one in event.actor], [one.country for one in event.recipient]) == (["NGA"], ["PER"])
    assert "by rule: possessor of the act" in event.actor[0].why


def test_between_names_all_sides(text: Callable) -> None:
    """“Talks between A, B and C” have three sides."""
    made = text("Talks between Peru, Chile and Bolivia failed.").event("Talks", "CONSULT")
    made.actor("Peru", "country:PER", "PER").actor("Chile", "country:CHL", "CHL").actor("Bolivia", "country:BOL", "BOL")
    assert [one.country for one in made.code().only.actor] == ["PER", "CHL", "BOL"]


def test_by_names_the_agent(text: Callable) -> None:
    """“An attack on X by Y” is Y's."""
    made = text("The attack on a barracks by Chilean troops was short.").event("attack", "ASSAULT")
    made.actor("Chilean troops", None, "CHL", kind="nominal", sector=("MIL",))
    assert [one.text for one in made.code().only.actor] == ["Chilean troops"]


def test_a_passive_subject_is_acted_on(text: Callable) -> None:
    """“X was arrested” makes X the recipient, not the actor."""
    made = text("Okoye was arrested.").event("arrested", "COERCE").actor("Okoye", "local:okoye", "NGA")
    event = made.code().only
    assert (event.actor, [one.country for one in event.recipient]) == ((), ["NGA"])


@pytest.mark.parametrize(
    "sentence", ["Peru said that the attack failed.", "Peru, where an attack failed.", "Peru saw an attack."]
)
def test_a_name_that_does_not_touch_the_act_has_no_role(text: Callable, sentence: str) -> None:
    """Other words between a name and an act keep them apart."""
    made = text(sentence).event("attack", "ASSAULT").actor("Peru", "country:PER", "PER")
    assert not made.code().events


def test_a_span_cut_inside_a_name_is_made_whole(text: Callable) -> None:
    """“Armed Forces of” becomes “Armed Forces of Peru” where a name says so."""
    made = text("The Armed Forces of Peru attacked.").event("attacked", "ASSAULT", {"actor": "Armed Forces of"})
    made.actor("Armed Forces of Peru", "local:forces", "PER", kind="organisation")
    made.entities = [EntitySpan(span=made.span("Peru"), label="LOC", sentence=0, probability=0.9)]
    assert [one.text for one in made.code().only.actor] == ["Armed Forces of Peru"]


def test_a_title_takes_in_the_person_after_it(text: Callable) -> None:
    """“General” becomes “General Okoye”."""
    made = text("General Okoye attacked.").event("attacked", "ASSAULT", {"actor": "General"})
    made.actor("Okoye", "local:okoye", "NGA")
    made.entities = [EntitySpan(span=made.span("Okoye"), label="PER", sentence=0, probability=0.9)]
    assert [(one.text, one.entity_id) for one in made.code().only.actor] == [("General Okoye", "local:okoye")]


def test_an_abbreviation_is_not_cut(text: Callable) -> None:
    """“U” of “U.N.” is the whole abbreviation."""
    made = text("The U.N. condemned it.").event("condemned", "ACCUSE", {"actor": "U"})
    made.actor("U.N.", "Q1", "IGO", kind="organisation")
    assert [one.text for one in made.code().only.actor] == ["U.N."]


def test_a_shared_head_stands_for_several_states(text: Callable) -> None:
    """“The foreign ministers of Norway and Poland” are two, and so are “Peruvian and Chilean troops”."""
    made = text("The foreign ministers of Norway and Poland met Peruvian and Chilean troops.")
    made.event("met", "CONSULT", {"actor": ["foreign ministers of Norway and Poland", "Peruvian and Chilean troops"]})
    made.actor("foreign ministers of Norway and Poland", None, "POL", kind="nominal", canonical=None)
    made.actor("Peruvian and Chilean troops", None, "CHL", kind="nominal", canonical=None, sector=("MIL",))
    made.actor("Norway", "country:NOR", "NOR").actor("Poland", "country:POL", "POL")
    made.actor("Peruvian", "country:PER", "PER").actor("Chilean", "country:CHL", "CHL")
    assert [(one.name, one.country, one.sector) for one in made.code().only.actor] == [
        ("foreign ministers of Norway", "NOR", ("GOV",)),
        ("foreign ministers of Poland", "POL", ("GOV",)),
        ("Peruvian troops", "PER", ("MIL",)),
        ("Chilean troops", "CHL", ("MIL",)),
    ]


def test_and_joins_what_the_reader_left_out(text: Callable) -> None:
    """“Peru and Chile met” has two sides even if only one was linked."""
    made = text("Peru and Chile met.").event("met", "CONSULT", {"actor": "Chile"})
    made.actor("Peru", "country:PER", "PER").actor("Chile", "country:CHL", "CHL")
    assert [one.country for one in made.code().only.actor] == ["PER", "CHL"]


def test_and_between_clauses_joins_nothing(text: Callable) -> None:
    """“… condemned Peru and Chile protested”: Chile acts in the second clause."""
    made = text("Brazil condemned Peru and Chile protested.")
    made.event("condemned", "ACCUSE", {"actor": "Brazil", "recipient": "Peru"})
    made.event("protested", "ACCUSE", {"actor": "Chile"})
    made.actor("Brazil", "country:BRA", "BRA").actor("Peru", "country:PER", "PER")
    made.actor("Chile", "country:CHL", "CHL")
    assert [one.country for one in made.code().events[0].recipient] == ["PER"]


@pytest.mark.parametrize(
    ("words", "act", "event"),
    [
        ("The Chilean pogrom is remembered.", "pogrom", "ASSAULT"),
        ("The Chilean massacre is remembered.", "massacre", "ASSAULT"),
        ("Chilean arrests went on.", "arrests", "COERCE"),
        ("A Chilean deportation was filmed.", "deportation", "COERCE"),
    ],
)
def test_a_people_before_a_noun_of_force_has_no_role(text: Callable, words: str, act: str, event: str) -> None:
    """A people's name before a massacre or an arrest may as well be the victim's."""
    made = text(words).event(act, event, {"place": words.split()[-1]})
    made.actor("Chilean", "country:CHL", "CHL", canonical="Chile")
    found = made.code()
    assert not any(one.actor or one.recipient for one in found.events)


@pytest.mark.parametrize("act", ["air strike", "raids", "offensive", "invasion"])
def test_a_people_before_an_attack_acts(text: Callable, act: str) -> None:
    """“A Chilean raid” is Chile's."""
    made = (
        text(f"The Chilean {act} began.")
        .event(act, "ASSAULT")
        .actor("Chilean", "country:CHL", "CHL", canonical="Chile")
    )
    assert [one.country for one in made.code().only.actor] == ["CHL"]


@pytest.mark.parametrize("act", ["attacked", "arrested"])
def test_a_name_before_a_verb_acts(text: Callable, act: str) -> None:
    """“Chile attacked” needs no link."""
    made = text(f"Chile {act} a smuggler.").event(act, "ASSAULT").actor("Chile", "country:CHL", "CHL")
    assert [one.country for one in made.code().only.actor] == ["CHL"]


def test_a_capital_before_a_verb_acts() -> None:
    """A capital stands for its state: it is no adjective, whatever the verb looks like."""
    capital = make_actor(kind="country", span=make_span(0, "Quito"), canonical="Ecuador")
    people = make_actor(kind="country", span=make_span(0, "Chilean"), canonical="Chile")
    assert (is_adjective(capital), is_adjective(people)) == (False, True)


@pytest.mark.parametrize(
    ("between", "n_parties"), [("", 2), ("Monday ", 2), ("privately ", 2), ("again in Lima ", 2), ("a man ", 1)]
)
def test_whom_somebody_met_with_takes_part(text: Callable, between: str, n_parties: int) -> None:
    """A day, a place or an adverb may stand before "with"; a noun ends what is plain."""
    made = text(f"Okoye met {between}with Ruiz.").event("met", "CONSULT", {"actor": "Okoye"})
    made.actor("Okoye", "Q1", "NGA").actor("Ruiz", "Q2", "ESP")
    assert len(made.code().only.actor) == n_parties
