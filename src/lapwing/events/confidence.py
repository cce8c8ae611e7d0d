"""How sure a record is as a whole: a logistic model of what the reader said, fitted on held-out folds."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from lapwing.records.reading import Trigger

FEATURES = (
    "trigger",  # log odds of being an event at all
    "type",  # log odds of the type
    "weakest_argument",  # log odds of the least probable argument; 0 without arguments
    "reality",  # log odds of the reality
    "n_arguments",  # how many arguments, at most 6
    "no_actor",  # 1 when nobody acts
    "ungrounded",  # share of participants without an entity and without a country
    "inherited",  # share of participants, place and date that were taken from context
)
EDGE = 0.001  # probabilities are kept this far from 0 and 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """Weights of the model. `threshold` is on the reader's probability of event and type, not on the confidence.

    `source` says where the numbers come from: "placeholder" until training has fitted them.
    """

    threshold: float
    intercept: float
    weights: Mapping[str, float]
    source: str


@cache
def load_calibration() -> Calibration:
    """Return the calibration that ships with the package."""
    text = (resources.files("lapwing.events") / "calibration.json").read_text(encoding="utf-8")
    return Calibration(**json.loads(text))


def features(trigger: Trigger, *, no_actor: bool, ungrounded: float, inherited: float) -> dict[str, float]:
    """Return the model's features by name, as FEATURES describes them; training fits the weights on exactly these."""
    weakest = min((argument.probability for argument in trigger.arguments), default=0.5)
    return {
        "trigger": log_odds(trigger.probability),
        "type": log_odds(trigger.event_probability),
        "weakest_argument": log_odds(weakest),
        "reality": log_odds(trigger.reality_probability),
        "n_arguments": float(min(6, len(trigger.arguments))),
        "no_actor": float(no_actor),
        "ungrounded": ungrounded,
        "inherited": inherited,
    }


def confidence(values: Mapping[str, float], calibration: Calibration) -> float:
    """Return the probability that the whole record is right, to four digits."""
    total = calibration.intercept + sum(calibration.weights.get(name, 0.0) * values[name] for name in FEATURES)
    return round(1.0 / (1.0 + math.exp(-total)), 4)


def log_odds(probability: float) -> float:
    """Return the log odds of a probability, which is kept off 0 and 1."""
    kept = min(1.0 - EDGE, max(EDGE, probability))
    return math.log(kept / (1.0 - kept))
