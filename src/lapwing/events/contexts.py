"""Contexts of an event (legal, health, terrorism …): the reader's probability weighed with the words around the event.

A logistic regression a context, fitted by `python -m training.contexts` on the annotated corpus; its weights are in
context_weights.json, by feature, then context. The reader has learnt rare contexts from too few events to name them;
their words give them away. Contexts of one's own codebook are those that its patterns and examples found.
"""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from math import exp, log

from lapwing.events.scene import Scene
from lapwing.knowledge.codebook import MAX_CONTEXTS
from lapwing.records.reading import Trigger

ContextWeights = Mapping[str, Mapping[str, float]]
ALWAYS, READER = "", "reader"  # features: of every event, and the reader's log-odds of the context itself
#: Probability from which a context is told. Five folds (evaluation.contexts): F1 .64 at .25, .30 and .35 alike, with
#: precision .62, .66 and .69: who filters by a context wants what is left to be right.
THRESHOLD = 0.35
TAUGHT = 0.5  # from which a context that only one's own codebook has is told
REACH = 750  # code points before and after the event's sentence whose words count
STEM = 6  # letters
LEAST, MOST = 0.001, 0.999  # of a probability before its log-odds are taken
_WORD = re.compile(r"[A-Za-z][\w’'-]+")
_FILLERS = frozenset(
    "the a an of to in and for on at by with from is are was were be been has have had it its his her their that this"
    " as after who which he she they said says not will would".split()
)


@lru_cache(maxsize=1)
def load_context_weights() -> ContextWeights:
    """Return the weights that ship: by feature, then context."""
    text = files("lapwing.events").joinpath("context_weights.json").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = json.loads(text)["weights"]
    return weights


def find_contexts(trigger: Trigger, modes: Sequence[str], scene: Scene, weights: ContextWeights) -> tuple[str, ...]:
    """Return the contexts of an event, the likeliest first, at most MAX_CONTEXTS of the codebook's."""
    read = dict(trigger.context)
    likely = weigh_contexts(describe_context(trigger, modes, scene), read, weights)
    own = {code: p for code, p in read.items() if code not in weights[ALWAYS] and p >= TAUGHT}
    told = {code: p for code, p in likely.items() if p >= THRESHOLD} | own
    ranked = sorted(told, key=lambda code: (code in likely, -told[code], code))
    return tuple(code for code in ranked if code in scene.codebook.contexts)[:MAX_CONTEXTS]


def describe_context(trigger: Trigger, modes: Sequence[str], scene: Scene) -> tuple[str, ...]:
    """Return the features of an event: its type and modes, its own words, those of its sentence and those near by."""
    sentence = scene.sentence(trigger).span
    near = scene.text_between(max(0, sentence.start - REACH), sentence.end + REACH)
    words = _words(sentence.text)
    return (
        f"type {trigger.event}",
        *(f"mode {trigger.event} {mode}" for mode in modes),
        f"trigger {trigger.span.text.lower()}",
        *dict.fromkeys(f"word {word}" for word in words),
        *dict.fromkeys(f"word {word[:STEM]}…" for word in words if len(word) > STEM),
        *dict.fromkeys(f"near {word[:STEM]}" for word in _words(near)),
    )


def weigh_contexts(features: Sequence[str], read: Mapping[str, float], weights: ContextWeights) -> dict[str, float]:
    """Return the probability of each context that the weights know; `read`: the reader's probabilities."""
    sums = dict(weights[ALWAYS])
    for name in features:
        for code, weight in weights.get(name, {}).items():
            sums[code] += weight
    return {code: _odds(total + weights[READER][code] * log_odds(read.get(code, 0.0))) for code, total in sums.items()}


def log_odds(probability: float) -> float:
    """Return the log-odds of a probability that is kept away from 0 and 1."""
    kept = min(max(probability, LEAST), MOST)
    return log(kept / (1 - kept))


def _odds(total: float) -> float:
    return 1 / (1 + exp(-max(-50.0, min(50.0, total))))


def _words(text: str) -> list[str]:
    return [word for word in (found.lower() for found in _WORD.findall(text)) if word not in _FILLERS]
