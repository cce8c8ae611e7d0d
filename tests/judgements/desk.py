"""A desk for tests of judgements: texts with meetings in them, whose mentions stand where the text has them."""

from collections.abc import Sequence
from typing import Any

from lapwing.judgements.making import anchor_side, make_judgement
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.ids import hash_id
from lapwing.records.judgement import Judgement
from tests.fusion.newsroom import document, meeting

Newsroom = tuple[Document, tuple[EventMention, ...]]


def tell(report: str, *sentences: str, published: str | None = "2021-10-20", **changes: Any) -> Newsroom:
    """A report of some sentences, each a meeting of Adler and Borg; the trigger stands between asterisks.

    `lead` is text before them; all else goes to the mentions.
    """
    lead = changes.pop("lead", "")
    about = {key: changes.pop(key) for key in ("outlet", "url", "title") if key in changes}
    text = lead + " ".join(sentence.replace("*", "") for sentence in sentences)
    told = document(report, text, published, **about)
    mentions = []
    at = len(lead)
    for sentence in sentences:
        one = meeting(report, sentence=sentence, at=at, **changes)
        span = one.trigger
        mentions.append(meeting(report, **{
            "sentence": sentence, "at": at, "mention_id": hash_id(told.content_id, span.start, span.end),
            "document_id": told.document_id, **changes,
        }))  # fmt: skip
        at += len(sentence.replace("*", "")) + 1
    return told, tuple(mentions)


def judge(
    kind: str,
    one: Sequence[EventMention],
    other: Sequence[EventMention] = (),
    *,
    room: Sequence[Newsroom],
    **fields: Any,
) -> Judgement:
    """Ann's judgement on mentions; `at` is the second of 22 November 2026 at which she made it."""
    documents = [told for told, _ in room]
    mentions = [mention for _, told in room for mention in told]
    role = fields.get("field") or "event"
    second = fields.pop("at", 0)
    sides = [anchor_side([m.mention_id for m in side], mentions, documents, role) for side in (one, other)]
    given = {
        "author": "Ann",
        "judged_at": f"2026-11-22T12:{second // 60:02}:{second % 60:02}+00:00",
        "one": sides[0],
        "other": sides[1],
    }
    return make_judgement(kind, **{**given, **fields})  # type: ignore[arg-type]


def all_mentions(room: Sequence[Newsroom]) -> list[EventMention]:
    """Every mention of the reports."""
    return [mention for _, told in room for mention in told]


def all_documents(room: Sequence[Newsroom]) -> list[Document]:
    """Every document."""
    return [told for told, _ in room]
