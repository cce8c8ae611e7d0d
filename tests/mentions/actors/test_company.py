"""Mere people get a sector from a sentence on a protest or on a crime, and from nothing else."""

import pytest

from lapwing.knowledge.actors import ActorIndex, load_actors
from lapwing.mentions.actors.company import by_company
from lapwing.mentions.actors.parse import read_phrase
from lapwing.records.base import Score, Span
from lapwing.records.context import Context
from lapwing.records.document import PublishedDate
from lapwing.records.mention import ActorMention


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    """The compiled actors."""
    return load_actors()


@pytest.mark.parametrize(
    ("phrase", "sentence", "sector"),
    [
        ("Thousands of people", "Thousands of people march through Lima against the budget.", "SOC"),
        ("Thousands of people", "Thousands of people flee the flood.", "CVL"),
        ("two people", "Police at a protest kill two people.", "CVL"),
        ("man", "A court finds a man guilty of murder.", "CRM"),
        ("man", "Police arrest a man at the ministry.", "CVL"),
        ("woman", "A man is sentenced for the murder of a woman.", "CVL"),
        ("teenager", "A man is sentenced for the murder of a teenager.", "CVL"),
    ],
)
def test_the_sentence_tells_what_people_are(index: ActorIndex, phrase: str, sentence: str, sector: str) -> None:
    """Crowds that protest and men who are convicted; victims and those merely held stay civilians."""
    start = sentence.index(phrase)
    mention = ActorMention(
        mention_id="1",
        span=Span(start=start, end=start + len(phrase), text=phrase),
        sentence=0,
        kind="nominal",
        name=phrase,
        sector=("CVL",),
        score=Score(value=0.5, why="people"),
    )
    context = Context(published=PublishedDate(edtf=None, basis="unknown", why="none"), sentences=(sentence,))
    assert by_company(mention, read_phrase(phrase, index), context).sector == (sector,)
