"""Appending to the log of judgements, reading it, and keeping what the last run made of each entry."""

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, delete, func, insert, select

from lapwing.records.judgement import Judgement, Outcome
from lapwing.store.codec import decode_record, encode_record
from lapwing.store.schema import judgement_outcomes, judgements


def append_judgements(connection: Connection, given: Iterable[Judgement]) -> int:
    """Append those of `given` that are not in the log yet, and return how many these are."""
    rows = [
        {
            "judgement_id": judgement.judgement_id,
            "kind": judgement.kind,
            "author": judgement.author,
            "judged_at": judgement.judged_at,
            "record": encode_record(judgement),
        }
        for judgement in given
    ]
    before = _count(connection)
    if rows:
        connection.execute(insert(judgements).prefix_with("OR IGNORE"), rows)
    return _count(connection) - before


def read_judgements(connection: Connection) -> Iterator[Judgement]:
    """Yield the whole log by the time of judging, whatever order it was written in."""
    order = (judgements.c.judged_at, judgements.c.judgement_id)
    for record in connection.scalars(select(judgements.c.record).order_by(*order)):
        yield decode_record(Judgement, record)


def save_outcomes(connection: Connection, run_id: str, outcomes: Sequence[Outcome]) -> None:
    """Replace what earlier runs made of the judgements."""
    connection.execute(delete(judgement_outcomes))
    rows = [
        {
            "judgement_id": outcome.judgement_id,
            "run_id": run_id,
            "state": outcome.state,
            "record": encode_record(outcome),
        }
        for outcome in outcomes
    ]
    if rows:
        connection.execute(insert(judgement_outcomes), rows)


def read_outcomes(connection: Connection) -> Iterator[Outcome]:
    """Yield what the last run made of each judgement that it knew."""
    query = select(judgement_outcomes.c.record).order_by(judgement_outcomes.c.judgement_id)
    for record in connection.scalars(query):
        yield decode_record(Outcome, record)


def _count(connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(judgements)) or 0
