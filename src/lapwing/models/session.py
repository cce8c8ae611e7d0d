"""The only home of onnxruntime: a model file as a function from arrays to arrays."""

from collections.abc import Mapping

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from lapwing.errors import ModelError

Array = NDArray[np.float32]


class Session:
    """One ONNX model on one thread: a process a core scales better, and one thread gives the same bits each time."""

    def __init__(self, model: bytes, name: str) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
        except Exception as fault:  # onnxruntime raises its own, undocumented classes
            raise ModelError(f"{name} is no model that onnxruntime can load: {fault}. Reinstall lapwing.") from fault

    def run(self, feeds: Mapping[str, NDArray[np.generic]]) -> list[Array]:
        """Return the model's outputs, in their order, for the named input arrays."""
        return list(self._session.run(None, dict(feeds)))
