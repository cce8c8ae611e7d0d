"""Numbers of people: value first, phrasings beside it."""

import pytest

from lapwing.events.quantities import read_quantity, to_number
from tests.factories import span_of


@pytest.mark.parametrize(
    ("words", "lowest", "highest", "approximate"),
    [
        ("84", 84, 84, False),
        ("two", 2, 2, False),
        ("twenty-two people", 22, 22, False),
        ("4,500 soldiers", 4500, 4500, False),
        ("1.2 million", 1_200_000, 1_200_000, False),
        ("three hundred and five", 305, 305, False),
        ("a dozen", 12, 12, False),
        ("two dozen", 24, 24, False),
        ("at least 84", 84, None, False),
        ("more than 100", 100, None, False),
        ("over 4,000 servicemen", 4000, None, False),
        ("up to 500", 1, 500, True),
        ("fewer than 50", 1, 49, True),
        ("nearly 200", 180, 200, True),
        ("about 60", 60, 60, True),
        ("an estimated 10,000", 10_000, 10_000, True),
        ("between 30 and 40", 30, 40, True),
        ("30 to 40", 30, 40, True),
        ("dozens", 24, None, True),
        ("hundreds of thousands", 200_000, None, True),
        ("no one", 0, 0, False),
        ("a couple", 2, 2, False),
        ("two boys, a 13-year-old and a 9-year-old", 2, 2, False),
    ],
)
def test_words_give_bounds(words: str, lowest: int, highest: int | None, approximate: bool) -> None:
    """Exact numbers have min = max; vague words have bounds and are approximate."""
    quantity = read_quantity(span_of(words, words), words)
    assert quantity is not None
    assert (quantity.min, quantity.max, quantity.approximate) == (lowest, highest, approximate)


def test_a_qualifier_before_the_span_counts() -> None:
    """The reader links “84”; “at least” stands before it."""
    text = "The blast killed at least 84 people."
    quantity = read_quantity(span_of(text, "84"), text)
    assert quantity is not None
    assert (quantity.min, quantity.max, quantity.text) == (84, None, "84")


@pytest.mark.parametrize("words", ["people", "a 13- or 14-year-old boy", "victims of the raid", "A10 road", ""])
def test_words_without_a_number_give_nothing(words: str) -> None:
    """No number is made up."""
    assert read_quantity(span_of(words, words), words) is None


@pytest.mark.parametrize(
    ("words", "value"),
    [("two million", 2_000_000), ("1,234", 1234), ("ninety-nine", 99), ("5k", 5000), ("a hundred", 100)],
)
def test_number_words(words: str, value: int) -> None:
    """Digits, words and scales."""
    assert to_number(words) == value
