"""Forms as a browser without JavaScript sends them: what stands on a page, with some of it changed."""

from html.parser import HTMLParser
from typing import Any

from starlette.testclient import TestClient


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self._select: str | None = None
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append({"action": given.get("action", ""), "fields": {}, "buttons": []})
        elif self.forms and given.get("name"):
            self._take(tag, given)
        elif tag == "option" and self._select and "selected" in given:
            self.forms[-1]["fields"].setdefault(self._select, []).append(given["value"])

    def _take(self, tag: str, given: dict[str, str]) -> None:
        fields = self.forms[-1]["fields"]
        if tag == "button":
            self.forms[-1]["buttons"].append((given["name"], given.get("value", "")))
        elif tag == "select":
            self._select = given["name"]
        elif tag == "textarea":
            fields.setdefault(given["name"], []).append("")
        elif given.get("type") not in ("checkbox", "radio", "file") or "checked" in given:
            fields.setdefault(given["name"], []).append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = None


def forms_of(desk: TestClient, address: str) -> list[dict[str, Any]]:
    """Return the forms of a page: its action, its fields as they stand, its buttons."""
    parser = _Forms()
    parser.feed(desk.get(address).text)
    return parser.forms


def fill_in(desk: TestClient, address: str, button: str, **changes: Any) -> Any:
    """Return what comes of the form on a page that has a button of this value, with some fields changed."""
    form = next(one for one in forms_of(desk, address) if button in [value for _, value in one["buttons"]])
    return send(desk, form, button, **changes)


def send(desk: TestClient, form: dict[str, Any], button: str, **changes: Any) -> Any:
    """Send a form that was read before."""
    name = next(name for name, value in form["buttons"] if value == button)
    data = {**form["fields"], name: button, "author": "Ada", **changes}
    return desk.post(form["action"], data=data, follow_redirects=True)
