"""Drawing: by a hash of seed and id, so that neither order nor machine matters and a larger draw keeps the smaller."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from lapwing.errors import QueryError
from lapwing.records.coded import CitedMention
from lapwing.records.document import Document
from lapwing.records.event import EventMention, Participant
from lapwing.records.ids import hash_id
from lapwing.validation.sample import Field, Sample, SampledDocument, SampledRecord, Stratum

CONTEXT = 240  # characters shown before and after the sentence

STRATA: Mapping[str, Callable[[CitedMention], str]] = {
    "type": lambda cited: cited.mention.event,
    "quad": lambda cited: f"quad {cited.mention.quad_code}",
    "reality": lambda cited: cited.mention.reality,
    "outlet": lambda cited: cited.outlet or "unknown outlet",
    "year": lambda cited: cited.mention.date.date_min[:4] if cited.mention.date.date_min else "undated",
    "confidence": lambda cited: _band(cited.mention.confidence),
    "none": lambda cited: "all",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawRules:
    """How a sample is drawn.

    by: a key of STRATA. per_stratum: so many of each, all where there are fewer. total: instead, so many in all, shared
    out by the strata's sizes, at least two of each. n_documents: documents to be read whole. blind: coders do not see
    what Lapwing coded.
    """

    by: str = "type"
    per_stratum: int = 10
    total: int | None = None
    n_documents: int = 0
    seed: str = "lapwing"
    blind: bool = False

    def __post_init__(self) -> None:
        if self.by not in STRATA:
            raise QueryError(f"{self.by!r} is nothing to stratify by; there are {', '.join(STRATA)}")


def draw_sample(
    cited: Iterable[CitedMention],
    documents: Sequence[Document],
    rules: DrawRules,
    *,
    types: Sequence[str],
    made_with: tuple[tuple[str, str], ...] = (),
) -> Sample:
    """Draw records by strata, and documents with all their records.

    Args:
        cited: every event mention of the workspace; of verbatim copies the first by report id counts.
        documents: the documents that they stand in, and those without any.
        rules: how to draw.
        types: the codebook's types, which coders choose from.
        made_with: what the records were made with.

    Raises:
        QueryError: if there is nothing to draw from.
    """
    by_report = {document.report_id: document for document in documents}
    population = _each_once(cited)
    if not population:
        raise QueryError("there is no event to draw: code reports into the workspace first")
    groups: defaultdict[str, list[CitedMention]] = defaultdict(list)
    for one in population:
        groups[STRATA[rules.by](one)].append(one)
    sizes = _sizes({name: len(group) for name, group in groups.items()}, rules)
    strata, records = [], {}
    for name in sorted(groups):
        drawn = _first(groups[name], rules.seed, sizes[name])
        weight = len(groups[name]) / len(drawn)
        strata.append(Stratum(name=name, n_records=len(groups[name]), n_drawn=len(drawn)))
        for one in drawn:
            records[one.mention.mention_id] = _record(one, by_report[one.mention.report_id], name, weight)
    whole = []
    for document in _draw_documents(documents, rules):
        inside = [one for one in population if one.mention.report_id == document.report_id]
        for one in inside:
            stratum = STRATA[rules.by](one)
            records.setdefault(one.mention.mention_id, _record(one, document, stratum, 0.0))
        whole.append(_document(document, [one.mention.mention_id for one in inside]))
    return Sample(
        seed=rules.seed,
        by=rules.by,
        blind=rules.blind,
        n_records=len(population),
        n_documents=len({document.content_id for document in documents}),
        made_with=made_with,
        types=tuple(types),
        strata=tuple(strata),
        records=tuple(sorted(records.values(), key=lambda one: hash_id("order", rules.seed, one.record_id))),
        documents=tuple(whole),
    )


def _each_once(cited: Iterable[CitedMention]) -> list[CitedMention]:
    """Return mentions each once: copies of one text share their mentions, and one telling is judged once."""
    found: dict[str, CitedMention] = {}
    for one in sorted(cited, key=lambda one: (one.mention.mention_id, one.mention.report_id)):
        found.setdefault(one.mention.mention_id, one)
    return list(found.values())


def _first(group: Sequence[CitedMention], seed: str, n: int) -> list[CitedMention]:
    return sorted(group, key=lambda one: hash_id("draw", seed, one.mention.mention_id))[:n]


def _draw_documents(documents: Sequence[Document], rules: DrawRules) -> list[Document]:
    once: dict[str, Document] = {}
    for document in sorted(documents, key=lambda one: one.report_id):
        once.setdefault(document.content_id, document)
    return sorted(once.values(), key=lambda one: hash_id("document", rules.seed, one.content_id))[: rules.n_documents]


def _sizes(counts: Mapping[str, int], rules: DrawRules) -> dict[str, int]:
    """Return how many to draw of each stratum; a total is shared out by largest remainders."""
    if rules.total is None:
        return {name: min(rules.per_stratum, n) for name, n in counts.items()}
    least = {name: min(2, n) for name, n in counts.items()}
    left = min(rules.total, sum(counts.values())) - sum(least.values())
    if left <= 0:
        return least
    room = {name: n - least[name] for name, n in counts.items()}
    shares = {name: Fraction(left * n, sum(room.values())) for name, n in room.items()}
    sizes = {name: least[name] + int(share) for name, share in shares.items()}
    rest = left - sum(map(int, shares.values()))
    for name in sorted(shares, key=lambda name: (int(shares[name]) - shares[name], name))[:rest]:
        sizes[name] += 1
    return sizes


def _record(cited: CitedMention, document: Document, stratum: str, weight: float) -> SampledRecord:
    mention = cited.mention
    sentence, text = mention.sentence, document.text
    return SampledRecord(
        record_id=mention.mention_id,
        report_id=mention.report_id,
        stratum=stratum,
        weight=weight,
        before=text[max(0, sentence.start - CONTEXT) : sentence.start],
        sentence=sentence.text,
        after=text[sentence.end : sentence.end + CONTEXT],
        trigger_start=max(0, mention.trigger.start - sentence.start),
        trigger_end=max(0, mention.trigger.end - sentence.start),
        document=document.document_id,
        outlet=cited.outlet or "",
        published=cited.published or "",
        url=cited.url or "",
        coded=_coded(mention),
        told=_told(mention),
        confidence=mention.confidence,
    )


def _coded(mention: EventMention) -> tuple[tuple[Field, str], ...]:
    return (
        ("type", mention.event),
        ("mode", " ".join(sorted(mention.mode))),
        ("context", " ".join(sorted(mention.context))),
        ("actor", _countries(mention.actor)),
        ("recipient", _countries(mention.recipient)),
        ("date", mention.date.edtf or ""),
        ("place", mention.place.name if mention.place else ""),
        ("reality", mention.reality),
    )


def _countries(side: Sequence[Participant]) -> str:
    """Return what is compared of a side: its country codes, or the names of those without."""
    return " ".join(sorted({one.country or one.name for one in side}))


def _told(mention: EventMention) -> tuple[tuple[Field, str], ...]:
    place = mention.place
    shown = dict(_coded(mention))
    shown["actor"], shown["recipient"] = _named(mention.actor), _named(mention.recipient)
    shown["date"] = f"{mention.date.edtf or 'unknown'}" + (f" (“{mention.date.text}”)" if mention.date.text else "")
    shown["place"] = ", ".join(filter(None, (place.name, place.country))) if place else "none"
    return tuple((field, told or "none") for field, told in shown.items())


def _named(side: Sequence[Participant]) -> str:
    return "; ".join(f"{one.name} [{' '.join(dict.fromkeys((one.country or '?', *one.sector)))}]" for one in side)


def _document(document: Document, records: Sequence[str]) -> SampledDocument:
    return SampledDocument(
        report_id=document.report_id,
        document=document.document_id,
        outlet=document.outlet.name if document.outlet else "",
        published=document.published.edtf or "",
        url=document.url or "",
        text=document.text,
        records=tuple(records),
    )


def _band(confidence: float) -> str:
    low = min(4, int(confidence * 5)) / 5
    return f"{low:.1f}-{low + 0.2:.1f}"
