"""The desk in a browser: what an analyst does all day, by mouse, by keyboard, without JavaScript, in both themes."""

import re
from typing import Any

import pytest

_PAGES = (
    "/", "/search", "/search?type=CONSULT&q=talks", "/sources", "/runs", "/rejections", "/map", "/map?window=europe",
    "/network", "/network?level=actors", "/timeline", "/dyad/SAU-SDN", "/actor/country:SDN", "/review", "/judgements",
)  # fmt: skip


def _told_by_several(tab: Any) -> str:
    """Return the address of the event that most origins tell."""
    found = tab.request.get("/search.json?origins=2&origins=3&origins=4&origins=5").json()
    assert found["hits"]
    best = max(found["hits"], key=lambda hit: len(hit["event"]["origins"]))
    return f"/event/{best['event']['event_id']}"


def _shown(tab: Any) -> int:
    """Return how many events the search says it found."""
    return int(re.sub(r"\D", "", tab.inner_text(".results-head h1")))


def _report_of(tab: Any, event: str) -> str:
    return f"/report/{tab.request.get(f'{event}.json').json()['documents'][0]['report_id']}"


def _addresses(tab: Any, event: str) -> tuple[str, ...]:
    """Return the address of one page of each kind."""
    return (*_PAGES, event, event.replace("/event/", "/compare/"), _report_of(tab, event))


def test_every_page_opens_without_a_word_in_the_console(tab: Any) -> None:
    """Each kind of page has its heading; what a page writes to the console, or asks of others, fails the tab."""
    for address in _addresses(tab, _told_by_several(tab)):
        answer = tab.goto(address)
        assert (answer.status, tab.locator("h1").count()) == (200, 1), address


def test_from_search_to_the_sentence(tab: Any) -> None:
    """Words, a facet, an event, a cell of its matrix: the sentence is lit in its paragraph, and Escape leads back."""
    tab.goto("/")
    tab.fill("#find", "talks")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search?q=talks")
    n_all = _shown(tab)
    tab.click(".facets >> text=Talks")
    tab.wait_for_url(re.compile("type=CONSULT"))
    tab.wait_for_selector(".chosen >> text=Type: Talks")
    assert 0 < _shown(tab) <= n_all
    tab.click(".hits .hit a >> nth=0")
    tab.wait_for_url("**/event/**")
    tab.goto(_told_by_several(tab))
    assert tab.locator(".matrix thead th").count() >= 2
    cell = tab.locator("a.cell[href^='/passage/'] >> nth=0")
    before = tab.url
    cell.click()
    tab.wait_for_selector("#drawer[open] mark.lit")
    assert tab.inner_text("#drawer mark.lit").strip()
    assert tab.url == before
    tab.keyboard.press("Escape")
    tab.wait_for_selector("#drawer", state="hidden")


def test_back_leads_to_the_search_that_was(tab: Any) -> None:
    """The address is the state, also where htmx changed it."""
    tab.goto("/search")
    shown = tab.inner_text(".results-head h1")
    tab.click(".facets a >> nth=0")
    tab.wait_for_selector(".chosen a")
    assert "?" in tab.url
    tab.go_back()
    tab.wait_for_url("**/search")
    tab.wait_for_function("shown => document.querySelector('.results-head h1')?.innerText === shown", arg=shown)
    assert tab.locator(".masthead").count() == 1


def test_by_keyboard_alone(tab: Any) -> None:
    """Skip link, search by /, hits by j and k, the matrix by arrows, the passage by Enter; focus is seen."""
    tab.goto("/search")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("/")
    assert tab.evaluate("document.activeElement.id") == "find"
    tab.evaluate("document.activeElement.blur()")
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    tab.keyboard.press("k")
    assert tab.evaluate("document.querySelectorAll('.hit')[0].contains(document.activeElement)")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/event/**")
    tab.goto(_told_by_several(tab))
    tab.focus("a.cell >> nth=0")
    first = tab.evaluate("document.activeElement.closest('td').parentElement.rowIndex")
    tab.keyboard.press("ArrowDown")
    assert tab.evaluate("document.activeElement.closest('td').parentElement.rowIndex") > first
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    tab.keyboard.press("Enter")
    tab.wait_for_selector("#drawer[open] mark.lit")
    assert tab.evaluate("document.querySelector('#drawer').contains(document.activeElement)")
    tab.keyboard.press("Escape")
    tab.keyboard.press("?")
    tab.wait_for_selector("#keys[open]")


def test_it_reads_without_javascript(browser: Any, desk_address: str, tab: Any) -> None:
    """Search, facets, event, cell and report are links and forms; nothing is shown that needs a script."""
    event = _told_by_several(tab)
    context = browser.new_context(base_url=desk_address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search")
    page.click(".facets a >> nth=0")
    page.wait_for_selector(".chosen a")
    assert page.locator(".hit").count() > 0
    page.goto(event)
    page.click("a.cell[href^='/passage/'] >> nth=0")
    page.wait_for_selector("mark.lit")
    page.click("text=The whole report")
    page.wait_for_selector(".found.event")
    assert not page.locator("[data-theme-switch]").is_visible()
    context.close()


def test_the_theme_is_switched_and_kept(tab: Any) -> None:
    """By button and by key; the next page has it from its first paint."""
    tab.goto("/")
    light = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    tab.click("[data-theme-switch]")
    dark = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark != light
    tab.goto("/sources")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    tab.keyboard.press("t")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == light


def test_nothing_runs_over_the_edge_of_a_phone(browser: Any, desk_address: str, tab: Any) -> None:
    """At 390 pixels no page scrolls sideways."""
    event = _told_by_several(tab)
    context = browser.new_context(base_url=desk_address, viewport={"width": 390, "height": 800})
    page = context.new_page()
    for address in _addresses(tab, event):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
    context.close()


def test_an_earlier_day_is_seen_by_the_slider(tab: Any) -> None:
    """Its first stop is the event as it could be known on the day of the first report."""
    tab.goto(_told_by_several(tab))
    slider = tab.locator("[data-clock] input[type=range]")
    slider.focus()
    tab.keyboard.press("Home")
    tab.wait_for_url(re.compile("as_of="))
    assert "As it could be known on" in tab.inner_text(".notice")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Any, desk_address: str, tab: Any, theme: str) -> None:
    """Contrast, names, roles, order, on every page in both themes."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    event = _told_by_several(tab)
    context = browser.new_context(base_url=desk_address, color_scheme=theme, bypass_csp=True)
    page = context.new_page()
    found = []
    for address in (*_addresses(tab, event), "/nowhere"):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
        violations = axe.run(page).response["violations"]
        found += [
            (address, each["id"], [node["html"][:120] for node in each["nodes"][:3]])
            for each in violations
            if each["impact"] in ("serious", "critical")
        ]
    context.close()
    assert found == []
