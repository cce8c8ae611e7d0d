"""From the phrase that dates an event to the event's own days: how long it lasts, or that it only happened within."""

import re
from calendar import day_name, month_name, monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from lapwing.events.scene import Scene
from lapwing.records.mention import TimeMention
from lapwing.records.reading import Trigger

TOLD = {"happened", "ongoing", "background"}
SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:the\s+)?$", re.I)
BEGAN = re.compile(
    r"\b(?:began|begun|started|erupted|broke\s+out|launched|first\s+(?:occurred|happened|came))\b(?![^,;]*[,;])", re.I
)
BEGINS = re.compile(r"\b(?:begin(?:s|ning)?|starts?|starting|effective|from)\b", re.I)
UNTIL = re.compile(r"(?:\s+(?:at|on)\s[\w:. ]{1,14})?,?\s+(?:until|till|through)\s+(?:the\s+)?", re.I)
STRETCH = re.compile(r"\b(?:since|until|till|through|between|from)\b", re.I)
AND = re.compile(r",?\s+and\s+|,\s+", re.I)
ENDED = re.compile(r"\b(?:after|follow(?:s|ed|ing)|took|takes|end(?:s|ed|ing)|despite|amid)\s+(?:\w+\s+){0,2}$", re.I)
NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
DAYS, MONTHS = {"day": 1, "week": 7}, {"month": 1, "year": 12}
LENGTH = re.compile(
    rf"\b(?P<number>\d{{1,3}}|an?|{'|'.join(NUMBERS)})[\s-](?P<unit>{'|'.join((*DAYS, *MONTHS))})s?"
    r"(?:(?P<long>-long)|(?P<of>\s+of))?\s+(?:[\w-]+\s+){0,3}$",
    re.I,
)
FEW = {"recent": 3, "few": 3, "several": 4}
PERFECT = re.compile(r"\b(?:has|have|['’]ve)\s+(?:\w+ly\s+)?(?:been\s+)?$")
LATELY = re.compile(
    rf"[^,;:.]{{0,60}}?\s(?:in|within|over|during)\s+(?:(?:the\s+)?(?:last|past)\s+)?"
    rf"(?P<number>\d{{1,3}}|{'|'.join((*NUMBERS, *FEW))})\s+(?P<unit>{'|'.join((*DAYS, *MONTHS))})s?\b",
    re.I,
)
WITHIN = re.compile(r"\bwithin\b")  # a bound, told to the day: "within two months"
SINCE_EVENT = re.compile(r"[^,;:]*\b(?:ever\s+)?since\s+(?!(?:the\s+)?$)[^,;:]{3,90}", re.I)
LENGTH_REACH, LEAD_REACH = 60, 30  # code points
WEEKDAYS, MONTH_NAMES = {*day_name}, {*month_name} - {""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The days of an event as EDTF with ISO bounds; `why` is empty where they are just those of the phrase."""

    edtf: str | None
    date_min: str | None
    date_max: str | None
    why: str = ""


def find_extent(time: TimeMention, trigger: Trigger, scene: Scene) -> Extent:
    """Return the days of an event that a phrase dates.

    A phrase may name the day on which something began that still lasts, the first day of what will last so long, or a
    stretch within which a single act fell: "the strike that began in March", "a five-day strike from Monday", "early in
    March". An act within a part of a month or year is dated by that month or year, its bounds by the part, since an
    EDTF interval would say that it lasted.
    """
    for rule in RULES:
        if time.edtf and time.date_min and time.date_max and (found := rule(time, trigger, scene)):
            return found
    return Extent(edtf=time.edtf, date_min=time.date_min, date_max=time.date_max)


def find_length(trigger: Trigger, scene: Scene) -> Extent | None:
    """Return the days up to publication of what the text itself measures, None without such a length or publication.

    "After 225 days of talks", "the two-month-long protests" of what goes on, "have killed five within two weeks".
    """
    now = _now(scene)
    length = (_length_before(trigger, scene) or _length_after(trigger, scene)) if now else None
    if length is None:
        return None
    begun = _step(date.fromisoformat(now), length, -1)
    rough = {"month": f"{begun:%Y-%m}", "year": f"{begun:%Y}"}.get(length["unit"].lower(), begun.isoformat())
    start = begun.isoformat() if WITHIN.search(length[0]) else rough
    why = f"“{length[0].strip()}” up to the day of publication"
    return Extent(edtf=f"{start}~/{now}", date_min=begun.isoformat(), date_max=now, why=why)


def _length_before(trigger: Trigger, scene: Scene) -> re.Match[str] | None:
    length = _length_at(trigger, scene)
    if length is None:
        return None
    lead = scene.document.text[max(0, length.start() - LEAD_REACH) : length.start()]
    is_over = length["of"] is not None and ENDED.search(lead) is not None and trigger.reality in TOLD
    return length if is_over or (length["long"] and trigger.reality == "ongoing") else None


def _length_after(trigger: Trigger, scene: Scene) -> re.Match[str] | None:
    sentence = scene.sentence(trigger).span
    before = scene.text_between(sentence.start, trigger.span.start)
    is_perfect = trigger.reality in TOLD and PERFECT.search(before) is not None
    return LATELY.match(scene.document.text, trigger.span.end, sentence.end) if is_perfect else None


def find_since(trigger: Trigger, scene: Scene) -> Extent | None:
    """Return the days since the event from which something has gone on: "protests ever since he was shot in May"."""
    after = [t for t in scene.times_in(trigger.sentence) if t.span.start >= trigger.span.end]
    if trigger.reality != "ongoing" or not after or not after[0].edtf:
        return None
    if not SINCE_EVENT.fullmatch(scene.text_between(trigger.span.end, after[0].span.start)):
        return None
    return _lasting_since(after[0], scene)


def _step(day: date, length: re.Match[str], way: int) -> date:
    """Return the day so long before (-1) or after (1) another."""
    word, unit = length["number"].lower(), length["unit"].lower()
    count = way * (int(word) if word.isdigit() else NUMBERS.index(word) + 1 if word in NUMBERS else FEW.get(word, 1))
    if unit in DAYS:
        return day + timedelta(days=count * DAYS[unit])
    return _add_months(day, count * MONTHS[unit])


def _add_months(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _length_at(trigger: Trigger, scene: Scene) -> re.Match[str] | None:
    start = max(scene.sentence(trigger).span.start, trigger.span.start - LENGTH_REACH)
    return LENGTH.search(scene.document.text, start, trigger.span.start)


def _now(scene: Scene) -> str:
    published = scene.document.published
    return (published.date_max or "")[:10] if published.edtf else ""


def _is_over(time: TimeMention, trigger: Trigger, scene: Scene) -> Extent | None:
    """What lasted months or years and is over ended about now, not on the day of publication itself."""
    first, _, last = (time.edtf or "").partition("/")
    is_rough = time.is_duration and len(first.rstrip("~")) < len("2019-08-14") and last == _now(scene) != ""
    if trigger.reality != "background" or not is_rough:
        return None
    why = "it is over, and its length is known to months or years"
    return Extent(edtf=f"{first}/{last[:7]}", date_min=time.date_min, date_max=time.date_max, why=why)


def _told_so_far(time: TimeMention, trigger: Trigger, scene: Scene) -> Extent | None:
    """What is told of "this week" lies in the part of it that has been."""
    now = _now(scene) if trigger.reality in TOLD else ""
    if time.precision not in {"week", "weekend"} or not (time.date_min or "") < now < (time.date_max or ""):
        return None
    return Extent(edtf=f"{time.date_min}/{now}", date_min=time.date_min, date_max=now)


def _year_of_name(time: TimeMention, trigger: Trigger, scene: Scene) -> Extent | None:
    """A year that stands before the trigger's noun as part of its name: "(since) the 2008 war"."""
    is_year = re.fullmatch(r"\d{4}(?:/.*)?", time.edtf or "") is not None
    between = scene.text_between(time.span.end, trigger.span.start)
    if not is_year or not _since(time, scene) or not re.fullmatch(r"\s(?:[\w-]+\s){0,3}", between):
        return None
    year = (time.edtf or "")[:4]
    return Extent(edtf=year, date_min=time.date_min, date_max=f"{year}-12-31")


def _since(time: TimeMention, scene: Scene) -> bool:
    return SINCE.search(scene.text_between(max(0, time.span.start - 12), time.span.start)) is not None


def _still_lasts(time: TimeMention, trigger: Trigger, scene: Scene) -> Extent | None:
    """What goes on and began at a time has lasted since then, up to the day of publication if that is known."""
    edtf, now = time.edtf or "", _now(scene)
    first, last = sorted((trigger.span, time.span), key=lambda span: span.start)
    has_begun = BEGAN.search(scene.text_between(first.start, last.start)) is not None
    is_begun_day = has_begun and time.precision == "day" and trigger.reality == "background"
    may_last = trigger.reality == "ongoing" or is_begun_day
    if not may_last or (now and (time.date_min or "") > now):
        return None
    if not edtf.endswith("/..") and ("/" in edtf or not has_begun):
        return None
    return _lasting_since(time, scene)


def _lasting_since(time: TimeMention, scene: Scene) -> Extent:
    start, now = (time.edtf or "").split("/")[0], _now(scene)
    why = f"it has gone on since “{time.span.text}”"
    return Extent(edtf=f"{start}/{now or '..'}", date_min=time.date_min, date_max=now or time.date_max, why=why)


def _runs_until(time: TimeMention, _trigger: Trigger, scene: Scene) -> Extent | None:
    """A second phrase after "until" ends what the first begins: "from tomorrow at 8 p.m. until April 30"."""
    after = next((t for t in scene.times_in(time.sentence) if t.span.start >= time.span.end), None)
    if after is None or not UNTIL.fullmatch(scene.text_between(time.span.end, after.span.start)):
        return None
    return _up_to(time, after)


def _up_to(time: TimeMention, last: TimeMention) -> Extent | None:
    first, end = (time.edtf or "").split("/")[0], (last.edtf or "").split("/")[-1]
    if not last.date_max or not time.date_min or last.date_max <= time.date_min or ".." in {first, end}:
        return None
    why = f"from “{time.span.text}” to “{last.span.text}”"
    return Extent(edtf=f"{first}/{end}", date_min=time.date_min, date_max=last.date_max, why=why)


def _all_named(time: TimeMention, trigger: Trigger, scene: Scene) -> Extent | None:
    """Days or months that are named one after another date the same event: "in June, July and August"."""
    last, times = time, [t for t in scene.times_in(time.sentence) if t.span.start >= time.span.end]
    for one in times:
        is_next = AND.fullmatch(scene.text_between(last.span.end, one.span.start)) is not None
        if not is_next or one.precision != time.precision or not (one.date_min or "") > (last.date_max or ""):
            break
        last = one
    is_list = (
        last is not time
        and time.precision in {"day", "month"}
        and trigger.span.start not in range(time.span.end, last.span.start)
    )
    return _up_to(time, last) if is_list and "/" not in (time.edtf or "") else None


def _lasts_from(time: TimeMention, trigger: Trigger, scene: Scene) -> Extent | None:
    """What is planned to begin on a day and to last so long ends that much later; of what happened, only the beginning
    has.
    """
    length = _length_at(trigger, scene) if trigger.reality == "planned" and time.date_min == time.date_max else None
    first, last = sorted((trigger.span, time.span), key=lambda span: span.start)
    if length is None or length["of"] or not BEGINS.search(scene.text_between(first.end, last.start)):
        return None
    day = date.fromisoformat(time.date_min or "")
    end = (_step(day, length, 1) - timedelta(days=1)).isoformat()
    if end <= day.isoformat():
        return None
    why = f"“{length[0].strip()}” from “{time.span.text}” on"
    return Extent(edtf=f"{day.isoformat()}/{end}", date_min=day.isoformat(), date_max=end, why=why)


def _still_to_come(time: TimeMention, trigger: Trigger, scene: Scene) -> Extent | None:
    """The month or weekday of what is planned is the next, whatever the tense of the clause around it said."""
    name, now = time.span.text, _now(scene)
    if name not in WEEKDAYS | MONTH_NAMES or trigger.reality != "planned" or time.basis != "published" or not now:
        return None
    first, last = date.fromisoformat(time.date_min or ""), date.fromisoformat(time.date_max or "")
    if last.isoformat() >= now or "/" in (time.edtf or ""):
        return None
    why = f"“{name}” looking ahead, since it is planned"
    if name in WEEKDAYS:
        day = (first + timedelta(days=7)).isoformat()
        return Extent(edtf=day, date_min=day, date_max=day, why=why)
    first, last = _add_months(first, 12), _add_months(last + timedelta(days=1), 12) - timedelta(days=1)
    return Extent(edtf=f"{first:%Y-%m}", date_min=first.isoformat(), date_max=last.isoformat(), why=why)


def _some_time_in(time: TimeMention, trigger: Trigger, scene: Scene) -> Extent | None:
    """A single act in a part of a month or year: dated by the whole, bounded by the part."""
    length = {"month": 7, "year": 4}.get(time.precision)
    first, _, last = (time.edtf or "").partition("/")
    before = scene.text_between(max(0, time.span.start - 16), time.span.start)
    is_stretch = trigger.reality == "ongoing" or re.search(
        r"\b(?:since|until|till|through|between|from)\b", before, re.I
    )
    if length is None or not last or is_stretch or first[:length] != last[:length]:
        return None
    why = f"some time in “{time.span.text}”"
    return Extent(edtf=first[:length], date_min=time.date_min, date_max=time.date_max, why=why)


Rule = Callable[[TimeMention, Trigger, Scene], Extent | None]
RULES: tuple[Rule, ...] = (
    _year_of_name,
    _told_so_far,
    _is_over,
    _still_lasts,
    _runs_until,
    _all_named,
    _lasts_from,
    _still_to_come,
    _some_time_in,
)
