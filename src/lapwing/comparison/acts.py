"""Act: what our events and the rows of others have in common: when, of what type, between which countries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from lapwing.knowledge.codebook import Codebook
from lapwing.knowledge.countries import CountryIndex
from lapwing.records.coded_row import CodedRow
from lapwing.records.event import Participant
from lapwing.records.fused import Event

MAX_DAYS = 31  # an event that is dated less precisely cannot be compared by its day
REALITIES = ("happened", "ongoing")
# Acts of all parties on each other, where it says nothing who stands first.
MUTUAL_TYPES = frozenset(("CONSULT", "AGREE", "COOPERATE"))
# CAMEO's country codes that are not ISO-3 (CAMEO manual 1.1b3, appendix on countries, against ISO 3166).
CAMEO_COUNTRIES: Mapping[str, str] = {
    "ROM": "ROU", "TMP": "TLS", "ZAR": "COD", "BAG": "BGD", "GZS": "PSE", "WSB": "PSE", "PAL": "PSE", "KSV": "XKX",
    "YUG": "SRB", "SCG": "SRB", "MTN": "MNE",
}  # fmt: skip
NON_STATES = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One event of either side.

    act_id: their row's id, or our event's. first, last: the days that it may lie on. event: PLOVER type. code: as its
    side has it. actor, recipient: ISO-3 or non-state codes, sorted. is_mutual: several actors and no recipient, who act
    on each other, be it within one country. parties: everyone who takes part.
    """

    act_id: str
    row: int | None = None
    first: date
    last: date
    event: str
    code: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    is_mutual: bool = False
    url: str = ""
    parties: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Gather the parties once: every comparison asks for them."""
        object.__setattr__(self, "parties", frozenset((*self.actor, *self.recipient)))

    @property
    def dyad(self) -> str:
        """The sides as text: "IRN>RUS", "IRN+RUS" for what all do to each other."""
        actor, recipient = ("+".join(side) for side in (self.actor, self.recipient))
        if self.is_mutual and len(self.actor) == 1:
            return f"{actor}+{actor}"
        return f"{actor}>{recipient}" if recipient else actor

    @property
    def pairs(self) -> set[tuple[str, str]]:
        """Every two that act on each other, in order of their codes; "" for a side that is not named."""
        others = self.actor if self.is_mutual else self.recipient or ("",)
        pairs = {(min(one, other), max(one, other)) for one in self.actor or ("",) for other in others}
        return {pair for pair in pairs if pair[0] != pair[1]} or pairs if self.is_mutual else pairs

    @property
    def single_parties(self) -> list[tuple[str, str]]:
        """Its type with each party."""
        return [(self.event, party) for party in sorted(self.parties)]

    def days_from(self, other: "Act") -> int:
        """How many days lie between the two; 0 where their spans touch. Negative: this one is earlier."""
        if self.first > other.last:
            return (self.first - other.last).days
        return -(other.first - self.last).days if other.first > self.last else 0

    def days(self, margin: int) -> list[date]:
        """Every day of it, and `margin` days around."""
        start = self.first - timedelta(days=margin)
        return [start + timedelta(days=n) for n in range((self.last - self.first).days + 2 * margin + 1)]


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something that cannot be compared, and the class of reason."""

    act_id: str
    reason: str


def our_act(event: Event) -> Act | Dropped:
    """Return what of an event can be compared."""
    if event.reality not in REALITIES:
        return Dropped(event.event_id, event.reality)
    if not event.date.date_min or not event.date.date_max:
        return Dropped(event.event_id, "no date")
    first, last = date.fromisoformat(event.date.date_min), date.fromisoformat(event.date.date_max)
    if (last - first).days >= MAX_DAYS:
        return Dropped(event.event_id, "vague date")
    actor, recipient = _countries_of(event.actor), _countries_of(event.recipient)
    if not actor and not recipient:
        return Dropped(event.event_id, "no country")
    return Act(
        act_id=event.event_id,
        first=first,
        last=last,
        event=event.event,
        code=event.cameo,
        actor=actor,
        recipient=recipient,
        is_mutual=len(event.actor) > 1 and not event.recipient,
    )


def their_act(row: CodedRow, codebook: Codebook, countries: CountryIndex) -> Act | Dropped:
    """Return what of a row can be compared, its CAMEO code as the PLOVER type that the codebook gives."""
    coded = _plover_of(row.code, codebook)
    if coded is None:
        return Dropped(row.row_id, "no PLOVER type")
    event, swap = coded
    sides = [_countries_in(text, countries) for text in (row.actor, row.recipient)]
    if not any(sides):
        return Dropped(row.row_id, "no country")
    if not row.day:
        return Dropped(row.row_id, "no date")
    day = date.fromisoformat(row.day)
    actor, recipient = reversed(sides) if swap else sides
    return Act(
        act_id=row.row_id,
        row=row.row,
        first=day,
        last=day,
        event=event,
        code=row.code,
        actor=actor,
        recipient=recipient,
        url=row.url,
    )


def _plover_of(code: str, codebook: Codebook) -> tuple[str, bool] | None:
    """Return type and whether the sides change places; of a CAMEO code that is not listed, what its root gives."""
    if code.upper() in codebook.types:
        return code.upper(), False
    with_zero = f"0{code}"  # which spreadsheets take away
    if code[:2] not in codebook.from_cameo and with_zero in codebook.from_cameo:
        code = with_zero
    longest = (code[:length] for length in range(len(code), 1, -1))
    known = next((codebook.from_cameo[part] for part in longest if part in codebook.from_cameo), None)
    return (known.event, known.swap) if known else None


def _countries_of(side: tuple[Participant, ...]) -> tuple[str, ...]:
    return tuple(sorted({one.country for one in side if one.country}))


def _countries_in(text: str, countries: CountryIndex) -> tuple[str, ...]:
    parts = (part.strip() for part in text.replace(",", ";").split(";"))
    return tuple(sorted({code for part in parts if part and (code := _country(part, countries))}))


def _country(part: str, countries: CountryIndex) -> str:
    code = CAMEO_COUNTRIES.get(part, part)
    if code in countries.countries or code in NON_STATES:
        return code
    named = countries.lookup(part)
    return named.country if named and named.kind == "name" else ""
