"""The clues of a text for a country, and what is made of them."""

from lapwing.knowledge.actors import ActorIndex, load_actors
from lapwing.mentions.actors.clues import find_clues
from lapwing.mentions.actors.setting import weigh
from tests.factories import make_context


def countries_in(text: str, index: ActorIndex) -> list[tuple[str, bool]]:
    """The countries that the words of one sentence name, and whether each is said to be where something is."""
    return [(clue.country, clue.is_place) for clue in find_clues((), make_context(sentences=(text,)), index)]


def test_a_place_after_a_locative_is_told_from_a_demonym() -> None:
    """Positive and negative: "in Peru" says where, "Chilean" does not."""
    index = load_actors()
    assert countries_in("Chilean troops trained in Peru.", index) == [("CHL", False), ("PER", True)]


def test_seas_and_currencies_name_no_country() -> None:
    """Negative: a sea called after a country, and an amount of its money."""
    index = load_actors()
    assert countries_in("A ship sank in the South China Sea with US$4m aboard.", index) == []


def test_the_likeliest_option_has_the_largest_sum() -> None:
    """Probabilities add up to one, and follow the weights."""
    likely = weigh({"": {"none": 1.0}, "PER": {"near": 1.0}, "CHL": {"far": 1.0}}, {"near": 2.0, "far": -1.0})
    assert abs(sum(likely.values()) - 1) < 1e-9
    assert sorted(likely, key=lambda option: -likely[option]) == ["PER", "", "CHL"]
