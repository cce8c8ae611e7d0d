"""Opening a workspace file: SQLite in WAL mode, migrated to this version; or read-only."""

import os
import sqlite3
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path
from time import monotonic

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool

from lapwing.errors import WorkspaceError
from lapwing.store.schema import SCHEMA_VERSION

BUSY_TIMEOUT_S = 30.0
_STEPS = 100_000  # of SQLite's machine between two looks at the clock: well under a millisecond


def open_for_writing(path: Path) -> Engine:
    """Open the workspace at `path`, made if there is none, migrated if it is of an older version.

    Raises:
        WorkspaceError: if the file is no workspace, is damaged, cannot be written, or is of a newer version.
    """
    if not path.parent.is_dir():
        raise WorkspaceError(f"cannot make the workspace {path}: there is no folder {path.parent}")
    if path.exists() and not os.access(path, os.W_OK):
        raise WorkspaceError(f"the workspace {path} is read-only: name another with --workspace")
    engine = _make_engine(lambda: _connect(path, "rwc"), begin="BEGIN IMMEDIATE")
    return _checked(engine, path, _bring_up_to_date)


def open_for_reading(path: Path, query_seconds: float | None = None) -> Engine:
    """Open the workspace at `path` without changing anything, even where nothing can be written.

    Args:
        path: the workspace.
        query_seconds: the most that one transaction may take; a longer one is broken off.

    Raises:
        WorkspaceError: if there is none, or it is damaged or of another version.
    """
    if not path.is_file():
        raise WorkspaceError(f"there is no workspace {path}: `lapwing code PATHS… -w {path}` makes one")
    frozen = not os.access(path.parent, os.W_OK) or not os.access(path, os.W_OK)
    engine = _make_engine(lambda: _connect(path, "ro" if frozen else "rw", immutable=frozen), begin="BEGIN")
    if query_seconds is not None:
        event.listen(engine, "begin", lambda connection: _limit(connection, query_seconds))
    return _checked(engine, path, _require_this_version)


def sqlite_version() -> str:
    """Return the version of the SQLite library that Python brings."""
    return sqlite3.sqlite_version


def _connect(path: Path, mode: str, *, immutable: bool = False) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?mode={mode}{'&immutable=1' if immutable else ''}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=BUSY_TIMEOUT_S, check_same_thread=False)
    if mode == "rwc":
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    else:  # "rw", not "ro", where it can be: only so does SQLite clear its lock files away when the last reader leaves
        connection.execute("PRAGMA query_only = ON")
    return connection


def _make_engine(connect: Callable[[], sqlite3.Connection], *, begin: str) -> Engine:
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
    # The driver's own transactions are off (isolation_level None): one begins where SQLAlchemy says so.
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _limit(connection: Connection, seconds: float) -> None:
    """Break off what the connection does after so many seconds: SQLite asks each so many steps whether to go on."""
    ends = monotonic() + seconds
    driver = connection.connection.dbapi_connection
    if isinstance(driver, sqlite3.Connection):
        driver.set_progress_handler(lambda: monotonic() > ends, _STEPS)


def _checked(engine: Engine, path: Path, check: Callable[[Connection], None]) -> Engine:
    try:
        with engine.begin() as connection:
            check(connection)
    except DatabaseError as error:
        engine.dispose()
        raise WorkspaceError(
            f"{path} is not a readable workspace ({error.orig}): restore a copy, or name another"
        ) from error
    except WorkspaceError as error:
        engine.dispose()
        raise WorkspaceError(f"{path}: {error}") from error
    return engine


def _version(connection: Connection) -> str | None:
    names = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")))
    if not names:
        return None
    if "alembic_version" not in names:
        raise WorkspaceError("this is an SQLite file of another program, not a workspace")
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version


def _require_this_version(connection: Connection) -> None:
    version = _version(connection)
    if version is None:
        raise WorkspaceError("the file is empty: `lapwing code` fills a workspace")
    if version > SCHEMA_VERSION:
        raise WorkspaceError(
            f"made by a newer Lapwing (tables {version}, this one knows {SCHEMA_VERSION}): upgrade Lapwing"
        )
    if version < SCHEMA_VERSION:
        raise WorkspaceError(f"of an older version ({version}): any `lapwing code` brings it up to {SCHEMA_VERSION}")


def _bring_up_to_date(connection: Connection) -> None:
    version = _version(connection)
    if version is not None and version > SCHEMA_VERSION:
        _require_this_version(connection)
    if version != SCHEMA_VERSION:
        _migrate(connection)


def _migrate(connection: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    with as_file(files("lapwing.store") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
