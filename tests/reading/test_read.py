"""Reading with a reader that is told what it sees: spans, batches and names."""

import numpy as np

from lapwing.models.labels import CONTEXTS, ENTITY_TAGS, EVENTS, MODES, REALITIES, ROLES, SECTORS, TRIGGER_TAGS
from lapwing.models.reader import TokenScores, TriggerScores
from lapwing.models.tokenizer import load_tokenizer
from lapwing.reading import read_document
from tests.factories import make_document


class ToldReader:
    """A reader that tags the words it is told to tag, whatever stands around them."""

    version = "told"

    def __init__(self, entities: dict[str, str], triggers: dict[str, str]) -> None:
        self._entities, self._triggers = entities, triggers

    def score_pieces(self, ids: np.ndarray, shapes: np.ndarray, mask: np.ndarray) -> TokenScores:
        """Tag by the piece alone."""
        entity = np.zeros((*ids.shape, len(ENTITY_TAGS)), np.float32)
        trigger = np.zeros((*ids.shape, len(TRIGGER_TAGS)), np.float32)
        entity[..., 0] = trigger[..., 0] = 5.0
        for row, column in np.ndindex(ids.shape):
            piece = load_tokenizer().id_to_token(int(ids[row, column]))
            entity[row, column, ENTITY_TAGS.index(self._entities.get(piece, "O"))] = 9.0
            trigger[row, column, TRIGGER_TAGS.index(self._triggers.get(piece, "NONE"))] = 9.0
        return TokenScores(states=np.zeros((*ids.shape, 384), np.float32), entity=entity, trigger=trigger)

    def score_triggers(self, states, mask, marks, distances) -> TriggerScores:
        """Link nothing."""
        n, width = marks.shape
        roles = np.zeros((n, width, len(ROLES), 3), np.float32)
        roles[..., 0] = 9.0
        tails = [np.zeros((n, len(labels)), np.float32) for labels in (EVENTS, MODES, CONTEXTS, REALITIES)]
        return TriggerScores(
            roles=roles, sectors=np.zeros((n, width, len(SECTORS)), np.float32),
            event=tails[0], mode=tails[1] - 9, context=tails[2] - 9, reality=tails[3],
        )  # fmt: skip


def test_a_hyphenated_name_is_never_cut() -> None:
    """The encoder saw "Kim Jong"; the name is "Kim Jong-un". A country in a compound is left alone."""
    reader = ToldReader({"kim": "B-PER", "jong": "I-PER", "syria": "B-LOC"}, {})
    reading = read_document(make_document("Kim Jong-un spoke of a Syria-based group."), reader)
    assert [entity.span.text for entity in reading.entities] == ["Kim Jong-un", "Syria"]


def test_a_trigger_keeps_its_type_and_place() -> None:
    """What both heads say of a word becomes one trigger with offsets into the text."""
    text = "Nothing new.\n\nTroops attacked the port."
    [trigger] = read_document(make_document(text), ToldReader({}, {"attacked": "ASSAULT"})).triggers
    assert (trigger.event, text[trigger.span.start : trigger.span.end]) == ("ASSAULT", "attacked")


def test_the_rest_of_a_document_does_not_change_what_is_read_in_a_window() -> None:
    """A long document gives each window the same triggers as the window alone."""
    sentence = "Troops attacked the port. "
    reader = ToldReader({}, {"attacked": "ASSAULT"})
    assert len(read_document(make_document(sentence * 300), reader).triggers) == 300


def test_an_empty_document_has_an_empty_reading() -> None:
    """No sentence, no call, no error."""
    reading = read_document(make_document("", blocks=()), ToldReader({}, {}))
    assert (reading.sentences, reading.triggers) == ((), ())
