"""Plain text cut into blocks: what is body and what is not, by form and place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapwing.documents.blocks import Layout, cut_blocks
from tests.documents.outlet_list import OUTLETS

FIRST = "The finance ministers of both countries met in the harbour town on Monday and signed a treaty on tariffs."
SECOND = "They also agreed to open a consulate before the end of the year, a spokeswoman told reporters."


def cut(text: str, title: str | None = None, *, markdown: bool = False) -> Layout:
    """Cut a text, and check what holds for every layout."""
    layout = cut_blocks(text, title=title, outlets=OUTLETS, markdown=markdown)
    last = 0
    for block in layout.blocks:
        assert block.span.text == text[block.span.start : block.span.end]
        assert last <= block.span.start < block.span.end
        last = block.span.end
    return layout


def kinds(layout: Layout) -> list[tuple[str, str]]:
    """Return (kind, first words) of every block."""
    return [(block.kind, " ".join(block.span.text.split()[:3])) for block in layout.blocks]


def texts(layout: Layout, kind: str) -> list[str]:
    """Return the texts of the blocks of a kind."""
    return [block.span.text for block in layout.blocks if block.kind == kind]


@pytest.mark.parametrize("heading", ["Read more:", "Related news:", "READ ALSO", "More stories", "You may also like:"])
@pytest.mark.parametrize("place", ["middle", "tail"])
def test_headlines_under_a_heading_of_links_are_furniture(heading: str, place: str) -> None:
    """A short heading and the unpunctuated lines under it, in the middle as at the end."""
    links = f"{heading}\n\nHarbour strike enters third week\n\nPresident to visit the islands in May"
    text = f"{FIRST}\n\n{links}\n\n{SECOND}" if place == "middle" else f"{FIRST}\n\n{SECOND}\n\n{links}"
    layout = cut(text)
    assert texts(layout, "body") == [FIRST, SECOND]
    assert len(texts(layout, "furniture")) == 3


def test_list_under_an_announcing_sentence_is_read() -> None:
    """The same lines after a sentence that announces them are what the sentence says."""
    points = "- Lower tariffs on fish\n\n- Joint patrols"
    text = f"{FIRST}\n\nThe main points of the treaty are as follows:\n\n{points}\n\n{SECOND}"
    layout = cut(text)
    assert texts(layout, "list") == ["- Lower tariffs on fish", "- Joint patrols"]
    assert len(texts(layout, "body")) == 3


def test_items_glued_in_one_line_become_items_of_their_own() -> None:
    """A list sign in the middle of an item begins the next one; a hyphen inside a word does not."""
    points = "- Exchange of ship-building plans in 2024- Patrols on the north-east coast"
    text = f"{FIRST}\n\nThe agenda had these two points:\n{points}"
    assert texts(cut(text), "list") == [
        "- Exchange of ship-building plans in 2024",
        "- Patrols on the north-east coast",
    ]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Share this article", "furniture"),
        ("Follow us on Telegram and subscribe to our channel", "furniture"),
        ("Sign up for our newsletter and get the news in your inbox.", "furniture"),
        ("ADVERTISEMENT", "furniture"),
        ("Home > World > Europe", "furniture"),
        ("We use cookies to make this website better. By clicking you accept our policy.", "furniture"),
        ("Read next: Storm closes the northern port", "furniture"),
        ("4 min read", "furniture"),
        ("https://pier.example/story", "furniture"),
        ("Photo: A ferry leaves the harbour. Pier/Handout", "caption"),
        ("Ministers shake hands in the town hall [Jo Doe/NWA]", "caption"),
        ("Reporting by Jo Doe and Ann Roe; editing by Max Poe", "byline"),
        ("Northwire correspondent Jo Doe contributed to this report.", "byline"),
        ("(Northwire)", "byline"),
        ("© 2023 The Pier. All rights reserved.", "licence"),
        ("This material may not be published, broadcast, rewritten or redistributed.", "licence"),
    ],
)
def test_lines_that_are_never_body(line: str, kind: str) -> None:
    """Their form alone tells them, wherever they stand."""
    layout = cut(f"{FIRST}\n\n{line}\n\n{SECOND}")
    assert texts(layout, "body") == [FIRST, SECOND]
    assert texts(layout, kind) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Share prices in the capital fell on Monday, a broker told us.",
        "Follow-up talks will be held in your country, the envoy said.",
        "The suspects may not be named without the consent of the court.",
        "The drug was licensed under a European rule, the ministry said.",
        "Photographers were kept away from the talks by the police.",
        "Reading of the bill was put off until Thursday.",
        "The report by the ministry was not published.",
        "He said he would sign.",
    ],
)
def test_sentences_that_look_like_them_are_body(line: str) -> None:
    """Words of pages inside running text."""
    assert line in texts(cut(f"{FIRST}\n\n{line}\n\n{SECOND}"), "body")


@pytest.mark.parametrize("joint", [" ", "  ", ""])
def test_licence_glued_to_the_last_sentence_is_cut_off(joint: str) -> None:
    """With one blank, two, or none after the full stop."""
    licence = "All content by The Pier is licensed under a Creative Commons licence."
    layout = cut(f"{FIRST} {SECOND}{joint}{licence}")
    assert texts(layout, "body") == [f"{FIRST} {SECOND}"]
    assert texts(layout, "licence") == [licence]


def test_licence_is_cut_off_a_sentence_without_its_full_stop() -> None:
    """The opening words of the licence show where it begins."""
    layout = cut(f"{FIRST} The talks go on  All rights reserved © The Pier 2023")
    assert texts(layout, "body") == [f"{FIRST} The talks go on"]


def test_credit_glued_to_the_end_is_a_byline() -> None:
    """The writers' credit in brackets after the last sentence."""
    layout = cut(f"{FIRST} {SECOND} (Reporting by Jo Doe; Editing by Ann Roe)")
    assert texts(layout, "body") == [f"{FIRST} {SECOND}"]
    assert texts(layout, "byline") == ["(Reporting by Jo Doe; Editing by Ann Roe)"]


def test_signature_of_a_known_agency_is_cut_off() -> None:
    """A dash and the agency's name after the last sentence; an unknown name stays."""
    assert texts(cut(f"{FIRST}\n\n{SECOND} – Northwire"), "byline") == ["– Northwire"]
    assert texts(cut(f"{FIRST}\n\n{SECOND} – Somebody"), "byline") == []


@pytest.mark.parametrize(
    ("opening", "byline", "dateline"),
    [
        ("By Jo DoeLONDON, May 3 (NWA) – ", "By Jo Doe", "LONDON, May 3 (NWA) –"),
        ("By Jo Doe LONDON (NWA) – ", "By Jo Doe", "LONDON (NWA) –"),
        ("By Jo McDonald and Ann RoeBERLIN – ", "By Jo McDonald and Ann Roe", "BERLIN –"),
        ("Coast AgencyMadrid (NWA): ", "Coast Agency", "Madrid (NWA):"),
    ],
)
def test_byline_glued_to_its_dateline_is_cut_at_the_joint(opening: str, byline: str, dateline: str) -> None:
    """The joint of a small and a capital letter is a boundary, offsets are kept."""
    layout = cut(f"{opening}{FIRST}\n\n{SECOND}")
    assert texts(layout, "byline") == [byline]
    assert texts(layout, "dateline") == [dateline]
    assert texts(layout, "body") == [FIRST, SECOND]


def test_name_glued_to_a_label_is_cut_in_any_paragraph() -> None:
    """A line such as "Coast PressEconomy: During the visit" is a name, a label and a sentence."""
    layout = cut(f"MADRID – {FIRST}\n\nCoast PressEconomy: {SECOND}")
    assert kinds(layout)[2:] == [("byline", "Coast Press"), ("furniture", "Economy:"), ("body", "They also agreed")]


def test_byline_glued_to_the_first_sentence_is_cut() -> None:
    """Surnames with a capital inside are not cut."""
    layout = cut(f"By Jo McAdamThe {FIRST[4:]}\n\n{SECOND}")
    assert texts(layout, "byline") == ["By Jo McAdam"]
    assert texts(layout, "body") == [FIRST, SECOND]


@pytest.mark.parametrize("name", ["McDonald", "DeSantis", "MacArthur", "WhatsApp", "BuzzFeed"])
def test_names_with_a_capital_inside_stay_whole(name: str) -> None:
    """Only before a dateline or a label is a joint a boundary."""
    sentence = f"{name} Corporation of Norway opened an office on Monday, the ministry said in a statement."
    assert texts(cut(f"{sentence}\n\n{SECOND}"), "body") == [sentence, SECOND]


def test_head_of_a_page_is_told_apart() -> None:
    """Site name, crumbs, headline, names and date stand before the text."""
    head = "The Pier\nHome > World\nMinisters sign treaty on tariffs\nJo Doe, Northwire\n3 May 2023 10:15 GMT"
    text = f"{head}\n\n{FIRST}\n{SECOND}"
    layout = cut(text)
    assert [kind for kind, _ in kinds(layout)] == [
        "furniture",
        "furniture",
        "title",
        "byline",
        "furniture",
        "body",
        "body",
    ]


def test_stated_title_is_found_in_the_text() -> None:
    """Case and punctuation may differ."""
    layout = cut(f"World news\nMinisters Sign Treaty!\n{FIRST}\n{SECOND}", title="Ministers sign treaty")
    assert texts(layout, "title") == ["Ministers Sign Treaty!"]


def test_text_of_one_line_without_full_stop_is_body() -> None:
    """A summary or headline alone is what there is to read."""
    assert kinds(cut("Norway and Chile sign a treaty on tariffs"))[0][0] == "body"


def test_hard_wrapped_paragraphs_are_joined() -> None:
    """Lines that only fill a width are one paragraph."""
    wrapped = "\n".join(
        [
            "The finance ministers of both countries met in the harbour",
            "town on Monday and signed a treaty on tariffs. They",
            "also agreed to open a consulate before the end of the",
            "year, a spokeswoman told reporters.",
        ]
    )
    assert texts(cut(f"{wrapped}\n\n{SECOND}"), "body") == [wrapped, SECOND]


def test_markdown_headings_are_titles_without_their_signs() -> None:
    """The signs belong to no block."""
    layout = cut(f"# Ministers sign treaty\n\n{FIRST}\n\n---\n\n{SECOND}", markdown=True)
    assert texts(layout, "title") == ["Ministers sign treaty"]
    assert texts(layout, "body") == [FIRST, SECOND]


def test_long_single_line_is_cut_without_trouble() -> None:
    """A line of a million characters is cut without trouble."""
    text = "word " * 200_000
    assert len(cut(text).blocks) == 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [FIRST, SECOND, "Read more:", "By Jo Doe", "- item", "©", "A", "\t", "MADRID –", "X: Y", "1. a- B"]
        ),
        max_size=8,
    ),
    st.sampled_from(["\n", "\n\n", " ", "\r\n", ""]),
)
def test_every_letter_of_any_text_is_in_one_block(lines: list[str], joint: str) -> None:
    """Blocks are in order, do not overlap, and leave out nothing but white space."""
    text = joint.join(lines)
    layout = cut(text)
    covered = sum(len(block.span.text) for block in layout.blocks)
    rest = list(text)
    for block in layout.blocks:
        rest[block.span.start : block.span.end] = " " * (block.span.end - block.span.start)
    assert not "".join(rest).strip()
    assert covered <= len(text)
