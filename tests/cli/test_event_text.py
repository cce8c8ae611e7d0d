"""How events are put into words: lines that align, paths that are short, pages that say who tells what."""

from dataclasses import replace
from pathlib import Path

import pytest

import lapwing.cli.event_text as event_text
from lapwing.api import ShownEvent
from lapwing.cli.event_page import event_page
from lapwing.cli.event_text import event_line, event_statement, shown_path
from lapwing.fusion import fuse_events
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from tests.fusion.newsroom import day, document, meeting, outlet, person

AGENCY = outlet("Alpine Wire", is_agency=True)


def told(*mentions: EventMention) -> tuple[Event, list[Document]]:
    """The one event of `mentions`, and their documents: r1 and r2 print one agency's text."""
    copy = "one text of the wire that two papers print alike " * 5
    documents = [
        document("r1", copy + "first", outlet=outlet("Paper One"), wire=(AGENCY,)),
        document("r2", copy + "second", outlet=outlet("Paper Two"), wire=(AGENCY,)),
        document("r3", outlet=outlet("Other Paper")),
    ]
    (event,) = fuse_events(mentions, documents, OutletIndex([]))
    return event, documents


def shown(*mentions: EventMention) -> ShownEvent:
    """The event of `mentions` with its evidence, as `Workspace.show` gives it."""
    event, documents = told(*mentions)
    names = {one.report_id: one.outlet.name for one in documents if one.outlet}
    cited = tuple(
        CitedMention(
            mention=one, path=f"{one.report_id}.txt", url=None, outlet=names[one.report_id], published="2021-10-20",
            published_basis="metadata", event_id=event.event_id, run_id=None,
        )
        for one in mentions
    )  # fmt: skip
    return ShownEvent(event=event, mentions=cited, documents=tuple(documents), related=())


def test_lines_align_and_stay_within_the_width():
    """Date, count, type and parties start at one column, whatever they hold."""
    short, _ = told(meeting("r1"))
    long = replace(short, date=day("2021-10-17/2021-10-19"), mode=("visit",), reality="planned", actor=short.actor * 9)
    lines = [event_line(one) for one in (short, long)]
    assert len({line.index("CONSULT") for line in lines}) == 1
    assert lines[0].index("Anna") == lines[1].index("(planned)")
    assert all(len(line) <= 120 for line in lines)
    assert " +7 " in event_line(long, None)


def test_the_statement_has_no_gaps():
    """No padding of a column shows in a heading."""
    event, _ = told(meeting("r1"))
    assert event_statement(event) == (
        "CONSULT: Anna Adler (AUT) → Björn Borg (SWE), in Vienna, 2021-10-18, happened"
    )  # fmt: skip
    assert event_page(shown(meeting("r1"))).startswith(f"# {event_statement(event)}\n")


def test_who_is_acted_on_never_reads_as_who_acts():
    """Without an actor an arrow stands first; without a recipient there is none; without both nobody is named."""
    event, _ = told(meeting("r1"))
    borg = event.recipient
    for line in (event_line, event_statement):
        assert "→ Björn Borg (SWE), in Vienna" in line(replace(event, actor=(), recipient=borg))
        assert "Adler" not in line(replace(event, actor=(), recipient=borg))
        assert "→" not in line(replace(event, recipient=()))
        assert "nobody named, in Vienna" in line(replace(event, actor=(), recipient=()))


def test_paths_are_short_where_they_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Below the current folder and in the samples they are cut, elsewhere not."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(event_text, "_SAMPLES", tmp_path.parent / "house" / "samples")
    assert shown_path(str(tmp_path / "in" / "a.txt")) == "in/a.txt"
    assert shown_path("in/a.txt") == "in/a.txt"
    assert shown_path(str(tmp_path.parent / "house" / "samples" / "x" / "b.html")) == "samples/x/b.html"
    assert shown_path(str(tmp_path.parent / "else.txt")) == str(tmp_path.parent / "else.txt")
    assert shown_path("-") == "standard input"


def test_copies_stand_together_and_name_their_agency():
    """What two papers print alike is one sentence with both, and one origin."""
    page = event_page(shown(meeting("r1"), meeting("r2")))
    assert page.count("> Adler **met** Borg") == 1
    assert "Paper One (from Alpine Wire)" in page
    assert "Alpine Wire: 2 reports, printed by Paper One, Paper Two" in page


def test_facts_say_whether_the_outlets_agree():
    """Agreement, conflict and a fact that only one has are told in words."""
    other = meeting("r3", sentence="In Vienna on Monday Borg and Adler held *talks*.", mode=("visit",),
                    actor=(person("Adler"),))  # fmt: skip
    page = event_page(shown(meeting("r1"), other))
    assert "when       agree · 2 origins, 2 owners; 2 independent" in page
    assert "how        only one · 1 origin, 1 owner; 1 independent; silent: Alpine Wire" in page
    assert "## Why these are one event" in page
    assert "both on 2021-10-18" in page
