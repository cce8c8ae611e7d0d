"""The date line at the head of a page whose markup states no date."""

import pytest

from lapwing.documents.visible_dates import find_visible_date, states_date

FIRST = (
    "The harbour towns of the north agreed on Monday to share one fishing fleet, after talks that had lasted for years."
)
SECOND = (
    "Their mayors said that boats would sail under both flags, and that every catch would be landed where it is sold."
)
TITLE = "Harbour towns share a fleet"


def page(byline: str, *, above: str = "", below: str = "") -> str:
    """Return a page with a byline line under its headline."""
    return (
        f"<html><body><div>{above}</div><h1>{TITLE}</h1><div>By Jane Doe</div><div>{byline}</div>"
        f"<p>{FIRST}</p><p>{SECOND}</p><div>{below}</div></body></html>"
    )


@pytest.mark.parametrize(
    ("byline", "day"),
    [
        ("<span>Sep 2, 2023, 17:07 IST</span>", "2023-09-02"),
        ("11:58, 23 APR 2024", "2024-04-23"),
        ("Published: 15:56 BST, 27 April 2024", "2024-04-27"),
        ("<b>Published on</b> <i>30/04/2024 - 16:38</i>", "2024-04-30"),
        ("<b>Updated</b> <i>5 May 2024</i><br>3 May 2024", "2024-05-03"),
    ],
)
def test_line_under_the_headline_dates_the_page(byline: str, day: str) -> None:
    """A short line with a full date between headline and text is the day of publication."""
    assert find_visible_date(page(byline), f"{FIRST}\n{SECOND}", TITLE) == day


@pytest.mark.parametrize(
    "byline",
    [
        "5 hours ago",
        "Published on 06/01/2026",
        "The mayors are seen in the harbour of the northern town during their first meeting there on April 14, 2024.",
        "May 2024",
    ],
)
def test_line_that_fixes_no_day_dates_nothing(byline: str) -> None:
    """Relative, ambiguous and partial dates, and dates inside captions, are not taken."""
    assert find_visible_date(page(byline), f"{FIRST}\n{SECOND}", TITLE) is None


def test_dates_below_the_text_are_another_reports() -> None:
    """What stands under the article belongs to links."""
    assert find_visible_date(page("", below="Other news<br>May 3, 2024"), f"{FIRST}\n{SECOND}", TITLE) is None


def test_date_far_above_the_headline_is_todays() -> None:
    """The date in the head of a site is that of the visit."""
    above = "Friday, April 28, 2023" + "<br>Menu" * 10
    assert find_visible_date(page("", above=above), f"{FIRST}\n{SECOND}", TITLE) is None


def test_markup_with_a_date_is_told_apart() -> None:
    """Linked data and dated elements are a better witness than what is shown."""
    assert states_date('<time datetime="2024-01-01">today</time>')
    assert not states_date("<p>Published on 1 January 2024</p>")


def test_headline_repeated_below_a_video_hides_no_date() -> None:
    """A player's caption with the headline's words stands between the date line and the text."""
    html = page(f"May 3, 2024</div><div>Play video</div><div>{TITLE}</div><div>Back to video")
    assert find_visible_date(html, f"{FIRST}\n{SECOND}", TITLE) == "2024-05-03"


def test_notice_above_the_headline_is_not_the_texts_beginning() -> None:
    """Visitors are warned of their browser in lines as long as paragraphs; the article begins after its headline."""
    notice = ["You are using " + " ".join(f"{word}{n}" for n in range(15)) for word in ("old", "slow", "odd")]
    html = page("", above="".join(f"<p>{n} {line}</p>" for n, line in enumerate(notice)) + "<time>3 May 2024</time>")
    text = "\n".join([*(f"{n} {line}" for n, line in enumerate(notice)), FIRST, SECOND])
    assert find_visible_date(html, text, TITLE) == "2024-05-03"


def test_line_break_in_the_source_is_a_blank() -> None:
    """Markup may break its lines anywhere: the page shows a space there."""
    html = page("May 3,\n 2024").replace("harbour towns", "harbour\r\ntowns").replace("Their mayors", "Their\nmayors")
    assert find_visible_date(html, f"{FIRST}\n{SECOND}", TITLE) == "2024-05-03"
