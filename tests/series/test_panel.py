"""Panels: what is counted where, zeros, joins, both layouts."""

import csv
import io
from datetime import date

import pytest

from lapwing.errors import QueryError
from lapwing.exports.rules import ExportRules
from lapwing.series import build
from tests.exports.exporting import NORWAY, POLAND, SWEDEN, make_told_event, talks
from tests.factories import make_event_date, make_participant
from tests.series.counting import Told, counts, panel_of

QUADS = ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


def attack(key: str = "attack", on: str = "2022-05-10") -> Told:
    """Return an attack of Sweden on Norway."""
    return make_told_event(
        key, event="ASSAULT", quad_code=4, event_scale=-9.0, cameo="190", actor=(SWEDEN,), recipient=(NORWAY,),
        date=make_event_date(on),
    )  # fmt: skip


def test_talks_count_in_both_directions_an_attack_in_one() -> None:
    """Who acts on whom is not lost."""
    panel = panel_of(talks(NORWAY, POLAND), attack())
    assert counts(panel) == {
        ("NOR", "POL", "2022-03"): 1,
        ("POL", "NOR", "2022-03"): 1,
        ("SWE", "NOR", "2022-05"): 1,
    }
    assert panel.n_events == 2


def test_every_dyad_has_every_period_and_class_with_zeros() -> None:
    """Two dyads found make four directions; three months; four classes."""
    panel = panel_of(talks(NORWAY, POLAND), attack())
    lines = panel.to_dicts()
    assert len(lines) == 4 * 3 * 4
    assert {line["period"] for line in lines} == {"2022-03", "2022-04", "2022-05"}
    assert [line["quad"] for line in lines[:4]] == QUADS
    assert sum(line["events"] for line in lines) == 3


def test_a_record_counts_once_however_many_of_a_country_act() -> None:
    """A minister and her country are one side."""
    minister = make_participant("Minister Berg", "NOR", entity_id="Q1")
    assert counts(panel_of(make_told_event(actor=(NORWAY, minister)))) == {("NOR", "POL", "2022-03"): 1}
    both = make_told_event(actor=(NORWAY, SWEDEN))
    assert set(counts(panel_of(both))) == {("NOR", "POL", "2022-03"), ("SWE", "POL", "2022-03")}


def test_scores_are_summed() -> None:
    """Goldstein's figure of the CAMEO code, and PLOVER's score."""
    panel = panel_of(attack("a"), attack("b", "2022-05-11"))
    (line,) = [line for line in panel.to_dicts() if line["events"]]
    assert (line["events"], line["goldstein"], line["event_scale"]) == (2, -20.0, -18.0)
    assert (line["quad_code"], line["quad"]) == (4, "material conflict")


def test_codes_to_join_on() -> None:
    """ISO-3 and COW of both, one name of the dyad for both directions; an organisation has no COW code."""
    union = make_participant("Union", "IGO", entity_id="org:union")
    lines = panel_of(make_told_event(), make_told_event("u", recipient=(union,))).to_dicts()
    found = {(x["actor"], x["actor_cow"], x["recipient"], x["recipient_cow"], x["dyad"]) for x in lines}
    assert ("NOR", "385", "POL", "290", "NOR-POL") in found
    assert ("POL", "290", "NOR", "385", "NOR-POL") in found
    assert ("NOR", "385", "IGO", None, "IGO-NOR") in found


def test_dyads_that_are_asked_for_are_there_even_without_events() -> None:
    """And no others."""
    panel = panel_of(make_told_event(), dyads=("SWE>POL",), since="2022-01-01", until="2022-03-31")
    assert panel.pairs == (("SWE", "POL"),)
    assert len(panel.to_dicts()) == 3 * 4
    assert counts(panel) == {}
    assert panel.left_out == (("other dyads", 1),)
    assert panel_of(make_told_event(), actors=("NOR", "SWE", "POL")).pairs[:2] == (("NOR", "SWE"), ("NOR", "POL"))


def test_what_is_done_at_home_counts_only_when_asked_for() -> None:
    """A country's own affairs are no dyad of states."""
    home = make_told_event(recipient=(make_participant("strikers", "NOR", sector=("LAB",)),))
    assert panel_of(home).left_out == (("within one country", 1),)
    assert counts(panel_of(home, dyads=("NOR-NOR",))) == {("NOR", "NOR", "2022-03"): 1}


def test_only_the_sectors_that_are_asked_for_count() -> None:
    """What states do to each other, without what is done to or by their people."""
    crowd = make_participant("farmers", "POL", sector=("CVL",))
    told = [make_told_event("state"), make_told_event("people", recipient=(crowd,))]
    assert panel_of(*told).n_events == 2
    panel = panel_of(*told, sectors=("GOV", "MIL"))
    assert panel.n_events == 1
    assert panel.left_out == (("no dyad that counts", 1),)


def test_a_type_of_another_codebook_has_its_column() -> None:
    """What was coded under it is not lost."""
    panel = panel_of(make_told_event(event="FISHING"), per="type")
    assert [name for name, _ in panel.categories][-1] == "FISHING"
    assert sum(line["total"] for line in panel.to_dicts("wide")) == 1


def test_what_is_not_counted_is_told_by_reason() -> None:
    """Undated, too vague, out of time, without a country on either side, planned."""
    month = make_event_date("2022-03", date_min="2022-03-01", date_max="2022-03-31")
    panel = panel_of(
        make_told_event("undated", date=make_event_date(None)),
        make_told_event("vague", date=month),
        make_told_event("early", date=make_event_date("1922-03-01")),
        make_told_event("lone", recipient=()),
        make_told_event("planned", reality="planned"),
        by="week",
        since="2022-01-01",
        until="2022-12-31",
    )
    assert dict(panel.left_out) == {
        "undated or too vague": 2,
        "outside the time": 1,
        "no dyad that counts": 1,
        "planned": 1,
    }


def test_the_rules_of_exports_hold() -> None:
    """Floors of confidence and origins, other realities, one a day."""
    told = [make_told_event("a"), make_told_event("b"), make_told_event("c", reality="planned")]
    assert panel_of(*told).n_events == 2
    assert panel_of(*told, rules=ExportRules(one_a_day=True)).n_events == 1
    assert panel_of(*told, rules=ExportRules(realities=("planned",))).n_events == 1
    assert panel_of(*told, rules=ExportRules(min_origins=2)).n_events == 0


def test_types_are_columns_of_a_wide_table() -> None:
    """A line a dyad and period, its total at the end."""
    panel = panel_of(talks(NORWAY, POLAND), attack(), per="type")
    names = [column.name for column in panel.columns("wide")]
    assert names[10:15] == ["CONSULT", "AID", "THREATEN", "ASSAULT", "total"]
    lines = panel.to_dicts("wide")
    assert len(lines) == 4 * 3
    (line,) = [line for line in lines if line["ASSAULT"]]
    assert (line["actor"], line["recipient"], line["period"], line["total"]) == ("SWE", "NOR", "2022-05", 1)
    sums = panel.to_dicts("wide", "goldstein")
    assert [line["ASSAULT"] for line in sums if line["ASSAULT"]] == [-10.0]


def test_long_and_wide_say_the_same() -> None:
    """Their sums agree, by quad class and without any."""
    told = [talks(NORWAY, POLAND), attack(), attack("b", "2022-03-02")]
    for per in ("quad", "all"):
        panel = panel_of(*told, per=per)
        wide = sum(line["total"] for line in panel.to_dicts("wide"))
        assert wide == sum(line["events"] for line in panel.to_dicts()) == 4


def test_csv_reads_back() -> None:
    """As many lines as it says, whole numbers as such."""
    panel = panel_of(talks(NORWAY, POLAND), attack(), by="year")
    stream = io.BytesIO()
    n_lines = panel.write(stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue().decode())))
    assert len(rows) == n_lines == 4 * 4
    assert {row["events"] for row in rows} == {"0", "1"}
    with pytest.raises(QueryError, match="choose csv or parquet"):
        panel.write(stream, "stata")


def test_parquet_is_typed() -> None:
    """Days are dates, counts whole numbers."""
    parquet = pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    panel_of(attack()).write(stream, "parquet", "wide")
    first = parquet.read_table(io.BytesIO(stream.getvalue())).to_pylist()[0]
    assert (first["first_day"], first["total"], first["coverage"]) == (date(2022, 5, 1), 0, "gap")


@pytest.mark.parametrize("dyad", ["NOR", "NOR-", "NOR-POLAND", "NOR<POL", ""])
def test_a_dyad_that_is_none_is_refused(dyad: str) -> None:
    """With what to write."""
    with pytest.raises(QueryError, match="is no dyad"):
        panel_of(make_told_event(), dyads=(dyad,))


def test_rules_without_meaning_are_refused() -> None:
    """One actor alone, a code that is none, a share above one, a time that ends before it begins."""
    with pytest.raises(QueryError, match="makes no dyad"):
        panel_of(actors=("NOR",))
    with pytest.raises(QueryError, match="no country code"):
        panel_of(actors=("NORWAY", "POL"))
    with pytest.raises(QueryError, match="0 to 1"):
        panel_of(thin=2)
    with pytest.raises(QueryError, match="before it begins"):
        panel_of(since="2022-01-01", until="2021-01-01")


def test_a_panel_too_large_to_be_meant_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says what would make it smaller."""
    monkeypatch.setattr(build, "MOST_ROWS", 10)
    with pytest.raises(QueryError, match="name dyads or actors"):
        panel_of(attack(), by="day", since="2022-01-01", until="2022-12-31")


def test_nothing_at_all_is_an_empty_table() -> None:
    """With its header."""
    stream = io.BytesIO()
    assert panel_of().write(stream) == 0
    assert stream.getvalue().startswith(b"actor,actor_name,actor_cow,recipient")
