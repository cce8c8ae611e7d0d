"""GraphML: the graph of who acts on whom, for networkx, igraph (R and Python) and yEd."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lapwing.exports.context import ExportContext
from lapwing.exports.dyads import Dyads, Edge, collect_dyads
from lapwing.exports.rules import Row
from lapwing.exports.xml_text import xml_attribute, xml_text

_KINDS = {str: "string", int: "int", float: "double"}


def write_graphml(
    rows: Iterable[Row],
    context: ExportContext,
    stream: BinaryIO,
    left_out: Counter[str],  # noqa: ARG001 - every writer's signature
) -> int:
    """Write the graph and return how many edges it has."""
    graph = collect_dyads(rows, context)
    for line in _lines(graph):
        stream.write(line.encode() + b"\n")
    return len(graph.edges)


def _lines(graph: Dyads) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield '  <key id="label" for="node" attr.name="label" attr.type="string"/>'
    for name, value in _values(Edge(quads={1: 1, 2: 0, 3: 0, 4: 0})).items():
        yield f'  <key id="{name}" for="edge" attr.name="{name}" attr.type="{_KINDS[type(value)]}"/>'
    yield '  <graph id="dyads" edgedefault="directed">'
    for node_id, label in graph.nodes.items():
        yield f'    <node id={xml_attribute(node_id)}><data key="label">{xml_text(label)}</data></node>'
    for (actor, recipient), edge in graph.edges.items():
        data = "".join(f'<data key="{name}">{xml_text(value)}</data>' for name, value in _values(edge).items())
        yield f"    <edge source={xml_attribute(actor)} target={xml_attribute(recipient)}>{data}</edge>"
    yield "  </graph>"
    yield "</graphml>"


def _values(edge: Edge) -> dict[str, str | int | float]:
    return {"weight": edge.weight, **edge.attributes()}
