"""The whole stage on small texts of our own: what becomes an event, what is refused, and that nothing vanishes."""

from collections.abc import Callable

from lapwing.knowledge.codebook import load_codebook
from lapwing.records.event import EventMention
from lapwing.records.ids import hash_id
from tests.factories import make_block

VISIT = "The Chilean navy chief arrived in Lisbon on Sunday."


def visit(text: Callable) -> "object":
    """Return the text of a visit with all that the reader saw."""
    made = text(VISIT).event(
        "arrived",
        "CONSULT",
        {"actor": "The Chilean navy chief", "place": "Lisbon", "time": "Sunday"},
        mode=(("visit", 0.9),),
        context=(("military", 0.8), ("no_such_context", 0.7)),
    )
    made.actor("Chilean navy chief", "local:chief", "CHL", sector=("MIL",))
    return made.place("Lisbon", "PRT").time("Sunday", "2022-02-27")


def test_a_visit_becomes_a_full_record(text: Callable) -> None:
    """Type, mode, score, CAMEO, actor, place, date, context and ids."""
    event = visit(text).code().only
    assert (event.event, event.mode, event.event_scale, event.quad_code, event.cameo) == (
        "CONSULT",
        ("visit",),
        4.0,
        1,
        "042",
    )
    assert [(one.text, one.country, one.sector) for one in event.actor] == [("Chilean navy chief", "CHL", ("MIL",))]
    assert event.recipient == ()
    assert event.place is not None
    assert (event.place.name, event.place.country, event.place.inherited) == ("Lisbon", "PRT", False)
    assert event.date.edtf == "2022-02-27"
    assert event.context == ("military",)
    assert event.sentence.text == VISIT
    assert 0.0 < event.confidence < 1.0


def test_the_id_is_that_of_content_trigger_and_codebook(text: Callable) -> None:
    """So that a run with the same codebook finds the mention again."""
    made = visit(text)
    event = made.code().only
    version = load_codebook().version
    assert event.mention_id == hash_id(made.document.content_id, event.trigger.start, event.trigger.end, version)
    assert made.code().only == event


def test_an_unlikely_trigger_is_rejected_with_its_probability(text: Callable) -> None:
    """Below the threshold there is a rejection and no event."""
    coded = text("Kenya met Ghana.").event("met", "CONSULT", {"actor": "Kenya"}, probability=0.2).code()
    assert coded.events == []
    assert [one.reason for one in coded.rejections] == ["low_confidence"]
    assert "0.19" in coded.rejections[0].detail


def test_triggers_outside_of_the_body_are_rejected(text: Callable) -> None:
    """Furniture, licence, byline and caption tell no events; titles and lists do."""
    words = "Kenya met Ghana."
    for kind, n_events in (("furniture", 0), ("licence", 0), ("caption", 0), ("byline", 0), ("title", 1), ("list", 1)):
        made = text(words, blocks=(make_block(words, kind=kind),)).event("met", "CONSULT", {"actor": "Kenya"})
        coded = made.code()
        assert len(coded.events) == n_events
        assert [one.reason for one in coded.rejections] == ["not_body"] * (1 - n_events)


def test_a_type_that_the_codebook_lacks_is_rejected(text: Callable) -> None:
    """A reader that was trained on another codebook does not break the run."""
    coded = text("Kenya met Ghana.").event("met", "GREET", {"actor": "Kenya"}).code()
    assert [one.reason for one in coded.rejections] == ["unknown_type"]


def test_an_event_of_nobody_nowhere_is_rejected(text: Callable) -> None:
    """A record without participants and without a place says nothing."""
    coded = text("Violence is bad.").event("Violence", "ASSAULT").code()
    assert [one.reason for one in coded.rejections] == ["no_participants"]


def test_a_light_verb_and_its_noun_are_one_act(text: Callable) -> None:
    """“held talks” is one CONSULT whose trigger is the noun."""
    made = text("Kenya held high-level talks with Ghana.")
    made.event("held", "CONSULT", {"actor": "Kenya"}).event("talks", "CONSULT", {"actor": ["Kenya", "Ghana"]})
    coded = made.code()
    assert coded.only.trigger.text == "talks"
    assert [one.text for one in coded.only.actor] == ["Kenya", "Ghana"]
    assert [one.reason for one in coded.rejections] == ["same_act"]


def test_killing_inside_an_attack_is_the_same_assault(text: Callable) -> None:
    """The trigger is the attack; the dead come from the killing."""
    made = text("Gunmen attacked a village, killing at least 84 people.")
    made.event("attacked", "ASSAULT", {"actor": "Gunmen", "recipient": "a village"})
    made.event("killing", "ASSAULT", {"recipient": "84 people", "dead": "84"})
    event = made.code().only
    assert event.trigger.text == "attacked"
    assert event.dead is not None
    assert (event.dead.min, event.dead.max) == (84, None)
    assert [one.text for one in event.recipient] == ["village", "84 people"]


def test_two_acts_of_one_type_stay_two(text: Callable) -> None:
    """Different actors: two arrests are not one."""
    made = text("Chad arrested a banker and Mali detained a general.")
    made.event("arrested", "COERCE", {"actor": "Chad", "recipient": "a banker"})
    made.event("detained", "COERCE", {"actor": "Mali", "recipient": "a general"})
    assert len(made.code().events) == 2


def test_an_attack_and_a_denied_attack_stay_two(text: Callable) -> None:
    """A negated act is not merged with one that happened."""
    made = text("Rebels shot and did not kill the mayor.")
    made.event("shot", "ASSAULT", {"actor": "Rebels", "recipient": "the mayor"})
    made.event("kill", "ASSAULT", {"actor": "Rebels", "recipient": "the mayor"}, reality="negated")
    assert len(made.code().events) == 2


def test_every_trigger_becomes_an_event_or_a_rejection(text: Callable) -> None:
    """Nothing vanishes."""
    made = visit(text).event("navy", "AID", probability=0.1).event("chief", "GREET")
    coded = made.code()
    assert len(coded.events) + len(coded.rejections) == 3
    assert all(one.stage == "events" and one.record_id for one in coded.rejections)
    assert all(isinstance(one, EventMention) for one in coded.events)
