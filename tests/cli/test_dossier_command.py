"""`lapwing dossier` from a coded workspace."""

from pathlib import Path

import lapwing.api
from tests.cli.command_line import run


def test_a_dyad_is_written_as_a_page(coded: Path) -> None:
    """The file's name chooses the format, the filters the events; the count goes to stderr."""
    done = run("dossier", "-w", "press.db", "--dyad", "NOR-POL", "-o", "talks.html")
    assert done.exit_code == 0
    page = (coded / "talks.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "SANCTION" not in page
    assert "1 events" in done.stderr
    assert list(coded.glob(".*.part")) == []


def test_events_are_named_or_filtered_not_both(coded: Path) -> None:
    """Ids and filters together have no meaning."""
    event = lapwing.open("press.db").events()[0].event_id
    assert run("dossier", "-w", "press.db", event[:8]).stdout.startswith("# Events")
    assert run("dossier", "-w", "press.db", event[:8], "--country", "NOR").exit_code == 2


def test_what_is_not_supported_is_named_on_stderr(coded: Path) -> None:
    """Every refused sentence is told with its event and the reason, and stands in no file."""
    done = run("dossier", "-w", "press.db", "--format", "markdown")
    for line in done.stderr.splitlines():
        if line.startswith("not written"):
            assert "(" in line
    assert "not written" not in done.stdout
    assert "0 sentences" not in done.stderr
