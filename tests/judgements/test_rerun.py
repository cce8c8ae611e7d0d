"""A judgement outlives another version of the code: other ids, other cuts of the words, another order of reports."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lapwing.api import Workspace
from lapwing.engine.processes import Coder
from lapwing.engine.run import Stages
from lapwing.judgements.replay import follow
from lapwing.pipeline import fuse_workspace
from lapwing.records.base import Span
from lapwing.records.coded import CodedReport
from lapwing.records.event import EventMention
from lapwing.records.ids import hash_id
from lapwing.records.report import Report
from tests.engine.fake_stages import make_fake_coder
from tests.engine.runs import open_fake, write_texts

TEXTS = {
    "a.txt": "CONSULT NOR POL 2022-03-01 they met in Oslo",
    "b.txt": "CONSULT NOR POL 2022-04-10 they met again",
    "c.txt": "CONSULT NOR POL 2022-04-10 so it is said",
}


def make_other_coder() -> Coder:
    """The next version: its triggers take a word more, and its ids are others."""
    first = make_fake_coder()

    def code(report: Report, run_on: date) -> CodedReport:
        coded = first(report, run_on)
        return replace(coded, event_mentions=tuple(map(_otherwise, coded.event_mentions)))

    return code


def _otherwise(mention: EventMention) -> EventMention:
    sentence = mention.sentence
    end = sentence.start + sentence.text.index(" ", mention.trigger.end - sentence.start + 1)
    trigger = Span(start=mention.trigger.start, end=end, text=sentence.text[: end - sentence.start])
    return replace(mention, mention_id=hash_id("2", mention.mention_id), trigger=trigger)


def stages(version: str) -> Stages:
    """The stages of one of two versions."""
    coder = make_fake_coder if version == "1" else make_other_coder
    return Stages(make_coder=coder, fuse=fuse_workspace, follow=follow, parts=(("code", version),))


def meetings(workspace: Workspace) -> list[tuple[str | None, int, tuple[str, ...]]]:
    """Day, number of mentions and judged fields of each event."""
    return [
        (event.date.edtf, len(event.mentions), tuple(fact.field for fact in event.facts if fact.judged))
        for event in workspace.events()
    ]


@pytest.fixture
def judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two rounds, of which one mention was judged to be of the first; and a judged day."""
    monkeypatch.chdir(tmp_path)
    with open_fake(tmp_path, stages("1")) as workspace:
        workspace.code([write_texts(tmp_path, TEXTS)])
        first, second = workspace.events()
        cited = next(one for one in workspace.mentions() if one.path.endswith("c.txt"))
        workspace.judge_different(cited.mention.mention_id, second.event_id, author="Ann")
        workspace.judge_same(cited.mention.mention_id, first.event_id, author="Ann")
        workspace.judge_value(first.event_id, "dead", "4", author="Bo")
        assert workspace.replay_judgements() is not None
        assert workspace.replay_judgements() is None
    return tmp_path


def test_another_version_follows_the_same_log(judged: Path) -> None:
    """Coded anew, with no id left of the old run, the events are grouped as they were judged."""
    with open_fake(judged, stages("1")) as workspace:
        before = meetings(workspace)
        old_ids = {id_ for event in workspace.events() for id_ in event.mentions}
    assert sorted(n for _, n, _ in before) == [1, 2]
    with open_fake(judged, stages("2")) as workspace:
        summary = workspace.code([judged / "in"])
        assert summary.n_coded == 3
        assert not old_ids & {id_ for event in workspace.events() for id_ in event.mentions}
        assert meetings(workspace) == before
        assert {one.outcome.state for one in workspace.judgements()} == {"applied"}


def test_what_the_next_version_no_longer_reads_is_unmatched_and_kept(judged: Path) -> None:
    """Until a version reads it again."""
    (judged / "in" / "c.txt").write_text("CONSULT NOR POL 2022-04-10 so it is sad", encoding="utf-8")
    with open_fake(judged, stages("1")) as workspace:
        log = [row | {"events": []} for row in workspace.judgements().to_dicts()]
    other = judged / "other"
    other.mkdir()
    with open_fake(other, stages("1")) as workspace:
        workspace.code([judged / "in"])
        assert workspace.import_judgements(map(json.dumps, log)) == 3
        workspace.replay_judgements()
        assert [one.outcome.state for one in workspace.judgements()] == ["unmatched", "unmatched", "applied"]
        assert "no report of its content" in workspace.judgements()[0].outcome.detail
