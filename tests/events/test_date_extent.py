"""From the phrase that dates an event to the event's own days. The day of publication is 2 March 2022."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.factories import make_published

FEBRUARY = {"precision": "month", "date_min": "2022-02-01", "date_max": "2022-02-28"}
PART = {"precision": "month", "date_min": "2022-02-01", "date_max": "2022-02-10"}


def date_of(made: Any) -> tuple[str | None, str | None, str | None]:
    """Return the date of the only event with its bounds."""
    date = made.code().only.date
    return date.edtf, date.date_min, date.date_max


@pytest.mark.parametrize(
    ("words", "reality", "edtf"),
    [
        ("Dockers go on with the strike that began in February.", "ongoing", "2022-02/2022-03-02"),
        ("Dockers ended the strike that began in February.", "background", "2022-02"),
        ("Dockers discussed the strike of February.", "ongoing", "2022-02"),
    ],
)
def test_what_began_and_goes_on_has_lasted_since(text: Callable, words: str, reality: str, edtf: str) -> None:
    """Only what still goes on, and is said to have begun then."""
    made = text(words).event("strike", "PROTEST", {"actor": "Dockers", "time": "February"}, reality=reality)
    assert made.time("February", "2022-02", **FEBRUARY).code().only.date.edtf == edtf


def test_without_a_day_of_publication_it_lasts_on(text: Callable) -> None:
    """An open end says that nobody knows until when."""
    made = text("The rebels' siege began in February and goes on.", published=make_published(None))
    made.event("siege", "ASSAULT", {"actor": "rebels", "time": "February"}, reality="ongoing").time(
        "February", "2022-02", **FEBRUARY
    )
    assert made.code().only.date.edtf == "2022-02/.."


@pytest.mark.parametrize(
    ("words", "reality", "edtf"),
    [
        ("A five-day strike of dockers is to begin on Monday.", "planned", "2022-03-07/2022-03-11"),
        ("A five-day strike of dockers was called for Monday.", "planned", "2022-03-07"),
        ("A five-day strike of dockers begins on Monday.", "happened", "2022-03-07"),
    ],
)
def test_what_is_planned_to_last_so_long_ends_then(text: Callable, words: str, reality: str, edtf: str) -> None:
    """A stated length counts from a stated beginning; of what happened only the beginning has."""
    made = text(words).event("strike", "PROTEST", {"actor": "dockers", "time": "Monday"}, reality=reality)
    assert made.time("Monday", "2022-03-07").code().only.date.edtf == edtf


@pytest.mark.parametrize(
    ("words", "reality", "edtf"),
    [
        ("Rebels agree after 20 days of talks.", "happened", "2022-02-10~/2022-03-02"),
        ("Envoys urge an end to the two-month-long talks.", "ongoing", "2022-01~/2022-03-02"),
        ("Envoys propose two days of talks.", "planned", None),
        ("Envoys open two days of talks.", "happened", "2022-03-02"),
    ],
)
def test_a_length_that_is_over_counts_back(text: Callable, words: str, reality: str, edtf: str | None) -> None:
    """What came "after" so many days of something ends them; a length by itself says nothing."""
    made = text(words).event("talks", "CONSULT", {"actor": words.split()[0]}, reality=reality)
    assert made.code().only.date.edtf == edtf


def test_the_perfect_with_a_length_reaches_back(text: Callable) -> None:
    """“have freed … within two weeks” is no news of one day; “will free … within two weeks” is none of them."""
    made = text("Rebels have freed ten hostages within two weeks.").event("freed", "RETREAT", {"actor": "Rebels"})
    assert made.code().only.date.edtf == "2022-02-16~/2022-03-02"
    made = text("Rebels freed ten hostages within two weeks.").event("freed", "RETREAT", {"actor": "Rebels"})
    assert made.code().only.date.edtf == "2022-03-02"


def test_since_an_event_counts_from_that_events_day(text: Callable) -> None:
    """The clause after "since" names the beginning by what happened then."""
    made = text("Protests have gone on ever since a court jailed him in February.")
    made.event("Protests", "PROTEST", {"actor": "Protests"}, reality="ongoing")
    made.event("jailed", "COERCE", {"actor": "a court", "time": "February"}, reality="background")
    made.time("February", "2022-02", **FEBRUARY)
    assert [one.date.edtf for one in made.code().events] == ["2022-02/2022-03-02", "2022-02"]


def test_until_joins_two_phrases(text: Callable) -> None:
    """The second phrase ends what the first begins, a clock time between them or not."""
    made = text("A curfew holds from Thursday at 8 p.m. until April 3.").time("Thursday", "2022-03-03")
    made.time("April 3", "2022-04-03").event("curfew", "COERCE", {"actor": "A curfew", "time": "Thursday"})
    assert made.code().only.date.edtf == "2022-03-03/2022-04-03"


def test_days_named_one_after_another_are_one_stretch(text: Callable) -> None:
    """First to last, as long as each follows the one before it."""
    for second, edtf in (("2022-03-01", "2022-02-28/2022-03-01"), ("2022-02-22", "2022-02-28")):
        made = text("Crowds marched on Monday and Tuesday.").time("Monday", "2022-02-28").time("Tuesday", second)
        made.event("marched", "PROTEST", {"actor": "Crowds", "time": "Monday"})
        assert made.code().only.date.edtf == edtf


def test_what_is_planned_for_a_month_lies_ahead(text: Callable) -> None:
    """A month that the tense read as past is the next one for a plan; one with its year stays."""
    for words, fields in (("February", FEBRUARY), ("February 2022", {**FEBRUARY, "basis": "calendar"})):
        made = text(f"Envoys drafted a text for a summit in {words}.")
        made.event("summit", "CONSULT", {"actor": "Envoys", "time": words}, reality="planned")
        expected = "2023-02" if words == "February" else "2022-02"
        assert made.time(words, "2022-02", **fields).code().only.date.edtf == expected


def test_an_act_in_a_part_of_a_month_is_of_that_month(text: Callable) -> None:
    """An interval would say that it lasted: the month dates it, the part bounds it."""
    made = text("Rebels fled early in February.").event(
        "fled", "RETREAT", {"actor": "Rebels", "time": "early in February"}
    )
    made.time("early in February", "2022-02-01~/2022-02-10~", **PART)
    assert date_of(made) == ("2022-02", "2022-02-01", "2022-02-10")


def test_what_goes_on_for_a_part_of_a_month_keeps_its_days(text: Callable) -> None:
    """There an interval is what is meant."""
    made = text("Dockers are on strike early in February.").time("early in February", "2022-02-01~/2022-02-10~", **PART)
    made.event("strike", "PROTEST", {"actor": "Dockers", "time": "early in February"}, reality="ongoing")
    assert date_of(made)[0] == "2022-02-01~/2022-02-10~"


def test_the_events_own_time_goes_before_a_linked_one(text: Callable) -> None:
    """“yesterday's calm protests” are of yesterday, whatever day the rest of the sentence names."""
    made = text("A ban follows yesterday's calm protests, effective Thursday.").time("yesterday", "2022-03-01")
    made.time("Thursday", "2022-03-03").event("protests", "PROTEST", {"actor": "A ban", "time": "Thursday"})
    assert made.code().only.date.edtf == "2022-03-01"


def test_now_is_the_day_of_publication(text: Callable) -> None:
    """“currently” tells no other day, and without a day of publication none."""
    for on, edtf in (("2022-03-02", "2022-03-02"), (None, None)):
        made = text("Rebels currently hold ten hostages.", published=make_published(on))
        made.event("hold", "COERCE", {"actor": "Rebels"}, reality="ongoing")
        made.time("currently", None, date_min=None, date_max=None, precision="vague", basis="unresolved")
        assert made.code().only.date.edtf == edtf


def test_that_before_a_time_opens_its_clause(text: Callable) -> None:
    """“showed that on Monday …” does not date the showing."""
    made = text("An inquiry showed that on Monday, rebels freed ten hostages.").time("Monday", "2022-02-28")
    made.event("inquiry", "ACCUSE", {"actor": "An inquiry"}).event("freed", "RETREAT", {"actor": "rebels"})
    assert [one.date.edtf for one in made.code().events] == ["2022-03-02", "2022-02-28"]


def test_what_began_on_a_day_and_lay_behind_has_gone_on_since(text: Callable) -> None:
    """Background that “first occurred” on a day is told from that day on; a single act of that day is not."""
    made = text("Police held ten after riots of dockers that first occurred on February 25.").time(
        "February 25", "2022-02-25"
    )
    made.event("riots", "ASSAULT", {"actor": "dockers", "time": "February 25"}, reality="background")
    assert date_of(made)[0] == "2022-02-25/2022-03-02"
    made = text("Police held ten after a raid of dockers on February 25.").time("February 25", "2022-02-25")
    made.event("raid", "ASSAULT", {"actor": "dockers", "time": "February 25"}, reality="background")
    assert date_of(made)[0] == "2022-02-25"


def test_what_lasted_for_years_and_is_over_ended_about_now(text: Callable) -> None:
    """Its end is known to the month; what still goes on is told to the day of publication."""
    for reality, edtf in (("background", "2020~/2022-03"), ("ongoing", "2020~/2022-03-02")):
        made = text("Rebels freed a pilot held for two years.")
        made.time("two years", "2020~/2022-03-02", date_min="2020-01-01", date_max="2022-03-02", is_duration=True)
        made.event("held", "COERCE", {"actor": "Rebels", "time": "two years"}, reality=reality)
        assert date_of(made)[0] == edtf


def test_within_is_a_bound_told_to_the_day(text: Callable) -> None:
    """“within two months” begins on a day; “in two months” in a month."""
    for word, edtf in (("within", "2022-01-02~/2022-03-02"), ("in", "2022-01~/2022-03-02")):
        made = text(f"Police have held fifty men {word} two months for theft.")
        made.event("held", "COERCE", {"actor": "Police"})
        assert date_of(made)[0] == edtf
