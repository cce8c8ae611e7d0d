"""Stated dates: how they are read, what is refused and why."""

import pytest

from lapwing.documents.calendar_dates import Dated, Undated, parse_stated_date
from lapwing.documents.published import date_published
from lapwing.records.base import Span
from lapwing.records.document import Block, PublishedDate


def published(
    stated: str | None = None, url: str | None = None, line: str = "", page: str | None = None
) -> PublishedDate:
    """Date a document by what is given."""
    blocks = [Block(span=Span(start=0, end=len(line), text=line), kind="furniture")] if line else []
    return date_published(stated=stated, page=page, url=url, blocks=blocks, dateline=None)


@pytest.mark.parametrize(
    ("stated", "edtf"),
    [
        ("2021-10-19", "2021-10-19"),
        ("2021-10-19T23:50:00-05:00", "2021-10-19"),
        ("2021-10-19 10:00:00+03:30", "2021-10-19"),
        ("Tue, 19 Oct 2021 10:00:00 GMT", "2021-10-19"),
        ("October 19, 2021", "2021-10-19"),
        ("19th of October 2021", "2021-10-19"),
        ("2021/10/19", "2021-10-19"),
        ("20211019", "2021-10-19"),
        ("19.10.2021", "2021-10-19"),
        ("10/19/2021", "2021-10-19"),
        ("1634637600", "2021-10-19"),
        ("2021-10", "2021-10"),
        ("October 2021", "2021-10"),
        ("2021", "2021"),
    ],
)
def test_stated_date_is_read_and_the_day_stays_as_given(stated: str, edtf: str) -> None:
    """The zone does not move the day."""
    found = parse_stated_date(stated)
    assert isinstance(found, Dated)
    assert found.edtf == edtf


@pytest.mark.parametrize(
    "stated", ["1246-01-01", "2999-05-05", "2021-02-30", "2021-13-01", "10/11/2021", "soon", "Monday", "0", ""]
)
def test_absurd_or_vague_date_is_refused_with_its_reason(stated: str) -> None:
    """Nothing is guessed."""
    found = parse_stated_date(stated)
    assert isinstance(found, Undated)
    assert found.why


def test_month_bounds_reach_its_last_day() -> None:
    """February of a leap year has 29 days."""
    found = parse_stated_date("2024-02")
    assert isinstance(found, Dated)
    assert (found.date_min, found.date_max) == ("2024-02-01", "2024-02-29")


@pytest.mark.parametrize("stated", ["1246", "2999-01-01"])
def test_absurd_stated_date_falls_through_to_the_address(stated: str) -> None:
    """The note stays in the reason."""
    found = published(stated=stated, url="https://pier.example/world/2021/10/19/treaty")
    assert (found.basis, found.edtf) == ("url", "2021-10-19")
    assert stated[:4] in found.why


@pytest.mark.parametrize(
    "url",
    [
        "https://pier.example/2021/10/19/treaty",
        "https://pier.example/2021/oct/19/treaty",
        "https://pier.example/a/2021-10-19/treaty.html",
        "https://pier.example/c_20211019.htm",
    ],
)
def test_address_holds_the_date(url: str) -> None:
    """Slashes, hyphens, month names, packed."""
    assert published(url=url).edtf == "2021-10-19"


@pytest.mark.parametrize(
    "url", ["https://pier.example/a/12345678", "https://pier.example/20991399", "https://p.example/2021/99/99/x"]
)
def test_numbers_in_an_address_are_not_dates(url: str) -> None:
    """Only what the calendar knows."""
    assert published(url=url).basis == "unknown"


@pytest.mark.parametrize(
    "line",
    [
        "Published on 19 October 2021",
        "Tuesday, October 19, 2021 10:15 am",
        "2021/10/19 - 15:20",
        "17:41 JST, October 19, 2021",
        "Updated: Oct 19, 2021",
    ],
)
def test_line_of_the_text_dates_it(line: str) -> None:
    """A line that says nothing else."""
    found = published(line=line)
    assert (found.basis, found.edtf) == ("text", "2021-10-19")


def test_nothing_stated_is_unknown() -> None:
    """No claim is made."""
    found = published(line="Tuesday, October 19")
    assert (found.edtf, found.basis, found.candidates) == (None, "unknown", ())
