"""How often a place's coordinates are right, given its span: acc@161 km on GeoVirus and LGL.

Usage: python evaluation/places.py [DATA] [--errors N]      (DATA or the environment's DATA: the folder that holds
geoparsing/) A country, province or region that is the gold one itself by id or by name counts as "same area":
countries have no coordinates here, and the label points of large areas differ by more than 161 km between gazetteers.
acc counts right and same area, strict only right. Abstentions count as wrong. LGL tags demonyms as places; they stand
in a row of their own and are never places here.
"""

import argparse
import os
import sys
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha1
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from urllib.parse import unquote

from lapwing.documents import make_document
from lapwing.knowledge.gazetteer import Gazetteer, fold_place, load_gazetteer
from lapwing.knowledge.outlets import load_outlets
from lapwing.mentions.places import find_places, ground_places
from lapwing.models import load_reader
from lapwing.reading import read_document
from lapwing.records.base import Rejection, Span
from lapwing.records.document import Block, Document, PublishedDate
from lapwing.records.mention import PlaceMention
from lapwing.records.reading import EntitySpan, Reading, Sentence
from lapwing.records.report import Report

RIGHT_KM = 161.0
KEPT_EVERY = 4  # by the text's hash: these articles' errors are not shown, and they stand in a row of their own
PUBLISHED = {"LGL": "Mordecai 3: .827", "GeoVirus": "none known to us for Mordecai 3"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """A toponym with its true place. `page` names it (a Wikipedia title or the gazetteer's name), `kind` is a coarse
    class.
    """

    span: Span
    latitude: float
    longitude: float
    page: str
    geonames_id: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoContext:
    """The context when nothing but the places is known."""

    countries: tuple[tuple[str, int], ...] = ()
    dateline_country: str | None = None
    outlet_country: str | None = None


def read_geovirus(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Yield (text, gold) for each article."""
    for article in ET.parse(path).getroot():
        text = article.findtext("text") or ""
        found = []
        for location in article.iter("location"):
            start, end = int(location.findtext("start") or 0), int(location.findtext("end") or 0)
            page = unquote((location.findtext("page") or "").rsplit("/", 1)[-1]).replace("_", " ")
            latitude, longitude = float(location.findtext("lat") or 0), float(location.findtext("lon") or 0)
            span = Span(start=start - 1, end=end - 1, text=text[start - 1 : end - 1])
            if span.text != location.findtext("name"):
                span = Span(start=start, end=end, text=text[start:end])
            found.append(
                Gold(span=span, latitude=latitude, longitude=longitude, page=page, geonames_id="", kind="place")
            )
        yield text, found


def read_lgl(path: Path) -> Iterator[tuple[str, list[Gold]]]:
    """Yield (text, gold with coordinates) for each article."""
    for article in ET.parse(path).getroot():
        text = article.findtext("text") or ""
        found = []
        for toponym in article.iter("toponym"):
            tag = toponym.find("gaztag")
            start, end = int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0)
            latitude = (tag.findtext("lat") if tag is not None else toponym.findtext("lat")) or ""
            longitude = (tag.findtext("lon") if tag is not None else toponym.findtext("lon")) or ""
            if not latitude or not longitude:
                continue
            code = (tag.findtext("fcode") or "") if tag is not None else ""
            name, own_id = (tag.findtext("name") or "", tag.get("geonameid") or "") if tag is not None else ("", "")
            found.append(
                Gold(
                    span=Span(start=start, end=end, text=text[start:end]), latitude=float(latitude),
                    longitude=float(longitude), page=name, geonames_id=own_id, kind=code[:4] or "none",
                )
            )  # fmt: skip
        yield text, found


def ground(text: str, gold: Sequence[Gold], gazetteer: Gazetteer) -> dict[int, PlaceMention]:
    """Return the grounded mention for each gold span, by its start."""
    whole = Span(start=0, end=len(text), text=text)
    published = PublishedDate(edtf=None, basis="unknown", why="")
    document = Document(
        document_id="",
        content_id="",
        report_id="",
        path="-",
        text=text,
        blocks=(Block(span=whole, kind="body"),),
        published=published,
    )
    entities = tuple(EntitySpan(span=item.span, label="LOC", sentence=0, probability=1.0) for item in gold)
    sentences = (Sentence(index=0, span=whole, paragraph=0),)
    reading = Reading(content_id="", sentences=sentences, entities=entities, triggers=())
    found = find_places(document, reading, gazetteer)
    places = ground_places(found, NoContext(), gazetteer)
    return {
        item.span.start: place for item in gold for place in places if place.span.covers(item.span)
    }  # a name may be taken as a longer one than the gold's


def distance_km(latitude: float, longitude: float, gold: Gold) -> float:
    """Return the great-circle distance."""
    first, second, east = radians(latitude), radians(gold.latitude), radians(gold.longitude - longitude)
    half = sin((second - first) / 2) ** 2 + cos(first) * cos(second) * sin(east / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def judge(mention: PlaceMention | None, gold: Gold) -> str:
    """Return "right", "wrong", "no place" (abstained or unknown) or "no point" (only the country, gold is inside
    it).
    """
    if mention is None or mention.precision == "unknown":
        return "no place"
    has_point = mention.latitude is not None and mention.longitude is not None
    if has_point and distance_km(mention.latitude or 0.0, mention.longitude or 0.0, gold) <= RIGHT_KM:
        return "right"
    same_id = bool(gold.geonames_id) and mention.geonames_id == gold.geonames_id
    same_name = fold_place(mention.name) == fold_place(gold.page.split(" (")[0])
    is_county = mention.precision == "region" and mention.admin1 is not None  # of a county the name alone says little
    is_area = mention.precision in {"country", "admin1", "region", "sea"} and not is_county
    if same_id or (is_area and same_name and not is_other_kind(gold, mention)):
        return "same area"
    return "no point" if mention.latitude is None else "wrong"


def holds(mention: PlaceMention, gold: Gold, gazetteer: Gazetteer) -> bool:
    """Whether a gold place is the country or province that our mention names with its place: "Dresden, Germany"."""
    if not mention.span.covers(gold.span) or mention.span.start == gold.span.start:
        return False
    holders = [place for place in gazetteer.find(gold.span.text) if place.kind in {"country", "admin1"}]
    countries = {place.country for place in holders if place.kind == "country"}
    provinces = {place.name for place in holders if place.kind == "admin1"}
    return mention.country in countries or mention.admin1 in provinces


def is_other_kind(gold: Gold, mention: PlaceMention) -> bool:
    """Whether the gold name says in brackets that it is another kind of area than the one chosen: "Georgia
    (country)".
    """
    says_country, says_state = "(country)" in gold.page, "state)" in gold.page
    return (says_country and mention.precision != "country") or (says_state and mention.precision != "admin1")


def is_name(text: str, gazetteer: Gazetteer) -> bool:
    """Whether a country's gold span is a name of it at all, not "Russian"."""
    return bool(gazetteer.find(text)) and not text.endswith(("ian", "ese", "ish"))


def evaluate(name: str, articles: Sequence[tuple[str, list[Gold]]], gazetteer: Gazetteer, n_errors: int) -> None:
    """Print the table of one set, and its most frequent errors."""
    table: dict[str, Counter[str]] = {}
    errors: Counter[str] = Counter()
    for text, gold in articles:
        grounded = ground(text, gold, gazetteer)
        kept = sha1(text.encode()).digest()[0] % KEPT_EVERY == 0
        for item in gold:
            mention = grounded.get(item.span.start)
            verdict = judge(mention, item)
            kind = "demonym" if item.kind.startswith("PCL") and not is_name(item.span.text, gazetteer) else item.kind
            for row in (kind, "all") if kind == "demonym" else (kind, "names", "all"):
                table.setdefault(row, Counter())[verdict] += 1
            table.setdefault("kept", Counter())[verdict] += kept
            if verdict not in {"right", "same area"} and not kept:
                chosen = f"{mention.name} {mention.country} {mention.precision}" if mention else "not found"
                gold_place = f"{item.page} ({item.latitude:.1f} {item.longitude:.1f})"
                errors[f"{verdict}: {item.span.text!r} is {gold_place}, got {chosen}"] += 1
    print(f"{name}: acc@161km given spans (published: {PUBLISHED[name]})")
    print(f"  {'class':8}{'n':>6}{'acc':>7}{'strict':>8}{'wrong':>7}{'no point':>10}{'no place':>10}")
    for row, counts in sorted(table.items(), key=lambda item: (item[0] in {"all", "kept"}, -item[1].total())):
        total = counts.total()
        if total >= 20 or row in {"names", "all"}:
            right, strict = (counts["right"] + counts["same area"]) / total, counts["right"] / total
            failed = f"{counts['wrong']:7}{counts['no point']:10}{counts['no place']:10}"
            print(f"  {row:8}{total:6}{right:7.3f}{strict:8.3f}{failed}")
    for error, count in sorted(errors.items(), key=lambda item: (-item[1], item[0]))[:n_errors]:
        print(f"  {count:3} {error}")


def evaluate_whole_way(
    articles: Sequence[tuple[str, list[Gold]]], gazetteer: Gazetteer, most: int, n_errors: int
) -> None:
    """Print how many gold places the reader finds and the gazetteer places rightly, and how many are invented.

    Of the articles that are kept out, the first `most`. An invented place has a point and overlaps no gold place; the
    gold leaves many places untagged, so that this is the most that are wrong, not how many are.
    """
    reader, outlets = load_reader(), load_outlets()
    kept = [item for item in articles if (sha1(item[0].encode()).digest()[0] % KEPT_EVERY == 0)][:most]
    counts: Counter[str] = Counter()
    errors: Counter[str] = Counter()
    for text, gold in kept:
        report = Report(report_id="", path="-", content=text, language="en")
        document = make_document(report, outlets=outlets)
        if isinstance(document, Rejection):
            counts["gold"] += len(gold)
            continue
        found = find_places(document, read_document(document, reader), gazetteer)
        places = ground_places(found, NoContext(), gazetteer)
        counts["gold"] += len(gold)
        counts["pins"] += sum(place.latitude is not None for place in places)
        counts["beside"] += sum(
            p.latitude is not None and not any(p.span.overlaps(item.span) for item in gold) for p in places
        )
        for item in gold:
            hit = next((place for place in places if place.span.overlaps(item.span)), None)
            counts["found"] += hit is not None
            verdict = "not read" if hit is None else "right" if holds(hit, item, gazetteer) else judge(hit, item)
            counts["right"] += verdict in {"right", "same area"}
            if verdict not in {"right", "same area"}:
                where = f"{hit.span.text!r}: {hit.name} {hit.country} {hit.precision}" if hit else ""
                errors[f"{verdict}: {item.span.text!r} {where}"] += 1
    n = max(1, counts["gold"])
    print(f"GeoVirus end to end, {len(kept)} articles that were kept out, {counts['gold']} places:")
    print(f"  found {counts['found'] / n:.3f}, found and right (acc@161km) {counts['right'] / n:.3f}")
    print(f"  {counts['beside']} of {counts['pins']} points are at no gold place")
    for error, count in errors.most_common(n_errors):
        print(f"  {count:3} {error}")


def main() -> int:
    """Evaluate on both sets; exit code 2 if one is missing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", nargs="?", default="")
    parser.add_argument("--data", dest="folder", default=os.environ.get("DATA", ""))
    parser.add_argument("--errors", type=int, default=0, help="print the N most frequent errors of each set")
    parser.add_argument("--end-to-end", type=int, default=0, help="instead, read N kept articles of GeoVirus")
    options = parser.parse_args()
    folder = Path(options.data or options.folder) / "geoparsing"
    sets = {
        "GeoVirus": (folder / "GeoVirus" / "GeoVirus.xml", read_geovirus),
        "LGL": (folder / "LGL" / "lgl.xml", read_lgl),
    }
    missing = [str(path) for path, _ in sets.values() if not path.is_file()]
    if missing:
        print(f"missing: {', '.join(missing)}; give the data folder as an argument or as DATA", file=sys.stderr)
        return 2
    gazetteer = load_gazetteer()
    if options.end_to_end:
        evaluate_whole_way(list(read_geovirus(sets["GeoVirus"][0])), gazetteer, options.end_to_end, options.errors)
        return 0
    for name, (path, read) in sets.items():
        evaluate(name, list(read(path)), gazetteer, options.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
