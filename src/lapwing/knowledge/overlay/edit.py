"""What a user does to the overlay: add an actor, an alias, an office; close an office; block a name; map an id.

Each function writes to the last folder and returns the rows that were asked for, the new ones marked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lapwing.errors import KnowledgeError, QueryError
from lapwing.knowledge.actors import ROLE, ActorIndex, Tenure
from lapwing.knowledge.overlay import tables
from lapwing.knowledge.overlay.actors import load_overlaid_actors
from lapwing.knowledge.overlay.checks import KINDS, PLACE_KINDS
from lapwing.knowledge.overlay.identify import find_actor, is_known, local_id
from lapwing.knowledge.overlay.read import read_overlay
from lapwing.knowledge.overlay.rows import ANY_NAME, OWN_SOURCE, Overlay
from lapwing.knowledge.overlay.tables import folded
from lapwing.knowledge.overlay.write import Written, append_rows

Cells = Mapping[str, str]
TableRow = tuple[tables.Table, Cells]


@dataclass(frozen=True, slots=True)
class Editor:
    """An overlay that is open for writing. `folder` is where rows go, `source` what they are taken from."""

    folder: Path
    overlay: Overlay
    index: ActorIndex
    source: str = OWN_SOURCE

    def add_actor(self, cells: Cells, aliases: Sequence[str] = ()) -> tuple[Written, ...]:
        """Add an actor, with an office if `office` is given. An id is made from name and country if there is none."""
        return self._append(_actor_rows(cells, aliases))

    def add_alias(self, actor: str, alias: str, start: str = "", end: str = "") -> tuple[Written, ...]:
        """Add a name of a known actor, on some days only if they are given."""
        actor_id = find_actor(actor, self.index, self.overlay)
        return self._append([(tables.ALIASES, {"actor_id": actor_id, "alias": alias, "start": start, "end": end})])

    def close_office(self, actor: str, on: str, office: str = "", country: str = "") -> tuple[Written, ...]:
        """Say that an open office, shipped or one's own, ended on a day.

        Raises:
            QueryError: if none or several of the actor's open offices fit `office` (words or class) and `country`.
        """
        actor_id = find_actor(actor, self.index, self.overlay)
        person = self.index.person_with_id(actor_id)
        known = [tenure for tenure in (person.tenures if person else ()) if tenure.office_class != ROLE]
        fitting = [tenure for tenure in known if _fits(tenure, office, country)]
        chosen = [tenure for tenure in fitting if not tenure.end] or [t for t in fitting if t.end == on]
        if len(chosen) != 1:
            listed = "; ".join(map(_told, chosen or known)) or "none"
            what = "several open offices fit" if chosen else "no open office fits"
            raise QueryError(f"{what}: {actor} held {listed}. Say which with --office and --country")
        tenure = chosen[0]
        row = {
            "actor_id": actor_id,
            "country": tenure.country,
            "office": tenure.office,
            "class": tenure.office_class,
            "start": tenure.start,
            "end": on,
            "asof": on,
        }
        return self._append([(tables.OFFICES, row)])

    def block(self, name: str, actor: str = "") -> tuple[Written, ...]:
        """Say that a name never means an actor (an id, also of a country or place), or nobody at all."""
        if name == ANY_NAME and not actor:
            raise QueryError("* stands for every name: say with --actor whom to block")
        is_id = ":" in actor or actor[:1] == "Q" and actor[1:].isdigit()
        actor_id = actor if is_id or not actor else find_actor(actor, self.index, self.overlay)
        return self._append([(tables.BLOCKS, {"name": name, "actor_id": actor_id})])

    def map_id(self, local: str, actor_id: str) -> tuple[Written, ...]:
        """Say that a local id is another one, a Wikidata QID as a rule: its rows then count for that."""
        return self._append([(tables.IDS, {"local_id": local, "actor_id": actor_id})])

    def add_filled(self, rows: Sequence[Cells], asof: str) -> tuple[tuple[Written, ...], int]:
        """Add what a user filled in on a list of unresolved mentions; return what was written, and how many were left.

        A row counts as filled when it has a source. With an `actor_id` that is known, its name becomes an alias.
        """
        filled = [row for row in rows if row.get("source")]
        made = [each for row in filled for each in self._filled_rows(row, asof)]
        return self._append(made), len(rows) - len(filled)

    def _filled_rows(self, row: Cells, asof: str) -> list[TableRow]:
        kind, actor_id, source = row.get("kind") or "person", row.get("actor_id", ""), row["source"]
        if kind == "place" or kind in PLACE_KINDS:
            return [(tables.PLACES, _place_row(row))]
        if actor_id and is_known(actor_id, self.index):
            return [(tables.ALIASES, {"actor_id": actor_id, "alias": row["name"], "source": source})]
        if kind not in KINDS:
            raise KnowledgeError(f"{row['name']!r} is of the kind {kind!r}; write {', '.join(KINDS)} or place")
        cells = {**row, "kind": kind, "actor_id": actor_id or row.get("local_id", "")}
        return _actor_rows(cells if cells.get("end") else {**cells, "asof": row.get("asof") or asof}, ())

    def _append(self, rows: Sequence[TableRow]) -> tuple[Written, ...]:
        known = [(table, {name: cell for name, cell in row.items() if name in table.header}) for table, row in rows]
        sourced = [(table, {**row, "source": row.get("source") or self.source}) for table, row in known]
        return append_rows(self.folder, sourced)


def _actor_rows(cells: Cells, aliases: Sequence[str]) -> list[TableRow]:
    filled = {"kind": "person", **{name: cell for name, cell in cells.items() if cell}}
    filled.setdefault("actor_id", local_id(filled.get("name", ""), filled.get("country")))
    in_office = bool(filled.get("office"))
    days = {} if in_office else {name: filled.get(name, "") for name in ("start", "end")}
    told = {name: filled.get(name, "") for name in ("actor_id", "name", "kind", "country", "sector", "source")}
    rows: list[TableRow] = [(tables.ACTORS, told | days)]
    if in_office:
        rows.append((tables.OFFICES, filled))
    return rows + [(tables.ALIASES, {"actor_id": filled["actor_id"], "alias": alias}) for alias in aliases]


def _place_row(cells: Cells) -> Cells:
    kind = cells.get("kind", "")
    made = {
        "place_id": cells.get("place_id") or "local:" + folded(cells["name"]).replace(" ", "-"),
        "kind": kind if kind in PLACE_KINDS else "point" if cells.get("latitude") else "city",
    }
    return {**cells, **made}


def open_editor(folders: Sequence[Path], source: str = OWN_SOURCE) -> Editor:
    """Return an editor of the last of `folders`, which need not exist yet.

    Raises:
        KnowledgeError: if no folder is named, or what stands in them has faults.
    """
    if not folders:
        raise KnowledgeError("no folder for knowledge of your own: name one with --knowledge DIR, or in lapwing.yaml")
    overlay = read_overlay([folder for folder in folders if folder.is_dir()])
    return Editor(folders[-1], overlay, load_overlaid_actors(overlay), source)


def _fits(tenure: Tenure, office: str, country: str) -> bool:
    is_office = not office or office == tenure.office_class or folded(office) in folded(tenure.office)
    return is_office and country in {"", tenure.country}


def _told(tenure: Tenure) -> str:
    return f"“{tenure.office}” of {tenure.country} ({tenure.start or '?'} to {tenure.end or 'open'})"
