"""The texts that evaluation/labels/pairs.csv points into, built from the data folder: by corpus, story and outlet."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.person_texts import newswcl50_texts

NEUS = "news_clustering/NeuS_AllSides/headline_11_2021-10-19_crawled_all.jsonl"
NEWSWCL50 = "event_coref/NewsWCL50/conll.csv"
SIDES = ("left", "center", "right")
# NewsWCL50 gives no dates. Its stories are public events; this is the day that each was news.
STORY_DAYS = {
    "0": "2018-04-18", "1": "2018-04-20", "2": "2018-04-21", "3": "2018-04-20", "4": "2018-04-24", "5": "2018-04-27",
    "6": "2018-04-29", "7": "2018-04-30", "8": "2018-05-01", "9": "2018-05-01",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PairText:
    """One outlet's text of one story. `published` is an ISO day, `outlet` "" where the corpus does not name it."""

    corpus: str
    story: str
    name: str
    outlet: str
    published: str
    text: str

    @property
    def digest(self) -> str:
        """The first 16 hex digits of the SHA-256 of the text: offsets hold for exactly this text."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def read_pair_texts(data: Path) -> Iterator[PairText]:
    """Yield every text of both corpora, in the order of their files."""
    yield from neus_texts(data)
    yield from newswcl50_stories(data)


def neus_texts(data: Path) -> Iterator[PairText]:
    """Yield the articles of NeuS' dated round-ups: headline and paragraphs; the day is the round-up's."""
    with (data / NEUS).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            for side in SIDES:
                article = row["news"].get(side)
                if article and article["newBody"]:
                    paragraphs = [article["newsTitle"], *article["newBody"]]
                    yield PairText(
                        corpus="NeuS",
                        story=str(row["id"]),
                        name=side,
                        outlet=article["newsSource"].split(" (")[0],
                        published=row["date"][:10],
                        text="\n\n".join(paragraph.strip() for paragraph in paragraphs),
                    )


def newswcl50_stories(data: Path) -> Iterator[PairText]:
    """Yield NewsWCL50's articles, tokens joined as evaluation/person_texts.py joins them."""
    for name, _, text in newswcl50_texts(data):
        story = name.split("_")[0]
        yield PairText(
            corpus="NewsWCL50", story=story, name=name, outlet="", published=STORY_DAYS.get(story, ""), text=text
        )
