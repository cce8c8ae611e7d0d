"""Where the two mentions stand: in one sentence, one document, at the head of two reports, or in copies of one text."""

from collections.abc import Mapping

from lapwing.fusion import weights
from lapwing.fusion.compare.stories import tell_one_story
from lapwing.fusion.compare.types import is_visit
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score


def tellings_differ(one: Profile, other: Profile, _rarity: Mapping[str, float]) -> Score | None:
    """Return evidence from the position of the two mentions in their documents.

    Two triggers of one sentence are nearly always two events. In one document a repetition is mostly marked as such,
    so an unmarked pair counts against; a head and its lead count for.
    """
    if one.tellings & other.tellings:
        return _within_document(one, other)
    if one.copies & other.copies:
        return _within_copies(one, other)
    if one.in_lead and other.in_lead and tell_one_story(one, other):
        return Score(value=weights.BOTH_LEAD_IN_STORY, why="both reports of the story open with it")
    if one.in_lead and other.in_lead:
        return Score(value=weights.BOTH_LEAD, why="both reports open with it")
    return None


def _within_document(one: Profile, other: Profile) -> Score:
    if one.sentences & other.sentences:
        return Score(value=weights.ONE_SENTENCE, why="two events of one sentence")
    if one.in_title != other.in_title and one.in_lead and other.in_lead:
        return Score(value=weights.HEAD_AND_LEAD, why="the head and the lead of one report")
    shared = one.entities & other.entities or not (one.countries and other.countries)
    if is_visit(one) and is_visit(other) and shared:
        return Score(value=weights.ONE_JOURNEY, why="one report speaks of both as a journey")
    return Score(value=weights.ONE_DOCUMENT, why="one report tells both, and does not mark them as one")


def _within_copies(one: Profile, other: Profile) -> Score:
    if one.trigger == other.trigger and (one.vector == other.vector or _cosine(one, other) > 0.8):
        return Score(value=weights.COPIED_SENTENCE, why="the same sentence in two copies of one text")
    return Score(value=weights.ONE_DOCUMENT, why="two sentences of one text and its copy")


def _cosine(one: Profile, other: Profile) -> float:
    return sum(weight * other.vector.get(word, 0.0) for word, weight in one.vector.items())
