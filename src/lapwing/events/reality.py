"""Whether an event happened: the reader's word, corrected where the grammar or the calendar plainly says otherwise."""

import re
from datetime import date, timedelta

from lapwing.events.scene import Scene
from lapwing.records.event import EventDate
from lapwing.records.reading import Reality, Trigger

# An agreement, a threat or a demand that somebody utters has happened, even if what it is about lies ahead.
UTTERED = frozenset({"AGREE", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
ADVERBS = r"(?:(?:also|then|soon|now|later|again|still|be|have|been|\w+ly)\s+){0,3}$"
PLANNED = re.compile(
    r"(?:\b(?:will|shall|is to|are to|(?:is|are|was|were) (?:set|due|scheduled|expected|poised|ready|going) to"
    r"|plans? to|intends? to|(?:agree[ds]?|scheduled|vow(?:s|ed)?|pledge[sd]?|promise[sd]?|prepar(?:es|ed|ing)) to)\s+"
    + ADVERBS
    + r"|\bplans? (?:of|for|to)\s+(?:[\w’'-]+\s+){0,3}$)",
    re.I,
)
POSSIBLE = re.compile(
    r"(?:\b(?:may|might|could|if|whether|unless)\s+(?:[\w’'-]+\s+){0,2}?"
    + ADVERBS
    + r"|\b(?:threats?|possibility|prospect|risk|fears?) (?:of|for|to)\s+(?:[\w’'-]+\s+){0,3}$)",
    re.I,
)
NEGATED = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|was|were|is|are)\s+(?:not|never)|\w+n[’']t|never|cannot"
    r"|(?:has|have|had) yet to|(?:refus(?:es|ed|ing)|fail(?:s|ed|ing)?|declin(?:es|ed|ing)) to)\s+" + ADVERBS,
    re.I,
)
CUES: tuple[tuple[Reality, re.Pattern[str]], ...] = (("negated", NEGATED), ("planned", PLANNED), ("possible", POSSIBLE))
SURE = 0.97  # above this the reader is not corrected by a cue; the cues are right in 47 of 51 annotated events
BACKGROUND_DAYS = 60  # an event that ended longer ago is background to the news of the day
REACH = 60  # code points before the trigger that may hold the cue


def cue_before(trigger: Trigger, scene: Scene) -> Reality | None:
    """Return what the words right before the trigger say: "will meet", "may strike", "did not attack"."""
    start = max(scene.sentence(trigger).span.start, trigger.span.start - REACH)
    words = scene.text_between(start, trigger.span.start)
    return next((reality for reality, cue in CUES if cue.search(words)), None)


def correct_by_cue(trigger: Trigger, scene: Scene) -> Reality:
    """Return the reader's reality, or the cue's where the reader is not sure of another one."""
    if trigger.reality_probability >= SURE or trigger.event in UTTERED:
        return trigger.reality
    return cue_before(trigger, scene) or trigger.reality


def correct_by_date(reality: Reality, event: str, when: EventDate, scene: Scene) -> Reality:
    """Return the reality that fits the calendar: after publication is planned, long before it is background."""
    published = scene.document.published
    if reality not in {"happened", "ongoing"} or not published.date_max or not when.date_min or not when.date_max:
        return reality
    if when.date_min > published.date_max and event not in UTTERED:
        return "planned"
    if (
        published.date_min
        and reality == "happened"
        and when.date_max < days_before(published.date_min, BACKGROUND_DAYS)
    ):
        return "background"
    return reality


def days_before(day: str, n_days: int) -> str:
    """Return the ISO day that lies so many days before another."""
    return (date.fromisoformat(day) - timedelta(days=n_days)).isoformat()
