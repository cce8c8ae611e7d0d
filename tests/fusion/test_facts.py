"""What agrees, what conflicts, what only one origin tells, and which value heads."""

from dataclasses import replace

import pytest

from lapwing.fusion import fuse_events
from lapwing.fusion.origins import Telling, find_origins, list_tellings
from lapwing.fusion.participants import rank_parties, state_parties
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.event import EventMention
from lapwing.records.fused import Event, Fact
from tests.fusion.newsroom import attack, credit, day, document, figure, meeting, outlet, person, place


def fused(outlets: OutletIndex, *mentions: EventMention, **documents: dict) -> Event:
    """Fuse mentions that must be one event; `documents` gives fields of single documents by report."""
    reports = sorted({mention.report_id for mention in mentions})
    (event,) = fuse_events(mentions, [document(report, **documents.get(report, {})) for report in reports], outlets)
    return event


def fact(event: Event, field: str) -> Fact:
    """The fact of one field."""
    return next(fact for fact in event.facts if fact.field == field)


def test_one_report_is_sole(outlets):
    """Whatever one origin says, it says alone."""
    event = fused(outlets, meeting("r1"))
    assert {one.status for one in event.facts} == {"sole"}


def test_a_month_and_a_day_agree_and_the_day_heads(outlets):
    """Compatible precision is agreement; the more precise value is the headline."""
    event = fused(outlets, meeting("r1", date=day("2021-10")), meeting("r2"), meeting("r3", date=day("2021-10")))
    assert fact(event, "date").status == "agree"
    assert event.date.edtf == "2021-10-18"


def test_two_days_conflict_and_both_are_kept(outlets):
    """A day apart may be one event, but not one date."""
    event = fused(outlets, meeting("r1"), meeting("r2"), meeting("r3", date=day("2021-10-19")))
    assert fact(event, "date").status == "conflict"
    assert [value.value for value in fact(event, "date").values] == ["2021-10-18", "2021-10-19"]
    assert len(fact(event, "date").values[0].origins) == 2


def test_a_city_and_its_country_agree(outlets):
    """Vienna and Austria are one place at two precisions."""
    event = fused(outlets, meeting("r1", place=place("Austria")), meeting("r2"))
    assert fact(event, "place").status == "agree"
    assert event.place is not None
    assert event.place.name == "Vienna"


def test_who_does_not_say_is_silent(outlets):
    """An origin that tells the event without its place is listed as silent."""
    event = fused(outlets, meeting("r1"), meeting("r2", place=None))
    told = fact(event, "place")
    assert told.status == "sole"
    assert len(told.silent) == 1
    assert set(told.silent).isdisjoint(told.values[0].origins)


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        (figure(85), figure(85), "agree"),
        (figure(84, None, "at least 84"), figure(85), "agree"),
        (figure(80, 80, "about 80", approximate=True), figure(84), "agree"),
        (figure(80, 90, "80 to 90"), figure(85), "agree"),
        (figure(84, None, "at least 84"), figure(83), "conflict"),
        (figure(84), figure(85), "conflict"),
    ],
)
def test_figures_agree_when_both_can_be_true(outlets, first, second, status):
    """Bounds that overlap agree; numbers that cannot both be true conflict."""
    event = fused(outlets, attack("r1", dead=first), attack("r2", dead=second))
    assert fact(event, "dead").status == status


def test_a_rising_toll_is_an_update(outlets):
    """Greater figures published later are an update, headed by the latest."""
    event = fused(
        outlets, attack("r1", dead=figure(9)), attack("r2", dead=figure(11)),
        r1={"published": "2021-10-18"}, r2={"published": "2021-10-20"},
    )  # fmt: skip
    told = fact(event, "dead")
    assert told.status == "agree"
    assert "update" in told.why
    assert [value.value for value in told.values] == ["11", "9"]


def test_a_falling_toll_is_a_conflict(outlets):
    """A smaller figure later is no update."""
    event = fused(
        outlets, attack("r1", dead=figure(11)), attack("r2", dead=figure(9)),
        r1={"published": "2021-10-18"}, r2={"published": "2021-10-20"},
    )  # fmt: skip
    assert fact(event, "dead").status == "conflict"


def test_spellings_of_one_entity_are_one_value(outlets):
    """Two spellings with one entity_id agree."""
    other = person("Adler", text="Adlar", name="Ana Adlar")
    event = fused(outlets, meeting("r1"), meeting("r2", actor=(other,)))
    assert fact(event, "actor").status == "agree"
    assert [value.value for value in fact(event, "actor").values] == ["Q1"]


def test_an_unknown_spelling_joins_the_entity_it_resembles(outlets):
    """A surname that was not grounded is the entity of the other report, not a second party."""
    other = person("Adlor", country="AUT")
    event = fused(outlets, meeting("r1"), meeting("r2", actor=(other,)))
    assert [value.value for value in fact(event, "actor").values] == ["Q1"]


def test_a_country_is_compatible_with_its_minister(outlets):
    """The country and Anna Adler do not conflict, and the named person heads."""
    event = fused(outlets, meeting("r1", actor=(person("Austria"),)), meeting("r2"))
    assert fact(event, "actor").status == "agree"
    assert [one.name for one in event.actor] == ["Anna Adler"]


def test_a_swapped_meeting_has_one_party_a_side(outlets):
    """Each party stands on the side where more origins put it."""
    swapped = meeting("r3", actor=(person("Borg"),), recipient=(person("Adler"),))
    event = fused(outlets, meeting("r1"), meeting("r2"), swapped)
    assert [one.name for one in event.actor] == ["Anna Adler"]
    assert [one.name for one in event.recipient] == ["Björn Borg"]


def test_two_state_outlets_confirm_nothing(outlets):
    """Two outlets of one state are two origins and two owners, but one independent voice."""
    linked = {"state_linked": True, "country": "AUT"}
    event = fused(
        outlets, meeting("r1"), meeting("r2"),
        r1={"outlet": outlet("Bote", owner="Ministry", **linked)}, r2={"outlet": outlet("Ruf", owner="Army", **linked)},
    )  # fmt: skip
    told = fact(event, "date")
    assert (len(told.values[0].origins), told.values[0].owners) == (2, ("Army", "Ministry"))
    assert told.why.endswith("1 independent")


def test_two_outlets_that_quote_one_general_confirm_nothing(outlets):
    """One claimant counts once, whoever prints it."""
    event = fused(outlets, meeting("r1", source=credit("General Eder")), meeting("r2", source=credit("General Eder")))
    assert fact(event, "date").values[0].claimants == ("General Eder",)
    assert fact(event, "date").why.endswith("1 independent")


def test_the_headline_follows_independent_origins_not_reports(outlets):
    """Three reports of one owner do not outvote two independent ones."""
    owned = {"owner": "Group"}
    late = {"date": day("2021-10-19")}
    event = fused(
        outlets, meeting("r1", **late), meeting("r2", **late), meeting("r3", **late), meeting("r4"), meeting("r5"),
        r1={"outlet": outlet("A", **owned)}, r2={"outlet": outlet("B", **owned)}, r3={"outlet": outlet("C", **owned)},
    )  # fmt: skip
    assert event.date.edtf == "2021-10-18"


def test_confidence_is_the_best_mentions_and_no_count(outlets):
    """Ten sources do not raise it."""
    event = fused(outlets, *(meeting(f"r{number}", confidence=0.5 + number / 100) for number in range(10)))
    assert event.confidence == 0.59


def test_first_reported_is_the_earliest_publication(outlets):
    """The first of all reports, whatever their order."""
    event = fused(outlets, meeting("r1"), meeting("r2"), r1={"published": "2021-10-19"}, r2={"published": "2021-10-18"})
    assert event.first_reported == "2021-10-18"


def test_type_bound_codes_come_from_one_mention(outlets):
    """The scale and CAMEO code belong to the headline type."""
    agreed = meeting("r3", event="AGREE", cameo="030", confidence=0.99)
    event = fused(outlets, meeting("r1"), meeting("r2"), agreed)
    assert (event.event, event.cameo) == ("CONSULT", "040")


def test_each_side_that_blames_the_other_claims(outlets):
    """One deed and two culprits, each on the word of the other: claims, and nobody did it as known."""
    sentence = "The old dam near Graz was *blown* up on Monday and flooded the fields."
    told = [
        attack(
            report, sentence=sentence, recipient=(), actor=(person(culprit),),
            source=replace(credit(accuser), entity_id=f"country:{code}"),
        )
        for report, culprit, accuser, code in (("r1", "Austria", "Sweden", "SWE"), ("r2", "Sweden", "Austria", "AUT"))
    ]  # fmt: skip
    story = "A flood swept the fields near Graz after the old dam burst; engineers and villagers looked for survivors."
    other = "Villagers and engineers searched the fields near Graz for survivors of the flood after the dam burst."
    event = fused(outlets, *told, r1={"text": story}, r2={"text": other})
    actors = fact(event, "actor")
    assert actors.status == "claimed"
    assert {value.label: value.claimants for value in actors.values} == {"Austria": ("Sweden",), "Sweden": ("Austria",)}
    assert "Austria by Sweden" in actors.why


def test_two_culprits_as_known_conflict(outlets):
    """Without a source for either it is a contradiction."""
    told = [
        attack(report, actor=(person(culprit),), recipient=(), place=place("Graz"))
        for report, culprit in (("r1", "Adler"), ("r2", "Borg"))
    ]
    actors = state_parties(
        "actor", rank_parties(_tellings(told, outlets), "ASSAULT")["actor"], _tellings(told, outlets)
    )
    assert actors is not None
    assert actors.status == "conflict"


def test_what_is_known_heads_what_is_claimed(outlets):
    """Two who claim it do not outweigh one report that has it from nobody."""
    told = [
        attack("r1", actor=(person("Austria"),), source=credit("Sweden")),
        attack("r2", actor=(person("Austria"),), source=credit("Portugal")),
        attack("r3", actor=(person("Sweden"),)),
    ]
    parties = rank_parties(_tellings(told, outlets), "ASSAULT")["actor"]
    assert [party.best.name for party in parties] == ["Sweden", "Austria"]


def test_tolls_of_two_sides_are_claims(outlets):
    """Each side counts for itself."""
    told = [
        attack("r1", dead=figure(20), source=credit("the army")),
        attack("r2", dead=figure(30), source=credit("the rebels")),
    ]
    assert fact(fused(outlets, *told), "dead").status == "claimed"


def _tellings(told: list[EventMention], outlets: OutletIndex) -> tuple[Telling, ...]:
    documents = {one.report_id: document(one.report_id) for one in told}
    return list_tellings(told, find_origins(documents, documents, {}), documents, outlets)
