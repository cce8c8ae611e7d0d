"""Near copies made by rule."""

import random

import pytest

from evaluation.copy_rules import RULES, split_paragraphs

OWN = (
    "OSLO (Reuters) - Norway will send aid to Malawi, its foreign minister said on Monday, after floods there.",
    "The floods began in March. Roads are cut off, according to Reuters.",
    "Aid will be flown to Lilongwe next week.",
)
OTHER = (
    "The central bank of Chile left its rate where it was. " * 3,
    "It meets again in June, its governor told the press.",
    "Copper fell.",
)


@pytest.mark.parametrize("kind", sorted(RULES))
def test_a_rule_gives_the_same_copy_for_the_same_seed(kind: str) -> None:
    """Figures must come out the same on every run, and a copy is not its original."""
    first, second = (RULES[kind](OWN, OTHER, random.Random(3)) for _ in range(2))
    assert first == second
    assert first != OWN


def test_a_rewritten_head_leaves_the_rest_alone() -> None:
    """Only the first sentence is another."""
    copy = RULES["first sentence rewritten"](OWN, OTHER, random.Random(1))
    assert copy[0] != OWN[0]
    assert copy[1:] == OWN[1:]


def test_a_cut_keeps_the_beginning() -> None:
    """Sixty per cent of the words are left, from the first on."""
    copy = " ".join(RULES["cut to 60 %"](OWN, OTHER, random.Random(1)))
    assert " ".join(OWN).startswith(copy)
    assert len(copy.split()) == int(0.6 * len(" ".join(OWN).split()))


def test_added_paragraphs_are_a_third_of_either_text_at_most() -> None:
    """What swallowed another text whole would be a copy of that one too."""
    copy = RULES["paragraphs of another text"](OWN, OTHER, random.Random(1))
    added = [paragraph for paragraph in copy if paragraph not in OWN]
    assert added
    assert sum(map(len, added)) <= min(sum(map(len, OWN)), sum(map(len, OTHER))) / 3


def test_a_dateline_is_replaced_not_doubled() -> None:
    """Another place and agency stand where the old ones stood."""
    copy = RULES["other dateline"](OWN, OTHER, random.Random(1))
    assert "OSLO" not in copy[0]
    assert copy[0].endswith("Norway will send aid to Malawi, its foreign minister said on Monday, after floods there.")


def test_text_without_paragraphs_is_split_by_sentences() -> None:
    """One long line becomes paragraphs of two sentences."""
    assert split_paragraphs("It rained. It stopped. It rained again.") == ("It rained. It stopped.", "It rained again.")
    assert split_paragraphs("One.\n\nTwo.\nThree.") == ("One.", "Two.", "Three.")
