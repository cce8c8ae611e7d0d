"""How well each year fits as the year of publication, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lapwing.documents.dating_clues import Clues, DayClue
from lapwing.documents.dating_days import Window, find_window, reference_day
from lapwing.documents.office_names import name_office
from lapwing.records.mention import OfficeHolding

FIRST_YEAR = 1950
# Weights in bits. None of the soft ones reaches the margin of `dating` alone, except that nobody is called by an
# office long before having it.
_BEFORE_OFFICE = -8.0
_AFTER_OFFICE = -5.0  # texts do look back on former holders, and not all say "former"
_UNSEEN_PER_YEAR, _UNSEEN_MOST = -0.4, -2.0  # in office when last seen, unknown since
_OLD_NEWS_PER_YEAR, _OLD_NEWS_MOST = -0.3, -3.0
_PAST_ITS_FUTURE = -6.0  # tense is read by rule and may be misread
_SLACK = timedelta(days=21)  # news anticipate and outlast a tenure by days


@dataclass(frozen=True, slots=True, kw_only=True)
class YearScore:
    """A year of publication on trial. `bits` is the sum of the soft evidence; `excluded` says why it cannot be, "" if
    it can. `reasons` are sentences, `against` those of them that speak against the year. `fits_calendar`: every weekday
    falls on its day.
    """

    year: int
    window: Window
    bits: float
    excluded: str
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    fits_calendar: bool


def score_years(clues: Clues, offices: Sequence[OfficeHolding], run_on: date) -> tuple[YearScore, ...]:
    """Return a score for each year from 1950 to that of `run_on`, in order."""
    return tuple(_score_year(clues, offices, year, run_on) for year in range(FIRST_YEAR, run_on.year + 1))


def _score_year(clues: Clues, offices: Sequence[OfficeHolding], year: int, run_on: date) -> YearScore:
    window = find_window(clues, year, run_on)
    excluded = _exclude(clues, year, run_on)
    weighed = [*_weigh_offices(offices, window), *_weigh_years(clues, window)] if not excluded else []
    agreeing = [f"The weekday of {text!r} fits {year}." for text in _texts(clues)] if not excluded else []
    return YearScore(
        year=year,
        window=window,
        bits=sum(bits for bits, _ in weighed),
        excluded=excluded,
        reasons=tuple(agreeing + [why for _, why in weighed]),
        against=tuple(why for bits, why in weighed if bits < 0),
        fits_calendar=not _misfit(clues, year),
    )


def _texts(clues: Clues) -> list[str]:
    return list(dict.fromkeys(clue.text for clue in clues.calendar))


def _exclude(clues: Clues, year: int, run_on: date) -> str:
    if misfit := _misfit(clues, year):
        return misfit
    reference = reference_day(clues, year)
    for clue in clues.calendar:
        day = clue.near(reference) if reference else None
        if clue.direction == "past" and day and day > run_on:
            return f"{clue.text!r} of {year} lies after the day of the run, {run_on}"
    latest = clues.latest_past
    if latest and latest.first.year > year:
        return f"{latest.text!r} is told as past"
    if reference and latest and latest.first - reference > timedelta(days=60):
        return f"{latest.text!r} is told as past and lies after {reference}"
    return ""


def _misfit(clues: Clues, year: int) -> str:
    """Return which weekday does not fall on its day in a year, "" if all do."""
    reference = reference_day(clues, year)
    for clue in clues.calendar:
        day = clue.near(reference) if reference else None
        if day is None or not clue.agrees(day):
            return _calendar_conflict(clue, year, day)
    return ""


def _calendar_conflict(clue: DayClue, year: int, day: date | None) -> str:
    return f"{clue.text!r} does not exist in {year}" if day is None else f"{day} is a {day:%A}, against {clue.text!r}"


def _weigh_offices(offices: Sequence[OfficeHolding], window: Window) -> list[tuple[float, str]]:
    by_holder: dict[tuple[str, str], OfficeHolding] = {(office.entity_id, office.office): office for office in offices}
    weighed: dict[str, tuple[float, str]] = {}
    for office in by_holder.values():
        bits, why = _weigh_office(office, window)
        if office.entity_id not in weighed or bits > weighed[office.entity_id][0]:
            weighed[office.entity_id] = (bits, why)
    return list(weighed.values())


def _weigh_office(office: OfficeHolding, window: Window) -> tuple[float, str]:
    if not office.tenures:
        return 0.0, f"No tenure of {office.name} as {name_office(office.office)} is known."
    return max((_weigh_tenure(office, tenure, window) for tenure in office.tenures), key=lambda weighed: weighed[0])


def _weigh_tenure(office: OfficeHolding, tenure: tuple[str, str | None, str], window: Window) -> tuple[float, str]:
    begin, end, as_of = _day(tenure[0]), _day(tenure[1]), _day(tenure[2])
    who = f"{office.name} was {name_office(office.office)}"
    if begin and window.last < begin - _SLACK:
        return _BEFORE_OFFICE, f"{who} from {begin} on only."
    if end and window.first > end + _SLACK:
        return _AFTER_OFFICE, f"{who} until {end} only."
    if end is None and as_of and window.first > as_of:
        years = (window.first - as_of).days / 365
        bits = max(_UNSEEN_MOST, _UNSEEN_PER_YEAR * years)
        return bits, f"{who} from {tenure[0]}; nothing is known of the time after {as_of}."
    return 0.0, f"{who} from {tenure[0]} to {tenure[1] or f'{as_of} or later'}."


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


def _weigh_years(clues: Clues, window: Window) -> list[tuple[float, str]]:
    weighed: list[tuple[float, str]] = []
    if latest := clues.latest_past:
        gap = max(window.first.year - latest.first.year, 0)
        age = "in the same year" if gap == 0 else f"{gap} year{'' if gap == 1 else 's'} before"
        weighed.append((max(_OLD_NEWS_MOST, _OLD_NEWS_PER_YEAR * gap), f"{latest.text!r} is told as past, {age}."))
    future = clues.earliest_future
    if future and window.first > future.last + _SLACK:
        weighed.append((_PAST_ITS_FUTURE, f"{future.text!r} is told as still to come."))
    return weighed
