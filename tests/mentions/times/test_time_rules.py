"""Every rule gets the examples right that stand beside it."""

import pytest

from lapwing.mentions.times import find_times, ground_times
from lapwing.mentions.times.find import RULES
from lapwing.mentions.times.rule import REFERENCE
from lapwing.records.base import Span
from lapwing.records.document import Block, Document, PublishedDate
from lapwing.records.mention import TimeMention
from lapwing.records.reading import Sentence


def read(text: str) -> dict[str, TimeMention]:
    """Find and ground the times of one sentence published on the reference day; phrase → mention."""
    span = Span(start=0, end=len(text), text=text)
    day = REFERENCE.isoformat()
    published = PublishedDate(edtf=day, date_min=day, date_max=day, basis="metadata", why="given")
    document = Document(
        document_id="d",
        content_id="c",
        report_id="r",
        path="-",
        text=text,
        blocks=(Block(span=span, kind="body"),),
        published=published,
    )
    found = find_times(document, (Sentence(index=0, span=span, paragraph=0),))
    return {mention.span.text: mention for mention in ground_times(found, document)}


@pytest.mark.parametrize(("text", "phrase", "edtf"), [(*example,) for rule in RULES for example in rule.positive])
def test_positive_example_gets_its_date(text: str, phrase: str, edtf: str) -> None:
    """A positive example's phrase is found and gets the EDTF that stands beside it."""
    mentions = read(text)
    assert phrase in mentions
    assert mentions[phrase].edtf == edtf


@pytest.mark.parametrize("text", [example for rule in RULES for example in rule.negative])
def test_negative_example_has_no_time(text: str) -> None:
    """No phrase of time is found in a negative example."""
    assert not read(text)


@pytest.mark.parametrize(("text", "phrase"), [example for rule in RULES for example in rule.vague])
def test_vague_example_is_kept_without_date(text: str, phrase: str) -> None:
    """A vague phrase is found and left without a date."""
    mentions = read(text)
    assert phrase in mentions
    assert mentions[phrase].edtf is None


def test_every_rule_has_examples() -> None:
    """A rule without an example is not a rule."""
    assert all(rule.positive or rule.vague for rule in RULES if rule.name != "clock of 24 hours")
