"""What speaks for those who are of no one country though no word of the text says so: of many, or of a worldwide body.

"Tourists" are mostly of several countries, the prosecutors of a tribunal are the tribunal's. A country by itself is
never guessed so: nobody signs that "senators" are American when nothing in the text is. Words are told apart by where
they stand: "for" a word of the mention, "beside" one of its sentence.
"""

from collections.abc import Iterator, Sequence

from lapwing.mentions.actors.clues import sentence_starts
from lapwing.mentions.actors.words import split_words
from lapwing.records.context import Context
from lapwing.records.mention import ActorMention

WORLDWIDE = ("IGO", "IMG", "INT", "MNC", "NGO")
_SHORT = 3  # letters; such words tell nothing beside a mention


def speak_unsaid(code: str, mention: ActorMention, mentions: Sequence[ActorMention], context: Context) -> Iterator[str]:
    """Yield the names of the features of one of the codes of WORLDWIDE."""
    text = context.sentences[mention.sentence]
    start = sentence_starts(context)[mention.sentence]
    own = (*split_words(mention.title), *split_words(mention.span.text))
    around = text[: max(0, mention.span.start - start)] + " " + text[max(0, mention.span.end - start) :]
    for word in dict.fromkeys(own):
        yield f"{code} for “{word}”"
    for word in dict.fromkeys(split_words(around)):
        if len(word) > _SHORT:
            yield f"{code} beside “{word}”"
    yield from _of_bodies(code, mention, mentions)


def _of_bodies(code: str, mention: ActorMention, mentions: Sequence[ActorMention]) -> Iterator[str]:
    yield f"{code}"
    others = [other for other in mentions if other.country == code and other.mention_id != mention.mention_id]
    here = [other for other in others if other.sentence == mention.sentence]
    if others:
        yield f"{code} in the document"
    if here:
        yield f"{code} in the sentence"
        before = [
            other for other in mentions if other.sentence == mention.sentence and other.span.end <= mention.span.start
        ]
        if before and before[-1].country == code:
            yield f"{code} is the last before it"
    told = {other.country for other in mentions if other.mention_id != mention.mention_id and other.country}
    if told == {code}:
        yield f"{code} and no country in the document"
