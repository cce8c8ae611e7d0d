"""What every test shares: no test may reach the network."""

import socket
from typing import Any

import pytest


class NetworkRefusedError(AssertionError):
    """A test tried to open a connection."""


_connect = socket.socket.connect


def _refuse(self: socket.socket, address: Any) -> None:
    if self.family in (socket.AF_INET, socket.AF_INET6):
        message = f"tests run offline; something connects to {address!r}"
        raise NetworkRefusedError(message)
    _connect(self, address)


def _refuse_lookup(host: Any, *_args: Any, **_kwargs: Any) -> None:
    message = f"tests run offline; something looks up {host!r}"
    raise NetworkRefusedError(message)


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse connections and name look-ups; what goes through a file or a pipe still works."""
    monkeypatch.setattr(socket.socket, "connect", _refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", _refuse)
    monkeypatch.setattr(socket, "getaddrinfo", _refuse_lookup)
    monkeypatch.setattr(socket, "create_connection", _refuse_lookup)
