"""Facts recounted from some tellings: as of a day, without an origin, an owner or a claimant."""

from dataclasses import replace

from hypothesis import given, settings

from lapwing.fusion import fuse_events
from lapwing.fusion.recount import Recounter, names_in
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from lapwing.records.judgement import Constraints, FieldValue, Ruling
from lapwing.records.view import View
from tests.fusion.newsroom import attack, credit, day, document, figure, outlet
from tests.fusion.test_fusion_properties import DOCUMENTS, NOBODY, corpora

PRESS = [
    document("r1", "First.", "2021-10-18", outlet=outlet("Alpha", owner="House")),
    document("r2", "Second.", "2021-10-19", outlet=outlet("Beta", owner="House")),
    document("r3", "Third.", "2021-10-20", outlet=outlet("Gamma", state_linked=True, country="AUT")),
    document("r4", "Fourth.", None, outlet=outlet("Delta")),
]
TOLD = [
    attack("r1", dead=figure(8)),
    attack("r2", dead=figure(8), source=credit("the mayor")),
    attack("r3", dead=figure(9), source=credit("the army")),
    attack("r4", dead=figure(8)),
]


def event_of(*told: EventMention, constraints: Constraints = Constraints()) -> Event:  # noqa: B008 - frozen
    """The one event of some mentions."""
    (event,) = fuse_events(told or TOLD, PRESS, NOBODY, (), constraints)
    return event


def recount(view: View) -> tuple[Event | None, dict[str, str]]:
    """The press's event under a view, and why reports are left out."""
    found = Recounter(TOLD, PRESS, NOBODY).recount(event_of(), view)
    return found.event, {one.report_id: one.why for one in found.left_out}


def dead(event: Event | None) -> tuple[str, list[str]]:
    """Status and values of the toll."""
    assert event is not None
    fact = next(fact for fact in event.facts if fact.field == "dead")
    return fact.status, [value.value for value in fact.values]


def test_as_of_a_day_only_what_was_out_counts() -> None:
    """The undated report is left out, and said to be."""
    event, left_out = recount(View(as_of="2021-10-19"))
    assert dead(event) == ("agree", ["8"])
    assert event is not None
    assert {origin.outlet for origin in event.origins} == {"Alpha", "Beta"}
    assert left_out == {"r3": "published later", "r4": "undated"}
    assert event.event_id == event_of().event_id


def test_before_anybody_told_it_there_is_no_event() -> None:
    """And it is said why."""
    event, left_out = recount(View(as_of="2021-10-17"))
    assert event is None
    assert len(left_out) == 4


def test_a_window_of_publication_that_the_day_cuts_is_not_counted() -> None:
    """It may have been later."""
    window = replace(PRESS[0].published, edtf="2021-10-17/2021-10-21", date_min="2021-10-17", date_max="2021-10-21")
    press = [replace(PRESS[0], published=window), *PRESS[1:]]
    (event,) = fuse_events(TOLD, press, NOBODY)
    found = Recounter(TOLD, press, NOBODY).recount(event, View(as_of="2021-10-19"))
    assert {one.report_id: one.why for one in found.left_out}["r1"].startswith("perhaps published later")


def test_an_origin_an_owner_a_state_a_claimant_can_be_dropped() -> None:
    """Each by its name, whatever its capitals; the conflict goes with whoever alone made it."""
    assert dead(event_of())[0] == "conflict"
    assert dead(recount(View(without_origins=("gamma",)))[0]) == ("agree", ["8"])
    assert dead(recount(View(without_owners=("state:AUT",)))[0]) == ("agree", ["8"])
    assert dead(recount(View(without_claimants=("The Army",)))[0]) == ("agree", ["8"])
    event, left_out = recount(View(without_owners=("House",)))
    assert dead(event)[0] == "conflict"
    assert set(left_out) == {"r1", "r2"}


def test_what_can_be_dropped_is_listed() -> None:
    """For the message when a name fits nothing."""
    names = names_in([event_of()])
    assert {"Alpha", "Gamma"} <= names["origin"]
    assert {"House", "Gamma"} <= names["owner"]
    assert names["claimant"] == {"the mayor", "the army"}


def test_a_judged_value_stays_judged() -> None:
    """It is the analyst's own, whoever is dropped."""
    right = FieldValue(value="2021-10-17", label="2021-10-17", date=day("2021-10-17", basis="judged"))
    ruling = Ruling(
        mentions=(TOLD[0].mention_id,), field="date", right=right, judgement_id="j", author="Ann",
        judged_at="2026-11-22T12:00:00+00:00", reason="",
    )  # fmt: skip
    event = event_of(constraints=Constraints(rulings=(ruling,)))
    found = Recounter(TOLD, PRESS, NOBODY, [ruling]).recount(event, View(without_origins=("Alpha",)))
    assert found.event is not None
    assert found.event.date.edtf == "2021-10-17"


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_the_whole_view_is_the_event_as_it_stands(told: list[EventMention]) -> None:
    """Recounting with nothing left out changes nothing, to the last field."""
    recounter = Recounter(told, DOCUMENTS, NOBODY)
    for event in fuse_events(told, DOCUMENTS, NOBODY):
        assert recounter.recount(event, View()).event == event
