"""`refresh` against a server on this machine that plays answers written here; the network stays refused."""

import json
import re
import socket
import threading
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner

from lapwing.cli.group import lapwing as command_line
from lapwing.curation import Refreshed, refresh
from lapwing.errors import KnowledgeError, NetworkError, QueryError
from lapwing.knowledge.overlay.read import read_overlay
from tests.knowledge.overlay_folder import write_overlay

_connect, _create, _look_up = socket.socket.connect, socket.create_connection, socket.getaddrinfo
ROOT = Path(__file__).parents[2]
ON = date(2026, 3, 1)
LAVROV, STRANGER = "Q58217", "Q900000001"


def binding(**values: str) -> dict[str, dict[str, str]]:
    """Return one row of an answer; `person` is an id."""
    values["person"] = f"http://www.wikidata.org/entity/{values['person']}"
    return {name: {"type": "literal", "value": value} for name, value in values.items()}


def office(person: str, name: str, country: str, start: str, end: str = "", precision: str = "11") -> dict[str, Any]:
    """Return an office as the service gives it."""
    days = {"start": f"{start}T00:00:00Z", "startPrecision": precision}
    days |= {"end": f"{end}T00:00:00Z", "endPrecision": "11"} if end else {}
    return binding(person=person, office=name, jurisdiction=country, **days)


OFFICES = [
    office(LAVROV, "Minister of Foreign Affairs of Russia", "RUS", "2004-03-09"),
    office(STRANGER, "Minister of Foreign Affairs of Norway", "NOR", "2025-10-14"),
    office(STRANGER, "member of the Storting", "NOR", "2017-01-01", "2025-01-01", precision="9"),
]
NAMES = [
    binding(person=LAVROV, name="Sergey Lavrov", kind="label"),
    binding(person=LAVROV, name="Sergueï Lavrovitch", kind="alias"),
    binding(person=STRANGER, name="Ragna Thorsvik", kind="label"),
    binding(person=STRANGER, name="Ragna M. Thorsvik", kind="alias"),
]


class Service(BaseHTTPRequestHandler):
    """Plays the answers: which one, the question tells."""

    asked: ClassVar[list[str]] = []
    answer: ClassVar[bytes | None] = None
    status: ClassVar[int] = 200

    def do_POST(self) -> None:
        """Answer one question."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        question = parse_qs(body)["query"][0]
        Service.asked.append(question)
        wanted = set(re.findall(r"wd:(Q\d+)", question))
        rows = [binding(person=STRANGER)] if "DISTINCT" in question else OFFICES if "P39" in question else NAMES
        rows = [row for row in rows if not wanted or row["person"]["value"].rpartition("/")[2] in wanted]
        content = Service.answer or json.dumps({"results": {"bindings": rows}}).encode()
        self.send_response(Service.status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def endpoint(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on the loopback address, the only one that may be reached."""

    def connect(self: socket.socket, address: Any) -> None:
        assert address[0] == "127.0.0.1"
        _connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "create_connection", _create)
    monkeypatch.setattr(socket, "getaddrinfo", _look_up)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Service, "asked", [])
    monkeypatch.setattr(Service, "answer", None)
    monkeypatch.setattr(Service, "status", 200)
    server = HTTPServer(("127.0.0.1", 0), Service)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/sparql"
    server.shutdown()
    thread.join()
    server.server_close()


def ask(folder: Path, endpoint: str, *ids: str, on: date = ON, **more: Any) -> Refreshed:
    """Refresh a folder."""
    return refresh([folder], on=on, entity_ids=ids, endpoint=endpoint, **more)


def test_a_stranger_comes_with_names_and_offices(tmp_path: Path, endpoint: str) -> None:
    """Days as precise as they are stated; the source is the id and the day."""
    ask(tmp_path, endpoint, STRANGER)
    overlay = read_overlay([tmp_path])
    assert [(row.actor_id, row.name, row.country) for row in overlay.actors] == [(STRANGER, "Ragna Thorsvik", "NOR")]
    assert [row.alias for row in overlay.aliases] == ["Ragna M. Thorsvik"]
    held = {(row.office, row.office_class, row.start, row.end, row.asof) for row in overlay.offices}
    assert ("Minister of Foreign Affairs of Norway", "FM", "2025-10-14", "", "2026-03-01") in held
    assert ("member of the Storting", "OTHER", "2017", "2025-01-01", "2025-01-01") in held
    assert {row.origin.source for row in overlay.offices} == {f"Wikidata {STRANGER}, 2026-03-01, CC0"}


def test_only_what_is_new_of_a_known_person_is_written(tmp_path: Path, endpoint: str) -> None:
    """An open office that is shipped is checked anew; a name that is known is not repeated."""
    done = ask(tmp_path, endpoint, LAVROV)
    assert {Path(each.file).name for each in done.written} == {"aliases.csv", "offices.csv"}
    overlay = read_overlay([tmp_path])
    assert [row.alias for row in overlay.aliases] == ["Sergueï Lavrovitch"]
    assert [(row.start, row.asof) for row in overlay.offices] == [("2004-03-09", "2026-03-01")]


def test_asking_again_on_the_same_day_writes_nothing(tmp_path: Path, endpoint: str) -> None:
    """And a later day only says that open offices were checked on it."""
    ask(tmp_path, endpoint, STRANGER, LAVROV)
    assert ask(tmp_path, endpoint, STRANGER, LAVROV).written == ()
    later = ask(tmp_path, endpoint, STRANGER, LAVROV, on=date(2026, 9, 1))
    assert [each.row.split(",")[6] for each in later.written] == ["2026-09-01", "2026-09-01"]


def test_without_ids_it_asks_for_every_qid_in_the_files(tmp_path: Path, endpoint: str) -> None:
    """Local ids that are mapped to one included; with none there is nobody to ask for."""
    with pytest.raises(KnowledgeError, match="nobody to ask for"):
        ask(tmp_path, endpoint)
    rows = "local:tw,Torvald Wexelby,person,NOR,GOV,,,x\nlocal:x,Somebody Else,person,NOR,GOV,,,x"
    write_overlay(tmp_path, actors=rows, ids=f"local:tw,{STRANGER},x")
    ask(tmp_path, endpoint)
    assert all(re.findall(r"wd:(Q\d+)", question) == [STRANGER] for question in Service.asked)


def test_a_country_gives_its_central_offices_only(tmp_path: Path, endpoint: str) -> None:
    """Lawmakers, envoys and local offices are left out."""
    ask(tmp_path, endpoint, countries=["NOR"], since="2025-01-01")
    assert '"2025-01-01T00:00:00Z"' in Service.asked[0]
    assert [row.office_class for row in read_overlay([tmp_path]).offices] == ["FM"]


def test_names_stand_for_ids(tmp_path: Path, endpoint: str) -> None:
    """Those that Wikidata cannot know are an error."""
    ask(tmp_path, endpoint, "Sergey Lavrov")
    assert f"wd:{LAVROV}" in Service.asked[0]
    write_overlay(tmp_path, actors="local:tw,Torvald Wexelby,person,NOR,GOV,,,x")
    with pytest.raises(QueryError, match="map it first"):
        ask(tmp_path, endpoint, "Torvald Wexelby")


@pytest.mark.parametrize(
    ("status", "answer", "told"), [(429, b"slow down", "answers 429"), (200, b"<html>", "no SPARQL")]
)
def test_an_answer_that_is_none_changes_nothing(
    tmp_path: Path, endpoint: str, monkeypatch: pytest.MonkeyPatch, status: int, answer: bytes, told: str
) -> None:
    """The message says what came."""
    monkeypatch.setattr(Service, "status", status)
    monkeypatch.setattr(Service, "answer", answer)
    with pytest.raises(NetworkError, match=told):
        ask(tmp_path, endpoint, STRANGER)
    assert list(tmp_path.iterdir()) == []


def test_offline_the_command_says_so_and_changes_nothing(tmp_path: Path) -> None:
    """Nothing listens at this port; the exit code is 1, and there is no traceback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    arguments = ["refresh", STRANGER, "--knowledge", str(tmp_path), "--endpoint", f"http://127.0.0.1:{port}/sparql"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "create_connection", _create)
        patch.setattr(socket, "getaddrinfo", _look_up)
        patch.setattr(socket.socket, "connect", _connect)
        result = CliRunner().invoke(command_line, arguments)
    assert result.exit_code == 1
    assert "cannot be reached" in result.stderr
    assert "needs the network; nothing was changed" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_address_that_is_none_of_the_web_is_refused(tmp_path: Path) -> None:
    """No file is read in its place."""
    with pytest.raises(NetworkError, match="is no web address"):
        ask(tmp_path, (tmp_path / "answer.json").as_uri(), STRANGER)


def test_only_one_module_opens_addresses() -> None:
    """Whatever asks another machine goes through sources/http_.py."""
    users = {path.name for path in (ROOT / "src").rglob("*.py") if "urllib.request" in path.read_text(encoding="utf-8")}
    assert users == {"http_.py"}
