"""The words of the calendar: months, weekdays, seasons, units, numbers, and what each means."""

import re

from lapwing.records.time_expression import TimePart, TimeUnit

MONTH_NAMES = ("January February March April May June July August September October November December").split()
WEEKDAY_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}
ORDINALS = {
    word: value
    for value, word in enumerate(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split()
    )
}

_FULL = "|".join(MONTH_NAMES)
_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_UPPER = "|".join(name.upper() for name in MONTH_NAMES) + "|" + _SHORT.upper()
MONTH = rf"(?:{_FULL}|(?:{_SHORT})(?![a-z])\.?|(?:{_UPPER})(?![A-Za-z])\.?)"
MONTH_FULL = rf"(?:{_FULL})"
WEEKDAY = "(?:" + "|".join(WEEKDAY_NAMES) + ")"
WEEKDAY_ANY = rf"(?:{WEEKDAY}|(?:Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?:1\d{3}|20\d{2})"
NOT_A_NUMBER = r"(?!\d|[.,:]\d|\s?%|\s(?:percent|per cent|million|billion)\b)"
DASH = r"\s?[-–—]\s?"
NUMBER = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|ninety)[- ](?:one|two|three|four|five|six|seven|eight|nine)|"
    + "|".join(sorted(NUMBERS, key=len, reverse=True))
    + r")(?!\w)(?:\sand\sa\shalf)?"
)
UNIT = r"(?:minute|hour|day|night|weekend|week|fortnight|month|year|decade|century)"
UNITS = r"(?:minute|hour|day|night|weekend|week|fortnight|month|year|decade|centurie)s"
PART = r"(?:early|mid|late|the beginning of|the start of|the middle of|the end of|the close of)"
PARTS: dict[str, TimePart] = {
    "early": "early", "mid": "mid", "late": "late", "the beginning": "early", "the start": "early", "the middle": "mid",
    "the end": "late", "the close": "late", "later": "late", "earlier": "early",
}  # fmt: skip
_UNITS: dict[str, TimeUnit] = {
    "minute": "minute", "hour": "hour", "day": "day", "night": "day", "weekend": "weekend", "week": "week",
    "fortnight": "week", "month": "month", "year": "year", "decade": "decade", "century": "century",
    "centurie": "century",
}  # fmt: skip


def read_month(word: str) -> int:
    """Return 1 to 12 for a month's name, in full or shortened, in any case."""
    start = word[:3].lower()
    return next(number for number, name in enumerate(MONTH_NAMES, 1) if name[:3].lower() == start)


def read_weekday(word: str) -> int:
    """Return 0 (Monday) to 6 for a weekday's name, in full or shortened."""
    start = word[:3].lower()
    return next(number for number, name in enumerate(WEEKDAY_NAMES) if name[:3].lower() == start)


def read_day(word: str) -> int:
    """Return the day of the month that "3", "3rd" or "03" names."""
    return int(word.rstrip("stndrh"))


def read_number(word: str) -> float:
    """Return the number that digits or words name ("three", "twenty-one", "two and a half")."""
    lowered = word.lower()
    half = 0.5 if lowered.endswith("and a half") else 0.0
    lowered = lowered.removesuffix(" and a half")
    if lowered.isdigit():
        return int(lowered) + half
    return sum(NUMBERS[part] for part in lowered.replace("-", " ").split()) + half


def read_unit(word: str) -> TimeUnit:
    """Return the unit that "days", "month" or "fortnight" names (a fortnight counts in weeks, a night in days)."""
    lowered = word.lower()
    return _UNITS.get(lowered) or _UNITS[lowered.removesuffix("s")]


def read_part(word: str | None) -> TimePart:
    """Return which part of a period a word such as "late" or "the end of" names, "" for none."""
    stem = re.sub(r"[\s-]*(?:of|in)?[\s-]*$", "", word.lower()) if word else ""
    return PARTS[stem] if stem else ""
