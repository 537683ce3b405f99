"""A stand-in for the Python package onnxruntime where it cannot be installed: the part of its interface that the documentation's example
uses, on ONNX Runtime for Node.js (serve.mjs). The networks' answers are ONNX Runtime's own; only the way to them is another."""
import base64, json, subprocess
from pathlib import Path
import numpy as np


class InferenceSession:
    def __init__(self, path, providers=None):
        self._metadata = _metadata(Path(path).read_bytes())
        script = Path(__file__).parent.parent / "serve.mjs"
        self._node = subprocess.Popen(["node", str(script), path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def get_modelmeta(self):
        return type("ModelMetadata", (), {"custom_metadata_map": self._metadata})

    def run(self, output_names, feed):
        tensors = {name: _packed(values) for name, values in feed.items()}
        self._node.stdin.write(json.dumps(tensors) + "\n")
        self._node.stdin.flush()
        outputs = json.loads(self._node.stdout.readline())
        return [np.array(outputs[name]["values"], np.float32).reshape(outputs[name]["shape"]) for name in output_names]


def _packed(values):
    assert values.dtype == np.float32, "ONNX Runtime takes no other type for a float32 input"
    return {"shape": values.shape, "data": base64.b64encode(np.ascontiguousarray(values).tobytes()).decode()}


def _metadata(message):
    return {key.decode(): value.decode() for key, value in ([v for _, v in _fields(entry)] for number, entry in _fields(message) if number == 14)}


def _fields(message):
    """The fields of a Protocol Buffers message, as pairs of number and value."""
    at = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte, at = message[at], at + 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    while at < len(message):
        tag, value = varint(), varint()
        if tag & 7:
            value, at = message[at:at + value], at + value
        yield tag >> 3, value
