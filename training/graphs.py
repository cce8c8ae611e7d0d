"""The trained network as the two graphs compute it: the same sums in an order that reads one window fast.

Attention becomes one operator of onnxruntime (`com.microsoft::MultiHeadAttention`) without a mask, for a window is read
without padding. The argument layer projects the window once for all its triggers; what a trigger adds (its mark, the
distances, its own states) is added to the projections, and only the rows that may be arguments go on from there.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from lapwing.models.labels import ROLES
from training.network import DISTANCES, HEADS, HIDDEN, Arguments, Encoder, Layer


class _Attention(torch.autograd.Function):
    """Attention of `queries` (batch, rows, HIDDEN) over `keys` and `values` (batch, pieces, HIDDEN)."""

    @staticmethod
    def forward(_: object, queries: Tensor, keys: Tensor, values: Tensor) -> Tensor:
        """Compute it, for the trace."""
        heads = (part.unflatten(-1, (HEADS, -1)).transpose(1, 2) for part in (queries, keys, values))
        return functional.scaled_dot_product_attention(*heads).transpose(1, 2).flatten(2)

    @staticmethod
    def symbolic(graph: torch.Graph, queries: torch.Value, keys: torch.Value, values: torch.Value) -> torch.Value:
        """Name the operator that computes it in the graph."""
        mixed = graph.op("com.microsoft::MultiHeadAttention", queries, keys, values, num_heads_i=HEADS)
        return mixed.setType(queries.type())


def _finish_layer(layer: Layer, states: Tensor, mixed: Tensor) -> Tensor:
    """Return what a layer makes of `states` once attention has `mixed` the values."""
    states = layer.out_norm(states + layer.out(mixed))
    return layer.outer_norm(states + layer.outer(functional.gelu(layer.inner(states))))


class EncoderGraph(nn.Module):
    """The encoder without a mask."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Take (windows, pieces) arrays; return states and the logits of both token heads, (windows, pieces, …)."""
        encoder = self.encoder
        places = encoder.positions.weight[: ids.shape[1]][None]
        states = encoder.norm(encoder.words(ids) + places + encoder.shapes(shapes))
        for layer in encoder.layers:
            mixed = _Attention.apply(layer.query(states), layer.key(states), layer.value(states))
            states = _finish_layer(layer, states, mixed)
        return states, encoder.entity(states), encoder.trigger(states)


class ArgumentsGraph(nn.Module):
    """The argument layer for the triggers of one window.

    Exact, for projections are linear: that of a piece is the shared one, plus that of its mark and distance (from a
    table of 2 x DISTANCES rows), plus that of the trigger's states. The last, with the bias, is the same for all keys,
    so that no weight of attention depends on it, and the same for all values, so that it is added after mixing them.
    """

    def __init__(self, arguments: Arguments) -> None:
        super().__init__()
        self.arguments = arguments
        layer = arguments.layer
        parts = [part.weight.detach() for part in (layer.query, layer.key, layer.value)]
        table = (arguments.marks.weight[:, None] + arguments.distances.weight[None]).flatten(0, 1).detach()
        self.projections = nn.Parameter(torch.cat(parts).T.contiguous())
        self.table = nn.Parameter(table)
        self.queries, self.keys, self.values = (nn.Parameter(table @ weight.T) for weight in parts)

    def forward(self, states: Tensor, marks: Tensor, distances: Tensor, rows: Tensor) -> tuple[Tensor, ...]:
        """Take states (1, pieces, HIDDEN), marks and distances (triggers, pieces), and rows to read (triggers, rows).

        Return roles (triggers, rows, ROLES, 3), sectors (triggers, rows, SECTORS), and per trigger event, mode, context
        and reality logits.
        """
        arguments, layer = self.arguments, self.arguments.layer
        kinds = distances + DISTANCES * marks
        kinds_of_rows = torch.gather(kinds, 1, rows)
        weights = marks.to(states.dtype) / marks.sum(1, keepdim=True).to(states.dtype)
        trigger = weights @ states[0]
        seed = arguments.seed(trigger)[:, None]
        queries, keys, values = (states @ self.projections).split(HIDDEN, -1)
        mixed = _Attention.apply(
            queries[0][rows] + self.queries[kinds_of_rows] + layer.query(seed),
            keys + self.keys[kinds],
            values + self.values[kinds],
        )
        marked = states[0][rows] + self.table[kinds_of_rows] + seed
        read = _finish_layer(layer, marked, mixed + layer.value(seed))
        own = (torch.gather(weights, 1, rows)[:, None] @ read)[:, 0]
        pooled = functional.gelu(arguments.pool(torch.cat([trigger, own], dim=-1)))
        roles = arguments.roles(read).reshape(read.shape[0], read.shape[1], len(ROLES), 3)
        heads = (arguments.event, arguments.mode, arguments.context, arguments.reality)
        return (roles, arguments.sectors(read), *(head(pooled) for head in heads))
