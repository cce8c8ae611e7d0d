"""Rows of others beside our events: what matches, and what is said of the rest."""

from datetime import date, timedelta
from typing import Any

import pytest

from lapwing.comparison import Act, Comparison, Dropped, Tolerance, compare_acts, our_act, their_act
from lapwing.comparison.tell import COLUMNS, pair_json, tell
from lapwing.knowledge.codebook import load_codebook
from lapwing.knowledge.countries import load_countries
from lapwing.records.coded_row import CodedRow
from tests.factories import make_event, make_event_date, make_participant

DAY = date(2021, 10, 18)


def act(act_id: str = "a", dyad: str = "IRN>RUS", event: str = "SUPPORT", days: int = 0, **fields: Any) -> Act:
    """Return an act so many days after the 18th."""
    actor, _, recipient = dyad.partition(">")
    defaults: dict[str, Any] = {
        "first": DAY + timedelta(days=days),
        "last": DAY + timedelta(days=days),
        "code": "",
        "actor": tuple(filter(None, actor.split("+"))),
        "recipient": tuple(filter(None, recipient.split("+"))),
        "is_mutual": "+" in actor and not recipient,
    }
    return Act(act_id=act_id, event=event, **{**defaults, **fields})


def compare(theirs: list[Act], ours: list[Act], **tolerance: int) -> Comparison:
    """Compare with the usual tolerance."""
    return compare_acts(theirs, ours, Tolerance(**tolerance))


def row(**fields: str) -> CodedRow:
    """Return a row of Phoenix."""
    defaults = dict.fromkeys("mode actor_name recipient_name place publisher url".split(), "")
    stated = {"row_id": "1", "day": "2021-10-18", "code": "042", "actor": "IRN", "recipient": "RUS"}
    return CodedRow(layout="phoenix", row=2, **{**defaults, **stated, **fields})


@pytest.mark.parametrize(
    ("theirs", "reason"),
    [
        (act(), "same"),
        (act(days=1), "day off"),
        (act(days=-1), "day off"),
        (act(dyad="IRN+SYR>RUS"), "same"),
    ],
)
def test_row_of_the_same_type_dyad_and_about_the_same_day_matches(theirs: Act, reason: str) -> None:
    """One day may lie between; a side with more countries is the same where one is shared."""
    (pair,) = compare([theirs], [act("ours")]).pairs
    assert (pair.status, pair.reason) == ("matched", reason)


@pytest.mark.parametrize(
    ("theirs", "reason", "why"),
    [
        (act(days=3), "day off", "theirs is 3 days later"),
        (act(event="THREATEN"), "other type", "theirs is THREATEN, ours SUPPORT"),
        (act(dyad="IRN>CHN"), "other dyad", "theirs is IRN>CHN, ours IRN>RUS"),
        (act(dyad="RUS>IRN"), "other direction", "theirs is RUS>IRN, ours IRN>RUS"),
        (act(dyad=">RUS"), "side missing", "theirs is >RUS, ours IRN>RUS"),
        (
            act(event="THREATEN", days=3),
            "several differences",
            "theirs is THREATEN, ours SUPPORT; theirs is 3 days later",
        ),
    ],
)
def test_what_does_not_match_says_where_it_differs_on_both_sides(theirs: Act, reason: str, why: str) -> None:
    """The row and the event each have a line, with the other as what comes nearest."""
    only_theirs, only_ours = compare([theirs], [act("ours")]).pairs
    assert (only_theirs.status, only_theirs.reason, only_theirs.why) == ("only_theirs", reason, why)
    assert (only_ours.status, only_ours.reason, only_ours.why) == ("only_ours", reason, why)
    assert (only_theirs.ours, only_ours.theirs) == (act("ours"), theirs)


@pytest.mark.parametrize(
    "theirs",
    [act(days=30), act(dyad="USA>CHN"), act(dyad="IRN>CHN", event="AID"), act(dyad="IRN>CHN", days=3)],
)
def test_what_has_nothing_in_common_stands_alone(theirs: Act) -> None:
    """Another day, nobody shared, or another act of another dyad."""
    pairs = compare([theirs], [act("ours")]).pairs
    assert [(pair.status, pair.reason) for pair in pairs] == [
        ("only_theirs", "nothing near"),
        ("only_ours", "nothing near"),
    ]
    assert (pairs[0].ours, pairs[1].theirs) == (None, None)


@pytest.mark.parametrize(
    ("theirs", "ours", "matches"),
    [
        ("IRN>RUS", "IRN+RUS", True),
        ("RUS>IRN", "IRN+RUS", True),
        ("IRN>IRN", "IRN+RUS", False),
        ("IRN>CHN", "IRN+RUS", False),
        ("RUS>IRN", "IRN>RUS", True),
    ],
)
def test_talks_have_no_direction(theirs: str, ours: str, matches: bool) -> None:
    """Two rows, or one, for what all parties do to each other."""
    comparison = compare([act(dyad=theirs, event="CONSULT")], [act("ours", dyad=ours, event="CONSULT")])
    assert (comparison.pairs[0].status == "matched") is matches


def test_truce_within_a_country_is_a_dyad_of_that_country() -> None:
    """Army and rebels are both of one country."""
    ours = act("ours", dyad="SDN", is_mutual=True)
    assert compare([act(dyad="SDN>SDN")], [ours]).pairs[0].status == "matched"
    assert ours.dyad == "SDN+SDN"


def test_span_of_days_is_met_anywhere_in_it() -> None:
    """A visit of three days."""
    visit = act("ours", last=DAY + timedelta(days=2))
    days_off = [compare([act(days=days)], [visit]).pairs[0].days_off for days in (-1, 0, 1, 2, 3)]
    assert days_off == [-1, 0, 0, 0, 1]


def test_several_rows_may_tell_one_event() -> None:
    """A set that does not fuse tells it as often as it was printed; ours counts once."""
    comparison = compare([act("a"), act("b"), act("c", days=9)], [act("ours")])
    assert comparison.count("matched").total() == 2
    assert comparison.n_ours_matched == 1
    assert comparison.count("only_ours").total() == 0


def test_two_events_alike_take_a_row_each() -> None:
    """Where one row is left, the second event says that the row fits another of ours."""
    ours = [act("one"), act("two")]
    assert compare([act("a"), act("b")], ours).n_ours_matched == 2
    (_, left) = compare([act("a")], ours).pairs
    assert (left.status, left.reason) == ("only_ours", "matches another")


def test_tolerance_is_as_stated() -> None:
    """None at all, or a week."""
    assert compare([act(days=1)], [act()], days=0).pairs[0].status == "only_theirs"
    assert compare([act(days=5)], [act()], days=5).pairs[0].status == "matched"
    assert compare([act(days=5)], [act()], window_days=4).pairs[0].reason == "nothing near"


@pytest.mark.parametrize(
    ("code", "event", "dyad"),
    [
        ("042", "CONSULT", "IRN>RUS"),
        ("043", "CONSULT", "RUS>IRN"),
        ("1823", "ASSAULT", "IRN>RUS"),
        ("42", "CONSULT", "IRN>RUS"),
        ("190", "ASSAULT", "IRN>RUS"),
        ("CONSULT", "CONSULT", "IRN>RUS"),
    ],
)
def test_codes_become_plover_types(code: str, event: str, dyad: str) -> None:
    """CAMEO by the codebook, a host as the recipient; a lost zero is put back."""
    found = their_act(row(code=code), load_codebook(), load_countries())
    assert isinstance(found, Act)
    assert (found.event, found.dyad) == (event, dyad)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"code": "010"}, "no PLOVER type"),
        ({"code": "999"}, "no PLOVER type"),
        ({"actor": "", "recipient": "Atlantis"}, "no country"),
        ({"day": ""}, "no date"),
    ],
)
def test_rows_that_cannot_be_compared_say_why(fields: dict[str, str], reason: str) -> None:
    """They are counted, and neither matched nor missed."""
    found = their_act(row(**fields), load_codebook(), load_countries())
    assert isinstance(found, Dropped)
    assert found.reason == reason


@pytest.mark.parametrize(
    ("written", "code"),
    [("IRN", "IRN"), ("Russian Federation", "RUS"), ("ROM", "ROU"), ("IGO", "IGO"), ("USA; CHN", "CHN+USA")],
)
def test_countries_are_understood_by_code_and_name(written: str, code: str) -> None:
    """ISO-3, names as ICEWS writes them, CAMEO's own codes, organisations."""
    found = their_act(row(actor=written), load_codebook(), load_countries())
    assert isinstance(found, Act)
    assert "+".join(found.actor) == code


def test_events_of_ours_are_compared_by_what_they_say() -> None:
    """Planned, undated and vaguely dated ones are left out with their reason."""
    event = make_event(
        event="CONSULT",
        date=make_event_date(),
        actor=(make_participant(country="IRN"), make_participant(country="RUS")),
        recipient=(),
        reality="happened",
    )
    found = our_act(event)
    assert isinstance(found, Act)
    assert (found.dyad, found.is_mutual) == ("IRN+RUS", True)
    dropped = our_act(make_event(reality="planned"))
    assert isinstance(dropped, Dropped)
    assert dropped.reason == "planned"


def test_table_and_summary_say_the_same() -> None:
    """Every line has every column; the counts add up."""
    comparison = compare([act("a"), act("b", event="THREATEN"), act("c", days=40)], [act("one"), act("two", days=3)])
    lines = [pair_json(pair) for pair in comparison.pairs]
    assert all(tuple(line) == COLUMNS for line in lines)
    told = "\n".join(tell(comparison))
    assert told.startswith("1 of 3 rows of theirs (33%) tell 1 of 2 events of ours (50%)")
    assert "only theirs: 2 (1 other type, 1 nothing near)" in told
    assert "THREATEN, SUPPORT" in told
