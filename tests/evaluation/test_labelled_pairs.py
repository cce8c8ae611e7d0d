"""How pairs of mentions are judged against their labels."""

from dataclasses import replace

import pytest

from evaluation.pair_scores import Judged, Pair, describe, f1, interval, kappa, precision, read_labels, recall
from evaluation.pairs import find_mention, relate
from tests.factories import make_event_mention, make_span

PAIR = Pair(
    first=("NeuS", "1", "left"), second=("NeuS", "1", "right"), first_span=(0, 3), second_span=(4, 9),
    digests=("", ""), label="same", again="",
)  # fmt: skip


def judged(label: str, verdict: str, story: str = "1") -> Judged:
    """Return a pair of a story with a label and a verdict."""
    ends = (("NeuS", story, "left"), ("NeuS", story, "right"))
    return Judged(
        pair=replace(PAIR, label=label, first=ends[0], second=ends[1]), first=None, second=None, verdict=verdict
    )


def test_every_label_is_one_of_three_and_joins_two_texts_of_one_story() -> None:
    """The file of labels is whole: kinds, stories, offsets."""
    pairs = read_labels()
    assert len(pairs) >= 500
    assert {pair.label for pair in pairs} == {"same", "part_of", "different"}
    assert {pair.again for pair in pairs} == {"same", "part_of", "different", ""}
    for pair in pairs:
        assert pair.first[:2] == pair.second[:2]
        assert pair.first[2] != pair.second[2]
        assert pair.first_span[0] < pair.first_span[1]
        assert pair.second_span[0] < pair.second_span[1]
    assert len({(p.first, p.first_span, p.second, p.second_span) for p in pairs}) == len(pairs)


def test_the_mention_at_a_label_is_the_one_that_shares_most_with_it() -> None:
    """A trigger that only touches a labelled word is not found when another covers it."""
    whole = make_event_mention(trigger=make_span(10, "held talks"))
    beside = make_event_mention(trigger=make_span(0, "to meet and"))
    assert find_mention([beside, whole], (10, 14)) is whole
    assert find_mention([beside, whole], (30, 34)) is None
    assert find_mention([], (0, 4)) is None


@pytest.mark.parametrize(
    ("first", "second", "parts", "verdict"),
    [
        ({"a"}, {"a", "b"}, set(), "same"),
        ({"a"}, {"b"}, {("a", "b")}, "part_of"),
        ({"a"}, {"b"}, {("b", "a")}, "has_part"),
        ({"a"}, {"b"}, {("b", "c")}, "different"),
    ],
)
def test_two_mentions_stand_as_their_events_do(
    first: set[str], second: set[str], parts: set[tuple[str, str]], verdict: str
) -> None:
    """One event, a part of the other's event, or neither."""
    assert relate(first, second, parts) == verdict


def test_precision_recall_and_f1_are_of_the_verdict_same() -> None:
    """Two of three merges are right, two of four sames found."""
    pairs = [
        judged("same", "same"), judged("same", "same"), judged("different", "same"), judged("same", "different"),
        judged("same", ""), judged("part_of", "part_of"),
    ]  # fmt: skip
    assert precision(pairs) == pytest.approx(2 / 3)
    assert recall(pairs) == pytest.approx(1 / 2)
    assert f1(pairs) == pytest.approx(4 / 7)
    assert f1([judged("different", "different")]) == 0.0


def test_the_interval_holds_the_score_and_is_the_same_every_time() -> None:
    """Stories are drawn, not pairs, with a fixed seed."""
    pairs = [judged("same", "same" if n % 3 else "different", str(n)) for n in range(30)]
    low, high = interval(pairs, recall)
    assert low < recall(pairs) < high
    assert (low, high) == interval(pairs, recall)


def test_kappa_is_one_for_equal_labels_and_lower_for_others() -> None:
    """Cohen's kappa over the pairs that have two labels."""
    alike = [replace(PAIR, label=label, again=label) for label in ("same", "different", "different")]
    assert kappa([*alike, PAIR]) == (1.0, 3)
    assert kappa([*alike, replace(PAIR, label="different", again="same")])[0] == pytest.approx(0.5)


def test_a_mention_is_described_without_its_words() -> None:
    """Texts are not ours to print: codes are."""
    told = describe(make_event_mention())
    assert make_event_mention().event in told
    assert make_event_mention().trigger.text not in told
