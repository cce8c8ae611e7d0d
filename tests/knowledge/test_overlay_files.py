"""Overlay files: what is read, what wins, and what is told of faults."""

from pathlib import Path

import pytest

from lapwing.errors import KnowledgeError
from lapwing.knowledge.overlay.read import read_overlay, scan_overlay
from tests.knowledge.overlay_folder import make_overlay, write_overlay

PERSON = "local:wexelby,Torvald Wexelby,person,NOR,GOV,,,regjeringen.no"


def test_no_folder_is_no_overlay() -> None:
    """Nothing is laid over anything, and no checksum changes a run's id."""
    overlay = read_overlay([])
    assert overlay.is_empty
    assert overlay.checksum == ""


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    """A folder without files has no checksum either."""
    assert read_overlay([tmp_path]).is_empty


def test_the_last_row_wins(tmp_path: Path) -> None:
    """Of rows with one identity the later counts, in a file and over folders."""
    first = write_overlay(tmp_path / "a", actors=f"{PERSON}\nlocal:wexelby,Torvald Wexelby,person,NOR,MIL,,,later")
    second = write_overlay(tmp_path / "b", actors="local:wexelby,Torvald Wexelby,person,NOR,OPP,,,last")
    assert [row.sector for row in read_overlay([first]).actors] == [("MIL",)]
    assert [row.origin.source for row in read_overlay([first, second]).actors] == ["last"]
    assert [row.sector for row in read_overlay([second, first]).actors] == [("MIL",)]


def test_rows_of_other_days_stand_beside_each_other(tmp_path: Path) -> None:
    """One person may be of two countries or sectors, one after the other."""
    rows = "local:a,Ann Olsvik,person,NOR,GOV,2010,2015,x\nlocal:a,Ann Olsvik,person,IGO,IGO,2016,,x"
    assert [row.country for row in make_overlay(tmp_path, actors=rows).actors] == ["NOR", "IGO"]


def test_mapped_ids_are_replaced_everywhere(tmp_path: Path) -> None:
    """Once a local id is mapped, its rows are rows of the other id."""
    overlay = make_overlay(
        tmp_path,
        actors=PERSON,
        aliases="local:wexelby,T. Wexelbye,,,x",
        blocks="Wexel,local:wexelby,x",
        ids="local:wexelby,local:tw,x\nlocal:tw,Q99,x",
    )
    rows = (*overlay.actors, *overlay.aliases, *overlay.blocks)
    assert {row.actor_id for row in rows} == {"Q99"}


def test_a_change_of_any_file_changes_the_checksum(tmp_path: Path) -> None:
    """Moving the folder does not."""
    one = make_overlay(tmp_path / "a", actors=PERSON)
    assert make_overlay(tmp_path / "b", actors=PERSON).checksum == one.checksum
    assert make_overlay(tmp_path / "c", actors=PERSON.replace("GOV", "MIL")).checksum != one.checksum


def test_optional_columns_may_be_missing_and_comments_stand_anywhere(tmp_path: Path) -> None:
    """A file as a spreadsheet or a person writes it, in any order of columns."""
    content = "\ufeffname,kind,country,actor_id\n# our minister\n\nTorvald Wexelby,person,NOR,local:wexelby\n"
    (tmp_path / "actors.csv").write_text(content, encoding="utf-8")
    (row,) = read_overlay([tmp_path]).actors
    assert (row.name, row.sector, row.origin.source, row.origin.line) == ("Torvald Wexelby", (), "", 4)


@pytest.mark.parametrize(
    ("stem", "row", "column", "told"),
    [
        ("actors", "local:a,Ann Olsvik,person,XXA,GOV,,,x", "country", "'XXA' is no country"),
        ("actors", "local:a,Ann Olsvik,person,NOR,GOV XYZ,,,x", "sector", "'XYZ' is no PLOVER sector"),
        ("actors", "local:a,Ann Olsvik,woman,NOR,GOV,,,x", "kind", "'woman' is not one of"),
        ("actors", "ann,Ann Olsvik,person,NOR,GOV,,,x", "actor_id", "'ann' is no id"),
        ("actors", "local:a,,person,NOR,GOV,,,x", "name", "is empty"),
        ("actors", "local:a,Ann Olsvik,person,NOR,GOV,2021-02-30,,x", "start", "is no day"),
        ("actors", "local:a,Ann Olsvik,person,NOR,GOV,2021,2020,x", "end", "before it starts"),
        ("actors", "local:a,Front,group,NOR,REB,2021,,x", "start", "is for persons only"),
        ("aliases", "local:a,Ann,soon,,x", "start", "'soon' is no day"),
        ("offices", "local:a,NOR,foreign minister,,2021,,,x", "asof", "needs the day on which it was last checked"),
        ("offices", "local:a,NOR,foreign minister,BOSS,2021,2022,,x", "class", "'BOSS' is no class of office"),
        ("blocks", "*,,x", "actor_id", "blocks one actor under every name"),
        ("places", "local:p,Somewhere,,city,91,0,NOR,,,x", "latitude", "is no number from -90 to 90"),
        ("places", "local:p,Somewhere,,city,9,,NOR,,,x", "longitude", "the other coordinate is given"),
        ("places", "p,Somewhere,,city,,,NOR,,,x", "place_id", "is no id of a place"),
        ("outlets", "The Fjord,https://fjord.example,NOR,,,,,x", "domain", "is no domain"),
        ("outlets", "The Fjord,fjord.example,NOR,,yes,,,x", "agency", "'yes' is not one of 1, 0"),
        ("metonyms", "the Yard,,GOV,,x", "country", "is empty"),
        ("ids", "Q1,Q2,x", "local_id", "is no local id"),
    ],
)
def test_a_fault_names_file_line_and_column(tmp_path: Path, stem: str, row: str, column: str, told: str) -> None:
    """Whoever mends it finds the cell at once; nothing is read by default in its place."""
    with pytest.raises(KnowledgeError) as caught:
        make_overlay(tmp_path, **{stem: row})
    message = str(caught.value)
    assert f"{stem}.csv:2: column {column}: " in message
    assert told in message


def test_every_fault_is_told_at_once_and_the_rest_is_read(tmp_path: Path) -> None:
    """Two bad rows, one good one."""
    rows = f"local:a,Ann,person,XXA,GOV,,,x\n{PERSON}\nlocal:b,Bo,person,NOR,ZZZ,,,x"
    overlay, faults = scan_overlay([write_overlay(tmp_path, actors=rows)])
    assert [row.name for row in overlay.actors] == ["Torvald Wexelby"]
    assert [(fault.line, fault.column) for fault in faults] == [(2, "country"), (4, "sector")]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"actor_id,name,kind\n", "actors.csv:1: column country: is missing"),
        (b"actor_id,name,kind,country,colour\n", "actors.csv:1: column colour: is not known here"),
        (b"actor_id,name,kind,country,name\n", "actors.csv:1: column name: is there twice"),
        (b"actor_id,name,kind,country\nlocal:a,Ann, Olsvik,person,NOR\n", "actors.csv:2: has 5 cells"),
        (b"actor_id,name,kind,country\nlocal:a,J\xe4rvi,person,FIN\n", "actors.csv:2: is not UTF-8"),
        (b'actor_id,name,kind,country\nlocal:a,"Ann"x,person,NOR\n', "is no CSV"),
    ],
)
def test_a_file_that_is_no_table_is_told_so(tmp_path: Path, content: bytes, told: str) -> None:
    """Headers, encodings, quotes."""
    (tmp_path / "actors.csv").write_bytes(content)
    with pytest.raises(KnowledgeError) as caught:
        read_overlay([tmp_path])
    assert told in str(caught.value)


def test_a_file_of_another_name_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    """A slip of the pen must not pass for an empty overlay."""
    (tmp_path / "actor.csv").write_text("x\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"actor\.csv: is none of actors\.csv"):
        read_overlay([tmp_path])
    with pytest.raises(KnowledgeError, match="there is no such folder"):
        read_overlay([tmp_path / "nowhere"])
