"""A directed graph of who acts on whom: what GEXF and GraphML write."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lapwing.exports.context import ExportContext
from lapwing.exports.rules import Nodes, Row
from lapwing.records.event import Participant


@dataclass(slots=True)
class Edge:
    """All that one node does to another. `quads` counts records by quad code; `scale` sums their scores.

    A record counts once for an edge, however many of its rows say so.
    """

    quads: dict[int, int] = field(default_factory=lambda: dict.fromkeys((1, 2, 3, 4), 0))
    scale: float = 0.0
    first: str = ""
    last: str = ""
    counted: str = ""

    @property
    def weight(self) -> int:
        """How many records there are."""
        return sum(self.quads.values())

    def count(self, row: Row) -> None:
        """Add a row's record."""
        record = row.record
        if record.record_id == self.counted:
            return
        self.counted = record.record_id
        self.quads[record.quad_code] += 1
        self.scale += record.event_scale
        if record.date.date_min and record.date.date_max:
            self.first = min(filter(None, (self.first, record.date.date_min)))
            self.last = max(self.last, record.date.date_max)

    def attributes(self) -> dict[str, str | int | float]:
        """Return what both formats write of it, in order."""
        return {
            "verbal_cooperation": self.quads[1],
            "material_cooperation": self.quads[2],
            "verbal_conflict": self.quads[3],
            "material_conflict": self.quads[4],
            "mean_scale": round(self.scale / self.weight, 4),
            "first": self.first,
            "last": self.last,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Dyads:
    """Nodes (id: label) and edges ((actor, recipient): what was done), each by id."""

    nodes: dict[str, str]
    edges: dict[tuple[str, str], Edge]


def collect_dyads(rows: Iterable[Row], context: ExportContext) -> Dyads:
    """Return the graph of exploded rows; what one state does to itself is an edge from its node to itself.

    Parties without a country (or, in a graph of actors, without a name) have no node.
    """
    nodes: dict[str, str] = {}
    edges: dict[tuple[str, str], Edge] = {}
    for row in rows:
        if not (row.actor and row.recipient):
            continue
        ends = [_node(side[0], context.rules.nodes, context) for side in (row.actor, row.recipient)]
        if not all(node_id for node_id, _ in ends):
            continue
        nodes.update(ends)
        edges.setdefault((ends[0][0], ends[1][0]), Edge()).count(row)
    return Dyads(nodes=dict(sorted(nodes.items())), edges=dict(sorted(edges.items())))


def _node(one: Participant, kind: Nodes, context: ExportContext) -> tuple[str, str]:
    if kind == "country":
        return one.country or "", context.country_name(one.country) or one.country or ""
    return one.entity_id or one.name, one.name
