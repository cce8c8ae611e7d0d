"""A record in one line of words, for people: slides and calendars."""

from collections.abc import Sequence

from lapwing.exports.export_record import ExportRecord
from lapwing.records.event import Participant


def statement_of(record: ExportRecord) -> str:
    """Return "CONSULT visit: Norway → Poland, in Oslo": type and modes, who, whom, where."""
    what = " ".join((record.event, *record.mode))
    about = f" about {record.about}" if record.about else ""
    who, whom = _names(record.actor), _names(record.recipient)
    parties = f"{who} → {whom}" if who and whom else who or (f"→ {whom}" if whom else "nobody named")
    where = f", in {record.place.name}" if record.place else ""
    return " ".join(f"{what}{about}: {parties}{where}".split())


def _names(side: Sequence[Participant]) -> str:
    return ", ".join(one.name for one in side)
