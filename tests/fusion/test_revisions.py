"""Corrections and retractions: which report takes back which, and what is superseded by it."""

import pytest

from lapwing.fusion import fuse_events
from lapwing.fusion.copies import find_copies
from lapwing.fusion.revisions import find_revisions, notice_in
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.document import Document
from lapwing.records.fused import Event, Revision
from tests.fusion.newsroom import attack, document, figure, outlet

PAGE = "https://www.daily.example/news/graz-market?utm_source=x"
BODY = (
    "Gunmen attacked a market in Graz on Monday and burnt the stalls, the mayor said, while vendors ran to the river "
    "bank and firemen came from three towns with pumps and ladders until late in the night"
)
DAILY = outlet("Daily")


def revisions(*documents: Document) -> list[tuple[str, str, str | None]]:
    """Kind, revising and revised report."""
    found: tuple[Revision, ...] = find_revisions(documents, find_copies(documents))
    return [(one.kind, one.report_id, one.revised_id) for one in found]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Correction: the mayor's name is Huber.", "corrects"),
        ("Gunmen attacked.\n\nCORRECTION — An earlier sum was wrong.", "corrects"),
        ("(Corrects day of attack in paragraph 2)", "corrects"),
        ("An earlier version of this article misstated the toll.", "corrects"),
        ("This story was corrected on Tuesday.", "corrects"),
        ("This article has been retracted.", "retracts"),
        ("RETRACTION: Market attack", "retracts"),
        ("The agency has withdrawn its report on the market.", "retracts"),
        ("Our story on the market in Graz has been withdrawn.", "retracts"),
        ("Her book was dropped a day after the article was retracted.", None),
        ("Troops have been withdrawn from Graz.", None),
        ("He demanded a correction of the border.", None),
        ("The minister retracted his words; markets saw a correction.", None),
        ("An earlier report by the ministry said that two died.", "corrects"),
        ("The commission's report was published late.", None),
    ],
)
def test_a_notice_is_known_by_its_words(text: str, kind: str | None) -> None:
    """Vague: "an earlier report said" is mostly, not always, the outlet's own."""
    assert notice_in(text) == kind


def test_a_later_text_under_one_address_replaces_the_earlier() -> None:
    """Whatever tracking the addresses carry; the order of reading does not matter."""
    old = document("r1", "Eight died.", "2021-10-19", url=PAGE)
    new = document("r2", "Nine died.", "2021-10-20", url="http://daily.example/news/graz-market/")
    assert revisions(old, new) == revisions(new, old) == [("replaces", "r2", "r1")]


def test_where_the_order_is_unknown_nothing_is_superseded() -> None:
    """One day, or no day: either may be the later. The same text is no revision, nor is another page."""
    old = document("r1", "Eight died.", "2021-10-19", url=PAGE)
    assert revisions(old, document("r2", "Nine died.", "2021-10-19", url=PAGE)) == []
    assert revisions(old, document("r2", "Nine died.", None, url=PAGE)) == []
    assert revisions(old, document("r2", "Eight died.", "2021-10-20", url=PAGE)) == []
    assert revisions(old, document("r2", "Nine died.", "2021-10-20", url=PAGE.replace("graz", "wien"))) == []


def test_on_one_day_the_hour_of_the_change_decides() -> None:
    """Where both pages state it."""
    old = document("r1", "Eight died.", "2021-10-19", url=PAGE, metadata=(("modified", '"2021-10-19T08:00Z"'),))
    new = document("r2", "Nine died.", "2021-10-19", url=PAGE, metadata=(("modified", '"2021-10-19T21:00Z"'),))
    assert revisions(new, old) == [("replaces", "r2", "r1")]


def test_a_correction_means_the_near_copy_without_it() -> None:
    """Of its own outlet: another outlet's copy is not taken back."""
    old = document("r1", f"{BODY}. Eight died.", "2021-10-19", outlet=DAILY)
    other = document("r2", f"{BODY}. Eight died.", "2021-10-19", outlet=outlet("Other"))
    new = document("r3", f"{BODY}. Nine died.\nCorrection: eight was wrong.", "2021-10-19", outlet=DAILY)
    assert revisions(old, other, new) == [("corrects", "r3", "r1")]


def test_a_retraction_means_the_report_whose_title_it_names() -> None:
    """Without one it is recorded all the same, and takes nothing back."""
    old = document("r1", BODY, "2021-10-19", outlet=DAILY, given_title="Gunmen burn stalls at the Graz market")
    text = "Our report “Gunmen burn stalls at the Graz market” has been retracted."
    assert revisions(old, document("r2", text, "2021-10-21", outlet=DAILY)) == [("retracts", "r2", "r1")]
    assert revisions(document("r2", text, "2021-10-21", outlet=DAILY)) == [("retracts", "r2", None)]


def fuse(*given: tuple[Document, int]) -> Event:
    """The one attack that documents tell, each with its toll."""
    mentions = [attack(told.report_id, dead=figure(dead)) for told, dead in given]
    (event,) = fuse_events(mentions, [told for told, _ in given], OutletIndex([]))
    return event


def test_what_was_replaced_is_superseded_and_no_conflict() -> None:
    """The earlier toll is shown with what replaced it; two outlets that differ still conflict."""
    old = document("r1", "Eight died.", "2021-10-19", url=PAGE, outlet=DAILY)
    new = document("r2", "Nine died.", "2021-10-20", url=PAGE, outlet=DAILY)
    other = document("r3", "Seven died, it says.", "2021-10-20", outlet=outlet("Other"))
    event = fuse((old, 8), (new, 9))
    dead = next(fact for fact in event.facts if fact.field == "dead")
    assert dead.status == "sole"
    assert [(value.value, value.superseded is not None) for value in dead.values] == [("9", False), ("8", True)]
    assert "replaced" in (dead.values[1].superseded or "")
    assert [(one.kind, one.revised_id) for one in event.revisions] == [("replaces", "r1")]
    assert next(fact for fact in fuse((new, 9), (other, 7)).facts if fact.field == "dead").status == "conflict"


def test_an_event_that_was_retracted_keeps_its_values_marked() -> None:
    """The retraction, which tells it once more, is no support of it."""
    old = document("r1", BODY, "2021-10-19", outlet=DAILY, given_title="Gunmen burn stalls at the Graz market")
    text = "Our report “Gunmen burn stalls at the Graz market” has been retracted."
    event = fuse((old, 8), (document("r2", text, "2021-10-21", outlet=DAILY), 8))
    assert all(value.superseded for fact in event.facts for value in fact.values)
    assert event.event == "ASSAULT"


def test_a_copy_elsewhere_of_what_was_replaced_still_counts() -> None:
    """Only the outlet itself took its words back."""
    old = document("r1", "Eight died.", "2021-10-19", url=PAGE, outlet=DAILY)
    new = document("r2", "Nine died.", "2021-10-20", url=PAGE, outlet=DAILY)
    copy = document("r3", "Eight died.", "2021-10-20", outlet=outlet("Other"))
    dead = next(fact for fact in fuse((old, 8), (new, 9), (copy, 8)).facts if fact.field == "dead")
    assert dead.status == "conflict"
    assert all(value.superseded is None for value in dead.values)


def test_a_correction_of_what_is_not_here_is_told_with_the_event() -> None:
    """The reader sees that the report was corrected; nothing is superseded by it."""
    event = fuse((document("r1", "Nine died.\nCorrection: eight was wrong.", "2021-10-19", outlet=DAILY), 9))
    assert [(one.kind, one.revised_id) for one in event.revisions] == [("corrects", None)]
    assert all(value.superseded is None for fact in event.facts for value in fact.values)
