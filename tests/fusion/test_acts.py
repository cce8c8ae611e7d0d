"""Kinds of act: what joins two words, what parts them, and what says nothing."""

import pytest

from lapwing.fusion import fuse_events
from lapwing.fusion.acts import kinds_of, may_be_one_act
from tests.fusion.newsroom import day, document, mention, person

STORY = "Adler received Borg in Vienna on Monday for talks on fish quotas, customs and a railway tunnel under the sea."
ALIKE = "Customs, fish quotas and a tunnel for the railway were on the table when Borg came to Adler in Vienna by sea."
DOCUMENTS = [document("r1", STORY), document("r2", ALIKE)]


def told(report: str, sentence: str, **changes: object):
    """What Adler and Borg did on one day, as one report tells it; carried-over day, both persons, one type."""
    fields = {
        "event": "SUPPORT", "date": day("2021-10-18", basis="published"), "actor": (person("Adler"),),
        "recipient": (person("Borg"),),
    }  # fmt: skip
    return mention(report, sentence, **(fields | changes))


@pytest.mark.parametrize(
    ("one", "other"),
    [("sued", "a lawsuit"), ("signed", "the accord"), ("was ousted", "the removal of"), ("killed", "slain")],
)
def test_words_for_one_kind_of_act_share_it(one, other):
    """Verb, noun and synonym."""
    assert kinds_of(one) & kinds_of(other)


@pytest.mark.parametrize(("one", "other"), [("signed", "welcomed"), ("voted", "arrested"), ("sued", "bombed")])
def test_two_kinds_are_two_acts(one, other):
    """Whatever type they go by."""
    assert not may_be_one_act(kinds_of(one), kinds_of(other))


@pytest.mark.parametrize(("one", "other"), [("met", "arrived"), ("killed", "shelling"), ("ruled", "convicted")])
def test_kinds_of_one_circle_may_be_one_act(one, other):
    """What is looked at differs from report to report."""
    assert may_be_one_act(kinds_of(one), kinds_of(other))


def test_a_word_of_no_kind_says_nothing():
    """Most words are in no list."""
    assert kinds_of("reflects") == frozenset()
    assert may_be_one_act(kinds_of("reflects"), kinds_of("signed"))


def test_a_signing_and_a_welcome_of_one_visit_are_two_events(outlets):
    """One story, one day, the same two persons and one type of the codebook."""
    events = fuse_events(
        [
            told("r1", "Adler and Borg *signed* two deals on fish."),
            told("r2", "Adler *welcomed* Borg in the old palace."),
        ],
        DOCUMENTS,
        outlets,
    )
    assert len(events) == 2


def test_a_signing_told_in_two_words_is_one_event(outlets):
    """To sign a deal, to conclude an accord."""
    events = fuse_events(
        [
            told("r1", "Adler and Borg *signed* a deal on fish quotas."),
            told("r2", "Adler and Borg *concluded* an accord on fish quotas."),
        ],
        DOCUMENTS,
        outlets,
    )
    assert len(events) == 1


def test_two_welcomes_of_other_things_are_two_events(outlets):
    """The guest is one thing, what he sells another; nothing but the word is shared."""
    events = fuse_events(
        [
            told("r1", "Adler *welcomed* Borg in the old palace behind closed doors."),
            told("r2", "She *welcomed* more herring on the Austrian market soon.", recipient=(person("Sweden"),)),
        ],
        DOCUMENTS,
        outlets,
    )
    assert len(events) == 2


def test_accusations_both_ways_are_two_events(outlets):
    """A accuses B, and B accuses A, of one thing and in one country."""
    guards, miners = (person(name, country="AUT") for name in ("guards", "miners"))
    sides = ((guards, miners), (miners, guards))
    events = fuse_events(
        [
            told(
                report, f"The {one.name} *accused* the {other.name} of firing first at the gate.", event="ACCUSE",
                actor=(one,), recipient=(other,),
            )
            for report, (one, other) in zip(("r1", "r2"), sides, strict=True)
        ],
        DOCUMENTS,
        outlets,
    )  # fmt: skip
    assert len(events) == 2
