"""Typed readers of the compiled knowledge, each in its own module; here they are joined.

Importing this package reads nothing: `load_knowledge` imports and reads what it joins.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lapwing.knowledge.actors import ActorIndex
    from lapwing.knowledge.codebook import Codebook
    from lapwing.knowledge.gazetteer import Gazetteer
    from lapwing.knowledge.outlets import OutletIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """Everything that the stages are told about the world."""

    actors: "ActorIndex"
    gazetteer: "Gazetteer"
    outlets: "OutletIndex"
    codebook: "Codebook"


def load_knowledge() -> Knowledge:
    """Read all compiled knowledge, once for a process.

    Raises:
        KnowledgeError: if a compiled file is missing or damaged.
    """
    from lapwing.knowledge.actors import load_actors
    from lapwing.knowledge.codebook import load_codebook
    from lapwing.knowledge.gazetteer import load_gazetteer
    from lapwing.knowledge.outlets import load_outlets

    return Knowledge(actors=load_actors(), gazetteer=load_gazetteer(), outlets=load_outlets(), codebook=load_codebook())
