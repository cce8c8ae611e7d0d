"""Signing in with the token of the server, where one is needed; the cookie lasts as long as the server does."""

import hmac
from dataclasses import dataclass
from hashlib import sha256
from threading import Lock
from time import monotonic

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lapwing.web.forms import read_form
from lapwing.web.rendering import render_page
from lapwing.web.site import Site

SESSION = "lapwing_session"
_TRIES_A_MINUTE = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInView:
    """What the sign-in page says."""

    told: str = ""


class _Tries:
    """When somebody last tried: a token is long, but nobody needs to guess quickly."""

    def __init__(self) -> None:
        self._at: list[float] = []
        self._lock = Lock()

    def is_allowed(self) -> bool:
        """Whether one more try is let pass now."""
        with self._lock:
            now = monotonic()
            self._at = [at for at in self._at if now - at < 60]
            self._at.append(now)
            return len(self._at) <= _TRIES_A_MINUTE


def session_of(secret: bytes) -> str:
    """Return the value of the cookie of those who know the token."""
    return hmac.new(secret, b"session", sha256).hexdigest()


def is_session(secret: bytes, cookie: str) -> bool:
    """Whether a cookie was given by this server."""
    return hmac.compare_digest(session_of(secret).encode(), cookie.encode("utf-8", "replace"))


def routes() -> list[Route]:
    """Return the page and its form; they alone are open to those who are not signed in."""
    tries = _Tries()

    async def show(request: Request) -> Response:
        return await run_in_threadpool(_page, request, "")

    async def take(request: Request) -> Response:
        site: Site = request.app.state.site
        form, refused = await read_form(request, site, 4096)
        if form is None:
            return await run_in_threadpool(_page, request, refused)
        given = form.one("token").encode("utf-8", "replace")
        if not tries.is_allowed():
            return await run_in_threadpool(_page, request, "Too many tries: wait a minute.")
        if site.rules.token is None or not hmac.compare_digest(given, site.rules.token.encode()):
            return await run_in_threadpool(_page, request, "This is not the token.")
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(SESSION, session_of(site.secret), httponly=True, samesite="strict", path="/")
        return answer

    return [Route("/sign-in", show, methods=["GET"]), Route("/sign-in", take, methods=["POST"])]


def _page(request: Request, told: str) -> Response:
    from lapwing.web.page import ask

    content = {"view": SignInView(told=told), "asked": ask(request)}
    shown = render_page(request, "sign_in.html", content)
    return Response(shown, status_code=401 if told else 200, media_type="text/html")
