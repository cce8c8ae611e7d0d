"""What a name may stand for beside persons and places, and what its surroundings change."""

from datetime import date

import pytest

from lapwing.explanation import Question, explain_name
from lapwing.knowledge import Knowledge, load_knowledge
from lapwing.knowledge.overlay.rows import Overlay
from tests.knowledge.overlay_folder import make_overlay

CODES = "Olav Nordmann,NOR,GOV,2005-01-01,2009-12-31,,x\nOlav Nordmann,NOR,OPP,2010-01-01,,,x"


@pytest.fixture(scope="module")
def overlay(tmp_path_factory: pytest.TempPathFactory) -> Overlay:
    """Dated codes and a block."""
    return make_overlay(tmp_path_factory.mktemp("own"), codes=CODES, blocks="Reuters,org:reuters,is a family name here")


@pytest.fixture(scope="module")
def known(overlay: Overlay) -> Knowledge:
    """The shipped knowledge with the overlay."""
    return load_knowledge(overlay)


@pytest.mark.parametrize(("on", "sector"), [(date(2007, 5, 1), ("GOV",)), (date(2015, 5, 1), ("OPP",))])
def test_the_code_that_holds_on_the_day_counts(
    known: Knowledge, overlay: Overlay, on: date, sector: tuple[str, ...]
) -> None:
    """The others are told with nothing for them."""
    found = [each for each in explain_name(Question(name="Olav Nordmann", on=on), known, overlay) if each.sector]
    coded = [each for each in found if each.entity_id == "code:olav-nordmann"]
    assert [each.sector for each in coded if each.score.value > 0] == [sector]
    assert len(coded) == 2


def test_a_block_is_told_with_its_row_and_reason(known: Knowledge, overlay: Overlay) -> None:
    """And what it blocks is no candidate any more."""
    found = explain_name(Question(name="Reuters"), known, overlay)
    blocked = [each for each in found if each.entity_id == "org:reuters"]
    assert [each.score.value for each in blocked] == [0.0]
    assert blocked[0].score.why.endswith("blocks.csv:2: is a family name here")


def test_text_near_a_name_that_names_two_countries_states_none(known: Knowledge) -> None:
    """A Russian is not held against talks with Iran."""
    text = "talks between Iran and Russia went on"
    (first, *_) = explain_name(Question(name="Lavrov", on=date(2021, 10, 19), near=(text,)), known)
    assert (first.entity_id, first.country) == ("Q58217", "RUS")


def test_nothing_is_made_up_for_a_name_that_nobody_has(known: Knowledge) -> None:
    """No candidate is better than a wrong one."""
    assert explain_name(Question(name="Zyxomir Qwertopol", on=date(2020, 1, 1)), known) == ()
