"""Candidate sentences from one mention: fixed patterns filled with what it tells, richest first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lapwing.dossier.check.numbers import UNITS, find_numbers
from lapwing.dossier.check.speakers import has_cue
from lapwing.dossier.check.words import split_words
from lapwing.dossier.days import span_in_words
from lapwing.dossier.passages import Passage
from lapwing.dossier.phrases import Phrase, phrase_for
from lapwing.records.event import EventMention, EventPlace, Participant, Quantity

_BOUNDING = frozenset("least than over about around nearly almost up dozens hundreds thousands several some".split())
_NOBODY = frozenset(
    "unknown suspected several some others people two three alleged he she it they him her them who which both "
    "tens dozens hundreds thousands scores".split()
)
_MOST_NAMES = 4
_MOST_WORDS = 7  # of a name: a longer one is a misread stretch
_THING = re.compile(
    r"\s+((?:an?|the|several|two|three)\s(?:(?!(?:in|on|at|with|by|to|for|of|late|early|and|that|which|after|during|as)\b)[\w-]+\s?){1,4}"
    r"(?<!\s))"
)
#: Countries and bodies that English names with an article.
_TAKES_THE = re.compile(
    r"^(?:United (?:States|Kingdom|Nations|Arab Emirates)|(?:European|African) Union|Netherlands|Philippines|Gambia"
    r"|Bahamas|Maldives|Comoros)$"
    r"|\b(?:Republic|Federation|Forces|Army|Navy|Air Force|Council|Ministry|Islands|Observatory for Human Rights)$"
)
#: Words before a place that say where it was; "in" stands for all others.
_PLACING = frozenset("near at off outside inside along across around over throughout".split())
_PEOPLE = re.compile(r"[A-Z][a-z]+s")
_ADJECTIVE = re.compile(r"[A-Z][a-z]*[a-rt-z]")
_WHOSE = re.compile(r"\b(?:its|his|her|their)\b", re.IGNORECASE)  # of somebody whom a sentence on its own does not name
_COUNTED = re.compile(
    r"(?: (?!(?:are|were|is|was|has|have|had|be|been|being|dead|killed|injured|wounded|in)\b)\w+){1,3}"
)
_LEADS = {"planned": "Planned: ", "possible": "Possible: "}
HEADS = {"dead": "Dead", "injured": "Injured", "size": "People taking part"}


def retell(mention: EventMention, passage: Passage) -> Iterator[str]:
    """Yield sentences that tell what a mention tells, each poorer than the last; none without a verb for it."""
    phrase = phrase_for(mention)
    if phrase is None or not mention.actor or (phrase.past == "called on" and not _calls_on(mention)):
        return
    place = _where(mention)
    when, credit = _when(mention, passage), _credit(mention)
    cores = dict.fromkeys(_core(each, phrase) for each in (mention, *_with_fewer(mention)))
    for core in (core for core in cores if core):
        for where, day in dict.fromkeys(((place, when), ("", when), (place, ""), ("", ""))):
            comma = "," if where and day and not day.startswith(",") else ""
            yield _capital(f"{core}{where}{comma}{day}{credit}.")


def _with_fewer(mention: EventMention) -> Iterator[EventMention]:
    """Yield the mention with only those parties that its own words name, then with the first of those it is done to."""
    actor = tuple(one for one in mention.actor if not one.inherited) or mention.actor
    recipient = tuple(one for one in mention.recipient if not one.inherited)
    yield replace(mention, actor=actor, recipient=recipient)
    yield replace(mention, actor=actor, recipient=recipient[:1])


def _where(mention: EventMention) -> str:
    """Return where it took place, unless that is whom it was done to: nobody "visited China in China"."""
    place = mention.place
    if place is None or place.inherited or any(_is_place(one, place) for one in mention.recipient):
        return ""
    if place.text.islower():
        return ""  # "outside" is no name of a place
    before = mention.sentence.text[: max(0, place.start - mention.sentence.start)].lower().split()[-2:]
    article = f"{before[-1]} " if before[-1:] in (["the"], ["a"], ["an"]) else ""
    told = before[0] if article and len(before) == 2 else before[-1] if before else ""
    preposition = told if told in _PLACING else "in"
    return f" {preposition} {article}{' '.join(place.text.split())}"


def _is_place(one: Participant, place: EventPlace) -> bool:
    return place.name == one.name or (one.start < place.end and place.start < one.end)


def tell_figure(mention: EventMention, field: str, outlet: str | None = None) -> str | None:
    """Return "Dead: at least 84." for a number of people that a mention tells, with who reports it where it matters."""
    quantity = getattr(mention, field)
    numbers = find_numbers(split_words(quantity.text)) if quantity else ()
    if quantity is None or not numbers:
        return None  # "another of its soldiers" has no number to give
    by = f", according to {outlet}" if outlet else ""
    if len(numbers) > 1:
        return f"{HEADS[field]}: “{_counted_words(quantity, mention)}”{by}."
    number = _bounded(quantity)
    return f"{HEADS[field]}: {number[:1].lower()}{number[1:]}{by}."


def _counted_words(quantity: Quantity, mention: EventMention) -> str:
    """Return the words of several numbers with what the last of them counts: "eight officers and two militants"."""
    rest = mention.sentence.text[max(0, quantity.end - mention.sentence.start) :]
    found = _COUNTED.match(rest)
    return " ".join(f"{quantity.text}{found[0] if found else ''}".split())


def _bounded(quantity: Quantity) -> str:
    """Return a number as told, with "at least" or "about" where its words are cut off before it."""
    words = " ".join(quantity.text.split())
    if any(word.lower() in _BOUNDING for word in words.split()):
        return words
    return f"at least {words}" if quantity.max is None else f"about {words}" if quantity.approximate else words


def quote_whole(passage: Passage) -> str:
    """Return the passage in its own words, with who printed it and when."""
    first, last = passage.published
    when = f", reported {span_in_words(first, last)}" if first and last else ""
    outlet = passage.outlet or "A report"
    return f"{outlet}{when}: “{_inner(passage.text)}”"


def _core(mention: EventMention, phrase: Phrase) -> str | None:
    doers, done_to = _names(mention.actor, mention), _names(mention.recipient, mention)
    if not doers or (phrase.needs == "object" and not done_to):
        return None
    if phrase.needs == "several" and len(mention.actor) + len(mention.recipient) < 2:
        return None
    signed = f" {_signed(mention)}" if phrase.past == "signed" else ""
    link = f"{signed} {phrase.link}" if phrase.link and done_to else signed
    object_ = f"{link} {done_to}" if done_to and (phrase.needs or phrase.link) else signed
    if mention.reality in _LEADS:
        return f"{_LEADS[mention.reality]}{doers} to {phrase.base}{object_}"
    if mention.reality == "negated":
        return f"{doers} did not {phrase.base}{object_}"
    return f"{doers} {phrase.past}{object_}"


def _calls_on(mention: EventMention) -> bool:
    """Whether a call is one on somebody: "called on", "calling upon", not "called for"."""
    rest = mention.sentence.text[mention.trigger.end - mention.sentence.start :].split()
    return mention.trigger.text.lower().endswith((" on", " upon")) or rest[:1] in (["on"], ["upon"])


def _signed(mention: EventMention) -> str:
    """Return what was signed, in the report's words: "a one-week ceasefire"."""
    rest = mention.sentence.text[mention.trigger.end - mention.sentence.start :]
    found = _THING.match(rest)
    return found[1] if found else "an agreement"


def _names(side: Sequence[Participant], mention: EventMention) -> str | None:
    named = ((one, name_of(one)) for one in side)
    labels = list(dict.fromkeys(_with_article(one, name, mention) for one, name in named if name))[:_MOST_NAMES]
    if len(labels) < 2:
        return labels[0] if labels else None
    return f"{', '.join(labels[:-1])} and {labels[-1]}"


def _with_article(one: Participant, name: str, mention: EventMention) -> str:
    """Return a name with the article that it takes ("the United States") or has in the report ("a mosque")."""
    if one.entity_id:
        return f"the {name}" if _TAKES_THE.search(name) else name
    return name if one.inherited else f"{_article_before(one.start, mention)}{name}"


def _article_before(start: int, mention: EventMention) -> str:
    """Return "a ", "an " or "the " where it stands before a place in the mention's sentence, else ""."""
    before = mention.sentence.text[: max(0, start - mention.sentence.start)].lower().split()[-1:]
    return f"{before[0]} " if before and before[0] in ("a", "an", "the") else ""


def name_of(one: Participant) -> str | None:
    """Return how a participant is named in a sentence: by its known name, else as told; None for no name.

    A people is not its state ("Norwegians"), nor is a stretch of land ("Gaza Strip"); a lone adjective names nobody.
    """
    told = " ".join(one.text.split())
    words = told.split()
    is_state = (one.entity_id or "").startswith("country:") and told != one.name
    as_told = is_state and (_PEOPLE.fullmatch(told) or (len(words) == 2 and told.istitle() and "of" not in words))
    name = (told if as_told or not one.entity_id else " ".join(one.name.split())).strip(" ,;:.")
    if not name or len(name.split()) > _MOST_WORDS or name.lower() in _NOBODY or _WHOSE.search(name):
        return None
    if not one.entity_id and one.country and _ADJECTIVE.fullmatch(name):
        return None
    first, *rest = name.split()
    return " ".join((first.lower(), *rest)) if first.lower() in UNITS else name


def _when(mention: EventMention, passage: Passage) -> str:
    """Return the day of the event where the sentence itself tells it, else the day on which it was reported."""
    date = mention.date
    stated = (
        date.date_min
        and date.date_max
        and any(
            time.span.text == date.text
            and date.date_min <= (time.date_min or "")
            and (time.date_max or "9999") <= date.date_max
            for time in passage.times
        )
    )
    if stated and date.date_min and date.date_max:
        return f" {span_in_words(date.date_min, date.date_max)}"
    first, last = passage.published
    return f", reported {span_in_words(first, last)}" if first and last else ""


def _credit(mention: EventMention) -> str:
    source = mention.source
    name = " ".join((source.name or source.text).split()) if source else ""
    if source is None or not name or len(name.split()) > _MOST_WORDS or not has_cue(split_words(mention.sentence.text)):
        return ""
    article = "" if source.entity_id else _article_before(source.start, mention)
    return f", according to {article}{re.sub('^The ', 'the ', name)}"


def _inner(text: str) -> str:
    """Return a text for the inside of quotation marks: double marks in it become single ones."""
    return " ".join(text.split()).replace("“", "‘").replace("”", "’").replace('"', "'")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
