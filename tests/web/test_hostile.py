"""Text of others stays text: markup, addresses and characters that turn the reading direction do nothing."""

import re

from starlette.testclient import TestClient

from lapwing.web.site import Site
from tests.web.addresses_of import addresses_of

_HIDDEN = re.compile("[\u202a-\u202e\u2066-\u2069\u200b\ufeff\x00-\x08]")


def test_no_markup_of_a_report_becomes_markup(desk: TestClient, site: Site) -> None:
    """The tags of the hostile report are shown, never built: in its text, title, outlet and id."""
    shown = "".join(desk.get(address).text for address in addresses_of(site))
    assert "&lt;script&gt;" in shown
    assert "&lt;img src=x" in shown
    for forbidden in ("<script>alert", "<svg onload", "<img", "<b onclick", "</title><img"):
        assert forbidden not in shown, forbidden


def test_no_link_leads_to_a_script(desk: TestClient, site: Site) -> None:
    """An address that is not http or https is told, not linked."""
    shown = "".join(desk.get(address).text for address in addresses_of(site))
    links = re.findall(r'(?:href|src|action)="([^"]*)"', shown)
    assert links
    assert [link for link in links if not re.match(r"/|#|https?://", link)] == []


def test_nothing_hides_or_turns(desk: TestClient, site: Site) -> None:
    """Controls of the reading direction and unseen characters are taken out of pages."""
    for address in addresses_of(site):
        assert _HIDDEN.search(desk.get(address).text) is None, address


def test_what_is_asked_for_is_escaped_too(desk: TestClient) -> None:
    """Words of a search stand in fields and links, never as markup."""
    answer = desk.get("/search", params={"q": '"><script>alert(9)</script>', "type": "<b>", "nosuch": "'\"<i>"})
    assert "<script>alert(9)" not in answer.text
    assert "<b>" not in re.sub(r"<b>[\d,]+</b>", "", answer.text)
    assert "<i>" not in answer.text


def test_queries_have_no_syntax_and_bounds(desk: TestClient) -> None:
    """Operators of the full-text search, wildcards and SQL are words; what is too long or no word is refused kindly."""
    for words in ('NEAR(a b) OR "', "a* AND -b", "sentences:x", "') OR 1=1 --", "%", "\x00\x00a"):
        assert desk.get("/search", params={"q": words}).status_code in (200, 400), words
    for asked in ({"q": "x" * 400}, {"q": "!!!"}, {"since": "no day"}, {"page": "-1"}, {"page": "²"}):
        assert desk.get("/search", params=asked).status_code == 400, asked
    many = [("type", f"T{n}") for n in range(60)]
    assert desk.get("/search", params=many).status_code == 400
    assert desk.get("/search", params={"page": "999999999"}).status_code == 200
