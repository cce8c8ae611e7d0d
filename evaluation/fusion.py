"""Fusion's figures: clusters of a synthetic newsroom, of ECB+ dev topics and of MEANTIME, with time and memory.

python -m evaluation.fusion --data FOLDER [--mentions 10000 100000] [--train] [--only synthetic ecb predicted meantime]

The synthetic newsroom checks that clustering scales and does not chain; its author also chose the weights, so that its
figures say nothing about news. Its happenings fall on the days and countries of Current Events, 2002-2026, as often as
these have them. ECB+ is scored on the development topics (or the train topics with --train), beside a lemma baseline
computed here. With gold triggers its mentions carry no types, countries or days, so that words, names and position
alone are measured; predicted mentions are what the shipped reader and coder find in the validated sentences, fused
topic by topic: ECB+ marks every action of its seminal events, PLOVER codes politics, so that most are never predicted.
MEANTIME (companies and markets; gold triggers) is a second domain that nothing was chosen on. Published with gold
mentions on ECB+: lemma baseline 61-76 CoNLL F1, cross-encoders 85-87.
"""

import argparse
import os
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

from evaluation.coreference_scores import Clusters, conll_f1, score_clusters
from evaluation.dyad_days import CURRENT_EVENTS, DyadDay, read_dyad_days
from evaluation.ecb_plus import DEV_TOPICS, TRAIN_TOPICS, Text, Topic, read_documents, read_topics
from evaluation.meantime import FOLDER as MEANTIME
from evaluation.meantime import read_corpora
from evaluation.synthetic_news import make_newsroom
from lapwing.fusion import fuse_events
from lapwing.fusion.cluster import cluster_profiles
from lapwing.fusion.compare import compare_profiles
from lapwing.fusion.lemmas import lemma, words
from lapwing.fusion.profile import Profile, ProfileBuilder
from lapwing.fusion.weights import PRIOR
from lapwing.knowledge import load_knowledge
from lapwing.knowledge.outlets import OutletIndex
from lapwing.models import load_reader
from lapwing.pipeline import Tools, code_report
from lapwing.records.coded import CodedReport
from lapwing.records.event import EventMention
from lapwing.records.report import Report

_DATA_MISSING = 3
_SEED = 20211018
_RUN_ON = date(2026, 4, 1)  # no text is younger; fixed, so that the same figures come out on any day
# Bits that a pair of one topic starts with: 4.5 % of the pairs of a train topic are of one event (-4.5), and one bit
# more gave the best CoNLL F1 there (of 0, 1, 2 and 3 more).
_TOPIC_PRIOR = -3.5


PARTS = ("synthetic", "ecb", "predicted", "meantime")


def main() -> int:
    """Print the figures; return 0, or 3 when data are missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.fusion", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="folder with event_coref and raw_news")
    parser.add_argument("--mentions", type=int, nargs="+", default=[10_000], help="sizes of the synthetic newsroom")
    parser.add_argument("--train", action="store_true", help="score ECB+'s train topics, for choosing weights")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, help="which figures (all, unless named)")
    options = parser.parse_args()
    data = Path(options.data)
    ecb, topics = data / "event_coref" / "ECBplus", TRAIN_TOPICS if options.train else DEV_TOPICS
    needed = {"synthetic": data / CURRENT_EVENTS, "ecb": ecb, "predicted": ecb, "meantime": data / MEANTIME}
    missing = sorted({str(needed[part]) for part in options.only if not needed[part].exists()})
    if not options.data or missing:
        print(f"missing: {', '.join(missing)} (evaluation/README.md says where it is from)", file=sys.stderr)
        return _DATA_MISSING
    if "synthetic" in options.only:
        dyad_days = read_dyad_days(data)
        print_skew(dyad_days)
        for n_mentions in sorted(options.mentions):
            print_synthetic(n_mentions, dyad_days)
    if "ecb" in options.only:
        print_gold("ECB+, within gold topics", read_topics(ecb, topics))
    if "predicted" in options.only:
        print_predicted(ecb, topics)
    if "meantime" in options.only:
        print_gold("MEANTIME, within its four corpora", read_corpora(data / MEANTIME))
    return 0


def print_skew(dyad_days: Sequence[DyadDay]) -> None:
    """Print how crowded the days of dyads are from which the newsroom is drawn."""
    crowds = sorted(Counter(dyad_days).values(), reverse=True)
    dyads = Counter((home, guest) for _, home, guest in dyad_days)
    top = sum(n for _, n in dyads.most_common(10)) / len(dyad_days)
    print(
        f"Current Events: {len(dyad_days)} items that name a country, {len(dyads)} dyads (the first ten have {top:.2f} "
        f"of the items), {len(crowds)} dyad-days, the most crowded with {crowds[0]}"
    )


def print_synthetic(n_mentions: int, dyad_days: Sequence[DyadDay]) -> None:
    """Fuse a synthetic newsroom and print scores, time and memory (the newsroom's own included)."""
    newsroom = make_newsroom(n_mentions, _SEED, dyad_days)
    held = _peak_gb()
    started, elapsed = time.process_time(), time.perf_counter()
    events = fuse_events(newsroom.mentions, newsroom.documents, OutletIndex([]))
    seconds, elapsed = time.process_time() - started, time.perf_counter() - elapsed
    found = [frozenset(event.mentions) for event in events if event.merged_into is None]
    counts = f"{len(newsroom.mentions)} mentions, {len(newsroom.gold)} happenings, {len(found)} events"
    spent = f"{seconds:.1f} s of one core ({elapsed:.0f} s by the clock)"
    print(f"synthetic: {counts}, {spent}, peak {_peak_gb():.2f} GB ({held:.2f} GB before fusion)", flush=True)
    print_scores("fusion", _disjoint(found), newsroom.gold)


def _peak_gb() -> float:
    """The most memory that this process has held so far; Linux counts it in KiB, macOS in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e9


def print_gold(name: str, topics: Sequence[Topic]) -> None:
    """Score fusion and the lemma baseline with gold triggers."""
    gold = [cluster for topic in topics for cluster in topic.gold]
    n_mentions = sum(len(topic.mentions) for topic in topics)
    print(f"{name}: {n_mentions} gold mentions, {len(gold)} events in {len(topics)} topics", flush=True)
    print_scores("lemma", [cluster for topic in topics for cluster in cluster_by_lemma(topic.mentions)], gold)
    print_scores("fusion", [cluster for topic in topics for cluster in cluster_topic(topic)], gold)


def print_predicted(folder: Path, topics: tuple[int, ...]) -> None:
    """Code the documents, fuse each topic, and score what is predicted against all that is gold."""
    read = read_topics(folder, topics)
    gold = [cluster for topic in read for cluster in topic.gold]
    tools = Tools(load_reader(), load_knowledge())
    lemmas: list[frozenset[str]] = []
    fused: list[frozenset[str]] = []
    texts = list(read_documents(folder, topics))
    for topic in read:
        own = [text for text in texts if text.topic == topic.number]
        coded = [code_report(_as_report(text), tools, _RUN_ON) for text in own]
        names = {
            one.mention_id: name
            for text, report in zip(own, coded, strict=True)
            for one, name in name_predicted(text, report, topic.mentions)
        }
        kept = [one for report in coded for one in report.event_mentions if one.mention_id in names]
        everything = [one for report in coded for one in report.event_mentions]
        documents = [report.document for report in coded if report.document]
        events = fuse_events(everything, documents, tools.knowledge.outlets)
        lemmas += _renamed(cluster_by_lemma(kept), names)
        fused += _renamed([frozenset(event.mentions) for event in events if event.merged_into is None], names)
    all_gold = frozenset().union(*gold)
    all_found = frozenset().union(*fused)
    hits = len(all_gold & all_found)
    print(
        f"ECB+, predicted mentions: {len(all_found)} in validated sentences, {hits} of {len(all_gold)} gold ones among "
        f"them (precision {hits / max(1, len(all_found)):.3f}, recall {hits / len(all_gold):.3f})"
    )
    print_scores("lemma", lemmas, gold)
    print_scores("fusion", fused, gold)
    print(f"  of the {hits} that are both predicted and gold:")
    both = _restricted(gold, all_found)
    print_scores("lemma", _restricted(lemmas, all_gold), both)
    print_scores("fusion", _restricted(fused, all_gold), both)


def name_predicted(text: Text, report: CodedReport, gold: Sequence[EventMention]) -> Iterator[tuple[EventMention, str]]:
    """Yield each predicted mention of the validated sentences with the gold mention_id it stands for, else its own.

    A gold mention is stood for once, by the first prediction whose trigger shares a character with its own.
    """
    own = [one for one in gold if one.report_id == text.name]
    taken: set[str] = set()
    for one in report.event_mentions:
        if not any(sentence.covers(one.trigger) for sentence in text.validated):
            continue
        hits = [each.mention_id for each in own if each.trigger.overlaps(one.trigger) and each.mention_id not in taken]
        taken.update(hits[:1])
        yield one, hits[0] if hits else one.mention_id


def _as_report(text: Text) -> Report:
    return Report(report_id=text.name, path="-", content=text.text, language="en")


def _renamed(clusters: Clusters, names: Mapping[str, str]) -> Clusters:
    """Return the clusters of named mentions under those names, each mention once: where it comes first."""
    return _disjoint([frozenset(names[one] for one in cluster if one in names) for cluster in clusters])


def _restricted(clusters: Clusters, items: frozenset[str]) -> Clusters:
    return [cluster & items for cluster in clusters if cluster & items]


def _disjoint(clusters: Clusters) -> Clusters:
    """Return the clusters with each item only where it comes first: a mention of two meetings is in both events."""
    seen: set[str] = set()
    found = []
    for cluster in clusters:
        if cluster - seen:
            found.append(cluster - seen)
        seen |= cluster
    return found


def print_scores(name: str, found: Clusters, gold: Clusters) -> None:
    """Print one line a clustering: precision, recall and F1 of each measure, in per cent."""
    scores = score_clusters(found, gold)
    cells = [
        f"{measure} {100 * s.precision:.1f}/{100 * s.recall:.1f}/{100 * s.f1:.1f}" for measure, s in scores.items()
    ]
    print(f"  {name:<8}{'  '.join(cells)}  CoNLL {100 * conll_f1(scores):.1f}   (precision/recall/F1)")


def cluster_by_lemma(mentions: Sequence[EventMention]) -> Clusters:
    """Return the baseline: all mentions of a topic whose trigger's last word has one lemma are one event."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        groups[lemma((words(mention.trigger.text) or [""])[-1])].add(mention.mention_id)
    return [frozenset(groups[name]) for name in sorted(groups)]


def cluster_topic(topic: Topic) -> Clusters:
    """Return the clusters of one topic by fusion's comparisons and clustering, every pair of the topic compared."""
    builder = ProfileBuilder([], {}, topic.mentions)
    profiles = sorted((builder.build([one], frozenset([one.report_id])) for one in topic.mentions), key=lambda p: p.key)
    return _named(cluster_profiles(len(profiles), *_compare_all(profiles)), [profile.key for profile in profiles])


def _compare_all(profiles: Sequence[Profile]) -> tuple[dict[tuple[int, int], float], set[tuple[int, int]]]:
    bits, forbidden = {}, set()
    for one, other in combinations(range(len(profiles)), 2):
        verdict = compare_profiles(profiles[one], profiles[other], {})
        bits[one, other] = verdict.bits_without("days") + _TOPIC_PRIOR - PRIOR
        if verdict.forbids:
            forbidden.add((one, other))
    return bits, forbidden


def _named(groups: Sequence[tuple[int, ...]], keys: Sequence[str]) -> Clusters:
    return [frozenset(keys[index] for index in group) for group in groups]


if __name__ == "__main__":
    sys.exit(main())
