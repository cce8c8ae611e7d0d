"""EDTF as people read it."""

import pytest

from lapwing.dossier.days import edtf_in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2021-10-17", "17 October 2021"),
        ("2021-10", "October 2021"),
        ("2021", "2021"),
        ("2021-22", "summer 2021"),
        ("2021-10-17/2021-10-19", "17–19 October 2021"),
        ("2021-10-28/2021-11-03", "28 October – 3 November 2021"),
        ("2021-12-30/2022-01-02", "30 December 2021 – 2 January 2022"),
        ("2023-05-07~/2023-05-21", "about 7 May 2023 – 21 May 2023"),
        ("2021-10~", "about October 2021"),
        ("2023-03-13/..", "from 13 March 2023 on"),
        ("../2023-03", "until March 2023"),
        ("", "undated"),
        (None, "undated"),
    ],
)
def test_days_are_put_in_words(edtf: str | None, words: str) -> None:
    """Spans share their month and year, open ends say so, and what is not sure is "about"."""
    assert edtf_in_words(edtf) == words


@pytest.mark.parametrize("edtf", ["2021-XX-05", "[2021-10-17,2021-10-19]", "2021-13", "soon", "../.."])
def test_what_has_no_simple_words_stays(edtf: str) -> None:
    """Nothing is made up for a set, a masked digit or no date at all."""
    assert edtf_in_words(edtf) == edtf
