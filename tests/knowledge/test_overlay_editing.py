"""Writing to an overlay: rows are appended once, whole or not at all."""

from datetime import date
from pathlib import Path

import pytest

from lapwing.curation import add_filled, import_phoenix, open_editor
from lapwing.errors import InputMissingError, KnowledgeError, QueryError, UnknownRecordError
from lapwing.knowledge.overlay.phoenix import LeftOut, PhoenixCode, read_phoenix
from lapwing.knowledge.overlay.read import read_overlay
from tests.knowledge.overlay_folder import write_overlay

COUNTRIES = frozenset({"NOR", "RUS", "UKR", "IGO", "KOR", "COD"})
SECTORS = frozenset({"GOV", "MIL", "REB", "BUS", "OPP", "JRN"})


def test_an_actor_is_written_once(tmp_path: Path) -> None:
    """The folder and its files are made; the same again adds nothing."""
    folder = tmp_path / "own"
    cells = {"name": "Torvald Wexelby", "country": "NOR", "sector": "GOV", "office": "foreign minister"}
    cells |= {"start": "2023-10-16", "asof": "2026-01-01"}
    first = open_editor([folder], "regjeringen.no").add_actor(cells, ["Torvald W."])
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    again = open_editor([folder], "regjeringen.no").add_actor(cells, ["Torvald W."])
    assert [each.is_new for each in first] == [True, True, True]
    assert [each.is_new for each in again] == [False, False, False]
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == files
    overlay = read_overlay([folder])
    assert overlay.actors[0].origin.source == "regjeringen.no"
    assert overlay.offices[0].office == "foreign minister"
    assert overlay.aliases[0].alias == "Torvald W."


def test_a_changed_row_is_appended_and_the_old_one_stays(tmp_path: Path) -> None:
    """A file is a log: nothing in it is ever rewritten."""
    open_editor([tmp_path]).add_actor(
        {"name": "Ann Olsvik", "country": "NOR", "sector": "GOV", "actor_id": "local:ann"}
    )
    before = (tmp_path / "actors.csv").read_text(encoding="utf-8")
    open_editor([tmp_path]).add_actor(
        {"name": "Ann Olsvik", "country": "NOR", "sector": "MIL", "actor_id": "local:ann"}
    )
    after = (tmp_path / "actors.csv").read_text(encoding="utf-8")
    assert after.startswith(before)
    assert [row.sector for row in read_overlay([tmp_path]).actors] == [("MIL",)]


def test_a_row_with_a_fault_writes_nothing(tmp_path: Path) -> None:
    """Not even the file."""
    with pytest.raises(KnowledgeError, match="column country: 'XXA' is no country"):
        open_editor([tmp_path / "own"]).add_actor({"name": "Ann Olsvik", "country": "XXA"})
    assert not (tmp_path / "own").exists()


def test_a_file_without_a_last_line_break_is_continued_on_a_new_line(tmp_path: Path) -> None:
    """As spreadsheets leave them; its own order of columns is kept."""
    (tmp_path / "blocks.csv").write_text("source,actor_id,name\nx,,Front", encoding="utf-8")
    open_editor([tmp_path]).block("Base")
    assert (tmp_path / "blocks.csv").read_text(encoding="utf-8") == "source,actor_id,name\nx,,Front\nown,,Base\n"


def test_a_column_that_the_file_lacks_is_told(tmp_path: Path) -> None:
    """Rather than lost."""
    (tmp_path / "blocks.csv").write_text("name\nFront\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="column source"):
        open_editor([tmp_path]).block("Base")


def test_without_a_folder_there_is_nowhere_to_write() -> None:
    """The message says how to name one."""
    with pytest.raises(KnowledgeError, match="--knowledge DIR"):
        open_editor([])


def test_an_alias_needs_an_actor_that_one_name_or_id_tells(tmp_path: Path) -> None:
    """Nobody and several are errors that say what to do."""
    editor = open_editor([tmp_path])
    assert editor.add_alias("Sergei Shoigu", "Sergej Schojgu")[0].row == "Q32024,Sergej Schojgu,,,own"
    assert editor.add_alias("Norway", "Nordlandia")[0].row == "country:NOR,Nordlandia,,,own"
    assert editor.add_alias("Hamas", "Hamaz")[0].row.startswith("org:hamas,")
    with pytest.raises(UnknownRecordError, match="nobody is known as 'Zyx Qwert'"):
        editor.add_alias("Zyx Qwert", "Z")
    with pytest.raises(UnknownRecordError, match="no actor has the id Q999999999"):
        editor.add_alias("Q999999999", "Z")
    with pytest.raises(QueryError, match="is a name of several: Q"):
        editor.add_alias("Michael Collins", "Mick")


def test_closing_writes_the_open_office_with_its_end(tmp_path: Path) -> None:
    """As it is known, so that the new row takes its place."""
    (written,) = open_editor([tmp_path], "mid.ru").close_office("Sergei Lavrov", "2027-02-01")
    assert written.row == "Q58217,RUS,Minister of Foreign Affairs,FM,2004-03-09,2027-02-01,2027-02-01,mid.ru"
    (again,) = open_editor([tmp_path], "mid.ru").close_office("Sergei Lavrov", "2027-02-01")
    assert not again.is_new


def test_closing_an_office_that_nobody_holds_is_an_error(tmp_path: Path) -> None:
    """It lists what the person held."""
    with pytest.raises(QueryError, match="no open office fits"):
        open_editor([tmp_path]).close_office("Sergei Lavrov", "2027-02-01", office="DEFMIN")


def test_a_block_of_every_name_needs_an_actor(tmp_path: Path) -> None:
    """Otherwise nobody would be left."""
    with pytest.raises(QueryError, match="say with --actor whom to block"):
        open_editor([tmp_path]).block("*")


FILLED = """name,kind,actor_id,country,sector,office,start,end,latitude,longitude,source,events,local_id
Torvald Wexelby,person,,NOR,GOV,foreign minister,2023-10-16,,,,regjeringen.no,3,local:4e29
Sergej Schojgu,person,Q32024,RUS,MIL,,,,,,kremlin.ru,2,local:77
Sunrise Front,organisation,,,,,,,,,,2,
Kvamsfjell,place,,NOR,,,,,61.5,6.1,kartverket.no,1,
Nullmark,place,,NOR,,,,,,,kartverket.no,1,
"""


def test_rows_that_were_filled_in_are_added_by_their_kind(tmp_path: Path) -> None:
    """A stranger keeps the id of the records, a known id gains an alias, a place its pin; the rest is left."""
    written, n_left = add_filled([tmp_path], FILLED.encode(), date(2026, 1, 1))
    assert n_left == 1
    rows = {Path(each.file).name + " " + each.row for each in written}
    assert rows == {
        "actors.csv local:4e29,Torvald Wexelby,person,NOR,GOV,,,regjeringen.no",
        "offices.csv local:4e29,NOR,foreign minister,,2023-10-16,,2026-01-01,regjeringen.no",
        "aliases.csv Q32024,Sergej Schojgu,,,kremlin.ru",
        "places.csv local:kvamsfjell,Kvamsfjell,,point,61.5,6.1,NOR,,,kartverket.no",
        "places.csv local:nullmark,Nullmark,,city,,,NOR,,,kartverket.no",
    }
    again, _ = add_filled([tmp_path], FILLED.encode(), date(2026, 1, 1))
    assert not any(each.is_new for each in again)


@pytest.mark.parametrize(
    "content",
    [
        FILLED.encode("utf-16"),
        FILLED.encode("utf-8-sig"),
        FILLED.replace(",", ";").encode(),
        FILLED.replace("\n", "\r\n").encode(),
    ],
)
def test_a_list_is_read_as_spreadsheets_and_shells_save_it(tmp_path: Path, content: bytes) -> None:
    """PowerShell writes UTF-16, some spreadsheets semicolons."""
    written, n_left = add_filled([tmp_path], content, date(2026, 1, 1))
    assert (len(written), n_left) == (5, 1)


def test_a_list_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """With the line."""
    with pytest.raises(KnowledgeError, match="line 2 of the CSV is not UTF-8"):
        add_filled([tmp_path], "name,source\nJärvi,x\n".encode("latin-1"), date(2026, 1, 1))


def test_one_source_may_stand_for_all_rows(tmp_path: Path) -> None:
    """Then every row counts as filled in, and one that lacks its country is told."""
    with pytest.raises(KnowledgeError, match="Sunrise Front"):
        add_filled([tmp_path], FILLED.encode(), date(2026, 1, 1), "our own coding")


def test_a_list_without_names_is_refused(tmp_path: Path) -> None:
    """It is some other file."""
    with pytest.raises(KnowledgeError, match="no column `name`"):
        add_filled([tmp_path], b"a,b\n1,2\n", date(2026, 1, 1))


PHOENIX = """# a dictionary
OLAV_NORDMANN_ [NORGOV 050101-091231] # a comment
+O._NORDMANN_
+MINISTER_NORDMANN
\t[NORBUS >20100101]
\t[NOROPP <2005]
THE_VIDDA_FRONT_ [NORREB]
NORDLAND_ [NOR]
ZAIRE_ARMY_ [ZARMIL 2004017-20061201]
NOWHERE_MAN_ [XXXGOV]
FARMER [~AGR]
WORLD_GRAIN_BODY_ [IGO]
TURNED_ROUND_ [NORGOV 20121207-20120802]
"""


def test_a_phoenix_dictionary_is_read_with_its_days() -> None:
    """Each name with each code; aliases share the codes of their actor."""
    read = list(read_phoenix(PHOENIX, COUNTRIES, SECTORS))
    taken = [each for each in read if isinstance(each, PhoenixCode)]
    nordmann = {(each.name, each.sector, each.start, each.end) for each in taken if "Nordmann" in each.name}
    days = ((("GOV",), "2005-01-01", "2009-12-31"), (("BUS",), "2010-01-01", ""), (("OPP",), "", "2005"))
    names = ("Olav Nordmann", "O. Nordmann", "Minister Nordmann")
    assert nordmann == {(name, *each) for name in names for each in days}
    assert ("The Vidda Front", ("REB",)) in {(each.name, each.sector) for each in taken}
    assert ("World Grain Body", "IGO", ("IGO",)) in {(each.name, each.country, each.sector) for each in taken}


def test_what_a_phoenix_dictionary_has_that_is_not_taken_is_told() -> None:
    """With its line and the reason."""
    left = {each.line: each.why for each in read_phoenix(PHOENIX, COUNTRIES, SECTORS) if isinstance(each, LeftOut)}
    assert set(left) >= {8, 9, 10, 11}
    assert "names a country only" in left[8]
    assert "no span of days" in left[9]
    assert "'XXX' is no country" in left[10]
    assert "agent" in left[11]
    assert left[13] == "ends before it starts"


def test_imported_codes_are_used_and_imported_once(tmp_path: Path) -> None:
    """Each row names the file and line that it is from."""
    (tmp_path / "own.txt").write_text(PHOENIX, encoding="utf-8")
    first = import_phoenix([tmp_path / "kb"], tmp_path / "own.txt")
    again = import_phoenix([tmp_path / "kb"], tmp_path / "own.txt")
    assert all(each.is_new for each in first.written)
    assert not any(each.is_new for each in again.written)
    codes = {(row.name, row.start, row.origin.source) for row in read_overlay([tmp_path / "kb"]).codes}
    assert ("Olav Nordmann", "2005-01-01", "own.txt:2") in codes
    with pytest.raises(InputMissingError, match="there is no file"):
        import_phoenix([tmp_path / "kb"], tmp_path / "none.txt")


def test_an_editor_reads_what_stands_in_earlier_folders(tmp_path: Path) -> None:
    """Rows go to the last one, names may be known from the first."""
    team = write_overlay(tmp_path / "team", actors="local:ann,Ann Olsvik,person,NOR,GOV,,,x")
    (written,) = open_editor([team, tmp_path / "mine"]).add_alias("Ann Olsvik", "A. Olsvik")
    assert written.file == str(tmp_path / "mine" / "aliases.csv")
