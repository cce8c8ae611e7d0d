"""A page: one address, one view over the API, one template; and the same view as JSON beside it."""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from lapwing.errors import LapwingError, QueryError, UnknownRecordError
from lapwing.web.asked import Asked
from lapwing.web.forms import Form, read_form
from lapwing.web.plain import plain
from lapwing.web.rendering import render_block, render_page
from lapwing.web.site import Site

View = Callable[[Site, Asked], Any]
Action = Callable[[Site, Asked, Form], str]


def page(path: str, template: str, view: View) -> list[Route]:
    """Return the routes of a page: as HTML, as the bare content for htmx, and its JSON twin at `path`.json.

    Args:
        path: its address ("/event/{event_id}"); the parts in braces are `asked.names`.
        template: the file in `templates/`; there the view is `view` and the request `asked`.
        view: a plain function that returns a frozen dataclass; it runs in a thread, and may raise our errors.
    """

    async def html(request: Request) -> Response:
        return await run_in_threadpool(_answer_html, request, template, view)

    async def twin(request: Request) -> Response:
        return await run_in_threadpool(_answer_json, request, view)

    stem = "/index" if path == "/" else path
    return [Route(f"{stem}.json", twin, methods=["GET"]), Route(path, html, methods=["GET"])]


def action(path: str, act: Action, *, most_bytes: int | None = None) -> list[Route]:
    """Return the route of a form: it changes something and leads to a page. Nothing else may take a POST.

    Args:
        path: its address.
        act: does it in a thread, and returns the address of the page that shows what came of it.
        most_bytes: the most that the form may hold, by default what the rules of the server say.
    """

    async def post(request: Request) -> Response:
        site: Site = request.app.state.site
        if site.rules.read_only:
            return _refusal(request, 403, "This desk is read-only.")
        form, refused = await read_form(request, site, most_bytes or site.rules.body_bytes)
        if form is None:
            return _refusal(request, 403 if "form" in refused else 413, refused)
        return await run_in_threadpool(_answer_action, request, act, form)

    return [Route(path, post, methods=["POST"])]


def download(path: str, make: Callable[[Site, Asked], tuple[bytes, str, str]]) -> list[Route]:
    """Return the route of a file: `make` gives its bytes, media type and name."""

    async def give(request: Request) -> Response:
        return await run_in_threadpool(_answer_file, request, make)

    return [Route(path, give, methods=["GET"])]


def ask(request: Request) -> Asked:
    """Return what a request asks for."""
    path = request.url.path.removesuffix(".json")
    today = date.today().isoformat()  # noqa: DTZ011 - the user's own day, read at the door
    pairs = tuple(request.query_params.multi_items())
    return Asked(path="/" if path == "/index" else path, names=dict(request.path_params), pairs=pairs, day=today)


def _answer_html(request: Request, template: str, view: View) -> Response:
    asked = ask(request)
    try:
        content: Mapping[str, Any] = {"view": view(request.app.state.site, asked), "asked": asked}
    except LapwingError as error:
        return _refusal(request, status_of(error), str(error))
    if request.headers.get("hx-request") == "true":
        return Response(render_block(request, template, content), media_type="text/html")
    return Response(render_page(request, template, content), media_type="text/html")


def _answer_json(request: Request, view: View) -> Response:
    try:
        content, status = plain(view(request.app.state.site, ask(request))), 200
    except LapwingError as error:
        content, status = {"error": str(error)}, status_of(error)
    told = json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
    return Response(told, status_code=status, media_type="application/json")


def _answer_action(request: Request, act: Action, form: Form) -> Response:
    try:
        target = act(request.app.state.site, ask(request), form)
    except LapwingError as error:
        return _refusal(request, status_of(error), str(error))
    return RedirectResponse(target, status_code=303)


def _answer_file(request: Request, make: Callable[[Site, Asked], tuple[bytes, str, str]]) -> Response:
    try:
        content, media_type, name = make(request.app.state.site, ask(request))
    except LapwingError as error:
        return _refusal(request, status_of(error), str(error))
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _refusal(request: Request, status: int, told: str) -> Response:
    content = {"view": {"status": status, "told": told}, "asked": ask(request)}
    return Response(render_page(request, "refusal.html", content), status_code=status, media_type="text/html")


def status_of(error: LapwingError) -> int:
    """Return the HTTP status of an error of ours."""
    if isinstance(error, UnknownRecordError):
        return 404
    return 400 if isinstance(error, QueryError) else 503
