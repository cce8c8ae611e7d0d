"""The declared rules: which records, which rows of each, which day."""

import csv
import io
from dataclasses import replace
from typing import Any

import pytest

from lapwing.errors import QueryError
from lapwing.exports.rules import ExportRules, day_of
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.fused import Event
from tests.exports.exporting import NORWAY, POLAND, SWEDEN, export, make_told_event, talks
from tests.factories import make_event_date, make_origin, make_participant

Told = tuple[Event, CitedMention, Document]


def parties(content: bytes) -> list[tuple[str, str]]:
    """Return (actor, recipient) of each row of a CSV."""
    rows = csv.DictReader(io.StringIO(content.decode()))
    return [(row["actor_country"], row["recipient_country"]) for row in rows]


@pytest.mark.parametrize(
    ("reciprocal", "compound", "expected"),
    [
        ("keep", "join", [("NOR; POL; SWE", "")]),
        ("once", "join", [("NOR", "POL; SWE")]),
        ("both", "join", [("NOR", "POL; SWE"), ("POL", "NOR; SWE"), ("SWE", "NOR; POL")]),
        ("keep", "explode", [("NOR", ""), ("POL", ""), ("SWE", "")]),
        ("once", "explode", [("NOR", "POL"), ("NOR", "SWE"), ("POL", "SWE")]),
        (
            "both",
            "explode",
            [("NOR", "POL"), ("NOR", "SWE"), ("POL", "NOR"), ("POL", "SWE"), ("SWE", "NOR"), ("SWE", "POL")],
        ),
    ],
)
def test_talks_of_three_become_rows(reciprocal: str, compound: str, expected: list[tuple[str, str]]) -> None:
    """Each rule for reciprocal acts with each rule for compound actors."""
    content, _ = export("csv", talks(NORWAY, POLAND, SWEDEN), reciprocal=reciprocal, compound=compound)
    assert parties(content) == expected


def told_as(trigger: str, **fields: Any) -> Told:
    """Return an act of Norway and Poland that a report tells with this word."""
    event, cited, document = talks(NORWAY, POLAND, **fields)
    mention = replace(cited.mention, trigger=replace(cited.mention.trigger, text=trigger))
    return event, replace(cited, mention=mention), document


def are_turned_round(told: Told) -> bool:
    """Whether each of the two acts on the other."""
    rows = parties(export("csv", told, reciprocal="both", compound="explode")[0])
    assert rows in ([("NOR", "POL"), ("POL", "NOR")], [("NOR", ""), ("POL", "")])
    return bool(rows[0][1])


@pytest.mark.parametrize(
    "word", ["clashes", "Fighting", "exchange of fire", "exchanged heavy fire", "war", "gun battle"]
)
def test_fighting_is_between_its_sides(word: str) -> None:
    """The act needs two."""
    assert are_turned_round(told_as(word, event="ASSAULT"))


@pytest.mark.parametrize(
    "word", ["attack", "shelling", "offensive", "air strikes", "fighter jets", "war crimes", "fired"]
)
def test_two_who_strike_together_do_not_strike_each_other(word: str) -> None:
    """Whom they struck is not named."""
    assert not are_turned_round(told_as(word, event="ASSAULT"))


@pytest.mark.parametrize(
    ("fields", "is_mutual"),
    [
        ({"event": "SUPPORT", "cameo": "057"}, True),
        ({"event": "SUPPORT", "cameo": "051"}, False),
        ({"event": "RETREAT", "mode": ("ceasefire",)}, True),
        ({"event": "RETREAT", "mode": ("resign",)}, False),
        ({"event": "CONSULT", "mode": ("visit",)}, False),
        ({"event": "CONSULT", "mode": ("visit", "multilateral")}, True),
        ({"event": "COOPERATE"}, True),
        ({"event": "PROTEST"}, False),
        ({"event": "ACCUSE"}, False),
    ],
)
def test_what_is_done_to_each_other(fields: dict[str, Any], is_mutual: bool) -> None:
    """What two sign is mutual, what two praise is not; two who travel are guests of somebody."""
    assert are_turned_round(told_as("met", **fields)) is is_mutual


def test_a_directed_act_keeps_its_direction() -> None:
    """A visitor is the actor, the host the recipient: nothing is turned round."""
    visit = make_told_event(actor=(NORWAY, SWEDEN), recipient=(POLAND,))
    assert parties(export("csv", visit, reciprocal="both")[0]) == [("NOR; SWE", "POL")]
    assert parties(export("csv", visit, compound="explode")[0]) == [("NOR", "POL"), ("SWE", "POL")]


def test_rows_of_one_record_have_ids_of_their_own() -> None:
    """The first keeps the record's, so that `lapwing show` finds it."""
    told = talks(NORWAY, POLAND)
    content, _ = export("csv", told, reciprocal="both")
    ids = [row["row_id"] for row in csv.DictReader(io.StringIO(content.decode()))]
    assert ids == [told[0].event_id, f"{told[0].event_id}-2"]


def test_what_did_not_take_place_is_left_out_and_counted() -> None:
    """Happened and ongoing by default; a calendar takes what is planned."""
    kinds = ("happened", "ongoing", "planned", "possible", "negated", "background")
    told = [make_told_event(kind, reality=kind) for kind in kinds]
    _, summary = export("csv", *told)
    assert summary.n_written == 2
    assert summary.left_out == (("background", 1), ("negated", 1), ("planned", 1), ("possible", 1))
    assert export("csv", *told, realities=kinds)[1].n_written == 6
    assert export("icalendar", *told)[1].n_written == 1


def test_confidence_and_corroboration_have_floors() -> None:
    """A floor leaves out what is below it and keeps what is on it."""
    weak = make_told_event("weak", confidence=0.2)
    strong = make_told_event("strong", confidence=0.5, origins=(make_origin("a"), make_origin("b")))
    assert export("csv", weak, strong, min_confidence=0.5)[1].left_out == (("less confident", 1),)
    assert export("csv", weak, strong, min_origins=2)[1].left_out == (("fewer origins", 1),)


def test_one_a_day_keeps_the_first_of_the_same_rows() -> None:
    """The same day, parties and code; another day or code is no repeat, and no day is never one."""
    told = [make_told_event(key) for key in ("a", "b")]
    other = [
        make_told_event("c", date=make_event_date("2022-03-02")),
        make_told_event("d", cameo="042"),
        make_told_event("e", date=make_event_date(None)),
        make_told_event("f", date=make_event_date(None)),
    ]
    _, summary = export("csv", *told, *other, one_a_day=True)
    assert (summary.n_written, summary.left_out) == (5, (("one a day", 1),))
    assert export("csv", *told, *other)[1].n_written == 6


def test_rows_without_a_dyad_can_be_left_out() -> None:
    """They stay unless it is asked for."""
    lone = make_told_event(recipient=())
    assert export("icews", lone)[1].n_written == 1
    assert export("icews", lone, dyads_only=True)[1].left_out == (("no dyad", 1),)


def test_mention_level_has_a_record_a_mention() -> None:
    """Copies share a mention id, so the second one's record is numbered."""
    event, cited, document = make_told_event()
    told = [(event, cited, document), (event, cited, document)]
    content, summary = export("csv", told[0], told[1], level="mention", limit=2)
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    assert summary.n_written == 2
    assert [row["row_id"] for row in rows] == [cited.mention.mention_id, f"{cited.mention.mention_id}-2"]
    assert rows[0]["event_id"] == event.event_id


@pytest.mark.parametrize(
    ("first", "last", "day"),
    [
        ("2022-03-01", "2022-03-01", "2022-03-01"),
        ("2022-03-01", "2022-03-07", "2022-03-01"),
        ("2022-03-01", "2022-03-08", None),
        ("2022-03-01", "2022-03-31", None),
        (None, None, None),
    ],
)
def test_a_vague_date_gives_no_day(first: str | None, last: str | None, day: str | None) -> None:
    """A month is not its first day."""
    assert day_of(make_event_date(first, date_max=last), 7) == day


def test_rules_without_meaning_are_refused() -> None:
    """Each with what to choose from."""
    with pytest.raises(QueryError, match="unknown reality"):
        ExportRules(realities=("perhaps",))
    with pytest.raises(QueryError, match="no probability"):
        ExportRules(min_confidence=2)
    with pytest.raises(QueryError, match="cannot join"):
        export("gdelt", make_told_event(), compound="join")
    with pytest.raises(QueryError, match="unknown format"):
        export("stata", make_told_event())


def test_the_same_events_give_the_same_bytes() -> None:
    """In every format that is there without an extra."""
    from lapwing.exports.registry import FORMATS

    told = [talks(NORWAY, POLAND, make_participant("rebels", None, sector=("REB",))), make_told_event("two")]
    for name in FORMATS.keys() - {"parquet", "duckdb", "xlsx"}:
        first, _ = export(name, *told)
        assert first == export(name, *told)[0]


def test_events_are_fetched_a_batch_at_a_time() -> None:
    """A large workspace is never held whole."""
    from lapwing.exports.gather import BATCH, gather_records
    from tests.exports.exporting import Memory

    told = [make_told_event(str(number)) for number in range(BATCH + 5)]
    memory = Memory([cited for _, cited, _ in told], [document for _, _, document in told])
    records = gather_records((event for event, _, _ in told), memory, "event")
    next(records)
    assert memory.asked == [BATCH]
    assert sum(1 for _ in records) == BATCH + 4
