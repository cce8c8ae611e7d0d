"""Shares, alpha and calibration against published or hand-made values."""

import pytest

from lapwing.validation.agreement import alpha_interval, krippendorff_alpha
from lapwing.validation.calibration import calibrate
from lapwing.validation.intervals import ratio, stratified, wilson

# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), section C: four observers, twelve units.
OBSERVERS = ("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")
UNITS = [[value for value in unit if value != "."] for unit in zip(*(row.split() for row in OBSERVERS), strict=True)]


def test_alpha_of_the_published_example() -> None:
    """Krippendorff gives .743 for these nominal data, with missing values."""
    assert krippendorff_alpha(UNITS) == pytest.approx(0.743, abs=0.0005)


def test_alpha_at_its_ends() -> None:
    """1 for full agreement, 0 or less for none, nothing where all values are alike or nobody shared a unit."""
    assert krippendorff_alpha([["a", "a"], ["b", "b"]]) == 1
    assert (krippendorff_alpha([["a", "b"], ["b", "a"]]) or 0) < 0
    assert krippendorff_alpha([["a", "a"], ["a", "a"]]) is None
    assert krippendorff_alpha([["a"], ["b"]]) is None


def test_the_interval_of_alpha_holds_alpha_and_is_drawn_alike() -> None:
    """The bootstrap has a fixed seed."""
    low, high = alpha_interval(UNITS, "s") or (1.0, 0.0)
    assert low < 0.743 < high
    assert alpha_interval(UNITS, "s") == (low, high)


def test_wilson_interval() -> None:
    """Values of the textbook: 8 of 10 is .490 to .943, 10 of 10 is .722 to 1."""
    share = wilson(8, 10)
    assert share
    assert (share.low, share.high) == (pytest.approx(0.490, abs=0.001), pytest.approx(0.943, abs=0.001))
    whole = wilson(10, 10)
    assert whole
    assert whole.low == pytest.approx(0.722, abs=0.001)
    assert wilson(0, 0) is None


def test_a_weighted_share_counts_each_stratum_by_its_size() -> None:
    """One of two right in a stratum of 90, both in a stratum of 10: .55, not .75."""
    share = stratified({"large": [True, False], "small": [True, True]}, {"large": 45.0, "small": 5.0}, "s")
    assert share
    assert share.value == pytest.approx(0.55)
    assert share.low < 0.55 < share.high


def test_recall_is_drawn_over_documents() -> None:
    """Three of four events in two documents; nothing where nothing is told."""
    share = ratio([(2, 2), (1, 2)], "s")
    assert share
    assert (share.value, share.low, share.high) == (0.75, 0.5, 1.0)
    assert ratio([(0, 0)], "s") is None


def test_calibration_of_hand_made_records() -> None:
    """Ten records of .9 of which nine are right have no error; all right have .1."""
    nine = [(0.9, number > 0, 1.0) for number in range(10)]
    exact, low = calibrate(nine), calibrate([(0.9, True, 1.0)] * 10)
    assert exact
    assert low
    assert exact.expected_error == pytest.approx(0)
    assert low.expected_error == pytest.approx(0.1)
    assert calibrate([]) is None
