"""So many days of a visit are placed on the calendar where the arrival is dated, and nowhere else."""

import pytest

from tests.mentions.times.test_ground_times import read

FOUR_DAYS = ("2017-06-04/2017-06-07", "narrative", "2017-06-04", True)


def days(*texts: str, phrase: str = "four-day", first: str = "") -> tuple[str | None, str, str | None, bool]:
    """Return (EDTF, basis, anchor, is a duration) of a phrase."""
    mention = read(*texts, first=first)[phrase]
    return mention.edtf, mention.basis, mention.anchor, mention.is_duration


@pytest.mark.parametrize(
    "texts",
    [
        ("The queen landed in Malta on Sunday, 4 June 2017.", "During the four-day trip she saw farmers."),
        ("The queen arrived on 4 June 2017 for a four-day visit.",),
        ("On 4 June 2017 the queen flew into Malta.", "Her four-day official tour ends in Gozo."),
        ("Upon her arrival in Malta on 4 June 2017, the queen waved.", "The four-day stay is her third."),
        ("The queen will arrive on 4 June 2017.", "The four-day visit will take her to farms."),
        ("On the four-day trip the queen saw farmers.", "She arrived in the port of Malta on 4 June 2017."),
    ],
)
def test_length_of_a_visit_counts_from_the_arrival(texts: tuple[str, ...]) -> None:
    """The day of arrival is the first of them, wherever it stands."""
    assert days(*texts) == FOUR_DAYS


def test_arrival_on_a_weekday_counts_too() -> None:
    """It was placed on the calendar from the day of publication."""
    texts = ("The queen landed in Malta on Sunday and met farmers on Tuesday.", "The four-day trip has no precedent.")
    assert days(*texts, first="2017-06-08") == FOUR_DAYS


def test_days_in_words_count() -> None:
    """A visit "of" so many days is not read; the words beside the noun are."""
    texts = ("The queen landed in Malta on 4 June 2017.", "It was a two-day visit.")
    assert days(*texts, phrase="two-day")[0] == "2017-06-04/2017-06-05"


@pytest.mark.parametrize(
    "texts",
    [
        ("The queen met farmers on 4 June 2017.", "During the four-day trip she saw a mill."),
        ("The queen arrived on 4 June 2017.", "A four-day strike began in the ports."),
        ("The queen arrived on 4 June 2017.", "Her previous four-day visit was a success."),
        ("The queen arrived on 4 June 2017.", "The king will make a four-day trip to Chile."),
        ("The queen arrived on 4 June 2017.", "The king was on a four-day trip in May 2015."),
        ("The queen arrived on 4 June 2017 and met a king who left on 5 June 2017.", "A four-day-old truce held."),
    ],
)
def test_length_of_something_else_stays_without_a_date(texts: tuple[str, ...]) -> None:
    """No arrival, no visit, another visit, or one that has its own time."""
    mentions = read(*texts)
    assert mentions["four-day"].edtf is None if "four-day" in mentions else True


def test_two_arrivals_on_two_days_settle_nothing() -> None:
    """Vague: whose visit lasted so long cannot be told."""
    texts = ("The queen arrived on 4 June 2017.", "The king arrived on 6 June 2017.", "The four-day visit was long.")
    assert days(*texts)[:2] == (None, "unresolved")
