"""Origins: whose telling a report is. Copies and wire credits are one origin, however many outlets print them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.document import Document, Outlet
from lapwing.records.event import EventMention
from lapwing.records.fused import Origin
from lapwing.records.ids import hash_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One mention as one report carries it.

    `voice` is what independence is counted by: the state for a state-linked outlet, else its owner, else itself.
    `claimant` is who the report says it from, None where it speaks for itself; "according to IRNA" makes a claimant,
    not an origin. `published` is the first possible day, "" when unknown. `root` is whose word it is in the end: the
    claimant; where that is an outlet, its voice, or whom its own report of the event has it from.
    """

    mention: EventMention
    report_id: str
    origin_id: str
    owner: str | None
    voice: str
    claimant: str | None
    published: str
    root: str


def find_origins(
    reports: Iterable[str], documents: Mapping[str, Document], copies: Mapping[str, str]
) -> tuple[Origin, ...]:
    """Return the origins of one event's reports, in order of their ids; each report belongs to exactly one.

    Near copies are one origin: that of the agency they credit, else of the outlet that published first. Reports that
    credit one agency alone are one origin, and so are two reports of one outlet. A report that credits several agencies
    is compiled: its outlet's own. A report without an outlet is an origin by itself.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for report in sorted(reports):
        groups[copies.get(report, report)].append(report)
    by_key: defaultdict[str, list[tuple[Outlet | None, str, list[str]]]] = defaultdict(list)
    for root in sorted(groups):
        outlet, why = _teller(groups[root], documents)
        by_key[_key(outlet) if outlet else f"report:{root}"].append((outlet, why, groups[root]))
    return tuple(sorted((_origin(key, parts) for key, parts in by_key.items()), key=lambda origin: origin.origin_id))


def list_tellings(
    mentions: Sequence[EventMention], origins: Sequence[Origin], documents: Mapping[str, Document], outlets: OutletIndex
) -> tuple[Telling, ...]:
    """Return each mention in each report with the origin it counts for, in order of mention and report."""
    by_report = {report: origin for origin in origins for report in origin.reports}
    ordered = sorted(mentions, key=lambda mention: (mention.mention_id, mention.report_id))
    told = tuple(_telling(mention, by_report[mention.report_id], documents, outlets) for mention in ordered)
    return _follow_quotes(told)


def _follow_quotes(told: Sequence[Telling]) -> tuple[Telling, ...]:
    """Return the tellings with the last root of each: A quotes IRNA, whose own report quotes the minister."""
    quoted: defaultdict[str, set[str]] = defaultdict(set)
    for telling in told:
        quoted[f"itself:{telling.voice}"].add(telling.root)
    return tuple(replace(telling, root=_last_root(telling.root, quoted)) for telling in told)


def _last_root(root: str, quoted: Mapping[str, set[str]]) -> str:
    """Follow a root while the voice that it names has all it tells from one other."""
    seen = {root}
    while len(further := quoted.get(root, set())) == 1 and not further & seen:
        (root,) = further
        seen.add(root)
    return root


def _telling(mention: EventMention, origin: Origin, documents: Mapping[str, Document], outlets: OutletIndex) -> Telling:
    document = documents.get(mention.report_id)
    voice = _voice(origin, document)
    claimant, root = _claimant(mention, outlets, voice)
    return Telling(
        mention=mention,
        report_id=mention.report_id,
        origin_id=origin.origin_id,
        owner=origin.owner or origin.outlet,
        voice=voice,
        claimant=claimant,
        published=document.published.date_min if document else "",
        root=root,
    )


def _claimant(mention: EventMention, outlets: OutletIndex, voice: str) -> tuple[str | None, str]:
    """Return who the mention is told from, None for nobody, and whose word that is: a voice or a name."""
    if mention.source is None:
        return None, f"itself:{voice}"
    name = mention.source.name or mention.source.text
    cited = outlets.find_by_name(name)
    if cited is None:
        return name, name
    linked = f"state:{cited.country or cited.owner or cited.name}"
    return cited.name, f"itself:{linked if cited.state_linked else cited.owner or cited.name}"


def _voice(origin: Origin, document: Document | None) -> str:
    if origin.state_linked:
        told_by = [*document.wire, document.outlet] if document else []
        country = next(
            (outlet.country for outlet in told_by if outlet and outlet.state_linked and outlet.country), None
        )
        return f"state:{country or origin.owner or origin.outlet}"
    return origin.owner or origin.outlet or origin.origin_id


def _teller(reports: Sequence[str], documents: Mapping[str, Document]) -> tuple[Outlet | None, str]:
    """Return whose words a group of near copies is, and why."""
    known = [documents[report] for report in reports if report in documents]
    copied = f"{len(reports)} near copies; " if len(reports) > 1 else ""
    agency = _agency(known)
    if agency:
        return agency, f"{copied}credits {agency.name}"
    published = sorted(
        (document for document in known if document.outlet),
        key=lambda document: (document.published.date_min or "9999", document.report_id),
    )
    if not published:
        return None, f"{copied}the outlet is unknown"
    return published[
        0
    ].outlet, f"{copied}published first by {_name(published[0].outlet)}" if copied else "the outlet's own report"


def _agency(known: Sequence[Document]) -> Outlet | None:
    credited = [document.wire[0] for document in known if len({_key(outlet) for outlet in document.wire}) == 1]
    credited += [
        document.outlet for document in known if document.outlet and document.outlet.is_agency and not document.wire
    ]
    counts = Counter(_key(outlet) for outlet in credited)
    if not counts:
        return None
    best = min(counts, key=lambda key: (-counts[key], key))
    return next(outlet for outlet in credited if _key(outlet) == best)


def _origin(key: str, parts: Sequence[tuple[Outlet | None, str, list[str]]]) -> Origin:
    outlet = parts[0][0]
    reasons = sorted({why for _, why, _ in parts})
    if len(parts) > 1:
        reasons.append(f"{len(parts)} texts of one teller")
    if outlet and outlet.state_linked:
        reasons.append(f"linked to the state{f' ({outlet.country})' if outlet.country else ''}")
    return Origin(
        origin_id=hash_id("origin", key),
        outlet=_name(outlet),
        owner=outlet.owner if outlet else None,
        state_linked=bool(outlet and outlet.state_linked),
        reports=tuple(sorted(report for _, _, reports in parts for report in reports)),
        why="; ".join(reasons),
    )


def _key(outlet: Outlet) -> str:
    return outlet.outlet_id or outlet.name.casefold()


def _name(outlet: Outlet | None) -> str | None:
    return outlet.name if outlet else None
