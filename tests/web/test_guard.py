"""Who may call, by which name, and who may change something."""

from types import SimpleNamespace

import pytest
from starlette.testclient import TestClient

from lapwing.errors import SettingsError
from lapwing.web.app import PAGES, make_app
from lapwing.web.asked import Asked
from lapwing.web.forms import VISITOR, Form, is_signed, sign_form
from lapwing.web.page import action
from lapwing.web.serving import is_loopback, make_rules
from lapwing.web.site import Rules, Site
from tests.web.conftest import open_desk

TOKEN = "a-long-token-of-ours"


def _note(site: Site, asked: Asked, form: Form) -> str:
    return f"/search?q={form.one('word')}"


def _with_form(site: Site, rules: Rules | None = None) -> TestClient:
    other = Site(settings=site.settings, workspace=site.workspace, rules=rules or Rules())
    pages = (*PAGES, SimpleNamespace(ROUTES=action("/note", _note)))
    return TestClient(make_app(other, pages), base_url="http://localhost", follow_redirects=False)


def _mark(client: TestClient) -> str:
    return client.get("/").text.partition('data-mark="')[2].partition('"')[0]


def test_only_known_names_are_answered(site: Site) -> None:
    """A page elsewhere whose name leads to this machine gets nothing (DNS rebinding)."""
    client = open_desk(site, Rules())
    for host in ("localhost", "127.0.0.1", "127.0.0.1:8600", "[::1]:8600", "LOCALHOST"):
        assert client.get("/", headers={"Host": host}).status_code == 200, host
    for host in ("evil.example", "localhost.evil.example", "127.0.0.1.nip.io", "", "localhost:80@evil"):
        assert client.get("/", headers={"Host": host}).status_code == 421, host


def test_a_form_of_ours_is_taken(site: Site) -> None:
    """With the mark of the page that it stood on."""
    client = _with_form(site)
    answer = client.post("/note", data={"mark": _mark(client), "word": "peace"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/search?q=peace")
    assert client.post("/note", data={"word": "peace"}, headers={"X-Mark": _mark(client)}).status_code == 303


def test_a_form_from_elsewhere_is_refused(site: Site) -> None:
    """Without a mark, with another visitor's, with a forged one, or sent by a page of another site."""
    client, other = _with_form(site), _with_form(site)
    mark = _mark(client)
    for forged in ("", "0" * 80, "é" * 80, _mark(other), mark[:-1] + "x"):
        assert client.post("/note", data={"mark": forged}).status_code == 403, forged
    assert client.post("/note").status_code == 403
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        assert client.post("/note", data={"mark": mark}, headers=headers).status_code == 403, headers
    assert client.post("/note", data={"mark": mark}, headers={"Origin": "http://localhost"}).status_code == 303
    client.cookies.delete(VISITOR)
    assert client.post("/note", data={"mark": mark}).status_code == 403


def test_a_large_form_is_refused(site: Site) -> None:
    """Before it is read to its end, whatever length it claims."""
    client = _with_form(site, Rules(body_bytes=1000))
    assert client.post("/note", data={"mark": _mark(client), "word": "x" * 2000}).status_code == 413
    chunks = (b"x" * 600 for _ in range(4))
    assert client.post("/note", content=chunks).status_code == 413


def test_a_broken_form_is_refused(site: Site) -> None:
    """A multipart body without its end or its boundary is no form."""
    client = _with_form(site)
    for kind in ("multipart/form-data", "multipart/form-data; boundary=x", "text/plain"):
        assert client.post("/note", content=b"--y\r\nnothing", headers={"Content-Type": kind}).status_code in (403, 413)


def test_a_read_only_desk_takes_no_form(site: Site) -> None:
    """Though it is signed."""
    client = _with_form(site, Rules(read_only=True))
    assert client.post("/note", data={"mark": _mark(client), "word": "peace"}).status_code == 403
    assert "read-only" in client.get("/").text


def test_every_post_is_an_action(site: Site) -> None:
    """No route takes a POST but those that check marks."""
    for route in make_app(site).routes:
        methods = getattr(route, "methods", None) or set()
        if "POST" in methods:
            assert route.endpoint.__module__ in ("lapwing.web.page", "lapwing.web.signing_in")  # type: ignore[attr-defined]


def test_without_the_token_nothing_is_shown(site: Site) -> None:
    """Pages lead to the sign-in, the rest says what is missing; files of the desk itself are open."""
    client = open_desk(site, Rules(token=TOKEN))
    client.follow_redirects = False
    assert client.get("/").headers["location"] == "/sign-in"
    for address in ("/index.json", "/search.json?q=oil"):
        assert client.get(address, headers={"Accept": "application/json"}).status_code == 401
    assert client.get("/static/desk.css").status_code == 200
    assert client.get("/index.json", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get("/index.json", headers={"Authorization": "Bearer wrong", "Accept": "*/*"}).status_code == 401


def test_signing_in_with_the_token(site: Site) -> None:
    """A wrong token is told so, the right one opens the desk; too many tries have to wait."""
    client = open_desk(site, Rules(token=TOKEN))
    client.follow_redirects = False

    def try_token(given: str) -> int:
        mark = client.get("/sign-in").text.partition('name="mark" value="')[2].partition('"')[0]
        return client.post("/sign-in", data={"mark": mark, "token": given}).status_code

    assert try_token("wrong") == 401
    assert try_token("ünlesbar") == 401
    assert try_token(TOKEN) == 303
    assert client.get("/").status_code == 200
    assert [try_token("wrong") for _ in range(10)][-1] == 401
    assert try_token(TOKEN) == 401


def test_a_mark_is_new_each_time_and_bound_to_its_visitor() -> None:
    """A compressed page does not betray it, and nobody else can use it."""
    first, second = sign_form(b"secret", "visitor"), sign_form(b"secret", "visitor")
    assert first != second
    assert is_signed(b"secret", "visitor", first)
    assert is_signed(b"secret", "visitor", second)
    assert not is_signed(b"other", "visitor", first)
    assert not is_signed(b"secret", "another", first)
    assert not is_signed(b"secret", "", sign_form(b"secret", ""))


def test_elsewhere_needs_a_token_and_a_name() -> None:
    """An address that others reach is not opened by accident."""
    assert make_rules("127.0.0.1", None).token is None
    assert make_rules("localhost", None, read_only=True).read_only
    assert "[::1]" in make_rules("::1", None).hosts
    assert "192.0.2.7" in make_rules("192.0.2.7", TOKEN).hosts
    assert "desk.example" in make_rules("0.0.0.0", TOKEN, ("Desk.Example",)).hosts
    with pytest.raises(SettingsError, match="LAPWING_TOKEN"):
        make_rules("192.0.2.7", None)
    with pytest.raises(SettingsError, match="at least"):
        make_rules("192.0.2.7", "short")
    with pytest.raises(SettingsError, match="--name"):
        make_rules("0.0.0.0", TOKEN)


def test_loopback_is_told_from_elsewhere() -> None:
    """Names that are no address are elsewhere, but for localhost."""
    assert all(is_loopback(host) for host in ("127.0.0.1", "127.8.8.8", "::1", "localhost"))
    assert not any(
        is_loopback(host) for host in ("0.0.0.0", "::", "192.168.1.4", "localhost.example", "example.org", "")
    )
