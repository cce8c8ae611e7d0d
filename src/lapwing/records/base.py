"""What every record is built from: spans of text, scores with their reasons, rejections."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a document's text.

    `start` and `end` are code points into `Document.text`, end exclusive; `text` is that slice, verbatim.
    """

    start: int
    end: int
    text: str

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A decision's strength and the reason for it. `value` is a probability unless the field says bits."""

    value: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """Something that did not become a record: nothing vanishes without one.

    stage: the stage that refused it ("sources", "documents", "reading", "mentions", "events", …).
    reason: a short stable code ("empty", "not_text", "unknown_language", "no_main_text", …).
    record_id: the id of what was refused (report, document or mention), or "" before it had one.
    detail: one sentence for people, with the values that mattered.
    path: the file it came from, or "-" for standard input.
    """

    stage: str
    reason: str
    record_id: str
    detail: str
    path: str = ""
