"""Contexts: what the reader saw, weighed with the words around the event."""

from collections.abc import Callable

from lapwing.events.contexts import ALWAYS, READER, load_context_weights, weigh_contexts


def test_words_name_a_context_that_the_reader_hardly_saw(text: Callable) -> None:
    """Ballots and candidates are an election, though the reader gave it one in five."""
    made = text("The candidate accused the commission of fraud in the presidential election after the polls closed.")
    made.event("accused", "ACCUSE", {"actor": "The candidate"}, context=(("election", 0.2),))
    assert "election" in made.code().only.context


def test_other_words_leave_the_same_hint_a_hint(text: Callable) -> None:
    """The same probability beside words of war names no election."""
    made = text("Soldiers attacked the village of the Norwegian farmers with mortars.")
    made.event("attacked", "ASSAULT", {"actor": "Soldiers"}, context=(("election", 0.2),))
    assert "election" not in made.code().only.context


def test_a_record_has_at_most_three_contexts(text: Callable) -> None:
    """PLOVER allows three: the likeliest stay, and nothing stands twice."""
    sure = tuple((code, 0.97) for code in ("military", "diplomatic", "legal", "economic", "election"))
    made = text("Peru met Chile.").event("met", "CONSULT", {"actor": "Peru"}, context=sure)
    found = made.code().only.context
    assert len(found) == len(set(found)) == 3


def test_the_reader_weighs_more_the_surer_it_is() -> None:
    """A surer reader makes its commonest contexts likelier, whatever the words."""
    weights = load_context_weights()
    low, high = (weigh_contexts((), dict.fromkeys(weights[ALWAYS], p), weights) for p in (0.1, 0.9))
    assert all(high[code] > low[code] for code in ("military", "diplomatic", "legal", "economic", "terrorism"))


def test_weights_are_of_contexts_of_the_codebook(text: Callable) -> None:
    """No weight is of a context that no record could bear, and each has an intercept and the reader's weight."""
    from lapwing.knowledge.codebook import load_codebook

    weights = load_context_weights()
    assert set(weights[ALWAYS]) == set(weights[READER]) <= set(load_codebook().contexts)
    assert all(set(row) <= set(weights[ALWAYS]) for row in weights.values())
