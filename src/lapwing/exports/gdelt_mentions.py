"""GDELT 2.0's mention table: 16 columns, a line a telling of an event, tab-separated, no header."""

from collections.abc import Iterable, Sequence

from lapwing.exports.cameo import number_of
from lapwing.exports.cells import compact_day
from lapwing.exports.context import ExportContext
from lapwing.exports.gdelt_events import added_at
from lapwing.exports.rules import Row
from lapwing.exports.tables import Cells, Column, Table
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.event import Participant

NAMES = (
    "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID "
    "Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone "
    "MentionDocTranslationInfo Extras"
).split()
_NOT_NUMBERS = ("MentionSourceName", "MentionIdentifier", "MentionDocTranslationInfo", "Extras")
_WEB, _CITATION = 1, 2


def _lines(row: Row, context: ExportContext) -> Iterable[Cells]:  # noqa: ARG001 - every table's signature
    for cited in row.record.tellings:
        yield _line(row, cited, row.record.document(cited.mention.report_id))


def _line(row: Row, cited: CitedMention, document: Document | None) -> Cells:
    mention = cited.mention
    published = (document.published.date_min or None) if document else None
    parties = (*mention.actor, *mention.recipient)
    actor, recipient = _named(row.actor, parties), _named(row.recipient, parties)
    return (
        number_of(row.row_id),
        added_at(row.record),
        int(f"{compact_day(published)}000000") if published else None,
        _WEB if cited.url else _CITATION,
        cited.outlet,
        cited.url or mention.document_id,
        None,  # SentenceID: the records keep offsets, not counts
        actor.start if actor else None,
        recipient.start if recipient else None,
        mention.trigger.start,
        int(not any(one.inherited for one in (*mention.actor, *mention.recipient))),
        round(mention.confidence * 100),
        len(document.text) if document else None,
        None,  # MentionDocTone: no tone is measured
        f"srclc:{document.translated_from}" if document and document.translated_from else None,
        None,
    )


def _named(side: Sequence[Participant], parties: Sequence[Participant]) -> Participant | None:
    """The party of the telling that is the row's: the same entity or name, else the only one of its country."""
    if not side:
        return None
    wanted = side[0]
    same = [one for one in parties if (one.entity_id or one.name) == (wanted.entity_id or wanted.name)]
    alike = [one for one in parties if one.country and one.country == wanted.country]
    return same[0] if same else alike[0] if len(alike) == 1 else None


TABLE = Table(
    columns=tuple(Column(name=name, kind="text" if name in _NOT_NUMBERS else "integer") for name in NAMES),
    lines=_lines,
)
