"""Reading the Factbook's pages of leaders: titles, names in capitals, days, and when a tenure ended."""

import csv
from pathlib import Path

import pytest

from scripts.import_leaders import Seen, as_name, class_of, end_of, iso_day, read_leaders


def make_seen(name: str, since: str, last: str) -> Seen:
    """A prime minister of Norway."""
    return Seen(country="NOR", kind="HOG", office="Prime Minister", name=name, family=(), since=since, last=last)


@pytest.mark.parametrize(
    ("text", "day"), [("5 July 2024", "2024-07-05"), ("March 2023", "2023-03"), ("since he seized power", "")]
)
def test_a_day_or_month_is_read_and_nothing_else(text: str, day: str) -> None:
    """Positive and vague."""
    assert iso_day(text) == day


@pytest.mark.parametrize(
    ("office", "kind", "expected"),
    [
        ("President", "HOG", "HOS"),
        ("Vice President", "HOS", "VP"),
        ("Prime Minister", "HOS", "HOG"),
        ("Deputy Prime Minister", "HOG", "DEP_HOG"),
        ("King", "HOS", "HOS"),
    ],
)
def test_the_title_goes_before_the_list_it_stands_in(office: str, kind: str, expected: str) -> None:
    """A president listed as head of government is the head of state."""
    assert class_of(office, kind) == expected


def test_names_in_capitals_are_written_as_names() -> None:
    """Particles stay small."""
    assert [as_name(word) for word in ("WEXELBY", "BIN", "DIOP-TORV")] == ["Wexelby", "bin", "Diop-Torv"]


def test_a_tenure_ends_when_the_next_begins_and_not_before() -> None:
    """Positive: a successor. Negative: who is listed in the last edition is in office."""
    first, second = make_seen("A", "2022-01-01", "2023-05-01"), make_seen("B", "2023-06-02", "2026-01-21")
    assert end_of(first, [first, second]) == "2023-06-02"
    assert end_of(second, [first, second]) == ""


def test_rows_without_a_title_or_a_day_are_left_out(tmp_path: Path) -> None:
    """Negative: a remark is no leader; ambassadors are another list."""
    path = tmp_path / "leaders.csv"
    rows = [
        ("no", "chief of state", "President Ana Torv WEXELBY", "2 June 2023"),
        ("no", "chief of state", "note: the office is vacant", "2 June 2023"),
        ("no", "chief of state", "President Ana Torv WEXELBY", "unknown"),
        ("no", "Diplomatic representation in the US", "Ambassador Ana Torv WEXELBY", "2 June 2023"),
    ]
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle)
        writer.writerow(("gec", "kind", "title_name", "since", "first_seen", "last_seen"))
        writer.writerows((*row, "2023-06-03", "2026-01-21") for row in rows)
    (found,) = read_leaders(path)
    assert (found.country, found.kind, found.name, found.since) == ("NOR", "HOS", "Ana Torv Wexelby", "2023-06-02")
