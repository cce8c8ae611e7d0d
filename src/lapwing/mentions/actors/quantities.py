"""Counts at the start of a noun phrase, which are not its head: "thousands of" protesters, "16,000" troops.

Positive: "one of eleven Lebanese pilgrims", "between 1.1 and 1.5 million people". Negative: "members of Hamas" (members
are someone). Vague: "others", "48,588 more" count those whom only the sentence before names.
"""

import re
from collections.abc import Sequence

_NUMBER = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|several|many"
    r"|tens|scores|others?)"
)
_COUNTED = re.compile(
    rf"(?:at least |about |around |some |over |more than |nearly |up to |an estimated |estimated |an? )?{_NUMBER}\b",
    re.I,
)
_QUANTITY = re.compile(
    rf"(?:(?:at least|about|around|some|over|more than|nearly|up to|between|an?|the|estimated|remaining) )*"
    rf"(?:{_NUMBER}|one)(?:(?: out)? of(?: (?:the|its|his|her|their|more than))?| (?:and|to|or)(?= \d)|"
    rf" (?:thousand|million|hundred|dozen|more)(?: of)?)?(?: {_NUMBER}(?: (?:thousand|million|hundred|of)\b)*)*"
    r"(?=\s+\S)",
    re.I,
)


def is_counted(text: str) -> bool:
    """Whether a phrase begins with a number or a word for one."""
    return bool(_COUNTED.match(text))


def quantity_words(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """Return how many words at the start only count: "thousands of" protesters, "two" men, "16,000" troops."""
    match = _QUANTITY.match(text)
    return sum(end <= match.end() for _, end in spans) if match else 0
