"""The loop: examples in, a trained network out."""

import random
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from lapwing.models.labels import EVENTS, MODES
from training.batches import Batch, iterate_batches, make_batch
from training.examples import IGNORED, Example
from training.network import Network

#: (events, modes): which modes a type has.
MODES_OF_EVENT = torch.tensor([[mode.startswith(event + ":") for mode in MODES] for event in EVENTS])
Losses = Callable[[Batch], list[Tensor]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What a run of training is: passes over the data, sizes, rates. Rates are peaks of a linear warm-up and decay."""

    epochs: int
    batch_pieces: int = 1280
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.06
    seed: int = 1
    entity_share: float = 0.0  # batches of entity corpora beside each pass, as a share of the pass's batches
    more_share: float = 0.0  # texts of the larger corpus drawn anew for each pass, as a share of them


def fit(module: nn.Module, plan: Sequence[list[Example]], losses: Losses, recipe: Recipe, name: str) -> None:
    """Train `module` in place, a step for each batch of `plan`; progress goes to standard error."""
    optimiser = _optimiser(module, recipe)
    steps, start = len(plan), time.monotonic()
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step / steps, recipe.warm_up))
    module.train()
    total = 0.0
    for step, examples in enumerate(plan, 1):
        with torch.autocast("cpu", torch.bfloat16):
            loss = torch.stack(losses(make_batch(examples))).sum()
        loss.backward()
        nn.utils.clip_grad_norm_((p for p in module.parameters() if p.requires_grad), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad(set_to_none=True)
        total = 0.98 * total + 0.02 * loss.item() if step > 1 else loss.item()
        if step % 100 == 0 or step == steps:
            took = time.monotonic() - start
            print(f"{name}: {step}/{steps} loss {total:.3f} {took:.0f}s, {took / step * (steps - step):.0f}s left",
                  file=sys.stderr, flush=True)  # fmt: skip
    module.eval()


def fit_reader(
    network: Network,
    gold: Sequence[Example],
    entities: Sequence[Example],
    recipe: Recipe,
    name: str,
    more: Sequence[Example] = (),
) -> None:
    """Train `network` on `gold`, in each pass with a part of `more` and some batches of `entities` between.

    Word embeddings stay as they are: few examples would distort those of rare words.
    """
    torch.manual_seed(recipe.seed)
    rng = random.Random(recipe.seed)
    drawn = int(len(more) * recipe.more_share)
    passes = ([*gold, *rng.sample(list(more), drawn)] for _ in range(recipe.epochs))
    plan = [batch for texts in passes for batch in _pass(texts, entities, recipe, rng)]
    network.encoder.words.weight.requires_grad_(False)
    fit(network, plan, lambda batch: compute_losses(network, batch), recipe, name)


def compute_losses(network: Network, batch: Batch) -> list[Tensor]:
    """Return the losses of all heads that the batch has labels for."""
    states, entity, trigger = network.encoder(batch.ids, batch.shapes, batch.mask)
    losses = []
    if bool((batch.entity_tags != IGNORED).any()):
        losses.append(cross_entropy(entity, batch.entity_tags))
    if bool((batch.trigger_tags != IGNORED).any()):
        losses.append(6.0 * cross_entropy(trigger, batch.trigger_tags))
    if len(batch.window_of):
        window = batch.window_of
        roles, sectors, event, mode, context, reality = network.arguments(
            states[window], batch.mask[window], batch.marks, batch.distances
        )
        losses += [
            per_trigger(roles, batch.roles),
            0.2 * cross_entropy(sectors, batch.sectors) if bool((batch.sectors != IGNORED).any()) else roles.sum() * 0,
            0.5 * cross_entropy(event, batch.events),
            0.5 * _mode_loss(mode.float(), batch),
            2.0 * _context_loss(context.float(), batch.contexts),
            0.5 * cross_entropy(reality, batch.realities),
        ]
    return losses


def _context_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Mean over the triggers whose contexts are known (not NaN), each weighed as if all were."""
    known = ~labels.isnan()
    losses = functional.binary_cross_entropy_with_logits(logits, labels.nan_to_num(), reduction="none")
    return (losses * known).mean()


def _mode_loss(logits: Tensor, batch: Batch) -> Tensor:
    """Choose among the modes of the gold type and "none", whose logit is zero: hardly an event has two."""
    of_type = MODES_OF_EVENT[batch.events]
    scores = torch.cat([logits.masked_fill(~of_type, -1e4), torch.zeros(len(logits), 1)], dim=1)
    none = (batch.modes.sum(1, keepdim=True) == 0).float()
    target = torch.cat([batch.modes, none], dim=1)
    return functional.cross_entropy(scores, target / target.sum(1, keepdim=True))


def cross_entropy(logits: Tensor, labels: Tensor) -> Tensor:
    """Mean over the labels that are known."""
    return functional.cross_entropy(logits.flatten(0, -2).float(), labels.flatten(), ignore_index=IGNORED)


def per_trigger(logits: Tensor, labels: Tensor) -> Tensor:
    """Sum over a trigger's pieces and roles: a mean would drown the few pieces of an argument in a long window."""
    total = functional.cross_entropy(
        logits.flatten(0, -2).float(), labels.flatten(), ignore_index=IGNORED, reduction="sum"
    )
    return 0.1 * total / len(labels)


def _pass(
    texts: Sequence[Example], entities: Sequence[Example], recipe: Recipe, rng: random.Random
) -> list[list[Example]]:
    batches = list(iterate_batches(texts, recipe.batch_pieces, rng))
    wanted = int(len(batches) * recipe.entity_share)
    sample = rng.sample(list(entities), min(len(entities), wanted * 40)) if wanted else []
    batches += list(iterate_batches(sample, recipe.batch_pieces, rng))[:wanted]
    rng.shuffle(batches)
    return batches


def _optimiser(module: nn.Module, recipe: Recipe) -> torch.optim.Optimizer:
    heads, body = list[nn.Parameter](), list[nn.Parameter]()
    for name, parameter in module.named_parameters():
        if not parameter.requires_grad:
            continue
        is_body = name.startswith(("encoder.words", "encoder.positions", "encoder.layers", "encoder.norm"))
        (body if is_body or name.startswith("arguments.layer") else heads).append(parameter)
    groups = [{"params": body, "lr": recipe.encoder_rate}, {"params": heads, "lr": recipe.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01, fused=True)


def _rate(done: float, warm_up: float) -> float:
    return done / warm_up if done < warm_up else (1 - done) / (1 - warm_up)
