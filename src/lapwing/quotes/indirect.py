"""Plain indirect statements: "NAME said [that] …" and "…, NAME said". What is not plain is left out."""

import re
from collections.abc import Iterator, Sequence

from lapwing.knowledge.lexicon import Lexicon
from lapwing.quotes.cues import FINITE, WORD, Cue, can_speak, is_verb, leading_subject, subject_after, subject_before
from lapwing.records.base import Span
from lapwing.records.mention import Mentions
from lapwing.records.reading import Sentence

THAT = re.compile(r"\s+(?:[\w’'.-]+\s+){0,8}?that\s+", re.I)
ADDRESSEE = re.compile(
    r"\s+(?:reporters|journalists|lawmakers|parliament|the media|a news conference|state (?:tv|television|media))\b",
    re.I,
)
ADVERBIAL = re.compile(  # what may stand between the verb and the statement: "said on Monday", "said in a statement"
    r"\s+(?:(?:on|late on|early on)\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|earlier|later)\b"
    r"(?:\s+(?:morning|afternoon|evening|night))?"
    r"|\s+(?:in|at|during|after|via|through)\s+(?:a|an|the|his|her|its|their)\s+[\w’' -]{2,40}?(?=\s+that\b|,|$)",
    re.I,
)
NOT_SAID = re.compile(  # "viewers were told", "you can say", "to say"
    r"\b(?:was|were|is|are|be|been|being|can|could|should|would|might|may|must|to|you)\s+(?:\w+ly\s+)?$", re.I
)
PRONOUN = re.compile(r"(?:he|she|they|it|we|i|you)\b", re.I)
SILENCE = re.compile(r"\s*(?:nothing|little|something|anything|everything)\b", re.I)
TAIL = re.compile(r",\s+(?=[^,]*$)")
SECOND_VERB = re.compile(r"\b(?:and|but)\s+(?:\w+ly\s+|then\s+|later\s+)?$")
SETTING = re.compile(r"(?:in|at|on|during|after|via|through)\s+(?:an?|the|his|her|its|their)\s+(?:\S+\s*){1,8}$", re.I)
BREAK = re.compile(r",\s+")
INSERTED = re.compile(  # what comes before the subject of a verb of saying in the middle of a clause
    r"(?:\bwhat\s+|,\s+(?:an?|the|one)\s+(?:[\w’'-]+\s+){1,4}?(?:that|which)\s+|,?\s+(?:which|who|that)\s+)"
    r"(?P<subject>(?:he|she|they)|(?:(?:the|an?|his|her|its|their|some|many|several|most)\s+)?(?:[\w’'-]+\s+){0,5}?[\w’'-]+)"
    r"\s+(?:(?:also|have|has|had|\w+ly)\s+){0,2}$",
    re.I,
)
MIN_WORDS = 4
MIN_INSERTED = 2  # words of a statement that the verb of saying stands in: "amounted to a purge"
MAX_INVERTED = 7  # words of a subject in lower case after its verb: "said the head of the regional office"
OTHER_OBJECT = re.compile(
    r"\s*(?:to|about|of|for|on|with|at|by|goodbye|hello|yes|no|so|it)\b(?!\s+(?:was|is|has|had|will|would|were|are))",
    re.I,
)


def find_statements(
    sentences: Sequence[Sentence], mentions: Mentions, lexicon: Lexicon, taken: Sequence[Span]
) -> Iterator[tuple[Span, Cue]]:
    """Yield the content and the cue of each plain statement in sentences without a direct quote."""
    for sentence in sentences:
        if any(span.overlaps(sentence.span) for span in taken):
            continue
        found = _leading(sentence, mentions, lexicon) or _inserted(sentence, lexicon)
        if found is None and not any(_inserted_verbs(sentence, lexicon)):
            found = _trailing(sentence, lexicon)
        if found is not None:
            yield found


def _leading(sentence: Sentence, mentions: Mentions, lexicon: Lexicon) -> tuple[Span, Cue] | None:
    """Return the statement of "NAME said [on Monday] [that] …": the first verb of saying with a subject.

    Of "The road, NAME said, is closed" it is the whole sentence.
    """
    text = sentence.span.text
    inserted = {verb.start() for verb, _ in _inserted_verbs(sentence, lexicon)}
    for verb in WORD.finditer(text):
        if verb.group().lower() not in lexicon.report_verbs or verb.group().lower().endswith("ing"):
            continue
        if verb.start() in inserted:
            continue
        if NOT_SAID.search(text[: verb.start()]) or not is_verb(text, verb.start()) or _is_inverted(text, verb):
            continue
        second = SECOND_VERB.search(text[: verb.start()])
        subject = leading_subject(text, 0, verb.start()) if second else subject_before(text, 0, verb.start())
        if subject is None or not _is_named(subject, sentence, mentions):
            continue
        inside = text[verb.end() :].startswith(",") and text[: subject.start].rstrip().endswith(",")
        start = 0 if inside else _content_start(text, verb.end(), verb.group().lower())
        end = len(text.rstrip().rstrip(".!?"))
        if start is None or len(text[start:end].split()) < MIN_WORDS or _is_setting(text[start:end]):
            return None
        why = "the cue stands inside the statement" if inside else "a subject, a verb of saying and a clause"
        return _placed(sentence, start, end), Cue(
            cue=_placed(sentence, verb.start(), verb.end()), subject=_moved(sentence, subject), via=None, why=why
        )
    return None


def _inserted_verbs(sentence: Sentence, lexicon: Lexicon) -> Iterator[tuple[re.Match[str], Span]]:
    """Yield each verb of saying inside a relative clause with its subject: "in what CRITICS SAY amounted to …"."""
    text = sentence.span.text
    for verb in WORD.finditer(text):
        if verb.group().lower() not in lexicon.report_verbs or verb.group().lower().endswith("ing"):
            continue
        opening = INSERTED.search(text[: verb.start()])
        if opening is None or not is_verb(text, verb.start()):
            continue
        subject = _clear_subject(opening.group("subject"))
        after = text[verb.end() :]
        if subject is not None and (FINITE.match(after.lstrip()) or _goes_on(after)):
            yield verb, Span(start=opening.start("subject"), end=opening.end("subject"), text=subject)


def _clear_subject(words: str) -> str | None:
    """Return the words if they are one noun phrase without a verb or another clause in it."""
    parts = words.lower().split()
    clause = FINITE.search(words) or any(part in {"that", "which", "who", "what", "to"} for part in parts)
    return None if clause or not can_speak(words) else words


def _goes_on(words: str) -> bool:
    """Whether a verb follows directly whose subject is what the relative clause is about: "said would …"."""
    return (
        re.match(r"\s+(?:\w+ed|amounts?|would|will|meant|means|came|led|cost|made|looked|looks|left)\b", words)
        is not None
    )


def _inserted(sentence: Sentence, lexicon: Lexicon) -> tuple[Span, Cue] | None:
    """Return the statement of "in what NAME say amounted to …", "a move that NAME said would …": what follows the verb.

    The speaker is the subject right before the verb, never the clause around it.
    """
    text = sentence.span.text
    found = next(_inserted_verbs(sentence, lexicon), None)
    if found is None:
        return None
    verb, subject = found
    start, end = _trimmed_start(text, verb.end()), len(text.rstrip().rstrip(".!?"))
    if len(text[start:end].split()) < MIN_INSERTED:
        return None
    cue = Cue(
        cue=_placed(sentence, verb.start(), verb.end()),
        subject=_moved(sentence, subject),
        via=None,
        why="a subject and a verb of saying inside a relative clause",
    )
    return _placed(sentence, start, end), cue


def _trimmed_start(text: str, position: int) -> int:
    rest = text[position:]
    return position + len(rest) - len(rest.lstrip(" ,"))


def _is_inverted(text: str, verb: re.Match[str]) -> bool:
    """Whether the verb follows its statement and stands before its subject: "…, said NAME, the mayor"."""
    before = text[: verb.start()].rstrip()
    if not before.endswith(",") or _is_apposition(before[:-1]):
        return False
    after = re.split(r"[,;:.!?]", text[verb.end() :], maxsplit=1)[0].strip()
    named = after[:1].isupper() or after.lower().startswith(("the ", "a ", "an ", "his ", "her ", "their ", "its "))
    if not after[:1].isupper() and len(after.split()) > MAX_INVERTED:
        return False
    return named and not FINITE.search(after) and not re.search(r"\b(?:that|\w+ed)\b", after)


def _is_apposition(before: str) -> bool:
    """Whether the words between the last two commas have no verb: "NAME, the head of the agency, said …"."""
    last = before.rpartition(",")[2] if "," in before else ""
    return bool(last.strip()) and not FINITE.search(last) and not re.search(r"\b\w+ed\b", last)


def _is_setting(words: str) -> bool:
    """Whether the words only say where or when somebody spoke: "in a statement on Tuesday"."""
    return bool(SETTING.match(words)) and not FINITE.search(words) and "," not in words


def _content_start(text: str, verb_end: int, verb: str) -> int | None:
    """Return where the statement after a verb begins; None for "told a crowd …", "said of …", "noted for …"."""
    if SILENCE.match(text[verb_end:]):
        return None
    that = THAT.match(text[verb_end:])
    if that is not None:
        return verb_end + that.end()
    position = verb_end
    if verb.startswith(("tell", "told", "inform")):
        addressee = ADDRESSEE.match(text[position:])
        if addressee is None:
            return None
        position += addressee.end()
    adverbial = ADVERBIAL.match(text[position:])
    position += adverbial.end() if adverbial else 0
    rest = text[position:]
    if not verb.startswith(("say", "said", "tell", "told")) or OTHER_OBJECT.match(rest):
        return None
    return position + len(rest) - len(rest.lstrip(" ,"))


def _trailing(sentence: Sentence, lexicon: Lexicon) -> tuple[Span, Cue] | None:
    """Return the statement of "…, NAME said" and "…, said NAME"."""
    text = sentence.span.text
    comma = next((at for at in BREAK.finditer(text) if _opens_inversion(text, at.end(), lexicon)), TAIL.search(text))
    if comma is None:
        return None
    verb = next(
        (
            word
            for word in WORD.finditer(text, comma.end())
            if word.group().lower() in lexicon.report_verbs and is_verb(text, word.start())
        ),
        None,
    )
    if verb is None or NOT_SAID.search(text[: verb.start()]):
        return None
    if verb.group().lower().endswith("ing") or len(text[: comma.start()].split()) < MIN_WORDS:
        return None
    opens = not text[comma.end() : verb.start()].strip()
    after = subject_after(text, verb.end(), len(text)) if opens else None
    subject = subject_before(text, comma.end(), verb.start()) or after
    rest = text[verb.end() :].strip(" .!?")
    inverted = subject is not None and subject.start >= verb.end()
    if subject is None or (rest and not inverted and not _is_adverbial_end(text[verb.end() :])):
        return None
    if inverted and (FINITE.search(subject.text) or PRONOUN.match(subject.text)):
        return None
    cue = Cue(
        cue=_placed(sentence, verb.start(), verb.end()),
        subject=_moved(sentence, subject),
        via=None,
        why="a clause, a subject and a verb of saying",
    )
    return _placed(sentence, 0, comma.start()), cue


def _opens_inversion(text: str, start: int, lexicon: Lexicon) -> bool:
    verb = WORD.match(text, start)
    return verb is not None and verb.group().lower() in lexicon.report_verbs and _is_inverted(text, verb)


def _is_adverbial_end(words: str) -> bool:
    return bool(ADVERBIAL.match(words)) or _is_setting(words.strip(" .!?"))


def _is_named(subject: Span, sentence: Sentence, mentions: Mentions) -> bool:
    """Whether the subject is a known actor or looks like a noun phrase that can speak: not "it", "this", "which"."""
    here = _moved(sentence, subject)
    if any(actor.span.overlaps(here) for actor in mentions.actors):
        return True
    first = subject.text.split()[0].lower()
    return (
        first not in {"it", "this", "that", "which", "what", "who", "there", "these", "those", "to"}
        and len(subject.text.split()) <= 12
    )


def _placed(sentence: Sentence, start: int, end: int) -> Span:
    offset = sentence.span.start
    return Span(start=offset + start, end=offset + end, text=sentence.span.text[start:end])


def _moved(sentence: Sentence, span: Span) -> Span:
    return _placed(sentence, span.start, span.end)
