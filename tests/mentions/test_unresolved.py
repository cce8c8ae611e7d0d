"""Names that the knowledge does not have: which, how they are joined, and in what order."""

from typing import Any

from lapwing.mentions.unresolved import find_unresolved
from lapwing.records.document import Document
from lapwing.records.mention import ActorMention, Mentions
from tests.factories import (
    make_actor,
    make_cited_mention,
    make_document,
    make_event_mention,
    make_mentions,
    make_participant,
    make_place,
    make_score,
    span_of,
)

TEXT = "Torvald Wexelby met Ann Olsvik in Kvamsfjell. Norway and protesters were there."


def stranger(name: str = "Torvald Wexelby", **fields: Any) -> ActorMention:
    """Return a person with a local id."""
    defaults = {"kind": "person", "name": name, "entity_id": "local:1", "canonical": name, "sector": ("GOV",)}
    return make_actor(span_of(TEXT, name), **{**defaults, **fields})


def document(report_id: str = "report-1") -> Document:
    """Return a document with the text."""
    return make_document(TEXT, report_id=report_id)


def found(*pairs: tuple[Document, Mentions], **known: Any) -> list[tuple[str, str, str | None, int, int]]:
    """Return (kind, name, country, events, documents) of what is unresolved."""
    result = find_unresolved(pairs, known.get("cited", ()), known.get("known_ids", frozenset()))
    return [(each.kind, each.name, each.country, each.n_events, each.n_documents) for each in result]


def test_strangers_are_listed_and_known_ones_are_not() -> None:
    """A local id is a stranger's, unless the user's own files have it; a country is known."""
    named = make_mentions(actors=(stranger(), make_actor(span_of(TEXT, "Norway"))))
    assert found((document(), named)) == [("person", "Torvald Wexelby", "NOR", 0, 1)]
    assert found((document(), named), known_ids={"local:1"}) == []


def test_nouns_pronouns_and_what_stands_for_another_are_left_out() -> None:
    """They name nobody."""
    noun = make_actor(span_of(TEXT, "protesters"), kind="nominal", entity_id=None)
    short = stranger("Ann Olsvik", entity_id=None, antecedent="m1")
    assert found((document(), make_mentions(actors=(noun, short)))) == []


def test_one_name_in_two_documents_is_one() -> None:
    """Also where one of them does not tell the country."""
    one = make_mentions(actors=(stranger(),))
    other = make_mentions(actors=(stranger(entity_id="local:2", country=None),))
    assert found((document("a"), one), (document("b"), other)) == [("person", "Torvald Wexelby", "NOR", 0, 2)]


def test_namesakes_of_two_countries_stay_two() -> None:
    """And one without a country cannot be given to either."""
    pairs = [
        (document(str(n)), make_mentions(actors=(stranger(entity_id=f"local:{n}", country=country),)))
        for n, country in enumerate(("NOR", "SWE", None))
    ]
    assert sorted(str(country) for _, _, country, _, _ in found(*pairs)) == ["NOR", "None", "SWE"]


def test_places_that_no_gazetteer_has_are_listed() -> None:
    """Grounded ones are not."""
    span = span_of(TEXT, "Kvamsfjell")
    lost = make_place(span, name="Kvamsfjell", geonames_id=None, latitude=None, longitude=None, precision="unknown")
    assert found((document(), make_mentions(places=(lost, make_place())))) == [
        ("place", "Kvamsfjell", lost.country, 0, 1)
    ]


def test_those_with_most_events_come_first() -> None:
    """Events count once, however often the name stands in them."""
    span = span_of(TEXT, "Ann Olsvik")
    first = stranger()
    second = stranger("Ann Olsvik", entity_id=None, country="NOR", score=make_score(0.2))
    named = make_mentions(actors=(first, second))
    participant = make_participant("Ann Olsvik", "NOR", start=span.start, entity_id=None, sector=())
    mention = make_event_mention(actor=(participant,), recipient=(participant,))
    cited = [make_cited_mention(mention, event_id="e1"), make_cited_mention(mention, event_id="e1")]
    assert found((document(), named), cited=cited) == [
        ("person", "Ann Olsvik", "NOR", 1, 1),
        ("person", "Torvald Wexelby", "NOR", 0, 1),
    ]


def test_a_description_that_stands_for_a_stranger_counts_for_the_stranger() -> None:
    """Its participant carries the stranger's id and another span."""
    named = make_mentions(actors=(stranger(),))
    participant = make_participant("the minister", "NOR", start=500, entity_id="local:1")
    cited = [make_cited_mention(make_event_mention(actor=(participant,)), event_id="e1")]
    assert found((document(), named), cited=cited) == [("person", "Torvald Wexelby", "NOR", 1, 1)]
