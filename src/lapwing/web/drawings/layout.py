"""Where the nodes of a network stand: springs along its ties, repulsion between all, by Fruchterman and Reingold 1991.

It begins as a sunflower and has no chance in it: the same ties give the same drawing.
"""

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

import numpy as np

_ROUNDS = 260
_GRAVITY = 0.16  # holds together what has no tie between
_RATIO = 1.5
_GOLDEN_ANGLE = pi * (3 - 5**0.5)


def lay_out(nodes: Sequence[str], ties: Mapping[tuple[str, str], float]) -> dict[str, tuple[float, float]]:
    """Return each node's place between (0, 0) and (1, 1) of a drawing that is `_RATIO` times as wide as it is high.

    Args:
        nodes: their names, the most important first.
        ties: the strength of each, above 0.
    """
    if len(nodes) < 2:
        return dict.fromkeys(nodes, (0.5, 0.5))
    number = {node: n for n, node in enumerate(nodes)}
    turns = [_GOLDEN_ANGLE * n for n in range(len(nodes))]  # a sunflower, the first in the middle
    radii = [((n + 0.5) / len(nodes)) ** 0.5 for n in range(len(nodes))]
    at = np.array([(_RATIO * r * cos(t), r * sin(t)) for r, t in zip(radii, turns, strict=True)])
    pull = np.zeros((len(nodes), len(nodes)))
    for (one, other), strength in ties.items():
        pull[number[one], number[other]] = pull[number[other], number[one]] = strength**0.5
    pull /= pull.max()
    ideal = 1.6 * (pi * _RATIO / len(nodes)) ** 0.5 / 2
    for heat in np.linspace(0.12, 0.002, _ROUNDS):
        gaps = at[:, None, :] - at[None, :, :]
        far = np.maximum(np.sqrt((gaps**2).sum(axis=2)), 1e-4)
        force = ideal**2 / far**2 - (0.5 + 0.2 * pull) * (pull > 0) * far / ideal
        np.fill_diagonal(force, 0.0)
        moved = (gaps * force[:, :, None]).sum(axis=1) - _GRAVITY * at * (1.0, _RATIO) / ideal
        length = np.maximum(np.sqrt((moved**2).sum(axis=1)), 1e-9)
        at = at + moved * (np.minimum(length, heat) / length)[:, None]
    low, high = at.min(axis=0), at.max(axis=0)
    placed = (at - low) / np.maximum(high - low, 1e-9)
    return {node: (float(placed[n, 0]), float(placed[n, 1])) for node, n in number.items()}
