"""Spans that the reader cut short go on to their noun; a mere adjective is no actor."""

import pytest

from lapwing.knowledge.actors import ActorIndex, load_actors
from lapwing.mentions.actors.extent import is_no_actor, whole_span
from lapwing.records.base import Span


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    """The compiled actors."""
    return load_actors()


def cut(text: str) -> tuple[str, Span]:
    """The text without its brackets, and the span that they mark."""
    start, end = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    return plain, Span(start=start, end=end, text=plain[start:end])


def whole(text: str, index: ActorIndex) -> str:
    """The text of the widened span."""
    plain, span = cut(text)
    return whole_span(plain, span, len(plain), index).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met [senior] Peruvian police officials in Lima.", "senior Peruvian police officials"),
        ("A [high]-level police delegation came.", "high-level police delegation"),
        ("They saw [other] lawmakers leave.", "other lawmakers"),
        ("The [top] security official spoke.", "top security official"),
        ("[Chilean] police stood by.", "Chilean police"),
        ("They met in the [Great] Chamber of the Nation on Monday.", "Great Chamber of the Nation"),
        ("Rooms of the Hall of the [Nation] were full.", "Hall of the Nation"),
        ("The [Ministry] of Irrigation denied it.", "Ministry of Irrigation"),
        ("The French [minister of] foreign affairs left.", "French minister of foreign affairs"),
        ("The [Minister of] the Interior left.", "Minister of the Interior"),
        ("The [minister of] all things left.", "minister of"),
        ("The [United] Nations agreed.", "United Nations"),
        ("The [palace in] Baabda was lit.", "palace"),
    ],
)
def test_a_span_goes_on_to_the_end_of_its_phrase(text: str, expected: str, index: ActorIndex) -> None:
    """Adjectives go on to their role noun, names over "of"."""
    assert whole(text, index) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[Kenya] and Uganda signed.",
        "[Nigerian] bread is cheap.",
        "He is [senior], officials said.",
        "[Some] said no.",
        "[Odinga] Tuesday told reporters so.",
        "[Kenya] Opens Talks With Uganda Over Water Rights",
        "[President] of Kenya",
        "[three] of them left.",
        "the [two] ministers left.",
    ],
)
def test_a_whole_span_stays(text: str, index: ActorIndex) -> None:
    """Nothing is joined over punctuation, verbs, other nouns, days or capitals of a headline."""
    assert whole(text, index) == cut(text)[1].text


@pytest.mark.parametrize(
    "text", ["It was [high] again.", "The [senior] bread", "the Hall of the [Nation]", "[the] rest"]
)
def test_adjectives_and_parts_of_buildings_are_no_actors(text: str, index: ActorIndex) -> None:
    """Where no noun follows nobody is named."""
    plain, span = cut(text)
    assert is_no_actor(whole_span(plain, span, len(plain), index), span, index)


@pytest.mark.parametrize("text", ["[Some] said no.", "[Peru] said no.", "[police] said no.", "the [Nigerian] said no."])
def test_what_can_stand_alone_may_act(text: str, index: ActorIndex) -> None:
    """Vague: "some" may stand for someone."""
    plain, span = cut(text)
    assert not is_no_actor(whole_span(plain, span, len(plain), index), span, index)


@pytest.mark.parametrize("text", ["[Over] the weekend talks went on.", "[After] that they left."])
def test_a_preposition_is_no_actor(text: str, index: ActorIndex) -> None:
    """Negative: words that open a phrase name nobody. Positive: a pronoun stands for someone."""
    plain, span = cut(text)
    assert is_no_actor(whole_span(plain, span, len(plain), index), span, index)
    assert not is_no_actor(Span(start=0, end=3, text="who"), Span(start=0, end=3, text="who"), index)
