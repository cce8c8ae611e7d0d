"""What speaks for the sector of those whom the knowledge does not know: their own words, and what stands around them.

A feature is a name and 1; sectors.py weighs them. "says" is what the rules made of the phrase, so that a weight
tells how far a rule is to be trusted; words are lower case, digits are "#".
"""

from collections.abc import Iterator, Sequence

from lapwing.mentions.actors.clues import sentence_starts
from lapwing.mentions.actors.words import split_words
from lapwing.records.context import Context
from lapwing.records.mention import ActorMention

NEAR = 3  # words
PREPOSITIONS = frozenset(
    {"of", "in", "from", "at", "on", "with", "by", "for", "to", "near", "who", "over", "including"}
)


def describe_actor(mention: ActorMention, mentions: Sequence[ActorMention], context: Context) -> tuple[str, ...]:
    """Return the features of a mention, each once, in the order of the text."""
    features = [*_of_rules(mention), *_of_phrase(mention), *_of_sentence(mention, context)]
    features += _of_others(mention, mentions)
    return tuple(dict.fromkeys(features))


def _of_rules(mention: ActorMention) -> Iterator[str]:
    sector = mention.sector[0] if mention.sector else "none"
    yield f"says {sector}"
    yield f"{mention.kind} says {sector}"
    if "role noun" not in mention.score.why and "not a person known" not in mention.score.why:
        yield f"role says {sector}"


def _of_phrase(mention: ActorMention) -> Iterator[str]:
    words = split_words(mention.span.text)
    head = words[: next((i for i, word in enumerate(words) if i and word in PREPOSITIONS), len(words))]
    for word in words:
        yield f"word {word}"
    if head:
        yield f"head {head[-1]}"
    for pair in zip(words, words[1:], strict=False):
        yield "words " + " ".join(pair)
    for word in split_words(mention.title) if mention.title not in mention.span.text else ():
        yield f"word {word}"
    yield f"{mention.kind} of {min(len(words), 4)} words"
    if mention.span.text.isupper():
        yield "capitals"
    if any(word == "#" for word in words):
        yield f"a number of {head[-1] if head else ''}"


def _of_sentence(mention: ActorMention, context: Context) -> Iterator[str]:
    if mention.sentence >= len(context.sentences):
        return
    start, text = sentence_starts(context)[mention.sentence], context.sentences[mention.sentence]
    before = split_words(text[: max(0, mention.span.start - start)])
    after = split_words(text[max(0, mention.span.end - start) :])
    for word in before[-NEAR:]:
        yield f"before {word}"
    for word in after[:NEAR]:
        yield f"after {word}"
    kind = "person" if mention.kind == "person" else "others"
    for word in (*before, *after):
        if len(word) > NEAR:
            yield f"{kind} with {word}"


def _of_others(mention: ActorMention, mentions: Sequence[ActorMention]) -> Iterator[str]:
    for other in mentions:
        if other.sentence == mention.sentence and other.mention_id != mention.mention_id and other.sector:
            yield f"beside {other.sector[0]}"
