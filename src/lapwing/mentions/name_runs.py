"""Where a capitalised name ends that a span cuts short: "Great | Hall of the People"."""

import re

FACILITIES = frozenset({
    "airport", "arena", "avenue", "bridge", "building", "church", "guesthouse", "hall", "hospital", "hotel", "library",
    "monument", "mosque", "museum", "palace", "park", "plaza", "square", "stadium", "station", "street", "theatre",
    "tower",
})  # fmt: skip
_WORD = r"[^\W\d_a-z][\w-]*(?:['’]s(?=\s[A-Z]))?"
_STEP = re.compile(rf" (?:(?:of|for) (?:the )?)?(?P<word>{_WORD})")
_JOINED = re.compile(rf" (?:of|for) (?:the )?(?P<word>{_WORD})")
_AFTER_JOINER = re.compile(rf" (?:the )?(?P<word>{_WORD})")
_ENDS_IN_JOINER = re.compile(r"\b(?:of|for|the)$")
_DAYS = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|(?:January|February|March|April|May|June|July|August|"
                   r"September|October|November|December)$")  # fmt: skip
_LONG_WORD = re.compile(r"[^\W\d_][\w'’-]{2,}")
_HEADLINE_WORDS = 4
_SMALL = frozenset({"and", "but", "for", "from", "into", "nor", "over", "that", "the", "with"})
_BACK = 120


def run_end(text: str, start: int, end: int, limit: int, *, joined: bool = False) -> int:
    """Return where the run of capitalised words that `text[start:end]` begins ends, at most at `limit`.

    joined: the run must go on with "of" or "for". Days and months end a run, and so does any punctuation. In a headline
    that capitalises all words nothing tells where a name ends, so `end` is returned.
    """
    if is_titled(text[max(text.rfind("\n", 0, start) + 1, start - _BACK) : limit]):
        return end
    pattern = _AFTER_JOINER if _ENDS_IN_JOINER.search(text[start:end]) else _JOINED if joined else _STEP
    while (match := pattern.match(text, end, limit)) and not _DAYS.match(match["word"]):
        end, pattern = match.end(), _STEP
    return end


def is_titled(text: str) -> bool:
    """Whether all words but small ones are capitalised, as in some headlines."""
    words = [word for word in _LONG_WORD.findall(text) if word not in _SMALL]
    return len(words) >= _HEADLINE_WORDS and all(word[0].isupper() for word in words)


def names_facility(name: str) -> bool:
    """Whether a name is that of a building or open space: its head, before "of", is a word for one."""
    words = re.split(r" (?:of|for) ", name)[0].lower().split()
    return bool(words) and words[-1] in FACILITIES
