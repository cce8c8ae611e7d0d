"""Report: one news report as it was handed in, before anything was understood."""

from dataclasses import dataclass
from typing import Literal

Media = Literal["text", "markdown", "html"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report as read from a file, a row of a dump, or standard input.

    `content` is the text as given (decoded, nothing removed). Stated metadata come from the row, a sidecar or an option
    and are raw strings, not yet believed. `metadata` keeps unknown keys of the row as (key, JSON text) pairs, sorted.
    `input_id` is the id that the user gave, if any. `report_id` = hash(source identity, outlet, published, content_id).
    """

    report_id: str
    input_id: str | None = None
    path: str
    content: str
    media: Media = "text"
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    translated_from: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()
