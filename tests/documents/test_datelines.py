"""Datelines told from sentences by their form."""

import pytest

from lapwing.documents.datelines import parse_dateline

POSITIVE = [
    ("MOSCOW, Oct 19 (Reuters) – The", "MOSCOW", "Oct 19", "Reuters"),
    ("BEIRUT/THE HAGUE, March 7 (NWA) - An", "BEIRUT/THE HAGUE", "March 7", "NWA"),
    ("KYIV, Ukraine (AP) — Two", "KYIV", None, "AP"),
    ("LA CROSSE, Wis. (AP) — The", "LA CROSSE", None, "AP"),
    ("Paris (AFP) – France", "Paris", None, "AFP"),
    ("Madrid (NWA): Spain", "Madrid", None, "NWA"),
    ("New Delhi, Oct 19 (NWA): The", "New Delhi", "Oct 19", "NWA"),
    ("MINSK, 14 April (NWA) – The", "MINSK", "14 April", "NWA"),
    ("OSLO, April 4. /NWA/. Norway", "OSLO", "April 4", "NWA"),
    ("TEHRAN – Iran", "TEHRAN", None, None),
    ("UNITED NATIONS -- The", "UNITED NATIONS", None, None),
    ("NEW DELHI: India", "NEW DELHI", None, None),
    ("(Reuters) - Shares", None, None, "Reuters"),
    ("OSLO, Oct. 19, 2021 (NWA) -- The", "OSLO", "Oct. 19, 2021", "NWA"),
    ("PUTRAJAYA, Nov 22 — All", "PUTRAJAYA", "Nov 22", None),
]
NEGATIVE = [
    "The minister – who resigned – said that he would go.",
    "Norway (pop. 5 million) is a member.",
    "BREAKING: The minister has resigned.",
    "UPDATE 1 - Norway signs",
    "WARNING GRAPHIC DETAIL: The pictures",
    "On Tuesday, October 19, the minister said",
    "Moscow: The city sleeps.",
    "John Smith (left) and Jane Roe met.",
    "In May (Northwire) said",
    "NATO said on Monday",
    "He said: We go.",
]


@pytest.mark.parametrize(("text", "place", "date", "agency"), POSITIVE)
def test_dateline_is_taken_apart(text: str, place: str | None, date: str | None, agency: str | None) -> None:
    """Place, date and agency have their offsets."""
    found = parse_dateline(text, 0, len(text))
    assert found is not None
    for part, expected in ((found.place, place), (found.date, date), (found.agency, agency)):
        assert (part.text if part else None) == expected
        assert part is None or text[part.start : part.end] == expected
    assert found.span.text == text[: found.span.end]


@pytest.mark.parametrize("text", NEGATIVE)
def test_sentence_is_no_dateline(text: str) -> None:
    """Neither labels nor brackets nor dashes alone make one."""
    assert parse_dateline(text, 0, len(text)) is None


def test_weak_form_counts_only_at_the_opening() -> None:
    """The words "Kyiv – The" open a report, but is no dateline within one."""
    text = "Kyiv – The government met."
    assert parse_dateline(text, 0, len(text)) is None
    assert parse_dateline(text, 0, len(text), opening=True) is not None
