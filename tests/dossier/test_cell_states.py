"""Every state that a fact may be in has a mark and words of its own, wherever an event is shown."""

from typing import get_args

from lapwing.dossier.terms import STATES, mark_of, name_state, state_legend
from lapwing.records.fused import FactStatus


def test_every_state_of_a_fact_has_a_mark() -> None:
    """A fact that somebody judged is drawn like any other; what nobody tells has a mark too."""
    assert set(STATES) == {*get_args(FactStatus), "silent"}
    assert len({mark_of(state) for state in STATES}) == len(STATES)
    assert all(name_state(state) in state_legend() for state in STATES)
