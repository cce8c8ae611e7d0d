"""The coder's marks and the reports' names, believed as far as they go."""

from lapwing.fusion import fuse_events
from lapwing.fusion.namesakes import unify_entities
from tests.fusion.newsroom import day, document, meeting, person, place


def fuse(outlets, *mentions):
    """Fuse mentions whose documents are of one day."""
    return fuse_events(mentions, [document(one) for one in sorted({m.report_id for m in mentions})], outlets)


def test_a_marked_repeat_with_another_host_is_another_meeting(outlets):
    """The mark is believed unless the two name other persons."""
    first = meeting("r1")
    again = meeting("r1", at=300, sentence="Then Adler *met* Castel.", recipient=(person("Castel"),),
                    same_as=first.mention_id)  # fmt: skip
    assert len(fuse(outlets, first, again)) == 2


def test_a_marked_repeat_of_another_day_is_another_meeting(outlets):
    """One report that states two days tells two meetings."""
    first = meeting("r1")
    again = meeting("r1", at=300, sentence="Adler *met* Borg on Tuesday.", date=day("2021-10-19"),
                    same_as=first.mention_id)  # fmt: skip
    assert len(fuse(outlets, first, again)) == 2


def test_a_day_that_only_the_report_has_is_fuzzy(outlets):
    """A report of Wednesday that names no day may tell Monday's meeting."""
    late = meeting("r2", date=day("2021-10-20", basis="published"), sentence="Adler *met* Borg on the railway treaty.")
    assert len(fuse(outlets, meeting("r1"), late)) == 1


def test_a_day_that_is_stated_is_not(outlets):
    """The same with its own words is another meeting."""
    late = meeting("r2", date=day("2021-10-20", basis="published", text="on Wednesday"))
    assert len(fuse(outlets, meeting("r1"), late)) == 2


def test_a_name_without_entry_is_the_known_one_of_its_country():
    """One report grounds the name, another does not."""
    unknown = person("Anna Adler", entity_id="local:1", country="AUT")
    (one, _) = unify_entities([meeting("r1", actor=(unknown,)), meeting("r2")])
    assert one.actor[0].entity_id == "Q1"


def test_a_surname_alone_or_another_country_stays_unknown():
    """Adler alone may be anybody, and so may an Anna Adler of Portugal."""
    names = [
        person("Adler", entity_id="local:1", name="Adler"),
        person("Anna Adler", entity_id="local:2", country="PRT"),
    ]
    found = unify_entities([meeting("r1", actor=(name,)) for name in names] + [meeting("r2")])
    assert [one.actor[0].entity_id for one in found[:2]] == ["local:1", "local:2"]


def test_unknown_names_alike_share_one_id():
    """A spokesman whom nothing knows is one person in two reports."""
    names = [person("Ida Quist", entity_id=f"local:{n}", country="SWE") for n in (2, 1)]
    found = unify_entities([meeting("r1", actor=(name,)) for name in names])
    assert {one.actor[0].entity_id for one in found} == {"local:1"}


def test_days_of_one_journey_are_one_stay(outlets):
    """Arrival and a later day of the stay are one visit, with no conflict of dates."""
    fields = {"mode": ("visit",), "recipient": (person("Sweden"),), "place": place("Stockholm")}
    arrival = meeting("r1", sentence="Adler *arrived* in Stockholm on Sunday.", date=day("2021-10-17"), **fields)
    stay = meeting("r2", sentence="Adler is on a *visit* to Stockholm on Tuesday.", date=day("2021-10-19"), **fields)
    (event,) = fuse(outlets, arrival, stay)
    assert event.date.edtf == "2021-10-17/2021-10-19"
    assert next(fact for fact in event.facts if fact.field == "date").status == "agree"
