"""The draw: stratified, weighted, and the same whatever the order."""

import pytest

from lapwing.errors import QueryError
from lapwing.validation import DrawRules, draw_sample
from tests.validation.sampling import TYPES, make_press, make_sample


def test_each_stratum_gives_its_share_and_its_weight() -> None:
    """Of a rare type all records are drawn; a common one stands for the rest by its weight."""
    sample = make_sample({"CONSULT": 20, "AID": 2}, per_stratum=5)
    assert {(one.name, one.n_records, one.n_drawn) for one in sample.strata} == {("CONSULT", 20, 5), ("AID", 2, 2)}
    assert {one.weight for one in sample.records if one.stratum == "CONSULT"} == {4.0}
    assert sum(one.weight for one in sample.records) == pytest.approx(22)


def test_the_draw_depends_on_no_order_and_a_larger_one_keeps_the_smaller() -> None:
    """Records are taken by a hash of seed and id."""
    cited, documents = make_press({"CONSULT": 30})
    rules = DrawRules(per_stratum=6, n_documents=3)
    one = draw_sample(cited, documents, rules, types=TYPES)
    assert draw_sample(cited[::-1], documents[::-1], rules, types=TYPES) == one
    larger = draw_sample(cited, documents, DrawRules(per_stratum=12), types=TYPES)
    assert {record.record_id for record in one.records if record.weight} < {r.record_id for r in larger.records}
    other = draw_sample(cited, documents, DrawRules(per_stratum=6, seed="other"), types=TYPES)
    assert {r.record_id for r in other.records} != {r.record_id for r in one.records}


def test_a_total_is_shared_out_by_size_with_two_of_each_at_least() -> None:
    """Ten of 40, 8 and 2: the large stratum gets most."""
    drawn = {one.name: one.n_drawn for one in make_sample({"CONSULT": 40, "AID": 8, "ASSAULT": 2}, total=10).strata}
    assert sum(drawn.values()) == 10
    assert drawn["ASSAULT"] == 2
    assert drawn["CONSULT"] > drawn["AID"] >= 2


def test_documents_bring_their_records_without_weight() -> None:
    """What is only there because its document was drawn must not count for precision."""
    sample = make_sample({"CONSULT": 10}, per_stratum=1, n_documents=10)
    assert len(sample.documents) == 10
    assert sorted(one.weight for one in sample.records) == [0.0] * 9 + [10.0]


def test_copies_of_one_text_are_judged_once() -> None:
    """Two outlets' copies share their mentions."""
    cited, documents = make_press({"CONSULT": 3})
    assert draw_sample([*cited, *cited], documents, DrawRules(), types=TYPES).n_records == 3


def test_an_unknown_stratum_and_an_empty_workspace_are_told() -> None:
    """Both say what there is to do."""
    with pytest.raises(QueryError, match="there are type, quad"):
        DrawRules(by="colour")
    with pytest.raises(QueryError, match="code reports"):
        draw_sample([], [], DrawRules(), types=TYPES)
