"""Every command: help with an example, results on stdout, exit codes."""

import json
import re
from pathlib import Path

import pytest
from click.testing import Result

import lapwing.api
from tests.cli.command_line import run
from tests.engine.runs import write_texts

COMMANDS = (
    "code events show quotes review judge judgements explain unresolved actors lint refresh rejections doctor demo"
).split()
TEXTS = {
    "a.txt": "CONSULT NOR POL 2022-03-01 they met in Oslo\nsaid the minister",
    "b.txt": "CONSULT POL NOR 2022-03-01 talks on fishing\nSANCTION USA IRN 2022-04-10 a freeze",
}


@pytest.fixture
def folder(faked: Path) -> Path:
    """A folder with two reports under `in`, and fake stages behind the commands."""
    write_texts(faked, TEXTS)
    return faked


def rows(result: Result) -> list[dict[str, object]]:
    """Return the JSON Lines that a command printed."""
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example(name: str) -> None:
    """Somebody who asks for help sees a line to copy."""
    result = run(name, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Example:\n( +.*\n)* *.*lapwing {name}", result.output)


def test_the_commands_are_all_there() -> None:
    """The list in the help is the list of commands, and the exit codes are told."""
    output = run("--help").output
    assert all(re.search(rf"^  {name} ", output, re.MULTILINE) for name in COMMANDS)
    assert "Exit codes:" in output


def test_code_writes_a_workspace_and_prints_nothing_on_stdout(folder: Path) -> None:
    """The summary goes to stderr."""
    result = run("code", "in")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "2 reports; 2 events in lapwing.db" in result.stderr
    assert (folder / "lapwing.db").exists()


def test_mentions_go_to_a_file_or_stdout(folder: Path) -> None:
    """One JSON object a line, in the order of the input, the same both ways."""
    run("code", "in", "--mentions", "m.jsonl")
    shown = run("code", "in", "--mentions", "-")
    assert (folder / "m.jsonl").read_text(encoding="utf-8") == shown.stdout
    assert [row["path"] for row in rows(shown)] == ["in/a.txt", "in/b.txt", "in/b.txt"]
    assert not list(folder.glob(".*.part"))


def test_stdin_is_read(folder: Path) -> None:
    """A dash stands for it."""
    result = run("code", "-", "--published", "2022-03-02", "--outlet", "Pipe", given="CONSULT NOR POL 2022-03-01 x")
    assert result.exit_code == 0
    assert rows(run("events", "--json"))[0]["event"] == "CONSULT"
    assert "Pipe" in run("show", str(rows(run("events", "--json"))[0]["id"])).output


def test_refused_inputs_are_listed_and_give_exit_code_3(folder: Path) -> None:
    """The rest is coded nonetheless."""
    (folder / "in" / "empty.txt").write_bytes(b"")
    (folder / "in" / "menu.txt").write_text("FURNITURE", encoding="utf-8")
    result = run("code", "in", "missing.txt")
    assert result.exit_code == 3
    for part in ("in/empty.txt: sources/empty", "in/menu.txt: documents/no_main_text", "missing.txt: sources/missing"):
        assert part in result.stderr
    assert len(rows(run("events", "--json"))) == 2
    assert {row["path"] for row in rows(run("rejections", "--json"))} == {"in/empty.txt", "in/menu.txt", "missing.txt"}
    assert len(rows(run("rejections", "--stage", "documents", "--json"))) == 1


def test_a_date_that_cannot_be_is_listed_and_its_report_coded(folder: Path) -> None:
    """The exit code says so too, when it was coded before as well."""
    (folder / "in" / "old.txt").write_text("CONSULT SWE DNK 2022-05-01 x\nwords of WRONGDATE", encoding="utf-8")
    for _ in range(2):
        result = run("code", "in")
        assert result.exit_code == 3
        assert "in/old.txt: documents/absurd_date" in result.stderr
    assert len(rows(run("events", "--json"))) == 3


def test_events_are_filtered_and_printed(folder: Path) -> None:
    """A line each on stdout, the count on stderr."""
    run("code", "in")
    result = run("events", "--type", "SANCTION", "--dyad", "USA>IRN", "--since", "2022-04")
    assert result.exit_code == 0
    assert "SANCTION" in result.stdout
    assert len(result.stdout.splitlines()) == 1
    empty = run("events", "--country", "DEU")
    assert (empty.exit_code, empty.stdout) == (0, "")
    assert "no event fits" in empty.stderr


def test_show_has_headline_evidence_and_facts(folder: Path) -> None:
    """The trigger is marked in the sentence it stands in."""
    run("code", "in")
    event_id = str(rows(run("events", "--json", "--type", "CONSULT"))[0]["id"])
    page = run("show", event_id[:8]).stdout
    titles = ("## Facts", "## Evidence", "## Origins", "## History")
    for part in ("# CONSULT", "2022-03-01", "**CONSULT** NOR POL", *titles):
        assert part in page
    assert rows(run("show", event_id, "--json"))[0]["id"] == event_id


def test_text_cannot_drive_the_terminal(folder: Path) -> None:
    """Control characters of a report are not printed in text for people."""
    (folder / "in" / "c.txt").write_text("CONSULT FRA DEU 2022-05-01 \x1b[2J evil", encoding="utf-8")
    run("code", "in")
    assert "\x1b" not in run("show", str(rows(run("events", "--json", "--country", "FRA"))[0]["id"])).stdout


def test_quotes_are_listed(folder: Path) -> None:
    """With their speakers."""
    run("code", "in")
    assert "Norway: “said the minister”" in run("quotes").stdout
    assert rows(run("quotes", "--json"))[0]["direct"] is True


@pytest.mark.parametrize(
    ("arguments", "exit_code"),
    [
        (["events", "--since", "soon"], 2),
        (["events", "--type", "PARTY"], 2),
        (["events", "--no-such-option"], 2),
        (["code"], 2),
        (["code", "in", "--published", "yesterday"], 2),
        (["code", "in", "--jobs", "0"], 2),
        (["nonsense"], 2),
        (["show", "ffffffff"], 1),
        (["show", "f"], 2),
        (["events", "-w", "nowhere.db"], 1),
        (["code", "in", "-w", "no/folder/w.db"], 1),
    ],
)
def test_exit_codes_tell_what_went_wrong(folder: Path, arguments: list[str], exit_code: int) -> None:
    """2 for what was not understood, 1 for what could not be done; no traceback either way."""
    run("code", "in")
    result = run(*arguments)
    assert result.exit_code == exit_code
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_faulty_environment_is_a_usage_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All faults are listed at once."""
    monkeypatch.setenv("LAPWING_JOBS", "x")
    monkeypatch.setenv("LAPWING_RUN_ON", "y")
    result = run("events")
    assert result.exit_code == 2
    assert "LAPWING_JOBS" in result.stderr
    assert "LAPWING_RUN_ON" in result.stderr


def test_the_workspace_is_named_by_the_environment(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An option still wins."""
    monkeypatch.setenv("LAPWING_WORKSPACE", "named.db")
    run("code", "in")
    assert (folder / "named.db").exists()
    assert run("events", "-w", "lapwing.db").exit_code == 1


def test_unwritable_mentions_file_fails_after_the_work_is_kept(folder: Path) -> None:
    """The workspace is whole; only the file is missing."""
    result = run("code", "in", "--mentions", "no/folder/m.jsonl")
    assert result.exit_code == 1
    assert len(rows(run("events", "--json"))) == 2


def test_demo_shows_an_event_and_what_to_try_next(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On whatever samples there are."""
    monkeypatch.setattr(lapwing.api, "sample_folders", lambda: (folder / "in",))
    result = run("demo", "-w", "demo.db")
    assert result.exit_code == 0, result.output
    assert "## Evidence" in result.stdout
    assert "Try next:" in result.stdout
