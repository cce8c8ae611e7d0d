"""The network: who is tied to whom by what was done, the strongest ties of a choice of events."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from lapwing.errors import QueryError
from lapwing.exports.rules import TOOK_PLACE
from lapwing.store.ties import Nodes, Tie
from lapwing.web.addresses import actor_address, dyad_address
from lapwing.web.asked import Asked
from lapwing.web.chosen import bounds_asked
from lapwing.web.drawings.web_of_ties import draw_ties, kind_of
from lapwing.web.page import page
from lapwing.web.site import Site
from lapwing.web.wording import country_name

_STATE = "country:"
_USUAL, _LEAST, _MOST = 60, 10, 150


@dataclass(frozen=True, slots=True, kw_only=True)
class TieView:
    """A tie with what prevails in it, and where both of its ends together are shown, if there is such a page."""

    tie: Tie
    kind: str
    address: str | None
    node_addresses: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkView:
    """The strongest of `n_ties` ties between `nodes` (country or actor)."""

    nodes: str
    n_ties: int
    n_nodes: int
    ties: tuple[TieView, ...]
    drawing: Markup


def view_network(site: Site, asked: Asked) -> NetworkView:
    """Return the network of what the address chooses: `nodes`, `ties`, `type`, `country`, `since`, `until`, `reality`.

    Raises:
        QueryError: if a filter has no meaning.
    """
    nodes: Nodes = "actor" if asked.one("nodes") == "actor" else "country"
    if asked.one("nodes") not in (None, "country", "actor"):
        raise QueryError(f"nodes are {asked.one('nodes')!r}, but can be country or actor")
    bounds_asked(asked)
    wanted: dict[str, Any] = {
        "types": asked.many("type"),
        "country": asked.one("country"),
        "actor": asked.one("actor"),
        "since": asked.one("since"),
        "until": asked.one("until"),
        "realities": () if asked.one("reality") else TOOK_PLACE,
    }
    number = asked.number("ties", _USUAL, _LEAST, _MOST)
    found = site.kept(f"ties of {nodes} {wanted!r}", lambda: site.workspace.ties(nodes, **wanted))
    shown = [_named(tie, nodes) for tie in found[:number]]
    key = f"network of {nodes} {number} {wanted!r}"
    return NetworkView(
        nodes=nodes,
        n_ties=len(found),
        n_nodes=len({end for tie in shown for end in tie.ends}),
        ties=tuple(_view(tie, nodes) for tie in shown),
        drawing=site.kept(key, lambda: _draw(shown, nodes)),
    )


def _draw(ties: Sequence[Tie], nodes: Nodes) -> Markup:
    return draw_ties(ties, lambda tie: _tie_address(tie, nodes), lambda end: _node_address(end, nodes))


def _named(tie: Tie, nodes: Nodes) -> Tie:
    """Give states their names."""
    if nodes == "country":
        return replace(tie, names=(country_name(tie.ends[0]), country_name(tie.ends[1])))
    pairs = zip(tie.ends, tie.names, strict=True)
    one, other = (country_name(end.removeprefix(_STATE)) if end.startswith(_STATE) else name for end, name in pairs)
    return replace(tie, names=(one, other))


def _view(tie: Tie, nodes: Nodes) -> TieView:
    ends = _node_address(tie.ends[0], nodes), _node_address(tie.ends[1], nodes)
    return TieView(tie=tie, kind=kind_of(tie), address=_tie_address(tie, nodes), node_addresses=ends)


def _node_address(end: str, nodes: Nodes) -> str:
    return actor_address(None, end) if nodes == "country" else actor_address(end)


def _tie_address(tie: Tie, nodes: Nodes) -> str | None:
    """Return the page of a dyad; two who are no states have none."""
    codes = tie.ends if nodes == "country" else tuple(end.removeprefix(_STATE) for end in tie.ends)
    is_dyad = nodes == "country" or all(end.startswith(_STATE) for end in tie.ends)
    return dyad_address("-".join(codes)) if is_dyad else None


ROUTES = page("/network", "network.html", view_network)
