"""Adding reports at the desk: files and pasted text, coded by a process of its own that may end at any moment."""

import time
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from lapwing.web.pages import upload as upload_page
from lapwing.web.site import Rules, Site, open_site
from lapwing.web.uploads import Upload
from tests.web.conftest import open_desk
from tests.web.forms_of import forms_of

_TEXT = (
    "OSLO, March 9, 2022 - Norway's prime minister met Poland's president in Oslo on Wednesday.\r\n\r\nThey held talks."
)
_HOSTILE = '<img src=x onerror=alert(1)>"\u202e'


def _mark(desk: TestClient) -> str:
    mark: list[str] = forms_of(desk, "/upload")[-1]["fields"]["mark"]
    return mark[0]


def _add(desk: TestClient, files: dict[str, bytes] | None = None, **fields: str) -> Any:
    data = {"mark": _mark(desk), "author": "Ada", **fields}
    given = [("file", (name, content)) for name, content in (files or {}).items()]
    return desk.post("/upload", data=data, files=given or None, follow_redirects=False)


def _finished(site: Site, address: str) -> Upload:
    upload_id = address.rpartition("/")[2]
    for _ in range(600):
        shown = site.uploads.show(upload_id)
        if not shown.is_open:
            return shown
        time.sleep(0.1)
    pytest.fail("the upload was not coded within a minute")


def test_a_pasted_text_is_coded_and_its_result_shown(desk: TestClient, site: Site) -> None:
    """With its events and report, under the outlet and day that were stated; the event is found by the search."""
    answer = _add(desk, text=_TEXT, title="Talks in Oslo", outlet="The Fjord", published="2022-03-09")
    assert answer.status_code == 303
    address = answer.headers["location"]
    assert desk.get(address).status_code == 200
    done = _finished(site, address)
    assert (done.state, done.fault) == ("done", "")
    page = desk.get(address).text
    assert "Talks in Oslo" in page
    assert "The Fjord" in page
    assert "http-equiv" not in page
    view = desk.get(f"{address}.json").json()
    assert view["n_events"] >= 1
    assert (
        "Talks in Oslo" in [one["title"]["text"] for one in view["documents"] if one.get("title")] or view["documents"]
    )
    assert desk.get("/search.json?q=Wednesday").json()["n_events"] >= 1
    assert "pasted.json" in desk.get("/upload").text


def test_files_of_several_kinds_and_what_is_refused(desk: TestClient, site: Site) -> None:
    """Every rejection is told with its file; no name leads out of the folder, or stands as markup."""
    files = {
        "../../evil.txt": _TEXT.encode(),
        "C:\\con.txt": _TEXT.replace("Oslo", "Warsaw").encode(),
        f"{_HOSTILE}.txt": b"\x00\x01\x02\xff\xfe" * 40,
        "empty.txt": b" ",
        "x" * 300 + ".txt": _TEXT.replace("Oslo", "Bergen").encode(),
    }
    answer = _add(desk, files)
    done = _finished(site, answer.headers["location"])
    assert done.state == "done"
    assert done.counts["n_reports"] == 3, (done.files, done.rejections)
    assert len(done.rejections) == 2
    page = desk.get(answer.headers["location"]).text
    assert "<img" not in page
    assert "\u202e" not in page
    folder = site.settings.workspace.with_name(site.settings.workspace.name + ".uploads")
    written = [
        path for path in site.settings.workspace.parent.rglob("*.txt") if "evil" in path.name or "con" in path.name
    ]
    assert written
    assert all(folder in path.parents and path.parent.name == "files" for path in written)
    assert all(len(path.name) <= 125 for path in folder.rglob("*.txt"))
    assert not Path(folder.parent / "evil.txt").exists()


def test_nothing_too_much_or_too_long_is_refused(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """And said so, with what was written kept."""
    assert "nothing was handed in" in desk.get(_add(desk).headers["location"]).text
    kept = desk.get(_add(desk, text=_HOSTILE, outlet="x" * 300).headers["location"]).text
    assert "too long" in kept
    assert "onerror=alert(1)&gt;" in kept
    assert "<img" not in kept
    assert upload_page.MOST_BYTES <= 64 * 1024**2
    data = {"mark": _mark(desk)}
    assert (
        desk.post("/upload", data=data, files=[("file", ("a.txt", b"x" * (upload_page.MOST_BYTES + 1)))]).status_code
        == 413
    )
    monkeypatch.setattr("lapwing.web.uploads._MOST_WAITING", 0)
    assert "come back" in desk.get(_add(desk, text=_TEXT).headers["location"]).text


def test_one_is_coded_at_a_time(desk: TestClient, site: Site) -> None:
    """The next waits, says so, and can be stopped and taken up again."""
    with site.follower.one_at_a_time:
        address = _add(desk, text=_TEXT).headers["location"]
        page = desk.get(address).text
        assert "Waiting for its turn" in page
        assert 'http-equiv="refresh"' in page
        desk.post(f"{address}/stop", data={"mark": _mark(desk)})
    assert _finished(site, address).state == "stopped"
    assert "Go on with it" in desk.get(address).text
    desk.post(f"{address}/start", data={"mark": _mark(desk)})
    assert _finished(site, address).state == "done"


def test_a_coding_that_was_killed_is_taken_up(desk: TestClient, site: Site) -> None:
    """It says that it was broken off, also to the next server; going on ends as if it had not been."""
    address = _add(desk, text=_TEXT, published="2022-03-09").headers["location"]
    upload_id = address.rpartition("/")[2]
    for _ in range(200):
        process = site.uploads._open.get(upload_id)
        if process is not None:
            process.kill()
            break
        time.sleep(0.02)
    assert _finished(site, address).state in ("failed", "interrupted")
    other = open_site(site.settings)
    try:
        assert other.uploads.show(upload_id).state in ("failed", "interrupted")
        other.uploads.start(upload_id)
        assert _finished(other, address).state == "done"
    finally:
        other.workspace.close()
    assert site.uploads.show(upload_id).state == "done"


def test_the_process_ends_with_its_server(desk: TestClient, site: Site) -> None:
    """It holds the other end of a pipe: where that is closed, the process is gone."""
    address = _add(desk, text=_TEXT * 200).headers["location"]
    upload_id = address.rpartition("/")[2]
    for _ in range(200):
        process = site.uploads._open.get(upload_id)
        if process is not None and process.stdin is not None:
            process.stdin.close()
            break
        time.sleep(0.02)
    assert _finished(site, address).state in ("failed", "interrupted")


def test_a_broken_workspace_is_told(desk: TestClient, site: Site) -> None:
    """By the last line of what the process said."""
    knowledge = site.settings.workspace.parent / "knowledge"
    knowledge.mkdir()
    (knowledge / "actors.csv").write_text("nonsense\n1,2,3\n", encoding="utf-8")
    from dataclasses import replace

    other = open_site(replace(site.settings, knowledge=(knowledge,)))
    try:
        upload_id = other.uploads.take([("a.txt", _TEXT.encode())], "Ada", {})
        shown = _finished(other, upload_id)
    finally:
        other.workspace.close()
    assert shown.state == "failed"
    assert "actors.csv" in shown.fault


def test_only_uploads_are_shown(desk: TestClient) -> None:
    """No other folder, whatever the address says."""
    for given in ("nothing", "20260101-000000-00000000", "..%2f..%2fetc"):
        assert desk.get(f"/upload/{given}").status_code == 404, given


def test_a_read_only_desk_takes_nothing_in(site: Site) -> None:
    """It shows what was added."""
    client = open_desk(site, Rules(read_only=True))
    assert "<form method" not in client.get("/upload").text
    assert client.post("/upload", data={}).status_code == 403
