"""Ids are minted once, kept, redirected and split."""

from lapwing.fusion import fuse_events
from lapwing.fusion.identity import Identity, assign_ids
from lapwing.records.ids import hash_id
from tests.fusion.newsroom import document, meeting, person

DOCUMENTS = [document(report) for report in ("r1", "r2", "r3")]


def test_a_new_event_is_named_after_its_smallest_mention(outlets):
    """Without previous events the id follows from the mentions alone."""
    (event,) = fuse_events([meeting("r1"), meeting("r2")], DOCUMENTS, outlets)
    assert event.event_id == hash_id("event", min(event.mentions))


def test_a_later_report_does_not_rename_its_event(outlets):
    """Whatever mention is the smallest now, the id stays."""
    told = sorted((meeting("r1"), meeting("r2"), meeting("r3")), key=lambda one: one.mention_id, reverse=True)
    (before,) = fuse_events(told[:1], DOCUMENTS, outlets)
    (after,) = fuse_events(told, DOCUMENTS, outlets, (before,))
    assert after.event_id == before.event_id


def test_two_events_that_become_one_leave_a_redirect(outlets):
    """The id of the event with fewer shared mentions points to the one that is kept, with its last values."""
    (one,) = fuse_events([meeting("r1"), meeting("r2")], DOCUMENTS, outlets)
    (two,) = fuse_events([meeting("r3")], DOCUMENTS, outlets)
    events = fuse_events([meeting("r1"), meeting("r2"), meeting("r3")], DOCUMENTS, outlets, (one, two))
    assert [(event.event_id, event.merged_into) for event in events] == [
        (one.event_id, None),
        (two.event_id, one.event_id),
    ]
    assert events[1].mentions == two.mentions


def test_redirects_are_kept_and_followed_to_their_end(outlets):
    """A redirect of an earlier run is returned again."""
    told = [meeting("r1"), meeting("r2"), meeting("r3")]
    (one,) = fuse_events(told[:2], DOCUMENTS, outlets)
    (two,) = fuse_events(told[2:], DOCUMENTS, outlets)
    merged = fuse_events(told, DOCUMENTS, outlets, (one, two))
    assert fuse_events(told, DOCUMENTS, outlets, merged) == merged


def test_a_cluster_cut_off_says_from_where(outlets):
    """The larger part keeps the id, the other gets a new one, never the old again."""
    (whole,) = fuse_events([meeting("r1"), meeting("r2"), meeting("r3")], DOCUMENTS, outlets)
    smallest, *rest = whole.mentions
    identities = assign_ids([frozenset([smallest]), frozenset(rest)], (whole,))
    assert identities[1] == Identity(event_id=whole.event_id)
    assert identities[0].split_from == whole.event_id
    assert identities[0].event_id != whole.event_id


def test_an_unrelated_event_keeps_its_own_id(outlets):
    """Ids do not wander between events."""
    other = meeting("r3", recipient=(person("Castel"),))
    before = fuse_events([meeting("r1"), other], DOCUMENTS, outlets)
    after = fuse_events([meeting("r1"), meeting("r2"), other], DOCUMENTS, outlets, before)
    assert {event.event_id for event in after} == {event.event_id for event in before}
