"""A trained network to the two int8 ONNX graphs that the package ships."""

import hashlib
import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.network import HIDDEN, Network

GRAPHS = ("encoder.onnx", "arguments.onnx")


def export_reader(network: Network, folder: Path) -> None:
    """Write both graphs (dynamic int8, per channel) and manifest.json with their SHA-256 to `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    with tempfile.TemporaryDirectory() as scratch:
        _export_encoder(network, Path(scratch) / GRAPHS[0])
        _export_arguments(network, Path(scratch) / GRAPHS[1])
        for name in GRAPHS:
            quantize_dynamic(
                Path(scratch) / name, folder / name, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
            )
    manifest = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in GRAPHS}
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", "utf-8")


def _export_encoder(network: Network, path: Path) -> None:
    ids = torch.ones(2, 7, dtype=torch.long)
    axes = {name: {0: "windows", 1: "pieces"} for name in ("ids", "shapes", "mask", "states", "entity", "trigger")}
    torch.onnx.export(
        network.encoder,
        (ids, torch.zeros_like(ids), torch.ones(2, 7)),
        str(path),
        input_names=["ids", "shapes", "mask"],
        output_names=["states", "entity", "trigger"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def _export_arguments(network: Network, path: Path) -> None:
    marks = torch.zeros(3, 7, dtype=torch.long)
    marks[:, 2] = 1
    names = {"states": 2, "mask": 2, "marks": 2, "distances": 2, "roles": 2, "sectors": 2}
    axes = {name: {0: "triggers", 1: "pieces"} for name in names}
    axes |= {name: {0: "triggers"} for name in ("event", "mode", "context", "reality")}
    torch.onnx.export(
        network.arguments,
        (torch.zeros(3, 7, HIDDEN), torch.ones(3, 7), marks, torch.zeros_like(marks)),
        str(path),
        input_names=["states", "mask", "marks", "distances"],
        output_names=["roles", "sectors", "event", "mode", "context", "reality"],
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
