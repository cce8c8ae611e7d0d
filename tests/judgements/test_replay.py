"""Judgements over real fusion: what holds, what is contradicted, what has no words left; nothing is lost."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapwing.errors import QueryError
from lapwing.fusion import fuse_events
from lapwing.judgements.making import find_faults, judgement_id_of, make_judgement, utc_instant
from lapwing.judgements.replay import constrain, follow
from lapwing.knowledge.codebook import load_codebook
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.fused import Event
from lapwing.records.judgement import FieldValue, Judgement
from tests.fusion.newsroom import day
from tests.judgements.desk import Newsroom, all_documents, all_mentions, judge, tell

ROOM = [
    tell("r1", "Adler *met* Borg in Vienna on Monday."),
    tell("r2", "Adler and Borg *met* on Monday for an hour in Vienna."),
    tell("r3", "Borg *met* Adler in Vienna.", date=day("2021-12-01"), published="2021-12-02"),
    tell("r4", "They *met*, Adler and Borg, in Vienna at noon.", date=day("2022-03-01"), published="2022-03-02"),
]
ONE, TWO, THREE, FOUR = (told[0] for _, told in ROOM)


def fuse(judgements: Sequence[Judgement], room: Sequence[Newsroom] = ROOM, before: Sequence[Event] = ()) -> list[Event]:
    """The living events under some judgements."""
    mentions, documents = all_mentions(room), all_documents(room)
    constraints = constrain(judgements, mentions, documents)
    fused = fuse_events(mentions, documents, OutletIndex([]), before, constraints, load_codebook())
    return [event for event in fused if event.merged_into is None]


def groups(events: Sequence[Event]) -> set[frozenset[str]]:
    """The reports of each event."""
    return {frozenset(event.reports) for event in events}


def states(judgements: Sequence[Judgement], room: Sequence[Newsroom] = ROOM) -> list[str]:
    """What came of each judgement, by its time."""
    outcomes = follow(judgements, all_mentions(room), all_documents(room), fuse(judgements, room))
    return [outcome.state for outcome in outcomes]


def test_without_judgements_the_newsroom_has_three_events() -> None:
    """What the other tests change."""
    assert groups(fuse([])) == {frozenset({"r1", "r2"}), frozenset({"r3"}), frozenset({"r4"})}


def test_same_joins_what_days_keep_apart_and_says_who_joined_it() -> None:
    """No evidence outweighs a person, and the merge names her."""
    same = judge("same", [ONE], [THREE], room=ROOM, reason="the date was a slip")
    events = fuse([same])
    assert frozenset({"r1", "r2", "r3"}) in groups(events)
    whole = next(event for event in events if "r3" in event.reports)
    merge = next(one for one in whole.merges if one.mention_id == THREE.mention_id)
    assert merge.reasons[0].why == "judged by Ann on 2026-11-22: the date was a slip"
    assert states([same]) == ["applied"]


def test_different_parts_what_evidence_joins() -> None:
    """One mention each."""
    different = judge("different", [ONE], [TWO], room=ROOM)
    assert frozenset({"r1", "r2"}) not in groups(fuse([different]))
    assert states([different]) == ["applied"]


def test_a_repetition_in_one_text_is_parted_too() -> None:
    """What the coder took for a repeat is no ground to keep two mentions together."""
    first, again = tell("r1", "Adler *met* Borg on Monday.", "Adler *met* Borg on Monday, it is said.")[1]
    from dataclasses import replace

    room = [(tell("r1", "Adler *met* Borg on Monday.", "Adler *met* Borg on Monday, it is said.")[0],
             (first, replace(again, same_as=first.mention_id)))]  # fmt: skip
    assert len(fuse([], room)) == 1
    different = judge("different", [first], [again], room=room)
    assert len(fuse([different], room)) == 2


def test_a_part_is_another_event_and_related() -> None:
    """The relation says who judged it."""
    part = judge("part_of", [ONE], [TWO], room=ROOM)
    events = {event.reports[0]: event for event in fuse([part])}
    (relation,) = events["r1"].relations
    assert (relation.kind, relation.event_id) == ("part_of", events["r2"].event_id)
    assert "judged by Ann" in relation.score.why
    assert states([part]) == ["applied"]


def test_no_event_is_none() -> None:
    """The mention is left out; the other of its event stays."""
    nothing = judge("not_an_event", [ONE], room=ROOM)
    assert groups(fuse([nothing])) == {frozenset({"r2"}), frozenset({"r3"}), frozenset({"r4"})}
    assert states([nothing]) == ["applied"]


def test_the_later_judgement_holds_whatever_comes_first() -> None:
    """The earlier one is listed as contradicted, by which."""
    same = judge("same", [ONE], [THREE], room=ROOM, at=1)
    different = judge("different", [THREE], [ONE, TWO], room=ROOM, at=2)
    for log in ([same, different], [different, same]):
        assert frozenset({"r3"}) in groups(fuse(log))
        assert states(log) == ["contradicted", "applied"]
    outcome = follow([same, different], all_mentions(ROOM), all_documents(ROOM), fuse([same, different]))[0]
    assert f"by different {different.judgement_id[:8]}" in outcome.detail


def test_a_withdrawn_judgement_no_longer_counts() -> None:
    """And a withdrawal can be withdrawn."""
    same = judge("same", [ONE], [THREE], room=ROOM, at=1)
    back = make_judgement("withdraw", author="Ann", judged_at="2026-11-22T13:00:00Z", target=same.judgement_id)
    again = make_judgement("withdraw", author="Ann", judged_at="2026-11-22T14:00:00Z", target=back.judgement_id)
    assert groups(fuse([same, back])) == groups(fuse([]))
    assert states([same, back]) == ["withdrawn", "applied"]
    assert groups(fuse([same, back, again])) == groups(fuse([same]))
    assert states([same, back, again]) == ["applied", "withdrawn", "applied"]


def test_words_that_are_gone_are_listed_not_lost() -> None:
    """A judgement on a report that is not here waits for it."""
    same = judge("same", [ONE], [THREE], room=ROOM)
    assert states([same], ROOM[:2]) == ["unmatched"]
    assert states([same], ROOM) == ["applied"]


def test_a_judgement_counts_for_a_copy_of_its_text() -> None:
    """The report that was judged is gone; another outlet's verbatim copy takes its place."""
    different = judge("different", [ONE], [TWO], room=ROOM)
    room = [tell("r9", "Adler *met* Borg in Vienna on Monday."), *ROOM[1:]]
    assert states([different], room) == ["applied"]
    assert frozenset({"r9", "r2"}) not in groups(fuse([different], room))


def value(field: str, right: FieldValue, at: int = 0, of: object = ONE) -> Judgement:
    """Ann's value of a field."""
    return judge("value", [of], room=ROOM, field=field, right=right, at=at)  # type: ignore[list-item]


def test_a_right_day_heads_the_event_and_the_told_ones_stay() -> None:
    """Who judged stands with the fact; what was told keeps its mentions and origins."""
    right = FieldValue(value="2021-10-19", label="2021-10-19", date=day("2021-10-19", basis="judged"))
    event = next(one for one in fuse([value("date", right)]) if "r1" in one.reports)
    assert event.date.edtf == "2021-10-19"
    fact = next(one for one in event.facts if one.field == "date")
    assert fact.status == "judged"
    assert fact.judged is not None
    assert (fact.judged.author, fact.judged.value) == ("Ann", "2021-10-19")
    assert [told.value for told in fact.values] == ["2021-10-18"]
    assert len(fact.values[0].origins) == 2


def test_a_right_type_brings_its_codes() -> None:
    """Quad class, scale and CAMEO follow the type; a mode of another type goes."""
    right = FieldValue(value="ASSAULT", label="ASSAULT", codes=("ASSAULT",))
    event = next(one for one in fuse([value("event", right)]) if "r1" in one.reports)
    codebook = load_codebook()
    assert (event.event, event.quad_code) == ("ASSAULT", 4)
    assert event.event_scale == codebook.event_scale("ASSAULT")
    assert event.cameo == codebook.cameo("ASSAULT")


def test_of_two_values_of_one_event_the_later_holds() -> None:
    """Though they were said of two of its mentions."""
    early = value("reality", FieldValue(value="planned", label="planned", codes=("planned",)), at=1)
    late = value("reality", FieldValue(value="negated", label="negated", codes=("negated",)), at=2, of=TWO)
    event = next(one for one in fuse([late, early]) if "r1" in one.reports)
    assert event.reality == "negated"
    assert states([early, late]) == ["contradicted", "applied"]


def test_a_field_that_nobody_tells_can_be_judged() -> None:
    """The fact says that it is told by nobody; no place is a value as well."""
    right = FieldValue(value="none", label="none")
    event = next(one for one in fuse([value("place", right)]) if "r1" in one.reports)
    assert event.place is None
    dead = FieldValue(value="3", label="3")
    event = next(one for one in fuse([value("dead", dead)]) if "r1" in one.reports)
    assert next(fact for fact in event.facts if fact.field == "dead").values == ()


kinds = st.sampled_from(["same", "different", "part_of", "not_an_event"])
picked = st.lists(st.sampled_from([ONE, TWO, THREE, FOUR]), min_size=1, max_size=2, unique_by=lambda m: m.mention_id)


@st.composite
def logs(draw: st.DrawFn) -> list[Judgement]:
    """Some judgements at various times, often at odds."""
    log = []
    for at in range(draw(st.integers(0, 5))):
        kind, one, other = draw(kinds), draw(picked), draw(picked)
        other = [mention for mention in other if mention not in one]
        if kind == "not_an_event":
            other = []
        elif not other:
            continue
        log.append(judge(kind, one, other, room=ROOM, at=draw(st.integers(0, 2)) * 100 + at))
    return log


@settings(max_examples=60, deadline=None)
@given(logs(), st.data())
def test_the_order_of_the_log_changes_nothing(log: list[Judgement], data: st.DataObject) -> None:
    """Two logs that were joined, in any order, give the same events and outcomes."""
    shuffled = data.draw(st.permutations(log))
    assert fuse(log) == fuse(shuffled)
    assert states(log) == states(shuffled)


@settings(max_examples=60, deadline=None)
@given(logs())
def test_replay_is_idempotent(log: list[Judgement]) -> None:
    """A second run with its own result as previous changes nothing, to the last field."""
    once = fuse(log)
    assert fuse(log, before=once) == once


@settings(max_examples=60, deadline=None)
@given(logs())
def test_every_judgement_has_one_outcome_and_the_last_one_holds(log: list[Judgement]) -> None:
    """Nothing is lost; the latest judgement is always followed."""
    found = states(log)
    assert len(found) == len(log)
    assert set(found) <= {"applied", "contradicted"}
    assert not found or found[-1] == "applied"


def test_an_entry_is_known_by_its_content() -> None:
    """Another reason is another entry; the same is the same."""
    same = judge("same", [ONE], [THREE], room=ROOM)
    assert judgement_id_of(same) == same.judgement_id
    assert judge("same", [ONE], [THREE], room=ROOM, reason="x").judgement_id != same.judgement_id


def test_what_is_missing_is_said() -> None:
    """Nobody, no side, no instant."""
    with pytest.raises(QueryError, match="no author"):
        judge("same", [ONE], [TWO], room=ROOM, author=" ")
    with pytest.raises(QueryError, match="one side only"):
        judge("same", [ONE], room=ROOM)
    with pytest.raises(QueryError, match="both sides are one"):
        judge("same", [ONE], [ONE, TWO], room=ROOM)
    with pytest.raises(QueryError, match="no time zone"):
        utc_instant("2026-11-22T12:00:00")
    with pytest.raises(QueryError, match="no instant"):
        utc_instant("noon")
    assert find_faults(judge("same", [ONE], [TWO], room=ROOM)) == []
