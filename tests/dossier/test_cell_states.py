"""Every state that a fact can be in has a mark wherever a matrix is drawn."""

from typing import get_args

import pytest

from lapwing.cli import event_page
from lapwing.dossier import article, markdown
from lapwing.records.fused import FactStatus


@pytest.mark.parametrize(
    "marks", [event_page._MARKS, markdown._MARKS, article._STATES], ids=["page", "markdown", "html"]
)
def test_every_status_has_a_mark(marks: dict[str, str]) -> None:
    """A fact that a person judged once broke the page: its status had no mark."""
    assert set(marks) == {*get_args(FactStatus), "silent"}
