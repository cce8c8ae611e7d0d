"""What writes, in a browser: corrected by keyboard alone, merged and split, reviewed by keys, uploaded; and without
JavaScript.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import serving

_TEXT = "OSLO, March 9, 2022 - Norway's prime minister met Poland's president in Oslo on Wednesday."


@pytest.fixture(scope="module")
def desk_address(workspace_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk over a copy: what is written here is seen by no other test."""
    copy = tmp_path_factory.mktemp("writing") / "desk.db"
    shutil.copy(workspace_path, copy)
    with serving(copy) as address:
        yield address


def _event(tab: Any) -> str:
    """Return the address of the event with most mentions."""
    found = tab.request.get("/search.json").json()
    best = max(found["hits"], key=lambda hit: len(hit["event"]["mentions"]))
    return f"/event/{best['event']['event_id']}"


def test_an_actor_is_corrected_by_keyboard_alone(tab: Any) -> None:
    """From the matrix by Tab and Enter to the field, written, and shown on the event with who and why."""
    event = _event(tab)
    tab.goto(event)
    tab.focus("a.judge[href$='#value-actor']")
    tab.keyboard.press("Enter")
    tab.wait_for_url(re.compile("judge#value-actor"))
    tab.wait_for_function("() => document.activeElement.name === 'value'")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("Norway")
    while tab.evaluate("document.activeElement.name") == "value":
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.name") == "value":
            tab.keyboard.press("Control+A")
            tab.keyboard.press("Delete")
    tab.keyboard.type("It was Norway")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Control+A")
    tab.keyboard.type("Ada")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.value") == "value:actor"
    tab.keyboard.press("Enter")
    tab.wait_for_selector("text=Written down")
    tab.goto(event)
    assert "Norway" in tab.inner_text("h1")
    assert "It was Norway" in tab.inner_text("main")


def test_a_sentence_is_split_off_and_merged_again(tab: Any) -> None:
    """Both on the event's page for judging."""
    event = _event(tab)
    tab.goto(f"{event}/judge")
    n_before = tab.locator(".passages > li").count()
    tab.click(".passages > li:last-child summary")
    tab.click(".passages > li:last-child >> text=It tells another event")
    tab.wait_for_selector("text=Written down")
    other = tab.get_attribute("text=The other event", "href")
    assert other
    one = tab.url.partition("/judge")[0]
    tab.fill("#same input[name=other]:not([type=radio])", other)
    tab.click("text=They are one event")
    tab.wait_for_selector("text=Written down")
    assert tab.locator(".passages > li").count() == n_before or one != tab.url.partition("/judge")[0]


def test_the_queue_is_worked_off_by_keys(tab: Any) -> None:
    """One key a verdict; letters typed into a field are letters."""
    tab.goto("/review")
    tab.wait_for_selector(".verdicts", timeout=60_000)
    first = tab.input_value("input[name=one]") + tab.input_value("input[name=other]")
    tab.fill("input[name=author]", "Ada")
    tab.focus("input[name=reason]")
    tab.keyboard.type("dsp")
    tab.keyboard.press("Enter")
    assert tab.input_value("input[name=reason]") == "dsp"
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("d")
    tab.wait_for_selector("text=Written down")
    assert tab.input_value("input[name=one]") + tab.input_value("input[name=other]") != first
    tab.keyboard.press("l")
    tab.wait_for_url(re.compile("at=2"))
    tab.goto("/judgements")
    assert "dsp" in tab.inner_text(".judged-list")


def test_files_are_uploaded_and_their_events_read(tab: Any) -> None:
    """The page comes back by itself until they are coded."""
    tab.goto("/upload")
    tab.set_input_files("input[type=file]", [{"name": "a.txt", "mimeType": "text/plain", "buffer": _TEXT.encode()}])
    tab.click("text=Code it")
    tab.wait_for_selector(".tally", timeout=60_000)
    tab.click(".hits a >> nth=0")
    tab.wait_for_url("**/event/**")
    assert "Norway" in tab.inner_text("main") or "Poland" in tab.inner_text("main")


def test_it_writes_without_javascript(browser: Any, desk_address: str, tab: Any) -> None:
    """Judging, taking back and uploading are forms."""
    event = _event(tab)
    context = browser.new_context(base_url=desk_address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{event}/judge")
    page.click("#value-reality summary")
    page.select_option("#value-reality select", "planned")
    page.fill("#value-reality input[name=author]", "Ben")
    page.click("#value-reality button.act")
    page.wait_for_selector("text=Written down")
    page.click("text=Take it back")
    page.click(".judged-list > li:first-child summary")
    page.fill(".judged-list > li:first-child input[name=author]", "Ben")
    page.click(".judged-list > li:first-child button.act")
    page.wait_for_selector("text=Taken back by Ben")
    page.goto("/upload")
    page.fill("textarea", _TEXT.replace("Oslo", "Bergen"))
    page.click("text=Code it")
    page.wait_for_selector(".tally", timeout=60_000)
    context.close()


def test_pages_that_write_fit_a_phone_and_axe(browser: Any, desk_address: str, tab: Any) -> None:
    """At 390 pixels nothing scrolls sideways; axe finds nothing serious, in both themes, with all forms open."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    addresses = (f"{_event(tab)}/judge", "/review", "/judgements", "/upload")
    found = []
    for theme in ("light", "dark"):
        size = {"width": 390, "height": 800}
        context = browser.new_context(base_url=desk_address, color_scheme=theme, bypass_csp=True, viewport=size)
        page = context.new_page()
        for address in addresses:
            page.goto(address)
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
            found += [
                (address, theme, each["id"], [node["html"][:160] for node in each["nodes"][:3]])
                for each in axe.run(page).response["violations"]
                if each["impact"] in ("serious", "critical")
            ]
        context.close()
    assert found == []
