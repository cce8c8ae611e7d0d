"""Phrases of time are counted from the right day, and left alone when there is none."""

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
