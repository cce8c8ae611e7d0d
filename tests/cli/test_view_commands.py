"""As of a day, without a teller, and as known at a run: from the command line, over fake readings and real fusion."""

import json
from pathlib import Path

import pytest

from tests.cli.command_line import run

ROWS = [
    {"id": "1", "outlet": "Alpha", "published": "2022-03-02", "text": "CONSULT NOR POL 2022-03-01 they met in Oslo"},
    {"id": "2", "outlet": "Beta", "published": "2022-03-04", "text": "CONSULT POL NOR 2022-03-01 talks on fishing"},
]
LATER = {"id": "3", "outlet": "Gamma", "published": "2022-03-09", "text": "CONSULT NOR POL 2022-03-01 more on them"}


def code(folder: Path, *rows: dict[str, str]) -> None:
    """Code rows of a dump."""
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    result = run("code", "rows.jsonl")
    assert result.exit_code == 0, result.output


@pytest.fixture
def event_id(fused: Path) -> str:
    """The one meeting that two outlets tell."""
    code(fused, *ROWS)
    (row,) = map(json.loads, run("events", "--json").stdout.splitlines())
    return str(row["id"])


def test_as_of_counts_what_was_out(event_id: str) -> None:
    """The page has one origin, and says what is not counted."""
    result = run("show", event_id, "--as-of", "2022-03-03")
    assert "1 origin, 1 report" in result.stdout
    assert "Beta" not in result.stdout
    assert "1 report not counted: published later" in result.stderr
    listed = run("events", "--as-of", "2022-03-03", "--json")
    assert [origin["outlet"] for origin in json.loads(listed.stdout)["origins"]] == ["Alpha"]
    assert "published later" in listed.stderr


def test_before_its_first_report_an_event_is_not_told(event_id: str) -> None:
    """Neither listed nor shown, and the reason is given."""
    result = run("events", "--as-of", "2022-02")
    assert result.stdout == ""
    assert "1 events are not told" in result.stderr
    shown = run("show", event_id, "--as-of", "2022-02")
    assert shown.exit_code == 1
    assert "not told in this view" in shown.stderr


def test_a_teller_can_be_dropped(event_id: str) -> None:
    """By name; a name of nobody lists who is there."""
    assert "Alpha" not in run("show", event_id, "--without-origin", "alpha").stdout
    shown = json.loads(run("show", event_id, "--without-owner", "Beta", "--json").stdout)
    assert [one["why"] for one in shown["left_out"]] == ["without owner Beta"]
    result = run("show", event_id, "--without-claimant", "the mayor")
    assert result.exit_code == 2
    assert "there are: none" in result.stderr
    assert "there are: Alpha, Beta" in run("events", "--without-origin", "Omega").stderr


def test_the_history_tells_each_run(event_id: str, tmp_path: Path) -> None:
    """What changed, and what the event was; as known at a run it is shown again."""
    code(tmp_path, *ROWS, LATER)
    run("judge", "value", event_id, "date", "2022-02-28", "--author", "Ann")
    told = run("show", event_id, "--history").stdout
    for part in ("first told, by 2 mentions", "1 mention added", "date from 2022-03-01 to 2022-02-28", "judged: date"):
        assert part in told
    versions = [json.loads(line) for line in run("show", event_id, "--history", "--json").stdout.splitlines()]
    assert [len(version["event"]["mentions"]) for version in versions] == [2, 3, 3]
    first = run("show", event_id, "--at-run", versions[0]["run_id"][:8])
    assert "2 origins" in first.stdout
    assert "2022-03-01" in first.stdout
    assert "2022-02-28" not in first.stdout
    assert run("show", event_id, "--at-run", "ffffff").exit_code == 1


def test_a_run_that_is_done_again_keeps_its_place(event_id: str, tmp_path: Path) -> None:
    """What was known at a later run is not hidden by it."""
    code(tmp_path, LATER | {"text": "CONSULT SWE DNK 2022-03-05 elsewhere"})
    later = json.loads(run("show", event_id, "--history", "--json").stdout.splitlines()[0])["run_id"]
    code(tmp_path, *ROWS)
    assert run("show", event_id, "--at-run", later).exit_code == 0
    other = next(row for row in map(json.loads, run("events", "--json").stdout.splitlines()) if row["id"] != event_id)
    assert run("show", str(other["id"]), "--at-run", later).exit_code == 1


def test_ways_of_looking_exclude_each_other(event_id: str) -> None:
    """One question at a time."""
    assert run("show", event_id, "--history", "--as-of", "2022").exit_code == 2


def test_events_that_were_joined_say_so(event_id: str, tmp_path: Path) -> None:
    """The survivor names what it took in; the old id still leads to it."""
    code(tmp_path, LATER | {"text": "CONSULT NOR POL 2022-06-01 they met again"})
    other = next(row for row in map(json.loads, run("events", "--json").stdout.splitlines()) if row["id"] != event_id)
    run("judge", "same", event_id, str(other["id"]), "--author", "Ann")
    for known in (event_id, str(other["id"])):
        assert "took in event" in run("show", known, "--history").stdout
