"""The reader's network at run time: two ONNX graphs behind a protocol, so that another encoder can stand in."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from lapwing.errors import ModelError
from lapwing.models.session import Array, Session

Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenScores:
    """What the encoder says of each piece of a window: states (pieces, 384) and logits (pieces, tags) of both heads."""

    states: Array
    entity: Array
    trigger: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerScores:
    """What the argument layer says of each trigger: logits of roles (triggers, rows, roles, 3), sectors, types."""

    roles: Array
    sectors: Array
    event: Array
    mode: Array
    context: Array
    reality: Array


class Reader(Protocol):
    """Anything that can score pieces and triggers; `version` names its weights and is part of a run's identity."""

    @property
    def version(self) -> str:
        """A short hash of the weights."""

    def score_pieces(self, ids: Integers, shapes: Integers) -> TokenScores:
        """Score one window, both arrays of shape (pieces,). One at a time: int8 scales span what is read together."""

    def score_triggers(self, states: Array, marks: Integers, distances: Integers, rows: Integers) -> TriggerScores:
        """Score triggers of one window.

        Args:
            states: the window's states, (pieces, 384).
            marks: 1 at the pieces of each trigger, (triggers, pieces).
            distances: sentences from each trigger's, 0 … 8 with 4 for its own, (triggers, pieces).
            rows: the pieces that may be arguments of each trigger, (triggers, rows); its own pieces are among them.
        """


class OnnxReader:
    """The shipped reader: int8 weights, onnxruntime, one thread."""

    def __init__(self, encoder: bytes, arguments: bytes) -> None:
        self._encoder, self._arguments = Session(encoder, "encoder.onnx"), Session(arguments, "arguments.onnx")
        self._version = hashlib.sha256(encoder + arguments).hexdigest()[:12]

    @property
    def version(self) -> str:
        """The first 12 hex digits of the SHA-256 of both graphs."""
        return self._version

    def score_pieces(self, ids: Integers, shapes: Integers) -> TokenScores:
        """Run the encoder."""
        states, entity, trigger = self._encoder.run({"ids": ids[None], "shapes": shapes[None]})
        return TokenScores(states=states[0], entity=entity[0], trigger=trigger[0])

    def score_triggers(self, states: Array, marks: Integers, distances: Integers, rows: Integers) -> TriggerScores:
        """Run the argument layer."""
        roles, sectors, event, mode, context, reality = self._arguments.run(
            {"states": states[None], "marks": marks, "distances": distances, "rows": rows}
        )
        return TriggerScores(roles=roles, sectors=sectors, event=event, mode=mode, context=context, reality=reality)


@cache
def load_reader() -> Reader:
    """Return the shipped reader after checking its weights against the manifest; ModelError when they differ."""
    folder = files("lapwing.models") / "weights"
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    graphs = {name: (folder / name).read_bytes() for name in ("encoder.onnx", "arguments.onnx")}
    for name, graph in graphs.items():
        found = hashlib.sha256(graph).hexdigest()
        if found != manifest[name]:
            raise ModelError(f"{name} has SHA-256 {found}, the manifest says {manifest[name]}. Reinstall lapwing.")
    return OnnxReader(graphs["encoder.onnx"], graphs["arguments.onnx"])
