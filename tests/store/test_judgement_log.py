"""The log of judgements: appended to by several at once, never changed."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest

from lapwing.judgements.making import make_judgement
from lapwing.records.judgement import Anchor, FieldValue, Judgement, Outcome
from lapwing.store.codec import decode_record, encode_record
from lapwing.store.workspace_file import WorkspaceFile
from tests.factories import make_event_date, make_event_place, make_participant, make_quantity


def anchor(exact: str = "met") -> Anchor:
    """Some words."""
    return Anchor(content_id="c", exact=exact, prefix="They ", suffix=" in Oslo.")


def entry(n: int, author: str = "Ann") -> Judgement:
    """The n-th judgement of somebody."""
    at = f"2026-11-22T12:{n // 60:02}:{n % 60:02}+00:00"
    return make_judgement("not_an_event", author=author, judged_at=at, one=(anchor(),), reason=str(n))


def append(path: Path, author: str, n: int) -> None:
    """What one process does: append one entry at a time."""
    with WorkspaceFile(path) as file:
        for number in range(n):
            file.judge([entry(number, author)])


def test_two_processes_that_append_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each waits for the other, an entry at a time; the reader sees one order, that of the judging."""
    path = tmp_path / "w.db"
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=append, args=(path, author, 25)) for author in ("Ann", "Bo")]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert [worker.exitcode for worker in workers] == [0, 0]
    with WorkspaceFile(path) as file:
        log = file.judgements()
    assert {(one.author, one.reason) for one in log} == {(a, str(n)) for a in ("Ann", "Bo") for n in range(25)}
    assert [one.judged_at for one in log] == sorted(one.judged_at for one in log)


def test_an_entry_is_appended_once(tmp_path: Path) -> None:
    """A log that is imported twice is the log."""
    with WorkspaceFile(tmp_path / "w.db") as file:
        assert file.judge([entry(1), entry(2)]) == 2
        assert file.judge([entry(2), entry(3), entry(3)]) == 1
        assert len(file.judgements()) == 3


@pytest.mark.parametrize("statement", ["DELETE FROM judgements", "UPDATE judgements SET author = 'Bo'"])
def test_the_log_is_never_changed(tmp_path: Path, statement: str) -> None:
    """Not even by another program that has the file open."""
    with WorkspaceFile(tmp_path / "w.db") as file:
        file.judge([entry(1)])
    connection = sqlite3.connect(tmp_path / "w.db")
    with pytest.raises(sqlite3.DatabaseError, match="append-only"):
        connection.execute(statement)
    connection.close()


def test_a_value_keeps_everything_through_the_store() -> None:
    """Participants, place, date and figures as they were."""
    right = FieldValue(
        value="x",
        label="x",
        codes=("a",),
        participants=(make_participant(),),
        place=make_event_place(),
        date=make_event_date(),
        quantity=make_quantity(),
    )
    made = make_judgement(
        "value", author="Ann", judged_at="2026-11-22T12:00:00Z", one=(anchor(),), field="date", right=right
    )
    assert decode_record(Judgement, encode_record(made)) == made
    outcome = Outcome(judgement_id="j", state="applied", events=("e",))
    assert decode_record(Outcome, encode_record(outcome)) == outcome
