"""The guard before every page: by which name it is called, with which token, from where; what a browser may do."""

import hmac
import secrets
from collections.abc import MutableMapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lapwing.web.forms import VISITOR
from lapwing.web.signing_in import SESSION, is_session
from lapwing.web.site import Site

_OPEN = ("/sign-in", "/static/")
_UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with "no-referrer" a browser says of our own forms that they come from nowhere
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def policy(nonce: str) -> str:
    """Return the Content-Security-Policy of a page: its own files, and scripts that bear the nonce."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


class Guard:
    """ASGI middleware in front of everything. It answers itself what may not pass."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app = app
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        visitor = request.cookies.get(VISITOR, "")
        is_new = not (len(visitor) == 32 and visitor.isalnum())
        visitor = secrets.token_hex(16) if is_new else visitor
        nonce = secrets.token_urlsafe(16)
        scope.setdefault("state", {}).update(nonce=nonce, visitor=visitor)

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _dress(message, nonce, request, visitor if is_new else None)
            await send(message)

        refused = self._refuse(request)
        await (refused or self._app)(scope, receive, guarded)

    def _refuse(self, request: Request) -> Response | None:
        if not _host_fits(request.headers, self._site.rules.hosts):
            return PlainTextResponse("This server is not called by this name.\n", status_code=421)
        if request.method in _UNSAFE and not _from_here(request.headers):
            return PlainTextResponse("A form from another site.\n", status_code=403)
        if self._is_let_in(request):
            return None
        if request.method == "GET" and "text/html" in request.headers.get("accept", ""):
            return RedirectResponse("/sign-in", status_code=303)
        return PlainTextResponse("A token is needed.\n", status_code=401, headers={"WWW-Authenticate": "Bearer"})

    def _is_let_in(self, request: Request) -> bool:
        token = self._site.rules.token
        if token is None or request.url.path.startswith(_OPEN):
            return True
        bearer = request.headers.get("authorization", "").removeprefix("Bearer ").encode("utf-8", "replace")
        cookie = request.cookies.get(SESSION, "")
        return hmac.compare_digest(bearer, token.encode()) or is_session(self._site.secret, cookie)


def _host_fits(headers: Headers, hosts: tuple[str, ...]) -> bool:
    """Whether the Host header names us; a page elsewhere whose name was made to lead here (DNS rebinding) does not."""
    given = headers.getlist("host")
    if len(given) != 1:
        return False
    name, _, port = given[0].rpartition(":")
    bare = name if name and port.isdigit() else given[0]
    return bare.lower() in hosts


def _from_here(headers: Headers) -> bool:
    """Whether a form was sent by a page of ours, as far as the browser tells; its signed mark is checked besides."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin.partition("://")[2] == headers.get("host", "")


def _dress(message: MutableMapping[str, Any], nonce: str, request: Request, visitor: str | None) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in _HEADERS.items():
        headers[name] = value
    headers["Content-Security-Policy"] = policy(nonce)
    if request.url.path.startswith("/static/"):
        forever = "public, max-age=31536000, immutable"  # the address has a mark of the content
        headers["Cache-Control"] = forever if request.url.query else "public, max-age=86400"
        return
    headers.setdefault("Cache-Control", "no-store")
    headers.append("Vary", "HX-Request")
    if visitor is not None:
        headers.append("Set-Cookie", f"{VISITOR}={visitor}; HttpOnly; SameSite=Strict; Path=/")
