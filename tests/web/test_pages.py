"""What holds of every page: it is whole, it has a twin, it needs nothing that the policy forbids."""

import json
import re

from starlette.testclient import TestClient

from lapwing.web.site import Site
from tests.web.addresses_of import addresses_of


def test_every_page_answers_and_has_its_twin(desk: TestClient, site: Site) -> None:
    """The page is HTML with one heading of the first rank or none missing; the twin is JSON of the same view."""
    for address in addresses_of(site):
        if address == "/nowhere":
            continue
        answer = desk.get(address)
        assert answer.status_code == 200, address
        assert answer.text.startswith("<!DOCTYPE html>")
        twin = re.search(r'rel="alternate" type="application/json" href="([^"]+)"', answer.text)
        assert twin is not None
        told = desk.get(twin[1].replace("&amp;", "&"))
        assert told.headers["content-type"] == "application/json"
        assert isinstance(json.loads(told.text), dict)


def test_no_page_has_what_the_policy_forbids(desk: TestClient, site: Site) -> None:
    """No style attributes, no handlers, no script without the nonce, nothing from elsewhere."""
    for address in addresses_of(site):
        answer = desk.get(address)
        tags = re.findall(r"<[a-zA-Z][^>]*>", answer.text)
        assert [tag for tag in tags if re.search(r"\s(style|on[a-z]+)\s*=", re.sub(r'"[^"]*"', '""', tag))] == []
        nonce = re.search(r"'nonce-([\w-]+)'", answer.headers["content-security-policy"])
        assert nonce is not None
        assert all(f'nonce="{nonce[1]}"' in tag for tag in tags if tag.lower().startswith("<script"))
        loaded = re.findall(r'<(?:script|link|img|iframe|source)[^>]*?(?:src|href)="([^"]+)"', answer.text)
        assert all(each.startswith("/") for each in loaded)


def test_headers_let_a_browser_do_no_more_than_needed(desk: TestClient) -> None:
    """No frames, no sniffing, no referrer elsewhere, nothing by default; pages are kept nowhere, files for ever."""
    headers = desk.get("/").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    style = re.search(r'href="(/static/desk\.css\?\w+)"', desk.get("/").text)
    assert style is not None
    assert "immutable" in desk.get(style[1]).headers["cache-control"]


def test_htmx_gets_the_content_alone(desk: TestClient) -> None:
    """The same view without the frame around it."""
    part = desk.get("/search", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert 'class="hits"' in part


def test_two_pages_have_two_nonces(desk: TestClient) -> None:
    """A nonce that is used twice is none."""
    first, second = (desk.get("/").headers["content-security-policy"] for _ in range(2))
    assert first != second


def test_a_page_that_is_not_there_is_404_with_a_way_back(desk: TestClient) -> None:
    """Unknown pages, events, reports, runs and passages say so."""
    for address in ("/nowhere", "/event/ffffffffffff", "/report/none", "/passage/none/1-2", "/event/ffffffffffff.json"):
        answer = desk.get(address)
        assert answer.status_code == 404, address
    assert 'href="/"' in desk.get("/nowhere").text


def test_static_files_do_not_lead_out_of_their_folder(desk: TestClient) -> None:
    """However it is written."""
    for path in (
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static//etc/passwd",
        "/static/",
    ):
        assert desk.get(path).status_code in (403, 404), path
