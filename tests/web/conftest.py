"""A workspace coded from a shipped sample and one report that is hostile in every field; a client for its desk."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import lapwing
from lapwing.api import Workspace, sample_folders
from lapwing.records.fused import Event
from lapwing.settings import Settings
from lapwing.web.app import make_app
from lapwing.web.site import Rules, Site, open_site

SCRIPT = "<script>alert(1)</script>"
HOSTILE = {
    "id": f"x{SCRIPT}",
    "title": f'"><svg onload=alert(2)>{SCRIPT}',
    "text": (
        f"OSLO, March 3 - Norway's foreign minister {SCRIPT} met Poland's foreign minister in Oslo on Thursday.\n\n"
        "\u202eNorway and Poland signed an agreement in Oslo on Thursday, <b onclick=alert(3)>Norway</b> said."
        '\n\n"We shall </title><img src=x onerror=alert(4)> help Poland," Norway\'s prime minister said on Thursday.'
    ),
    "url": "javascript:alert(5)",
    "outlet": "<img src=x onerror=alert(6)>",
    "published": "2022-03-03",
}


@pytest.fixture(scope="session")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One sample event's reports and the hostile one, coded once."""
    folder = tmp_path_factory.mktemp("desk")
    row = folder / "hostile.jsonl"
    row.write_text(json.dumps(HOSTILE), encoding="utf-8")
    sample = next(path for path in sample_folders() if path.name == "sudan_jeddah")
    with lapwing.open(folder / "desk.db", jobs=1) as workspace:
        workspace.code([sample, row])
        _join_two_outlets(workspace)
    return folder / "desk.db"


def _join_two_outlets(workspace: Workspace) -> None:
    """Judge that two tellings of different days are one event: whatever fusion makes of them, there is such a one."""
    first: dict[str, Event] = {}
    for event in workspace.events():
        day = workspace.show(event.event_id).documents[0].published.date_max
        if len(event.reports) == 1 and day:
            first.setdefault(day, event)
    (_, one), (_, other) = sorted(first.items())[:2]
    workspace.judge_same(one.event_id, other.event_id, author="the tests", at="2023-06-01T12:00:00+00:00")
    workspace.replay_judgements()


@pytest.fixture
def site(coded: Path, tmp_path: Path) -> Iterator[Site]:
    """The site of a copy of that workspace."""
    copy = tmp_path / "desk.db"
    shutil.copy(coded, copy)
    opened = open_site(Settings(workspace=copy))
    yield opened
    opened.workspace.close()


@pytest.fixture
def desk(site: Site) -> Iterator[TestClient]:
    """A browser's place at the desk."""
    with TestClient(make_app(site), base_url="http://localhost", headers={"Accept": "text/html"}) as client:
        yield client


def open_desk(site: Site, rules: Rules, host: str = "localhost") -> TestClient:
    """Return a client of the same workspace under other rules."""
    other = Site(settings=site.settings, workspace=site.workspace, rules=rules)
    return TestClient(make_app(other), base_url=f"http://{host}", headers={"Accept": "text/html"})
