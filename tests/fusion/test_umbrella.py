"""One clause that tells several meetings is evidence for each of them, and ties none together."""

from collections.abc import Sequence

from lapwing.fusion import fuse_events
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from tests.fusion.newsroom import day, document, meeting, person, place

BOTH = "During a three-day stay Adler *met* ministers including Borg and Castel."


def umbrella(report: str = "r3", **changes: object) -> EventMention:
    """Adler meets Borg and Castel somewhere between the 17th and the 19th."""
    fields = {"recipient": (person("Borg"), person("Castel")), "place": None, "date": day("2021-10-17/2021-10-19")}
    return meeting(report, sentence=BOTH, **(fields | changes))


def meetings() -> list[EventMention]:
    """Adler meets Borg on the 18th and Castel on the 19th."""
    second = "Adler held *talks* with Castel in Vienna on Tuesday."
    return [meeting("r1"), meeting("r2", sentence=second, recipient=(person("Castel"),), date=day("2021-10-19"))]


def fuse(outlets: OutletIndex, mentions: Sequence[EventMention]) -> tuple[Event, ...]:
    """Fuse mentions of documents of one day."""
    reports = sorted({mention.report_id for mention in mentions})
    return fuse_events(mentions, [document(report) for report in reports], outlets)


def test_an_umbrella_corroborates_each_meeting(outlets):
    """Both meetings count its report and its origin; it is a mention of one of them only."""
    events = fuse(outlets, [*meetings(), umbrella()])
    assert [set(event.reports) for event in events] == [{"r1", "r3"}, {"r2", "r3"}]
    assert [len(event.origins) for event in events] == [2, 2]
    assert sum(umbrella().mention_id in event.mentions for event in events) == 1


def test_each_meeting_keeps_its_own_persons_and_day(outlets):
    """What the umbrella says of the other meeting stands in neither who, whom nor when."""
    for event, host, on in zip(fuse(outlets, [*meetings(), umbrella()]), ("Q2", "Q3"), ("18", "19"), strict=True):
        facts = {fact.field: fact for fact in event.facts}
        assert [one.entity_id for one in event.recipient] == [host]
        assert [value.value for value in facts["recipient"].values] == [host]
        assert facts["recipient"].status == facts["date"].status == "agree"
        assert event.date.edtf == f"2021-10-{on}"


def test_both_merges_say_that_it_tells_them_together(outlets):
    """Each event names the umbrella among its merges, with reasons that add up."""
    for event, other in zip(fuse(outlets, [*meetings(), umbrella()]), ("Castel", "Borg"), strict=True):
        (merge,) = (one for one in event.merges if one.mention_id == umbrella().mention_id)
        assert "tells it together with" in merge.reasons[0].why
        assert other in merge.reasons[0].why
        assert abs(sum(reason.value for reason in merge.reasons) - merge.bits) < 0.01


def test_a_meeting_out_of_its_days_gets_nothing(outlets):
    """A meeting of the week before is another one."""
    early = meeting("r1", date=day("2021-10-11"))
    events = fuse(outlets, [early, meetings()[1], umbrella()])
    assert next(event for event in events if early.mention_id in event.mentions).reports == ("r1",)


def test_a_gathering_of_more_countries_is_no_umbrella_of_a_bilateral(outlets):
    """Who met on a summit of three countries need not have met in pairs."""
    summit = umbrella(recipient=(person("Borg"), person("Castel"), person("Duarte")))
    bilateral = next(event for event in fuse(outlets, [*meetings(), summit]) if event.date.edtf == "2021-10-18")
    assert all("together" not in reason.why for merge in bilateral.merges for reason in merge.reasons)


def test_umbrellas_alone_are_one_event_with_all_persons(outlets):
    """Where no report tells the meetings apart, nothing is cut."""
    (event,) = fuse(outlets, [umbrella("r3"), umbrella("r4")])
    assert {one.entity_id for one in event.recipient} == {"Q2", "Q3"}


def test_many_umbrellas_do_not_tie_the_meetings_together(outlets):
    """Ten vague reports leave the two meetings two, in any order."""
    many = [*meetings(), *(umbrella(f"s{number}") for number in range(10))]
    events = fuse(outlets, many)
    assert fuse(outlets, many[::-1]) == events
    assert not any({"r1", "r2"} <= set(event.reports) for event in events)


def test_place_of_an_umbrella_counts_where_it_gives_one(outlets):
    """A city that it names is told by its origin too."""
    events = fuse(outlets, [*meetings(), umbrella(place=place("Vienna"))])
    assert all(fact.status == "agree" for event in events for fact in event.facts if fact.field == "place")


def test_a_day_carried_over_to_an_umbrella_is_not_the_meetings_day(outlets):
    """The day of the arrival, carried over to "met with Borg and Castel", dates neither meeting."""
    carried = umbrella(date=day("2021-10-17", basis="narrative"))
    events = fuse(outlets, [*meetings(), carried])
    assert [event.date.edtf for event in events] == ["2021-10-18", "2021-10-19"]
    assert [set(event.reports) for event in events] == [{"r1", "r3"}, {"r2", "r3"}]
