"""Rules for days that have a name or a number: feasts, "the first Monday of May", quarters, "in three days"."""

import re
from dataclasses import replace

from lapwing.mentions.times.feasts import NAMES
from lapwing.mentions.times.rule import Rule
from lapwing.mentions.times.vocabulary import (
    MONTH,
    NUMBER,
    UNIT,
    UNITS,
    WEEKDAY,
    YEAR,
    read_month,
    read_number,
    read_unit,
    read_weekday,
)
from lapwing.records.time_expression import TimeExpression

_SPELLINGS = {
    "eid ul-fitr": "eid al-fitr", "eid-ul-fitr": "eid al-fitr", "eid al fitr": "eid al-fitr",
    "eid ul-adha": "eid al-adha", "eid-ul-adha": "eid al-adha", "eid al adha": "eid al-adha",
    "st. patrick's day": "st patrick's day", "saint patrick's day": "st patrick's day",
    "martin luther king jr. day": "martin luther king day", "newroz": "nowruz", "navroz": "nowruz",
}  # fmt: skip
_FEAST = "|".join(
    re.escape(name).replace(r"\ ", r"\s").replace("'", "['’]")
    for name in sorted({*NAMES, *_SPELLINGS}, key=len, reverse=True)
)
_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "final": -1}
_OF_YEAR = rf"(?:\s(?:of\s|in\s)?(?:(?P<year>{YEAR})|(?P<which>the|this|last|next)\syear))"
_YEARS = {"the": 0, "this": 0, "last": -1, "next": 1}
_AHEAD = re.compile(
    r"\b(?:will|shall|is\sto|are\sto|was\sto|were\sto|due|expected|scheduled|set|plans?|likely)\b[^.;]*\bin\s$"
)


def _read_feast(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    name = " ".join(match["feast"].lower().replace("’", "'").split())
    year = int(match["year"]) if match["year"] else None
    return replace(blank, kind="date", feast=_SPELLINGS.get(name, name), year=year)


def _read_nth_weekday(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    found = replace(blank, kind="date", weekday=read_weekday(match["weekday"]), count=_NTH[match["nth"].lower()])
    return replace(found, month=read_month(match["month"]), year=int(match["year"]) if match["year"] else None)


def _read_part_of_year(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    length = 6 if match["part"] == "half" else 3
    number = int(match["q"] or _NTH[(match["nth"] or "first").lower()])
    last = 12 if number < 0 else length * number
    found = replace(blank, kind="date", month=last - length + 1, year=int(match["year"]) if match["year"] else None)
    if match["which"]:
        found = replace(found, of_unit_offset=_YEARS[match["which"]])
    return replace(found, until=replace(found, month=last, of_unit_offset=None))


def _read_ahead(match: re.Match[str], blank: TimeExpression) -> TimeExpression | None:
    if not _AHEAD.search(match.string[: match.start()]):
        return None
    steps = round(read_number(match["number"]))
    return replace(blank, kind="distance", unit=read_unit(match["unit"]), offset=steps, count=steps, direction="future")


RULES = (
    Rule(
        name="feast",
        pattern=re.compile(rf"\b(?P<feast>(?i:{_FEAST}))\b(?:,?\s(?P<year>{YEAR}))?(?![\w’'-]|\s[A-Z])"),
        read=_read_feast,
        positive=(
            ("Bombs went off on Easter Sunday.", "Easter Sunday", "2019-04-21"),
            ("The pact was signed on Good Friday.", "Good Friday", "2019-04-19"),
            ("The accord was reached on Good Friday, 1998.", "Good Friday, 1998", "1998-04-10"),
            ("Fighting ebbed during Ramadan.", "Ramadan", "2019-05-06~/2019-06-04~"),
            ("Prisoners were freed for Eid al-Fitr.", "Eid al-Fitr", "2019-06-05~"),
            ("Troops will be home by Thanksgiving.", "Thanksgiving", "2019-11-28"),
            ("He was freed on Orthodox Christmas.", "Orthodox Christmas", "2019-01-07"),
            ("The shelling stopped over the Easter weekend.", "Easter weekend", "2019-04-19/2019-04-22"),
        ),
        negative=("The Good Friday Agreement holds.", "Easter Island lies west.", "Ashura Haidari spoke."),
    ),
    Rule(
        name="numbered weekday of a month",
        pattern=re.compile(
            rf"\bthe\s(?P<nth>(?i:first|second|third|fourth|last|final))\s(?P<weekday>{WEEKDAY})\s(?:of|in)\s(?P<month>{MONTH})(?![a-z])"
            rf"(?:,?\s(?P<year>{YEAR}))?"
        ),
        read=_read_nth_weekday,
        positive=(
            ("Polls opened on the first Monday of May.", "the first Monday of May", "2019-05-06"),
            ("Polls opened on the last Sunday in June 2018.", "the last Sunday in June 2018", "2018-06-24"),
        ),
        negative=("It was the first Mon of its kind.",),
    ),
    Rule(
        name="quarter or half of a year",
        pattern=re.compile(
            rf"\b(?:the\s(?P<nth>(?i:first|second|third|fourth|last))\s(?P<part>quarter|half)|Q(?P<q>[1-4])){_OF_YEAR}\b"
        ),
        read=_read_part_of_year,
        positive=(
            ("Exports fell in the first half of 2018.", "the first half of 2018", "2018-01/2018-06"),
            ("Exports fell in the last quarter of last year.", "the last quarter of last year", "2018-10/2018-12"),
            ("Exports fell in Q2 2018.", "Q2 2018", "2018-04/2018-06"),
        ),
        negative=("They led after the third quarter.",),
    ),
    Rule(
        name="so long from now",
        pattern=re.compile(
            rf"(?<=\b[Ii]n\s)(?P<number>(?i:{NUMBER}))\s(?P<unit>{UNIT}|{UNITS})(?:['’]s?\stime)?(?!\w|\sof\b)"
        ),
        read=_read_ahead,
        positive=(
            ("The envoys will meet in three days.", "three days", "2019-08-17"),
            ("The vote is due in two months.", "two months", "2019-10"),
        ),
        vague=(("The rebels took the town in three days.", "three days"),),
    ),
)
