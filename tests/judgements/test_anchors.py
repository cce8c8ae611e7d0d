"""A judgement finds its mention again by the words, wherever they have gone."""

from dataclasses import replace

from lapwing.judgements.anchors import AnchorIndex, make_anchor, squash
from lapwing.records.base import Span
from lapwing.records.ids import content_id
from tests.judgements.desk import tell

SENTENCE = "Adler *met* Borg in Vienna on Monday."


def test_an_anchor_is_found_in_a_copy_with_other_line_breaks() -> None:
    """The content is the same, all offsets are others."""
    told, (mention,) = tell("r1", SENTENCE, lead="VIENNA — ")
    anchor = make_anchor(mention, told)
    wrapped = replace(told, report_id="r2", text="  VIENNA —\n\nAdler\n  met Borg in\nVienna  on Monday.\n")
    assert content_id(wrapped.text) == told.content_id
    start = wrapped.text.index("met")
    moved = replace(mention, report_id="r2", mention_id="moved", trigger=Span(start=start, end=start + 3, text="met"))
    assert AnchorIndex([anchor], [moved], [wrapped]).find(anchor) == "moved"


def test_an_anchor_outlives_another_cut_of_the_trigger() -> None:
    """A later version that takes "held talks" for "talks" means the same mention."""
    told, (mention,) = tell("r1", "Adler held *talks* with Borg.")
    anchor = make_anchor(mention, told)
    wider = replace(mention, mention_id="wider", trigger=Span(start=6, end=16, text="held talks"))
    elsewhere = replace(mention, mention_id="elsewhere", trigger=Span(start=22, end=26, text="Borg"))
    assert AnchorIndex([anchor], [elsewhere, wider], [told]).find(anchor) == "wider"
    assert AnchorIndex([anchor], [wider, mention], [told]).find(anchor) == mention.mention_id
    assert AnchorIndex([anchor], [elsewhere], [told]).find(anchor) is None


def test_a_sentence_that_stands_twice_is_told_apart() -> None:
    """The context grows until it stands once."""
    again = "Adler *met* Borg again and again, as both had so often agreed to do before."
    told, mentions = tell("r1", again, again, again)
    anchors = [make_anchor(mention, told) for mention in mentions]
    index = AnchorIndex(anchors, mentions, [told])
    assert [index.find(anchor) for anchor in anchors] == [mention.mention_id for mention in mentions]


def test_another_content_is_not_searched() -> None:
    """The same words in another text are another mention, and it is said what is missing."""
    told, (mention,) = tell("r1", SENTENCE)
    other, (its,) = tell("r2", SENTENCE, "They *met* for an hour.")[0], tell("r2", SENTENCE)[1]
    anchor = make_anchor(mention, told)
    index = AnchorIndex([anchor], [its], [other])
    assert index.find(anchor) is None
    assert "no report of its content" in index.why_not(anchor)
    assert "no longer read" in AnchorIndex([anchor], [], [told]).why_not(anchor)


def test_letters_in_two_parts_are_one_letter() -> None:
    """NFC: an accent that stands by itself is no other text."""
    assert squash("Ra\u0301kosi\u00a0 met") == "Rákosi met"
