"""Denominators and flags: a zero where nothing was collected is marked."""

from datetime import date

from lapwing.series.coverage import measure_coverage
from lapwing.series.periods import periods_between
from tests.exports.exporting import make_told_event
from tests.series.counting import panel_of

MONTHS = list(periods_between(date(2022, 1, 1), date(2022, 4, 30), "month"))
REPORTS = {date(2022, 1, day): 2 for day in range(1, 21)} | {date(2022, 2, 3): 3}
REPORTS |= {date(2022, 4, day): 1 for day in range(1, 31)}


def test_reports_and_their_days_are_counted_by_period() -> None:
    """A month without reports is a gap, one with a few is thin."""
    found = measure_coverage(MONTHS, "month", REPORTS, thin=0.25)
    told = [(each.reports, each.days_with_reports, each.flag) for each in found.values()]
    assert told == [(40, 20, "full"), (3, 1, "thin"), (0, 0, "gap"), (30, 30, "full")]


def test_thin_is_a_matter_of_the_share() -> None:
    """With none nothing is thin; a gap stays one."""
    flags = [each.flag for each in measure_coverage(MONTHS, "month", REPORTS, thin=0).values()]
    assert flags == ["full", "full", "gap", "full"]


def test_many_reports_on_few_days_are_thin_too() -> None:
    """A week of a month is no month."""
    reports = REPORTS | {date(2022, 3, 1): 99}
    flags = [each.flag for each in measure_coverage(MONTHS, "month", reports, thin=0.25).values()]
    assert flags == ["full", "thin", "thin", "full"]


def test_no_reports_at_all_are_gaps() -> None:
    """Undated collections have no denominator."""
    assert {each.flag for each in measure_coverage(MONTHS, "month", {}, thin=0.25).values()} == {"gap"}


def test_a_panel_lasts_as_long_as_the_collection() -> None:
    """From the month of the first report to that of the last; each line has its denominators."""
    panel = panel_of(make_told_event(), reports=REPORTS)
    assert [period.label for period in panel.periods] == ["2022-01", "2022-02", "2022-03", "2022-04"]
    march = next(line for line in panel.to_dicts() if line["period"] == "2022-03")
    assert (march["reports"], march["days_with_reports"], march["days"], march["coverage"]) == (0, 0, 31, "gap")


def test_gaps_can_be_left_blank() -> None:
    """No zero then, in any layout; the other periods keep theirs."""
    panel = panel_of(make_told_event(), reports=REPORTS, blank_gaps=True)
    values = {(line["period"], line["events"]) for line in panel.to_dicts() if line["actor"] == "POL"}
    assert values == {("2022-01", 0), ("2022-02", 0), ("2022-03", None), ("2022-04", 0)}
    wide = {(line["period"], line["total"]) for line in panel.to_dicts("wide") if line["actor"] == "POL"}
    assert wide == values
