"""The map: one report through every stage, with a reader that is told what it sees."""

from datetime import date
from typing import Any

import pytest

from lapwing import pipeline
from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.reading import split_sentences
from lapwing.records.coded import CodedReport
from lapwing.records.document import Document
from lapwing.records.reading import Reading
from lapwing.records.report import Report
from tests.factories import make_argument, make_entity, make_reading, make_report, make_trigger, span_of

RUN_ON = date(2023, 1, 15)
TEXT = (
    "OSLO, March 2, 2022 - The foreign minister of Norway met her Polish counterpart in Oslo on Tuesday.\n\n"
    'The two countries "will deepen their work on fisheries", Norway said.'
)
UNDATED = TEXT.replace("March 2, 2022 - ", "- ")


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """The shipped knowledge, loaded once."""
    return load_knowledge()


def _read(document: Document, *_: object) -> Reading:
    """Tag the names of the test's text, and the meeting with its arguments."""
    sentences = split_sentences(document)
    text = document.text
    index = next(s.index for s in sentences if "met her" in s.span.text)
    arguments = (
        make_argument("actor", span_of(text, "The foreign minister of Norway"), sentence=index, sector="GOV"),
        make_argument("recipient", span_of(text, "her Polish counterpart"), sentence=index, sector="GOV"),
        make_argument("place", span_of(text, "Oslo"), sentence=index),
        make_argument("time", span_of(text, "on Tuesday"), sentence=index),
    )
    entities = [
        make_entity(span_of(text, word), label, sentence=index) for word, label in (("Norway", "LOC"), ("Oslo", "LOC"))
    ]
    trigger = make_trigger(span_of(text, "met"), sentence=index, arguments=arguments)
    return make_reading(document, sentences=sentences, entities=tuple(entities), triggers=(trigger,))


def _code(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge, report: Report) -> CodedReport:
    monkeypatch.setattr(pipeline, "read_document", _read)
    reader: Any = object()
    return pipeline.code_report(report, pipeline.Tools(reader, knowledge), RUN_ON)


def test_a_report_becomes_a_coded_event(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    """Who met whom, where and when, with offsets into the text."""
    coded = _code(monkeypatch, knowledge, make_report(TEXT, outlet="The Oslo Courier"))
    (event,) = coded.event_mentions
    assert event.event == "CONSULT"
    assert {participant.country for participant in (*event.actor, *event.recipient)} == {"NOR", "POL"}
    assert event.place is not None
    assert event.place.country == "NOR"
    assert event.date.edtf == "2022-03-01"
    assert coded.document is not None
    assert coded.document.text[event.trigger.start : event.trigger.end] == "met"
    assert not coded.dated_by_run


def test_a_stated_date_needs_no_second_pass(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    """The calendar and offices are only asked where the document does not say."""

    def refuse(*_: object) -> None:
        pytest.fail("a dated document was dated again")

    monkeypatch.setattr(pipeline, "date_document", refuse)
    coded = _code(monkeypatch, knowledge, make_report(UNDATED, published="2022-03-02"))
    assert coded.document is not None
    assert coded.document.published.basis == "metadata"


def test_an_undated_document_is_dated_by_what_is_named_or_left_open(
    monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge
) -> None:
    """Its result is marked as depending on the day of the run."""
    coded = _code(monkeypatch, knowledge, make_report(UNDATED))
    assert coded.document is not None
    assert coded.dated_by_run
    assert coded.document.published.basis in {"inferred", "unknown"}


def test_what_the_documents_stage_refuses_is_a_rejection(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    """It names the report, its path and the reason."""
    german = "Die Außenministerin traf am Dienstag in Oslo ihren Amtskollegen aus Polen zum Gespräch über Fischerei."
    coded = _code(monkeypatch, knowledge, make_report(german, path="de.txt"))
    (rejection,) = coded.rejections
    assert coded.document is None
    assert (rejection.stage, rejection.path, rejection.record_id) == ("documents", "de.txt", coded.report_id)


def test_an_absurd_date_is_named_and_the_report_coded(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    """The rejection stands beside the document, which goes on without a stated date."""
    coded = _code(monkeypatch, knowledge, make_report(UNDATED, published="2999-01-01", path="old.txt"))
    (fault,) = [rejection for rejection in coded.rejections if rejection.stage == "documents"]
    assert (fault.reason, fault.path, fault.record_id) == ("absurd_date", "old.txt", coded.report_id)
    assert coded.document is not None
    assert coded.document.published.basis in {"inferred", "unknown"}
    assert coded.event_mentions


def test_coding_is_a_function_of_the_report_alone(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> None:
    """Twice the same, whatever was coded between."""
    report = make_report(TEXT)
    first = _code(monkeypatch, knowledge, report)
    _code(monkeypatch, knowledge, make_report(UNDATED))
    assert _code(monkeypatch, knowledge, report) == first


def test_the_parts_of_a_run_are_named() -> None:
    """Version, code, fusion, knowledge and weights make its fingerprint."""
    assert [name for name, _ in pipeline.make_stages().parts] == ["version", "code", "fusion", "knowledge", "weights"]
