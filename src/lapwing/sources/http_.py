"""The one home of the network: nothing else in Lapwing asks another machine, and this only when a user says so."""

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping

from lapwing.errors import NetworkError
from lapwing.version import __version__

TIMEOUT_SECONDS = 60.0
_AGENT = f"lapwing/{__version__} (event data; urllib)"


def post_form(url: str, fields: Mapping[str, str], *, accept: str, timeout_seconds: float = TIMEOUT_SECONDS) -> bytes:
    """Return what a server answers to a form. Proxies are taken from the environment, as Python does.

    Raises:
        NetworkError: if the address is not http(s), the server does not answer in time, or with an error.
    """
    if not url.startswith(("http://", "https://")):
        raise NetworkError(f"{url!r} is no web address: it must begin with https:// (or http://)")
    payload = urllib.parse.urlencode(fields).encode("ascii")
    headers = {"Accept": accept, "User-Agent": _AGENT, "Content-Type": "application/x-www-form-urlencoded"}
    request = urllib.request.Request(url, data=payload, headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=timeout_seconds) as answer:
            body: bytes = answer.read()
            return body
    except urllib.error.HTTPError as error:
        wait = error.headers.get("Retry-After") if error.headers else None
        later = f"; it asks to wait {wait} seconds" if wait else ""
        raise NetworkError(f"{url} answers {error.code} {error.reason}{later}; nothing was changed") from error
    except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
        reason = getattr(error, "reason", error)
        raise NetworkError(
            f"{url} cannot be reached ({reason}): this needs the network; nothing was changed"
        ) from error
