"""The texts that evaluation/labels/persons.csv points into, read from the data folder: corpus, document, day, text."""

import csv
import itertools
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path

Text = tuple[str, str, str]  # document, ISO day or "", text
CLOSING = frozenset(".,;:!?)]%”’…")
OPENING = frozenset("([“‘$")
SUFFIXES = ("'", "’", "n't")


def lgl_texts(data: Path) -> Iterator[Text]:
    """Yield LGL's articles with the day they were fetched."""
    for article in ET.parse(data / "geoparsing/LGL/lgl.xml").getroot():
        yield article.get("docid", ""), article.findtext("dltime", "")[:10], article.findtext("text", "")


def geovirus_texts(data: Path) -> Iterator[Text]:
    """Yield GeoVirus' articles by the last part of their address; they bear no date."""
    for article in ET.parse(data / "geoparsing/GeoVirus/GeoVirus.xml").getroot():
        yield article.findtext("source", "").rsplit("/", 1)[1], "", article.findtext("text", "")


def newswcl50_texts(data: Path) -> Iterator[Text]:
    """Yield NewsWCL50's articles, their tokens joined; they bear no date."""
    with (data / "event_coref/NewsWCL50/conll.csv").open(encoding="utf-8", newline="") as handle:
        for document, rows in itertools.groupby(csv.DictReader(handle), key=lambda row: row["doc_id"]):
            yield document, "", join_tokens([row["token"] for row in rows])


def current_events_texts(data: Path) -> Iterator[Text]:
    """Yield the items of the Current Events corpus."""
    path = data / "raw_news/WikipediaCurrentEvents/events.jsonl"
    with path.open(encoding="utf-8") as handle:
        for item in map(json.loads, handle):
            yield item["id"], item["date"], item["text"]


CORPORA: dict[str, Callable[[Path], Iterator[Text]]] = {
    "LGL": lgl_texts,
    "GeoVirus": geovirus_texts,
    "NewsWCL50": newswcl50_texts,
    "WikipediaCurrentEvents": current_events_texts,
}


def join_tokens(tokens: list[str]) -> str:
    """Return tokens as running text: no space before closing marks, after opening ones, and around hyphens."""
    text, glued, quoted = "", True, False
    for token in tokens:
        if not token.strip() or token.strip() == "\\n":
            text, glued = text.rstrip(" ") + ("\n" if "n" in token or "\n" in token else ""), True
            continue
        quote = token == '"'
        opens = token in OPENING or quote and not quoted
        closes = token in CLOSING or token.startswith(SUFFIXES) or token == "-" or quote and quoted
        quoted ^= quote
        text += token if glued or closes else f" {token}"
        glued = opens or token == "-"
    return text
