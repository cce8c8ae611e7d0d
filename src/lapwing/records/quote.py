"""Quote: words given as said, and who said them."""

from dataclasses import dataclass

from lapwing.records.base import Span
from lapwing.records.event import Participant


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Who said what. `span` is the content without its quotation marks; `cue` the verb or phrase of saying ("said",
    "according to").

    `via` is the outlet or agency that the report credits for the words ("according to IRNA").
    """

    quote_id: str
    document_id: str
    report_id: str
    span: Span
    direct: bool
    cue: Span | None = None
    speaker: Participant | None = None
    via: Span | None = None
    why: str
