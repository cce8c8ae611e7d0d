"""What a user states about reports from outside them: options of a run, or a sidecar file beside a report."""

import json
from dataclasses import dataclass, fields
from pathlib import Path

from lapwing.records.base import Rejection

SIDECAR_SUFFIX = ".meta.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrides:
    """What is stated for every report they are given with; None states nothing.

    Options of a run win over a sidecar, a sidecar wins over the row or page itself.
    `translated_from`: the language that the reports were translated from. `columns`: (field, column) pairs that say
    which column or key of a row is which field of an input row.
    """

    outlet: str | None = None
    published: str | None = None
    language: str | None = None
    translated_from: str | None = None
    columns: tuple[tuple[str, str], ...] = ()

    def over(self, weaker: "Overrides") -> "Overrides":
        """Return these overrides, with the gaps filled from `weaker`."""
        return Overrides(**{f.name: getattr(self, f.name) or getattr(weaker, f.name) for f in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sidecar:
    """What `article.txt.meta.json` says of `article.txt`: any key of an input row except the text."""

    fields: tuple[tuple[str, object], ...] = ()


def sidecar_path(path: Path) -> Path:
    """Return where the sidecar of `path` would lie: beside it, with `.meta.json` after its whole name."""
    return path.with_name(path.name + SIDECAR_SUFFIX)


def read_sidecar(path: Path) -> Sidecar | Rejection:
    """Read the sidecar of the report file `path`; a missing one is an empty one, a broken one a rejection."""
    side = sidecar_path(path)
    try:
        stated = json.loads(side.read_bytes())
    except FileNotFoundError:
        return Sidecar()
    except (OSError, ValueError, RecursionError) as fault:
        return _broken(side, f"{fault}")
    if not isinstance(stated, dict):
        return _broken(side, f"expected a JSON object, got {type(stated).__name__}")
    return Sidecar(fields=tuple(stated.items()))


def _broken(side: Path, fault: str) -> Rejection:
    detail = f"the sidecar {side.name} is left out: {fault}"
    return Rejection(stage="sources", reason="broken_sidecar", record_id="", detail=detail, path=str(side))
