"""Records to JSON text and back."""

import json

import pytest

from lapwing.errors import WorkspaceError
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from lapwing.records.mention import Mentions
from lapwing.records.quote import Quote
from lapwing.store.codec import decode_record, encode_record
from tests.factories import (
    make_actor,
    make_candidate,
    make_document,
    make_event,
    make_event_mention,
    make_fact,
    make_mentions,
    make_merge,
    make_outlet,
    make_participant,
    make_place,
    make_quantity,
    make_quote,
    make_relation,
    make_source,
    make_time,
)

RECORDS = [
    make_document(outlet=make_outlet(), wire=(make_outlet("AFP"),), signature=(1, 2**63), metadata=(("k", '"v"'),)),
    make_document("Żółć\u2028 “quoted” \U0001f426"),
    make_mentions(
        actors=(make_actor(candidates=(make_candidate(),), antecedent="x"),),
        places=(make_place(),),
        times=(make_time(),),
    ),
    make_event_mention(dead=make_quantity(3), size=make_quantity(4, max=None, approximate=True), source=make_source()),
    make_event_mention(place=None, mode=("visit",), about="AID", context=("military", "energy"), same_as="m"),
    make_event(relations=(make_relation(),), merges=(make_merge(),), history=(("run", "new"),), facts=(make_fact(),)),
    make_quote(speaker=make_participant("Poland", None)),
]


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: type(record).__name__)
def test_a_record_survives_the_way_to_text_and_back(record: Document | Mentions | EventMention | Event | Quote) -> None:
    """Nothing is lost or changed, whatever fields are set."""
    assert decode_record(type(record), encode_record(record)) == record


def test_equal_records_give_equal_text() -> None:
    """The text is a function of the record: it may be compared instead."""
    assert encode_record(make_event()) == encode_record(make_event())


def test_defaults_are_left_out() -> None:
    """A later field with a default needs no migration."""
    assert "same_as" not in json.loads(encode_record(make_event_mention()))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"quote_id": 3}', '{"no_such_field": 1}', "\x00", '"text"'])
def test_damaged_text_is_named_as_such(text: str) -> None:
    """What is no record raises an error of ours."""
    with pytest.raises(WorkspaceError):
        decode_record(Quote, text)
