"""Serving: the one home of uvicorn, and the rules for where a desk may be reached."""

import ipaddress
import secrets
import webbrowser
from threading import Thread, Timer

import uvicorn

from lapwing.errors import SettingsError
from lapwing.settings import Settings
from lapwing.web.app import make_app
from lapwing.web.site import Rules, open_site

_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
_ANYWHERE = ("0.0.0.0", "::")
_LEAST_TOKEN = 12


def make_rules(host: str, token: str | None, names: tuple[str, ...] = (), *, read_only: bool = False) -> Rules:
    """Return the rules of a server that is reached at `host`.

    Args:
        host: the address that it listens on.
        token: what readers must know; needed wherever others can reach it.
        names: further names by which it is called.
        read_only: whether nothing can be changed.

    Raises:
        SettingsError: if others can reach it and there is no token, or a short one.
    """
    if not is_loopback(host) and token is None:
        raise SettingsError(
            f"others can reach {host}: set LAPWING_TOKEN to a secret of at least {_LEAST_TOKEN} characters, such as "
            f"{secrets.token_urlsafe(12)}"
        )
    if token is not None and len(token) < _LEAST_TOKEN:
        raise SettingsError(f"the token has {len(token)} characters, but must have at least {_LEAST_TOKEN}")
    if host in _ANYWHERE and not names:
        raise SettingsError(f"{host} is every address of this machine: say by --name what it is called")
    own = () if host in _ANYWHERE else (f"[{host}]" if ":" in host else host,)
    return Rules(
        hosts=tuple(dict.fromkeys(n.lower() for n in (*_LOOPBACK, *own, *names))), token=token, read_only=read_only
    )


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def serve(settings: Settings, rules: Rules, host: str, port: int, *, open_browser: bool = False) -> None:
    """Serve a workspace until it is interrupted.

    Raises:
        WorkspaceError: if there is none.
        SettingsError: if the address cannot be used.
    """
    site = open_site(settings, rules)
    Thread(target=site.workspace.load_knowledge, daemon=True).start()
    if open_browser:
        shown = f"[{host}]" if ":" in host else host
        timer = Timer(0.8, webbrowser.open, [f"http://{shown}:{port}/"])
        timer.daemon = True
        timer.start()
    configuration = uvicorn.Config(
        make_app(site),
        host=host,
        port=port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=5,
        limit_concurrency=100,
        h11_max_incomplete_event_size=32 * 1024,
    )
    try:
        uvicorn.Server(configuration).run()
    except SystemExit as error:  # how uvicorn says that it cannot bind
        raise SettingsError(f"{host}:{port} cannot be used: choose another --port") from error
    finally:
        site.workspace.close()
