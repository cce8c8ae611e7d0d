"""What an act is about, and when a mention only repeats an earlier one."""

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("words", "trigger", "event", "mode", "about"),
    [
        ("Peru agreed to stage a mountain drill with Chile.", "agreed", "AGREE", None, "COOPERATE"),
        ("Peru invited the Chilean king.", "invited", "AGREE", None, "CONSULT"),
        ("Peru asked for talks.", "asked", "REQUEST", "meet", "CONSULT"),
        ("Peru threatened Chile.", "threatened", "THREATEN", "violence", "ASSAULT"),
        ("Peru threatened to impose sanctions on Chile.", "threatened", "THREATEN", "restrict", "SANCTION"),
        ("Peru signed a ceasefire agreement.", "agreement", "AGREE", None, "RETREAT"),
        ("Peru agreed. Talks go on.", "agreed", "AGREE", None, None),
        ("Peru attacked during talks.", "attacked", "ASSAULT", None, None),
    ],
)
def test_type_of_the_act_governed(
    text: Callable, words: str, trigger: str, event: str, mode: str | None, about: str | None
) -> None:
    """By mode, by the next act word in the clause, by the word before a noun; other types govern nothing."""
    modes = ((mode, 0.9),) if mode else ()
    assert text(words).event(trigger, event, {"actor": "Peru"}, mode=modes).code().only.about == about


def test_next_trigger_in_the_clause_tells_what_it_is_about(text: Callable) -> None:
    """The reader's own event is as good as a word list."""
    made = text("Peru vowed to answer Chile.").event("vowed", "THREATEN", {"actor": "Peru"})
    made.event("answer", "ASSAULT", {"actor": "Peru"}, reality="planned")
    assert made.code().events[0].about == "ASSAULT"


def test_definite_noun_takes_an_event_up(text: Callable) -> None:
    """“The talks” are the talks told before, with their day and place."""
    made = text("Peru and Chile held talks in Lima on Tuesday.\n\nThe talks ended late.")
    made.event("talks", "CONSULT", {"actor": ["Peru", "Chile"], "time": "Tuesday", "place": "Lima"})
    made.event("talks", "CONSULT", nth=1).time("Tuesday", "2022-03-01").place("Lima", "PER")
    first, second = made.code().events
    assert second.same_as == first.mention_id
    assert (second.date.edtf, second.date.basis) == ("2022-03-01", "narrative")
    assert second.place is not None
    assert second.place.inherited


def test_indefinite_noun_is_a_new_event(text: Callable) -> None:
    """“New talks” are others."""
    made = text("Peru and Chile held talks.\n\nNew talks in Lima failed.")
    made.event("talks", "CONSULT", {"actor": ["Peru", "Chile"]}).event("talks", "CONSULT", {"place": "Lima"}, nth=1)
    assert made.code().events[1].same_as is None


def test_other_people_are_another_event(text: Callable) -> None:
    """A definite noun with other participants takes nothing up."""
    made = text("Peru met Chile.\n\nThe meeting of Ghana and Togo failed.")
    made.event("met", "CONSULT", {"actor": ["Peru", "Chile"]}).event("meeting", "CONSULT", {"actor": ["Ghana", "Togo"]})
    for name, code in (("Peru", "PER"), ("Chile", "CHL"), ("Ghana", "GHA"), ("Togo", "TGO")):
        made.actor(name, f"country:{code}", code)
    assert made.code().events[1].same_as is None


def test_another_day_is_another_event(text: Callable) -> None:
    """The same people met twice."""
    made = text("Peru met Chile on Monday.\n\nPeru met Chile on Tuesday.")
    for nth, day in enumerate(("Monday", "Tuesday")):
        made.event("met", "CONSULT", {"actor": ["Peru", "Chile"], "time": day}, nth=nth)
        made.actor("Peru", "country:PER", "PER", nth=nth).actor("Chile", "country:CHL", "CHL", nth=nth)
    made.time("Monday", "2022-02-28").time("Tuesday", "2022-03-01")
    assert made.code().events[1].same_as is None


def test_the_headlines_act_told_again_is_the_same(text: Callable) -> None:
    """The same two sides, the same word, no contradiction."""
    made = text("Peru meets Chile\n\nPeru met Chile on Monday.\n\nPeru met Chile in Lima.")
    made.event("meets", "CONSULT", {"actor": ["Peru", "Chile"]})
    for nth in range(3):
        made.actor("Peru", "country:PER", "PER", nth=nth).actor("Chile", "country:CHL", "CHL", nth=nth)
    made.event("met", "CONSULT", {"actor": ["Peru", "Chile"]}).event(
        "met", "CONSULT", {"actor": ["Peru", "Chile"]}, nth=1
    )
    first, second, third = made.code().events
    assert second.same_as == first.mention_id
    assert third.same_as == first.mention_id
