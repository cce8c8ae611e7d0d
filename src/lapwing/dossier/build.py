"""From events with their material to a dossier: passages are numbered, sentences written only if supported."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lapwing.dossier.check import Checker
from lapwing.dossier.material import (
    CitedPassage,
    Dossier,
    EventEntry,
    EventMaterial,
    RefusedSentence,
    SaidWords,
    SummarySentence,
)
from lapwing.dossier.matrix import build_matrix
from lapwing.dossier.passages import Passage
from lapwing.dossier.sentences import HEADS, name_of, quote_whole, retell, tell_figure
from lapwing.records.base import Span
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.fused import Event
from lapwing.records.quote import Quote

_MOST_RETOLD = 4
_MOST_QUOTES = 6
_RETOLD_FIELDS = ("event", "date", "place", "reality")  # that a summary's sentence gives
_DONE_SINCE = {"replaces": "replaced", "corrects": "corrected", "retracts": "retracted"}
_NEAR = 600  # characters between a quote and the event it is shown with


def build_dossier(materials: Iterable[EventMaterial], checker: Checker, title: str, asked: str) -> Dossier:
    """Return the dossier of events in the order given."""
    refused: list[RefusedSentence] = []
    entries, sources = [], {}
    for material in materials:
        entry, dropped = _entry(material, checker)
        entries.append(entry)
        refused += dropped
        sources.update({document.report_id: document for document in material.documents})
    ordered = sorted(sources.values(), key=lambda each: (each.published.date_min or "9999", each.report_id))
    return Dossier(title=title, asked=asked, entries=tuple(entries), sources=tuple(ordered), refused=tuple(refused))


def _entry(material: EventMaterial, checker: Checker) -> tuple[EventEntry, list[RefusedSentence]]:
    event = material.event
    documents = {document.report_id: document for document in material.documents}
    own = [cited for cited in material.mentions if cited.mention.report_id in documents]
    own.sort(
        key=lambda cited: (
            cited.mention.mention_id not in event.mentions,
            -cited.mention.confidence,
            cited.mention.mention_id,
        )
    )
    passages = tuple(_passages(own, documents, material))
    mention_of = {cited.number: mention for cited, mention in zip(passages, _one_each(own), strict=True)}
    refused: list[RefusedSentence] = []
    standing = [cited for cited in passages if cited.passage.report_id not in _taken_back(event)]
    sentences = tuple(_sentences(event, standing, mention_of, checker, refused)) or tuple(_since(event, passages))
    quotes, passages = _quotes(material, passages, documents, checker, refused)
    names = origin_names(event)
    numbers = {mention_id: cited.number for cited in passages for mention_id in _ids_in(cited, own)}
    return (
        EventEntry(
            event=event,
            sentences=sentences,
            passages=passages,
            origins=tuple(names.values()),
            matrix=build_matrix(event, tuple(names), numbers, {c.number: c.passage.report_id for c in passages}),
            quotes=quotes,
            related=material.related,
        ),
        refused,
    )


def origin_names(event: Event) -> Mapping[str, str]:
    """Return the name of each origin of an event, in its order."""
    return {o.origin_id: o.outlet or f"unnamed outlet {o.origin_id[:8]}" for o in event.origins}


def _one_each(own: Sequence[CitedMention]) -> list[CitedMention]:
    """Return the first mention of each sentence of each report."""
    seen: dict[tuple[str, int], CitedMention] = {}
    for cited in own:
        seen.setdefault((cited.mention.report_id, cited.mention.sentence.start), cited)
    return list(seen.values())


def _passages(
    own: Sequence[CitedMention], documents: Mapping[str, Document], material: EventMaterial
) -> Iterator[CitedPassage]:
    origin_of = {report: o.outlet or "unnamed outlet" for o in material.event.origins for report in o.reports}
    for number, cited in enumerate(_one_each(own), start=1):
        mention = cited.mention
        shift = mention.sentence.start
        yield CitedPassage(
            number=number,
            passage=material.passage(mention.sentence, documents[mention.report_id]),
            document=documents[mention.report_id],
            origin=origin_of.get(mention.report_id, cited.outlet or "unnamed outlet"),
            trigger=(mention.trigger.start - shift, mention.trigger.end - shift),
        )


def _ids_in(cited: CitedPassage, own: Sequence[CitedMention]) -> Iterator[str]:
    for each in own:
        mention = each.mention
        if mention.report_id == cited.passage.report_id and mention.sentence.start == cited.passage.start:
            yield mention.mention_id


def _sentences(
    event: Event,
    passages: Sequence[CitedPassage],
    mention_of: Mapping[int, CitedMention],
    checker: Checker,
    refused: list[RefusedSentence],
) -> Iterator[SummarySentence]:
    """Yield the summary: what is retold, then the figures; where nothing can be retold, the report's own words."""
    covered: set[int] = set()
    told: set[str] = set()
    own = set(event.mentions) - _told_otherwise(event)
    retold = 0
    for cited in passages:
        mention = mention_of[cited.number].mention
        if cited.number in covered or retold == _MOST_RETOLD or mention.mention_id not in own:
            continue
        text = _first_supported(event, mention, cited.passage, checker, refused)
        if text is None or (act := text.split(", reported ", 1)[0]) in told:
            continue  # of two that differ in the day of the report alone one is enough
        told.add(act)
        cites = tuple(other.number for other in passages if other is cited or not checker.check(text, (other.passage,)))
        covered.update(cites)
        retold += 1
        yield SummarySentence(text=text, cites=cites)
    if not retold and passages:
        first = passages[0]
        yield SummarySentence(text=quote_whole(first.passage), cites=(first.number,), is_quoted=True)
    yield from _figures(event, passages, mention_of, checker, refused)


def _taken_back(event: Event) -> set[str]:
    """Return the reports that others replaced, corrected or retracted, and those that only retract."""
    gone = {each.revised_id for each in event.revisions if each.revised_id}
    return gone | {each.report_id for each in event.revisions if each.kind == "retracts"}


def _since(event: Event, passages: Sequence[CitedPassage]) -> Iterator[SummarySentence]:
    """Yield what a report told that has been taken back since, as its words alone."""
    done = {each.revised_id: _DONE_SINCE[each.kind] for each in event.revisions}
    for cited in passages:
        if cited.passage.report_id in done:
            text = f"Since {done[cited.passage.report_id]}: {quote_whole(cited.passage)}"
            yield SummarySentence(text=text, cites=(cited.number,), is_quoted=True)
            return


def _told_otherwise(event: Event) -> set[str]:
    """Return the mentions that tell of a judged field something else than what was judged."""
    return {
        mention_id
        for fact in event.facts
        if fact.judged and fact.field in _RETOLD_FIELDS
        for value in fact.values
        if value.value != fact.judged.value
        for mention_id in value.mentions
    }


def _first_supported(
    event: Event, mention: EventMention, passage: Passage, checker: Checker, refused: list[RefusedSentence]
) -> str | None:
    first: RefusedSentence | None = None
    for text in retell(mention, passage):
        faults = checker.check(text, (passage,))
        if not faults:
            return text
        why = "; ".join(fault.why for fault in faults)
        first = first or RefusedSentence(event_id=event.event_id, text=text, why=why)
    if first:
        refused.append(first)
    return None


def _figures(
    event: Event,
    passages: Sequence[CitedPassage],
    mention_of: Mapping[int, CitedMention],
    checker: Checker,
    refused: list[RefusedSentence],
) -> Iterator[SummarySentence]:
    disputed = {fact.field for fact in event.facts if len(fact.values) > 1}
    judged = {fact.field for fact in event.facts if fact.judged}
    told: dict[str, list[int]] = {}
    for field in (head for head in HEADS if head not in judged):
        for cited in passages:
            mention = mention_of[cited.number].mention
            outlet = cited.passage.outlet if field in disputed else None
            text = tell_figure(mention, field, outlet)
            if text is None or mention.mention_id not in event.mentions:
                continue
            faults = checker.check(text, (cited.passage,))
            if faults:
                why = "; ".join(fault.why for fault in faults)
                refused.append(RefusedSentence(event_id=event.event_id, text=text, why=why))
            else:
                told.setdefault(text, []).append(cited.number)
    for text, cites in told.items():
        yield SummarySentence(text=text, cites=tuple(cites))


def _quotes(
    material: EventMaterial,
    passages: tuple[CitedPassage, ...],
    documents: Mapping[str, Document],
    checker: Checker,
    refused: list[RefusedSentence],
) -> tuple[tuple[SaidWords, ...], tuple[CitedPassage, ...]]:
    """Return what is said in or near the event's sentences, and the passages with those that only quote added."""
    found: list[SaidWords] = []
    cited = list(passages)
    parties = {one.entity_id for one in (*material.event.actor, *material.event.recipient) if one.entity_id}
    for quote in material.quotes:
        document = documents.get(quote.report_id)
        if document is None or len(found) == _MOST_QUOTES or quote.speaker is None or not quote.direct:
            continue
        home = next((each for each in cited if _holds(each, quote)), None)
        if home is None and (quote.speaker.entity_id not in parties or not _is_near(quote, cited)):
            continue
        home = home or _quoting(quote, document, material, len(cited) + 1)
        name = name_of(quote.speaker)
        words = " ".join(quote.span.text.split())
        faults = checker.check(f"{name} said: “{words}”", (home.passage,)) if name else ()
        if faults:
            why = "; ".join(fault.why for fault in faults)
            refused.append(RefusedSentence(event_id=material.event.event_id, text=f"{name}: “{words}”", why=why))
            continue
        if home.number > len(cited):
            cited.append(home)
        if all(said.text != words for said in found):
            found.append(SaidWords(speaker=quote.speaker, text=words, direct=quote.direct, cite=home.number))
    return tuple(found), tuple(cited)


def _holds(cited: CitedPassage, quote: Quote) -> bool:
    passage = cited.passage
    return passage.report_id == quote.report_id and passage.start <= quote.span.start and quote.span.end <= passage.end


def _is_near(quote: Quote, passages: Sequence[CitedPassage]) -> bool:
    return any(
        each.passage.report_id == quote.report_id and abs(each.passage.start - quote.span.start) <= _NEAR
        for each in passages
    )


def _quoting(quote: Quote, document: Document, material: EventMaterial, number: int) -> CitedPassage:
    """Return the sentence or sentences in which a quote and its cue stand, as a passage."""
    ends = [quote.span, *([quote.cue] if quote.cue else [])]
    if quote.speaker and abs(quote.speaker.start - quote.span.start) < _NEAR and not quote.speaker.inherited:
        ends.append(Span(start=quote.speaker.start, end=quote.speaker.end, text=quote.speaker.text))
    first, last = min(each.start for each in ends), max(each.end for each in ends)
    block = next((b.span for b in document.blocks if b.span.start <= first < b.span.end), None)
    low = block.start if block else 0
    high = block.end if block else len(document.text)
    start = max((document.text.rfind(mark, low, first) + 2 for mark in (". ", "? ", "! ")), default=low)
    start = start if start > low + 1 else low
    stop = min(
        (n for mark in (". ", "? ", "! ", "\n") if (n := document.text.find(mark, last, high)) >= 0), default=high
    )
    stop = min(stop + 1, max(high, last))
    span = Span(start=start, end=stop, text=document.text[start:stop])
    outlet = document.outlet.name if document.outlet else "unnamed outlet"
    return CitedPassage(number=number, passage=material.passage(span, document), document=document, origin=outlet)
