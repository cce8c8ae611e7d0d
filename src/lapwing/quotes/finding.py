"""Who said what in one document: direct quotes with cue and speaker, and plain indirect statements."""

from collections.abc import Sequence
from dataclasses import replace

from lapwing.knowledge.lexicon import Lexicon, load_lexicon
from lapwing.quotes.cues import WORD, Cue
from lapwing.quotes.direct import clean_content, find_cue, is_speech
from lapwing.quotes.indirect import find_statements
from lapwing.quotes.marks import Marked, find_marked
from lapwing.quotes.speakers import ground_speaker
from lapwing.records.base import Span
from lapwing.records.document import Document
from lapwing.records.ids import hash_id
from lapwing.records.mention import Mentions
from lapwing.records.quote import Quote
from lapwing.records.reading import Sentence

MAX_SILENCE = 3  # sentences from a quote to the pronoun that takes its speaker up
READ_BLOCKS = frozenset({"title", "body", "list"})


def find_quotes(
    document: Document, sentences: Sequence[Sentence], mentions: Mentions, *, lexicon: Lexicon | None = None
) -> tuple[Quote, ...]:
    """Return the document's quotes in text order.

    Args:
        document: its blocks tell what is body; quotation marks never pair across furniture.
        sentences: the document's sentences.
        mentions: grounded actors; a speaker is grounded by the mention that stands at the cue's subject.
        lexicon: verbs of saying; those that ship when left out.
    """
    words = lexicon or load_lexicon()
    marked = find_marked(document)
    direct = _direct_quotes(document, marked, sentences, mentions, words)
    body = [sentence for sentence in sentences if _is_read(sentence, document)]
    indirect = [
        _quote(document, content, cue, mentions, direct=False)
        for content, cue in find_statements(body, mentions, words, [quote.span for quote in direct])
    ]
    found = sorted([*direct, *indirect], key=lambda quote: (quote.span.start, quote.span.end))
    return tuple(_with_pronouns(found, sentences, mentions))


def _with_pronouns(quotes: Sequence[Quote], sentences: Sequence[Sentence], mentions: Mentions) -> list[Quote]:
    """Return the quotes; "he also said" is whoever spoke last, unless somebody else is named outside quotes since then.

    A person who is only named inside the quotes is not the one who goes on speaking.
    """
    done: list[Quote] = []
    for quote in quotes:
        last = next((one for one in reversed(done) if one.speaker is not None), None)
        goes_on = last is not None and _goes_on(quote, last, quotes, sentences, mentions)
        done.append(_said_by_the_last(quote, last) if last is not None and goes_on else quote)
    return done


def _said_by_the_last(quote: Quote, last: Quote) -> Quote:
    """Return a quote whose pronoun stands for the last quote's speaker."""
    words, who = quote.speaker, last.speaker
    if words is None or who is None:
        return quote
    why = f"“{words.text}” stands for “{who.text}”, who spoke before"
    speaker = replace(who, text=words.text, start=words.start, end=words.end, why=why, inherited=True)
    return replace(quote, speaker=speaker)


def _goes_on(
    quote: Quote, last: Quote, quotes: Sequence[Quote], sentences: Sequence[Sentence], mentions: Mentions
) -> bool:
    """Whether a quote's speaker is a pronoun that takes up the last speaker."""
    speaker, before = quote.speaker, last.speaker
    if speaker is None or before is None or speaker.text.lower() not in {"he", "she"}:
        return False
    if before.country is None and before.entity_id is None and not before.name[:1].isupper():
        return False
    if (before.entity_id or "").startswith(("country:", "org:")) or before.text.lower() in {"they", "we", "it"}:
        return False
    first, here = _sentence(last.span.start, sentences), _sentence(speaker.start, sentences)
    if first is None or here is None or not 0 <= here.index - first.index <= MAX_SILENCE:
        return False
    since = max(before.end, last.cue.end if last.cue else 0)
    named = [
        one
        for one in mentions.actors
        if one.kind == "person"
        and since <= one.span.start
        and one.span.end <= speaker.start
        and not any(other.span.covers(one.span) for other in quotes)
    ]
    return not named


def _direct_quotes(
    document: Document, marked: Sequence[Marked], sentences: Sequence[Sentence], mentions: Mentions, lexicon: Lexicon
) -> list[Quote]:
    quotes: list[Quote] = []
    for one in marked:
        cue = find_cue(one, marked, sentences, document.text, lexicon)
        if not is_speech(one, cue, document.text):
            continue
        quote = _quote(document, clean_content(one, document.text), cue, mentions, direct=True)
        last = quotes[-1] if quotes else None
        quotes.append(_continued(quote, last, sentences) if quote.speaker is None and last is not None else quote)
    return quotes


def _continued(quote: Quote, last: Quote, sentences: Sequence[Sentence]) -> Quote:
    """Give a quote without a speaker of its own the last quote's: without a cue from the same or the next paragraph.

    Without a cue it must open its sentence: a few words in quotation marks further on are the text's own.

    A cue without a subject ("…,” she said, adding “…”") takes it from its own sentence or the one before.
    """
    before, here = _sentence(last.span.end - 1, sentences), _sentence(quote.span.start, sentences)
    if last.speaker is None or before is None or here is None:
        return quote
    opens = WORD.search(here.span.text[: max(0, quote.span.start - here.span.start)]) is None
    if quote.cue is None and not opens and here.index != before.index:
        return quote
    near = here.index - before.index <= 1 if quote.cue else here.paragraph - before.paragraph <= 1
    if not near:
        return quote
    return replace(
        quote, speaker=last.speaker, via=quote.via or last.via, why=f"{quote.why}: it goes on from the last quote"
    )


def _sentence(position: int, sentences: Sequence[Sentence]) -> Sentence | None:
    found = [sentence for sentence in sentences if sentence.span.start <= position]
    return found[-1] if found else None


def _quote(document: Document, content: Span, cue: Cue | None, mentions: Mentions, *, direct: bool) -> Quote:
    return Quote(
        quote_id=hash_id(document.content_id, "quote", content.start, content.end),
        document_id=document.document_id,
        report_id=document.report_id,
        span=content,
        direct=direct,
        cue=cue.cue if cue else None,
        speaker=ground_speaker(cue.subject, mentions) if cue and cue.subject else None,
        via=cue.via if cue else None,
        why=cue.why if cue else "in quotation marks without a cue",
    )


def _is_read(sentence: Sentence, document: Document) -> bool:
    return any(
        block.kind in READ_BLOCKS and block.span.start <= sentence.span.start < block.span.end
        for block in document.blocks
    )
