"""What the reader learns before it sees an event: names from entity corpora, who does what from semantic roles."""

import random
from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training.batches import Batch, iterate_batches
from training.examples import IGNORED, Example
from training.fit import Recipe, cross_entropy, fit, per_trigger
from training.network import HIDDEN, Network
from training.roles import FRAME_ROLES

RECIPE = Recipe(epochs=1, batch_pieces=1280)
Weights = dict[str, dict[str, Tensor]]


class School(nn.Module):
    """The reader with a head for semantic roles, which is thrown away afterwards: the layers under it stay."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.encoder, self.arguments = network.encoder, network.arguments
        self.frames = nn.Linear(HIDDEN, len(FRAME_ROLES) * 3)

    def losses(self, batch: Batch) -> list[Tensor]:
        """Return the losses of names and of roles, whichever `batch` has labels for."""
        states, entity, _ = self.encoder(batch.ids, batch.shapes, batch.mask)
        losses = []
        if bool((batch.entity_tags != IGNORED).any()):
            losses.append(cross_entropy(entity, batch.entity_tags))
        if len(batch.window_of):
            window = batch.window_of
            read, _ = self.arguments.read(states[window], batch.mask[window], batch.marks, batch.distances)
            frames = self.frames(self.arguments.dropout(read))
            losses.append(per_trigger(frames.view(*read.shape[:2], len(FRAME_ROLES), 3), batch.roles))
        return losses


def school(network: Network, entities: Sequence[Example], roles: Sequence[Example]) -> Weights:
    """Train `network` in place; return the encoder, and the argument layer with its marks (not its heads)."""
    torch.manual_seed(RECIPE.seed)
    rng = random.Random(RECIPE.seed)
    plan = [*iterate_batches(entities, RECIPE.batch_pieces, rng), *iterate_batches(roles, RECIPE.batch_pieces, rng)]
    rng.shuffle(plan)
    pupil = School(network)
    fit(pupil, plan, pupil.losses, RECIPE, "school")
    kept = ("marks", "seed", "distances", "layer")
    arguments = {n: w for n, w in network.arguments.state_dict().items() if n.split(".")[0] in kept}
    return {"encoder": network.encoder.state_dict(), "arguments": arguments}


def load_school(network: Network, weights: Weights) -> None:
    """Put what `school` returned into `network`; heads that school does not train stay as they are."""
    network.encoder.load_state_dict(weights["encoder"])
    network.arguments.load_state_dict(weights["arguments"], strict=False)
