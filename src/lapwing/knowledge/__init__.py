"""Typed readers of the compiled knowledge, each in its own module; here they are joined.

Importing this package reads nothing: `load_knowledge` imports and reads what it joins.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from lapwing.knowledge.actors import ActorIndex
    from lapwing.knowledge.codebook import Codebook
    from lapwing.knowledge.gazetteer import Gazetteer
    from lapwing.knowledge.outlets import OutletIndex
    from lapwing.knowledge.overlay.rows import Overlay


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything that the stages are told about the world."""

    actors: "ActorIndex"
    gazetteer: "Gazetteer"
    outlets: "OutletIndex"
    codebook: "Codebook"


def load_knowledge(overlay: "Overlay | None" = None, layers: "Sequence[Path]" = ()) -> Knowledge:
    """Read all compiled knowledge, once for a process, with an overlay and codebook layers of the user's own, if any.

    Raises:
        KnowledgeError: if a compiled file is missing or damaged.
    """
    if overlay is not None and not overlay.is_empty:
        return _load_overlaid(overlay, layers)
    from lapwing.knowledge.actors import load_actors
    from lapwing.knowledge.codebook import load_codebook
    from lapwing.knowledge.gazetteer import load_gazetteer
    from lapwing.knowledge.outlets import load_outlets

    codebook = load_codebook(*layers)
    return Knowledge(actors=load_actors(), gazetteer=load_gazetteer(), outlets=load_outlets(), codebook=codebook)


def _load_overlaid(overlay: "Overlay", layers: "Sequence[Path]") -> Knowledge:
    from lapwing.knowledge.codebook import load_codebook
    from lapwing.knowledge.overlay.actors import load_overlaid_actors
    from lapwing.knowledge.overlay.outlets import load_overlaid_outlets
    from lapwing.knowledge.overlay.places import load_overlaid_gazetteer

    return Knowledge(
        actors=load_overlaid_actors(overlay),
        gazetteer=load_overlaid_gazetteer(overlay),
        outlets=load_overlaid_outlets(overlay),
        codebook=load_codebook(*layers),
    )
