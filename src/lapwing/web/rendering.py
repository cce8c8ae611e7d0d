"""Templates: everything is escaped, nothing hides, and links lead only to pages and to http and https."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup
from starlette.requests import Request

from lapwing.dossier.marks import without_hidden
from lapwing.web.assets import asset_address
from lapwing.web.drawings.world import WINDOWS
from lapwing.web.forms import sign_form
from lapwing.web.wording import ACTS, EXPORTS, FACETS, MORE_PAGES, WORDING

_WEB = re.compile(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)


@cache
def environment() -> Environment:
    """Return the templates of the package."""
    made = Environment(
        loader=PackageLoader("lapwing.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    made.globals.update(asset=asset_address, facet_names=FACETS, exports=EXPORTS, more_pages=MORE_PAGES)
    made.globals.update(acts=ACTS, windows=WINDOWS)
    made.filters.update(WORDING)
    made.tests["web_address"] = lambda url: isinstance(url, str) and bool(_WEB.fullmatch(url))
    return made


def render_page(request: Request, name: str, content: Mapping[str, Any]) -> str:
    """Return the whole page."""
    return environment().get_template(name).render(_context(request, content))


def render_block(request: Request, name: str, content: Mapping[str, Any]) -> str:
    """Return the block `content` of a page alone: what htmx puts into a page that is there."""
    template: Template = environment().get_template(name)
    context = template.new_context(_context(request, content))
    return "".join(template.blocks["content"](context))


def _context(request: Request, content: Mapping[str, Any]) -> dict[str, Any]:
    site, state = request.app.state.site, request.state
    return {
        **content,
        "nonce": state.nonce,
        "mark": sign_form(site.secret, state.visitor),
        "read_only": site.rules.read_only,
        "signed_in": site.rules.token is not None,
        "workspace_name": site.settings.workspace.name,
        "is_fragment": request.headers.get("hx-request") == "true",
    }


def _shown(value: object) -> object:
    """Take out what hides or turns text, of everything that is not ours."""
    return without_hidden(value) if type(value) is str and not isinstance(value, Markup) else value
