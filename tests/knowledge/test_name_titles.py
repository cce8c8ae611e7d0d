"""Titles before names."""

import pytest

from lapwing.knowledge.name_titles import without_title


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Vice-President Joe Biden", "Joe Biden"),
        ("of the Republic Ilir Meta", "Ilir Meta"),
        ("Former Defense Secretary Robert M. Gates", "Robert M. Gates"),
        ("Queen Elizabeth II", "Queen Elizabeth II"),
        ("Ambassador Talbott", "Ambassador Talbott"),
    ],
)
def test_a_title_goes_where_a_full_name_is_left(name: str, bare: str) -> None:
    """Positive: offices. Negative: a sovereign's style is the name. Vague: a family name alone keeps its title."""
    assert without_title(name) == bare
