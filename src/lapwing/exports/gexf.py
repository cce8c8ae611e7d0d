"""GEXF 1.3: the graph of who acts on whom, for Gephi."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lapwing.exports.context import ExportContext
from lapwing.exports.dyads import Dyads, Edge, collect_dyads
from lapwing.exports.rules import Row
from lapwing.exports.xml_text import xml_attribute

_KINDS = {str: "string", int: "integer", float: "double"}


def write_gexf(
    rows: Iterable[Row],
    context: ExportContext,
    stream: BinaryIO,
    left_out: Counter[str],  # noqa: ARG001 - every writer's signature
) -> int:
    """Write the graph and return how many edges it has."""
    graph = collect_dyads(rows, context)
    for line in _lines(graph, context):
        stream.write(line.encode() + b"\n")
    return len(graph.edges)


def _lines(graph: Dyads, context: ExportContext) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" version="1.3">'
    yield f"  <meta><creator>Lapwing {context.version}</creator></meta>"
    yield '  <graph defaultedgetype="directed" mode="static">'
    yield '    <attributes class="edge">'
    for number, (name, value) in enumerate(_example().items()):
        yield f'      <attribute id="{number}" title="{name}" type="{_KINDS[type(value)]}"/>'
    yield "    </attributes>"
    yield "    <nodes>"
    for node_id, label in graph.nodes.items():
        yield f"      <node id={xml_attribute(node_id)} label={xml_attribute(label)}/>"
    yield "    </nodes>"
    yield "    <edges>"
    for number, ((actor, recipient), edge) in enumerate(graph.edges.items()):
        ends = f"source={xml_attribute(actor)} target={xml_attribute(recipient)}"
        values = "".join(
            f'<attvalue for="{place}" value={xml_attribute(value)}/>'
            for place, value in enumerate(edge.attributes().values())
        )
        yield f'      <edge id="{number}" {ends} weight="{edge.weight}"><attvalues>{values}</attvalues></edge>'
    yield "    </edges>"
    yield "  </graph>"
    yield "</gexf>"


def _example() -> dict[str, str | int | float]:
    """An edge's attributes, for their names and types."""
    return Edge(quads={1: 1, 2: 0, 3: 0, 4: 0}).attributes()
