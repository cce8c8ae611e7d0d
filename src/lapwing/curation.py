"""Knowledge of one's own, as the doors and Python code keep it: edit, lint, import, refresh. Nothing here is automatic.

Example:
    >>> from pathlib import Path
    >>> from lapwing.curation import open_editor
    >>> editor = open_editor([Path("my-knowledge")], source="regjeringen.no")
    >>> editor.add_actor({"name": "Torvald Wexelby", "country": "NOR", "sector": "GOV"})
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lapwing.errors import InputMissingError, KnowledgeError, QueryError
from lapwing.knowledge.overlay import tables
from lapwing.knowledge.overlay.checks import load_vocabulary
from lapwing.knowledge.overlay.edit import Editor, open_editor
from lapwing.knowledge.overlay.identify import find_actor
from lapwing.knowledge.overlay.lint import LintFinding, lint_knowledge
from lapwing.knowledge.overlay.phoenix import LeftOut, PhoenixCode, read_phoenix
from lapwing.knowledge.overlay.refresh import Refreshment, find_news
from lapwing.knowledge.overlay.wikidata import (
    ACCEPT,
    ENDPOINT,
    IS_QID,
    MOST_PERSONS,
    holders_question,
    names_question,
    offices_question,
    read_names,
    read_offices,
    read_persons,
)
from lapwing.knowledge.overlay.write import Written, append_rows
from lapwing.sources.http_ import post_form

__all__ = [
    "ENDPOINT",
    "Editor",
    "Imported",
    "LeftOut",
    "LintFinding",
    "Refreshed",
    "Written",
    "add_filled",
    "import_phoenix",
    "lint_knowledge",
    "open_editor",
    "refresh",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What was taken from a dictionary, and what was left out and why."""

    written: tuple[Written, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What Wikidata had that was not known, and who was left out and why."""

    written: tuple[Written, ...]
    skipped: tuple[str, ...]
    n_asked: int


def add_filled(
    folders: Sequence[Path], content: bytes, asof: date, source: str | None = None
) -> tuple[tuple[Written, ...], int]:
    """Add the rows of a CSV that `lapwing unresolved --csv` wrote and a user filled in.

    Args:
        folders: folders for knowledge; rows go to the last.
        content: the CSV as a spreadsheet or a shell saves it: UTF-8 or UTF-16, commas or semicolons. Rows without a
            source are not filled in and are left out, unless `source` is given for all.
        asof: the day on which open offices count as checked.
        source: the source of rows that name none.

    Returns:
        What was written, and how many rows were left out.

    Raises:
        KnowledgeError: if the CSV has no column `name`, or a row cannot be used; then nothing is written.
    """
    text = _decoded(content)
    header = text.partition("\n")[0]
    delimiter = ";" if ";" in header and "," not in header else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    if "name" not in (reader.fieldnames or ()):
        raise KnowledgeError("the CSV has no column `name`: its first line must name the columns")
    rows = [{name: (cell or "").strip() for name, cell in row.items() if name} for row in reader]
    rows = [{**row, "source": row.get("source") or source or ""} for row in rows if row.get("name")]
    return open_editor(folders).add_filled(rows, asof.isoformat())


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise KnowledgeError(f"line {line} of the CSV is not UTF-8: save it as UTF-8") from error


def import_phoenix(folders: Sequence[Path], file: Path, source: str | None = None) -> Imported:
    """Take over a Phoenix, PETRARCH or TABARI dictionary of actors, with the days of its codes.

    The names are used exactly as they stand, for actors that nothing better is known of.

    Raises:
        InputMissingError: if there is no such file.
        KnowledgeError: if there is no folder to write to, or it has faults.
    """
    if not file.is_file():
        raise InputMissingError(f"there is no file {file}")
    known = load_vocabulary()
    text = file.read_text(encoding="utf-8", errors="replace")
    read = list(read_phoenix(text, known.countries, known.sectors))
    rows = [_code_row(each, source or file.name) for each in read if isinstance(each, PhoenixCode)]
    rows = [row for row in rows if tables.folded(row["name"])]
    editor = open_editor(folders)
    written = append_rows(editor.folder, [(tables.CODES, row) for row in rows])
    return Imported(written=written, left_out=tuple(each for each in read if isinstance(each, LeftOut)))


def _code_row(code: PhoenixCode, source: str) -> dict[str, str]:
    return {
        "name": code.name,
        "country": code.country,
        "sector": " ".join(code.sector),
        "start": code.start,
        "end": code.end,
        "source": f"{source}:{code.line}",
    }


def refresh(
    folders: Sequence[Path],
    *,
    on: date,
    entity_ids: Iterable[str] = (),
    countries: Iterable[str] = (),
    since: str = "2023-01-01",
    endpoint: str = ENDPOINT,
) -> Refreshed:
    """Ask Wikidata for names and offices, and append what is new to the last folder. Needs the network.

    Args:
        folders: folders for knowledge.
        on: the day of asking: open offices count as checked on it.
        entity_ids: QIDs or known names to ask for; without these and `countries`, every QID in the folders.
        countries: ISO-3 codes: everybody who took up a central office of these since `since`.
        since: an ISO day.
        endpoint: the address of a SPARQL service with Wikidata's properties.

    Raises:
        NetworkError: if the service cannot be reached or answers with an error; then nothing is written.
        KnowledgeError: if there is nobody to ask for, or the folder has faults.
    """
    editor = open_editor(folders)
    states = list(countries)
    wanted = [_wikidata_id(given, editor) for given in entity_ids]
    for state in states:
        wanted += read_persons(_ask(endpoint, holders_question(state, since)))
    if not wanted and not states:
        wanted = sorted({row.actor_id for row in editor.overlay.actors if row.actor_id.startswith("Q")})
    if not wanted and not states:
        raise KnowledgeError("nobody to ask for: give QIDs, --country AAA, or map local ids to QIDs in ids.csv")
    news = list(_news(editor, list(dict.fromkeys(wanted)), on, endpoint, central_only=bool(states)))
    rows = [(tables.ACTORS, row) for each in news for row in each.actors]
    rows += [(tables.ALIASES, row) for each in news for row in each.aliases]
    rows += [(tables.OFFICES, row) for each in news for row in each.offices]
    skipped = tuple(told for each in news for told in each.skipped)
    return Refreshed(written=append_rows(editor.folder, rows), skipped=skipped, n_asked=len(wanted))


def _news(
    editor: Editor, wanted: Sequence[str], on: date, endpoint: str, *, central_only: bool
) -> Iterator[Refreshment]:
    for start in range(0, len(wanted), MOST_PERSONS):
        batch = wanted[start : start + MOST_PERSONS]
        names = read_names(_ask(endpoint, names_question(batch)))
        offices = read_offices(_ask(endpoint, offices_question(batch)))
        yield find_news(names, offices, editor.index, on.isoformat(), central_only=central_only)


def _wikidata_id(given: str, editor: Editor) -> str:
    if IS_QID.fullmatch(given):
        return given
    found = find_actor(given, editor.index, editor.overlay)
    if not IS_QID.fullmatch(found):
        raise QueryError(f"{given!r} is {found}, which Wikidata does not know: map it first, `lapwing actors map`")
    return found


def _ask(endpoint: str, question: str) -> bytes:
    return post_form(endpoint, {"query": question, "format": "json"}, accept=ACCEPT)
