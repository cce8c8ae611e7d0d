"""Making entries of the log: checked, ordered, and named by what they say."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import UTC, datetime

from lapwing.errors import QueryError
from lapwing.judgements.anchors import make_anchor
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.ids import hash_id
from lapwing.records.judgement import Anchor, FieldValue, Judgement, JudgementKind

MOST_ANCHORS = 40  # of a side: the mentions that are most surely coded right speak for the rest


def make_judgement(
    kind: JudgementKind,
    *,
    author: str,
    judged_at: str,
    reason: str = "",
    one: Sequence[Anchor] = (),
    other: Sequence[Anchor] = (),
    field: str | None = None,
    right: FieldValue | None = None,
    target: str | None = None,
) -> Judgement:
    """Return an entry of the log with its id.

    Raises:
        QueryError: if the author is nobody, the instant is none, or something that the kind needs is missing.
    """
    made = Judgement(
        judgement_id="",
        kind=kind,
        author=author.strip(),
        judged_at=utc_instant(judged_at),
        reason=" ".join(reason.split()),
        one=tuple(one),
        other=tuple(other),
        field=field,
        right=right,
        target=target,
    )
    faults = find_faults(made)
    if faults:
        raise QueryError(f"no judgement: {'; '.join(faults)}")
    return replace(made, judgement_id=judgement_id_of(made))


def find_faults(judgement: Judgement) -> list[str]:
    """Return what is missing in an entry, or does not belong there."""
    kind = judgement.kind
    two_sided = kind in ("same", "different", "part_of")
    checks = (
        (not judgement.author, "it has no author"),
        (kind != "withdraw" and not judgement.one, "it names no mention"),
        (two_sided and not judgement.other, "it names one side only"),
        (two_sided and bool(set(judgement.one) & set(judgement.other)), "both sides are one mention"),
        ((kind == "value") != (judgement.field is not None and judgement.right is not None), "a value needs a field"),
        ((kind == "withdraw") != (judgement.target is not None), "what is withdrawn must be named"),
    )
    return [fault for is_fault, fault in checks if is_fault]


def judgement_id_of(judgement: Judgement) -> str:
    """Return the id that an entry's content gives it."""
    content = asdict(replace(judgement, judgement_id=""))
    return hash_id("judgement", *(f"{name}={value!r}" for name, value in sorted(content.items())))


def utc_instant(given: str) -> str:
    """Return an instant as ISO 8601 in UTC with microseconds, so that instants sort as text.

    Raises:
        QueryError: if it is no instant, or has no time zone.
    """
    try:
        instant = datetime.fromisoformat(given)
    except ValueError as error:
        raise QueryError(f"{given!r} is no instant: write it like 2026-11-22T20:15:00+01:00") from error
    if instant.tzinfo is None:
        raise QueryError(f"{given!r} has no time zone: write it like 2026-11-22T20:15:00+01:00")
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def anchor_side(
    mention_ids: Iterable[str],
    mentions: Sequence[EventMention],
    documents: Iterable[Document],
    role: str = "event",
) -> tuple[Anchor, ...]:
    """Return the anchors of some mentions, those most surely coded right first."""
    wanted = set(mention_ids)
    by_report = {document.report_id: document for document in documents}
    told = {
        mention.mention_id: mention
        for mention in sorted(mentions, key=lambda one: one.report_id, reverse=True)
        if mention.mention_id in wanted and mention.report_id in by_report
    }
    ordered = sorted(told.values(), key=lambda one: (-one.confidence, one.mention_id))
    anchors = (make_anchor(mention, by_report[mention.report_id], role) for mention in ordered[:MOST_ANCHORS])
    return tuple(dict.fromkeys(anchors))
