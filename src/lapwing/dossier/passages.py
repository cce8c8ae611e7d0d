"""Passage: a stretch of a report that a sentence can cite, with what was read in it."""

from dataclasses import dataclass

from lapwing.records.event import EventMention
from lapwing.records.mention import ActorMention, TimeMention
from lapwing.records.quote import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One cited stretch of a report.

    `text` is the report's own words and `start` their offset in it. `published` are the first and the last possible ISO
    day of publication, "" when unknown. What was read in the stretch (names with what they stand for, times on the
    calendar, quotes, coded acts) may be empty: a checker then has the words alone.
    """

    text: str
    start: int = 0
    report_id: str = ""
    outlet: str | None = None
    published: tuple[str, str] = ("", "")
    names: tuple[ActorMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    acts: tuple[EventMention, ...] = ()

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.text)
