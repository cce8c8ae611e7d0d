"""Mentions of one text that only repeat another: the coder's mark is believed unless something speaks against it."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from lapwing.fusion.acts import may_be_one_act
from lapwing.fusion.compare import compare_profiles
from lapwing.fusion.compare.types import is_visit
from lapwing.fusion.profile import Profile
from lapwing.records.event import EventMention

_SPEAKS_AGAINST = -4.0  # declared: a comparison at or below this outweighs the mark
_NOT_ASKED = ("telling", "wording", "figures")  # a repetition stands elsewhere, in other words, and may round


def group_repeats(
    by_id: Mapping[str, Sequence[EventMention]], build: Callable[[Sequence[str]], Profile]
) -> list[list[str]]:
    """Return groups of mention_ids that tell one event in one text: the first that `same_as` leads to, its repeats.

    A marked repeat that contradicts the first (other days, other persons, a visit and a meeting, a plan and a deed) is
    a group by itself. The mark is made sentence by sentence; only the comparison sees both whole.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for mention_id in by_id:
        first = _first_told(mention_id, by_id)
        agrees = first == mention_id or _may_repeat(build([first]), build([mention_id]))
        groups[first if agrees else mention_id].append(mention_id)
    return _join_nameless([groups[first] for first in sorted(groups)], build)


def _join_nameless(groups: list[list[str]], build: Callable[[Sequence[str]], Profile]) -> list[list[str]]:
    """Join a journey that names nobody ("the visit") to the first named journey of its report that it may repeat."""
    journeys = [(group, profile) for group in groups if is_visit(profile := build(group))]
    named: defaultdict[str, list[tuple[list[str], Profile]]] = defaultdict(list)
    for group, profile in journeys:
        if profile.n_parties:
            named[profile.document].append((group, profile))
    joined: set[str] = set()
    for group, profile in journeys:
        fitting = (host for host, other in named[profile.document] if _may_repeat(other, profile))
        host = None if profile.n_parties else next(fitting, None)
        if host is not None:
            host += group
            joined.add(group[0])
    return [group for group in groups if group[0] not in joined]


def _first_told(mention_id: str, by_id: Mapping[str, Sequence[EventMention]]) -> str:
    seen = {mention_id}
    while (earlier := by_id[mention_id][0].same_as or "") in by_id and earlier not in seen:
        seen.add(earlier)
        mention_id = earlier
    return mention_id


def _may_repeat(first: Profile, again: Profile) -> bool:
    if not may_be_one_act(first.acts, again.acts) and first.about != again.event and again.about != first.event:
        return False
    undated = first.days is None or again.days is None
    skipped = (*_NOT_ASKED, "days") if undated else _NOT_ASKED
    parts = compare_profiles(first, again, {}).parts
    return all(score.value > _SPEAKS_AGAINST for name, score in parts if name not in skipped)
