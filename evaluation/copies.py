"""Whether near copies are known as such, and reports of one story by different desks are not.

python -m evaluation.copies --data FOLDER [--errors]

Positives are made by rule (`evaluation/copy_rules.py`) from real texts: NewsWCL50's articles, and each a sample of LGL,
GeoVirus and NeuS. Each rule is measured by itself, among all texts, so that no copy is found through another. Negatives
are the reports of one story by different outlets, in NeuS' round-ups (headline and first paragraphs) and NewsWCL50.
Corpora hold real copies too: two outlets that print one agency's words are counted against us and named with --errors.
"""

import argparse
import hashlib
import os
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evaluation.copy_rules import RULES, Paragraphs, split_paragraphs
from evaluation.pair_texts import NEUS, NEWSWCL50, read_pair_texts
from evaluation.person_texts import geovirus_texts, lgl_texts
from lapwing.documents import make_document
from lapwing.fusion.copies import find_copies
from lapwing.fusion.origins import find_origins
from lapwing.knowledge.outlets import OutletIndex, load_outlets
from lapwing.records.base import Rejection
from lapwing.records.document import Document
from lapwing.records.report import Report

GEOPARSING = ("geoparsing/LGL/lgl.xml", "geoparsing/GeoVirus/GeoVirus.xml")
_SAMPLED = {"LGL": 150, "GeoVirus": 100, "NeuS": 150, "NewsWCL50": 50}
_FEWEST_WORDS = 60  # of a text that copies are made of
_SHORT = 60  # words: shorter copies are counted apart too


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A real text. `story` is shared by the reports of one story."""

    corpus: str
    story: str
    name: str
    outlet: str
    published: str
    paragraphs: Paragraphs

    @property
    def key(self) -> str:
        """What stands for it as a report_id."""
        return f"{self.corpus}/{self.story}/{self.name}"


def read_articles(data: Path) -> list[Article]:
    """Return all texts, in the order of the corpora."""
    articles = [
        Article(
            corpus=text.corpus,
            story=text.story,
            name=text.name,
            outlet=text.outlet or f"{text.name} desk",
            published=text.published,
            paragraphs=split_paragraphs(text.text),
        )
        for text in read_pair_texts(data)
    ]
    for corpus, texts in (("LGL", lgl_texts(data)), ("GeoVirus", geovirus_texts(data))):
        for name, day, text in texts:
            articles.append(
                Article(
                    corpus=corpus, story=name, name="0", outlet="", published=day, paragraphs=split_paragraphs(text)
                )
            )
    return articles


def sample(articles: Sequence[Article]) -> list[Article]:
    """Return the articles that copies are made of: those of each corpus whose hashes are smallest."""
    chosen: list[Article] = []
    for corpus, n in _SAMPLED.items():
        own = [a for a in articles if a.corpus == corpus and sum(len(p.split()) for p in a.paragraphs) >= _FEWEST_WORDS]
        chosen += sorted(own, key=lambda article: _hash(article.key))[:n]
    return chosen


def make_copies(bases: Sequence[Article], kind: str) -> Iterator[Article]:
    """Yield one copy of each article by one rule, with other outlets' names; what is added comes from another story."""
    for number, base in enumerate(bases):
        others = [article for article in bases if article.corpus == base.corpus and article.story != base.story]
        other = others[number % len(others)]
        chance = random.Random(_hash(f"{kind}:{base.key}"))
        yield Article(
            corpus=base.corpus,
            story=base.story,
            name=f"{base.name}+copy",
            outlet=f"Copying Paper {number % 40}",
            published=base.published,
            paragraphs=RULES[kind](base.paragraphs, other.paragraphs, chance),
        )


def to_documents(articles: Iterable[Article], outlets: OutletIndex) -> list[Document]:
    """Return the articles as the pipeline has them; what it refuses (another language) is left out."""
    made = (
        make_document(
            Report(
                report_id=one.key,
                path="-",
                content="\n\n".join(one.paragraphs),
                outlet=one.outlet or None,
                published=one.published or None,
                language="en",
            ),
            outlets=outlets,
        )
        for one in articles
    )
    return [document for document in made if not isinstance(document, Rejection)]


def found_pairs(copies: Mapping[str, str]) -> set[tuple[str, str]]:
    """Return every pair of reports in one group, in order of their ids."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for report in sorted(copies):
        groups[copies[report]].append(report)
    return {pair for group in groups.values() for pair in combinations(group, 2)}


def same_story_pairs(articles: Sequence[Article]) -> list[tuple[str, str]]:
    """Return the pairs of reports of one story by different outlets."""
    by_story: defaultdict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in articles:
        by_story[article.corpus, article.story].append(article)
    pairs = (pair for story in sorted(by_story) for pair in combinations(by_story[story], 2))
    return [(min(one.key, other.key), max(one.key, other.key)) for one, other in pairs if one.outlet != other.outlet]


def share_origin(pair: tuple[str, str], documents: Mapping[str, Document], copies: Mapping[str, str]) -> str:
    """Return why two reports count as one origin, "" where they are two."""
    origins = find_origins(pair, documents, copies)
    return origins[0].why if len(origins) == 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of the copies made by one rule, as pairs of report_ids."""

    kind: str
    found: frozenset[tuple[str, str]]
    missed: frozenset[tuple[str, str]]
    strays: frozenset[tuple[str, str]]  # a copy with something that is neither its original nor that one's copy
    n_words: Mapping[str, int]  # of each copy

    def recall(self, fewest: int = 0, most: int = 10**6) -> tuple[float, int]:
        """Return the share found of the copies of so many words, and how many these are."""
        found, missed = (
            sum(fewest <= self.n_words[copy] < most for _, copy in pairs) for pairs in (self.found, self.missed)
        )
        return found / (found + missed) if found + missed else 0.0, found + missed


def try_rule(
    kind: str,
    bases: Sequence[Article],
    originals: Sequence[Document],
    alone: set[tuple[str, str]],
    outlets: OutletIndex,
) -> Outcome:
    """Return what is found of the copies by one rule among all originals; `alone` is what is found without them."""
    made = to_documents(make_copies(bases, kind), outlets)
    wanted = {(one.report_id.removesuffix("+copy"), one.report_id) for one in made}
    found = {
        pair for pair in found_pairs(find_copies([*originals, *made])) if any(end.endswith("+copy") for end in pair)
    }
    related = alone | {(other, one) for one, other in alone}
    strays = {pair for pair in found - wanted if (_original(pair[0]), _original(pair[1])) not in related}
    return Outcome(
        kind=kind,
        found=frozenset(wanted & found),
        missed=frozenset(wanted - found),
        strays=frozenset(strays),
        n_words={one.report_id: len(one.text.split()) for one in made},
    )


def show(articles: Sequence[Article], outlets: OutletIndex, *, errors: bool) -> None:
    """Print recall by rule, then precision over all rules and the same-story pairs."""
    originals = to_documents(articles, outlets)
    known = {document.report_id for document in originals}
    bases = [article for article in sample(articles) if article.key in known]
    alone = found_pairs(find_copies(originals))
    print(f"{len(originals)} texts; copies of {len(bases)} of them by each of {len(RULES)} rules", flush=True)
    outcomes = []
    for kind in RULES:
        outcomes.append(try_rule(kind, bases, originals, alone, outlets))
        show_outcome(outcomes[-1], errors=errors)
    negatives = [pair for pair in same_story_pairs(articles) if set(pair) <= known]
    taken = {pair for pair in negatives if pair in alone}
    other = {pair for pair in alone if pair not in taken}
    print(f"  same story, other outlet: {len(taken)} of {len(negatives)} pairs taken for copies")
    print(f"  other pairs of originals taken for copies: {len(other)}")
    right, missed = (
        sum(len(pairs) for pairs in group) for group in zip(*((o.found, o.missed) for o in outcomes), strict=True)
    )
    wrong = sum(len(outcome.strays) for outcome in outcomes) + len(taken)
    n_made = right + missed
    print(f"copies: precision {right / (right + wrong):.3f}, recall {right / n_made:.3f} ({n_made} made)")
    if errors:
        _name("same story", taken)
        _name("other originals", other)
    show_origins(negatives, originals, find_copies(originals))


def show_outcome(outcome: Outcome, *, errors: bool) -> None:
    """Print one line for a rule: its recall, by corpus and by the length of the copies, and what was wrong."""
    recall, n_made = outcome.recall()
    hits, corpora = (
        Counter(one.split("/")[0] for one, _ in pairs) for pairs in (outcome.found, outcome.found | outcome.missed)
    )
    by_corpus = "  ".join(f"{corpus} {hits[corpus] / corpora[corpus]:.3f}" for corpus in sorted(corpora))
    short, long = (outcome.recall(*words) for words in ((0, _SHORT), (_SHORT, 10**6)))
    by_length = f"{_SHORT} words or more {long[0]:.3f} of {long[1]}, shorter {short[0]:.3f} of {short[1]}"
    print(f"  {outcome.kind:28} recall {recall:.3f} of {n_made}, wrong {len(outcome.strays)}", flush=True)
    print(f"  {'':28} {by_length}; {by_corpus}", flush=True)
    if errors:
        _name("missed", outcome.missed)
        _name("wrong", outcome.strays)


def show_origins(
    negatives: Sequence[tuple[str, str]], documents: Sequence[Document], copies: Mapping[str, str]
) -> None:
    """Print how many pairs of one story count as one origin, by the reason."""
    by_id = {document.report_id: document for document in documents}
    reasons = Counter(share_origin(pair, by_id, copies) for pair in negatives)
    joined = sum(n for why, n in reasons.items() if why)
    print(f"origins: {joined} of {len(negatives)} same-story pairs count as one origin")
    for why, n in sorted(reasons.items(), key=lambda item: (-item[1], item[0])):
        if why:
            print(f"  {n:4} {why}")


def _name(title: str, pairs: Iterable[tuple[str, str]]) -> None:
    for one, other in sorted(pairs):
        print(f"    {title}: {one} {other}")


def _original(report: str) -> str:
    return report.removesuffix("+copy")


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def main() -> int:
    """Print the figures; exit code 2 if a corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.copies", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="folder with the unpacked corpora")
    parser.add_argument("--errors", action="store_true", help="name what was missed and what was wrongly found")
    options = parser.parse_args()
    data = Path(options.data)
    missing = [name for name in (NEUS, NEWSWCL50, *GEOPARSING) if not (data / name).is_file()]
    if missing:
        print(f"data missing: {', '.join(str(data / name) for name in missing)}", file=sys.stderr)
        return 2
    show(read_articles(data), load_outlets(), errors=options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
