"""Do the reports of two mentions tell one story? What dates nothing by itself may be dated by the news around it."""

from collections.abc import Mapping

from lapwing.fusion import weights
from lapwing.fusion.profile import Profile
from lapwing.fusion.stories import LIKE_STORY, SAME_STORY, alike
from lapwing.records.base import Score

_FULL_OPENING = 30  # words: what a few lines have in common is little more than the act itself, which is compared too


def stories_agree(one: Profile, other: Profile, _rarity: Mapping[str, float]) -> Score | None:
    """Return evidence from the openings of two reports; None within one report, its copies, or without openings."""
    if one.tellings & other.tellings or one.copies & other.copies or not (one.opening and other.opening):
        return None
    shared = alike(one.opening, other.opening)
    if one.stories & other.stories or shared >= SAME_STORY:
        value = round(weights.ONE_STORY * min(1.0, min(len(one.opening), len(other.opening)) / _FULL_OPENING), 2)
        return Score(value=value, why=f"the reports tell one story ({_words(one, other)})")
    if shared >= LIKE_STORY:
        return None
    is_dated = one.days is not None and other.days is not None
    value = weights.OTHER_STORY if is_dated else weights.OTHER_STORY_UNDATED
    return Score(value=value, why=f"the reports open with other news ({shared:.0%} in common)")


def tell_one_story(one: Profile, other: Profile) -> bool:
    """Whether two mentions stand in reports of one story, near copies and one report included."""
    if one.stories & other.stories:
        return True
    return bool(one.opening and other.opening) and alike(one.opening, other.opening) >= SAME_STORY


def may_tell_one_story(one: Profile, other: Profile) -> bool:
    """Whether two reports open with news that is alike, if not enough so to be one story by that alone."""
    return bool(one.opening and other.opening) and alike(one.opening, other.opening) >= LIKE_STORY


def _words(one: Profile, other: Profile) -> str:
    """The words that weigh most of those that both open with."""
    shared = one.opening.keys() & other.opening.keys()
    best = sorted(shared, key=lambda word: (-one.opening[word] * other.opening[word], word))
    return ", ".join(best[:3]) or "by way of other reports"
