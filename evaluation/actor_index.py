"""How long a name takes to look up when a million are known: amortised over a corpus, and cold.

python -m evaluation.actor_index [--aliases 1000000] [--mentions 4000]

The index is generated: persons of 100 countries with four spellings each, given and family names drawn by a power law
from a fixed seed, so that a few names are very common. Three mentions in four are full names, one is a family name
alone with its country in the text; in the corpus they recur as names do in news (a power law again). "Cold" is each
mention by a process that has seen none: all caches are emptied before, and what other look-ups left is collected.
Times are the processor's.
"""

import argparse
import gc
import random
import sys
import time
from collections import defaultdict

from lapwing.knowledge import name_keys
from lapwing.knowledge.actors import ActorIndex
from lapwing.knowledge.countries import load_countries
from lapwing.knowledge.name_keys import fold_words, name_key
from lapwing.mentions.actors import alignment, people, sounds
from lapwing.mentions.actors.people import rank_people

SPELLINGS = 4
SYLLABLES = [c + v + e for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("", "l", "n", "r", "s", "k")]
CACHED = (
    *(name_keys.fold_words, name_keys.name_key, alignment.words_fit, alignment.names_fit, alignment.words_of),
    *(sounds.are_spellings, people.rank_known),
)
COLD = 300
DAY = "2021-10-19"


def make_names(chance: random.Random, n: int, parts: int) -> list[str]:
    """Return n different made-up words of some syllables."""
    found: dict[str, None] = {}
    while len(found) < n:
        found["".join(chance.choices(SYLLABLES, k=chance.choice((parts, parts + 1)))).capitalize()] = None
    return list(found)


def make_index(n_persons: int, chance: random.Random) -> tuple[ActorIndex, list[tuple[str, str]]]:
    """Return an index of so many persons, and (name, country) of each."""
    codes = [f"X{a}{b}" for a in "ABCDEFGHIJ" for b in "ABCDEFGHIJ"]
    given, family = make_names(chance, 4_000, 2), make_names(chance, 80_000, 3)
    weights = [[1 / (rank + 20) for rank in range(len(names))] for names in (given, family)]
    first, last = (chance.choices(n, w, k=n_persons) for n, w in zip((given, family), weights, strict=True))
    middle = chance.choices(given, weights[0], k=n_persons)
    lines, postings, known = [], defaultdict(list), []
    for row, (one, two, name) in enumerate(zip(first, middle, last, strict=True)):
        country = chance.choice(codes)
        aliases = (f"{one} {name}", f"{one} {two} {name}", f"{one[0]}. {name}", f"{one} {two[0]}. {name}")
        lines.append(f"P{row}\t{'|'.join(aliases)}\t{country}~OTHER_MIN~Minister~2015~~2023-01-31")
        for word in {word for alias in aliases for word in fold_words(alias) if len(word) > 1}:
            postings[name_key(word)].append(row)
        known.append((f"{one} {name}", country))
    keys = [f"{key}\t{' '.join(map(str, sorted(set(rows))))}" for key, rows in postings.items()]
    empty = dict.fromkeys(("offices_held", "coded_names", "organisations", "agents", "office_phrases"), list[str]())
    return ActorIndex(load_countries(), {"persons": lines, "name_keys": keys, **empty}), known


def look_up(index: ActorIndex, mention: tuple[str, str]) -> float:
    """Return the seconds that one mention takes."""
    start = time.process_time()
    rank_people(mention[0], index=index, country=None, on=DAY, countries=(mention[1],))
    return time.process_time() - start


def main() -> int:
    """Print milliseconds a mention."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.actor_index", description=__doc__.splitlines()[0])
    parser.add_argument("--data", help="not used: the index is generated")
    parser.add_argument("--aliases", type=int, default=1_000_000)
    parser.add_argument("--mentions", type=int, default=20_000)
    options = parser.parse_args()
    chance = random.Random(20211019)
    index, known = make_index(options.aliases // SPELLINGS, chance)
    people_met = chance.sample(known, 4_000)
    people_met = [(name.split()[-1], code) if i % 4 == 0 else (name, code) for i, (name, code) in enumerate(people_met)]
    seen = chance.choices(people_met, [1 / (rank + 1) for rank in range(len(people_met))], k=options.mentions)
    taken = [look_up(index, mention) for mention in seen]
    print(f"{options.aliases} aliases; {len(seen)} mentions of {len(set(seen))} names")
    print(f"amortised {sum(taken) / len(taken) * 1000:.3f} ms a mention (asked for: 0.3)")
    cold = []
    for mention in chance.sample(people_met, COLD):
        for cached in CACHED:
            cached.cache_clear()
        index.forget()
        gc.collect()
        cold.append(look_up(index, mention) * 1000)
    cold.sort()
    print(f"cold, {COLD} names: mean {sum(cold) / COLD:.2f} ms, median {cold[COLD // 2]:.2f},", end=" ")
    print(f"95 in 100 below {cold[COLD * 95 // 100]:.2f}, worst {cold[-1]:.2f} (asked for: 5)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
