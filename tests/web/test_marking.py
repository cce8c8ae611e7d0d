"""Text with what was found in it: nothing lost, nothing twice."""

from hypothesis import given
from hypothesis import strategies as st

from lapwing.web.marking import Find, cut

_TEXT = "Norway's minister met Poland's in Oslo on Thursday, and again on Friday."
_FINDS = st.lists(
    st.builds(
        lambda start, size, kind: Find(start=start, end=start + size, kind=kind, told=""),
        st.integers(0, len(_TEXT)),
        st.integers(0, 20),
        st.sampled_from(("event", "actor", "place", "time")),
    ),
    max_size=12,
)


@given(_FINDS, st.integers(0, 40), st.integers(0, 40), st.integers(0, 60))
def test_the_stretches_are_the_text(finds: list[Find], start: int, size: int, lit: int) -> None:
    """Whatever overlaps, the stretches joined give the very text, and no find is drawn over another."""
    end = min(len(_TEXT), start + size)
    parts = cut(_TEXT, start, end, finds, (lit, lit + 5))
    assert "".join(part.text for part in parts) == _TEXT[start:end]
    assert all(part.text for part in parts)


def test_an_event_stands_before_a_name_that_overlaps_it() -> None:
    """The trigger is what a reader came for."""
    finds = [
        Find(start=9, end=21, kind="actor", told="a name that runs into the act"),
        Find(start=18, end=21, kind="event", told="CONSULT", href="/event/1"),
    ]
    drawn = [(part.text, part.find.kind) for part in cut(_TEXT, 0, 40, finds) if part.find]
    assert drawn == [("met", "event")]


def test_a_lit_sentence_is_lit_whole() -> None:
    """Also where something was found in it."""
    finds = [Find(start=34, end=38, kind="place", told="Oslo")]
    parts = cut(_TEXT, 0, len(_TEXT), finds, (22, 50))
    assert "".join(part.text for part in parts if part.is_lit) == _TEXT[22:50]
