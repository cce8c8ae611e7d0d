"""An undated document gets a year only if its text leaves no other."""

from dataclasses import replace
from datetime import date

import pytest

from lapwing.documents.datelines import parse_dateline
from lapwing.documents.dating import date_document
from lapwing.mentions.times import find_times
from lapwing.records.base import Span
from lapwing.records.document import Block, Document, PublishedDate
from lapwing.records.mention import OfficeHolding
from lapwing.records.reading import Sentence

RUN_ON = date(2026, 6, 1)


def holding(name: str, *tenures: tuple[str, str | None, str]) -> OfficeHolding:
    """Return a person named with an office."""
    span = Span(start=0, end=1, text="x")
    return OfficeHolding(span=span, entity_id=f"local:{name}", name=name, office="minister", tenures=tenures)


def date_text(
    *texts: str, offices: tuple[OfficeHolding, ...] = (), run_on: date = RUN_ON, dateline: str = ""
) -> PublishedDate:
    """Date sentences of one paragraph, under a dateline with a day if one is given."""
    text = " ".join(texts)
    whole = Span(start=0, end=len(text), text=text)
    unknown = PublishedDate(edtf=None, basis="unknown", why="")
    body = (Block(span=whole, kind="body"),)
    document = Document(
        document_id="d", content_id="c", report_id="r", path="-", text=text, blocks=body, published=unknown,
        dateline=parse_dateline(dateline, 0, len(dateline)) if dateline else None,
    )  # fmt: skip
    sentences, at = [], 0
    for index, part in enumerate(texts):
        sentences.append(Sentence(index=index, span=Span(start=at, end=at + len(part), text=part), paragraph=0))
        at += len(part) + 1
    return date_document(document, find_times(document, sentences), offices, run_on)


def test_weekday_day_and_an_earlier_event_fix_the_year() -> None:
    """Friday, June 7 is 2013, 2019 or 2024; what ended in May 2018 excludes 2013, the run in 2023 excludes 2024."""
    published = date_text("The pact ended in May 2018.", "The king arrived on Friday, June 7.", run_on=date(2023, 1, 1))
    assert published.year == 2019
    assert published.basis == "inferred"
    assert "2019" in published.why


def test_reasons_are_sentences_one_for_each_clue() -> None:
    """An analyst reads which weekday, which office, which dated event, and why it is no other year and no other day."""
    published = date_text(
        "The pact ended in May 2018.",
        "The king arrived on Friday, June 7.",
        offices=(replace(holding("Ann", ("2015-01-01", "2020-01-01", "2023-01-01")), office="FM"),),
        run_on=date(2023, 1, 1),
    )
    for sentence in (
        "The year is 2019.",
        "The weekday of 'Friday, June 7' fits 2019.",
        "Ann was foreign minister from 2015-01-01 to 2020-01-01.",
        "'May 2018' is told as past, 1 year before.",
        "2002, 2013 would fit too, but 'May 2018' is told as past.",
        "It appeared on 2019-06-07 at the earliest, the latest day that it tells of as past,",
    ):
        assert sentence in published.why.replace("1957, 1963, 1968, 1974, 1985, 1991, 1996, ", "")
    assert ";" not in published.why


def test_more_than_one_year_left_is_no_claim() -> None:
    """With 2019 and 2024 both left nothing is claimed, and both are named."""
    published = date_text("The pact ended in May 2018.", "The king arrived on Friday, June 7.")
    assert published.edtf is None
    assert "2019, 2024" in published.why
    assert len(published.candidates) == RUN_ON.year - 1950 + 1


def test_tenures_choose_among_the_years_of_the_calendar() -> None:
    """Two holders who took office in 2015 leave only 2019 before they had gone."""
    offices = (
        holding("Ann", ("2015-01-01", "2020-01-01", "2023-01-01")),
        holding("Bob", ("2015-03-01", "2021-01-01", "2023-01-01")),
    )
    assert date_text("The king arrived on Friday, June 7.", offices=offices).year == 2019


def test_tenures_alone_claim_nothing() -> None:
    """Holders without a word of the calendar settle no year, even if they overlapped in one only."""
    offices = (
        holding("Ann", ("2015-01-01", "2017-03-01", "2023-01-01")),
        holding("Bob", ("2017-01-01", "2021-01-01", "2023-01-01")),
    )
    assert date_text("The ministers met.", offices=offices).edtf is None


def test_long_tenure_leaves_several_years() -> None:
    """A holder of more than twenty years does not choose between the years that the calendar leaves."""
    published = date_text(
        "The king arrived on Friday, June 7.", offices=(holding("Cy", ("1994-07-20", None, "2023-01-01")),)
    )
    assert published.edtf is None
    assert "2002" in published.why


def test_open_tenure_after_it_was_last_seen_excludes_nothing() -> None:
    """Open as of 2020 means unknown in 2024, not out of office."""
    published = date_text(
        "The king arrived on Friday, June 7.", offices=(holding("Di", ("2018-01-01", None, "2020-01-01")),)
    )
    assert published.edtf is None
    assert "2019, 2024" in published.why


def test_text_without_clue_is_not_dated() -> None:
    """Nothing bears on the calendar."""
    published = date_text("The council met on Tuesday and praised its own work.")
    assert (published.edtf, published.basis) == (None, "unknown")


def test_contradicting_calendar_is_not_dated() -> None:
    """Two days that no year has together settle nothing."""
    published = date_text("She came on Friday, June 7.", "She left on Friday, June 8.")
    assert published.edtf is None
    assert "contradict" in published.why


def test_contradicting_holders_are_not_dated() -> None:
    """Holders of offices that were never held together leave the year open."""
    offices = (
        holding("Ed", ("2001-01-20", "2009-01-20", "2023-01-01")),
        holding("Flo", ("2012-01-20", "2017-01-20", "2023-01-01")),
    )
    assert date_text("The king arrived on Friday, June 7.", offices=offices).edtf is None


def test_story_of_an_older_year_does_not_date_its_report() -> None:
    """A weekday that agrees with the year told in its paragraph belongs to that year."""
    published = date_text("In 1996 the tribe moved.", "On Friday, June 7, it crossed the river.")
    assert published.edtf is None


def test_publication_lies_between_what_is_past_and_what_is_to_come() -> None:
    """Told on Tuesday as past, for Thursday as future: published on one of these days or between them."""
    published = date_text(
        "The strike ended in May 2018.",
        "The king arrived on Sunday, June 9.",
        "He met farmers on Tuesday.",
        "He will leave on Thursday, June 13.",
        run_on=date(2023, 1, 1),
    )
    assert published.edtf == "2019-06-11/2019-06-13"


@pytest.mark.parametrize(
    ("dateline", "edtf"),
    [
        ("OSLO, June 9 (NWA) – The", "2019-06-09"),
        ("OSLO, 9 June (NWA) – The", "2019-06-09"),
        ("OSLO, June 6 (NWA) – The", "2019-06-06"),
        ("OSLO, August 9 (NWA) – The", "2019-06-07/2019-06-13"),
        ("OSLO (NWA) – The", "2019-06-07/2019-06-13"),
    ],
)
def test_day_of_the_dateline_is_the_day_of_publication_where_it_fits(dateline: str, edtf: str) -> None:
    """Within a day of what the text allows it decides; a day far from that is left alone."""
    texts = ("The pact ended in May 2018.", "The king arrived on Friday, June 7.")
    assert date_text(*texts, run_on=date(2023, 1, 1), dateline=dateline).edtf == edtf


def test_day_of_the_dateline_alone_gives_no_year() -> None:
    """Vague: any year has such a day."""
    assert date_text("The king arrived.", dateline="OSLO, June 9 (NWA) – The").edtf is None


def test_date_after_the_run_is_never_past() -> None:
    """A goal for 2040 is not told as past, whatever the verb beside it."""
    assert date_text("The states agreed on cuts in 2040.").edtf is None


def test_known_date_is_left_alone() -> None:
    """A document that states its date is returned with it."""
    known = PublishedDate(
        edtf="2011-01-01", date_min="2011-01-01", date_max="2011-01-01", basis="metadata", why="stated"
    )
    document = Document(document_id="d", content_id="c", report_id="r", path="-", text="", blocks=(), published=known)
    assert date_document(document, (), (), RUN_ON) == known
