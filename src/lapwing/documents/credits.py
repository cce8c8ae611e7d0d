"""Who published and who wrote a document: its outlet, and the agencies that it credits."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from lapwing.documents.licences import licence_holder
from lapwing.knowledge.outlets import OutletIndex, host_of
from lapwing.records.base import Score
from lapwing.records.document import Block, Dateline, Outlet

CARRIED = re.compile(r"(?P<agency>\S.*?)\s+via\s+(?P<carrier>\S.*)", re.IGNORECASE)


def name_outlet(
    *,
    stated: str | None,
    url: str | None,
    site: str | None,
    blocks: Sequence[Block],
    wire: Sequence[Outlet],
    outlets: OutletIndex,
) -> Outlet | None:
    """Return the outlet by the first that names one: what is stated, the address, the page's site name, the text.

    In the text a licence line names it ("© …", "All content by …"), then a credit of an agency that stands alone.
    """
    if stated:
        carrier = split_carried(stated)[1]
        return (
            _known(stated, outlets)
            or _known(carrier, outlets)
            or _unknown(carrier, f"stated as {stated!r}; not in the knowledge")
        )
    if url and (found := outlets.find_by_url(url)):
        return found
    if site and (found := _known(site, outlets)):
        return found
    if site or (url and host_of(url)):
        named = site or host_of(url or "")
        return _unknown(named, "named by the page or its address; not in the knowledge")
    return _outlet_in_text(blocks, wire, outlets)


def split_carried(name: str) -> tuple[str, str]:
    """Return who wrote and who carried a report that is credited as "AP via The Guardian"; ("", name) for any other."""
    match = CARRIED.fullmatch(name.strip())
    return (match["agency"], match["carrier"]) if match else ("", name)


def find_wire(
    *,
    blocks: Iterable[Block],
    dateline: Dateline | None,
    author: str | None,
    outlets: OutletIndex,
    stated: str | None = None,
) -> tuple[Outlet, ...]:
    """Return the agencies credited by the dateline, bylines, licence lines, author and "via" of the stated outlet."""
    found = [_dateline_agency(dateline, outlets)] if dateline and dateline.agency else []
    if stated and (writer := split_carried(stated)[0]) and (wrote := outlets.find_by_name(writer)) and wrote.is_agency:
        found.append(replace(wrote, score=Score(value=0.95, why=f"the outlet is stated as {stated!r}")))
    lines = [(block.span.text, block.kind) for block in blocks if block.kind in ("byline", "licence")]
    for text, kind in [*lines, *([(author, "author")] if author else [])]:
        for credit in outlets.find_agencies(text):
            why = f"credited in the {kind}: {text[:80]!r}"
            found.append(replace(credit.outlet, score=Score(value=min(0.95, credit.outlet.score.value), why=why)))
    unique: dict[str, Outlet] = {}
    for outlet in found:
        unique.setdefault(outlet.outlet_id or outlet.name.casefold(), outlet)
    return tuple(unique.values())


def _dateline_agency(dateline: Dateline, outlets: OutletIndex) -> Outlet:
    named = dateline.agency.text if dateline.agency else ""
    known = outlets.find_by_name(named)
    if known is None:
        credits = outlets.find_agencies(named)
        known = credits[0].outlet if credits else None
    if known is None:
        why = f"the dateline credits {named!r}; not in the knowledge"
        return Outlet(name=named, is_agency=True, score=Score(value=0.5, why=why))
    return replace(
        known, score=Score(value=known.score.value, why=f"the dateline credits {named!r}: {known.score.why}")
    )


def _outlet_in_text(blocks: Sequence[Block], wire: Sequence[Outlet], outlets: OutletIndex) -> Outlet | None:
    for block in blocks:
        if block.kind == "licence" and (named := outlets.find_outlets(block.span.text)):
            why = f"the licence line names it: {block.span.text[:80]!r}"
            return replace(named[0].outlet, score=Score(value=0.9, why=why))
    for block in blocks:
        if block.kind == "licence" and (holder := licence_holder(block.span.text)):
            why = f"the licence line names it; not in the knowledge: {block.span.text[:80]!r}"
            return Outlet(name=holder, score=Score(value=0.7, why=why))
    for block in blocks:
        if block.kind == "byline" and (known := outlets.find_by_name(block.span.text)):
            return replace(known, score=Score(value=0.7, why=f"its name stands alone: {block.span.text!r}"))
    if len(wire) == 1:
        why = f"no outlet is named; its only credit is an agency ({wire[0].score.why})"
        return replace(wire[0], score=Score(value=0.6 * wire[0].score.value, why=why))
    return None


def _known(name: str, outlets: OutletIndex) -> Outlet | None:
    found = outlets.find_by_name(name)
    if found is None and "." in name and " " not in name:
        return outlets.find_by_url(name)
    return found


def _unknown(name: str, why: str) -> Outlet:
    return Outlet(name=name, score=Score(value=1.0, why=why))
