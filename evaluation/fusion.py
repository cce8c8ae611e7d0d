"""Fusion's figures: clusters of a synthetic newsroom and of ECB+ dev topics, and their time.

python -m evaluation.fusion --data FOLDER [--mentions 20000] [--train]

The synthetic newsroom checks that clustering scales and does not chain; its author also chose the weights, so that its
figures say nothing about news. ECB+ is scored with gold triggers within gold topics, on the development topics (or the
train topics with --train), beside a lemma baseline computed here; its mentions carry no types, countries or days, so it
measures words, names and position alone. Published with gold mentions: lemma baseline 61-76 CoNLL F1, cross-encoders
85-87.
"""

import argparse
import os
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

from evaluation.coreference_scores import Clusters, conll_f1, score_clusters
from evaluation.ecb_plus import DEV_TOPICS, TRAIN_TOPICS, Topic, read_topics
from evaluation.synthetic_news import make_newsroom
from lapwing.fusion import fuse_events
from lapwing.fusion.cluster import cluster_profiles
from lapwing.fusion.compare import compare_profiles
from lapwing.fusion.lemmas import lemma, words
from lapwing.fusion.profile import Profile, ProfileBuilder
from lapwing.fusion.weights import PRIOR
from lapwing.knowledge.outlets import OutletIndex

_DATA_MISSING = 3
_SEED = 20211018
# Bits that a pair of one topic starts with: 4.5 % of the pairs of a train topic are of one event (-4.5), and one bit
# more gave the best CoNLL F1 there (of 0, 1, 2 and 3 more).
_TOPIC_PRIOR = -3.5


def main() -> int:
    """Print the figures; return 0, or 3 when the data are missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.fusion", description=__doc__)
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="folder with event_coref/ECBplus")
    parser.add_argument("--mentions", type=int, default=20_000, help="size of the synthetic newsroom")
    parser.add_argument("--train", action="store_true", help="score the train topics, for choosing weights")
    options = parser.parse_args()
    print_synthetic(options.mentions)
    folder = Path(options.data) / "event_coref" / "ECBplus"
    if not options.data or not (folder / "ECB+").is_dir():
        print(f"missing: ECB+ at {folder} (evaluation/README.md says where it is from)", file=sys.stderr)
        return _DATA_MISSING
    print_ecb(folder, TRAIN_TOPICS if options.train else DEV_TOPICS)
    return 0


def print_synthetic(n_mentions: int) -> None:
    """Fuse a synthetic newsroom and print scores and time."""
    newsroom = make_newsroom(n_mentions, _SEED)
    started = time.process_time()
    events = fuse_events(newsroom.mentions, newsroom.documents, OutletIndex([]))
    seconds = time.process_time() - started
    found = [frozenset(event.mentions) for event in events if event.merged_into is None]
    counts = f"{len(newsroom.mentions)} mentions, {len(newsroom.gold)} happenings, {len(found)} events"
    print(f"synthetic: {counts}, {seconds:.1f} s of one core")
    print_scores("fusion", found, newsroom.gold)


def print_ecb(folder: Path, topics: tuple[int, ...]) -> None:
    """Score fusion and the lemma baseline on topics of ECB+."""
    read = read_topics(folder, topics)
    gold = [cluster for topic in read for cluster in topic.gold]
    n_mentions = sum(len(topic.mentions) for topic in read)
    print(
        f"ECB+ topics {', '.join(map(str, topics))}: {n_mentions} gold mentions, {len(gold)} events, within gold topics"
    )
    print_scores("lemma", [cluster for topic in read for cluster in cluster_by_lemma(topic)], gold)
    print_scores("fusion", [cluster for topic in read for cluster in cluster_topic(topic)], gold)


def print_scores(name: str, found: Clusters, gold: Clusters) -> None:
    """Print one line a clustering: precision, recall and F1 of each measure, in per cent."""
    scores = score_clusters(found, gold)
    cells = [
        f"{measure} {100 * s.precision:.1f}/{100 * s.recall:.1f}/{100 * s.f1:.1f}" for measure, s in scores.items()
    ]
    print(f"  {name:<8}{'  '.join(cells)}  CoNLL {100 * conll_f1(scores):.1f}   (precision/recall/F1)")


def cluster_by_lemma(topic: Topic) -> Clusters:
    """Return the baseline: all mentions of a topic whose trigger's last word has one lemma are one event."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for mention in topic.mentions:
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
