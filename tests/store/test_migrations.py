"""A workspace of an older version is brought up to this one, and nothing of it is lost."""

import importlib.util
import sqlite3
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import create_engine

from lapwing.store import schema
from lapwing.store.connection import open_for_writing
from tests.engine.fake_stages import make_fake_stages
from tests.engine.runs import dump, open_fake, write_texts

VERSIONS = Path(schema.__file__).parent / "migrations" / "versions"
TEXTS = {"a.txt": "CONSULT NOR POL 2022-03-01 they met in Oslo\nsaid the minister"}
COLUMNS = 'SELECT m.name, c.name, c.type, c."notnull", c.pk > 0 FROM sqlite_master m, pragma_table_info(m.name) c'


def step(name: str) -> ModuleType:
    """A migration."""
    spec = importlib.util.spec_from_file_location(name, VERSIONS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_first_version(path: Path) -> sqlite3.Connection:
    """An empty workspace as the first version made it."""
    first = step("first_tables_0001")
    connection = sqlite3.connect(path)
    for statement in (*first.TABLES, first.SEARCH):
        connection.execute(statement)
    for name, table, columns in first.INDEXES:
        connection.execute(f"CREATE INDEX {name} ON {table} ({columns})")
    connection.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.execute("INSERT INTO alembic_version VALUES ('0001')")
    connection.commit()
    return connection


def outdate(folder: Path) -> str:
    """Code a report, and put what the first version knew of it into a file of that version; return what it showed."""
    with open_fake(folder, make_fake_stages()) as workspace:
        workspace.code([write_texts(folder, TEXTS)])
        shown = dump(workspace)
    (folder / "w.db").rename(folder / "new.db")
    old = make_first_version(folder / "w.db")
    old.execute("ATTACH DATABASE ? AS new", (str(folder / "new.db"),))
    names = [row[0] for row in old.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
    kept = [name for name in names if not name.startswith(("event_search_", "judgements", "alembic", "sqlite"))]
    for name in kept:
        columns = ", ".join(row[1] for row in old.execute(f"PRAGMA main.table_info({name})"))
        old.execute(f"INSERT INTO main.{name} ({columns}) SELECT {columns} FROM new.{name}")
    old.commit()
    old.close()
    return shown


def tables(path: Path) -> set[tuple[object, ...]]:
    """Every column of every table, with its type."""
    with sqlite3.connect(path) as connection:
        rows = set(connection.execute(f"{COLUMNS} WHERE m.type = 'table'"))
    connection.close()
    return {row for row in rows if not str(row[0]).startswith(("event_search", "alembic", "sqlite"))}


def test_the_migrations_make_the_tables_that_queries_know(tmp_path: Path) -> None:
    """Column by column; the migrations never read the live tables."""
    open_for_writing(tmp_path / "made.db").dispose()
    engine = create_engine(f"sqlite:///{tmp_path / 'live.db'}")
    schema.metadata.create_all(engine)
    engine.dispose()
    made, live = tables(tmp_path / "made.db"), tables(tmp_path / "live.db")
    keyed = {"judgements", "event_versions"}  # AUTOINCREMENT keys are nullable in SQLite's books
    assert {row[:3] for row in made} == {row[:3] for row in live}
    assert {row for row in made if row[0] not in keyed} == {row for row in live if row[0] not in keyed}
    assert not [path for path in VERSIONS.glob("*.py") if "store.schema" in path.read_text(encoding="utf-8")]


def test_an_old_workspace_is_brought_up_without_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that it showed it shows again, and its reports are not coded once more."""
    monkeypatch.chdir(tmp_path)
    shown = outdate(tmp_path)
    with open_fake(tmp_path, make_fake_stages()) as workspace:
        summary = workspace.code([tmp_path / "in"])
        assert (summary.n_coded, summary.n_skipped) == (0, 1)
        assert dump(workspace) == shown
        assert workspace.judgements() is not None
    assert tables(tmp_path / "w.db") == tables(tmp_path / "new.db")


def test_rows_that_somebody_wrote_into_the_reserved_table_are_kept(tmp_path: Path) -> None:
    """The first version never wrote it; whoever did finds it beside the new one."""
    old = make_first_version(tmp_path / "w.db")
    old.execute("INSERT INTO judgements VALUES (1, 'same', 'c', 'met', '', '', 'event', '{}')")
    old.commit()
    old.close()
    open_for_writing(tmp_path / "w.db").dispose()
    with sqlite3.connect(tmp_path / "w.db") as connection:
        assert connection.execute("SELECT kind FROM judgements_0001").fetchall() == [("same",)]
        assert connection.execute("SELECT count(*) FROM judgements").fetchall() == [(0,)]
    connection.close()


def test_a_killed_upgrade_leaves_the_old_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every step is one transaction."""
    make_first_version(tmp_path / "w.db").close()
    before = tables(tmp_path / "w.db")
    monkeypatch.setattr("alembic.op.execute", _fail)
    with pytest.raises(ZeroDivisionError):
        open_for_writing(tmp_path / "w.db")
    monkeypatch.undo()
    assert tables(tmp_path / "w.db") == before


def _fail(*_: object) -> None:
    raise ZeroDivisionError
