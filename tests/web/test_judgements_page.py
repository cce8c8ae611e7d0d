"""The log of judgements at the desk: everything with author, time, reason; what came of it; taking back, once."""

import json

import pytest
from starlette.testclient import TestClient

from lapwing.records.fused import Event
from lapwing.web.site import Rules, Site
from tests.web.conftest import open_desk
from tests.web.forms_of import fill_in, forms_of, send

_HOSTILE = '<img src=x onerror=alert(1)>"\u202e'


@pytest.fixture
def event(site: Site) -> Event:
    """Some event."""
    return site.workspace.events()[0]


def _judge(site: Site, event: Event, value: str, **by: str) -> str:
    with site.writing() as workspace:
        made = workspace.judge_value(event.event_id, "reality", value, **{"author": "Ada", **by})
        workspace.replay_judgements()
    return made.judgement_id


def test_all_stands_there_with_who_when_and_why(desk: TestClient, site: Site, event: Event) -> None:
    """The latest first, with what came of each: a contradicted one says so."""
    _judge(site, event, "planned", reason="They only announced it")
    _judge(site, event, "happened", author="Ben")
    page = desk.get("/judgements").text
    assert page.index("Ben") < page.index("They only announced it")
    assert "contradicted" in page
    assert "2023" in page
    states = {each["logged"]["state"] for each in desk.get("/judgements.json?state=contradicted").json()["entries"]}
    assert states == {"contradicted"}
    assert len(desk.get("/judgements.json?author=Ben").json()["entries"]) == 1


def test_what_is_taken_back_stays_in_the_log(desk: TestClient, site: Site, event: Event) -> None:
    """With who took it back and why; the event is as it was."""
    made = _judge(site, event, "possible")
    assert site.workspace.show(event.event_id).event.reality == "possible"
    answer = fill_in(desk, "/judgements", f"withdraw:{made}", reason="Read it wrongly")
    assert "Taken back by Ada" in answer.text
    assert "Read it wrongly" in answer.text
    assert site.workspace.show(event.event_id).event.reality == event.reality
    assert len(site.workspace.judgements()) == 3


def test_nothing_is_taken_back_twice(desk: TestClient, site: Site, event: Event) -> None:
    """Who comes second is shown who came first."""
    made = _judge(site, event, "possible")
    form = next(one for one in forms_of(desk, "/judgements") if made in one["action"])
    send(desk, form, f"withdraw:{made}", author="Ben")
    late = send(desk, form, f"withdraw:{made}")
    assert "taken back already" in late.text
    assert len(site.workspace.judgements()) == 3
    mark = form["fields"]["mark"]
    gone = desk.post("/judgements/ffff/withdraw", data={"mark": mark, "author": "Ada"})
    assert "is no judgement" in gone.text


def test_without_an_author_nothing_is_taken_back(desk: TestClient, site: Site, event: Event) -> None:
    """Its form stands open again."""
    made = _judge(site, event, "possible")
    assert "has no author" in fill_in(desk, "/judgements", f"withdraw:{made}", author=" ").text
    assert len(site.workspace.judgements()) == 2


def test_the_log_is_taken_along(desk: TestClient, site: Site, event: Event) -> None:
    """As lines that another workspace takes in."""
    _judge(site, event, "possible")
    lines = desk.get("/judgements/log").text.splitlines()
    assert len(lines) == 2
    assert json.loads(lines[-1])["author"] == "Ada"
    with site.writing() as workspace:
        assert workspace.import_judgements(lines) == 0


def test_what_no_run_followed_is_followed_on_demand(desk: TestClient, site: Site, event: Event) -> None:
    """By a button that stands there only then."""
    assert "Follow them now" not in desk.get("/judgements").text
    with site.writing() as workspace:
        workspace.judge_value(event.event_id, "reality", "possible", author="Ada")
    assert "Follow them now" in desk.get("/judgements").text
    mark = forms_of(desk, "/judgements")[-1]["fields"]["mark"]
    desk.post("/judgements/follow", data={"mark": mark})
    assert site.workspace.show(event.event_id).event.reality == "possible"


def test_hostile_words_stay_words(desk: TestClient, site: Site, event: Event) -> None:
    """Of authors and reasons."""
    _judge(site, event, "possible", author=_HOSTILE, reason=_HOSTILE)
    page = desk.get("/judgements").text
    assert "onerror=alert(1)&gt;" in page
    assert "<img" not in page
    assert "\u202e" not in page


def test_a_read_only_desk_takes_nothing_back(site: Site) -> None:
    """It shows the log."""
    client = open_desk(site, Rules(read_only=True))
    assert "<form method" not in client.get("/judgements").text
    (one,) = site.workspace.judgements()
    assert client.post(f"/judgements/{one.judgement.judgement_id}/withdraw", data={}).status_code == 403
