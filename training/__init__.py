"""How the reader was made: data in, int8 ONNX weights out. Never imported at run time."""
