"""Formats of general programs, read back by the standard library's own readers."""

import csv
import io
import json
import re
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lapwing.errors import LapwingError
from lapwing.exports.export import whole_file
from tests.exports.exporting import NORWAY, POLAND, SWEDEN, URL, export, make_told_event, talks
from tests.factories import (
    make_event_date,
    make_event_place,
    make_fact,
    make_fact_value,
    make_participant,
    make_quantity,
)

NAMESPACES = {"gexf": "{http://gexf.net/1.3}", "graphml": "{http://graphml.graphdrawing.org/xmlns}"}


def test_csv_reads_back_what_was_written() -> None:
    """Commas, quotation marks and line breaks in a name do not break a row."""
    name = 'Ring, "the\nfirst"'
    content, _ = export("csv", make_told_event(actor=(make_participant(name),)))
    (row,) = csv.DictReader(io.StringIO(content.decode(), newline=""))
    assert (row["actor"], row["recipient_country"], row["day"]) == (name, "POL", "2022-03-01")


@pytest.mark.parametrize("beginning", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＠x", " =1"])
def test_a_spreadsheet_gets_no_formula(beginning: str) -> None:
    """An apostrophe stands before it, in the format of that name only; numbers stay numbers."""
    told = make_told_event(actor=(make_participant(beginning),), event="THREATEN", event_scale=-3.5)
    (safe,) = csv.DictReader(io.StringIO(export("spreadsheet-csv", told)[0].decode("utf-8-sig"), newline=""))
    (plain,) = csv.DictReader(io.StringIO(export("csv", told)[0].decode(), newline=""))
    assert (safe["actor"], plain["actor"]) == (f"'{beginning}", beginning.replace("\r", "\n"))
    assert safe["event_scale"] == plain["event_scale"] == "-3.5"


def test_plover_has_the_manual_s_fields() -> None:
    """Required ones always, lists as lists, all parties of talks as actors."""
    content, summary = export("plover", talks(NORWAY, POLAND), make_told_event("undated", date=make_event_date(None)))
    (record,) = map(json.loads, content.decode().splitlines())
    assert {"id", "date", "actor", "event"} <= record.keys()
    assert (record["date"], record["event"], record["quad_code"]) == ("2022-03-01", ["CONSULT"], 1)
    assert [actor["code"] for actor in record["actor"]] == ["NOR", "POL"]
    assert "recipient" not in record
    assert record["event_loc"]["geonameid"] == 3143244
    assert record["event_loc"]["country code"] == "NO"
    assert (record["cite_info"]["url"], record["cite_info"]["codebook"]) == (URL, "plover-2.0+test")
    assert summary.left_out == (("undated", 1),)


def test_sentences_can_be_left_at_home() -> None:
    """No word of a report but names and the trigger goes out then."""
    told = make_told_event()
    for name in ("plover", "csv", "timelinejs", "icalendar"):
        realities = ("happened",)
        assert b"counterpart" in export(name, told, realities=realities)[0].replace(b"\r\n ", b"")
        assert b"counterpart" not in export(name, told, realities=realities, sentences=False)[0].replace(b"\r\n ", b"")


def test_geojson_has_a_feature_a_record_and_no_invented_pin() -> None:
    """Longitude before latitude; a place without coordinates has the geometry null."""
    nowhere = make_event_place("Norway", precision="country", latitude=None, longitude=None)
    content, _ = export(
        "geojson", make_told_event("a"), make_told_event("b", place=nowhere), make_told_event("c", place=None)
    )
    found = json.loads(content)
    assert found["type"] == "FeatureCollection"
    assert [feature["type"] for feature in found["features"]] == ["Feature"] * 3
    assert found["features"][0]["geometry"] == {"type": "Point", "coordinates": [10.74609, 59.91273]}
    assert [feature["geometry"] for feature in found["features"][1:]] == [None, None]


@pytest.mark.parametrize("name", ["geojson", "timelinejs", "csl-json"])
def test_nothing_to_write_is_still_json(name: str) -> None:
    """An empty selection is an empty list."""
    content, summary = export(name)
    found = json.loads(content)
    assert summary.n_written == 0
    assert found in ([], {"events": []}, {"type": "FeatureCollection", "features": []})


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_graphs_have_an_edge_a_directed_dyad(name: str) -> None:
    """A record counts once for each edge, however many of its actors are of one country."""
    minister = make_participant("Minister <Berg> & co", "NOR", entity_id="Q1")
    told = (
        talks(NORWAY, minister, POLAND, key="a"),
        make_told_event("b", event="THREATEN", quad_code=3, event_scale=-3.5, recipient=(SWEDEN,)),
    )
    content, summary = export(name, *told)
    root, space = ElementTree.fromstring(content), NAMESPACES[name]
    edges = {(edge.get("source"), edge.get("target")) for edge in root.iter(f"{space}edge")}
    assert edges == {("NOR", "NOR"), ("NOR", "POL"), ("POL", "NOR"), ("NOR", "SWE")}
    assert summary.n_written == len(edges)
    assert {node.get("id") for node in root.iter(f"{space}node")} == {"NOR", "POL", "SWE"}
    persons = ElementTree.fromstring(export(name, *told, nodes="actor")[0])
    assert "Q1" in {node.get("id") for node in persons.iter(f"{space}node")}


def test_edges_count_and_score_what_was_done() -> None:
    """By quad class, with the mean of the scores and the first and last day."""
    told = (
        make_told_event("a"),
        make_told_event("b", quad_code=3, event_scale=-3.5, date=make_event_date("2022-05-01")),
    )
    root = ElementTree.fromstring(export("graphml", *told)[0])
    (edge,) = root.iter(f"{NAMESPACES['graphml']}edge")
    values = {data.get("key"): data.text for data in edge}
    assert (values["weight"], values["verbal_cooperation"], values["verbal_conflict"]) == ("2", "1", "1")
    assert (values["mean_scale"], values["first"], values["last"]) == ("-0.5", "2022-03-01", "2022-05-01")


@pytest.mark.skipif(find_spec("networkx") is None, reason="networkx is not installed")
@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_networkx_reads_the_graph(name: str) -> None:
    """An independent reader finds the same nodes, edges and weights."""
    import networkx

    content, _ = export(name, talks(NORWAY, POLAND))
    readers = {"gexf": networkx.read_gexf, "graphml": networkx.read_graphml}
    version = {"version": "1.3"} if name == "gexf" else {}
    graph = readers[name](io.BytesIO(content), **version)
    assert set(graph.edges) == {("NOR", "POL"), ("POL", "NOR")}
    assert float(graph.edges["NOR", "POL"]["weight"]) == 1


def test_a_timeline_shows_what_was_written_as_text() -> None:
    """Markup in a name is escaped, and only addresses of the web are links."""
    script = make_participant("<img src=x onerror=alert(1)>")
    event, cited, document = make_told_event(actor=(script,))
    from dataclasses import replace

    evil = (event, cited, replace(document, url="javascript:alert(1)"))
    content, _ = export("timelinejs", evil)
    (slide,) = json.loads(content)["events"]
    assert slide["start_date"] == {"year": 2022, "month": 3, "day": 1}
    assert "&lt;img" in slide["text"]["headline"]
    assert "<img" not in content.decode()
    assert "javascript:" not in slide["text"]["text"]


def test_csl_json_names_each_report_once() -> None:
    """Two events of one report cite it once; only an inferred day is marked."""
    event, cited, document = make_told_event()
    items = json.loads(export("csl-json", (event, cited, document), (event, cited, document))[0])
    (item,) = items
    assert (item["type"], item["container-title"]) == ("article-newspaper", "The Oslo Courier")
    assert item["issued"] == {"date-parts": [[2022, 3, 2]]}
    assert (item["title"], item["URL"]) == ("Talks & 50% more_fish", URL)


def test_bibtex_escapes_what_latex_would_read() -> None:
    """One entry a report, its braces balanced."""
    content = export("bibtex", make_told_event())[0].decode()
    assert r"title = {{Talks \& 50\% more\_fish}}" in content
    assert f"url = {{{URL}}}" in content
    assert re.search(r"year = \{2022\},\n  month = mar,\n  day = \{2\}", content)
    plain = re.sub(r"\\[{}]", "", content)
    assert plain.count("{") == plain.count("}")
    assert len(re.findall(r"^@article\{lapwing:[0-9a-f]+,$", content, re.MULTILINE)) == 1


def test_a_calendar_has_whole_days_and_folded_lines() -> None:
    """The end is the day after the last; no line is longer than 75 octets; commas are escaped."""
    parties = (make_participant("Ministère des Affaires étrangères, " * 3),)
    when = make_event_date("2022-03-01/2022-03-03", date_min="2022-03-01", date_max="2022-03-03")
    vague = make_event_date("2022-03", date_min="2022-03-01", date_max="2022-03-31")
    told = (
        make_told_event("a", reality="planned", actor=parties, date=when),
        make_told_event("b", reality="planned", date=vague),
    )
    content, summary = export("icalendar", *told)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    lines = content.decode().replace("\r\n ", "").split("\r\n")
    assert {"DTSTART;VALUE=DATE:20220301", "DTEND;VALUE=DATE:20220304", "STATUS:TENTATIVE"} <= set(lines)
    assert next(line for line in lines if line.startswith("SUMMARY")).count("\\,") >= 3
    assert (summary.n_written, summary.left_out) == (1, (("undated or too vague", 1),))


def test_lone_surrogates_and_control_characters_reach_every_reader() -> None:
    """Text from damaged files is written so that it can be read."""
    from lapwing.exports.registry import FORMATS

    told = make_told_event(actor=(make_participant("a\ud800\x00\x0bb", "NOR"),))
    for name in FORMATS.keys() - {"parquet", "duckdb", "xlsx"}:
        content, _ = export(name, told, realities=("happened",), nodes="actor")
        content.decode("utf-8")
        if name in NAMESPACES:
            ElementTree.fromstring(content)


def test_a_file_is_whole_or_absent(tmp_path: Path) -> None:
    """What fails midway leaves what was there."""
    target = tmp_path / "events.csv"
    target.write_text("before")
    with pytest.raises(ZeroDivisionError), whole_file(target) as stream:
        stream.write(str(1 // (len(b"half") - 4)).encode())
    assert target.read_text() == "before"
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(LapwingError, match="cannot be written"), whole_file(tmp_path / "no" / "x.csv"):
        pass


@pytest.mark.parametrize(
    ("value", "least", "most"),
    [("84", "84", "84"), ("84/90", "84", "90"), ("84/..", "84", ""), ("~24/..", "24", ""), ("many", "", "")],
)
def test_casualties_are_numbers_beside_their_words(value: str, least: str, most: str) -> None:
    """A bound that nobody told is empty, not a zero."""
    fact = make_fact("dead", values=(make_fact_value(value, label="at least eighty-four"),))
    (row,) = csv.DictReader(io.StringIO(export("csv", make_told_event(facts=(fact,)))[0].decode()))
    assert (row["dead"], row["dead_min"], row["dead_max"]) == ("at least eighty-four", least, most)
    assert row["injured"] == row["injured_min"] == ""


def test_a_mention_s_casualties_are_its_own() -> None:
    """At mention level the sentence's figure counts, not the event's."""
    from dataclasses import replace

    event, cited, document = make_told_event()
    told = (event, replace(cited, mention=replace(cited.mention, injured=make_quantity(3))), document)
    (row,) = csv.DictReader(io.StringIO(export("csv", told, level="mention")[0].decode()))
    assert (row["injured"], row["injured_min"], row["injured_max"], row["dead"]) == ("3", "3", "3", "")
