"""Reports from files, folders, dumps and streams, and what becomes of bad input."""

import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from lapwing.records.base import Rejection
from lapwing.records.report import Report
from lapwing.sources import Overrides, read_reports, rows
from lapwing.sources import dumps as dumps_module
from lapwing.sources import read as read_module

PROSE = "The two ministers met in the port on Monday and signed an agreement on fisheries."


def read(
    *paths: Path | str, overrides: Overrides | None = None, stdin: bytes | None = None
) -> list[Report | Rejection]:
    """Read everything that the paths give."""
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(read_reports([str(path) for path in paths], overrides or Overrides(), stream))


def reasons(found: list[Report | Rejection]) -> list[str]:
    """Return the reasons of all rejections, in order."""
    return [item.reason for item in found if isinstance(item, Rejection)]


def reports(found: list[Report | Rejection]) -> list[Report]:
    """Return the reports alone."""
    return [item for item in found if isinstance(item, Report)]


def test_plain_file_becomes_one_report_as_given(tmp_path: Path) -> None:
    """Line ends and blanks of the file are kept: offsets point into them."""
    file = tmp_path / "a.txt"
    file.write_bytes(b"One line.\r\n\r\n  Two lines. \n")
    (report,) = reports(read(file))
    assert report.content == "One line.\r\n\r\n  Two lines. \n"
    assert (report.media, report.path) == ("text", str(file))


def test_folder_is_walked_sorted_and_hidden_names_are_skipped(tmp_path: Path) -> None:
    """The order depends on names alone."""
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("c.txt", "b/z.md", "b/a.html", ".hidden.txt", ".git/x.txt"):
        (tmp_path / name).write_text(f"<p>{PROSE} {name}</p>")
    found = reports(read(tmp_path))
    assert [Path(report.path).name for report in found] == ["a.html", "z.md", "c.txt"]
    assert [report.media for report in found] == ["html", "markdown", "text"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_folder_that_links_back_to_itself_is_cut_and_named(tmp_path: Path) -> None:
    """A loop costs one rejection and no report."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(PROSE)
    (tmp_path / "in" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found = read(tmp_path)
    assert len(reports(found)) == 1
    assert sorted(reasons(found)) == ["loop", "missing"]


def test_folder_reached_twice_without_a_loop_is_read_twice(tmp_path: Path) -> None:
    """Only true loops are cut; both readings have one id, so that the run codes one of them."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(PROSE)
    one, two = reports(read(tmp_path / "a", tmp_path))
    assert one.report_id == two.report_id


def test_id_does_not_depend_on_which_folder_above_was_named(tmp_path: Path) -> None:
    """The file itself, its folder, or any folder above: one report."""
    deep = tmp_path / "press" / "2022"
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(PROSE)
    (deep / "rows.jsonl").write_text(json.dumps({"text": PROSE + " They left."}) + "\n")
    named = (deep / "a.txt", deep / "rows.jsonl"), (deep,), (tmp_path / "press",), (tmp_path,)
    ids = [[report.report_id for report in reports(read(*paths))] for paths in named]
    assert len(ids[0]) == 2
    assert ids == [ids[0]] * 4


@pytest.mark.parametrize(
    ("stated", "n_reports"),
    [
        ({}, 1),
        ({"outlet": "The Pier"}, 2),
        ({"published": "2023-04-01"}, 2),
        ({"url": "https://pier.example/1"}, 2),
        ({"id": "pier-1"}, 2),
    ],
)
def test_copies_of_one_name_are_one_report_unless_something_stated_differs(
    tmp_path: Path, stated: dict[str, str], n_reports: int
) -> None:
    """Two folders hold one text under one name; what a sidecar says of one of them makes it a report of its own."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(PROSE)
    (tmp_path / "two" / "a.txt.meta.json").write_text(json.dumps(stated))
    assert len({report.report_id for report in reports(read(tmp_path))}) == n_reports


def test_same_name_with_other_content_is_another_report(tmp_path: Path) -> None:
    """Folders by day or outlet often number their files alike."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "001.txt").write_text(f"{PROSE} {folder}")
    assert len({report.report_id for report in reports(read(tmp_path))}) == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_text"),
        (b"%PDF-1.7 stream", "not_text"),
        (bytes(range(256)) * 20, "not_text"),
        ("Gespräche über „Frieden“ ".encode() + b"\xc3\x28 broken", "broken_encoding"),
        (b"The minister \xc3\x28 met \xe2\x82 the envoy", "broken_encoding"),
        (b"\xff\xfeA\x00B", "broken_encoding"),
    ],
)
def test_bad_content_is_rejected_and_the_run_goes_on(tmp_path: Path, content: bytes, reason: str) -> None:
    """The rejection names stage, reason and file; the next file is read."""
    (tmp_path / "a.txt").write_bytes(content)
    (tmp_path / "b.txt").write_text(PROSE)
    rejection, report = read(tmp_path)
    assert isinstance(rejection, Rejection)
    assert (rejection.stage, rejection.reason, Path(rejection.path).name) == ("sources", reason, "a.txt")
    assert isinstance(report, Report)


def test_one_endless_line_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    """100 MB in one line of text: the file is refused by its size limit."""
    file = tmp_path / "long.txt"
    with file.open("wb") as out:
        for _ in range(100):
            out.write(b"x " * (1 << 19))
    assert reasons(read(file)) == ["too_large"]


def test_missing_and_special_paths_are_rejections(tmp_path: Path) -> None:
    """A path that is not there does not stop the others."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "good.txt").write_text(PROSE)
    found = read(tmp_path / "nowhere.txt", tmp_path / "empty", "nul\0byte", tmp_path / "good.txt", "-")
    assert reasons(found)[:2] == ["missing", "empty"]
    assert reasons(found)[-1] == "missing"
    assert len(reports(found)) == 1


def test_unknown_endings_are_read_only_when_named(tmp_path: Path) -> None:
    """A table in a folder is not a report; a file that the user names is looked into."""
    (tmp_path / "table.sav").write_text("a,b\n1,2\n")
    (tmp_path / "story.news").write_text(PROSE)
    (tmp_path / "exported").write_text(PROSE)
    found = read(tmp_path)
    assert reasons(found) == ["unknown_type", "unknown_type"]
    assert len(reports(found)) == 1
    assert len(reports(read(tmp_path / "story.news"))) == 1


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("\ufeffCafé talks".encode(), "utf-8-sig"),
        ("Café talks".encode("utf-16"), "utf-16"),
        ("Café talks".encode(), "utf-8"),
        ("The café’s owner met “envoys” – in Málaga".encode("cp1252"), "cp1252"),
    ],
)
def test_encodings_are_found_and_guesses_noted(tmp_path: Path, content: bytes, encoding: str) -> None:
    """Byte order mark, UTF-8, then Windows-1252 with a note."""
    (tmp_path / "a.txt").write_bytes(content)
    (report,) = reports(read(tmp_path))
    assert "Caf" in report.content or "café" in report.content
    assert not report.content.startswith("\ufeff")
    noted = dict(report.metadata).get("lapwing:encoding", "")
    assert (encoding in noted) == (encoding == "cp1252")


def test_page_in_a_declared_charset_is_decoded_by_it(tmp_path: Path) -> None:
    """A legacy page says what it is in."""
    (tmp_path / "a.html").write_bytes('<html><meta charset="koi8-r"><p>Привет</p></html>'.encode("koi8-r"))
    (report,) = reports(read(tmp_path))
    assert "Привет" in report.content


def test_rows_in_our_schema_and_of_news_please(tmp_path: Path) -> None:
    """Known keys become fields, all others metadata."""
    ours = {"id": 7, "text": PROSE, "outlet": "The Pier", "published": "2023-04-01", "tags": ["sea"], "language": "en"}
    theirs = {"maintext": PROSE, "title": "Fish", "url": "https://pier.example/1", "source_domain": "pier.example"}
    theirs |= {"date_publish": "2023-04-01 10:00:00", "description": None, "authors": ["A. Writer"]}
    (tmp_path / "a.jsonl").write_text(json.dumps(ours) + "\n\n" + json.dumps(theirs) + "\n")
    first, second = reports(read(tmp_path))
    assert (first.input_id, first.outlet, first.published) == ("7", "The Pier", "2023-04-01")
    assert dict(first.metadata) == {"tags": '["sea"]', "lapwing:row": '"1"'}
    assert (second.title, second.outlet, second.published) == ("Fish", "pier.example", "2023-04-01 10:00:00")
    assert dict(second.metadata) == {"authors": '["A. Writer"]', "lapwing:row": '"3"'}


def test_broken_rows_cost_only_themselves(tmp_path: Path) -> None:
    """Every other row survives, and each rejection names its row."""
    good = json.dumps({"text": PROSE}).encode()
    rows_given = [good, b'{"text": "cut', b"[1]", b'{"text": 5}', b'{"text": ""}', b'{"text": "\xff"}', good]
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(rows_given))
    found = read(tmp_path)
    assert len(reports(found)) == 2
    assert reasons(found) == ["broken_json", "bad_row", "bad_row", "empty", "broken_encoding"]
    details = [item.detail for item in found if isinstance(item, Rejection)]
    assert [detail.split(":")[0] for detail in details] == ["row 2", "row 3", "row 4", "row 5", "row 6"]


def test_endless_row_is_skipped_and_the_next_one_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row over the limit is never held."""
    monkeypatch.setattr(dumps_module, "MAX_REPORT_BYTES", 1000)
    long = json.dumps({"text": "x" * 5000})
    good = json.dumps({"text": PROSE})
    (tmp_path / "a.jsonl").write_text(f"{long}\n{good}\n")
    (tmp_path / "b.json").write_text(f"[{long},\n{good}]")
    found = read(tmp_path)
    assert reasons(found) == ["too_large", "too_large"]
    assert len(reports(found)) == 2


@pytest.mark.parametrize("text", ['{"text": "%s"}', '[{"text": "%s"}]', '\n[\n{"id": "}]\\"{",\n "text": "%s"}\n]\n'])
def test_json_holds_one_object_or_an_array(tmp_path: Path, text: str) -> None:
    """Brackets inside strings do not cut objects."""
    (tmp_path / "a.json").write_text(text % PROSE)
    (report,) = reports(read(tmp_path))
    assert report.content == PROSE


def test_json_file_of_lines_is_read_by_line(tmp_path: Path) -> None:
    """Many dumps are JSON Lines under the ending .json."""
    row = json.dumps({"text": PROSE})
    (tmp_path / "a.json").write_text(f"{row}\nbroken\n{row}\n")
    found = read(tmp_path)
    assert len(reports(found)) == 2
    assert reasons(found) == ["broken_json"]


def test_json_cut_off_in_the_middle_keeps_what_came_before(tmp_path: Path) -> None:
    """The part that ends too early is one rejection."""
    row = json.dumps({"text": PROSE})
    (tmp_path / "a.json").write_text(f"[{row}, {row[:30]}")
    found = read(tmp_path)
    assert len(reports(found)) == 1
    assert reasons(found) == ["broken_json"]


def test_json_values_are_found_across_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a chunk ends makes no difference."""
    rows_given = [{"id": str(i), "text": f'{PROSE} "quoted\\" {{{i}}}'} for i in range(20)]
    (tmp_path / "a.json").write_text(json.dumps(rows_given, indent=1))
    for size in (1, 2, 3, 7, 64):
        monkeypatch.setattr(dumps_module, "CHUNK_BYTES", size)
        assert [report.content for report in reports(read(tmp_path))] == [row["text"] for row in rows_given]


@pytest.mark.parametrize(
    ("given", "media"),
    [
        (PROSE.encode(), "text"),
        (b"<!DOCTYPE html><html><body><p>Talks.</p></body></html>", "html"),
        (json.dumps({"text": PROSE}).encode() + b"\n", "text"),
        (json.dumps([{"html": "<p>Talks.</p>"}]).encode(), "html"),
        (json.dumps({"text": PROSE}, indent=2).encode(), "text"),
        (b"[Dateline] A bracket is no dump.", "text"),
    ],
)
def test_standard_input_is_looked_into(given: bytes, media: str) -> None:
    """Text, pages and dumps are told apart by how they begin."""
    (report,) = reports(read("-", stdin=given))
    assert (report.media, report.path) == (media, "-")


def test_empty_standard_input_is_a_rejection() -> None:
    """Nothing vanishes."""
    assert reasons(read("-", stdin=b"")) == ["empty"]


def test_sidecar_states_and_options_win(tmp_path: Path) -> None:
    """An option wins over the sidecar, the sidecar over the row."""
    (tmp_path / "a.txt").write_text(PROSE)
    side = {"outlet": "The Pier", "published": "2023-04-01", "title": "Fish", "desk": "sea"}
    (tmp_path / "a.txt.meta.json").write_text(json.dumps(side))
    (report,) = reports(read(tmp_path, overrides=Overrides(published="2023-04-02")))
    assert (report.outlet, report.published, report.title) == ("The Pier", "2023-04-02", "Fish")
    assert dict(report.metadata) == {"desk": '"sea"'}


def test_broken_sidecar_is_named_and_the_report_is_read(tmp_path: Path) -> None:
    """The report itself is not lost."""
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "a.txt.meta.json").write_text("{outlet")
    found = read(tmp_path)
    assert reasons(found) == ["broken_sidecar"]
    assert len(reports(found)) == 1


def test_ids_survive_a_moved_folder_and_tell_outlets_apart(tmp_path: Path) -> None:
    """No folder is part of the identity; the file's name and the outlet are."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(PROSE)
        (tmp_path / folder / "b.txt").write_text(PROSE)
    one, two = reports(read(tmp_path / "one")), reports(read(tmp_path / "two"))
    assert [report.report_id for report in one] == [report.report_id for report in two]
    assert one[0].report_id != one[1].report_id
    (other,) = reports(read(tmp_path / "one" / "a.txt", overrides=Overrides(outlet="The Pier")))
    assert other.report_id != one[0].report_id


def test_packed_dump_is_looked_through_and_a_cut_one_named(tmp_path: Path) -> None:
    """A truncated archive gives the rows before the cut and a rejection."""
    packed = gzip.compress("".join(json.dumps({"id": i, "text": PROSE}) + "\n" for i in range(3000)).encode())
    (tmp_path / "a.jsonl.gz").write_bytes(packed)
    assert len(reports(read(tmp_path))) == 3000
    (tmp_path / "a.jsonl.gz").write_bytes(packed[: len(packed) // 2])
    assert "unreadable" in reasons(read(tmp_path))


def test_lone_surrogates_are_replaced_without_moving_offsets() -> None:
    """Half a character cannot be stored; one stands for one."""
    report = rows.make_row_report({"text": "a\ud800b"}, path="-", identity="-", overrides=Overrides())
    assert isinstance(report, Report)
    assert report.content == "a\ufffdb"
    assert "lapwing:unpaired" in dict(report.metadata)


def test_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of the disk is a rejection too."""

    def fail(*_: object, **__: object) -> Report:
        raise OSError(5, "Input/output error")

    (tmp_path / "a.txt").write_text(PROSE)
    monkeypatch.setattr(read_module, "read_single", fail)
    assert reasons(read(tmp_path)) == ["unreadable"]
