"""Filters over events, and words that try to be syntax."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapwing.errors import QueryError
from lapwing.records.fused import Event
from lapwing.store.search import EventFilter, day_bounds, match_words
from lapwing.store.workspace_file import WorkspaceFile
from tests.engine.fake_stages import make_fake_stages
from tests.engine.runs import run_texts

TEXTS = {
    "a.txt": "CONSULT NOR POL 2022-03-01 they met in Oslo\nSANCTION USA IRN 2022-04-10 a freeze of assets",
    "b.txt": "CONSULT POL NOR 2022-03-01 talks on fishing\nASSAULT ISR LBN 2022-05-05 shells hit a depot 100%_sure",
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> WorkspaceFile:
    """A workspace with three events."""
    folder = tmp_path_factory.mktemp("search")
    return run_texts(folder, TEXTS, make_fake_stages())


def _types(events: tuple[Event, ...]) -> list[str]:
    return [event.event for event in events]


@pytest.mark.parametrize(
    ("wanted", "types"),
    [
        (EventFilter(), ["CONSULT", "SANCTION", "ASSAULT"]),
        (EventFilter(types=("consult",)), ["CONSULT"]),
        (EventFilter(types=("CONSULT", "ASSAULT")), ["CONSULT", "ASSAULT"]),
        (EventFilter(dyad="NOR-POL"), ["CONSULT"]),
        (EventFilter(dyad="pol-nor"), ["CONSULT"]),
        (EventFilter(dyad="USA>IRN"), ["SANCTION"]),
        (EventFilter(dyad="IRN>USA"), []),
        (EventFilter(country="IRN"), ["SANCTION"]),
        (EventFilter(country="DEU"), []),
        (EventFilter(actor="lbn"), ["ASSAULT"]),
        (EventFilter(actor="country:LBN"), ["ASSAULT"]),
        (EventFilter(actor="%"), []),
        (EventFilter(actor="_"), []),
        (EventFilter(since="2022-04"), ["SANCTION", "ASSAULT"]),
        (EventFilter(until="2022-03-01"), ["CONSULT"]),
        (EventFilter(since="2022-04-10", until="2022-04-10"), ["SANCTION"]),
        (EventFilter(since="2023"), []),
        (EventFilter(place="oslo", types=("CONSULT",)), ["CONSULT"]),
        (EventFilter(place="nor"), ["CONSULT", "SANCTION", "ASSAULT"]),
        (EventFilter(place="o%o"), []),
        (EventFilter(text="fishing oslo"), ["CONSULT"]),
        (EventFilter(text="MET"), ["CONSULT"]),
        (EventFilter(text='"freeze of assets"'), ["SANCTION"]),
        (EventFilter(text='"assets of freeze"'), []),
        (EventFilter(realities=("planned",)), []),
        (EventFilter(min_confidence=1.1), []),
        (EventFilter(min_confidence=0.01), ["CONSULT", "SANCTION", "ASSAULT"]),
        (EventFilter(realities=("happened",), country="ISR"), ["ASSAULT"]),
    ],
)
def test_filters_find_what_they_say(workspace: WorkspaceFile, wanted: EventFilter, types: list[str]) -> None:
    """Every filter alone, and some together."""
    assert _types(workspace.events(wanted)) == types


@pytest.mark.parametrize(
    "hostile",
    [
        '"',
        '""',
        "met OR 1=1",
        "sentences:met",
        "met*",
        "NEAR(met oslo)",
        "met AND NOT oslo",
        "'; DROP TABLE events; --",
        "^met",
        "{names}: met",
        "met\x00oslo",
        '"met" "',
        "- met",
        "met + oslo",
        "(((",
        "𝔪𝔢𝔱 \ud800",
    ],
)
def test_no_word_acts_as_syntax(workspace: WorkspaceFile, hostile: str) -> None:
    """Whatever is looked for, the answer is events or a query error, and nothing is harmed."""
    try:
        workspace.events(EventFilter(text=hostile))
    except QueryError:
        assert hostile in ('"', '""', "(((")
    assert len(workspace.events()) == 3


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_any_text_is_searched_safely(query: str) -> None:
    """The expression holds quoted strings only."""
    try:
        expression = match_words(query)
    except QueryError:
        return
    assert expression.count('"') % 2 == 0
    assert expression.startswith('"')
    assert expression.endswith('"')


@pytest.mark.parametrize(
    "wanted",
    [
        EventFilter(dyad="IRN"),
        EventFilter(dyad="IRN-RU"),
        EventFilter(country="Iran"),
        EventFilter(since="yesterday"),
        EventFilter(until="2021-13"),
        EventFilter(since="2021-02-30"),
        EventFilter(since="0000"),
        EventFilter(text="…"),
        EventFilter(realities=("true",)),
        EventFilter(types=("CONSULTATION",)),
    ],
)
def test_a_filter_without_meaning_is_refused(workspace: WorkspaceFile, wanted: EventFilter) -> None:
    """A typing error is not answered with an empty list."""
    with pytest.raises(QueryError):
        workspace.events(wanted)


def test_a_year_or_month_stands_for_all_its_days() -> None:
    """Bounds are first and last day, leap years included."""
    assert day_bounds("2020-02") == ("2020-02-01", "2020-02-29")
    assert day_bounds("2021") == ("2021-01-01", "2021-12-31")
    assert day_bounds("2021-10-17") == ("2021-10-17", "2021-10-17")


def test_limit_keeps_the_earliest(workspace: WorkspaceFile) -> None:
    """Events come in the order of their days."""
    assert _types(workspace.events(limit=1)) == ["CONSULT"]


def test_a_filter_uses_its_index(workspace: WorkspaceFile) -> None:
    """A dyad is looked up, not scanned for."""
    assert "ix_dyad" in workspace.explain_query(EventFilter(dyad="IRN>RUS"))


def test_there_is_a_file(workspace: WorkspaceFile) -> None:
    """The workspace lies where it was asked to."""
    assert Path(workspace.path).is_file()
