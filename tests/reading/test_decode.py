"""Decoding: logits become spans of whole words."""

import numpy as np

from lapwing.models.labels import ENTITY_TAGS, EVENTS, TRIGGER_TAGS
from lapwing.models.tokenizer import SHAPES
from lapwing.reading.decode import find_entities, find_parties, find_role_spans, find_triggers

WORD, CONTINUED = SHAPES.index("lower"), SHAPES.index("continued")


def _logits(tags: list[str], labels: tuple[str, ...]) -> np.ndarray:
    logits = np.full((len(tags), len(labels)), -5.0, dtype=np.float32)
    for row, tag in zip(logits, tags, strict=True):
        row[labels.index(tag)] = 5.0
    return logits


def test_two_entities_side_by_side_stay_two():
    """A second B- tag begins a new entity of the same kind."""
    logits = _logits(["B-PER", "I-PER", "B-PER", "O"], ENTITY_TAGS)
    found = [(a, b, label) for a, b, label, _ in find_entities(logits, np.full(4, WORD))]
    assert found == [(0, 2, "PER"), (2, 3, "PER")]


def test_a_word_is_never_cut_by_an_entity():
    """Pieces that continue a word take the label of its first piece."""
    logits = _logits(["B-LOC", "O", "O"], ENTITY_TAGS)
    found = [(a, b) for a, b, _, _ in find_entities(logits, np.array([WORD, CONTINUED, WORD]))]
    assert found == [(0, 2)]


def test_a_trigger_takes_its_inside_pieces():
    """A trigger of two words is one trigger."""
    logits = _logits(["NONE", "COERCE", "INSIDE", "NONE"], TRIGGER_TAGS)
    [(first, last, types)] = list(find_triggers(logits, np.full(4, WORD)))
    assert (first, last, EVENTS[int(types.argmax())]) == (1, 3, "COERCE")


def test_no_trigger_where_nothing_happens():
    """Certain silence stays silent."""
    assert not list(find_triggers(_logits(["NONE"] * 3, TRIGGER_TAGS), np.full(3, WORD)))


def test_role_spans_split_at_a_new_beginning():
    """Two recipients next to each other are two spans."""
    probabilities = np.array([[0.1, 0.8, 0.1], [0.1, 0.1, 0.8], [0.1, 0.8, 0.1], [0.9, 0.05, 0.05]], dtype=np.float32)
    assert [(a, b) for a, b, _ in find_role_spans(probabilities, np.full(4, WORD))] == [(0, 2), (2, 3)]


def test_a_role_span_that_never_begins_is_none():
    """The tail of something whose first word the reader did not take is no argument; nothing at all is none."""
    tail = np.array([[0.9, 0.05, 0.05], [0.2, 0.1, 0.7], [0.2, 0.1, 0.7]], dtype=np.float32)
    assert list(find_role_spans(tail, np.full(3, WORD))) == []
    assert list(find_role_spans(tail[:1], np.full(1, WORD))) == []


def test_a_role_span_takes_whole_words():
    """A piece that continues a word follows its first piece, in and out."""
    inside, outside = [0.1, 0.8, 0.1], [0.9, 0.05, 0.05]
    probabilities = np.array([inside, outside, outside, inside], dtype=np.float32)
    shapes = np.array([WORD, CONTINUED, WORD, CONTINUED])
    assert [(a, b) for a, b, _ in find_role_spans(probabilities, shapes)] == [(0, 2)]


def test_an_act_without_a_sure_party_has_its_likeliest():
    """Where neither party is sure, the likeliest span of each above the lower floor is taken, and only that one."""
    unsure, outside, hint = [0.7, 0.25, 0.05], [0.95, 0.03, 0.02], [0.75, 0.2, 0.05]
    actor = np.array([unsure, outside, hint], dtype=np.float32)
    recipient = np.array([outside, outside, outside], dtype=np.float32)
    shapes = np.full(3, WORD)
    actors, recipients = find_parties(actor, recipient, shapes)
    assert [(a, b) for a, b, _ in actors] == [(0, 1)]
    assert recipients == []


def test_a_sure_party_leaves_the_unsure_other_out():
    """Many acts have one party: a weak guess at the other is not taken beside a sure one."""
    sure, unsure, outside = [0.1, 0.8, 0.1], [0.7, 0.25, 0.05], [0.95, 0.03, 0.02]
    actor = np.array([sure, outside], dtype=np.float32)
    recipient = np.array([outside, unsure], dtype=np.float32)
    actors, recipients = find_parties(actor, recipient, np.full(2, WORD))
    assert [(a, b) for a, b, _ in actors] == [(0, 1)]
    assert recipients == []
