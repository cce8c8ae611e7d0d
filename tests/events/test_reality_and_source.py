"""Whether it happened, and who says so."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.factories import make_participant, make_quote


@pytest.mark.parametrize(
    ("words", "event", "reality"),
    [
        ("Peru will soon MEET Chile.", "CONSULT", "planned"),
        ("Peru is set to MEET Chile.", "CONSULT", "planned"),
        ("Peru is going to MEET Chile.", "CONSULT", "planned"),
        ("Peru was going to Lima; it MEET Chile.", "CONSULT", "happened"),
        ("Peru may also STRIKE Chile.", "ASSAULT", "possible"),
        ("Peru did not STRIKE Chile.", "ASSAULT", "negated"),
        ("Peru has never STRIKE Chile.", "ASSAULT", "negated"),
        ("Peru STRIKE Chile, which will protest.", "ASSAULT", "happened"),
        ("Peru, which may act, then STRIKE Chile.", "ASSAULT", "happened"),
        ("Peru will REFUSE.", "REJECT", "happened"),
        ("Peru agreed to MEET Chile.", "CONSULT", "planned"),
        ("Peru told of its plans for a STRIKE in Chile.", "ASSAULT", "planned"),
        ("Peru sees the risk of a STRIKE in Chile.", "ASSAULT", "possible"),
        ("Peru refused to MEET Chile.", "CONSULT", "negated"),
        ("Peru has yet to MEET Chile.", "CONSULT", "negated"),
        ("Peru, refusing to yield, STRIKE Chile.", "ASSAULT", "happened"),
    ],
)
def test_words_right_before_the_trigger_correct_an_unsure_reader(
    text: Callable, words: str, event: str, reality: str
) -> None:
    """Modal verbs and negation count where they govern the trigger; speech acts are left to the reader."""
    trigger = next(word for word in words.rstrip(".").split() if word.isupper())
    made = text(words).event(trigger, event, {"actor": "Peru"}, reality_probability=0.6)
    assert made.code().only.reality == reality


def test_a_sure_reader_is_not_corrected(text: Callable) -> None:
    """Above .97 the reader knows better than a word list."""
    made = text("Peru will meet Chile.").event("meet", "CONSULT", {"actor": "Peru"}, reality_probability=0.98)
    assert made.code().only.reality == "happened"


def test_what_lies_after_publication_is_planned(text: Callable) -> None:
    """The report of 2 March cannot tell what happened on the 9th."""
    made = text("Peru meets Chile on March 9.").time("March 9", "2022-03-09")
    assert made.event("meets", "CONSULT", {"actor": "Peru", "time": "March 9"}).code().only.reality == "planned"


def test_what_ended_long_ago_is_background(text: Callable) -> None:
    """A year ago is background, last week is not."""
    for day, reality in (("2021-02-01", "background"), ("2022-02-23", "happened")):
        made = text("Peru met Chile that day.").time("that day", day)
        assert made.event("met", "CONSULT", {"actor": "Peru", "time": "that day"}).code().only.reality == reality


def test_linked_source_is_the_source(text: Callable) -> None:
    """The reader's span, grounded."""
    made = text("Police said rebels burned a school.")
    made.event("burned", "ASSAULT", {"actor": "rebels", "source": "Police"}).actor("Police", "local:police", "KEN")
    source = made.code().only.source
    assert source is not None
    assert (source.text, source.entity_id) == ("Police", "local:police")


def test_speaker_of_the_words_around_the_event_is_its_source(text: Callable) -> None:
    """No link: the quote's speaker."""
    made = text("Police said rebels burned a school.").event("burned", "ASSAULT", {"actor": "rebels"})
    speaker = make_participant("Police", "KEN", start=0)
    made.quotes = [make_quote(made.span("rebels burned a school"), speaker=speaker, direct=False)]
    source = made.code().only.source
    assert source is not None
    assert source.text == "Police"


def test_an_utterance_is_not_its_own_source(text: Callable) -> None:
    """Who condemns in a quote does so by speaking."""
    made = text("“We condemn the raid,” Peru said.").event("condemn", "ACCUSE", {"actor": "We"})
    made.actor("We", "country:PER", "PER", kind="pronoun").actor("Peru", "country:PER", "PER")
    speaker = make_participant("Peru", "PER", start=made.span("Peru").start)
    made.quotes = [make_quote(made.span("We condemn the raid,"), speaker=speaker)]
    assert made.code().only.source is None


def test_no_source_where_the_text_tells_it_itself(text: Callable) -> None:
    """Plain narration has no claimant."""
    assert text("Peru met Chile.").event("met", "CONSULT", {"actor": "Peru"}).code().only.source is None


@pytest.mark.parametrize(
    ("second", "carried"),
    [
        ("She also said rebels burned a school.", True),
        ("She later told parents rebels burned a school.", True),
        ("Also announced: rebels burned a school.", True),
        ("In Jos rebels burned a school.", False),
        ("They left after rebels burned a school.", False),
        ("Rebels burned a school, she said.", False),
    ],
)
def test_a_source_is_carried_on_only_by_a_pronoun_that_speaks(text: Callable, second: str, carried: bool) -> None:
    """A link into another sentence counts only if the sentence says that the same one goes on."""
    made = text(f"Okoye spoke in Abuja.\n{second}").actor("Okoye", "local:okoye", "NGA")
    made.event("burned", "ASSAULT", {"recipient": "a school", "source": "Okoye"})
    trigger = made.triggers[0]
    moved = tuple(replace(one, sentence=0) if one.role == "source" else one for one in trigger.arguments)
    made.triggers = [replace(trigger, arguments=moved)]
    assert (made.code().only.source is not None) is carried
