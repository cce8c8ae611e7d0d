"""The application: every page by name, behind the guard."""

from collections.abc import Sequence
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from lapwing.web import signing_in
from lapwing.web.assets import FOLDER, stylesheet
from lapwing.web.guard import Guard
from lapwing.web.page import ask
from lapwing.web.pages import (
    actor,
    atlas,
    compare,
    dyad,
    event,
    judgements,
    judging,
    network,
    overview,
    passage,
    report,
    review,
    runs,
    search,
    sources,
    timeline,
    upload,
)
from lapwing.web.rendering import render_page
from lapwing.web.site import Site

# Each has `ROUTES`; those that stand in the bar above every page are named in `templates/base.html`.
PAGES = (
    overview,
    search,
    event,
    judging,
    review,
    judgements,
    upload,
    passage,
    report,
    sources,
    runs,
    dyad,
    actor,
    atlas,
    compare,
    network,
    timeline,
)


def make_app(site: Site, pages: Sequence[Any] = PAGES) -> Starlette:
    """Return the application that serves a site, with the `ROUTES` of some pages."""
    routes: list[Route | Mount] = [route for each in pages for route in each.ROUTES]
    routes += signing_in.routes()
    routes.append(Route("/static/desk.css", _stylesheet, methods=["GET"]))
    routes.append(Mount("/static", StaticFiles(directory=FOLDER), name="static"))
    app = Starlette(
        routes=routes,
        middleware=[Middleware(GZipMiddleware, minimum_size=800), Middleware(Guard, site=site)],
        exception_handlers={404: _not_found, 405: _not_found},
    )
    app.state.site = site
    return app


def _stylesheet(request: Request) -> Response:  # noqa: ARG001 - starlette's signature
    return Response(stylesheet(), media_type="text/css")


def _not_found(request: Request, error: Exception) -> Response:  # noqa: ARG001 - starlette's signature
    view = {"status": 404, "told": "There is no such page."}
    shown = render_page(request, "refusal.html", {"view": view, "asked": ask(request)})
    return Response(shown, status_code=404, media_type="text/html")
