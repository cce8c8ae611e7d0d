"""Anchors: the words of a mention in its content, and how the mention is found again by them."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from lapwing.records.base import Span
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.judgement import Anchor

_CONTEXT = 32  # characters on either side, as web annotations have them; more where they stand more than once

Place = tuple[int, int]


def make_anchor(mention: EventMention, document: Document, role: str = "event") -> Anchor:
    """Return where `mention` stands in `document`, with as much around it as is needed to find it once."""
    text = squash(document.text)
    start, end = squashed_place(mention.trigger, document.text)
    width = _CONTEXT
    while not _stands_once(text[max(0, start - width) : end + width], text):
        width *= 2
    return Anchor(
        content_id=document.content_id,
        exact=text[start:end],
        prefix=text[max(0, start - width) : start],
        suffix=text[end : end + width],
        role=role,
    )


class AnchorIndex:
    """Finds the mentions that anchors stand for, in the contents that a workspace has."""

    def __init__(
        self, anchors: Iterable[Anchor], mentions: Iterable[EventMention], documents: Iterable[Document]
    ) -> None:
        judged = {anchor.content_id for anchor in anchors}
        self._texts: dict[str, str] = {}
        given: dict[str, Document] = {}
        for document in documents:
            if document.content_id in judged:
                given[document.report_id] = document
                self._texts.setdefault(document.content_id, squash(document.text))
        self._places: defaultdict[str, dict[str, Place]] = defaultdict(dict)
        for mention in mentions:
            if told_in := given.get(mention.report_id):
                place = squashed_place(mention.trigger, told_in.text)
                self._places[told_in.content_id].setdefault(mention.mention_id, place)

    def find(self, anchor: Anchor) -> str | None:
        """Return the id of the mention whose trigger is, or else most overlaps, the anchor's words; None without one.

        A later version of the code may take "held talks" where an earlier one took "talks": that is one mention still.
        """
        text = self._texts.get(anchor.content_id)
        start = -1 if text is None else text.find(f"{anchor.prefix}{anchor.exact}{anchor.suffix}")
        if start < 0:
            return None
        place = (start + len(anchor.prefix), start + len(anchor.prefix) + len(anchor.exact))
        return _nearest(place, self._places[anchor.content_id])

    def find_all(self, anchors: Sequence[Anchor]) -> tuple[str, ...]:
        """Return the mentions of those anchors that have one, in their order, each once."""
        return tuple(dict.fromkeys(found for anchor in anchors if (found := self.find(anchor))))

    def why_not(self, anchor: Anchor) -> str:
        """Return why an anchor has no mention."""
        if anchor.content_id not in self._texts:
            return "no report of its content is in the workspace"
        return f"“{anchor.exact}” is no longer read as an event there"


def squash(text: str) -> str:
    """Return `text` as content ids see it: NFC, every run of white space one blank."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def squashed_place(span: Span, text: str) -> Place:
    """Return where a span of `text` lies in the squashed text."""
    before = squash(text[: span.start])
    start = len(before) + bool(before and text[span.start - 1].isspace())
    return start, start + len(squash(text[span.start : span.end]))


def _stands_once(words: str, text: str) -> bool:
    return text.find(words, text.find(words) + 1) < 0


def _nearest(place: Place, places: Mapping[str, Place]) -> str | None:
    def shared(other: Place) -> int:
        return min(place[1], other[1]) - max(place[0], other[0])

    fitting = [(other != place, -shared(other), other, id_) for id_, other in places.items() if shared(other) > 0]
    return min(fitting)[3] if fitting else None
