"""Codes taught by patterns and examples, with a reader whose states are told."""

import numpy as np

from lapwing.events.confidence import load_calibration
from lapwing.knowledge.codebook_seeds import Example, Seed, parse_example
from lapwing.models.reader import TokenScores
from lapwing.reading import read_document, teach
from tests.factories import make_document
from tests.reading.test_read import ToldReader

ORDINARY = ("The ship left the port.", "They talked about fish.", "A man sold apples to women.", "Rain fell on hills.")


class SpreadReader(ToldReader):
    """The same, but each piece has a state of its own: drawn by its id, so that words are as unlike as can be."""

    def score_pieces(self, ids: np.ndarray, shapes: np.ndarray) -> TokenScores:
        """Tag as told, with random states."""
        scores = super().score_pieces(ids, shapes)
        states = np.stack([np.random.default_rng(int(one)).normal(size=16) for one in ids]).astype(np.float32)
        return TokenScores(states=states, entity=scores.entity, trigger=scores.trigger)

    def score_triggers(self, states, marks, distances, rows):
        """Ask with the states that the told reader knows."""
        return super().score_triggers(np.zeros((len(states), 384)), marks, distances, rows)


def examples(*texts: str) -> tuple[Example, ...]:
    """Return marked examples."""
    return tuple(map(parse_example, texts))


def reader() -> SpreadReader:
    """Return a reader that sees a meeting in "met" and "talked"."""
    return SpreadReader({}, {"met": "CONSULT", "talked": "CONSULT", "sold": "AID"})


def seed(kind: str, code: str, **fields: object) -> Seed:
    """Return a seed with a threshold in the middle."""
    return Seed(kind=kind, code=code, threshold=fields.pop("threshold", 0.5), **fields)  # type: ignore[arg-type]


def read(text: str, *seeds: Seed):
    """Return the triggers of a text, with the seeds taught."""
    told = reader()
    return read_document(make_document(text), told, teach(seeds, ORDINARY, told)).triggers


def test_a_context_by_pattern_holds_in_its_sentence_alone() -> None:
    """And stands before what the reader has read."""
    one, other = read(
        "They met at the Olympics. They talked in Oslo.", seed("context", "sport", patterns=("olympic*",))
    )
    assert one.context == (("sport", 1.0),)
    assert other.context == ()


def test_a_mode_by_pattern_holds_for_its_type_alone() -> None:
    """A sale at a summit is no summit."""
    summit = seed("mode", "summit", event="CONSULT", patterns=("summit*",))
    met, sold = read("They met at the summit and sold apples.", summit)
    assert met.mode == (("summit", 1.0),)
    assert (sold.event, sold.mode) == ("AID", ())


def test_a_type_by_pattern_names_an_event_that_the_reader_does_not_see() -> None:
    """It is sure enough to be coded, and where the reader sees another type it is called by the user's."""
    mediate = seed("type", "MEDIATE", patterns=("mediat*", "talked"))
    named, renamed = read("Qatar mediated. They talked.", mediate)
    assert (named.span.text, named.event) == ("mediated", "MEDIATE")
    assert named.probability * named.event_probability >= load_calibration().threshold
    assert (renamed.span.text, renamed.event) == ("talked", "MEDIATE")


def test_examples_teach_a_context_and_a_mode() -> None:
    """What is like the marked words is found; what is like ordinary news is not."""
    sport = seed(
        "context", "sport", examples=examples("The <runner> won.", "A <runner> fell.", "Every <runner> met him.")
    )
    letter = seed("mode", "letter", event="CONSULT", examples=examples("They <met>.", "He <met> her.", "We <met>."))
    met, talked = read("They met a runner. They talked about fish.", sport, letter)
    assert [code for code, _ in met.context] == ["sport"]
    assert [code for code, _ in met.mode] == ["letter"]
    assert (talked.context, talked.mode) == ((), ())


def test_both_are_needed_where_that_is_asked() -> None:
    """A pattern without likeness is not enough, nor likeness without the pattern."""
    marked = examples("The <runner> won.", "A <runner> fell.", "Every <runner> met him.")
    sport = seed("context", "sport", patterns=("race",), examples=marked, needs="both")
    both, pattern, like = read("They met a runner at the race. They met at the race. They met a runner.", sport)
    assert [bool(one.context) for one in (both, pattern, like)] == [True, False, False]


def test_a_threshold_is_set_by_the_user_and_the_scores_are_shown() -> None:
    """A threshold that nothing reaches keeps the code out; left-out examples and ordinary news are scored."""
    marked = examples("The <runner> won.", "A <runner> fell.", "Every <runner> met him.")
    assert not read("They met a runner.", seed("context", "sport", examples=marked, threshold=1.9))[0].context
    (code,) = teach([seed("context", "sport", examples=marked)], ORDINARY, reader()).codes
    assert len(code.left_out) == 3
    assert min(code.left_out) > 0.9
    assert code.ordinary == tuple(sorted(code.ordinary))
    assert code.ordinary[-1] < 0.5


def test_nothing_taught_changes_nothing() -> None:
    """The same reading with and without an empty lesson."""
    told = reader()
    document = make_document("They met. They talked about fish.")
    assert read_document(document, told, teach([], ORDINARY, told)) == read_document(document, told)
