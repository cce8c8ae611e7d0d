"""ECB+ as event mentions: gold triggers, the words of their sentence, the people in it; no types, no dates."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from lapwing.records.base import Span
from lapwing.records.event import EventDate, EventMention, Participant
from lapwing.records.ids import hash_id

DEV_TOPICS = (2, 5, 12, 18, 21, 23, 34, 35)
TRAIN_TOPICS = tuple(topic for topic in range(1, 36) if topic not in DEV_TOPICS)
_NO_TYPE = ""  # the corpus has no event types
_UNDATED = EventDate(edtf=None, date_min=None, date_max=None, text=None, basis="unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """The gold event mentions of one topic (validated sentences only) and the event each belongs to."""

    number: int
    mentions: tuple[EventMention, ...]
    gold: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One document as running text: tokens joined by blanks, a line a sentence; gold spans are offsets into it."""

    topic: int
    name: str
    text: str
    validated: tuple[Span, ...]


def read_documents(folder: Path, topics: tuple[int, ...]) -> Iterator[Text]:
    """Yield the documents of the topics that have validated sentences, in order."""
    validated = _read_validated(folder)
    for topic in topics:
        for path in sorted((folder / "ECB+" / str(topic)).glob("*.xml")):
            _, sentences = lay_out(ElementTree.parse(path).getroot())
            wanted = validated.get(path.stem, set())
            if wanted:
                text = "\n".join(sentences[number].text for number in sorted(sentences))
                spans = tuple(sentences[number] for number in sorted(wanted & sentences.keys()))
                yield Text(topic=topic, name=path.stem, text=text, validated=spans)


def read_topics(folder: Path, topics: tuple[int, ...]) -> list[Topic]:
    """Return the topics of ECB+ in `folder` (the one with ECBplus_coreference_sentences.csv), in the order given."""
    validated = _read_validated(folder)
    return [_read_topic(folder / "ECB+" / str(topic), topic, validated) for topic in topics]


def _read_validated(folder: Path) -> dict[str, set[int]]:
    """Return the numbers of the sentences of each document whose annotation was checked."""
    validated: defaultdict[str, set[int]] = defaultdict(set)
    with (folder / "ECBplus_coreference_sentences.csv").open(newline="", encoding="utf-8") as rows:
        for row in csv.DictReader(rows):
            validated[f"{row['Topic']}_{row['File']}"].add(int(row["Sentence Number"]))
    return validated


def _read_topic(folder: Path, topic: int, validated: dict[str, set[int]]) -> Topic:
    mentions: list[EventMention] = []
    gold: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.glob("*.xml")):
        for mention, instance in _read_document(path, validated.get(path.stem, set())):
            mentions.append(mention)
            gold[instance].add(mention.mention_id)
    return Topic(number=topic, mentions=tuple(mentions), gold=tuple(frozenset(gold[name]) for name in sorted(gold)))


def _read_document(path: Path, validated: set[int]) -> Iterator[tuple[EventMention, str]]:
    root = ElementTree.parse(path).getroot()
    tokens = {token.attrib["t_id"]: token for token in root.iter("token")}
    spans, sentences = lay_out(root)
    instances = _instances(root)
    marked = [(one, [a.attrib["t_id"] for a in one.iter("token_anchor")]) for one in root.find("Markables") or ()]
    people: defaultdict[int, list[Participant]] = defaultdict(list)
    for one, anchors in marked:
        if anchors and one.tag.startswith("HUMAN_PART"):
            people[int(tokens[anchors[0]].attrib["sentence"])].append(
                make_participant(join_anchors(anchors, spans, tokens))
            )
    for one, anchors in marked:
        if not anchors or not one.tag.startswith(("ACTION", "NEG_ACTION")):
            continue
        sentence = int(tokens[anchors[0]].attrib["sentence"])
        if sentence in validated:
            key = f"{path.stem}:{one.attrib['m_id']}"
            trigger = join_anchors(anchors, spans, tokens)
            reality = "negated" if one.tag.startswith("NEG_") else "happened"
            yield (
                make_mention(key, path.stem, trigger, sentences[sentence], people[sentence], reality),
                instances.get(one.attrib["m_id"], key),
            )


def lay_out(root: ElementTree.Element) -> tuple[dict[str, int], dict[int, Span]]:
    """Return where each token starts and each sentence lies when tokens are joined by blanks."""
    starts: dict[str, int] = {}
    words: defaultdict[int, list[str]] = defaultdict(list)
    first: dict[int, int] = {}
    position = 0
    for token in root.iter("token"):
        sentence, text = int(token.attrib["sentence"]), token.text or ""
        starts[token.attrib["t_id"]] = position
        first.setdefault(sentence, position)
        words[sentence].append(text)
        position += len(text) + 1
    texts = {sentence: " ".join(words[sentence]) for sentence in words}
    return starts, {s: Span(start=first[s], end=first[s] + len(texts[s]), text=texts[s]) for s in texts}


def _instances(root: ElementTree.Element) -> dict[str, str]:
    """Return the event (or other) instance of each marked mention, over both kinds of relation."""
    found: dict[str, str] = {}
    for relation in root.find("Relations") or ():
        targets = [target.attrib["m_id"] for target in relation.iter("target")]
        name = (
            relation.attrib.get("note")
            if relation.tag == "CROSS_DOC_COREF"
            else f"{root.attrib['doc_name']}:{targets[0]}"
        )
        for source in relation.iter("source"):
            found[source.attrib["m_id"]] = name or f"{root.attrib['doc_name']}:{targets[0]}"
    return found


def join_anchors(anchors: list[str], starts: dict[str, int], tokens: dict[str, ElementTree.Element]) -> Span:
    """Return the span of a markable from its first token on; what lies between its tokens is passed over."""
    text = " ".join(tokens[anchor].text or "" for anchor in anchors)
    return Span(start=starts[anchors[0]], end=starts[anchors[0]] + len(text), text=text)


def make_participant(span: Span) -> Participant:
    """Return a participant that is known by its words alone."""
    return Participant(
        text=span.text, start=span.start, end=span.end, entity_id=None, name=span.text, country=None, sector=(),
        score=0.0, why="gold span, not grounded",
    )  # fmt: skip


def make_mention(
    key: str, report: str, trigger: Span, sentence: Span, people: list[Participant], reality: str
) -> EventMention:
    """Return a gold mention: no type, no day."""
    return EventMention(
        mention_id=hash_id(key), report_id=report, document_id=report, event=_NO_TYPE, mode=(), about=None, context=(),
        quad_code=4, event_scale=0.0, cameo="", date=_UNDATED, actor=tuple(people), recipient=(), place=None,
        reality="negated" if reality == "negated" else "happened", source=None, trigger=trigger, sentence=sentence,
        confidence=1.0,
    )  # fmt: skip
