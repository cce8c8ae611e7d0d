"""A desk in a process of its own, and a real browser before it; skipped, and said so, where there is no Chromium."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import lapwing
from lapwing.api import Workspace, sample_folders
from lapwing.records.fused import Event

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
_CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
_SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture(scope="session")
def workspace_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shipped samples, coded; two tellings of different days are judged one event, whatever fusion makes of them."""
    path = tmp_path_factory.mktemp("browser") / "desk.db"
    with lapwing.open(path, jobs=1) as workspace:
        workspace.code([folder for folder in sample_folders() if folder.name in ("sudan_jeddah", "brazil_china")])
        _join_two_outlets(workspace)
    return path


def _join_two_outlets(workspace: Workspace) -> None:
    first: dict[str, Event] = {}
    for event in workspace.events():
        first.setdefault(workspace.show(event.event_id).documents[0].published.date_max, event)
    one, other = [event for day, event in sorted(first.items()) if day][:2]
    workspace.judge_same(one.event_id, other.event_id, author="the tests", at="2023-06-01T12:00:00+00:00")
    workspace.replay_judgements()


@pytest.fixture(scope="session")
def desk_address(workspace_path: Path) -> Iterator[str]:
    """The address of `lapwing serve` over it."""
    with serving(workspace_path) as address:
        yield address


@contextmanager
def serving(workspace: Path) -> Iterator[str]:
    """Serve a workspace in a process of its own, at the address that this gives."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "lapwing", "serve", str(workspace), "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(_SOURCE)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL) as server:
        yield f"http://127.0.0.1:{port}"
        server.terminate()
        server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, driven by Playwright."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="NO BROWSER TESTS: playwright is not installed")
    if _CHROMIUM is None:
        pytest.skip("NO BROWSER TESTS: there is no chromium here (Debian: apt-get install chromium)")
    with sync_api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: Any, desk_address: str) -> Iterator[Any]:
    """A tab at the desk; what its console complains of and any request to elsewhere fail the test at its end."""
    context = browser.new_context(base_url=desk_address, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request", lambda asked: None if asked.url.startswith((desk_address, "data:")) else faults.append(asked.url)
    )
    _wait_for(page)
    yield page
    context.close()
    assert faults == []


def _wait_for(page: Any) -> None:
    from playwright.sync_api import Error

    for _ in range(60):
        try:
            page.goto("/")
        except Error:  # the server is not there yet
            page.wait_for_timeout(500)
        else:
            return
    pytest.fail("the desk did not answer within half a minute")
