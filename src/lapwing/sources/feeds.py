"""Items of RSS, RDF and Atom files, one at a time; entities, external ones above all, are never expanded."""

import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO, cast

from lxml import etree

from lapwing.records.base import Rejection
from lapwing.sources.dumps import Row
from lapwing.sources.html_lines import html_text
from lapwing.sources.input import Input
from lapwing.sources.streams import peek

ITEMS = frozenset(("item", "entry"))
FEEDS = frozenset(("rss", "rdf", "feed"))
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
# Names of elements without their namespace, the fullest first.
TEXTS = ("encoded", "content", "description", "summary")
DATES = ("published", "pubdate", "date", "issued", "updated")
AUTHORS = ("creator", "author")


def read_feed(stream: io.BufferedReader, source: Input) -> Iterator[Row | Rejection]:
    """Yield (number, input row) for every item of a feed; one that breaks off keeps the items before.

    The outlet is the item's own source or publisher. The feed's title stands for it only where an item has no address:
    a feed of many outlets is none of them, and an address names its outlet better.
    """
    if b"<!ENTITY" in peek(stream).upper():
        yield source.reject("unsafe_xml", "it declares entities, which feeds have no use for and attacks have")
        return
    number, about = 0, dict[str, str]()
    try:
        for element in _elements(stream):
            name = _name(element)
            if name in ITEMS:
                number += 1
                yield number, _row(element, about)
                _forget(element)
            elif name in ("title", "language") and _name(element.getparent()) in ("channel", "feed"):
                about.setdefault(name, _text(element))
        if number == 0:
            yield source.reject("empty", "the feed holds no item")
    except _NotAFeedError as fault:
        yield source.reject("unknown_type", f"XML is read as RSS, RDF or Atom; this is <{fault}>")
    except etree.XMLSyntaxError as fault:
        yield source.reject("broken_xml", f"it cannot be read on after item {number}: {fault}")


class _NotAFeedError(ValueError):
    """XML of another kind; the message is its first element."""


def _elements(stream: io.BufferedReader) -> Iterator[etree._Element]:
    """Yield elements as they end. What is slightly broken (an unknown entity, a bare &) is mended by the parser."""
    events = etree.iterparse(
        cast(BinaryIO, stream), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, recover=True, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    is_first = True
    for event, element in events:
        if is_first:
            is_first = False
            if _name(element) not in FEEDS:
                raise _NotAFeedError(_name(element)[:60])
        if event == "end":
            yield element
    fault = events.error_log.last_error
    if is_first:
        raise _NotAFeedError("nothing")
    if fault is not None and "Premature end" in fault.message:
        raise etree.XMLSyntaxError(f"{fault.message} (line {fault.line})", fault.type, fault.line, fault.column)


def _row(item: etree._Element, about: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, etree._Element] = {}
    for child in item:
        found.setdefault(_name(child), child)
    url = _address(item)
    outlet = _outlet(found)
    row: dict[str, object] = {
        "id": _first(found, ("guid", "id")),
        "title": html_text(_first(found, ("title",)) or "").strip(),
        "url": url,
        "outlet": outlet or (None if url else about.get("title")),
        "published": _first(found, DATES),
        "language": item.get(LANGUAGE) or _first(found, ("language",)) or about.get("language"),
        "text": html_text(_content(found)),
        "author": _first(found, AUTHORS),
        "feed": about.get("title"),
    }
    return {key: value for key, value in row.items() if value}


def _content(found: Mapping[str, etree._Element]) -> str:
    """The fullest text. XHTML content is markup itself, all else is text that may hold escaped markup."""
    for name in TEXTS:
        element = found.get(name)
        if element is None:
            continue
        if element.get("type") == "xhtml" or len(element):
            return str(etree.tostring(element, encoding="unicode", with_tail=False))
        if text := _text(element):
            return text
    return ""


def _outlet(found: Mapping[str, etree._Element]) -> str | None:
    source = found.get("source")
    titled = next((child for child in source if _name(child) == "title"), source) if source is not None else None
    return (_text(titled) if titled is not None else "") or _first(found, ("publisher",))


def _address(item: etree._Element) -> str | None:
    """The item's page: an Atom link that is an alternate, an RSS link, or a guid that is said to be one."""
    for child in item:
        if _name(child) == "link" and child.get("rel", "alternate") == "alternate":
            address = (child.get("href") or _text(child)).strip()
            if address.startswith(("http://", "https://")):
                return address
    return None


def _first(found: Mapping[str, etree._Element], names: tuple[str, ...]) -> str | None:
    return next((text for name in names if name in found and (text := _text(found[name]))), None)


def _text(element: etree._Element) -> str:
    return "".join(element.itertext()).strip()


def _name(element: etree._Element | None) -> str:
    if element is None or not isinstance(element.tag, str):
        return ""
    return element.tag.rpartition("}")[2].rpartition(":")[2].casefold()


def _forget(element: etree._Element) -> None:
    """Let go of an item and of what stands before it, so that a feed of a million items stays small."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
