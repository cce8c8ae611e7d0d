"""The whole loop: an unknown name is listed, filled in, fed back, known in the next run; a wrong match is blocked."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lapwing import pipeline
from lapwing.cli.group import lapwing as command_line
from lapwing.reading import split_sentences
from lapwing.records.document import Document
from lapwing.records.reading import Reading
from tests.factories import make_argument, make_entity, make_reading, make_trigger, span_of

TEXT = "OSLO, March 2, 2024 - Norwegian minister Torvald Wexelby met Polish President Andrzej Duda in Oslo on Friday.\n"
ACTOR, RECIPIENT = "Norwegian minister Torvald Wexelby", "Polish President Andrzej Duda"
DUDA = "Q9151911"


def read(document: Document, *_: object) -> Reading:
    """Tag the two persons, and the meeting of the two."""
    sentences = split_sentences(document)
    index = next(sentence.index for sentence in sentences if "met" in sentence.span.text)
    arguments = (
        make_argument("actor", span_of(document.text, ACTOR), sentence=index, sector="GOV"),
        make_argument("recipient", span_of(document.text, RECIPIENT), sentence=index, sector="GOV"),
    )
    names = ("Torvald Wexelby", "Andrzej Duda")
    entities = tuple(make_entity(span_of(document.text, name), "PER", sentence=index) for name in names)
    trigger = make_trigger(span_of(document.text, "met"), sentence=index, arguments=arguments)
    return make_reading(document, sentences=sentences, entities=entities, triggers=(trigger,))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one report and a file of settings, and a reader that is told what it sees."""
    monkeypatch.chdir(tmp_path)
    for name in ("LAPWING_WORKSPACE", "LAPWING_KNOWLEDGE", "LAPWING_JOBS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(pipeline, "read_document", read)
    monkeypatch.setattr(pipeline, "load_reader", object)
    (tmp_path / "own").mkdir()
    (tmp_path / "lapwing.yaml").write_text("knowledge: own\njobs: 1\n", encoding="utf-8")
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*arguments: str, given: str | None = None) -> Result:
    """Run a command that must succeed."""
    result = CliRunner().invoke(command_line, list(arguments), input=given)
    assert result.exit_code == 0, result.output
    return result


def persons() -> dict[str, str | None]:
    """Code the report, and return the entity id of each participant by the name in the record."""
    (row,) = map(json.loads, run("code", "report.txt", "--mentions", "-").stdout.splitlines())
    return {each["name"]: each["entity_id"] for each in (*row["actor"], *row["recipient"])}


def test_an_unknown_person_is_listed_filled_in_and_known_in_the_next_run(folder: Path) -> None:
    """From `code` over `unresolved` and `actors add` to `code` again."""
    stranger = persons()["Torvald Wexelby"]
    assert stranger is not None
    assert stranger.startswith("local:")

    rows = list(csv.DictReader(io.StringIO(run("unresolved", "--csv").stdout)))
    (row,) = [each for each in rows if each["name"] == "Torvald Wexelby"]
    assert (row["country"], row["sector"], row["events"]) == ("NOR", "GOV", "1")

    row |= {"source": "regjeringen.no", "office": "foreign minister", "start": "2023-10-16"}
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    run("actors", "add", "--file", "-", given=text.getvalue())

    assert persons()["Torvald Wexelby"] == stranger
    assert "regjeringen.no" in run("explain", "Torvald Wexelby", "--date", "2024-03-02", "--source").stdout
    (event,) = map(json.loads, run("events", "--json").stdout.splitlines())
    (person,) = [each for each in event["actor"] if each["name"] == "Torvald Wexelby"]
    assert "the name fits “Torvald Wexelby”" in person["why"]
    assert run("unresolved").stdout == ""

    run("actors", "map", stranger, "Q99")
    assert persons()["Torvald Wexelby"] == "Q99"


def test_a_block_removes_a_wrong_match_and_lifting_it_restores_it(folder: Path) -> None:
    """The name stays in the record, as a stranger's."""
    assert persons()["Andrzej Duda"] == DUDA
    run("actors", "block", "Andrzej Duda", "--actor", DUDA, "--source", "is a namesake here")
    assert persons()["Andrzej Duda"] not in {DUDA, None}
    assert "blocked by" in run("explain", "Andrzej Duda").stdout
    (folder / "own" / "blocks.csv").unlink()
    assert persons()["Andrzej Duda"] == DUDA


def test_a_report_is_coded_anew_only_when_the_overlay_changed(folder: Path) -> None:
    """The overlay is part of what a run is known by."""
    run("code", "report.txt")
    assert "1 coded before" in run("code", "report.txt").stderr
    run("actors", "add", "Somebody Else", "--country", "SWE")
    assert "coded before" not in run("code", "report.txt").stderr
    run("actors", "add", "Somebody Else", "--country", "SWE")
    assert "1 coded before" in run("code", "report.txt").stderr


def test_a_faulty_overlay_stops_the_run_before_it_begins(folder: Path) -> None:
    """With file, line and column; the workspace is not made."""
    (folder / "own" / "actors.csv").write_text("actor_id,name,kind,country\nlocal:a,Ann,person,XXA\n", encoding="utf-8")
    result = CliRunner().invoke(command_line, ["code", "report.txt"])
    assert result.exit_code == 1
    assert "actors.csv:2: column country: 'XXA' is no country" in result.stderr
    assert not (folder / "lapwing.db").exists()
