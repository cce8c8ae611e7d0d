"""Scores of clusterings."""

import pytest

from evaluation.coreference_scores import conll_f1, score_clusters

GOLD = [frozenset("abc"), frozenset("de"), frozenset("f")]


def test_equal_clusterings_score_one() -> None:
    """Every measure is 1."""
    assert all(score.f1 == 1.0 for score in score_clusters(GOLD, GOLD).values())
    assert conll_f1(score_clusters(GOLD, GOLD)) == 1.0


def test_a_split_and_a_merge_are_scored_as_by_hand() -> None:
    """The example of one cluster cut and two joined, worked out on paper."""
    found = [frozenset("ab"), frozenset("cde"), frozenset("f")]
    scores = score_clusters(found, GOLD)
    assert scores["MUC"].precision == pytest.approx(2 / 3)
    assert scores["MUC"].recall == pytest.approx(2 / 3)
    assert scores["B³"].precision == pytest.approx((2 + 1 / 3 + 4 / 3 + 1) / 6)
    assert scores["B³"].recall == pytest.approx((4 / 3 + 1 / 3 + 2 + 1) / 6)
    assert scores["CEAFe"].f1 == pytest.approx((0.8 + 0.8 + 1) / 3)


def test_items_of_one_side_alone_cost_the_other() -> None:
    """A mention never predicted lowers recall, one too many lowers precision."""
    missing = score_clusters([frozenset("ab"), frozenset("de"), frozenset("f")], GOLD)
    assert missing["B³"].precision == 1.0
    assert missing["B³"].recall == pytest.approx((4 / 3 + 2 + 1) / 6)
    assert missing["MUC"].recall == pytest.approx(2 / 3)
    extra = score_clusters([*GOLD, frozenset("x")], GOLD)
    assert extra["B³"].recall == extra["MUC"].precision == 1.0
    assert extra["B³"].precision == pytest.approx(6 / 7)
    assert extra["CEAFe"].precision == pytest.approx(3 / 4)
