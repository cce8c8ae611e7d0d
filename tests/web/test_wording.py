"""Words for codes and days."""

import pytest

from lapwing.web.asked import Asked
from lapwing.web.wording import country_name, dyad_name, facet_value, found_words, long_day, site_of, when
from tests.factories import make_event_date


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("2021-10-17", "17 October 2021"),
        ("2021-10", "October 2021"),
        ("2021", "2021"),
        (None, "undated"),
        ("2021-10~", "2021-10~"),
        ("2021-99", "2021"),
    ],
)
def test_days_in_words(given: str | None, shown: str) -> None:
    """As much as is known; what has no simple words stays as it is."""
    assert long_day(given) == shown


def test_spans_in_words() -> None:
    """One month is named once."""
    assert when(make_event_date("2021-10-17/2021-10-19")) == "17–19 October 2021"
    assert when(make_event_date("2021-10-30/2021-11-02")) == "30 October 2021 – 2 November 2021"
    assert when(make_event_date("2021-10-17/..")) == "2021-10-17/.."


def test_codes_have_names() -> None:
    """Countries, dyads, bodies of no country; a code that nobody knows stays itself."""
    assert country_name("IRN") == "Iran"
    assert dyad_name("IRN-IGO") == "Iran – international bodies"
    assert country_name("QQQ") == "QQQ"
    assert facet_value("origins", "5") == "five and more"


def test_found_words_escape_what_they_stand_in() -> None:
    """Marks are the only markup."""
    assert found_words("<b>Visit</b> & revisit", "visit") == "&lt;b&gt;<mark>Visit</mark>&lt;/b&gt; &amp; revisit"
    assert found_words("a (b", "(b .*") == "a (b"


def test_hosts_of_addresses() -> None:
    """What is no address has none."""
    assert site_of("https://www.example.org/a") == "example.org"
    assert site_of("http://[broken") == ""


def test_an_address_is_changed_in_one_parameter() -> None:
    """Values are added and taken away; the page of the list begins anew."""
    asked = Asked(path="/search", names={}, pairs=(("q", "oil & gas"), ("type", "AID"), ("page", "3"), ("since", " ")))
    assert asked.toggle("type", "AID") == "/search?q=oil+%26+gas"
    assert asked.toggle("type", "SANCTION").endswith("type=AID&type=SANCTION")
    assert asked.change(q=None) == "/search?type=AID"
    assert asked.turn(4).endswith("&page=4")
    assert asked.turn(1) == "/search?q=oil+%26+gas&type=AID"
    assert asked.twin.startswith("/search.json?q=")
    assert Asked(path="/", names={}, pairs=()).twin == "/index.json"
