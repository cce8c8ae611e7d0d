"""How many of the outlets that Wikipedia's Current Events credit are in the knowledge.

python -m evaluation.outlets --data FOLDER [--missing N]

Counted twice: every credit, and every name. A name that several outlets share counts as known without saying which. The
credits of the last five years stand in a row of their own: many older papers no longer exist.
"""

import argparse
import json
import os
import sys
from collections import Counter
from pathlib import Path

from lapwing.documents.credits import split_carried
from lapwing.knowledge.outlets import OutletIndex, load_outlets
from lapwing.records.document import Outlet

EVENTS = "raw_news/WikipediaCurrentEvents/events.jsonl"
RECENT = "2021"


def main() -> int:
    """Print the coverage; exit code 2 if the corpus is missing."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.outlets", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("DATA", ""), help="folder with the unpacked corpora")
    parser.add_argument("--missing", type=int, default=0, help="print so many of the commonest names that are missing")
    options = parser.parse_args()
    path = Path(options.data, EVENTS)
    if not path.is_file():
        print(f"data missing: {path}", file=sys.stderr)
        return 2
    credited, recent = read_credits(path)
    outlets = load_outlets()
    show("all years", credited, outlets)
    show(f"since {RECENT}", recent, outlets)
    for name, count in [(n, c) for n, c in credited.most_common() if find(n, outlets) is None][: options.missing]:
        print(f"  {count:6} {name}")
    return 0


def read_credits(path: Path) -> tuple[Counter[str], Counter[str]]:
    """Return how often each name is credited, in all years and in the recent ones."""
    credited: Counter[str] = Counter()
    recent: Counter[str] = Counter()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            names = [name.strip() for name in row["sources"] if name.strip()]
            credited.update(names)
            if row["date"] >= RECENT:
                recent.update(names)
    return credited, recent


def find(name: str, outlets: OutletIndex) -> Outlet | None:
    """Return the outlet of a credited name or bare domain; of "AP via The Guardian" the carrier, if both are known."""
    writer, carrier = split_carried(name)
    if writer and outlets.find_by_name(writer) is None:
        return None
    is_domain = "." in carrier and " " not in carrier
    return outlets.find_by_name(carrier) or (outlets.find_by_url(carrier) if is_domain else None)


def show(title: str, credited: Counter[str], outlets: OutletIndex) -> None:
    """Print which share of the credits and of the names is known."""
    known = Counter({name: count for name, count in credited.items() if find(name, outlets)})
    often = [name for name, count in credited.items() if count >= 10]
    print(
        f"{title}: {known.total()} of {credited.total()} credits ({known.total() / max(1, credited.total()):.3f}), "
        f"{len(known)} of {len(credited)} names; of {len(often)} names credited ten times or more "
        f"{sum(name in known for name in often)} ({sum(name in known for name in often) / max(1, len(often)):.3f})"
    )


if __name__ == "__main__":
    sys.exit(main())
