"""Cues of speech around a quote: the verb ("said"), its subject, "according to", the colon after a name."""

import re
from dataclasses import dataclass

from lapwing.knowledge.lexicon import Lexicon
from lapwing.records.base import Span

WORD = re.compile(r"[^\W\d_][\w’'-]*")
ACCORDING = re.compile(r"\b(?:according to|as (?:quoted|cited|reported) by|(?:was|were) (?:quoted|cited) by)\s+", re.I)
AUXILIARIES = frozenset(
    "also later then now once has had have is was were be been being again further already repeatedly reportedly both "
    "himself herself themselves itself not never did does do would will can could may might must just only even so as "
    "and".split()
)
LEADS = re.compile(  # adverbials that stand before the subject without a comma
    r"^\W*(?:(?:and|but|yet|so|then|now|still|meanwhile|however|instead|when|as|while|because|although|where|later|also|that|which)\s+)+",
    re.I,
)
SUBJECT_END = re.compile(  # what ends a subject that stands after its verb: "said Jane Doe in Geneva"
    r"[,;:.!?()“”\"«»—–]|\s(?:in|on|at|after|before|during|while|when|as|who|whose|which|that|to|about|by|following|amid|upon|via"
    r"|last|this|next|earlier|later|yesterday|today|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.I,
)
CLAUSE_BREAK = re.compile(
    r"[;:()“”\"«»—]|(?<=[a-z]{3})[.!?]\s+(?=[A-Z“\"])|\s(?:after|before|because|while|although|when|whether|if)\s", re.I
)
PREPOSITIONS = frozenset(
    "in on at by for from to with during after before upon of as amid following through via according speaking "
    "under since until despite about against among between without like alongside beyond inside outside across along "
    "near around here there meanwhile instead".split()
)
DETERMINERS = frozenset(
    "the a an one two three four five several many some most both another other he she they we i it you "
    "his her their its my our this that these those all each every no who which".split()
)
NO_SPEAKERS = frozenset("what there how why where when if so not if than though although because while".split())
WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: [A-Z]{2,4})?")
PERSONAL = frozenset("i he she it we they you".split())
OPENING_NAME = re.compile(
    r"\W*((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Ss]ome|[Ss]everal|[Oo]ne)\s+(?:[A-Z][\w’'-]*\s+)*[\w’'-]+"
    r"|(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I)(?=\s)"
    r"|(?:[A-Z][\w’'.-]*\s+(?:(?:of|the|for|and|de|al|bin|van|von)\s+)*)*[A-Z][\w’'-]*\w)\b",
)
PHRASAL = re.compile(
    r"\b(?:went|goes|go|going) on\b(?=\s*(?:[,.]|to (?:say|add|explain)|[“\"]))"
    r"|\bput(?:s)? it\b|\bpoint(?:s|ed|ing) out\b"
)
NOUN_BEFORE = re.compile(r"\b(?:the|an?|of|this|that|these|his|her|its|their|our|executive|joint|no|any)\s+$", re.I)
NOUN_FORM = re.compile(  # forms that are nouns as well: "his stock answer", "earlier remarks"
    r"(?:answer|appeal|call|charge|claim|comment|demand|estimate|offer|order|post|promise|protest|quote|remark|report"
    r"|request|response|threat|vow)s?\b",
    re.I,
)
OWNED = re.compile(
    r"(?:[’']s?\s+(?:[\w-]+\s+){0,2}|\b(?:a|an|his|her|its|their|our|this|these|those|earlier|previous|recent|repeated"
    r"|of)\s+(?:[a-z-]+\s+){0,2})$",
    re.I,
)
INVERSION = re.compile(r"\s*,?\s*(?P<verb>[a-z]{3,}ed)\s+(?=[A-Z][\w’'-]+)")
INITIAL = re.compile(r"\b[A-Z]\.$")
FINITE = re.compile(  # what a noun phrase has not: a verb of its own
    r"\b(?:is|are|was|were|has|have|had|will|would|could|should|must|may|might|can|did|does|do)\b", re.I
)
MAX_AHEAD = 14  # words between a quote and the verb of saying that follows it
MAX_SUBJECT = 160  # code points


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """How a quote is introduced. `subject` are the words that name the speaker, None when there are none."""

    cue: Span
    subject: Span | None
    via: Span | None
    why: str


def cue_after(text: str, start: int, end: int, lexicon: Lexicon) -> Cue | None:
    """Return the cue in what follows a quote up to the end of its sentence: “…,” NAME said; “…,” said NAME."""
    via = _according(text, start, end)
    limit = via[0].start if via else end
    verb = next(iter(_speech_verbs(text, start, limit, lexicon)), None)
    if (
        verb is not None
        and not CLAUSE_BREAK.search(text[start : verb.start])
        and _words(text, start, verb.start) <= MAX_AHEAD
    ):
        subject = subject_before(text, start, verb.start) or subject_after(text, verb.end, limit)
        return Cue(cue=verb, subject=subject, via=via[1] if via else None, why="a verb of saying after the quote")
    if via is not None and not WORD.search(text, start, via[0].start):
        return Cue(cue=via[0], subject=via[1], via=None, why="“according to” after the quote")
    return _inversion(text, start, end)


def _inversion(text: str, start: int, end: int) -> Cue | None:
    """Return the cue of any verb right after a quote that a name follows: “…!” beamed NAME."""
    found = INVERSION.match(text, start, end)
    if found is None:
        return None
    subject = subject_after(text, found.end("verb"), end)
    cue = _span(text, *found.span("verb"))
    return Cue(cue=cue, subject=subject, via=None, why="a verb and a name right after the quote") if subject else None


def cue_before(text: str, start: int, end: int, lexicon: Lexicon, *, partial: bool) -> Cue | None:
    """Return the cue in what precedes a quote from the start of its sentence: NAME said: “…”; NAME: “…”.

    For a whole quote it is the last verb of saying, for a `partial` one ("she said it was “a first step”") the first.
    """
    verbs = _speech_verbs(text, start, end, lexicon)
    via = _according(text, start, end)
    if verbs:
        verb = verbs[0] if partial else verbs[-1]
        subject = _subject_of(text, start, verb, end)
        return Cue(cue=verb, subject=subject, via=via[1] if via else None, why="a verb of saying before the quote")
    if via is not None:
        return Cue(cue=via[0], subject=via[1], via=None, why="“according to” before the quote")
    return _colon(text, start, end)


def _subject_of(text: str, start: int, verb: Span, end: int) -> Span | None:
    """Return the subject of a verb: before it; for a participle or a second verb the sentence's; else after it."""
    joined = re.search(r"\b(?:and|then|but|or|to)\s+(?:\w+ly\s+)?$", text[start : verb.start])
    if not joined and not verb.text.endswith("ing"):
        before = subject_before(text, start, verb.start)
        if before is not None:
            return before
    leading = leading_subject(text, start, verb.start)
    if leading is not None:
        return leading
    return None if WORD.search(text, start, verb.start) else subject_after(text, verb.end, end)


def _speech_verbs(text: str, start: int, end: int, lexicon: Lexicon) -> list[Span]:
    words = WORD.finditer(text, start, end)
    known = (word for word in words if word.group().lower() in lexicon.speech_verbs)
    verbs = [_span(text, *word.span()) for word in known if is_verb(text, word.start())]
    phrases = [_span(text, *found.span()) for found in PHRASAL.finditer(text, start, end)]
    return sorted([*verbs, *phrases], key=lambda span: span.start)


def is_verb(text: str, start: int) -> bool:
    """Whether a form that may be a verb of saying is one here: not in "secretary of state", "the State", "an order"."""
    before = text[max(0, start - 20) : start].rstrip()
    opens = before[-1:] in {"", ".", "!", "?", "”", '"', "’", ",", "»"} and not INITIAL.search(before)
    capital = text[start].isupper() and not opens
    if NOUN_FORM.match(text, start) and OWNED.search(text[max(0, start - 40) : start]):
        return False
    return not capital and not NOUN_BEFORE.search(text[max(0, start - 20) : start])


def _words(text: str, start: int, end: int) -> int:
    return len(text[start:end].split())


def _colon(text: str, start: int, end: int) -> Cue | None:
    """Return the cue of NAME: “…”."""
    colon = re.search(r":\s*$", text[start:end])
    if colon is None:
        return None
    position = start + colon.start()
    subject = subject_before(text, start, position)
    return Cue(cue=_span(text, position, position + 1), subject=subject, via=None, why="a colon before the quote")


def subject_before(text: str, start: int, verb: int) -> Span | None:
    """Return the subject of a verb from the words before it in its clause, None when there is none.

    Of the parts between commas it is the last ("For her part, THE MINISTER said"), or the one before an apposition
    ("JANE DOE, the head of the agency, said").
    """
    breaks = list(CLAUSE_BREAK.finditer(text, start, verb))
    first = max(breaks[-1].end() if breaks else start, verb - MAX_SUBJECT)
    stop = _without_auxiliaries(text, first, verb)
    named = [part for part in _parts(text, first, stop) if WORD.search(text, *part)]
    if not named:
        return None
    chosen = named[-1]
    if text[first:stop].rstrip().endswith(","):
        before = [part for part in named[:-1] if not _is_adverbial(text, *part)]
        chosen = before[-1] if before else named[-1]
    return _noun_phrase(text, *chosen)


def leading_subject(text: str, start: int, end: int) -> Span | None:
    """Return the noun phrase after a sentence's opening adverbials: "Speaking in Rome, THE MAYOR thanked …"."""
    for part in _parts(text, start, end):
        if _is_adverbial(text, *part):
            continue
        lead = LEADS.match(text[part[0] : part[1]])
        found = OPENING_NAME.match(text, part[0] + (lead.end() if lead else 0), part[1])
        if found is not None:
            return _span(text, found.start(1), found.end(1))
    return None


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches between commas; the commas of numbers do not count."""
    commas = [comma.start() for comma in re.finditer(r",(?!\d)", text[start:end])]
    edges = [start, *(edge for comma in commas for edge in (start + comma, start + comma + 1)), end]
    return [(one, other) for one, other in zip(edges[::2], edges[1::2], strict=True) if text[one:other].strip()]


def subject_after(text: str, verb_end: int, end: int) -> Span | None:
    """Return the subject that stands after its verb: "said JANE DOE, the head of the agency"."""
    stop = SUBJECT_END.search(text, verb_end + 1, end)
    return _noun_phrase(text, verb_end, stop.start() if stop else end)


def _is_adverbial(text: str, start: int, end: int) -> bool:
    word = WORD.search(text, start, end)
    return word is None or word.group().lower() in PREPOSITIONS or bool(re.fullmatch(r"[A-Za-z]{3,}ing", word.group()))


def _without_auxiliaries(text: str, start: int, end: int) -> int:
    """Return where the words before a verb end once "also", "has", "later" and adverbs in -ly are left out."""
    words = list(WORD.finditer(text, start, end))
    while words and (words[-1].group().lower() in AUXILIARIES or words[-1].group().endswith("ly")):
        end = words.pop().start()
    return end


def _noun_phrase(text: str, start: int, end: int) -> Span | None:
    """Return the words of a noun phrase that can speak; None for what is none ("leaned in and", "voting for")."""
    lead = LEADS.match(text[start:end])
    start += lead.end() if lead else 0
    words = text[start:end]
    inner = words.strip(" \t\n\r,;:.-–—“”\"'‘’()")
    if len(inner) > MAX_SUBJECT or not can_speak(inner):
        return None
    offset = start + words.index(inner)
    first = inner.split()[0]
    if first.lower() in PERSONAL and FINITE.search(inner):
        inner = first  # of a clause of its own: "HE could agree"
    return _span(text, offset, offset + len(inner))


def can_speak(words: str) -> bool:
    """Whether the words look like a noun phrase: a name, a pronoun, a determiner, a bare plural ("analysts")."""
    found = WORD.findall(words)
    if not found or found[0].lower() in PREPOSITIONS or found[0].lower() in NO_SPEAKERS:
        return False
    if WEEKDAY.fullmatch(words):
        return False
    if found[0].lower() in DETERMINERS or found[0][0].isupper() or len(found) == 1:
        return True
    return found[-1].endswith("s") or any(word[0].isupper() for word in found[1:])


def _according(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    found = ACCORDING.search(text, start, end)
    if found is None:
        return None
    subject = subject_after(text, found.end() - 1, end)
    return (_span(text, found.start(), found.end() - 1), subject) if subject else None


def _span(text: str, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=text[start:end])
