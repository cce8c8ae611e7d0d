"""Finding phrases of time in a document's sentences."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from lapwing.mentions.times import calendar_dates, months_years, named_days, relative, spans_of_time
from lapwing.mentions.times.rule import Rule
from lapwing.mentions.times.tense import read_direction
from lapwing.records.base import Span
from lapwing.records.document import Document
from lapwing.records.reading import Sentence
from lapwing.records.time_expression import TimeDirection, TimeExpression, TimeRelation

RULES: tuple[Rule, ...] = (
    *calendar_dates.RULES,
    *months_years.RULES,
    *named_days.RULES,
    *relative.RULES,
    *spans_of_time.RULES,
)
_MAY_HOLD_TIME = re.compile(
    r"\d|day|night|week|month|year|ago|now|ly\b|spring|summer|autumn|fall|winter|centur|decade|morning|noon|hour|minute|time|moment"
    r"|past|future|overnight|present|today|morrow|Christmas|January|February|March|April|May|June|July|August|September|October"
    r"|November|December|Easter|Ramadan|Eid\b|Ashura|Epiphany|Pentecost|Halloween|Thanksgiving|Nowruz|Mayo|Juneteenth|later|earlier|eve\b|Jan|Feb|Aug|Sept|Oct|Nov|Dec|evening|weeks",
    re.IGNORECASE,
)
_OF_YEAR = re.compile(r",?\s(?:of\s|in\s)?")
_AND = re.compile(r"\s(?:and|or)\s(?:the\s)?")
_RANGE_LINK = re.compile(r"\s?(?:to|until|till|through|and|[-–—])\s(?:the\s)?")
_SINCE = re.compile(r"\b(?:since|ever since)\s(?:the\s)?(?:\w+\sof\s)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|through|last(?:s|ed|ing)?\sinto)\s(?:the\s)?$", re.IGNORECASE)


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[TimeExpression, ...]:
    """Return the phrases of time in `sentences`, in text order, read but not yet placed on the calendar.

    Spans leave the preposition out ("Tuesday" of "on Tuesday"). Overlaps go to the longest phrase. Phrases in a
    dateline's own span are not looked for: those belong to the document's date. What has no rule is not found: "the
    day of the vote" is none.
    """
    found: list[TimeExpression] = []
    for sentence in sentences:
        text = document.text[sentence.span.start : sentence.span.end]
        if _MAY_HOLD_TIME.search(text):
            found.extend(_find_in_sentence(text, sentence))
    return tuple(found)


def _find_in_sentence(text: str, sentence: Sentence) -> list[TimeExpression]:
    matched = _keep_longest(_match_rules(text, sentence))
    matched = _join_years(matched, text, sentence.span.start)
    joined = _join_clocks(_join_ranges(matched, text, sentence.span.start), text, sentence.span.start)
    return [_add_context(expression, text, sentence.span.start) for expression in joined]


def _match_rules(text: str, sentence: Sentence) -> Iterator[TimeExpression]:
    for rule in RULES:
        for match in rule.pattern.finditer(text):
            start, end = match.span()
            span = Span(start=sentence.span.start + start, end=sentence.span.start + end, text=match[0])
            blank = TimeExpression(span=span, sentence=sentence.index, paragraph=sentence.paragraph, kind="vague")
            if expression := rule.read(match, blank):
                yield expression


def _keep_longest(expressions: Iterable[TimeExpression]) -> list[TimeExpression]:
    kept: list[TimeExpression] = []
    for expression in sorted(expressions, key=lambda e: (e.span.start - e.span.end, e.span.start)):
        if not any(expression.span.overlaps(other.span) for other in kept):
            kept.append(expression)
    return sorted(kept, key=lambda e: e.span.start)


def _join_years(expressions: list[TimeExpression], text: str, shift: int) -> list[TimeExpression]:
    """Give "last year" to the day or month before it, and the year of "March 2017" to "January and" before that."""
    joined: list[TimeExpression] = []
    for expression in expressions:
        before = joined[-1] if joined and _lacks_year(joined[-1]) else None
        between = text[before.span.end - shift : expression.span.start - shift] if before else ""
        if before and _is_this_or_other_year(expression) and _OF_YEAR.fullmatch(between):
            span = Span(start=before.span.start, end=expression.span.end, text=text[before.span.start - shift :])
            span = replace(span, text=span.text[: span.end - span.start])
            joined[-1] = replace(before, span=span, of_unit_offset=expression.offset, direction=expression.direction)
            continue
        if (
            before
            and _names_month(expression)
            and _AND.fullmatch(between)
            and (expression.month or 0) > (before.month or 0)
        ):
            joined[-1] = replace(before, year=expression.year)
        joined.append(expression)
    return joined


def _lacks_year(expression: TimeExpression) -> bool:
    return (
        expression.kind == "date" and expression.month is not None and expression.year is None and not expression.until
    )


def _names_month(expression: TimeExpression) -> bool:
    return expression.kind == "date" and expression.month is not None and bool(expression.year) and not expression.until


def _is_this_or_other_year(expression: TimeExpression) -> bool:
    is_year = expression.kind == "unit" and expression.unit == "year" and not expression.part
    return is_year and expression.offset is not None and expression.anchor == "published"


def _join_ranges(expressions: list[TimeExpression], text: str, shift: int) -> list[TimeExpression]:
    joined: list[TimeExpression] = []
    for expression in expressions:
        if joined and _is_range(joined[-1], expression, text, shift):
            joined[-1] = _range(joined[-1], expression, text, shift)
        else:
            joined.append(expression)
    return joined


def _is_range(first: TimeExpression, second: TimeExpression, text: str, shift: int) -> bool:
    if first.until or second.until or {first.kind, second.kind} & {"duration", "clock", "vague", "distance"}:
        return False
    between = text[first.span.end - shift : second.span.start - shift]
    before = text[: first.span.start - shift]
    if not _RANGE_LINK.fullmatch(between):
        return False
    link = between.strip().split(" ")[0] if between.strip() else ""
    if link == "and":
        return bool(re.search(r"\bbetween\s(?:the\s)?$", before, re.IGNORECASE))
    return link in "-–—" or bool(re.search(r"\bfrom\s(?:the\s)?$", before, re.IGNORECASE))


def _range(first: TimeExpression, second: TimeExpression, text: str, shift: int) -> TimeExpression:
    year = first.year if first.year is not None or first.kind != "date" or not first.month else second.year
    span = Span(
        start=first.span.start, end=second.span.end, text=text[first.span.start - shift : second.span.end - shift]
    )
    return replace(first, span=span, year=year, until=second)


def _join_clocks(expressions: list[TimeExpression], text: str, shift: int) -> list[TimeExpression]:
    """Give a clock time that stands beside a day to that day, and drop it as a phrase of its own."""
    joined: list[TimeExpression] = []
    for expression in expressions:
        previous = joined[-1] if joined else None
        if previous and _stand_together(previous, expression, text, shift):
            day, clock = (previous, expression) if expression.kind == "clock" else (expression, previous)
            joined[-1] = replace(day, clock=clock.clock)
        else:
            joined.append(expression)
    return joined


def _stand_together(first: TimeExpression, second: TimeExpression, text: str, shift: int) -> bool:
    kinds = {first.kind, second.kind}
    between = text[first.span.end - shift : second.span.start - shift]
    return (
        "clock" in kinds
        and bool(kinds & {"date", "weekday", "unit"})
        and bool(re.fullmatch(r",?\s(?:on|at)?\s?", between))
    )


def _add_context(expression: TimeExpression, text: str, shift: int) -> TimeExpression:
    start, end = expression.span.start - shift, expression.span.end - shift
    before = text[:start]
    relation: TimeRelation = "since" if _SINCE.search(before) else "until" if _UNTIL.search(before) else ""
    if relation and (expression.kind in {"duration", "vague", "distance"} or _names_something(text, end)):
        relation = ""
    if expression.direction != "unknown":
        return replace(expression, relation=relation)
    direction = _read_direction(text, start, end, relation)
    until = replace(expression.until, direction=direction) if expression.until else None
    return replace(expression, relation=relation, direction=direction, until=until)


def _names_something(text: str, end: int) -> bool:
    """Whether a phrase after "since" dates what is named with it: "since last month's vote", "since 2014, when …"."""
    return re.match(r"['’]s\b|,?\swhen\b", text[end:]) is not None


def _read_direction(text: str, start: int, end: int, relation: TimeRelation) -> TimeDirection:
    if relation == "since":
        return "past"
    if re.search(r"\bby\s$", text[:start]):  # "pledged to act by 2030", "had left by May": the verb does not tell
        return "unknown"
    found = read_direction(text, start, end)
    return "future" if relation == "until" and found != "past" else found
