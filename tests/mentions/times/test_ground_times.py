"""Phrases of time are counted from the right day, and left alone when there is none."""

import pytest

from lapwing.mentions.times import find_times, ground_times
from lapwing.records.base import Span
from lapwing.records.document import Block, Document, PublishedDate
from lapwing.records.mention import TimeMention
from lapwing.records.reading import Sentence


def read(*texts: str, first: str = "", last: str = "") -> dict[str, TimeMention]:
    """Ground the times of sentences of one paragraph, published between two days (undated without); phrase →
    mention.
    """
    text = " ".join(texts)
    whole = Span(start=0, end=len(text), text=text)
    published = PublishedDate(edtf=None, basis="unknown", why="")
    if first:
        last = last or first
        edtf = first if first == last else f"{first}/{last}"
        published = PublishedDate(edtf=edtf, date_min=first, date_max=last, basis="metadata", why="")
    body = (Block(span=whole, kind="body"),)
    document = Document(
        document_id="d", content_id="c", report_id="r", path="-", text=text, blocks=body, published=published
    )  # fmt: skip
    sentences, at = [], 0
    for index, part in enumerate(texts):
        sentences.append(Sentence(index=index, span=Span(start=at, end=at + len(part), text=part), paragraph=0))
        at += len(part) + 1
    return {mention.span.text: mention for mention in ground_times(find_times(document, sentences), document)}


def test_weekday_of_an_interval_keeps_what_all_days_share() -> None:
    """If every possible day of publication gives the same Monday, that Monday stands."""
    assert read("The envoys met on Monday.", first="2016-05-11", last="2016-05-13")["Monday"].edtf == "2016-05-09"


def test_weekday_of_a_wide_interval_is_widened() -> None:
    """If the possible days differ, the whole stretch is given and the reason says so."""
    mention = read("The envoys met on Monday.", first="2016-05-11", last="2016-05-18")["Monday"]
    assert mention.edtf == "2016-05-09/2016-05-16"
    assert "differ" in mention.why


def test_undated_document_leaves_relative_phrases_unresolved() -> None:
    """Nothing to count from: no date, basis unresolved; what the calendar settles by itself stands."""
    mentions = read("The mayor resigned yesterday.", "The bridge was built in 1974.")
    assert mentions["yesterday"].edtf is None
    assert mentions["yesterday"].basis == "unresolved"
    assert mentions["1974"].edtf == "1974"


def test_narrative_date_anchors_a_weekday_of_an_undated_document() -> None:
    """A whole date earlier in the paragraph anchors the weekday after it."""
    mention = read("The queen landed on Sunday, 4 June 2017.", "She spoke to farmers on Thursday.")["Thursday"]
    assert (mention.edtf, mention.basis) == ("2017-06-08", "narrative")


def test_weekday_fixes_the_year_of_a_day() -> None:
    """Of the neighbouring years the one in which weekday and day agree is taken."""
    assert read("It burned on Friday, January 8.", first="2015-12-30")["Friday, January 8"].edtf == "2016-01-08"


def test_weekday_in_conflict_is_said() -> None:
    """If no year near agrees, the nearest day stands and the reason names the conflict."""
    mention = read("It burned on Monday, March 6.", first="2019-03-08")["Monday, March 6"]
    assert mention.edtf == "2019-03-06"
    assert "conflict" in mention.why


def test_new_year_is_crossed() -> None:
    """A day in December that is told as past in January lies in the year before."""
    assert read("The ship sank on Dec. 28.", first="2014-01-03")["Dec. 28"].edtf == "2013-12-28"


def test_clause_nearest_decides_the_tense() -> None:
    """Past and future in one sentence: each phrase follows its own clause."""
    mentions = read("The panel met on Tuesday and will vote on Friday.", first="2018-03-08")
    assert mentions["Tuesday"].edtf == "2018-03-06"
    assert mentions["Friday"].edtf == "2018-03-09"


def test_range_of_weekdays() -> None:
    """From Monday to Wednesday is one stretch."""
    mention = read("The fair ran from Monday to Wednesday.", first="2018-03-08")["Monday to Wednesday"]
    assert mention.edtf == "2018-03-05/2018-03-07"


def test_range_between_days_of_two_months() -> None:
    """A range with "between" needs its "and"."""
    mention = read("Held between April 28 and May 2, 2011.", first="2018-03-08")["April 28 and May 2, 2011"]
    assert mention.edtf == "2011-04-28/2011-05-02"


def test_since_lasts_to_the_day_of_publication() -> None:
    """Since March: it begins in March and ends when the text appears."""
    mention = read("The pass has been shut since March.", first="2018-07-08")["March"]
    assert (mention.edtf, mention.date_min) == ("2018-03/2018-07-08", "2018-03-01")


def test_duration_has_no_place_on_the_calendar() -> None:
    """A length of time is kept as such."""
    mention = read("They argued for nine days.", first="2018-07-08")["nine days"]
    assert mention.is_duration
    assert mention.edtf is None


def test_a_year_is_no_day_to_count_a_weekday_from() -> None:
    """In an undated text about past elections "on Friday" and "this week" stay open rather than fall into 2016."""
    told = (
        "The party lost in 2008.",
        "It lost again in 2012.",
        "It won in 2016.",
        "It sued on Friday, days after this week began.",
    )
    found = read(*told)
    assert found["Friday"].edtf is None
    assert found["this week"].edtf is None


def test_history_takes_the_year_told_last() -> None:
    """In a text of years long past a month without its year belongs to the year last told of."""
    mentions = read(
        "The league formed in 1951.",
        "It split in 1953.",
        "In 1954 it lost its seat; in March the last members left.",
        first="2018-07-08",
    )
    assert mentions["March"].edtf == "1954-03"


def test_offsets_point_into_the_text() -> None:
    """The span's offsets are those of the document's text."""
    text = ("First.", "The talks began on 3 May 2010.")
    mention = read(*text)["3 May 2010"]
    assert " ".join(text)[mention.span.start : mention.span.end] == "3 May 2010"


def test_impossible_days_are_not_dates() -> None:
    """A 31 June stays without a date."""
    assert all(mention.edtf is None for mention in read("He came on June 31.", first="2018-07-08").values())


@pytest.mark.parametrize(
    ("phrase", "text"),
    [("Friday, January 8", "It burned on Friday, January 8."), ("8 January", "It burned on 8 January.")],
)
def test_day_and_month_are_of_the_calendar_and_the_reason_says_whence_the_year(phrase: str, text: str) -> None:
    """Only the year is from outside the words."""
    mention = read(text, first="2016-01-12")[phrase]
    assert (mention.edtf, mention.basis, mention.anchor) == ("2016-01-08", "calendar", None)
    assert "2016-01-12, the published date" in mention.why


@pytest.mark.parametrize(("text", "phrase"), [("It burned on Friday.", "Friday"), ("It burned in March.", "March")])
def test_weekday_and_month_alone_are_counted_from_publication(text: str, phrase: str) -> None:
    """They have no day of the calendar of their own."""
    assert read(text, first="2016-01-12")[phrase].basis == "published"


def test_day_and_month_of_a_story_are_of_the_calendar() -> None:
    """Without a published date the year is that of the last day told of."""
    mention = read("She landed on 4 June 2017.", "She left on 9 June.")["9 June"]
    assert (mention.edtf, mention.basis) == ("2017-06-09", "calendar")
    assert "2017-06-04" in mention.why


@pytest.mark.parametrize(
    ("told", "weekday", "edtf"),
    [
        ("Gunmen came on 2 March 2022.", "They left on Thursday.", "2022-03-03"),
        ("Gunmen came on 2 March 2022.", "They left on Sunday.", "2022-03-06"),
        ("Gunmen came on 2 March 2022.", "They rested on Tuesday.", "2022-03-01"),
        ("Gunmen came on 2 March 2022.", "They rested on Monday.", "2022-02-28"),
        ("Gunmen came on 2 March 2022.", "They will leave on Tuesday.", "2022-03-08"),
        ("The envoys will meet on 2 March 2022.", "They chose it on Thursday.", "2022-02-24"),
        ("The envoys met on 2 March 2022.", "They met on Wednesday.", "2022-03-02"),
    ],
)
def test_weekday_of_an_undated_story_follows_tense_and_nearness(told: str, weekday: str, edtf: str) -> None:
    """What is past lies near the day told of, on either side; what is to come lies after it."""
    mention = next(m for phrase, m in read(told, weekday).items() if phrase.endswith("day"))
    assert (mention.edtf, mention.basis, mention.anchor) == (edtf, "narrative", "2022-03-02")


def test_story_chooses_among_the_possible_days_of_publication() -> None:
    """Published on one of four days, two Mondays are possible; the one after the arrival is taken."""
    texts = ("The queen landed on Sunday, 4 June 2017.", "She met farmers on Monday.")
    mention = read(*texts, first="2017-06-04", last="2017-06-08")["Monday"]
    assert (mention.edtf, mention.basis) == ("2017-06-05", "narrative")


def test_year_alone_dates_a_day_that_it_leaves_no_doubt_of() -> None:
    """Published some time in 2017: a Friday is of that year, a day in December may be of the year before."""
    texts = ("A barn burned on 9 December.", "A mill burned on Friday, 9 June.")
    mentions = read(*texts, first="2017-01-01", last="2017-12-31")
    assert mentions["Friday, 9 June"].edtf == "2017-06-09"
    assert mentions["9 December"].edtf is None
