"""Which code, knowledge, weights and libraries are installed here, to the file."""

import platform
from importlib.metadata import PackageNotFoundError, version

from lapwing.engine.fingerprint import CODE, FUSION, KNOWLEDGE, WEIGHTS, package_checksums
from lapwing.replication.manifest import Named

#: Libraries whose version can change what is computed.
LIBRARIES = (
    "anyascii", "charset-normalizer", "lxml", "numpy", "onnxruntime", "py3langid", "rapidfuzz", "sentencex",
    "tokenizers", "trafilatura",
)  # fmt: skip


def installed_files() -> Named:
    """Return (path in the package, SHA-256) of every file that results depend on."""
    return package_checksums((*CODE, *FUSION, *KNOWLEDGE, *WEIGHTS))


def installed_libraries() -> Named:
    """Return (name, version) of Python, the processor and each of LIBRARIES, "none" where it is not installed."""
    here = (("python", platform.python_version()), ("processor", platform.machine()))
    return (*here, *((name, _version(name)) for name in LIBRARIES))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"
