"""The sector of those whom the knowledge does not know, and codes that a text need not name."""

from lapwing.mentions.actors.sector_clues import describe_actor
from lapwing.mentions.actors.sectors import settle_sectors, weigh_sectors
from lapwing.mentions.actors.unsaid import WORLDWIDE, speak_unsaid
from tests.factories import make_actor, make_context, make_score, span_of

TEXT = "Prosecutors questioned the masked walkers."
WEIGHTS = {"": {"CVL": 0.0, "UAF": 0.0}, "head walkers": {"UAF": 2.0}}


def test_an_open_actor_gets_the_likeliest_sector_and_the_reason() -> None:
    """Positive: the head noun decides, and the reasons name it."""
    unknown = make_actor(span_of(TEXT, "masked walkers"), kind="nominal", entity_id=None, sector=("CVL",))
    (settled,) = settle_sectors((unknown,), (unknown,), make_context(sentences=(TEXT,)), WEIGHTS)
    assert settled.sector == ("CVL",)  # the reader's guess is what the rules say
    found = make_actor(span_of(TEXT, "masked walkers"), kind="nominal", entity_id=None, sector=())
    (settled,) = settle_sectors((found,), (unknown,), make_context(sentences=(TEXT,)), WEIGHTS)
    assert settled.sector == ("UAF",)
    assert "“head walkers”" in settled.score.why


def test_a_known_actor_keeps_its_sector() -> None:
    """Negative: whatever the words say, who is known is known."""
    known = make_actor(span_of(TEXT, "masked walkers"), kind="organisation", entity_id="org:walkers", sector=("CVL",))
    assert settle_sectors((known,), (known,), make_context(sentences=(TEXT,)), WEIGHTS) == [known]


def test_without_features_the_sectors_are_as_likely_as_for_everyone() -> None:
    """Vague: nothing is told."""
    assert weigh_sectors((), WEIGHTS) == {"CVL": 0.5, "UAF": 0.5}


def test_a_phrase_is_described_by_its_head_and_its_surroundings() -> None:
    """The head stands before the first preposition; words around are told by side."""
    actor = make_actor(span_of(TEXT, "masked walkers"), kind="nominal", sector=(), score=make_score())
    features = describe_actor(actor, (actor,), make_context(sentences=(TEXT,)))
    assert {"head walkers", "word masked", "before questioned", "says none"} <= set(features)


def test_no_state_is_ever_meant_unsaid() -> None:
    """Negative: only what is of no one state may be guessed from words alone."""
    assert not {"USA", "GBR"} & set(WORLDWIDE)


def test_a_body_named_before_speaks_for_those_after_it() -> None:
    """Positive: prosecutors after a tribunal of many countries."""
    text = "The tribunal heard the prosecutors."
    body = make_actor(span_of(text, "tribunal"), mention_id="a", country="IGO")
    theirs = make_actor(span_of(text, "prosecutors"), mention_id="b", kind="nominal", country=None)
    spoken = set(speak_unsaid("IGO", theirs, (body, theirs), make_context(sentences=(text,))))
    assert {"IGO is the last before it", "IGO for “prosecutors”"} <= spoken
