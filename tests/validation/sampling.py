"""Mentions and documents to draw from, and sheets as coders fill them in."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from lapwing.records.base import Span
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.validation import DrawRules, Sample, draw_sample
from lapwing.validation.sheet import COLUMNS
from tests.factories import make_document, make_event_mention, make_participant

TYPES = ("CONSULT", "AID", "ASSAULT")


def make_telling(number: int, event: str = "CONSULT", *, confidence: float = 0.5) -> tuple[CitedMention, Document]:
    """Return one mention in a document of its own."""
    text = f"It rained. Norway met Poland for the {number}th time. It rained again."
    document = make_document(text, report_id=f"r{number}", document_id=f"d{number}")
    start = text.index("Norway")
    sentence = Span(start=start, end=text.index(" It rained again"), text=text[start : text.index(" It rained again")])
    trigger = Span(start=text.index("met"), end=text.index("met") + 3, text="met")
    mention = make_event_mention(
        mention_id=f"m{number:03}", report_id=f"r{number}", document_id=f"d{number}", event=event, sentence=sentence,
        trigger=trigger, confidence=confidence, actor=(make_participant("Norway", "NOR"),), recipient=(),
    )  # fmt: skip
    cited = CitedMention(
        mention=mention, path=f"{number}.txt", url=None, outlet="The Paper", published="2022-03-01",
        published_basis="metadata", event_id=None, run_id=None,
    )  # fmt: skip
    return cited, document


def make_press(counts: Mapping[str, int]) -> tuple[list[CitedMention], list[Document]]:
    """Return so many mentions of each type, each in its own document."""
    events = [event for event, n in counts.items() for _ in range(n)]
    told = [make_telling(number, event, confidence=number / len(events)) for number, event in enumerate(events)]
    return [cited for cited, _ in told], [document for _, document in told]


def make_sample(counts: Mapping[str, int], **rules: object) -> Sample:
    """Return a draw from such a press."""
    cited, documents = make_press(counts)
    return draw_sample(cited, documents, DrawRules(**rules), types=TYPES)  # type: ignore[arg-type]


def fill_sheet(path: Path, rows: Sequence[Mapping[str, str]], delimiter: str = ",") -> Path:
    """Write a sheet with the rows that a coder filled in."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path
