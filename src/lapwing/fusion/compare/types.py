"""Do the event types agree? Some types alternate for one happening: a meeting is told as CONSULT, AGREE or SUPPORT."""

from collections.abc import Mapping

from lapwing.fusion import weights
from lapwing.fusion.compare.stories import tell_one_story
from lapwing.fusion.lemmas import content_lemmas
from lapwing.fusion.profile import Profile
from lapwing.records.base import Score

# Pairs of types that coders give to one happening, depending on the words of the report. From the guide's own rulings:
# a future meeting is AGREE about CONSULT, a signed agreement SUPPORT, a seizure by force COERCE or ASSAULT.
ALTERNATING = frozenset(
    frozenset(pair)
    for pair in (
        ("CONSULT", "AGREE"), ("CONSULT", "SUPPORT"), ("CONSULT", "COOPERATE"), ("AGREE", "SUPPORT"),
        ("AGREE", "COOPERATE"), ("AGREE", "AID"), ("AGREE", "CONCEDE"), ("SUPPORT", "AID"), ("COOPERATE", "AID"),
        ("COOPERATE", "MOBILIZE"), ("CONCEDE", "RETREAT"), ("ACCUSE", "REJECT"), ("ACCUSE", "THREATEN"),
        ("ACCUSE", "SANCTION"), ("REQUEST", "ACCUSE"), ("REQUEST", "THREATEN"), ("REJECT", "THREATEN"),
        ("SANCTION", "COERCE"), ("SANCTION", "REJECT"), ("ASSAULT", "COERCE"), ("ASSAULT", "MOBILIZE"),
        ("ASSAULT", "PROTEST"), ("COERCE", "MOBILIZE"),
    )
)  # fmt: skip
RECIPROCAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})  # either party may be told first
VISIT_DAYS = 4  # declared: a visit told by its arrival alone may last this long
_TRAVEL = frozenset(content_lemmas("visit travel arrive arrival trip tour journey fly head leave return depart"))
_MEETING = frozenset(
    content_lemmas("meet meeting talk talks negotiate negotiation discuss discussion confer hold host receive")
)


def types_agree(one: Profile, other: Profile, _rarity: Mapping[str, float]) -> Score | None:
    """Return evidence from types and modes, or None where a type is unknown ("")."""
    if not one.event or not other.event:
        return None
    if is_visit_and_meeting(one, other):
        return Score(value=weights.VISIT_AND_MEETING, why="a visit and a meeting: one may be part of the other")
    if one.event != other.event:
        return _types_differ(one, other)
    if one.mode & other.mode:
        shared = sorted(one.mode & other.mode)[0]
        return Score(value=weights.SAME_TYPE + weights.SAME_MODE, why=f"both {one.event} {shared}")
    if one.mode and other.mode:
        return Score(value=weights.SAME_TYPE + weights.OTHER_MODE, why=f"both {one.event}, of two modes")
    if one.about and other.about and one.about != other.about:
        return Score(value=weights.SAME_TYPE + weights.OTHER_ABOUT, why=f"both {one.event}, about two things")
    return Score(value=weights.SAME_TYPE, why=f"both {one.event}")


def _types_differ(one: Profile, other: Profile) -> Score:
    first, second = sorted((one.event, other.event))
    if one.event == other.about or other.event == one.about:
        return Score(value=weights.AGREED_AND_TOLD, why=f"{first} and {second}: what is agreed on is what is told")
    in_same_words = one.trigger == other.trigger or one.acts & other.acts
    if in_same_words and tell_one_story(one, other):
        return Score(value=weights.OTHER_TYPE_SAME_WORD, why=f"{first} is not {second}, but the words name one act")
    if frozenset((first, second)) in ALTERNATING:
        return Score(value=weights.ALTERNATING_TYPES, why=f"{first} and {second} may be told of one happening")
    return Score(value=weights.OTHER_TYPE, why=f"{first} is not {second}")


def is_visit(profile: Profile) -> bool:
    """Whether the profile tells a journey: a word of travel, or a CONSULT visit over several days; never a meeting."""
    if profile.event != "CONSULT" or profile.trigger in _MEETING:
        return False
    several_days = profile.days is not None and profile.days[0] < profile.days[1]
    return profile.trigger in _TRAVEL or ("visit" in profile.mode and several_days)


def is_umbrella(profile: Profile) -> bool:
    """Whether the profile is a talk of several persons of one country with somebody of another."""
    several = any(len(persons) > 1 for persons in profile.people.values())
    return several and len(profile.countries) > 1 and profile.event in RECIPROCAL and not is_visit(profile)


def is_visit_and_meeting(one: Profile, other: Profile) -> bool:
    """Whether one tells a journey and the other a talk that may be held on it."""
    if not {one.event, other.event} <= RECIPROCAL:
        return False
    return is_visit(one) != is_visit(other)
