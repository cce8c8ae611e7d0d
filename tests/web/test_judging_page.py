"""Judging an event at the desk: what is said is followed, kept over runs, signed; two people at once lose nothing."""

import json
import re
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from starlette.testclient import TestClient

import lapwing
from lapwing.records.fused import Event
from lapwing.web.following import Follower
from lapwing.web.site import Rules, Site
from tests.web.conftest import open_desk
from tests.web.forms_of import fill_in, forms_of, send

_HOSTILE = '"><script>alert(1)</script>\u202e'


@pytest.fixture
def told(site: Site) -> Event:
    """An event of several mentions that names an actor."""
    events = [event for event in site.workspace.events() if event.actor]
    return max(events, key=lambda event: len(event.mentions))


def _other(site: Site, told: Event) -> Event:
    return next(each for each in site.workspace.events() if each.event_id != told.event_id)


def _form(desk: TestClient, told: Event, verdict: str) -> dict[str, Any]:
    forms = forms_of(desk, f"/event/{told.event_id}/judge")
    return next(one for one in forms if ("verdict", verdict) in one["buttons"])


def test_a_corrected_actor_stays_corrected_after_another_run(desk: TestClient, site: Site, told: Event) -> None:
    """The judgement heads the event at once, and when the same and new reports are coded again."""
    page = f"/event/{told.event_id}/judge"
    answer = fill_in(desk, page, "value:actor", value=["Norway"], reason="It was Norway.")
    assert "Written down" in answer.text
    assert [one.country for one in site.workspace.show(told.event_id).event.actor] == ["NOR"]
    report = site.settings.workspace.parent / "more.txt"
    report.write_text("OSLO, March 9, 2022 - Norway's prime minister met Poland's president in Oslo.", encoding="utf-8")
    with lapwing.open(site.settings.workspace, jobs=1) as workspace:
        assert workspace.code([report]).n_coded == 1
    event = site.workspace.show(told.event_id).event
    assert [one.country for one in event.actor] == ["NOR"]
    fact = next(each for each in event.facts if each.field == "actor")
    assert fact.judged is not None
    assert (fact.judged.author, fact.judged.reason) == ("Ada", "It was Norway.")
    assert "It was Norway." in desk.get(f"/event/{told.event_id}").text


def test_participants_that_are_shown_can_be_kept(desk: TestClient, site: Site, told: Event) -> None:
    """The form as it stands says what the event says: the names on it mean those participants."""
    fill_in(desk, f"/event/{told.event_id}/judge", "value:actor")
    event = site.workspace.show(told.event_id).event
    assert [one.entity_id for one in event.actor] == [one.entity_id for one in told.actor]


@pytest.mark.parametrize(
    ("field", "value", "label"),
    [("date", "2023-05-19", "2023-05-19"), ("reality", "planned", "planned"), ("dead", "at least 3", "at least 3"),
     ("place", "", "none"), ("event", "AID", "AID")],
)  # fmt: skip
def test_a_value_is_judged(desk: TestClient, site: Site, told: Event, field: str, value: str, label: str) -> None:
    """By choice or by words; an empty field says that there is none."""
    fill_in(desk, f"/event/{told.event_id}/judge", f"value:{field}", value=value)
    fact = next(each for each in site.workspace.show(told.event_id).event.facts if each.field == field)
    assert fact.judged is not None
    assert fact.judged.label == label


def test_what_has_no_meaning_is_told_and_kept(desk: TestClient, site: Site, told: Event) -> None:
    """Nothing is written; the form comes back as it was left, its markup as text."""
    answer = fill_in(desk, f"/event/{told.event_id}/judge", "value:date", value=_HOSTILE, reason=_HOSTILE)
    assert "Not written." in answer.text
    assert "<script>alert(1)" not in answer.text
    assert "\u202e" not in answer.text
    assert answer.text.count("&gt;&lt;script&gt;alert(1)") >= 2
    assert len(site.workspace.judgements()) == 1
    for changes in ({"author": " "}, {"author": "x" * 200}, {"reason": "x" * 2000}):
        answer = fill_in(desk, f"/event/{told.event_id}/judge", "value:date", value="2023-05-19", **changes)
        assert "Not written." in answer.text
    assert len(site.workspace.judgements()) == 1


def test_a_hostile_reason_stays_text_wherever_it_is_shown(desk: TestClient, site: Site, told: Event) -> None:
    """On the event, on its page for judging."""
    fill_in(desk, f"/event/{told.event_id}/judge", "value:reality", value="planned", reason=_HOSTILE, author=_HOSTILE)
    assert len(site.workspace.judgements()) == 2
    for page in (f"/event/{told.event_id}", f"/event/{told.event_id}/judge"):
        shown = desk.get(page).text
        assert "alert(1)" in shown
        assert "<script>alert" not in shown
        assert "\u202e" not in shown


def test_a_mention_is_split_off_and_events_are_merged(desk: TestClient, site: Site, told: Event) -> None:
    """And merged again: the later judgement holds."""
    mention = told.mentions[-1]
    answer = fill_in(desk, f"/event/{told.event_id}/judge", f"split:{mention}")
    assert "Written down" in answer.text
    apart = site.workspace.show(mention).event
    assert apart.event_id != site.workspace.show(told.mentions[0]).event.event_id
    fill_in(desk, f"/event/{told.event_id}/judge", "same", other=f"http://localhost/event/{apart.event_id}?x=1")
    assert site.workspace.show(mention).event.event_id == site.workspace.show(told.mentions[0]).event.event_id


def test_an_event_is_part_of_another(desk: TestClient, site: Site, told: Event) -> None:
    """As the part, or as the whole."""
    other = _other(site, told)
    fill_in(desk, f"/event/{told.event_id}/judge", "part", other=other.event_id)
    relations = site.workspace.show(told.event_id).event.relations
    assert ("part_of", other.event_id) in [(one.kind, one.event_id) for one in relations]


def test_no_event_leads_to_the_log(desk: TestClient, site: Site, told: Event) -> None:
    """Where it stands, though its page is gone."""
    form = next(one for one in forms_of(desk, f"/event/{told.event_id}/judge") if ("verdict", "drop") in one["buttons"])
    answer = desk.post(
        form["action"], data={**form["fields"], "verdict": "drop", "author": "Ada"}, follow_redirects=False
    )
    assert answer.headers["location"].startswith("/judgements?by=Ada#j-")
    assert told.event_id not in [event.event_id for event in site.workspace.events()]


def test_a_mention_of_another_event_or_none_at_all_is_refused(desk: TestClient, site: Site, told: Event) -> None:
    """Whatever a form claims."""
    form = forms_of(desk, f"/event/{told.event_id}/judge")[1]
    seen = next(
        one["fields"]["seen"]
        for one in forms_of(desk, f"/event/{told.event_id}/judge")
        if ("verdict", "drop") in one["buttons"]
    )
    mark = form["fields"]["mark"]
    foreign = _other(site, told).mentions[0]
    for data in ({"verdict": f"split:{foreign}"}, {"verdict": f"drop:{foreign}"}, {"verdict": "same"}, {"verdict": ""},
                 {"verdict": "same", "other": "ffffffff"}, {"verdict": "value:source", "value": "x"}):  # fmt: skip
        answer = desk.post(form["action"], data={"mark": mark, "seen": seen, "author": "Ada", **data})
        assert "Not written" in answer.text, data
    assert len(site.workspace.judgements()) == 1


def test_what_changed_meanwhile_is_shown_before_anything_is_written(desk: TestClient, site: Site, told: Event) -> None:
    """Two have the same form open: the second sees what the first said, keeps what it wrote, and may insist."""
    page = f"/event/{told.event_id}/judge"
    form = _form(desk, told, "value:date")
    fill_in(desk, page, "value:date", value="2023-05-19", author="Ben", reason="Of the day before")
    late = send(desk, form, "value:date", value="2023-05-18", reason="As I read it")
    assert "Not written yet" in late.text
    assert "Ben" in late.text
    assert "Of the day before" in late.text
    assert 'value="2023-05-18"' in late.text
    assert len(site.workspace.judgements()) == 2
    again = re.search(r'href="([^"]+)\.json\?draft=([^"]+)"', late.text)
    assert again is not None
    fill_in(desk, f"{page}?draft={again[2]}", "value:date")
    fact = next(each for each in site.workspace.show(told.event_id).event.facts if each.field == "date")
    assert fact.judged is not None
    assert fact.judged.label == "2023-05-18"
    assert len(site.workspace.judgements()) == 3


def test_two_at_the_same_moment_lose_nothing(desk: TestClient, site: Site, told: Event) -> None:
    """Of two forms sent at once one is written, the other is shown what happened; never both, never none."""
    form = _form(desk, told, "value:date")
    told_back: list[str] = []
    threads = [
        Thread(target=lambda day=day: told_back.append(send(desk, form, "value:date", value=day).text))  # type: ignore[misc]
        for day in ("2023-05-18", "2023-05-19")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted("Not written yet" in text for text in told_back) == [False, True]
    assert len(site.workspace.judgements()) == 2


def test_a_run_that_goes_on_does_not_hold_up_judging(desk: TestClient, site: Site, told: Event) -> None:
    """It is written down at once, and followed when the run has ended."""
    import lapwing.web.following as following

    patience = following._PATIENCE_S
    following._PATIENCE_S = 0.05
    try:
        with site.follower.one_at_a_time:
            answer = fill_in(desk, f"/event/{told.event_id}/judge", "value:date", value="2023-05-18")
            assert "Written down" in answer.text
            assert site.workspace.judgements()[-1].outcome.state == "pending"
    finally:
        following._PATIENCE_S = patience
    assert site.follower.follow(site.writing)
    assert site.workspace.judgements()[-1].outcome.state == "applied"


def test_what_cannot_be_followed_is_told(tmp_path: Path) -> None:
    """A fault of the workspace does not end the thread unseen."""
    follower = Follower()
    assert follower.follow(lambda: lapwing.open(tmp_path / "none" / "x.db"))
    assert "there is no workspace" in follower.fault


def test_a_read_only_desk_shows_no_form(site: Site, told: Event) -> None:
    """And takes none."""
    client = open_desk(site, Rules(read_only=True))
    assert "<form method" not in client.get(f"/event/{told.event_id}/judge").text
    assert re.search(r"/judge\b", client.get(f"/event/{told.event_id}").text) is None
    assert client.post(f"/event/{told.event_id}/judge", data={}).status_code == 403


def test_the_event_page_leads_to_each_field(desk: TestClient, told: Event) -> None:
    """By links that need no script."""
    page = desk.get(f"/event/{told.event_id}").text
    judging = desk.get(f"/event/{told.event_id}/judge").text
    fields = re.findall(rf"/event/{told.event_id}/judge#value-(\w+)", page)
    assert "actor" in fields
    assert all(f'id="value-{field}"' in judging for field in fields)
    assert json.loads(desk.get(f"/event/{told.event_id}/judge.json").text)["corrections"]
