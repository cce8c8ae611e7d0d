"""Judging from the command line: over fake readings and real fusion."""

import json
from pathlib import Path

import pytest

from tests.cli.command_line import run
from tests.engine.runs import write_texts

TEXTS = {
    "a.txt": "CONSULT NOR POL 2022-03-01 they met in Oslo",
    "b.txt": "CONSULT POL NOR 2022-03-01 talks on fishing",
    "c.txt": "CONSULT NOR POL 2022-04-10 they met again\nASSAULT USA IRN 2022-04-10 a strike",
}


@pytest.fixture
def folder(fused: Path) -> Path:
    """A folder with three reports, coded."""
    write_texts(fused, TEXTS)
    assert run("code", "in").exit_code == 0
    return fused


def events(*filters: str) -> dict[tuple[str, str], dict[str, object]]:
    """The events by type and day."""
    rows = map(json.loads, run("events", "--json", *filters).stdout.splitlines())
    return {(row["event"], row["date"]): row for row in rows}


def id_of(event: str, day: str) -> str:
    """The id of an event."""
    return str(events()[event, day]["id"])


def test_same_is_followed_at_once_and_by_later_runs(folder: Path) -> None:
    """Two rounds that one person knows to be one; a further report changes nothing of it."""
    early, late = id_of("CONSULT", "2022-03-01"), id_of("CONSULT", "2022-04-10")
    result = run("judge", "same", early[:8], late[:8], "--author", "Ann", "-m", "one round, a wrong month")
    assert result.exit_code == 0
    assert "applied" in result.stdout
    assert "withdraw" in result.stderr
    assert len(events("--type", "CONSULT")) == 1
    write_texts(folder, {"d.txt": "CONSULT NOR POL 2022-03-01 a fourth report"})
    run("code", "in")
    assert len(events("--type", "CONSULT")) == 1
    assert "judged by Ann" in run("show", early).stdout
    assert "one round, a wrong month" in run("judgements").stdout


def test_a_value_heads_the_event_beside_what_was_told(folder: Path) -> None:
    """The page names the author and keeps the told day."""
    event_id = id_of("CONSULT", "2022-03-01")
    result = run("judge", "value", event_id, "when", "2022-03-02", "--author", "Ann", "-m", "the diary")
    assert result.exit_code == 0, result.output
    page = run("show", event_id).stdout
    assert "JUDGED" in page
    assert "2022-03-02, judged by Ann on" in page
    assert "2022-03-01" in page
    shown = events()["CONSULT", "2022-03-02"]
    assert shown["date_basis"] == "judged"
    fact = shown["facts"]["date"]  # type: ignore[index]
    assert (fact["status"], fact["judged"]["author"]) == ("judged", "Ann")


def test_part_of_and_not_an_event_and_withdrawing(folder: Path) -> None:
    """A relation, a mention less, and all of it back again."""
    early, late = id_of("CONSULT", "2022-03-01"), id_of("CONSULT", "2022-04-10")
    assert "applied" in run("judge", "part-of", late, early, "--author", "Ann").stdout
    assert f"part of {early[:8]}" in run("show", late).stdout
    strike = id_of("ASSAULT", "2022-04-10")
    gone = json.loads(run("judge", "not-an-event", strike, "--author", "Ann", "--json").stdout)
    assert ("ASSAULT", "2022-04-10") not in events()
    assert run("judge", "withdraw", gone["judgement_id"][:8], "--author", "Bo").exit_code == 0
    assert ("ASSAULT", "2022-04-10") in events()
    assert [json.loads(line)["state"] for line in run("judgements", "--json").stdout.splitlines()] == [
        "applied", "withdrawn", "applied",
    ]  # fmt: skip


def test_later_only_writes_down(folder: Path) -> None:
    """Until a run follows it the judgement is pending."""
    early, late = id_of("CONSULT", "2022-03-01"), id_of("CONSULT", "2022-04-10")
    result = run("judge", "same", early, late, "--author", "Ann", "--later")
    assert "pending" in result.stdout
    assert len(events("--type", "CONSULT")) == 2
    run("code", "in")
    assert len(events("--type", "CONSULT")) == 1
    assert "applied" in run("judgements").stdout


def test_the_log_goes_round(folder: Path, tmp_path: Path) -> None:
    """What --json writes --import takes in, once, into a workspace of the same reports."""
    early, late = id_of("CONSULT", "2022-03-01"), id_of("CONSULT", "2022-04-10")
    run("judge", "same", early, late, "--author", "Ann", "-m", "ünlike")
    run("judge", "value", early, "dead", "at least 3", "--author", "Bo")
    log = run("judgements", "--json").stdout
    (tmp_path / "log.jsonl").write_text(log, encoding="utf-8")
    run("code", "in", "-w", "other.db")
    taken = run("judgements", "--import", "log.jsonl", "-w", "other.db")
    assert "2 new judgements" in taken.stderr
    kept = [json.loads(line) for line in run("judgements", "--json", "-w", "other.db").stdout.splitlines()]
    for row in (*kept, *map(json.loads, log.splitlines())):
        row.pop("events")
    assert [{**row} for row in kept] == [
        {name: value for name, value in json.loads(line).items() if name != "events"} for line in log.splitlines()
    ]
    assert "0 new judgements" in run("judgements", "--import", "log.jsonl", "-w", "other.db").stderr


def test_a_line_that_was_changed_is_refused(folder: Path, tmp_path: Path) -> None:
    """With its number, and nothing is taken in."""
    early, late = id_of("CONSULT", "2022-03-01"), id_of("CONSULT", "2022-04-10")
    run("judge", "same", early, late, "--author", "Ann", "-m", "first")
    log = run("judgements", "--json").stdout
    (tmp_path / "log.jsonl").write_text(log + log.replace("first", "second") + "{}\n", encoding="utf-8")
    run("code", "in", "-w", "other.db")
    result = run("judgements", "--import", "log.jsonl", "-w", "other.db")
    assert result.exit_code == 2
    assert "line 2 was changed" in result.stderr
    assert run("judgements", "-w", "other.db").stdout == ""


def test_review_shows_the_least_certain_first_and_asks(folder: Path) -> None:
    """What was judged is not asked again."""
    pairs = [json.loads(line) for line in run("review", "--list", "5", "--json").stdout.splitlines()]
    assert [abs(pair["bits"]) for pair in pairs] == sorted(abs(pair["bits"]) for pair in pairs)
    merges = [json.loads(line) for line in run("review", "--list", "5", "--json", "--merges").stdout.splitlines()]
    assert [pair["kind"] for pair in merges] == ["merge"]
    assert {"sentence", "outlet", "published"} <= merges[0]["one"].keys()
    asked = run("review", "--merges", "--author", "Ann", given="d\nthe second is a later round\n")
    assert asked.exit_code == 0, asked.output
    assert "1 judged" in asked.stderr
    assert "the second is a later round" in run("judgements").stdout
    assert len(run("events", "--type", "CONSULT").stdout.splitlines()) == 3
    assert run("review", "--merges", "--list", "5").stdout == ""


def test_review_offers_what_was_kept_apart(folder: Path) -> None:
    """A meeting and an agreement of one day stay two; said to be one, they are one, and are not asked again."""
    write_texts(folder, {"d.txt": "AGREE NOR POL 2022-03-01 they met in Oslo"})
    run("code", "in")
    splits = [json.loads(line) for line in run("review", "--list", "9", "--json", "--splits").stdout.splitlines()]
    assert splits
    assert all(pair["kind"] == "split" and pair["event_id"] != pair["other_event_id"] for pair in splits)
    n_before = len(events())
    asked = run("review", "--splits", "--author", "Ann", given="s\none meeting, two datelines\nq\n")
    assert "kept apart" in asked.stdout
    assert "1 judged" in asked.stderr
    assert len(events()) < n_before
    assert len(run("review", "--list", "9", "--json", "--splits").stdout.splitlines()) < len(splits)


def test_quitting_and_skipping_judge_nothing(folder: Path) -> None:
    """No answer is a judgement."""
    for answer in ("k\n", "q\n"):
        assert "0 judged" in run("review", "--author", "Ann", given=answer).stderr
    assert run("judgements").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("value", "ID", "colour", "red"), "is no field"),
        (("value", "ID", "type", "DANCE"), "is no event type"),
        (("value", "ID", "date", "2022-02-30"), "not in the calendar"),
        (("value", "ID", "dead", "many"), "is no number"),
        (("value", "ID", "place", "Springfield"), "is the name of several"),
        (("value", "ID", "type", "none"), "always has a value"),
        (("same", "ID", "ID"), "both sides are the same"),
        (("value", "ID", "actor", "Nobody Whatsoever"), "nobody is known"),
        (("withdraw", "ffff"), "is no judgement"),
    ],
)
def test_what_has_no_meaning_is_refused(folder: Path, arguments: tuple[str, ...], told: str) -> None:
    """With what to write instead, and nothing is written down."""
    event_id = id_of("CONSULT", "2022-03-01")
    result = run("judge", *(event_id if one == "ID" else one for one in arguments), "--author", "Ann")
    assert result.exit_code in (1, 2)
    assert told in result.stderr
    assert run("judgements").stdout == ""
