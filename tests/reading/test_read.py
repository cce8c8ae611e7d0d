"""Reading with a reader that is told what it sees: spans, batches and names."""

import numpy as np

from lapwing.events.confidence import load_calibration
from lapwing.models.labels import CONTEXTS, ENTITY_TAGS, EVENTS, MODES, REALITIES, ROLES, SECTORS, TRIGGER_TAGS
from lapwing.models.reader import TokenScores, TriggerScores
from lapwing.models.tokenizer import load_tokenizer
from lapwing.reading import read_document
from lapwing.reading.read import ARGUMENTS_FLOOR
from tests.factories import make_document


class ToldReader:
    """A reader that tags the words it is told to tag, whatever stands around them."""

    version = "told"

    def __init__(
        self,
        entities: dict[str, str],
        triggers: dict[str, str],
        *,
        actor: str | None = None,
        heights: dict[str, float] | None = None,
    ) -> None:
        self._entities, self._triggers, self._actor, self._heights = entities, triggers, actor, heights or {}
        self.asked: list[int] = []

    def score_pieces(self, ids: np.ndarray, shapes: np.ndarray) -> TokenScores:
        """Tag by the piece alone; the states are the pieces' ids."""
        entity = np.zeros((len(ids), len(ENTITY_TAGS)), np.float32)
        trigger = np.zeros((len(ids), len(TRIGGER_TAGS)), np.float32)
        entity[:, 0] = trigger[:, 0] = 5.0
        for row, number in enumerate(ids):
            piece = load_tokenizer().id_to_token(int(number))
            entity[row, ENTITY_TAGS.index(self._entities.get(piece, "O"))] = 9.0
            trigger[row, TRIGGER_TAGS.index(self._triggers.get(piece, "NONE"))] = self._heights.get(piece, 9.0)
        return TokenScores(states=np.repeat(ids[:, None], 384, axis=1), entity=entity, trigger=trigger)

    def score_triggers(self, states, marks, distances, rows) -> TriggerScores:
        """Link each row that holds the word told to be the actor."""
        n, width = rows.shape
        roles = np.zeros((n, width, len(ROLES), 3), np.float32)
        roles[..., 0] = 9.0
        if self._actor:
            roles[..., ROLES.index("actor"), 1] = 20.0 * (states[rows, 0] == load_tokenizer().token_to_id(self._actor))
        self.asked.append(marks.sum())
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


def test_arguments_are_found_in_the_sentences_before_and_offsets_hold() -> None:
    """An actor three sentences back is found, one farther back is not; both triggers of a window are right."""
    text = "Rebels came. It rained. It rained. Troops attacked. It rained. Police attacked. Night fell. Rebels slept."
    reader = ToldReader({}, {"attacked": "ASSAULT"}, actor="rebels")
    first, second = read_document(make_document(text), reader).triggers
    assert [(one.span.start, one.span.text) for one in first.arguments] == [(0, "Rebels")]
    assert second.arguments == ()


def test_an_improbable_trigger_is_kept_without_asking_who_takes_part() -> None:
    """Below the floor nothing can be recorded: the trigger is kept for its rejection, and costs nothing more."""
    text = "Rebels attacked the port."
    reader = ToldReader({}, {"attacked": "ASSAULT"}, actor="rebels", heights={"attacked": 3.6})
    [trigger] = read_document(make_document(text), reader).triggers
    assert (trigger.event, trigger.arguments, reader.asked) == ("ASSAULT", (), [])
    assert trigger.probability < ARGUMENTS_FLOOR


def test_no_trigger_that_can_be_recorded_is_left_unread() -> None:
    """The threshold of what is recorded is not below the one of what is read."""
    assert load_calibration().threshold >= ARGUMENTS_FLOOR


def test_an_empty_document_has_an_empty_reading() -> None:
    """No sentence, no call, no error."""
    reading = read_document(make_document("", blocks=()), ToldReader({}, {}))
    assert (reading.sentences, reading.triggers) == ((), ())
