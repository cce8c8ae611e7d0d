"""Hard-wrapped lines become paragraphs, and lines that stand for themselves stay so."""

import textwrap

import pytest

from lapwing.documents.blocks import Layout, cut_blocks
from tests.documents.outlet_list import OUTLETS

TITLE = "Ministers sign treaty on tariffs"
OPENING = (
    "The finance ministers of both countries met in the harbour town on Monday and signed a treaty on tariffs that "
    "had been in the making for nine years, Gen. Roe of the coast guard told reporters after the long night of talks."
)
MIDDLE = (
    "They also agreed to open a consulate before the end of the year. Fishing rights were left for another day, since "
    "neither side would give way on the northern banks, where boats of both have been seized since the spring."
)
LAST = "The parliaments have to approve the treaty by the summer, and the smaller parties have said that they will."
TEXT = (f"OSLO, May 3 (NWA) – {OPENING}", MIDDLE, LAST)


def cut(text: str) -> Layout:
    """Cut a text, and check that every block's text is that of its offsets."""
    layout = cut_blocks(text, title=None, outlets=OUTLETS)
    assert all(block.span.text == text[block.span.start : block.span.end] for block in layout.blocks)
    return layout


def forms(layout: Layout) -> list[tuple[str, str]]:
    """Return (kind, text on one line) of every block."""
    return [(block.kind, " ".join(block.span.text.split())) for block in layout.blocks]


WHOLE = [("title", TITLE), ("dateline", "OSLO, May 3 (NWA) –"), ("body", OPENING), ("body", MIDDLE), ("body", LAST)]


@pytest.mark.parametrize("width", [60, 66, 72, 76, 80, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r\r\n"])
def test_paragraphs_between_blank_lines_are_joined(width: int, end: str) -> None:
    """At any common width and with any line ends, title and dateline are found as in text that is not wrapped."""
    wrapped = "\n\n".join([TITLE, *(textwrap.fill(part, width) for part in TEXT)])
    assert forms(cut(wrapped.replace("\n", end))) == WHOLE


@pytest.mark.parametrize("width", [60, 72, 80])
def test_indent_begins_a_paragraph(width: int) -> None:
    """Without blank lines an indented line is the first of its paragraph."""
    wrapped = "\n".join([TITLE, *(textwrap.fill(part, width, initial_indent="    ") for part in TEXT)])
    assert forms(cut(wrapped)) == WHOLE


def test_line_with_room_left_ends_a_paragraph() -> None:
    """Without blank lines and indents a paragraph ends where the next word would have had room."""
    wrapped = "\n".join([TITLE, *(textwrap.fill(part, 72) for part in TEXT)])
    assert forms(cut(wrapped)) == WHOLE


def test_unevenly_wrapped_sentence_is_whole() -> None:
    """An editor who wraps by hand leaves room; between blank lines a line without an end goes on."""
    uneven = "The island's finance minister, who had come by boat to\nthe old town, met the envoy Jo\nRoe there."
    text = "\n\n".join([textwrap.fill(OPENING, 60), uneven, textwrap.fill(MIDDLE, 60)])
    assert [kind for kind, _ in forms(cut(text))] == ["body", "body", "body"]


def test_two_lines_are_enough() -> None:
    """A sentence that goes on in small letters under a full line is one."""
    text = textwrap.fill(LAST, 72)
    assert text.count("\n") == 1
    assert forms(cut(text)) == [("body", LAST)]


def test_wrapped_headline_and_licence_are_whole() -> None:
    """What is no body is wrapped too."""
    headline = "Ministers of both countries sign treaty on tariffs after the longest night of talks in nine years"
    licence = "This material may not be published, broadcast, rewritten or redistributed without consent of its owner."
    wrapped = "\n\n".join(textwrap.fill(part, 60) for part in (headline, *TEXT, licence))
    assert forms(cut(wrapped)) == [("title", headline), *WHOLE[1:], ("licence", licence)]


def test_wrapped_items_of_a_list_are_whole() -> None:
    """Lines that hang under a list sign belong to its item; the next sign begins another."""
    items = [
        "- Lower tariffs on fish, timber and the paper that is made of it",
        "- Joint patrols along the northern banks",
    ]
    lists = "\n".join(textwrap.fill(item, 40, subsequent_indent="  ") for item in items)
    wrapped = "\n\n".join([textwrap.fill(OPENING, 60), textwrap.fill("The main points are as follows:", 60), lists])
    assert [text for kind, text in forms(cut(wrapped)) if kind == "list"] == items


def test_dateline_under_a_full_line_begins_a_paragraph() -> None:
    """A headline that fills its line does not swallow the report."""
    headline = "Ministers of both countries sign the treaty on tariffs"
    wrapped = f"{headline}\n" + textwrap.fill(TEXT[0], len(headline) + 2)
    assert forms(cut(wrapped)) == [("title", headline), *WHOLE[1:3]]


@pytest.mark.parametrize(
    "lines",
    [
        (OPENING, MIDDLE, LAST),
        (TITLE, OPENING, LAST),
        (OPENING, "Harbour strike enters its third week of talks", "President to visit the islands in early May", LAST),
        (OPENING, "The main points are as follows:", "lower tariffs on fish", "joint patrols", LAST),
        ("Norway signs", "treaty", OPENING, LAST),
    ],
)
def test_lines_that_are_not_wrapped_stay_apart(lines: tuple[str, ...]) -> None:
    """A paragraph on one line, headlines under each other, and short items are units of their own."""
    assert [text for _, text in forms(cut("\n".join(lines)))] == list(lines)


def test_paragraph_that_ends_on_a_full_line_may_take_the_next_with_it() -> None:
    """Vague: without blank line or indent nothing shows that it ended; no sentence is cut by that."""
    first = "The envoys met in the old town hall on Monday, at noon, for talks."
    wrapped = f"{textwrap.fill(OPENING, len(first))}\n{first}\n{textwrap.fill(MIDDLE, len(first))}"
    blocks = [text for _, text in forms(cut(wrapped))]
    assert " ".join(blocks) == f"{OPENING} {first} {MIDDLE}"
    assert all(text.endswith(".") for text in blocks)
