"""Lint: what it tells, and what it leaves alone."""

from datetime import date
from pathlib import Path

from lapwing.curation import lint_knowledge
from lapwing.knowledge.actors import Tenure
from lapwing.knowledge.overlay.lint_offices import Holding, find_overlaps, find_stale, find_unreadable
from tests.knowledge.overlay_folder import write_overlay

ON = date(2026, 1, 1)


def lint(folder: Path, **files: str) -> list[tuple[str, str, str]]:
    """Return (level, code, file:line) of what is found in an overlay."""
    found = lint_knowledge([write_overlay(folder, **files)], ON)
    return [(each.level, each.code, each.place.removeprefix(f"{folder}/")) for each in found]


def holding(name: str, start: str, end: str = "", asof: str = "2026-01-01", **fields: str) -> Holding:
    """Return a foreign minister of Norway."""
    told = {"office": "Foreign Minister", "office_class": "FM", "country": "NOR", **fields}
    tenure = Tenure(start=start, end=end, asof=asof, **told)
    return Holding(place=f"offices.csv:{name}", entity_id=name, name=name, tenure=tenure)


def codes(*holdings: Holding) -> list[str]:
    """Return what is found about some offices."""
    return [code for code, _, _ in find_overlaps(holdings)]


def test_a_clean_overlay_gives_nothing(tmp_path: Path) -> None:
    """A person, checked lately, from a source."""
    files = {
        "actors": "local:a,Torvald Wexelby,person,NOR,GOV,,,regjeringen.no",
        "offices": "local:a,NOR,minister of fisheries,OTHER_MIN,2023-10-16,,2025-12-01,regjeringen.no",
    }
    assert lint(tmp_path, **files) == []


def test_every_kind_of_finding_names_file_and_line(tmp_path: Path) -> None:
    """Errors are rows that are not used; warnings may be right."""
    files = {
        "actors": "local:a,Torvald Wexelby,person,NOR,GOV,,,\nlocal:b,Ann Olsvik,person,XXA,GOV,,,x",
        "aliases": "Q999999999,Nobody,,,x\nlocal:a,Sergei Shoigu,,,x\nlocal:a,TW,,,x",
        "offices": "local:a,NOR,harbour master,OTHER,2020,,2021-05-01,x",
    }
    found = lint(tmp_path, **files)
    assert ("error", "fault", "actors.csv:3") in found
    assert ("warning", "missing-source", "actors.csv:2") in found
    assert ("error", "unknown-actor", "aliases.csv:2") in found
    assert ("warning", "name-collision", "aliases.csv:3") in found
    assert ("warning", "short-name", "aliases.csv:4") in found
    assert ("warning", "stale-tenure", "offices.csv:2") in found


def test_an_office_of_nobody_is_an_error(tmp_path: Path) -> None:
    """It has no name by which it could be found."""
    found = lint(tmp_path, offices="Q999999999,NOR,foreign minister,FM,2020,2021,,x")
    assert ("error", "unknown-actor", "offices.csv:2") in found


def test_one_office_twice_at_a_time_overlaps() -> None:
    """For one person; the same office later on does not."""
    assert codes(holding("a", "2010", "2015"), holding("a", "2014", "2018")) == ["overlapping-tenures"]
    assert codes(holding("a", "2010", "2014"), holding("a", "2014", "2018")) == []


def test_two_ministers_at_a_time_are_told_unless_it_is_the_handover() -> None:
    """A month is left for it, deputies and other countries do not count."""
    assert codes(holding("a", "2010", "2015-06-01"), holding("b", "2014-01-01")) == ["two-holders"]
    assert codes(holding("a", "2010", "2014-01-20"), holding("b", "2014-01-01")) == []
    assert codes(holding("a", "2010", "2015"), holding("b", "2014-01-01", office="Deputy Foreign Minister")) == []
    assert codes(holding("a", "2010", "2015"), holding("b", "2014-01-01", country="SWE")) == []


def test_what_was_not_checked_for_a_year_is_stale() -> None:
    """Closed offices are not."""
    assert [code for code, _, _ in find_stale([holding("a", "2010", asof="2024-12-01")], ON)] == ["stale-tenure"]
    assert list(find_stale([holding("a", "2010", asof="2025-06")], ON)) == []
    assert list(find_stale([holding("a", "2010", "2012", asof="2012")], ON)) == []


def test_a_day_that_is_none_is_unreadable() -> None:
    """Compiled knowledge is not checked cell by cell."""
    assert [code for code, _, _ in find_unreadable([holding("a", "2014s", "2015")])] == ["unreadable-day"]
    assert codes(holding("a", "2014s", "2015"), holding("b", "2014-01-01")) != []


def test_a_name_of_an_outlet_that_another_has_is_told(tmp_path: Path) -> None:
    """Credits to it then name none of them."""
    found = lint(tmp_path, outlets="Reuters,wrong-reuters.example,NOR,,,,,x")
    assert ("warning", "name-collision", "outlets.csv:2") in found
