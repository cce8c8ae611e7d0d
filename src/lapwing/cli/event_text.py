"""Events in words for people: one line of a list, one statement, and the names that both use."""

from collections.abc import Sequence
from pathlib import Path

from lapwing.cli.printing import printable
from lapwing.dossier.headline import counted as counted
from lapwing.dossier.headline import taken_back
from lapwing.dossier.headline import type_name as type_name
from lapwing.records.event import Participant
from lapwing.records.fused import Event, Origin

WORTH_TELLING = 8  # characters of an id that people need to type
LINE_WIDTH = 120
_DATE_WIDTH, _TYPE_WIDTH = 21, 20
_MOST_NAMES = 2  # of a side, in a list
_SAMPLES = Path(__file__).absolute().parents[1] / "samples"

LIST_HEAD = "  ".join(
    ("id".ljust(WORTH_TELLING), "date".ljust(_DATE_WIDTH), " n", "type".ljust(_TYPE_WIDTH),
     "who → whom, where (n: origins that tell it)")
)  # fmt: skip


def event_line(event: Event, width: int | None = LINE_WIDTH) -> str:
    """Return an event on one line: id, date, origins, type, who → whom, where; cut at `width` if given.

    A reality other than "happened", and that it was taken back since, stands before the parties.
    """
    since = taken_back(event)
    states = filter(None, ("" if event.reality == "happened" else event.reality, f"since {since}" if since else ""))
    standing = ", ".join(states)
    columns = (
        event.event_id[:WORTH_TELLING],
        (event.date.edtf or "undated").ljust(_DATE_WIDTH),
        str(len(event.origins)).rjust(2),
        type_name(event).ljust(_TYPE_WIDTH),
        (f"({standing}) " if standing else "") + _parties_and_place(event, _MOST_NAMES),
    )
    line = printable("  ".join(columns)).rstrip()
    return line if width is None or len(line) <= width else line[: width - 1].rstrip() + "…"


def event_statement(event: Event) -> str:
    """Return an event as one statement: what, who → whom, where, when, and whether it happened.

    Nobody stands before the arrow when nobody is known to have done it.
    """
    about = f" about {event.about}" if event.about else ""
    when = event.date.edtf or "undated"
    since = taken_back(event)
    gone = f"; since {since.upper()}" if since else ""
    return printable(f"{type_name(event)}{about}: {_parties_and_place(event)}, {when}, {event.reality}{gone}")


def origin_name(origin: Origin) -> str:
    """Return whose words an origin is."""
    return origin.outlet or f"an unnamed outlet ({origin.origin_id[:WORTH_TELLING]})"


def shown_path(path: str) -> str:
    """Return a path as short as it stays clear: in the shipped samples, below the current folder, else as given."""
    if path == "-":
        return "standard input"
    given = Path(path)
    whole = given.absolute()
    if whole.is_relative_to(_SAMPLES):
        return (Path(_SAMPLES.name) / whole.relative_to(_SAMPLES)).as_posix()
    return whole.relative_to(Path.cwd()).as_posix() if whole.is_relative_to(Path.cwd()) else str(given)


def _parties_and_place(event: Event, most: int | None = None) -> str:
    where = f", in {event.place.name}" if event.place else ""
    acting, acted_on = _names(event.actor, most), _names(event.recipient, most)
    sides = f"{acting} → {acted_on}".rstrip(" →") if acting else f"→ {acted_on}" if acted_on else "nobody named"
    return sides + where


def _names(participants: Sequence[Participant], most: int | None) -> str:
    names = [f"{one.name} ({one.country})" if one.country else one.name for one in participants]
    more = f" +{len(names) - most}" if most and len(names) > most else ""
    return ", ".join(names[:most]) + more
