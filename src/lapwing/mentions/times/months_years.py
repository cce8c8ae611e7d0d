"""Rules for months, seasons, years, decades and centuries."""

import re
from dataclasses import replace

from lapwing.mentions.times.rule import Rule
from lapwing.mentions.times.vocabulary import MONTH, MONTH_FULL, ORDINALS, PART, SEASONS, YEAR, read_month, read_part
from lapwing.records.base import Span
from lapwing.records.time_expression import TimeExpression

_PART = rf"(?:\b(?P<part>(?i:{PART})(?:\sin|\sof)?)[\s-](?:the\s)?)?"
_NEVER_A_YEAR = (
    r"(?:Resolution|Resolutions|UNSCR|No\.|Flight|Vision|Agenda|Room|Highway|Route|Article|Section|Line|Form|"
    r"Boeing|Article|Expo|Euro|Radio|Studio|nearly|than|some|least|about|over|roughly|almost)"
)
_COUNTED = (
    r"(?:people|persons|troops|soldiers|men|women|children|tanks|miles|metres|meters|km|kilometers|kilometres|"
    r"feet|tons|tonnes|dollars|euros|houses|homes|members|civilians|refugees|prisoners|barrels|cases|deaths|"
    r"aircraft|hours|GMT|UTC|EST|EDT|local)"
)


def _read_month(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    part = read_part(match["part"])
    year = match.groupdict().get("year")
    return replace(blank, kind="date", year=int(year) if year else None, month=read_month(match["month"]), part=part)


def _read_year(match: re.Match[str], blank: TimeExpression) -> TimeExpression | None:
    before = match.string[: match.start("year")]
    if re.search(rf"(?:\b{_NEVER_A_YEAR}\s|[$€£#.,:/-]|\d[\s])$", before) and not match["part"]:
        return None
    part = read_part(match["part"])
    return replace(blank, kind="date", year=int(match["year"]), part=part)


def _read_span_of_years(match: re.Match[str], blank: TimeExpression) -> TimeExpression | None:
    first, word = int(match["year"]), match["year2"]
    second = int(word) if len(word) == 4 else first // 100 * 100 + int(word)
    if not first < second <= first + 150:
        return None
    shift = blank.span.start - match.start()
    span = Span(start=match.start("year2") + shift, end=match.end("year2") + shift, text=word)
    start = replace(blank, kind="date", year=first)
    return replace(start, until=replace(start, span=span, year=second))


def _read_before_christ(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    return replace(blank, kind="date", year=1 - int(match["year"]), part=read_part(match["part"]))


def _read_decade(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    word = match["decade"]
    year = int(word) if len(word) == 4 else 1900 + int(word)
    return replace(blank, kind="decade", year=year, part=read_part(match["part"]))


def _read_century(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    word = match["ordinal"].lower()
    number = ORDINALS[word] if word in ORDINALS else int(word[:-2])
    return replace(blank, kind="century", year=(number - 1) * 100, part=read_part(match["part"]))


def _read_season(match: re.Match[str], blank: TimeExpression) -> TimeExpression:
    year = match.groupdict().get("year")
    which = (match.groupdict().get("which") or "").lower()
    offset = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}.get(which)
    anchor = "narrative" if which in {"that", "the same", "following", "previous"} else "published"
    season = SEASONS[match["season"].lower()]
    part = read_part(match["part"])
    expression = replace(blank, kind="season", season=season, offset=offset, part=part)
    expression = replace(expression, year=int(year) if year else None)
    return replace(expression, anchor="narrative") if anchor == "narrative" else expression


_SEASON = r"(?P<season>(?i:spring|summer|autumn|fall|winter))"
RULES = (
    Rule(
        name="month and year",
        pattern=re.compile(rf"{_PART}\b(?P<month>{MONTH})(?:,|\sof|\sin)?\s(?P<year>{YEAR})(?![\d/]|,\d)"),
        read=_read_month,
        positive=(
            ("The embargo fell in June 2013.", "June 2013", "2013-06"),
            ("It opened in late May 2010.", "late May 2010", "2010-05-21~/2010-05-31~"),
        ),
        negative=("They march 2013 miles.",),
    ),
    Rule(
        name="month alone",
        pattern=re.compile(
            rf"{_PART}(?:(?<![\w-])|(?<=mid-))(?P<month>(?!May\b|March\b){MONTH_FULL}|(?<=mid-){MONTH_FULL}"
            rf"|(?<=\b[IiOo][nfr]\s)(?:May|March)|(?<=\bsince\s)(?:May|March)|(?<=\b[Bb]y\s)(?:May|March)|(?<=\bto\s)(?:May|March)(?=[,.;])"
            rf"|(?<=\buntil\s)(?:May|March)|(?<=\bfrom\s)(?:May|March)|(?<=\b[Bb]etween\s)(?:May|March)|(?<=\b(?:last|this|next|late|that)\s)(?:May|March)"
            rf"|(?<=\bearly\s)(?:May|March)|(?<=\bin\s)(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.)"
            rf"(?!\s?\d|[\w'’]|\s[A-Z][a-z]+\b(?<!\s[IT]he)|-\d)"
        ),
        read=_read_month,
        positive=(
            ("Prices rose in March.", "March", "2019-03"),
            ("The treaty lapsed in October.", "October", "2018-10"),
            ("The treaty will lapse in October.", "October", "2019-10"),
            ("They have held the port since March.", "March", "2019-03/2019-08-14"),
            ("Between March and July prices rose.", "March and July", "2019-03/2019-07"),
            ("The treaty lapsed in May last year.", "May last year", "2018-05"),
            ("A new law passed in early July.", "early July", "2019-07-01~/2019-07-10~"),
        ),
        negative=("It may rain.", "April Jones won.", "The men march home."),
    ),
    Rule(
        name="years from, to",
        pattern=re.compile(rf"(?<![\w$-])(?P<year>{YEAR})(?:[-–—]|\sto\s)(?P<year2>{YEAR}|\d\d)(?![\w-]|[.,]\d)"),
        read=_read_span_of_years,
        positive=(("The war of 1998-2000 was long.", "1998-2000", "1998/2000"),),
        negative=("Call 2000-1998.",),
    ),
    Rule(
        name="year before Christ",
        pattern=re.compile(rf"{_PART}\b(?P<year>[1-9]\d{{0,3}})\s?(?:BCE|BC|B\.C\.E?\.?)(?!\w)"),
        read=_read_before_christ,
        positive=(("The city fell in 146 BC.", "146 BC", "-0145"),),
        negative=("He lives in Vancouver, BC.",),
    ),
    Rule(
        name="year",
        pattern=re.compile(
            rf"{_PART}(?<![\w$€£#/])(?P<year>{YEAR})(?![\w/%]|[-–]\d|[.,:]\d|\s(?:{_COUNTED}|BC)\b|-(?:{_COUNTED})|,\d)"
        ),
        read=_read_year,
        positive=(
            ("The war ended in 2014.", "2014", "2014"),
            ("She has led the party since 2016.", "2016", "2016/2019-08-14"),
            ("The 1997 accord held.", "1997", "1997"),
            ("It stalled in late 2012.", "late 2012", "2012-09~/2012-12~"),
        ),
        negative=(
            "Resolution 1973 was adopted.",
            "They killed 1500 people.",
            "It cost $2000.",
            "He flew a Boeing 1900.",
        ),
    ),
    Rule(
        name="decade",
        pattern=re.compile(rf"(?:\b(?i:the)\s)?{_PART}(?<![\w$])(?P<decade>1\d\d0|20\d0|(?<=the\s['’])\d0)['’]?s\b"),
        read=_read_decade,
        positive=(
            ("The mine closed in the late 1980s.", "the late 1980s", "1987~/1989~"),
            ("In the 1990s they met.", "the 1990s", "199X"),
        ),
        negative=("He is in his 50s.",),
    ),
    Rule(
        name="century",
        pattern=re.compile(
            rf"(?:\bthe\s)?{_PART}\b(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|(?i:{'|'.join(list(ORDINALS)[1:])}))[\s-]century\b"
        ),
        read=_read_century,
        positive=(("A bridge of the 19th century.", "the 19th century", "18XX"),),
        negative=("He hit a century.",),
    ),
    Rule(
        name="season with its year",
        pattern=re.compile(rf"(?:\b(?i:the)\s)?{_PART}\b{_SEASON}(?:,|\sof|\sin)?\s(?P<year>{YEAR})\b"),
        read=_read_season,
        positive=(("Fought in the winter of 2010.", "the winter of 2010", "2010-24"),),
        negative=("It may spring open.",),
    ),
    Rule(
        name="season",
        pattern=re.compile(
            rf"\b(?P<which>(?i:last|this|next|that|the\ssame|the))\s(?:following\s|previous\s|coming\s)?{_PART}{_SEASON}\b"
            rf"(?!\s(?:of\s(?!that)|Palace|Olympic|Games))"
        ),
        read=lambda match, blank: (
            None if match["season"] == "fall" and match["which"].lower() == "the" else _read_season(match, blank)
        ),
        positive=(
            ("They fled last winter.", "last winter", "2018-24"),
            ("It will open next spring.", "next spring", "2020-21"),
        ),
        negative=("Prices fall.", "The fall of the city was near."),
    ),
    Rule(
        name="season after a preposition",
        pattern=re.compile(
            rf"(?:(?<=\b[Ii]n\s)|(?<=\b[Dd]uring\s)|(?<=\b[Bb]y\s)|(?<=\b[Ss]ince\s)|(?<=\buntil\s)){_PART}{_SEASON}\b"
            rf"(?!\s(?:Palace|Olympic|Games|line|action|temperatures))"
        ),
        read=_read_season,
        positive=(
            ("They left in spring.", "spring", "2019-21"),
            ("They fled in early winter.", "early winter", "2018-12-01~/2018-12-30~"),
        ),
        negative=("A spring dried up.",),
    ),
)
