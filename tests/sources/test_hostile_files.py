"""Files that would harm: each is refused with its reason, and what stands beside it is read."""

import gzip
import io
import json
import os
import stat
import sys
import tarfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lapwing.records.base import Rejection
from lapwing.records.report import Report
from lapwing.sources import Overrides, limits, read_reports, separated
from tests.sources import written_files as written
from tests.sources.own_articles import own_articles

PROSE = "The two ministers met in the port on Monday and signed an agreement on fisheries."
XML = '<?xml version="1.0"?>'
LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]>"
)
OUTSIDE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def read(path: Path, stdin: bytes | None = None) -> tuple[list[Report], list[Rejection]]:
    """Return the reports and the rejections that a file, or standard input, gives."""
    stream = None if stdin is None else io.BytesIO(stdin)
    found = list(read_reports([str(path) if stdin is None else "-"], Overrides(), stream))
    return (
        [item for item in found if isinstance(item, Report)],
        [item for item in found if isinstance(item, Rejection)],
    )


def read_bytes(folder: Path, name: str, content: bytes) -> tuple[list[Report], list[str]]:
    """Write one file and return its reports and the reasons of its rejections."""
    (folder / name).write_bytes(content)
    reports, rejections = read(folder / name)
    return reports, [rejection.reason for rejection in rejections]


# -------------------------------------------------------------------------------------------------------------- tables


def test_formula_cells_are_text(tmp_path: Path) -> None:
    """Nothing is computed, and nothing is cut off."""
    formula = '=HYPERLINK("http://example.org","' + PROSE + '")'
    table = written.separated(own_articles(1)).decode() + '2,"@SUM(1)",-1+1,2022-01-01,"' + formula.replace('"', '""')
    reports, reasons = read_bytes(tmp_path, "a.csv", (table + '"\r\n').encode())
    assert reasons == []
    assert (reports[1].content, reports[1].title, reports[1].outlet) == (formula, "@SUM(1)", "-1+1")


def test_row_with_too_many_cells_is_named_and_the_next_is_read(tmp_path: Path) -> None:
    """A forgotten quote shows as a row that does not fit the header."""
    reports, _ = read_bytes(tmp_path, "a.csv", f"id,text\n1,{PROSE}\n2,One, two\n3,{PROSE}\n".encode())
    (rejection,) = read(tmp_path / "a.csv")[1]
    assert [report.input_id for report in reports] == ["1", "3"]
    assert (rejection.reason, rejection.detail[:28]) == ("bad_row", "row 3: it has 3 cells, the h")


def test_quote_that_never_ends_names_its_lines(tmp_path: Path) -> None:
    """The rows before it are kept, and those that it swallowed are named."""
    (tmp_path / "a.csv").write_text(f'id,text\n1,{PROSE}\n2,"never\n3,{PROSE}\n4,{PROSE}\n')
    reports, (rejection,) = read(tmp_path / "a.csv")
    assert [report.input_id for report in reports] == ["1"]
    assert "row 3: lines 3 to 5 are not CSV" in rejection.detail


def test_line_of_fifty_megabytes_is_passed_over(tmp_path: Path) -> None:
    """It is never held; the rows around it are read."""
    with (tmp_path / "a.csv").open("wb") as out:
        out.write(f"id,text\n1,{PROSE}\n2,".encode())
        for _ in range(50):
            out.write(b"x " * (1 << 19))
        out.write(f"\n3,{PROSE}\n".encode())
    tracemalloc.start()
    reports, rejections = read(tmp_path / "a.csv")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [report.input_id for report in reports] == ["1", "3"]
    assert [rejection.reason for rejection in rejections] == ["too_large"]
    assert peak < 40 * 1024 * 1024


def test_row_in_another_encoding_is_told_by_its_own_bytes(tmp_path: Path) -> None:
    """One row pasted from Windows is read with a note; one of broken UTF-8 is refused."""
    good = "Der Café-Besuch, sagte er, sei naïve.".encode()
    windows = "The minister’s café in Málaga – a naïve idea".encode("cp1252")
    broken = "Über „Frieden“".encode() + b"\xc3\x28"
    content = b"id,text\n" + b"".join(b"%d,%s\n" % row for row in enumerate((good, windows, broken, good), 1))
    reports, reasons = read_bytes(tmp_path, "a.csv", content.replace(b"Besuch,", b"Besuch").replace(b"er,", b"er"))
    assert [report.input_id for report in reports] == ["1", "2", "4"]
    assert reports[1].content == "The minister’s café in Málaga – a naïve idea"
    assert "cp1252" in dict(reports[1].metadata)["lapwing:encoding"]
    assert reasons == ["broken_encoding"]


@pytest.mark.parametrize(
    ("header", "detail"),
    [
        ("number,remark", "no column holds the text"),
        ("text,Text", ""),
        ("Body,BODY", "several columns may be the text"),
    ],
)
def test_header_that_names_no_text_is_refused_with_its_columns(tmp_path: Path, header: str, detail: str) -> None:
    """Nothing is guessed; a column that is named exactly wins."""
    (tmp_path / "a.csv").write_text(f"{header}\n{PROSE},{PROSE}\n")
    reports, rejections = read(tmp_path / "a.csv")
    assert bool(reports) == (not detail)
    assert all(rejection.reason == "bad_columns" and detail in rejection.detail for rejection in rejections)


def test_parquet_that_is_cut_off_or_no_parquet_is_refused(tmp_path: Path) -> None:
    """Its end says where its rows are; without it nothing can be known."""
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(written.rows(own_articles(20))), out)
    for content in (out.getvalue()[:-40], b"PAR1" + bytes(200), b"PAR1", out.getvalue()[: out.tell() // 2] + b"PAR1"):
        assert read_bytes(tmp_path, "a.parquet", content) == ([], ["broken_table"])


def test_arrow_stream_that_is_cut_off_keeps_its_rows(tmp_path: Path) -> None:
    """A stream says its rows as they come."""
    arrow = pytest.importorskip("pyarrow")
    table = arrow.Table.from_pylist(written.rows(own_articles(20)))
    out = io.BytesIO()
    with arrow.ipc.new_stream(out, table.schema) as writer:
        for batch in table.to_batches(max_chunksize=5):
            writer.write_batch(batch)
    reports, reasons = read_bytes(tmp_path, "a.arrow", out.getvalue()[:-900])
    assert len(reports) == 15
    assert reasons == ["broken_table"]


def test_parquet_damaged_in_the_middle_ends_with_a_reason(tmp_path: Path) -> None:
    """No byte of it, turned round, stops the run."""
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(written.rows(own_articles(20))), out)
    for place in range(4, out.tell(), out.tell() // 40):
        content = bytearray(out.getvalue())
        content[place] ^= 0xFF
        read_bytes(tmp_path, "a.parquet", bytes(content))


# ------------------------------------------------------------------------------------------------------------ archives


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt", "..\\out.txt"])
def test_names_that_point_out_of_an_archive_are_refused(tmp_path: Path, name: str) -> None:
    """Nothing is written anywhere in any case; the file beside it is read."""
    inside = {name: PROSE.encode(), "good.txt": PROSE.encode()}
    for archive, packed in (("a.zip", written.as_zip(inside)), ("a.tar", written.as_tar(inside, "w"))):
        reports, reasons = read_bytes(tmp_path, archive, packed)
        assert ([len(reports)], reasons) == ([1], ["unsafe_path"])


def test_links_and_devices_of_archives_are_refused(tmp_path: Path) -> None:
    """A link could show any file of the machine."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, kind in (("a.txt", tarfile.SYMTYPE), ("b.txt", tarfile.LNKTYPE), ("c.txt", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert read_bytes(tmp_path, "a.tar", out.getvalue()) == ([], ["link"] * 3)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        entry = zipfile.ZipInfo("a.txt")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        zipped.writestr(entry, "/etc/passwd")
    assert read_bytes(tmp_path, "a.zip", out.getvalue()) == ([], ["link"])


def test_tar_header_of_a_gigabyte_is_not_taken_into_memory(tmp_path: Path) -> None:
    """Names may be as long as a header says, so that it could say anything."""
    header = tarfile.TarInfo("x")
    header.type, header.size = tarfile.XHDTYPE, 1 << 30
    with (tmp_path / "a.tar").open("wb") as out:
        out.write(header.tobuf())
        out.truncate(header.size + 2048)
    tracemalloc.start()
    _, (rejection,) = read(tmp_path / "a.tar")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rejection.reason == "unreadable"
    assert peak < 10 * 1024 * 1024


def _zeros(n_megabytes: int) -> bytes:
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=1) as packed:
        for _ in range(n_megabytes):
            packed.write(b"a " * (1 << 19))
    return out.getvalue()


@pytest.mark.parametrize("ending", ["csv.gz", "jsonl.gz", "xml.gz", "tar.gz", "parquet.gz", "rtf.gz", "docx.gz"])
def test_bomb_is_left_as_soon_as_it_shows(tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of some KB that would be hundreds of MB: memory stays small, and reading stops by its ratio."""
    monkeypatch.setattr("lapwing.sources.streams.FREE_BYTES", 4 << 20)
    tracemalloc.start()
    reports, reasons = read_bytes(tmp_path, f"a.{ending}", _zeros(100))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert reports == []
    assert reasons
    assert reasons[-1] in {"archive_bomb", "bad_columns", "broken_table", "unsafe_rtf", "unknown_type", "unreadable"}
    assert peak < 90 * 1024 * 1024


def test_bomb_in_an_archive_ends_the_archive_and_keeps_what_came_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ratio counts over the whole archive, so that a thousand small bombs are one."""
    monkeypatch.setattr("lapwing.sources.streams.FREE_BYTES", 1 << 20)
    line = (json.dumps({"text": "ha " * 30_000}) + "\n").encode()
    reports, reasons = read_bytes(
        tmp_path, "a.zip", written.as_zip({"a.txt": PROSE.encode(), "b.jsonl": line * 100, "c.txt": PROSE.encode()})
    )
    assert reports[0].content == PROSE
    assert reasons == ["archive_bomb", "archive_bomb"]
    assert len(reports) < 100


def test_archives_nest_once(tmp_path: Path) -> None:
    """The one in the one in the one is refused, its neighbours are read."""
    third = written.as_zip({"deep.txt": PROSE.encode()})
    second = written.as_zip({"third.zip": third, "b.txt": PROSE.encode()})
    reports, reasons = read_bytes(tmp_path, "a.zip", written.as_zip({"second.zip": second, "c.txt": PROSE.encode()}))
    assert [Path(report.path).name for report in reports] == ["b.txt", "c.txt"]
    assert reasons == ["nested"]


def test_archive_of_too_many_files_is_read_up_to_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest is named."""
    monkeypatch.setattr("lapwing.sources.archives.MAX_MEMBERS", 3)
    members = {f"{number}.txt": PROSE.encode() for number in range(9)}
    reports, reasons = read_bytes(tmp_path, "a.zip", written.as_zip(members))
    assert (len(reports), reasons) == (3, ["too_large"])


def test_damaged_archive_costs_only_its_damaged_file(tmp_path: Path) -> None:
    """A wrong checksum is seen; a file that is no archive is one rejection."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", PROSE)
        archive.writestr("b.txt", PROSE + " They left.")
    damaged = out.getvalue().replace(b"They left", b"They lost", 1)
    reports, reasons = read_bytes(tmp_path, "a.zip", damaged)
    assert ([report.content for report in reports], reasons) == ([PROSE], ["unreadable"])
    assert read_bytes(tmp_path, "b.zip", b"PK\x03\x04 no archive")[1] == ["unreadable"]
    assert read_bytes(tmp_path, "c.tar", os.urandom(2000))[1] == ["unreadable"]
    assert read_bytes(tmp_path, "d.zip", written.as_zip({}))[1] == ["empty"]


def test_unknown_files_of_an_archive_are_named_and_hidden_ones_passed_over(tmp_path: Path) -> None:
    """As in folders."""
    members = {"a.txt": PROSE.encode(), "b.exe": b"MZ", ".c.txt": b"x", "__MACOSX/a.txt": b"x", "d/.git/e.txt": b"x"}
    reports, reasons = read_bytes(tmp_path, "a.zip", written.as_zip(members))
    assert (len(reports), reasons) == (1, ["unknown_type"])


# -------------------------------------------------------------------------------------------------- XML, RTF, PDF, Word


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE])
def test_entities_are_refused_in_word_files_and_feeds(tmp_path: Path, declared: str) -> None:
    """Neither a billion laughs nor a file of the machine."""
    body = "<w:body><w:p><w:r><w:t>&j;&a;</w:t></w:r></w:p></w:body>"
    word = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    assert read_bytes(tmp_path, "a.docx", written.docx_of(f"{declared}{word}{body}</w:document>"))[1] == ["unsafe_xml"]
    feed = (
        f"{XML}{declared}<rss><channel><item><title>&j;&a;</title><description>&a;</description></item></channel></rss>"
    )
    assert read_bytes(tmp_path, "a.rss", feed.encode())[1] == ["unsafe_xml"]


def test_entities_that_hide_behind_a_long_comment_are_not_expanded(tmp_path: Path) -> None:
    """Where the declaration is not seen, nothing of it is used."""
    item = f"<item><description>{PROSE} &a;</description></item>"
    feed = f"{XML}<!--{'x' * 9000}-->{OUTSIDE}<rss><channel>{item}</channel></rss>"
    reports, _ = read_bytes(tmp_path, "a.rss", feed.encode())
    assert all("root:" not in report.content for report in reports)


def test_feed_that_breaks_off_keeps_its_items(tmp_path: Path) -> None:
    """And a bare & or an unknown entity costs no item."""
    feed = written.rss(own_articles(10)).replace(b"Shorter.", b"Fish & chips &nbsp; more")
    reports, reasons = read_bytes(tmp_path, "a.rss", feed[: len(feed) * 3 // 4])
    assert 6 <= len(reports) <= 8
    assert reasons == ["broken_xml"]


def test_other_xml_is_named(tmp_path: Path) -> None:
    """A map is no feed."""
    assert read_bytes(tmp_path, "a.xml", b"<?xml version='1.0'?><kml><item>x</item></kml>")[1] == ["unknown_type"]
    assert read_bytes(tmp_path, "b.xml", b"<?xml version='1.0'?>")[1] == ["unknown_type"]


def test_rtf_that_nests_without_end_is_refused(tmp_path: Path) -> None:
    """Also one that says it has a gigabyte of pictures, or that is not RTF at all."""
    assert read_bytes(tmp_path, "a.rtf", b"{\\rtf1" + b"{" * 500_000)[1] == ["unsafe_rtf"]
    fonts = b"{\\rtf1{\\fonttbl" + b"{\\f1 x;}" * 20_000 + b"}" + PROSE.encode() + b"}"
    assert read_bytes(tmp_path, "b.rtf", fonts)[1] == ["unsafe_rtf"]
    reports, reasons = read_bytes(tmp_path, "c.rtf", b"{\\rtf1 " + PROSE.encode() + b"\\par{\\pict\\bin999999999 xx}}")
    assert ([report.content for report in reports], reasons) == ([PROSE], [])
    assert read_bytes(tmp_path, "d.rtf", PROSE.encode())[1] == ["unsafe_rtf"]


def test_old_word_and_excel_files_are_refused(tmp_path: Path) -> None:
    """They are archives too, or nothing that can be read."""
    assert read_bytes(tmp_path, "a.docx", b"\xd0\xcf\x11\xe0" + bytes(600))[1] == ["unreadable"]
    excel = written.as_zip({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"})
    assert read_bytes(tmp_path, "b.docx", excel)[1] == ["not_text"]


@pytest.mark.parametrize(("library", "name"), [("pypdf", "a.pdf"), ("pyarrow", "a.parquet"), ("pyarrow", "a.arrow")])
def test_missing_library_costs_only_the_files_that_need_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, name: str
) -> None:
    """The reason says what to install, and the run goes on."""
    monkeypatch.setitem(sys.modules, library, None)
    (tmp_path / name).write_bytes(b"whatever it holds")
    (tmp_path / "b.txt").write_text(PROSE)
    reports, (rejection,) = read(tmp_path)
    assert len(reports) == 1
    assert rejection.reason == "missing_library"
    assert "pip install 'lapwing[" in rejection.detail


def test_pdf_without_text_is_refused(tmp_path: Path) -> None:
    """A scan has pages and nothing to read."""
    pytest.importorskip("pypdf")
    assert read_bytes(tmp_path, "a.pdf", written.as_pdf([""] * 60))[1] == ["no_text"]


def _broken_pdfs() -> Iterator[bytes]:
    whole = written.as_pdf(list(own_articles(1)[0].paragraphs))
    yield whole[: len(whole) // 3]
    yield b"%PDF-1.7\n"
    yield whole.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    yield whole.replace(b"/Parent 2 0 R", b"/Parent 4 0 R").replace(b"/Count 1", b"/Count 99999999")
    yield b"%PDF-1.4\n" + os.urandom(5000)


def test_pdf_that_is_broken_or_turns_in_circles_ends_with_a_reason(tmp_path: Path) -> None:
    """The run goes on."""
    pytest.importorskip("pypdf")
    for content in _broken_pdfs():
        reports, reasons = read_bytes(tmp_path, "a.pdf", content)
        assert len(reports) + len(reasons) == 1


def test_running_heads_of_a_pdf_are_left_out(tmp_path: Path) -> None:
    """What stands at the edge of most pages, but for its number, is no text."""
    pytest.importorskip("pypdf")
    pages = [
        [
            f"The Oslo Courier - page {n}",
            *[f"Sentence {n} of {i} is here." + " indeed" * (i + n) for i in range(48)],
            "",
        ]
        for n in range(4)
    ]
    (reports, _) = read_bytes(tmp_path, "a.pdf", written.as_pdf_pages(pages))
    assert "The Oslo Courier" not in reports[0].content
    assert "Sentence 3 of 47 is here" in reports[0].content


# ------------------------------------------------------------------------------------------------------ press databases


def test_article_without_a_head_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    """The rejection says which, and how it begins."""
    lines = written.nexis_lines(own_articles(3))
    dated = [place for place, line in enumerate(lines) if line.startswith("January") and "2022" in line]
    del lines[dated[1]]
    (tmp_path / "a.docx").write_bytes(written.as_docx(lines))
    reports, (rejection,) = read(tmp_path / "a.docx")
    assert len(reports) == 2
    assert rejection.reason == "unknown_layout"
    assert rejection.detail.startswith("row 2: ")


def test_article_that_mentions_a_database_stays_one_report(tmp_path: Path) -> None:
    """The words alone are no layout."""
    text = f"{PROSE}\n\nThe archive's pages bear the words\n\nEnd of Document\n\nsaid the minister."
    reports, reasons = read_bytes(tmp_path, "a.txt", text.encode())
    assert ([report.content for report in reports], reasons) == ([text], [])


def test_large_table_is_streamed(tmp_path: Path) -> None:
    """Three thousand rows of 1 KB are read in the memory of some of them."""
    with (tmp_path / "a.csv").open("w") as out:
        out.write("id,text\n")
        out.writelines(f"{number},{PROSE * 12}\n" for number in range(3_000))
    tracemalloc.start()
    n_reports = sum(isinstance(item, Report) for item in read_reports([str(tmp_path / "a.csv")], Overrides()))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert n_reports == 3_000
    assert peak < 2 * 1024 * 1024


def test_limits_are_those_that_the_reasons_name() -> None:
    """A row may be as long as a report."""
    assert separated.MAX_REPORT_BYTES == limits.MAX_REPORT_BYTES
