"""MEANTIME as event mentions: gold triggers of Wikinews reports on companies and markets, a domain not our own.

Nothing was ever fitted or chosen on it.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from evaluation.ecb_plus import Topic, join_anchors, lay_out, make_mention, make_participant
from lapwing.records.event import EventMention, Participant

FOLDER = "event_coref/MEANTIME/intra_cross-doc_annotation"
CORPORA = ("corpus_airbus", "corpus_apple", "corpus_gm", "corpus_stock")


def read_corpora(folder: Path) -> list[Topic]:
    """Return the four corpora, each as one topic: 120 documents, with gold coreference within and across them."""
    return [_read_corpus(folder / name, number) for number, name in enumerate(CORPORA)]


def _read_corpus(folder: Path, number: int) -> Topic:
    mentions: list[EventMention] = []
    gold: defaultdict[str, set[str]] = defaultdict(set)
    for path in sorted(folder.glob("*.xml")):
        for mention, instance in _read_document(path):
            mentions.append(mention)
            gold[instance].add(mention.mention_id)
    return Topic(number=number, mentions=tuple(mentions), gold=tuple(frozenset(gold[name]) for name in sorted(gold)))


def _read_document(path: Path) -> Iterator[tuple[EventMention, str]]:
    root = ElementTree.parse(path).getroot()
    tokens = {token.attrib["t_id"]: token for token in root.iter("token")}
    starts, sentences = lay_out(root)
    instances = _instances(root, path.stem)
    people: defaultdict[int, list[Participant]] = defaultdict(list)
    for one in root.iter("ENTITY_MENTION"):
        anchors = [anchor.attrib["t_id"] for anchor in one.iter("token_anchor")]
        if anchors and one.attrib.get("syntactic_type") == "NAM":
            sentence = int(tokens[anchors[0]].attrib["sentence"])
            people[sentence].append(make_participant(join_anchors(anchors, starts, tokens)))
    for one in root.iter("EVENT_MENTION"):
        anchors = [anchor.attrib["t_id"] for anchor in one.iter("token_anchor")]
        if anchors:
            sentence = int(tokens[anchors[0]].attrib["sentence"])
            key = f"{path.stem}:{one.attrib['m_id']}"
            trigger = join_anchors(anchors, starts, tokens)
            reality = "negated" if one.attrib.get("polarity") == "NEG" else "happened"
            yield (
                make_mention(key, path.stem, trigger, sentences[sentence], people[sentence], reality),
                instances.get(one.attrib["m_id"], key),
            )


def _instances(root: ElementTree.Element, document: str) -> dict[str, str]:
    """Return the instance of each mention: the corpus' where it has one, else the document's own."""
    known = {
        event.attrib["m_id"]: event.attrib.get("instance_id") or f"{document}:{event.attrib['m_id']}"
        for event in root.iter("EVENT")
    }
    found: dict[str, str] = {}
    for relation in root.iter("REFERS_TO"):
        targets = [target.attrib["m_id"] for target in relation.iter("target") if target.attrib["m_id"] in known]
        for source in relation.iter("source"):
            if targets:
                found[source.attrib["m_id"]] = known[targets[0]]
    return found
