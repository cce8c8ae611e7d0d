"""An event in a few words, for headings and lists."""

from collections.abc import Sequence

from lapwing.records.event import Participant
from lapwing.records.fused import Event

_MOST_NAMES = 3
_ACTS = {
    "AGREE": "agreement", "CONSULT": "talks", "SUPPORT": "support", "CONCEDE": "concession", "COOPERATE": "cooperation",
    "AID": "aid", "RETREAT": "retreat", "REQUEST": "demand", "ACCUSE": "accusation", "REJECT": "refusal",
    "THREATEN": "threat", "PROTEST": "protest", "SANCTION": "sanction", "MOBILIZE": "mobilisation",
    "COERCE": "coercion", "ASSAULT": "assault",
}  # fmt: skip

_MEETINGS: dict[tuple[str, ...], str] = {("visit",): "visit", ("third-party",): "mediation", ("meet",): "meeting"}


def event_title(event: Event) -> str:
    """Return "Iran → Russia: visit, in Moscow": who, whom, what, where; a plan says so at the end."""
    who, whom = _names(event.actor), _names(event.recipient)
    sides = f"{who} → {whom}" if who and whom else who or (f"Unnamed → {whom}" if whom else "Nobody named")
    meeting = _MEETINGS.get(event.mode) if event.event == "CONSULT" else None
    act = meeting or _ACTS.get(event.event, event.event.lower())
    mode = f" ({', '.join(event.mode)})" if event.mode and not meeting else ""
    where = f", in {event.place.name}" if event.place else ""
    reality = f", {event.reality}" if event.reality not in ("happened", "ongoing", "background") else ""
    since = taken_back(event)
    return f"{sides}: {act}{mode}{where}{reality}{f', since {since}' if since else ''}"


def taken_back(event: Event) -> str:
    """Return "retracted", "corrected" or "replaced" where every report that tells the event has been, else ""."""
    values = [value for fact in event.facts if fact.field == "event" for value in fact.values]
    if not values or not all(value.superseded for value in values):
        return ""
    return (values[0].superseded or "").partition(":")[0]


def type_name(event: Event) -> str:
    """Return the PLOVER type with its modes."""
    return f"{event.event} {'/'.join(event.mode)}".strip()


def counted(number: int, noun: str) -> str:
    """Return "1 report", "2 reports"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _names(side: Sequence[Participant]) -> str:
    names = list(dict.fromkeys(one.name for one in side))
    more = f" +{len(names) - _MOST_NAMES}" if len(names) > _MOST_NAMES else ""
    return ", ".join(names[:_MOST_NAMES]) + more
