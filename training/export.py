"""A trained network to the two int8 ONNX graphs that the package ships."""

import hashlib
import json
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.graphs import ArgumentsGraph, EncoderGraph
from training.network import DISTANCES, HIDDEN, Network

GRAPHS = ("encoder.onnx", "arguments.onnx")
SAME = 1e-3  # logits of the graphs and of the network may differ by this much, in 32 bits, for sums in another order
_SAMPLE_PIECES, _SAMPLE_TRIGGERS, _SAMPLE_ROWS = 40, 3, 25


def export_reader(network: Network, folder: Path) -> None:
    """Write both graphs (dynamic int8, per channel) and manifest.json with their SHA-256 to `folder`.

    Raises:
        ValueError: the graphs compute something else than the network: training/graphs.py has to follow it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as scratch, torch.no_grad():
        _export_encoder(network, Path(scratch) / GRAPHS[0])
        _export_arguments(network, Path(scratch) / GRAPHS[1])
        for name in GRAPHS:
            quantize_dynamic(
                Path(scratch) / name, folder / name, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
            )
    manifest = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in GRAPHS}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def _export_encoder(network: Network, path: Path) -> None:
    dice = torch.Generator().manual_seed(0)
    ids = torch.randint(1000, 30_000, (1, _SAMPLE_PIECES), generator=dice)
    shapes = torch.randint(1, 8, ids.shape, generator=dice)
    graph = EncoderGraph(network.encoder).eval()
    _check(GRAPHS[0], graph(ids, shapes), network.encoder(ids, shapes, torch.ones(ids.shape)))
    names = ("ids", "shapes", "states", "entity", "trigger")
    _write(graph, (ids, shapes), path, names[:2], names[2:], {name: {1: "pieces"} for name in names})


def _export_arguments(network: Network, path: Path) -> None:
    dice = torch.Generator().manual_seed(0)
    states = torch.randn(1, _SAMPLE_PIECES, HIDDEN, generator=dice)
    distances = torch.randint(0, DISTANCES, (_SAMPLE_TRIGGERS, _SAMPLE_PIECES), generator=dice)
    marks = torch.zeros_like(distances)
    marks[:, 12], marks[1, 13] = 1, 1
    rows = torch.arange(_SAMPLE_ROWS)[None] + torch.arange(_SAMPLE_TRIGGERS)[:, None]
    graph = ArgumentsGraph(network.arguments).eval()
    told = network.arguments(states.expand(_SAMPLE_TRIGGERS, -1, -1), torch.ones(distances.shape), marks, distances)
    each = torch.arange(_SAMPLE_TRIGGERS)[:, None]
    _check(GRAPHS[1], graph(states, marks, distances, rows), (told[0][each, rows], told[1][each, rows], *told[2:]))
    outputs = ("roles", "sectors", "event", "mode", "context", "reality")
    axes = {"states": {1: "pieces"}, "marks": {0: "triggers", 1: "pieces"}, "distances": {0: "triggers", 1: "pieces"}}
    axes |= {name: {0: "triggers", 1: "rows"} for name in ("rows", "roles", "sectors")}
    axes |= {name: {0: "triggers"} for name in outputs[2:]}
    _write(graph, (states, marks, distances, rows), path, ("states", "marks", "distances", "rows"), outputs, axes)


def _check(name: str, ours: Sequence[Tensor], theirs: Sequence[Tensor]) -> None:
    apart = max(float((one - other).abs().max()) for one, other in zip(ours, theirs, strict=True))
    if apart > SAME:
        raise ValueError(f"{name} would differ from the network by {apart:.4f}: let training/graphs.py follow it")


def _write(
    graph: nn.Module,
    sample: tuple[Tensor, ...],
    path: Path,
    inputs: Sequence[str],
    outputs: Sequence[str],
    axes: dict[str, dict[int, str]],
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the tracing exporter is deprecated, and alone can name operators of its own
        torch.onnx.export(
            graph,
            sample,
            str(path),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
            custom_opsets={"com.microsoft": 1},
        )
    onnx.checker.check_model(str(path))
