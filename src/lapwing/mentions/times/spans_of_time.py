"""Rules for durations, clock times, feasts with a fixed day, and vague phrases of time."""

import re
from dataclasses import replace

from lapwing.mentions.times.rule import Rule
from lapwing.mentions.times.vocabulary import NUMBER, ORDINALS, UNIT, UNITS, YEAR, read_number, read_unit
from lapwing.records.time_expression import TimeExpression

_FEASTS = {
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing": (12, 26),
    "new year's eve": (12, 31),
    "new year's": (1, 1),
    "may day": (5, 1),
}

_STILL_LASTING = re.compile(  # "has been held for two years", "after having governed for nearly three decades"
    r"\b(?:has|have|['’]ve|having|(?:after|despite)\sbeing)\s(?!to\b|agreed|promised|vowed|decided|offered)"
    r"(?:(?!\b(?:will|would|sentenced|suspended|extended|banned|postponed|delayed|renewed|ordered|elected|appointed|jailed|"
    r"fined|closed|shut)\b)[^.;:]){0,90}?\bfor\s(?:(?:almost|nearly|about|around|over|more\sthan|at\sleast|some|roughly|"
    r"the\slast|the\spast)\s){0,2}$"
)
_OF_AN_EVENT = (
    r"(?:war|conflict|crisis|fighting|siege|blockade|strike|standoff|stand-off|campaign|offensive|occupation|uprising|revolt|"
    r"insurgency|protests?|demonstrations?|truce|ceasefire|dispute|embargo|talks)"
)
_LENGTH_LEAD = re.compile(
    r"\b(?:for|in|within|nearly|about|over|than|almost|under|only|just|take|took|lasted)\s$", re.IGNORECASE
)


def _read_duration(match: re.Match[str], blank: TimeExpression) -> TimeExpression | None:
    number = match.groupdict().get("number")
    if number and number.lower() in {"a", "an"} and not _LENGTH_LEAD.search(match.string[: match.start()]):
        return None
    count = read_number(number) if number else None
    if count is not None and re.match(r"(?:the\s)?(?:next|coming)\b", match[0].lower()):
        return replace(blank, kind="duration", unit=read_unit(match["unit"]), count=count, is_duration=True, offset=1)
    looks_back = re.search(r"\b(?:last|past|previous)\b", match[0].lower()) is not None
    lasts = _STILL_LASTING.search(match.string[: match.start()]) is not None
    offset = -1 if count is not None and (looks_back or lasts) else None
    return replace(blank, kind="duration", unit=read_unit(match["unit"]), count=count, is_duration=True, offset=offset)


def _read_age(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    count, unit = read_number(match["number"]), read_unit(match["unit"])
    return replace(blank, kind="duration", unit=unit, count=count, is_duration=True, offset=-1)


def _read_running_day(match: re.Match[str], blank: TimeExpression) -> TimeExpression | None:
    word = match["ordinal"].lower()
    number = ORDINALS[word] if word in ORDINALS else int(word[:-2])
    if number < 2:
        return None
    return replace(blank, kind="duration", unit=read_unit(match["unit"]), count=number - 1, is_duration=True, offset=-1)


def _read_clock(match: re.Match[str], blank: TimeExpression) -> TimeExpression | None:
    named = match[0].lower()
    if named in {"noon", "midday", "midnight"}:
        return replace(blank, kind="clock", clock="00:00" if named == "midnight" else "12:00", unit="minute")
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower()[:1]
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return (
        replace(blank, kind="clock", clock=f"{hour:02}:{minute:02}", unit="minute") if hour < 24 > minute // 3 else None
    )


def _read_feast(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    name = (
        match["feast"].lower().replace("’", "'").removesuffix(" day")
        if "may" not in match["feast"].lower()
        else "may day"
    )
    month, day = _FEASTS[name]
    return replace(blank, kind="date", month=month, day=day, year=int(match["year"]) if match["year"] else None)


def _read_vague(_match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    return replace(blank, kind="vague")


RULES = (
    Rule(
        name="duration",
        pattern=re.compile(
            rf"\b(?P<number>(?i:{NUMBER}))(?:[\s-]|\s(?:long|full|more)\s)(?P<unit>(?i:{UNITS}|{UNIT}))(?:-long)?\b(?![-\s]old)"
        ),
        read=_read_duration,
        positive=(
            ("The poet has been held for three years.", "three years", "2016~/2019-08-14"),
            ("He returns after having fasted for ten days.", "ten days", "2019-08-04~/2019-08-14"),
        ),
        negative=("The ten-year-old boy hid.",),
        vague=(
            ("They talked for three days.", "three days"),
            ("He began a five-year term.", "five-year"),
            ("She has been sentenced to prison for two years.", "two years"),
        ),
    ),
    Rule(
        name="age of what lasts",
        pattern=re.compile(
            rf"\b(?P<number>(?i:{NUMBER}))[\s-](?P<unit>{UNIT})-old(?=\s(?:[\w-]+\s){{0,2}}{_OF_AN_EVENT}\b)"
        ),
        read=_read_age,
        positive=(("The two-year-old civil war goes on.", "two-year-old", "2017~/2019-08-14"),),
        negative=("A two-year-old girl was found.",),
    ),
    Rule(
        name="running day",
        pattern=re.compile(
            rf"(?<=\bfor\s)(?:the|a)\s(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|(?i:{'|'.join(list(ORDINALS)[1:])}))\s"
            r"(?:(?:consecutive|straight|successive|running)\s)?(?P<unit>day|night|week|month|year)\b(?!\sof\b)"
        ),
        read=_read_running_day,
        positive=(
            ("Crowds march for the fourth day.", "the fourth day", "2019-08-11~/2019-08-14"),
            (
                "Planes bomb the port for a second consecutive night.",
                "a second consecutive night",
                "2019-08-13~/2019-08-14",
            ),
        ),
        negative=("He came for the first day of talks.",),
    ),
    Rule(
        name="eve of something",
        pattern=re.compile(r"\b(?:the\s)?eve\sof(?=\s(?:the|a|an|his|her|their|its)\s)"),
        read=_read_vague,
        negative=("Eve of Brixton won.",),
        vague=(("On the eve of the summit both sides hardened.", "the eve of"),),
    ),
    Rule(
        name="past stretch",
        pattern=re.compile(
            rf"\b(?i:the\s)?(?i:last|past|next|coming|first|final|previous|following)\s(?:(?P<number>(?i:{NUMBER}))|few|several|couple\sof)\s(?P<unit>(?i:{UNITS}))\b"
        ),
        read=_read_duration,
        positive=(
            ("Over the past three weeks prices rose.", "the past three weeks", "2019-07-24~/2019-08-14"),
            ("Over the next three weeks prices will rise.", "the next three weeks", "2019-08-14/2019-09-04~"),
        ),
        vague=(("Over the first three weeks prices rose.", "the first three weeks"),),
    ),
    Rule(
        name="unnumbered duration",
        pattern=re.compile(
            rf"\b(?i:(?:several|many|a\sfew|few|recent|a\scouple\sof|some))\s(?P<unit>{UNITS})\b(?:\s(?:ago|later|earlier|before|after))?|(?<=\bfor\s)(?P<bare>years|months|weeks|days|decades|hours)\b"
        ),
        read=lambda match, blank: replace(blank, kind="vague", is_duration=True),
        vague=(("In recent years trade grew.", "recent years"), ("It lasted for months.", "months")),
    ),
    Rule(
        name="clock",
        pattern=re.compile(
            r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>(?i:[ap]\.?m\b\.?))(?:\s(?:[A-Z]{3,4}\b|local\stime))?"
        ),
        read=_read_clock,
        positive=(("The train left at 5 p.m. on Monday.", "Monday", "2019-08-12"),),
        negative=("He won 5.30 points.",),
    ),
    Rule(
        name="clock of 24 hours",
        pattern=re.compile(
            r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::\d\d)?(?P<half>)(?![\d:])(?:\s(?:[A-Z]{3,4}\b|local\stime))?|\b(?:noon|midday|midnight)\b"
        ),
        read=_read_clock,
        negative=("Verse 12:99 is lost.",),
    ),
    Rule(
        name="fixed feast",
        pattern=re.compile(
            rf"\b(?P<feast>Christmas(?:\s(?:Eve|Day))?|Boxing\sDay|New\sYear['’]s\s(?:Eve|Day)|May\sDay)(?:,?\s(?P<year>{YEAR}))?\b(?!\s[A-Z])"
        ),
        read=_read_feast,
        positive=(
            ("The shelling stopped on Christmas Day.", "Christmas Day", "2018-12-25"),
            ("Shops will close on Boxing Day.", "Boxing Day", "2019-12-26"),
        ),
        negative=("Christmas Island lies south.",),
    ),
    Rule(
        name="vague",
        pattern=re.compile(
            r"\b(?i:recently|currently|at\spresent|nowadays|at\sthe\s(?:present|same|current)\s(?:time|moment)|(?<=in\s)the\s(?:past|future)|at\s(?:this|that)\stime|(?<=over\s)the\s(?:years|decades|centuries)(?!\s\d)|now(?!\s?that))\b"
        ),
        read=_read_vague,
        vague=(("She recently left.", "recently"), ("Over the years six cabinets fell.", "the years")),
        negative=("He knows the way.",),
    ),
)
