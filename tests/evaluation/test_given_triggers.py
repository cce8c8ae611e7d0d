"""A reader that is told the triggers."""

import numpy as np
from numpy.typing import NDArray

from evaluation.given_triggers import GivenTriggers
from lapwing.models.labels import CONTEXTS, ENTITY_TAGS, EVENTS, MODES, REALITIES, ROLES, SECTORS, TRIGGER_TAGS
from lapwing.models.reader import TokenScores, TriggerScores
from lapwing.reading import read_document
from tests.factories import make_document, span_of

TEXT = "Envoys of Norway and Poland met in Oslo. The bridge was repaired."


class Blind:
    """A reader to which nothing is an event, and an assault more than anything else."""

    version = "blind"

    def score_pieces(self, ids: NDArray[np.int64], _: NDArray[np.int64]) -> TokenScores:
        """Score all pieces alike."""
        trigger = np.zeros((len(ids), len(TRIGGER_TAGS)), np.float32)
        trigger[:, 0] = 9
        trigger[:, EVENTS.index("ASSAULT")] = 1
        return TokenScores(
            states=np.zeros((len(ids), 384), np.float32),
            entity=np.zeros((len(ids), len(ENTITY_TAGS)), np.float32),
            trigger=trigger,
        )

    def score_triggers(
        self,
        _: NDArray[np.float32],
        marks: NDArray[np.int64],
        __: NDArray[np.int64],
        rows: NDArray[np.int64],
    ) -> TriggerScores:
        """Score all triggers alike."""
        n = len(marks)
        return TriggerScores(
            roles=np.zeros((n, rows.shape[1], len(ROLES), 3), np.float32),
            sectors=np.zeros((n, rows.shape[1], len(SECTORS)), np.float32),
            event=np.zeros((n, len(EVENTS)), np.float32),
            mode=np.zeros((n, len(MODES)), np.float32),
            context=np.zeros((n, len(CONTEXTS)), np.float32),
            reality=np.zeros((n, len(REALITIES)), np.float32),
        )


def test_a_given_word_is_a_sure_trigger_and_no_other_is() -> None:
    """What the reader refuses is read where it is given, with the type that it finds likeliest."""
    document = make_document(text=TEXT)
    met = span_of(TEXT, "met")
    assert read_document(document, Blind()).triggers == ()
    (trigger,) = read_document(document, GivenTriggers(Blind(), document, [(met.start, met.end)])).triggers
    assert trigger.span == met
    assert trigger.event == "ASSAULT"
    assert trigger.probability > 0.99
    assert trigger.event_probability > 0.99


def test_without_given_words_the_reader_is_as_it_was() -> None:
    """Nothing is changed where nothing is given."""
    document = make_document(text=TEXT)
    assert read_document(document, GivenTriggers(Blind(), document, [])) == read_document(document, Blind())
