"""Direct quotes: marked stretches that somebody said, with their cue; scare quotes and titles of works are left out."""

import re
from collections.abc import Sequence

from lapwing.knowledge.lexicon import Lexicon
from lapwing.quotes.cues import Cue, cue_after, cue_before
from lapwing.quotes.marks import Marked
from lapwing.records.base import Span
from lapwing.records.reading import Sentence

SHORT_WORDS = 4  # at most so many words, without a cue of its own, make a scare quote or a title
NEAR = 40  # code points between a cue and its quote
ENDS_LIKE_SENTENCE = re.compile(r"[.!?…]\s*$")
TITLE_BEFORE = re.compile(
    r"\b(?:so-called|dubbed|nicknamed|entitled|titled|named|known as|known locally as|labell?ed|code-?named|book|novel"
    r"|film|movie|song|album|series|show|play|documentary|essay|poem|slogan|hashtag|term|word|phrase|headline|operation)"
    r"\s+(?:the\s+)?$",
    re.I,
)
SELF_WINDOW = 300  # code points of the sentence around a quote that are looked at


def find_cue(
    marked: Marked, others: Sequence[Marked], sentences: Sequence[Sentence], text: str, lexicon: Lexicon
) -> Cue | None:
    """Return how a marked stretch is introduced: by what follows it in its sentence, else by what precedes it.

    The words looked at end at the neighbouring marked stretches: in "“A,” she said, “B”" both parts have one cue.
    """
    first, last = window(marked, others, sentences, text)
    partial = is_partial(marked, text)
    after = cue_after(text, marked.outer.end, last, lexicon) if _expects_cue_after(marked, text) else None
    before = cue_before(text, first, marked.outer.start, lexicon, partial=partial)
    return (before or after) if partial else (after or before)


def is_partial(marked: Marked, text: str) -> bool:
    """Whether the quote is a part of the sentence around it: "she called it “a first step”"."""
    before = text[: marked.outer.start].rstrip()[-1:]
    return marked.content.text.lstrip()[:1].islower() and before not in {",", ":"}


def window(marked: Marked, others: Sequence[Marked], sentences: Sequence[Sentence], text: str) -> tuple[int, int]:
    """Return where the words around a quote begin and end: its sentence's, without the neighbouring quotes."""
    first = _sentence_start(marked.outer.start, sentences)
    last = _sentence_end(marked.outer.end, sentences, text)
    first = max([first, *(one.outer.end for one in others if one.outer.end <= marked.outer.start)])
    last = min([last, *(one.outer.start for one in others if one.outer.start >= marked.outer.end)])
    return max(first, marked.outer.start - SELF_WINDOW), min(last, marked.outer.end + SELF_WINDOW)


def is_speech(marked: Marked, cue: Cue | None, text: str) -> bool:
    """Whether the marks hold speech: a title or a scare quote is short and has no cue near it."""
    before = text[max(0, marked.outer.start - 30) : marked.outer.start]
    words = marked.content.text.split()
    if TITLE_BEFORE.search(before) or not words:
        return False
    near = cue is not None and _gap(marked, cue) <= NEAR
    if _is_title(words) and not near:
        return False
    if cue is not None:
        return len(words) > 1 or near
    if marked.single:
        return False
    return len(words) > SHORT_WORDS or (len(words) > 1 and bool(ENDS_LIKE_SENTENCE.search(marked.content.text)))


def _gap(marked: Marked, cue: Cue) -> int:
    """Return how many code points stand between the quote and its cue's verb."""
    return max(marked.outer.start - cue.cue.end, cue.cue.start - marked.outer.end, 0)


def _is_title(words: Sequence[str]) -> bool:
    """Whether every longer word is capitalised, as in the name of a work or a show."""
    long = [word for word in words if len(word) > 3]
    return 1 <= len(words) <= 7 and bool(long) and all(word[:1].isupper() or not word[:1].isalpha() for word in long)


def _expects_cue_after(marked: Marked, text: str) -> bool:
    """Whether the quote ends so that its speaker may follow: with a comma, a question, in mid-sentence."""
    end = marked.content.text.rstrip(" \n\t’'”\"")[-1:]
    following = text[marked.outer.end : marked.outer.end + 2].lstrip()
    return (
        end in {",", "?", "!", "—", "-", "…"}
        or following[:1] in {",", "—", "–"}
        or (end != "." and following[:1].islower())
        or (end == "." and following[:1].islower())
    )


def _sentence_start(position: int, sentences: Sequence[Sentence]) -> int:
    """Return the start of the sentence at a position, or of the one before it where that ends with a colon."""
    at = max((n for n, one in enumerate(sentences) if one.span.start <= position), default=None)
    if at is None:
        return 0
    introduced = (
        at > 0
        and sentences[at].span.start >= position - 1
        and sentences[at - 1].span.text.rstrip().endswith((":", "said", "added"))
    )
    return sentences[at - 1].span.start if introduced else sentences[at].span.start


def _sentence_end(position: int, sentences: Sequence[Sentence], text: str) -> int:
    """Return the end of the sentence that holds a quote's end, or of the next one if nothing is left of it."""
    at = next((n for n, one in enumerate(sentences) if one.span.end >= position), None)
    if at is None:
        return len(text)
    rest = text[position : sentences[at].span.end]
    if not rest.strip() and at + 1 < len(sentences) and sentences[at + 1].paragraph == sentences[at].paragraph:
        return sentences[at + 1].span.end
    return sentences[at].span.end


def clean_content(marked: Marked, text: str) -> Span:
    """Return the words of a quote without the blanks at its edges."""
    words = marked.content.text
    start = marked.content.start + len(words) - len(words.lstrip())
    return Span(start=start, end=start + len(words.strip()), text=text[start : start + len(words.strip())])
