"""Rules for phrases counted from a day: weekdays, today, last week, three days ago, the following day."""

import re
from dataclasses import replace

from lapwing.mentions.times.rule import Rule
from lapwing.mentions.times.tense import is_present
from lapwing.mentions.times.vocabulary import (
    DAY,
    MONTH,
    NUMBER,
    PART,
    UNIT,
    UNITS,
    WEEKDAY,
    YEAR,
    read_number,
    read_part,
    read_unit,
    read_weekday,
)
from lapwing.records.time_expression import TimeAnchor, TimeDirection, TimeExpression

_DAYPART = r"(?:\s(?:morning|afternoon|evening|night))?"
# "every Friday" is none of them; "Good Friday" and "Bloody Sunday" are days, or events, by another rule.
_NOT_A_DAY = "".join(
    rf"(?<!\b{word}\s)"
    for word in ("[Ee]very", "[Ee]ach", "Good", "Ash", "Palm", "Holy", "Easter", "Bloody", "Black", "Super", "Cyber")
)
_OFFSETS = {
    "last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1, "this": 0, "the same": 0, "that": 0,
    "that same": 0, "the current": 0, "next": 1, "coming": 1, "following": 1, "upcoming": 1, "ensuing": 1,
    "subsequent": 1, "that very": 0,
}  # fmt: skip
_NARRATIVE = {
    "previous",
    "preceding",
    "prior",
    "the same",
    "that",
    "that same",
    "that very",
    "following",
    "ensuing",
    "subsequent",
}
_DAYS = {
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "overnight": 0,
    "earlier today": 0, "later today": 0, "yesterday": -1, "last night": -1, "last evening": -1, "tomorrow": 1,
    "the day before yesterday": -2, "the day after tomorrow": 2,
}  # fmt: skip
_WHICH = (
    r"(?P<which>last|past|previous|preceding|prior|this|the\ssame|that\ssame|that\svery|that|the\scurrent|next|"
    r"coming|following|upcoming|ensuing|subsequent)"
)


_AFTER_DAY = re.compile(
    rf"\b(?:{MONTH}\s{DAY}|{DAY}\s{MONTH}|{WEEKDAY})(?:,?\s{YEAR})?,\s$"
)  # "on June 3, a day after"


def _direction(offset: int | None) -> TimeDirection:
    return "unknown" if not offset else "past" if offset < 0 else "future"


def _anchor(which: str, has_article: bool) -> TimeAnchor:
    return "narrative" if which in _NARRATIVE or (which in {"next", "last"} and has_article) else "published"


def _which(match: re.Match[str]) -> str:
    return " ".join((match["which"] or "").lower().split())


def _read_weekday(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    which = _which(match)
    offset = _OFFSETS.get(which)
    week = (match.groupdict().get("week") or "").lower()
    found = replace(
        blank, kind="weekday", weekday=read_weekday(match["weekday"]), offset=offset, direction=_direction(offset)
    )
    found = replace(found, anchor=_anchor(which, has_article=False), part=read_part(match["part"]))
    return replace(found, of_unit_offset=_OFFSETS[week], direction=_direction(_OFFSETS[week])) if week else found


def _read_named_day(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    phrase = " ".join(match["phrase"].lower().split())
    if phrase == "overnight":
        morning = replace(blank, kind="unit", unit="day", offset=0)
        return replace(morning, offset=-1, direction="past", until=morning)
    offset = _DAYS[phrase]
    return replace(blank, kind="unit", unit="day", offset=offset, direction=_direction(offset))


def _read_unit(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    which, unit = _which(match), read_unit(match["unit"])
    if which == "past" and unit in {"week", "month", "year"}:  # "over the past year" ends today, "last year" long ago
        return replace(blank, kind="duration", unit=unit, count=1, is_duration=True, offset=-1)
    offset = _OFFSETS[which]
    part = (match["part"] or "").lower()
    found = replace(
        blank,
        kind="unit",
        unit=unit,
        offset=offset,
        part=read_part(part),
        anchor=_anchor(which, bool(match["article"])),
    )
    direction: TimeDirection = "past" if part == "earlier" else "future" if part == "later" else _direction(offset)
    return replace(found, direction=direction)


def _read_earlier(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    part, unit = match["part"].lower(), read_unit(match["unit"])
    direction: TimeDirection = "past" if part == "earlier" else "future"
    return replace(blank, kind="unit", unit=unit, offset=0, part=read_part(part), direction=direction)


def _read_weekend(_match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    return replace(blank, kind="unit", unit="weekend")


def _read_distance(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    count, unit, way = read_number(match["number"]), read_unit(match["unit"]), match["way"].lower()
    rest = match.string[match.end() :]
    steps = 2 * count if "fortnight" in match["unit"] else count
    if way in {"after", "before"} and re.match(r"\s\w", rest):  # "two days after the vote" hangs on the vote
        offset = round(steps) if way == "before" else -round(steps)
        found = replace(blank, kind="distance", unit=unit, count=steps, offset=offset)
        if _AFTER_DAY.search(match.string[: match.start()]):
            return replace(found, anchor="narrative")
        return found if is_present(match.string[: match.start()]) else replace(blank, kind="vague")
    back = way in {"ago", "earlier", "before", "previously", "prior"}
    found = replace(blank, kind="distance", unit=unit, count=steps, offset=-round(steps) if back else round(steps))
    anchor: TimeAnchor = "published" if way in {"ago", "from now"} else "narrative"
    return replace(
        found, anchor=anchor, direction="past" if way == "ago" else "unknown", approximate=bool(match["about"])
    )


def _read_day_beside(match: re.Match[str], blank: TimeExpression) -> TimeExpression | None:
    offset = 1 if match["way"] == "before" else -1
    found = replace(blank, kind="distance", unit=read_unit(match["unit"]), count=1, offset=offset)
    return found if is_present(match.string[: match.start()]) else None


RULES = (
    Rule(
        name="weekday",
        pattern=re.compile(
            rf"(?:\b(?P<part>early|late)\s(?:on\s)?)?(?:\b(?:(?i:the)\s)?(?P<which>(?i:last|this|next|coming|(?<=the\s)following|previous|that|past))\s)?"
            rf"{_NOT_A_DAY}\b(?P<weekday>{WEEKDAY}){_DAYPART}(?:,?\s(?:of\s)?(?P<week>last|this|next)\sweek)?(?![\w-]*[A-Z])(?!s\b)"
        ),
        read=_read_weekday,
        positive=(
            ("Rebels freed the pilot on Monday.", "Monday", "2019-08-12"),
            ("Rebels will free the pilot on Monday.", "Monday", "2019-08-19"),
            ("She arrived late Tuesday night.", "late Tuesday night", "2019-08-13"),
            ("The court ruled last Wednesday.", "last Wednesday", "2019-08-07"),
            ("The court will rule next Friday.", "next Friday", "2019-08-16"),
            ("He quit on Thursday last week.", "Thursday last week", "2019-08-08"),
            ("Two aides quit following Friday's vote.", "Friday", "2019-08-09"),
        ),
        negative=("Sundays are quiet.", "It was a wed couple.", "They march every Friday.", "He won on Super Tuesday."),
    ),
    Rule(
        name="today",
        pattern=re.compile(
            r"\b(?P<phrase>(?i:the\sday\sbefore\syesterday|the\sday\safter\stomorrow|earlier\stoday|later\stoday|today|tonight|yesterday|tomorrow"
            r"|last\snight|last\sevening|this\s(?:morning|afternoon|evening)|overnight))(?!\s(?:International|Herald|Show)|['’]s\s(?:world|society|youth))\b"
            r"(?:\s(?:morning|afternoon|evening|night))?"
        ),
        read=_read_named_day,
        positive=(
            ("The envoy left yesterday.", "yesterday", "2019-08-13"),
            ("The envoy left overnight.", "overnight", "2019-08-13/2019-08-14"),
            ("The envoy leaves tomorrow morning.", "tomorrow morning", "2019-08-15"),
        ),
        negative=("USA Today International reported it.",),
    ),
    Rule(
        name="counted unit",
        pattern=re.compile(
            rf"(?:\b(?P<part>(?i:earlier|later|{PART}))\s)?(?:\b(?P<article>(?i:the))\s)?\b(?i:{_WHICH})\s(?P<unit>(?i:{UNIT}))\b(?!['’]s\sPrize)"
        ),
        read=_read_unit,
        positive=(
            ("The bank failed last month.", "last month", "2019-07"),
            ("The bank failed earlier this month.", "earlier this month", "2019-08-01/2019-08-14"),
            ("The bank will close later this year.", "later this year", "2019-08-14/2019-12-31"),
            ("A summit is planned for next week.", "next week", "2019-08-19/2019-08-25"),
            ("They marched last weekend.", "last weekend", "2019-08-10/2019-08-11"),
            ("He fled on August 2 and was caught the following day.", "the following day", "2019-08-03"),
            ("On 5 May 2010 she won; later that month she quit.", "later that month", "2010-05-05/2010-05-31"),
            ("Over the past year prices rose.", "the past year", "2018~/2019-08-14"),
        ),
        negative=("At last weeks passed.",),
    ),
    Rule(
        name="end of the unit",
        pattern=re.compile(
            rf"\b(?P<part>(?i:{PART}))\s(?P<which>the|this|that|last|next)\s(?P<unit>week|month|year|decade)\b(?!\s(?:of|in)\b)"
        ),
        read=lambda match, blank: replace(
            blank,
            kind="unit",
            unit=read_unit(match["unit"]),
            offset=_OFFSETS.get(match["which"], 0),
            part=read_part(match["part"]),
            anchor=_anchor(match["which"], has_article=False),
        ),
        positive=(("Talks end by the end of the month.", "the end of the month", "2019-08-21~/2019-08-31~"),),
        negative=("It was the end of the line.",),
    ),
    Rule(
        name="earlier in the unit",
        pattern=re.compile(
            r"\b(?P<part>(?i:earlier|later))\sin\sthe\s(?P<unit>day|week|month|year)\b(?!\s(?:of|when)\b)"
        ),
        read=_read_earlier,
        positive=(
            ("Troops left earlier in the month.", "earlier in the month", "2019-08-01/2019-08-14"),
            ("The bank will close later in the year.", "later in the year", "2019-08-14/2019-12-31"),
        ),
        negative=("It was earlier in the day of the vote.",),
    ),
    Rule(
        name="over the weekend",
        pattern=re.compile(r"(?:(?<=\b[Oo]ver\s)|(?<=\b[Aa]t\s)|(?<=\b[Dd]uring\s)|(?<=\b[Oo]n\s))the\sweekend\b"),
        read=_read_weekend,
        positive=(("Police held ten men over the weekend.", "the weekend", "2019-08-10/2019-08-11"),),
        negative=("A weekend cottage burned.",),
    ),
    Rule(
        name="so long ago",
        pattern=re.compile(
            rf"(?:\b(?P<about>about|around|roughly|nearly|almost|some|over|more\sthan|less\sthan|only|just|approximately)\s)?"
            rf"\b(?P<number>(?i:{NUMBER}))\s(?P<unit>{UNIT}|{UNITS})\s"
            rf"(?P<way>ago|earlier|later|before|after|afterwards?|previously|from\snow|prior)(?!\w)(?!\s(?:than|to)\b)"
        ),
        read=_read_distance,
        positive=(
            ("The pact was signed three days ago.", "three days ago", "2019-08-11"),
            ("The pact was signed two years ago.", "two years ago", "2017"),
            ("War broke out on 1 May 2003. Two months later it was over.", "Two months later", "2003-07"),
            ("The minister resigns two days after a vote of no confidence.", "two days after", "2019-08-12"),
            ("He was held two days prior in a raid.", "two days prior", "2019-08-12"),
            ("Riots broke out on August 9, a day after the vote.", "a day after", "2019-08-08"),
        ),
        negative=("He was a day late.",),
        vague=(("They fled two days after the vote.", "two days after"),),
    ),
    Rule(
        name="the day after something",
        pattern=re.compile(r"\bthe\s(?P<unit>day|week|month|year)\s(?P<way>after|before)(?=\s\w)"),
        read=_read_day_beside,
        positive=(("The offer comes the day after talks failed.", "the day after", "2019-08-13"),),
        negative=("They fled the day after the vote.",),
    ),
)
