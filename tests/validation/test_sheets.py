"""Sheets: safe to open, read back as coders fill them in, and refused with the line that is wrong."""

import csv
import io
import re
from dataclasses import replace
from pathlib import Path

import pytest

from lapwing.errors import QueryError
from lapwing.validation import (
    Sample,
    measure,
    read_sample,
    read_sheet,
    render_page,
    write_latex,
    write_markdown,
    write_sample,
)
from lapwing.validation.sheet import write_sheet
from tests.validation.sampling import fill_sheet, make_sample


def judged(sample: Sample, coder: str, **verdicts: str) -> list[dict[str, str]]:
    """Return a row a record with the same verdicts for all."""
    return [{"kind": "record", "record": one.record_id, "coder": coder, **verdicts} for one in sample.records]


def test_the_written_sheet_holds_the_sentence_and_no_formula() -> None:
    """A sentence that a spreadsheet would run gets an apostrophe."""
    sample = make_sample({"CONSULT": 2})
    hostile = replace(sample.records[0], sentence='=HYPERLINK("http://x")')
    stream = io.BytesIO()
    write_sheet(replace(sample, records=(hostile,)), stream)
    row = next(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))
    assert row["sentence"] == '\'=HYPERLINK("http://x")'
    assert row["lapwing_type"] == "CONSULT"


def test_a_blind_sheet_shows_nothing_of_lapwings(tmp_path: Path) -> None:
    """Neither do the page's words; the coder's own type is compared when it is read."""
    sample = make_sample({"CONSULT": 4}, blind=True)
    stream = io.BytesIO()
    write_sheet(sample, stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline="")))
    assert {row["lapwing_type"] for row in rows} == {""}
    assert "Norway [NOR" not in render_page(sample)
    sheet = read_sheet(
        fill_sheet(tmp_path / "ann.csv", judged(sample, "ann", event="y", type="AID", actor="nor")), sample
    )
    verdict = sheet.verdicts[sample.records[0].record_id]
    assert (verdict["type"].is_right, verdict["type"].value) == (False, "AID")
    assert verdict["actor"].is_right


def test_precision_recall_and_agreement_of_two_coders(tmp_path: Path) -> None:
    """Ann finds all right, Ben no event in any; a split counts as wrong; each document lacks one event for Ann."""
    sample = make_sample({"CONSULT": 4}, per_stratum=4, n_documents=2)
    ann = judged(sample, "ann", event="y", type="y", actor="y", recipient="y")
    for document in sample.documents:
        ann.append({"kind": "document", "record": document.report_id, "coder": "ann", "event": "y"})
        ann.append({"kind": "missed", "record": document.report_id, "coder": "ann", "type": "AID", "sentence": "gave"})
    sheets = [
        read_sheet(fill_sheet(tmp_path / "a.csv", ann), sample),
        read_sheet(fill_sheet(tmp_path / "b.csv", judged(sample, "ben", event="n"), delimiter=";"), sample),
    ]
    alone, both = measure(sample, sheets[:1]), measure(sample, sheets)
    assert dict(alone.overall)["whole"].value == 1.0
    assert alone.recall
    assert (alone.recall.event.value, alone.recall.n_missed) == (0.5, 2)
    assert dict(both.overall)["event"].value == 0.0
    assert both.n_disputed == 4
    between = {one.field: one.between for one in both.agreement}
    assert (between["event"] or 0) < 0
    assert dict(both.agreement[1].with_lapwing)["ann"] is not None


def test_the_appendix_says_the_same_in_both_languages(tmp_path: Path) -> None:
    """Markdown and LaTeX have the same figures; LaTeX has no bare special character."""
    sample = make_sample({"CONSULT": 4, "AID": 2})
    sheet = read_sheet(fill_sheet(tmp_path / "ann_b.csv", judged(sample, "", event="y", type="y")), sample)
    validation = measure(sample, [sheet])
    markdown, latex = write_markdown(validation, sample), write_latex(validation, sample)
    assert "100%" in markdown
    assert r"100\%" in latex
    assert not re.search(r"(?<!\\)[%#$]", latex)
    assert r"ann\_b" in latex
    assert markdown.count("CONSULT") == latex.count("CONSULT") == 1


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"kind": "record", "record": "nobody", "event": "y"}, ":2: 'nobody' is no record"),
        ({"kind": "record", "event": "perhaps"}, ":2: event is 'perhaps'"),
        ({"kind": "record", "event": "y", "type": "VISITS"}, ":2: type is 'VISITS'"),
        ({"kind": "missed", "record": "r99", "type": "AID"}, ":2: 'r99' is no document"),
        ({"kind": "riddle"}, ":2: kind is 'riddle'"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, row: dict[str, str], told: str) -> None:
    """With the file and the line."""
    sample = make_sample({"CONSULT": 2})
    path = fill_sheet(tmp_path / "ann.csv", [{"record": sample.records[0].record_id, **row}])
    with pytest.raises(QueryError) as caught:
        read_sheet(path, sample)
    assert told in str(caught.value)


def test_two_sheets_of_one_coder_and_an_empty_sheet_are_refused(tmp_path: Path) -> None:
    """Agreement of a coder with herself is none."""
    sample = make_sample({"CONSULT": 2})
    one = read_sheet(fill_sheet(tmp_path / "a.csv", judged(sample, "ann", event="y")), sample)
    with pytest.raises(QueryError, match="one coder"):
        measure(sample, [one, one])
    blank = read_sheet(fill_sheet(tmp_path / "b.csv", judged(sample, "ben")), sample)
    with pytest.raises(QueryError, match="nothing was judged"):
        measure(sample, [blank])


def test_the_sample_is_read_back_as_it_was(tmp_path: Path) -> None:
    """The file beside the sheets holds the draw."""
    sample = make_sample({"CONSULT": 3}, n_documents=1)
    write_sample(sample, tmp_path)
    assert read_sample(tmp_path) == sample


def test_the_page_shows_hostile_text_as_text() -> None:
    """Markup, script and turned text of a report stay words; the one script is named by its hash."""
    sample = make_sample({"CONSULT": 1}, n_documents=1)
    hostile = "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u202e"
    record = replace(sample.records[0], sentence=hostile, outlet='"><b>')
    document = replace(sample.documents[0], text=hostile, url="javascript:alert(1)")
    page = render_page(replace(sample, records=(record,), documents=(document,)))
    assert page.count("<script>") == page.count("</script>") == 1
    assert "<img" not in page
    assert "<b>" not in page
    assert "\u202e" not in page
    assert 'href="javascript' not in page
    assert "default-src 'none'" in page
    assert "script-src 'sha256-" in page
