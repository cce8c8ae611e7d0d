"""Assets: the files in `static/`, each with a mark of its content in its address, so that browsers may keep it."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

FOLDER = Path(__file__).parent / "static"


@cache
def asset_address(name: str) -> str:
    """Return the address of a file in `static/`."""
    content = stylesheet() if name == "desk.css" else (FOLDER / name).read_bytes()
    return f"/static/{name}?{sha256(content).hexdigest()[:12]}"


@cache
def stylesheet() -> bytes:
    """Return the one stylesheet: ours, that of the pages which are drawings, and how a dossier draws its maps."""
    maps = files("lapwing.dossier").joinpath("map.css").read_bytes()
    return (FOLDER / "desk.css").read_bytes() + (FOLDER / "drawn.css").read_bytes() + maps
