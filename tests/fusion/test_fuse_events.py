"""Which mentions become one event, and which stay apart."""

from collections.abc import Sequence

from lapwing.fusion import fuse_events
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from tests.fusion.newsroom import attack, day, document, figure, meeting, person, place


def fuse(outlets: OutletIndex, *mentions: EventMention, published: str = "2021-10-20") -> tuple[Event, ...]:
    """Fuse mentions whose documents were all published on one day."""
    reports = sorted({mention.report_id for mention in mentions})
    return fuse_events(mentions, [document(report, published=published) for report in reports], outlets)


def groups(events: Sequence[Event]) -> set[frozenset[str]]:
    """The reports of each event."""
    return {frozenset(event.reports) for event in events}


def test_two_reports_of_one_meeting_are_one_event(outlets):
    """Different words, the same persons, day and city."""
    other = meeting("r2", sentence="The Austrian minister held *talks* with Borg in the capital about the treaty.")
    assert groups(fuse(outlets, meeting("r1"), other)) == {frozenset({"r1", "r2"})}


def test_two_meetings_of_one_visit_stay_two(outlets):
    """One visitor, one city, neighbouring days, but another host."""
    first = meeting("r1", recipient=(person("Borg"),), date=day("2021-10-18"))
    second = meeting("r2", recipient=(person("Castel"),), date=day("2021-10-19"))
    assert len(fuse(outlets, first, second)) == 2


def test_two_hosts_on_one_day_are_two_meetings(outlets):
    """Even on one day and in one city, persons of one country that differ are two meetings."""
    assert len(fuse(outlets, meeting("r1"), meeting("r2", recipient=(person("Castel"),)))) == 2


def test_two_hosts_are_not_chained_by_a_vague_report(outlets):
    """A report that names only the countries may join one of them, never glue the two together."""
    vague = meeting("r3", actor=(person("Austria"),), recipient=(person("Sweden"),))
    events = fuse(outlets, meeting("r1"), meeting("r2", recipient=(person("Castel"),)), vague)
    assert not any({"r1", "r2"} <= set(event.reports) for event in events)


def test_missile_tests_of_two_months_stay_two(outlets):
    """The same actor, type and words, a month apart."""
    sentence = "Sweden *fired* a ballistic missile into the sea."
    fields = {"event": "MOBILIZE", "mode": ("weapons",), "actor": (person("Sweden"),), "recipient": (), "place": None}
    first = meeting("r1", sentence=sentence, date=day("2021-09-15"), **fields)
    second = meeting("r2", sentence=sentence, date=day("2021-10-19"), **fields)
    assert len(fuse(outlets, first, second)) == 2


def test_two_seizures_in_one_week_stay_two(outlets):
    """The same actor and type, two days apart."""
    fields = {"event": "COERCE", "mode": ("seize",), "actor": (person("Sweden"),), "recipient": (person("Portugal"),)}
    first = meeting("r1", sentence="Sweden *seized* a tanker in the gulf.", date=day("2021-10-12"), **fields)
    second = meeting("r2", sentence="Sweden *seized* a second tanker.", date=day("2021-10-14"), **fields)
    assert len(fuse(outlets, first, second)) == 2


def test_attacks_in_two_cities_on_one_day_stay_two(outlets):
    """Two cities of one country are two places."""
    assert len(fuse(outlets, attack("r1"), attack("r2", place=place("Vienna")))) == 2


def test_a_country_contains_its_city(outlets):
    """One report says Vienna, the other only Austria."""
    assert len(fuse(outlets, meeting("r1"), meeting("r2", place=place("Austria")))) == 1


def test_a_month_contains_its_day(outlets):
    """One report gives the day, the other the month."""
    assert len(fuse(outlets, meeting("r1"), meeting("r2", date=day("2021-10")))) == 1


def test_roles_of_a_meeting_may_be_swapped(outlets):
    """CONSULT is reciprocal: either party may be told first."""
    swapped = meeting("r2", actor=(person("Borg"),), recipient=(person("Adler"),))
    assert len(fuse(outlets, meeting("r1"), swapped)) == 1


def test_roles_of_an_accusation_may_not_be_swapped(outlets):
    """A accuses B and B accuses A are two events of one day."""
    fields = {"event": "ACCUSE", "mode": ("disapprove",), "place": None}
    one = meeting("r1", sentence="Austria *condemned* the tariffs.", actor=(person("Austria"),),
                  recipient=(person("Sweden"),), **fields)  # fmt: skip
    back = meeting("r2", sentence="Sweden *condemned* the reply.", actor=(person("Sweden"),),
                   recipient=(person("Austria"),), **fields)  # fmt: skip
    assert len(fuse(outlets, one, back)) == 2


def test_types_that_alternate_are_one_meeting(outlets):
    """What one report codes as a meeting another codes as an agreement reached there."""
    agreed = meeting("r2", event="AGREE", sentence="Adler and Borg *agreed* in Vienna on Monday on the railway treaty.")
    assert len(fuse(outlets, meeting("r1"), agreed)) == 1


def test_far_types_stay_two(outlets):
    """An accusation on the day of a meeting is another event."""
    accusing = meeting("r2", event="ACCUSE", sentence="Adler *accused* Borg in Vienna on Monday of delay.")
    assert len(fuse(outlets, meeting("r1"), accusing)) == 2


def test_a_planned_and_a_held_meeting_are_two_related_events(outlets):
    """The plan keeps its own record and points to what came of it."""
    plan = meeting("r2", reality="planned", sentence="Adler will *meet* Borg in Vienna on Monday.")
    events = fuse(outlets, meeting("r1"), plan)
    planned, held = sorted(events, key=lambda event: event.reality, reverse=True)
    assert [(one.kind, one.event_id) for one in planned.relations] == [("planned_as", held.event_id)]


def test_two_events_of_one_sentence_stay_two(outlets):
    """Two triggers of one sentence are two events however alike."""
    first = meeting("r1", sentence="Adler *met* Borg and talked with him.")
    second = meeting("r1", sentence="Adler met Borg and *talked* with him.")
    assert len(fuse(outlets, first, second)) == 2


def test_a_marked_repetition_is_one_event(outlets):
    """What the coder marks as the same is the same, however little it says."""
    first = meeting("r1")
    again = meeting("r1", at=300, sentence="The *talks* lasted two hours.", actor=(), recipient=(), place=None,
                    date=day(None), same_as=first.mention_id)  # fmt: skip
    (event,) = fuse(outlets, first, again)
    assert len(event.mentions) == 2
    assert any("repeats" in reason.why for merge in event.merges for reason in merge.reasons)


def test_fifty_reports_of_one_attack_and_one_of_another(outlets):
    """Many sources do not widen an event until it swallows its neighbour."""
    many = [attack(f"r{number:02}", dead=figure(8 + number % 3)) for number in range(50)]
    lone = attack("s1", place=place("Vienna"), date=day("2021-10-19"))
    assert sorted(len(event.reports) for event in fuse(outlets, *many, lone)) == [1, 50]


def test_a_denial_is_not_agreement(outlets):
    """A report that denies the attack may join it, but then the reality is in conflict."""
    denial = attack(
        "r2", reality="negated", sentence="No gunmen *attacked* a market in Graz on Monday, the mayor said."
    )
    events = fuse(outlets, attack("r1"), denial)
    assert len(events) == 2 or next(fact for fact in events[0].facts if fact.field == "reality").status == "conflict"


def test_a_meeting_is_part_of_its_visit(outlets):
    """A visit over three days and a meeting on one of them are two events, the one part of the other."""
    visit = meeting("r1", mode=("visit",), recipient=(person("Sweden"),), date=day("2021-10-17/2021-10-19"),
                    place=place("Stockholm"), sentence="Adler *visited* Stockholm from Sunday to Tuesday.")  # fmt: skip
    talks = meeting("r2", place=place("Stockholm"), sentence="Adler *met* Borg in Stockholm on Monday.")
    whole, part = sorted(fuse(outlets, visit, talks), key=lambda event: event.date.date_min or "")
    assert [(one.kind, one.event_id) for one in part.relations] == [("part_of", whole.event_id)]


def test_a_meeting_after_an_arrival_is_part_of_the_visit(outlets):
    """A visit told by its arrival alone still holds the meeting of the day after next."""
    visit = meeting("r1", mode=("visit",), recipient=(person("Sweden"),), date=day("2021-10-17"),
                    place=place("Stockholm"), sentence="Adler *arrived* in Stockholm on Sunday.")  # fmt: skip
    talks = meeting("r2", place=place("Stockholm"), date=day("2021-10-19"), sentence="Adler *met* Borg on Tuesday.")
    whole, part = sorted(fuse(outlets, visit, talks), key=lambda event: event.date.date_min or "")
    assert [one.event_id for one in part.relations] == [whole.event_id]


def test_every_merge_says_why(outlets):
    """Each mention of a fused event has its bits and the reasons they add up from."""
    (event,) = fuse(outlets, meeting("r1"), meeting("r2"))
    assert {merge.mention_id for merge in event.merges} == set(event.mentions)
    for merge in event.merges:
        assert abs(sum(reason.value for reason in merge.reasons) - merge.bits) < 0.01
        assert all(reason.why for reason in merge.reasons)


def test_a_mention_without_its_document_is_still_an_event(outlets):
    """Nothing vanishes: an unknown report is an origin by itself."""
    (event,) = fuse_events([meeting("r1")], [], outlets)
    assert event.first_reported is None
    assert event.origins[0].outlet is None


def test_nothing_gives_nothing(outlets):
    """No mentions, no events."""
    assert fuse_events([], [], outlets) == ()


def test_undated_meetings_of_undated_reports_stay_two(outlets):
    """The same dyad meets often: without any day, the same countries and the same verb do not make one event."""
    fields = {"actor": (person("Austria"),), "recipient": (person("Sweden"),), "place": None, "date": day(None)}
    first = meeting("r1", sentence="Austria and Sweden *met* to talk about fish.", **fields)
    second = meeting("r2", sentence="Sweden and Austria *met* over a border dispute in the far north.", **fields)
    documents = [document(report, published=None) for report in ("r1", "r2")]
    assert len(fuse_events([first, second], documents, outlets)) == 2
