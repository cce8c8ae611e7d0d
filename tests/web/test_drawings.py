"""Drawings: volume in time, strips of days, silences."""

from lapwing.store.overview import DayCount
from lapwing.web.drawings.calendar import make_calendar
from lapwing.web.drawings.telling import draw_telling
from lapwing.web.drawings.volume import make_volume
from lapwing.web.pages.sources import find_gaps
from tests.factories import make_document, make_event_date, make_published


def _days(*days: str) -> list[DayCount]:
    return [DayCount(day=day, n_events=1, n_reports=2) for day in days]


def test_volume_keeps_every_event_and_shows_empty_days() -> None:
    """Days between are there with zeros."""
    volume = make_volume(_days("2022-03-01", "2022-03-04"))
    assert volume is not None
    assert (volume.step, [each.n_events for each in volume.bins]) == ("day", [1, 0, 0, 1])
    assert "style=" not in volume.drawing


def test_a_longer_span_has_longer_steps() -> None:
    """So that bars stay visible; the last step ends where the next would begin."""
    for last, step in (("2022-05-01", "day"), ("2023-03-01", "week"), ("2027-01-01", "month"), ("2060-01-01", "year")):
        volume = make_volume(_days("2022-03-01", last))
        assert volume is not None
        assert volume.step == step
        assert len(volume.bins) <= 130
        assert volume.bins[-1].first <= last <= volume.bins[-1].last
        assert sum(each.n_reports for each in volume.bins) == 4


def test_one_old_date_does_not_press_the_rest_into_a_line() -> None:
    """It is counted as lying outside."""
    many = [DayCount(day=f"2022-03-{n:02}", n_events=20, n_reports=0) for n in range(1, 30)]
    volume = make_volume([DayCount(day="1914-06-28", n_events=1, n_reports=0), *many])
    assert volume is not None
    assert (volume.step, volume.n_outside) == ("day", 1)


def test_nothing_has_no_volume() -> None:
    """And no drawing."""
    assert make_volume([]) is None


def test_a_strip_counts_its_days() -> None:
    """Days outside the span are left out; a long span has cells of several days."""
    short = make_calendar(["2022-03-01", "2022-03-03", "2030-01-01"], ("2022-03-01", "2022-03-04"))
    assert (short.days_a_cell, short.counts) == (1, (1, 0, 1, 0))
    long = make_calendar(["2022-03-01"], ("2022-03-01", "2024-03-01"))
    assert long.days_a_cell > 1
    assert sum(long.counts) == 1


def test_silences_lie_between_reports() -> None:
    """The longest first; short ones and what lies before the first report are none."""
    (gap,) = find_gaps(("2022-03-01", "2022-03-03", "2022-04-01"))
    assert (gap.first, gap.last, gap.n_days) == ("2022-03-04", "2022-03-31", 28)
    assert find_gaps(("2022-03-01",)) == ()
    assert [gap.n_days for gap in find_gaps(("2022-01-01", "2022-01-20", "2022-03-20"))] == [58, 18]


def test_what_was_told_when_stands_on_one_line_of_days() -> None:
    """A dot a report, a bar for the event; nothing is drawn where nothing can be compared."""
    days = ("2022-03-01", "2022-03-01", "2022-03-03")
    reports = [make_document(report_id=f"r{n}", published=make_published(day)) for n, day in enumerate(days)]
    drawn = draw_telling(make_event_date("2022-03-01"), reports)
    assert (drawn.count("<circle"), drawn.count('class="when"')) == (3, 1)
    assert "1 Mar 2022" in drawn
    assert "style=" not in drawn
    assert draw_telling(make_event_date("2022-03-01"), reports[:2]) == ""
    assert draw_telling(make_event_date("1914-06-28"), reports) == ""
    assert draw_telling(make_event_date(None), reports) == ""
    assert draw_telling(make_event_date("2022-03-01"), []) == ""
    assert "vague" in draw_telling(
        make_event_date("2022-03-01~", date_min="2022-03-01", date_max="2022-03-01"), reports
    )
