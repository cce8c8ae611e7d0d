"""The commands on knowledge of one's own: help, results on stdout, exit codes."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lapwing.cli.group import lapwing as command_line

ACTORS = ["add", "alias", "close", "block", "map", "import-phoenix"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in, whose subfolder `own` is named by the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LAPWING_KNOWLEDGE", "own")
    (tmp_path / "own").mkdir()
    return tmp_path


def run(*arguments: str, given: str | None = None) -> Result:
    """Run the command line."""
    return CliRunner().invoke(command_line, list(arguments), input=given)


@pytest.mark.parametrize("name", ACTORS)
def test_help_of_each_command_shows_an_example(name: str) -> None:
    """A line to copy."""
    result = run("actors", name, "--help")
    assert result.exit_code == 0
    assert re.search(rf"Example:\n( +.*\n)* *lapwing actors {name} ", result.output)


def test_help_of_the_group_lists_its_commands() -> None:
    """In the order in which one meets them."""
    output = run("actors", "--help").output
    places = [output.index(f"\n  {name} ") for name in ACTORS]
    assert places == sorted(places)


def test_a_row_is_printed_when_it_is_new(folder: Path) -> None:
    """New rows on stdout, the count on stderr."""
    first = run("actors", "add", "Torvald Wexelby", "--country", "NOR", "--sector", "GOV", "--id", "local:tw")
    assert first.exit_code == 0, first.output
    assert first.stdout == f"{Path('own/actors.csv')}: local:tw,Torvald Wexelby,person,NOR,GOV,,,own\n"
    again = run("actors", "add", "Torvald Wexelby", "--country", "NOR", "--sector", "GOV", "--id", "local:tw")
    assert again.stdout == ""
    assert "1 were there already" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "exit_code", "told"),
    [
        (["actors", "add"], 2, "give a NAME"),
        (["actors", "add", "Ann Olsvik"], 1, "column country: is empty"),
        (["actors", "add", "Ann Olsvik", "--country", "NOR", "--office", "mayor", "--start", "x"], 1, "'x' is no day"),
        (["actors", "alias", "Zyx Qwert", "Z"], 1, "nobody is known as 'Zyx Qwert'"),
        (["actors", "close", "Sergei Lavrov"], 2, "--on"),
        (["actors", "close", "Sergei Lavrov", "--on", "2027", "--office", "HOS"], 2, "no open office fits"),
        (["actors", "block", "*"], 2, "say with --actor"),
        (["actors", "map", "Q1", "Q2"], 1, "is no local id"),
        (["actors", "import-phoenix", "none.txt"], 1, "there is no file none.txt"),
        (["refresh"], 1, "nobody to ask for"),
        (["unresolved"], 1, "lapwing code"),
        (["lint", "--knowledge", "none"], 1, ""),
    ],
)
def test_exit_codes_tell_what_went_wrong(folder: Path, arguments: list[str], exit_code: int, told: str) -> None:
    """2 for what was not understood, 1 for what could not be done; no traceback, and no file either."""
    result = run(*arguments)
    assert result.exit_code == exit_code, result.output
    assert told in result.stderr
    assert "Traceback" not in result.output
    assert list((folder / "own").iterdir()) == []


def test_lint_prints_a_line_a_finding_and_fails_on_errors_only(folder: Path) -> None:
    """Warnings leave the exit code at 0."""
    run("actors", "add", "Torvald Wexelby", "--country", "NOR", "--id", "local:tw")
    assert run("lint").exit_code == 0
    (folder / "own" / "aliases.csv").write_text("actor_id,alias\nlocal:tw,TW\n", encoding="utf-8")
    warned = run("lint")
    assert warned.exit_code == 0
    assert f"{Path('own/aliases.csv')}:2: warning: short-name: " in warned.stdout
    (folder / "own" / "aliases.csv").write_text("actor_id,alias\nlocal:other,Somebody\n", encoding="utf-8")
    failed = run("lint", "--json")
    assert failed.exit_code == 1
    assert "unknown-actor" in {json.loads(line)["code"] for line in failed.stdout.splitlines()}


def test_phoenix_codes_are_counted_and_what_is_left_out_is_told(folder: Path) -> None:
    """A line on stdout, the rest on stderr."""
    (folder / "d.txt").write_text("OLAV_NORDMANN_ [NORGOV 050101-091231]\nFARMER_ [~AGR]\n", encoding="utf-8")
    result = run("actors", "import-phoenix", "d.txt")
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("1 codes of names written to ")
    assert "d.txt:2: [~AGR] is the code of an agent" in result.stderr


def test_explain_tells_own_and_shipped_facts_with_source_and_licence(folder: Path) -> None:
    """A row's file and line, a list's title and licence."""
    run("actors", "alias", "Sergei Shoigu", "Sergej Schojgu", "--source", "our coders")
    told = run("explain", "Sergej Schojgu", "--date", "2020-01-01", "--near", "the army said in Moscow", "--source")
    assert f"Sergej Schojgu  (source: our coders ({Path('own/aliases.csv')}:2); your own)" in told.stdout
    assert "CC0 1.0)" in told.stdout
    plain = run("explain", "Sergej Schojgu", "--json")
    assert all("facts" not in json.loads(line) for line in plain.stdout.splitlines())
    full = run("explain", "Sergej Schojgu", "--json", "--source")
    facts = [fact for line in full.stdout.splitlines() for fact in json.loads(line)["facts"]]
    assert {"what", "text", "source", "licence"} == set(facts[0])


def test_explain_weighs_places_by_the_text_beside_them(folder: Path) -> None:
    """A name or a sentence."""
    for near in ("Beirut", "Lebanon's army left Beirut and Sidon in the morning"):
        found = [json.loads(line) for line in run("explain", "Tripoli", "--near", near, "--json").stdout.splitlines()]
        places = [each for each in found if each["entity_id"].startswith("geonames:")]
        assert places[0]["country"] == "LBN"


@pytest.mark.parametrize(
    ("name", "entity_id"),
    [
        ("gunmen", "noun:gunmen"),
        ("Reuters", "outlet:reuters.com"),
        ("Hezbollah", "org:hezbollah"),
        ("Norway", "country:NOR"),
    ],
)
def test_explain_knows_more_than_persons_and_places(folder: Path, name: str, entity_id: str) -> None:
    """Role nouns, outlets, groups, countries, each with a source."""
    found = [json.loads(line) for line in run("explain", name, "--json", "--source").stdout.splitlines()]
    told = {each["entity_id"]: each["facts"] for each in found}
    assert entity_id in told
    assert all(fact["source"] and fact["licence"] for fact in told[entity_id])
