"""Order does not matter, and ids last."""

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from lapwing.fusion import fuse_events
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from tests.fusion.newsroom import attack, day, document, figure, meeting, outlet, person, place

NOBODY = OutletIndex([])
STORIES = (
    "herring quota dispute fleet Baltic catch harbour trawler talks compromise deadline fishermen nets".split(),
    "sleeper trains tunnel timetable railways rolling capital treaty engineers survey platform unions fares".split(),
)


def opening(n: int) -> str:
    """The words of one of two stories, shuffled: reports of one story are alike, and no copies."""
    return " ".join(random.Random(n).sample(STORIES[n % 2], 12))


DOCUMENTS = [
    document(
        f"r{n}", opening(n), published=f"2021-10-{18 + n % 3}" if n < 6 else None,
        outlet=outlet(f"Outlet {n % 5}", owner=f"Owner {n % 3}"),
    )
    for n in range(8)
]  # fmt: skip
reports = st.integers(0, 7).map(lambda number: f"r{number}")
days = st.sampled_from(["2021-10-18", "2021-10-19", "2021-10-20", "2021-10", "2021-10-17/2021-10-19", None]).map(day)
places = st.sampled_from([None, *map(place, ("Vienna", "Graz", "Austria", "Stockholm"))])
parties = st.sampled_from([(), *((person(name),) for name in ("Adler", "Borg", "Castel", "Austria", "Sweden", "men"))])
realities = st.sampled_from(["happened", "happened", "planned", "background", "negated"])


@st.composite
def mentions(draw: st.DrawFn) -> EventMention:
    """A mention in one of eight reports, of a meeting or an attack, with whatever it happens to say."""
    make = draw(st.sampled_from([meeting, attack]))
    dead = draw(st.sampled_from([None, 8, 9])) if make is attack else None
    return make(
        draw(reports), at=draw(st.integers(0, 9)) * 100, date=draw(days), place=draw(places), actor=draw(parties),
        recipient=draw(parties), reality=draw(realities), dead=dead and figure(dead),
    )  # fmt: skip


corpora = st.lists(mentions(), max_size=14, unique_by=lambda one: one.mention_id)


def clusters(events: Sequence[Event]) -> set[frozenset[str]]:
    """The mentions of each living event."""
    return {frozenset(event.mentions) for event in events if event.merged_into is None}


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_order_of_arrival_changes_nothing(data):
    """Any order of mentions and documents gives the same events, to the last field."""
    told = data.draw(corpora)
    shuffled = data.draw(st.permutations(told))
    documents = data.draw(st.permutations(DOCUMENTS))
    assert fuse_events(told, DOCUMENTS, NOBODY) == fuse_events(shuffled, documents, NOBODY)


@settings(max_examples=60, deadline=None)
@given(corpora, st.integers(0, 14))
def test_an_increment_ends_where_one_run_ends(told, cut):
    """Fusing a part first, then all with the first result as previous, gives the same clusters and facts."""
    once = fuse_events(told, DOCUMENTS, NOBODY)
    before = fuse_events(told[:cut], DOCUMENTS, NOBODY)
    after = fuse_events(told, DOCUMENTS, NOBODY, before)
    assert clusters(after) == clusters(once)
    facts = {event.mentions: event.facts for event in once}
    assert all(facts[event.mentions] == event.facts for event in after if event.merged_into is None)


@settings(max_examples=60, deadline=None)
@given(corpora, st.integers(0, 14))
def test_ids_last(told, cut):
    """Every id of the first run is still an event, or redirects to one; no id names two events."""
    before = fuse_events(told[:cut], DOCUMENTS, NOBODY)
    after = fuse_events(told, DOCUMENTS, NOBODY, before)
    ids = [event.event_id for event in after]
    assert len(ids) == len(set(ids))
    assert {event.event_id for event in before} <= set(ids)
    living = {event.event_id for event in after if event.merged_into is None}
    assert all(event.merged_into in living for event in after if event.merged_into is not None)


@settings(max_examples=40, deadline=None)
@given(corpora)
def test_a_second_run_changes_nothing(told):
    """Fusing the same again with its own result as previous is the same result."""
    once = fuse_events(told, DOCUMENTS, NOBODY)
    assert fuse_events(told, DOCUMENTS, NOBODY, once) == once


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_every_mention_is_in_one_event(told):
    """Nothing vanishes and nothing is told twice."""
    events = fuse_events(told, DOCUMENTS, NOBODY)
    assert sorted(one for event in events for one in event.mentions) == sorted(mention.mention_id for mention in told)
