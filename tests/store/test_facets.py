"""Facets: what is counted is what the events say, also after they changed."""

from collections import Counter
from pathlib import Path

import pytest

from lapwing.errors import WorkspaceError
from lapwing.store.search import EventFilter
from lapwing.store.workspace_file import WorkspaceFile
from tests.engine.fake_stages import make_fake_stages
from tests.engine.runs import run_texts

_TEXTS = {
    "a.txt": "CONSULT NOR POL 2022-03-01 they met in Oslo",
    "b.txt": "CONSULT POL NOR 2022-03-01 talks on fishing\nSANCTION USA IRN 2022-04-10 a freeze",
}


def _counts(file: WorkspaceFile, facet: str, wanted: EventFilter | None = None) -> dict[str, int]:
    return {each.value: each.n_events for each in file.count_facets(wanted, (facet,))}


def test_counts_equal_those_of_the_events(tmp_path: Path) -> None:
    """By type, country, dyad either way round, and reality; under a filter too."""
    file = run_texts(tmp_path, _TEXTS, make_fake_stages())
    events = file.events()
    assert _counts(file, "type") == Counter(event.event for event in events)
    countries = Counter(
        code for event in events for code in {one.country for one in (*event.actor, *event.recipient) if one.country}
    )
    assert _counts(file, "country") == countries
    assert _counts(file, "dyad") == {"NOR-POL": 1, "IRN-USA": 1}
    assert _counts(file, "type", EventFilter(country="IRN")) == {"SANCTION": 1}
    assert _counts(file, "type", EventFilter(chosen=(("dyad", ("NOR-POL", "IRN-USA")), ("country", ("POL",))))) == {
        "CONSULT": 1
    }
    file.close()


def test_counts_follow_the_next_run(tmp_path: Path) -> None:
    """Events that went are no longer counted, those that came are."""
    run_texts(tmp_path, _TEXTS, make_fake_stages()).close()
    file = run_texts(tmp_path, {"c.txt": "AID NOR UKR 2022-05-01 a convoy"}, make_fake_stages())
    assert _counts(file, "type") == Counter(event.event for event in file.events())
    assert _counts(file, "type")["AID"] == 1
    file.close()


def test_a_page_of_events_and_their_number(tmp_path: Path) -> None:
    """Limit and offset cut the same order; the number is of all."""
    file = run_texts(tmp_path, _TEXTS, make_fake_stages())
    whole = file.events()
    assert file.count_events() == len(whole) == 2
    assert (file.events(limit=1), file.events(limit=1, offset=1)) == (whole[:1], whole[1:])
    assert file.events(newest_first=True) == whole[::-1]
    file.close()


def test_outlets_and_days_are_counted(tmp_path: Path) -> None:
    """Each report once; the state changes with a run."""
    file = run_texts(tmp_path, _TEXTS, make_fake_stages())
    assert sum(outlet.n_reports for outlet in file.outlets()) == file.size().n_documents == 2
    assert {day.day: day.n_events for day in file.days() if day.n_events} == {"2022-03-01": 1, "2022-04-10": 1}
    before = file.state()
    file.close()
    file = run_texts(tmp_path, {"d.txt": "AID NOR UKR 2022-05-01 a convoy"}, make_fake_stages())
    assert file.state() != before
    file.close()


def _count_often(file: WorkspaceFile) -> None:
    for _ in range(200):
        file.outlets()
        file.count_facets()


def test_a_query_that_takes_too_long_is_broken_off(tmp_path: Path) -> None:
    """With an error of ours; who has the time gets the answer."""
    texts = {f"{n}.txt": f"AID NOR UKR 2022-05-01 convoy {n}" for n in range(40)}
    run_texts(tmp_path, texts, make_fake_stages()).close()
    hurried = WorkspaceFile(tmp_path / "w.db", query_seconds=0.0)
    with pytest.raises(WorkspaceError, match="interrupted"):
        _count_often(hurried)
    patient = WorkspaceFile(tmp_path / "w.db", query_seconds=20.0)
    assert patient.count_facets()
    hurried.close()
    patient.close()
