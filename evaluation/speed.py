"""Speed and memory: documents a second of one core, end to end and of the reader alone, and where the time goes.

Usage: python -m evaluation.speed --data FOLDER [--documents 500] [--words 500]

FOLDER (or the environment variable DATA) is the folder that holds raw_news/WikipediaCurrentEvents. Documents are made
of its items, in the order of a hash, until each has the words asked for; so they are the same on every machine. One
process, one core: what a run with more jobs reaches is this figure times the processes, less the start of each. Times
are those of the processor, so that a busy machine distorts them little; the clock's stands beside them.
"""

import argparse
import hashlib
import json
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

from lapwing import pipeline
from lapwing.api import Workspace
from lapwing.settings import Settings

DATA_MISSING = 3
RUN_ON = date(2026, 7, 1)
LOADING = ("load_reader", "load_knowledge")  # once a process
STAGES = (
    *LOADING,
    *("make_document", "read_document", "find_times", "find_actors", "find_places", "find_office_holders"),
    *("date_document", "make_context", "ground_actors", "ground_places", "ground_times", "find_quotes", "code_events"),
    "fuse_events",
)


def main() -> int:
    """Measure, and print what was measured."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.speed", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="the folder with the evaluation data")
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--words", type=int, default=500)
    options = parser.parse_args()
    source = Path(options.data) / "raw_news" / "WikipediaCurrentEvents" / "events.jsonl"
    if not options.data or not source.is_file():
        print(f"no data: {source} is missing (evaluation/README.md says where it is from)", file=sys.stderr)
        return DATA_MISSING
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "documents.jsonl"
        n = write_corpus(source, corpus, n_documents=options.documents, n_words=options.words)
        print(f"{n} documents of {options.words} words; {platform.machine()}, Python {platform.python_version()}")
        measure(corpus, Path(folder) / "speed.db", n)
    return 0


def write_corpus(source: Path, target: Path, *, n_documents: int, n_words: int) -> int:
    """Write documents of about `n_words` words made of the items of `source`; return how many there are."""
    with source.open(encoding="utf-8") as lines:
        items = sorted((json.loads(line) for line in lines), key=lambda item: _order(item["id"]))
    documents = _fill(items, n_words)
    with target.open("w", encoding="utf-8") as stream:
        for n, row in zip(range(n_documents), documents, strict=False):
            stream.write(json.dumps({"id": f"speed-{n}", **row}) + "\n")
    return min(n_documents, sum(1 for _ in target.open(encoding="utf-8")))


def measure(corpus: Path, workspace: Path, n: int) -> None:
    """Code `corpus` in this process with a stopwatch around each stage, and print the figures."""
    started, started_cpu = time.perf_counter(), time.process_time()
    seconds = dict.fromkeys(STAGES, 0.0)
    for name in STAGES:
        setattr(pipeline, name, _timed(getattr(pipeline, name), name, seconds))
    settings = Settings(workspace=workspace, jobs=1, run_on=RUN_ON)
    with Workspace(settings, pipeline.make_stages()) as opened:
        summary = opened.code([corpus])
        n_mentions = len(opened.mentions())
    wall, cpu = time.perf_counter() - started, time.process_time() - started_cpu
    print(f"{n_mentions} event mentions, {summary.n_events} events, {len(summary.rejections)} inputs refused")
    _report(n, seconds, wall, cpu)


def _report(n: int, seconds: dict[str, float], wall: float, cpu: float) -> None:
    """Print speed, memory, and for each stage its seconds of the processor, its share, and what a document takes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2)
    reader, loading = seconds["read_document"], sum(seconds[name] for name in LOADING)
    print(f"end to end    {n / cpu:6.2f} documents/s of one core   ({cpu:.1f} s; {wall:.1f} s by the clock)")
    print(f"once loaded   {n / (cpu - loading):6.2f} documents/s of one core   ({cpu - loading:.1f} s)")
    print(f"reader alone  {n / reader if reader else 0:6.2f} documents/s of one core   ({reader:.1f} s)")
    print(f"peak memory   {peak:6.0f} MB")
    rest = ("the rest (sources, store)", cpu - sum(seconds.values()))
    for name, taken in (*sorted(seconds.items(), key=lambda item: -item[1]), rest):
        per_document = "" if name in LOADING else f"{1000 * taken / n:8.1f} ms a document"
        print(f"  {taken:8.2f} s {taken / cpu:6.1%}{per_document:24}  {name}")


def _timed(stage: Callable[..., Any], name: str, seconds: dict[str, float]) -> Callable[..., Any]:
    @wraps(stage)
    def timed(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            found = stage(*args, **kwargs)
            return found if isinstance(found, tuple) or not isinstance(found, Iterator) else tuple(found)
        finally:
            seconds[name] += time.process_time() - start

    return timed


def _fill(items: list[dict[str, Any]], n_words: int) -> Iterator[dict[str, Any]]:
    paragraphs: list[str] = []
    words = 0  # in the paragraphs so far
    for item in items:
        paragraphs.append(item["text"])
        words += len(item["text"].split())
        if words >= n_words:
            yield {"text": "\n\n".join(paragraphs), "published": item["date"]}
            paragraphs, words = [], 0


def _order(item_id: str) -> str:
    return hashlib.sha256(item_id.encode()).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
