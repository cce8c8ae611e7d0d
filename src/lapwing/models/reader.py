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
    """What the encoder says of each piece: states (windows, pieces, 384) and logits of both token heads."""

    states: Array
    entity: Array
    trigger: Array


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerScores:
    """What the argument layer says of each trigger: logits of roles (triggers, pieces, roles, 3), sectors, types."""

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

    def score_pieces(self, ids: Integers, shapes: Integers, mask: Array) -> TokenScores:
        """Score windows of pieces, all arrays of shape (windows, pieces)."""

    def score_triggers(self, states: Array, mask: Array, marks: Integers, distances: Integers) -> TriggerScores:
        """Score triggers: the states of each one's window (triggers, pieces, 384) with the trigger marked."""


class OnnxReader:
    """The shipped reader: int8 weights, onnxruntime, one thread."""

    def __init__(self, encoder: bytes, arguments: bytes) -> None:
        self._encoder, self._arguments = Session(encoder, "encoder.onnx"), Session(arguments, "arguments.onnx")
        self._version = hashlib.sha256(encoder + arguments).hexdigest()[:12]

    @property
    def version(self) -> str:
        """The first 12 hex digits of the SHA-256 of both graphs."""
        return self._version

    def score_pieces(self, ids: Integers, shapes: Integers, mask: Array) -> TokenScores:
        """Run the encoder."""
        states, entity, trigger = self._encoder.run({"ids": ids, "shapes": shapes, "mask": mask})
        return TokenScores(states=states, entity=entity, trigger=trigger)

    def score_triggers(self, states: Array, mask: Array, marks: Integers, distances: Integers) -> TriggerScores:
        """Run the argument layer."""
        roles, sectors, event, mode, context, reality = self._arguments.run(
            {"states": states, "mask": mask, "marks": marks, "distances": distances}
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
