"""Libraries that only some exports need: each belongs to an extra of the package, and its absence says which."""

from importlib import import_module
from typing import Any

from lapwing.errors import LapwingError


def import_extra(name: str, *, extra: str) -> Any:
    """Return the module `name`.

    Raises:
        LapwingError: if its library is not installed, with the command that installs it.
    """
    try:
        return import_module(name)
    except ImportError as error:
        library = name.partition(".")[0]
        raise LapwingError(f"{library} is not installed: pip install 'lapwing[{extra}]'") from error
