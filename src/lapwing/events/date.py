"""When an event happened. A date is read, carried over or taken from the day of publication; it is never invented."""

import re
from collections.abc import Iterable, Sequence

from lapwing.events.clauses import in_relative_clause, is_act_noun, is_apart, is_attributive
from lapwing.events.date_extent import SINCE, Extent, find_extent, find_length, find_since
from lapwing.events.reality import BACKGROUND_DAYS, days_before
from lapwing.events.scene import Scene, arguments, best_argument
from lapwing.records.base import Span
from lapwing.records.event import EventDate, EventDateBasis, EventMention
from lapwing.records.mention import TimeMention
from lapwing.records.reading import Argument, Trigger

UNKNOWN = EventDate(edtf=None, date_min=None, date_max=None, text=None, basis="unknown")
CONTINUES = re.compile(
    r"^\W*(?:during|in|at|after|following|upon)?\s*(?:the|this|these|that|their|his|her|its|they|he|she|both|also)\b",
    re.I,
)
PREPOSITION = re.compile(
    r"\b(?:in|since|during|until|by|from|last|this|next|between|throughout)\s+(?:(?:early|late|mid|the)[\s-]+){0,2}(?:\d|[A-Z]|$)"
    r"|^(?:last|this|next|since|in)\b",
    re.I,
)
ADVERB = re.compile(r"\b(?:ago|earlier|later|last|this|next|prior)\b", re.I)
LEADS_TO_EVENT = re.compile(r"\b(?:after|before)$")  # "two days after": the words after it name the event that it dates
NOW = re.compile(
    r"(?:right\s+)?now|currently|at\s+present|at\s+the\s+(?:present|current)?\s?(?:time|moment)", re.I
)  # no other day
THAT = re.compile(r"\bthat\s+(?:(?:on|in|at|between|since|during|from|until|by|over|for)\s+)?(?:the\s+)?$", re.I)
CUT = re.compile(  # words that say no time by themselves: what was cut from a phrase
    r"(?:on|in|at|by|since|until|from|during|before|after|for|of|the|an?|late|early|last|next|this|earlier|later"
    r"|\s)+",
    re.I,
)
AS_SOON_AS = re.compile(r"\bas\s+(?:soon|early)\s+as\s+(?:the\s+)?$", re.I)
BESIDE = 25  # code points between an act and "since March" that may be its own
OPENS_SENTENCE = 3  # code points before a phrase that still counts as the sentence's first ("“On Monday")


def find_date(trigger: Trigger, scene: Scene, earlier: Sequence[EventMention]) -> EventDate:
    """Return the date of a trigger's event.

    Order: the linked time; else the nearest time in the same clause that no other event was linked to (or the one that
    opens the sentence); else, for a sentence that goes on about the last event of its paragraph, that event's date
    (basis "narrative"); else, for news of the day, the day of publication. Planned, possible, negated and background
    events do not take the last two.
    """
    owned = _owned_time(trigger, scene)
    if owned is not None:
        return _from_time(owned, "named with the event", trigger, scene)
    linked = _linked_time(trigger, scene)
    time = scene.time_at(linked.span) if linked else None
    if linked is not None and time is not None and _dates(time) and not _is_aside(time.span, trigger, scene):
        return _from_time(time, "linked to the event by the reader", trigger, scene)
    near = _nearest_time(trigger, scene)
    if near is not None:
        return _from_time(near, "the nearest time in the clause, which no other event has", trigger, scene)
    if linked is not None and time is None and not CUT.fullmatch(linked.span.text):
        return _unread(linked)
    if time is not None and _dates(time) and not _is_anothers(time.span, trigger, scene):
        return _from_time(time, "linked to the event by the reader", trigger, scene)
    if lasting := find_since(trigger, scene) or find_length(trigger, scene):
        return _from_length(lasting, scene)
    if trigger.reality not in {"happened", "ongoing"}:
        return UNKNOWN
    return _from_event_before(trigger, scene, earlier) or _from_publication(scene)


def _linked_time(trigger: Trigger, scene: Scene) -> Argument | None:
    """Return the linked time in the trigger's own clause, of several the nearest; words that a rule reads go first."""

    def order(argument: Argument) -> tuple[bool, bool, bool, int, float]:
        time = scene.time_at(argument.span)
        span = time.span if time else argument.span
        unread = time is None or not _dates(time)
        aside, apart = _is_aside(span, trigger, scene), _is_apart(trigger, span, scene)
        return unread, aside, apart, _gap(trigger.span, span), -argument.probability

    return min(arguments(trigger, "time"), key=order, default=None)


def _owned_time(trigger: Trigger, scene: Scene) -> TimeMention | None:
    """Return the time whose own the event is: "yesterday's peaceful protests"."""
    for time in scene.times_in(trigger.sentence):
        between = scene.text_between(time.span.end, trigger.span.start)
        if time.edtf and re.fullmatch(r"['’]s\s(?:[\w-]+\s){0,3}", between) and is_act_noun(trigger, scene):
            return time
    return None


def _is_aside(span: Span, trigger: Trigger, scene: Scene) -> bool:
    """Whether a time belongs to something that is only mentioned: another's, or of a relative clause."""
    return _is_anothers(span, trigger, scene) or in_relative_clause(span, trigger, scene)


def _is_anothers(span: Span, trigger: Trigger, scene: Scene) -> bool:
    """Whether a time is that of the noun before which it stands, or of what may come "as soon as May"."""
    is_bound = AS_SOON_AS.search(scene.text_between(max(0, span.start - 16), span.start)) is not None
    return is_attributive(span, trigger, scene) or (is_bound and trigger.reality in {"happened", "background"})


def _dates(time: TimeMention) -> bool:
    return time.edtf is not None or not time.is_duration


def _unread(linked: Argument) -> EventDate:
    return EventDate(
        edtf=None,
        date_min=None,
        date_max=None,
        text=linked.span.text,
        basis="unknown",
        why="these words were linked to the event, but no rule reads them as a time",
    )


def _from_time(time: TimeMention, why: str, trigger: Trigger, scene: Scene) -> EventDate:
    basis: EventDateBasis = "unknown" if time.edtf is None else _basis(time, scene)
    extent = find_extent(time, trigger, scene)
    return EventDate(
        edtf=extent.edtf,
        date_min=extent.date_min,
        date_max=extent.date_max,
        text=time.span.text,
        basis=basis,
        why="; ".join(part for part in (why, time.why, extent.why) if part),
    )


def _from_length(extent: Extent, scene: Scene) -> EventDate:
    basis: EventDateBasis = "inferred" if scene.document.published.basis == "inferred" else "published"
    return EventDate(
        edtf=extent.edtf,
        date_min=extent.date_min,
        date_max=extent.date_max,
        text=None,
        basis=basis,
        why=extent.why,
    )


def _basis(time: TimeMention, scene: Scene) -> EventDateBasis:
    """Return how the date is known: "inferred" for a phrase that was counted from an inferred day of publication."""
    if time.basis == "unresolved":
        return "unknown"
    counted = time.basis in {"published", "dateline"}
    return "inferred" if counted and scene.document.published.basis == "inferred" else time.basis


def _nearest_time(trigger: Trigger, scene: Scene) -> TimeMention | None:
    """Return the free time nearest to the trigger in its clause; else a free one that opens the sentence.

    A link over the border of a clause does not make a time another event's: "signed late Saturday | after talks".
    """
    taken = [
        argument.span
        for other in scene.reading.triggers
        if other.span != trigger.span
        for argument in arguments(other, "time")
        if argument.sentence == trigger.sentence and not is_apart(other, argument.span, scene)
    ]
    published = scene.document.published.edtf is not None
    free = [time for time in scene.times_in(trigger.sentence) if not any(time.span.overlaps(span) for span in taken)]
    free = [one for one in free if not (published and NOW.fullmatch(one.span.text))]
    free = [one for one in free if not (_modifies_noun(one, scene) or _is_elsewhere(one, trigger, scene))]
    free = [one for one in free if not _is_aside(one.span, trigger, scene) and _may_date(one, trigger)]
    same_clause = [time for time in free if not _is_apart(trigger, time.span, scene)]
    start = scene.sentence(trigger).span.start
    opening = [time for time in free if time.span.start - start <= OPENS_SENTENCE or _is_phrase_at(time, start, scene)]
    candidates = same_clause or (opening if trigger.reality in {"happened", "ongoing"} else [])
    candidates = [time for time in candidates if not _nearer_trigger(time, trigger, scene)]
    return min(candidates, key=lambda t: (t.edtf is None, _distance(trigger, t), t.span.start), default=None)


def _may_date(time: TimeMention, trigger: Trigger) -> bool:
    """Whether a phrase may date the trigger by its own words: "two days after" dates only what is named after it."""
    return trigger.span.start >= time.span.end or not LEADS_TO_EVENT.search(time.span.text)


def _is_apart(trigger: Trigger, span: Span, scene: Scene) -> bool:
    """Whether another clause begins between a trigger and a time; "since" before the time's own words begins none, and
    "that" right before them does: "showed that on Monday …".
    """
    if THAT.search(scene.text_between(trigger.span.end, span.start)):
        return True
    lead = SINCE.search(scene.text_between(trigger.span.end, span.start))
    if lead is None:
        return is_apart(trigger, span, scene)
    start = trigger.span.end + lead.start()
    return is_apart(trigger, Span(start=start, end=span.end, text=scene.text_between(start, span.end)), scene)


def _modifies_noun(time: TimeMention, scene: Scene) -> bool:
    """Whether a year or month only names something: "the 2009 summit"; "in 2009" and "a month ago" date the event."""
    if LEADS_TO_EVENT.search(time.span.text):
        return False
    if time.precision not in {"year", "decade", "month", "season"} or PREPOSITION.search(time.span.text):
        return False
    if ADVERB.search(time.span.text) and not scene.document.text.startswith(("'s", "’s"), time.span.end):
        return False
    return not PREPOSITION.search(scene.text_between(max(0, time.span.start - 16), time.span.start))


def _is_elsewhere(time: TimeMention, trigger: Trigger, scene: Scene) -> bool:
    """Whether an unlinked time far from publication stands by news of the day: it belongs to something else."""
    published = scene.document.published
    if (
        trigger.reality not in {"happened", "ongoing"}
        or (trigger.reality == "ongoing" and (time.edtf or "").endswith("/.."))
        or not published.date_min
        or not time.date_min
        or not time.date_max
    ):
        return False
    behind = days_before(published.date_min, BACKGROUND_DAYS)
    is_stretch = trigger.reality == "happened" and "/" in (time.edtf or "") and _distance(trigger, time) > BESIDE
    is_long_since = is_stretch and time.date_min < behind  # an act of the day beside a rise "since 1971"
    return time.date_min > published.date_max or time.date_max < behind or is_long_since


def _nearer_trigger(time: TimeMention, trigger: Trigger, scene: Scene) -> bool:
    """Whether another event of the sentence without a time of its own stands nearer to the phrase."""
    rivals: Iterable[Trigger] = (
        other
        for other in scene.reading.triggers
        if other.sentence == trigger.sentence and other.span != trigger.span and best_argument(other, "time") is None
    )
    rivals = (r for r in rivals if _may_date(time, r) and not _is_elsewhere(time, r, scene))
    rivals = (r for r in rivals if not _closes_before(r, time, trigger, scene))
    return any(
        _distance(other, time) < _distance(trigger, time) and not _is_apart(other, time.span, scene) for other in rivals
    )


def _closes_before(rival: Trigger, time: TimeMention, trigger: Trigger, scene: Scene) -> bool:
    """Whether a phrase ends the trigger's own clause and the rival begins another: "…, who met him this week, left"."""
    if not trigger.span.end <= time.span.start < time.span.end <= rival.span.start:
        return False
    between = scene.text_between(time.span.end, rival.span.start)
    open_before = "," not in scene.text_between(trigger.span.end, time.span.start)
    return (
        (open_before and "," in between) or not between.strip() or bool(re.match(r"\s+(?:following|are|is)\b", between))
    )


def _from_event_before(trigger: Trigger, scene: Scene, earlier: Sequence[EventMention]) -> EventDate | None:
    """Return the date of the last dated event of the paragraph if this sentence goes on about it."""
    here = scene.sentence(trigger)
    last = next((event for event in reversed(earlier) if event.reality in {"happened", "ongoing"}), None)
    if last is None or last.date.edtf is None or last.date.text is None:
        return None
    before = scene.sentence_at(last.trigger.start)
    if before is None or before.paragraph != here.paragraph or here.index - before.index > 1:
        return None
    if here.index != before.index and not CONTINUES.match(here.span.text):
        return None
    return EventDate(
        edtf=last.date.edtf,
        date_min=last.date.date_min,
        date_max=last.date.date_max,
        text=last.date.text,
        basis="narrative",
        why=f"the text goes on about “{last.trigger.text}”, which has this date",
    )


def _from_publication(scene: Scene) -> EventDate:
    """Return the day of publication for news of the day; unknown when the document's own date is unknown."""
    published = scene.document.published
    if published.edtf is None:
        return UNKNOWN
    basis: EventDateBasis = "inferred" if published.basis == "inferred" else "published"
    return EventDate(
        edtf=published.edtf,
        date_min=published.date_min or None,
        date_max=published.date_max or None,
        text=None,
        basis=basis,
        why=f"no time is given: taken as news of the day it was published ({published.why})",
    )


def _distance(trigger: Trigger, time: TimeMention) -> int:
    return _gap(trigger.span, time.span)


def _gap(one: Span, other: Span) -> int:
    first, second = sorted((one, other), key=lambda span: span.start)
    return max(0, second.start - first.end)


def _is_phrase_at(time: TimeMention, start: int, scene: Scene) -> bool:
    """Whether only a preposition stands between the sentence's start and the phrase ("On Monday", "In early May")."""
    return bool(
        re.match(
            r"^\W*(?:on|in|by|at|since|until|from|during|early|late)?\s*$",
            scene.text_between(start, time.span.start),
            re.I,
        )
    )
