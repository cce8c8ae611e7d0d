"""Codes of the user's own: learnt from a few marked examples by the reader's states, and found by lexical patterns.

The score of a word is linear: the discriminant between the examples and ordinary news, under a covariance shrunk
towards a sphere by a fixed share. It is 0 for the mean of ordinary news (for a mode: of its type) and 1 for the mean of
the examples, and no probability: `lapwing codebook lint` shows what examples and ordinary news score.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from lapwing.knowledge.codebook_seeds import Example, Seed, compile_patterns
from lapwing.models.labels import EVENTS
from lapwing.models.reader import Reader
from lapwing.reading.decode import find_triggers
from lapwing.reading.windows import Window, frame_window
from lapwing.reading.word_states import Array, inner_states, pieces_of, read_windows, span_vector, stacked, word_vectors
from lapwing.records.reading import Trigger

_SHRUNK = 0.3  # share of the sphere in the covariance
_FEWEST_NEAR = 3  # triggers of a mode's type: below that, a mode is told from ordinary news as a whole
_SURE = 0.9  # of being an event, and of its type, where a pattern of the user's own says so


@dataclass(frozen=True, slots=True)
class Direction:
    """What a score is: how far a vector lies from `origin` along `weights`."""

    origin: Array
    weights: Array

    def score(self, vectors: Array) -> Array:
        """Return the scores of vectors (n, width)."""
        return np.asarray((vectors - self.origin) @ self.weights, dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtCode:
    """One code, its patterns and its direction; None where it has no patterns or no examples.

    left_out: each example's score when the others alone teach. ordinary: the highest score in each sentence of ordinary
    news, ascending. Both are what a threshold is chosen by.
    """

    seed: Seed
    pattern: re.Pattern[str] | None
    direction: Direction | None
    left_out: tuple[float, ...] = ()
    ordinary: tuple[float, ...] = ()

    def holds(self, words: str, vectors: Array) -> float | None:
        """Return how much the code holds (1 for a pattern alone), None where it does not.

        Args:
            words: where patterns are looked for.
            vectors: what is scored, (n, width); the highest counts.
        """
        matches = bool(self.pattern and self.pattern.search(words))
        score = float(self.direction.score(vectors).max()) if self.direction and len(vectors) else None
        is_like = score is not None and score >= self.seed.threshold
        if self.seed.needs == "both":
            return score if matches and is_like else None
        if matches:
            return 1.0
        return score if is_like else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taught:
    """All codes of the user's own."""

    contexts: tuple[TaughtCode, ...] = ()
    modes: tuple[TaughtCode, ...] = ()
    types: tuple[TaughtCode, ...] = ()

    @property
    def codes(self) -> tuple[TaughtCode, ...]:
        """Every code: types, modes, contexts."""
        return (*self.types, *self.modes, *self.contexts)

    def named_events(self, text: str, window: Window) -> Iterator[tuple[int, int]]:
        """Yield the pieces of words that a pattern of a type names an event by."""
        for code in self.types:
            if code.pattern and code.seed.needs == "either":
                start, end = int(window.starts[0]), int(window.ends[-1])
                for match in code.pattern.finditer(text, start, end):
                    pieces = pieces_of(window, match.span())
                    if pieces:
                        yield pieces

    def apply(self, trigger: Trigger, sentence: str, vector: Array, words: Array) -> Trigger:
        """Return a trigger with the codes that hold of it.

        Args:
            trigger: as the reader has it.
            sentence: the text of its sentence.
            vector: of the trigger, (width,).
            words: of the sentence's words, (n, width).
        """
        own = vector[None]
        types = [(held, code) for code in self.types if (held := code.holds(trigger.span.text, own)) is not None]
        if types:
            held, code = max(types, key=lambda pair: (pair[0], pair[1].seed.code))
            sure = max(_SURE if held >= 1 else 0.0, trigger.probability)
            trigger = replace(
                trigger, event=code.seed.code, event_probability=round(min(_SURE, held), 4), probability=sure, mode=()
            )
        modes = [code for code in self.modes if code.seed.event == trigger.event]
        return replace(
            trigger,
            mode=_joined([(code, code.holds(sentence, own)) for code in modes], trigger.mode),
            context=_joined([(code, code.holds(sentence, words)) for code in self.contexts], trigger.context),
        )


def _joined(
    held: Sequence[tuple[TaughtCode, float | None]], read: tuple[tuple[str, float], ...]
) -> tuple[tuple[str, float], ...]:
    """Put the user's own codes before what the reader has read: they were asked for."""
    own = {code.seed.code: round(min(1.0, score), 4) for code, score in held if score is not None}
    return (*sorted(own.items(), key=lambda pair: (-pair[1], pair[0])), *(pair for pair in read if pair[0] not in own))


def teach(seeds: Sequence[Seed], background: Sequence[str], reader: Reader) -> Taught:
    """Learn codes from their seeds; the result depends on the arguments alone.

    Args:
        seeds: the codes, with patterns, examples or both.
        background: sentences of ordinary news.
        reader: whose states are compared.
    """
    ordinary = [_read_ordinary(text, reader) for text in background] if any(seed.examples for seed in seeds) else []
    codes = [_teach_code(seed, ordinary, reader) for seed in seeds]
    return Taught(
        contexts=tuple(code for code in codes if code.seed.kind == "context"),
        modes=tuple(code for code in codes if code.seed.kind == "mode"),
        types=tuple(code for code in codes if code.seed.kind == "type"),
    )


@dataclass(frozen=True, slots=True)
class _Ordinary:
    """A sentence of ordinary news: the vectors of its words, and of its triggers with the types that they have."""

    words: Array
    triggers: Array
    types: tuple[str, ...]

    def of(self, seed: Seed) -> Array:
        """Return what a code of this kind is told apart from: a context shows in any word, the others in triggers."""
        return self.words if seed.kind == "context" else self.triggers

    def nearest(self, seed: Seed) -> Array:
        """Return what scores 0: for a mode the triggers of its type, whose other modes it is to be told from."""
        if seed.kind != "mode":
            return self.of(seed)
        return self.triggers[[type_ == seed.event for type_ in self.types]]


def _read_ordinary(text: str, reader: Reader) -> _Ordinary:
    words, triggers, types = list[Array](), list[Array](), list[str]()
    for window, states in read_windows(text, reader):
        scores = reader.score_pieces(*frame_window(window))
        words.append(word_vectors(window, states, (0, len(window))))
        found = list(find_triggers(inner_states(scores.trigger), window.shapes))
        triggers.append(stacked([states[:0], *(span_vector(states, (a, b)) for a, b, _ in found)]))
        types += [EVENTS[int(each[1:].argmax()) + 1] for _, _, each in found]
    return _Ordinary(stacked(words), stacked(triggers), tuple(types))


def _teach_code(seed: Seed, ordinary: Sequence[_Ordinary], reader: Reader) -> TaughtCode:
    pattern = compile_patterns(seed.patterns)
    if not seed.examples:
        return TaughtCode(seed=seed, pattern=pattern, direction=None)
    examples = [vectors for one in seed.examples if len(vectors := _marked_vectors(one, reader))]
    others = [_unmarked_vectors(one, reader) for one in seed.counterexamples]
    against = stacked([*(one.of(seed) for one in ordinary), *others])
    near = stacked([*(one.nearest(seed) for one in ordinary), *others])
    near = near if len(near) >= _FEWEST_NEAR else against
    direction = _find_direction(stacked(examples), against, near)
    held_out = [
        float(_find_direction(stacked(examples[:n] + examples[n + 1 :]), against, near).score(one).max())
        for n, one in enumerate(examples)
    ]
    highest = [float(direction.score(of).max()) for one in ordinary if len(of := one.of(seed))]
    return TaughtCode(
        seed=seed,
        pattern=pattern,
        direction=direction,
        left_out=tuple(round(score, 3) for score in held_out),
        ordinary=tuple(sorted(round(score, 3) for score in highest)),
    )


def _find_direction(examples: Array, against: Array, near: Array) -> Direction:
    """Return the direction from the mean of `near` to that of `examples`, under the spread of `against`."""
    origin, middle = near.mean(0), examples.mean(0)
    spread = against - against.mean(0)
    covariance = spread.T @ spread / len(spread)
    width = len(covariance)
    sphere = np.trace(covariance) / width * np.eye(width, dtype=np.float32)
    weights = np.linalg.solve((1 - _SHRUNK) * covariance + _SHRUNK * sphere, middle - origin)
    return Direction(origin, np.asarray(weights / max(float(weights @ (middle - origin)), 1e-9), dtype=np.float32))


def _marked_vectors(example: Example, reader: Reader) -> Array:
    """Return a vector for each marked stretch: that of its words together, as a trigger's is."""
    return _vectors(example, example.marks, reader)


def _unmarked_vectors(example: Example, reader: Reader) -> Array:
    """Return the vectors of a counterexample: of what is marked in it, else of all its words."""
    if example.marks:
        return _vectors(example, example.marks, reader)
    return stacked([word_vectors(w, states, (0, len(w))) for w, states in read_windows(example.text, reader)])


def _vectors(example: Example, marks: Sequence[tuple[int, int]], reader: Reader) -> Array:
    read = read_windows(example.text, reader)
    placed = [(states, pieces_of(window, mark)) for mark in marks for window, states in read]
    found = [span_vector(states, pieces) for states, pieces in placed if pieces]
    return stacked(found) if found else read[0][1][:0]
