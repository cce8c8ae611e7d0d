"""Recounting: an event's facts from some of its tellings only, as of a day or without an origin, owner or claimant.

Which mentions are one event is not asked again: that is what is known now. What they tell, who tells it and what heads
the event is told anew from the tellings that count.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lapwing.fusion.compare.types import is_visit
from lapwing.fusion.copies import find_copies
from lapwing.fusion.merge import Context, merge_mentions
from lapwing.fusion.namesakes import unify_entities
from lapwing.fusion.origins import Telling, list_tellings
from lapwing.fusion.profile import ProfileBuilder, is_person
from lapwing.fusion.repeats import group_repeats
from lapwing.fusion.revisions import by_revised, by_revising
from lapwing.fusion.rulings import rule_events
from lapwing.fusion.umbrella import narrow_mention
from lapwing.knowledge.codebook import Codebook
from lapwing.knowledge.outlets import OutletIndex
from lapwing.records.document import Document
from lapwing.records.event import EventMention
from lapwing.records.fused import Event, Origin
from lapwing.records.judgement import Ruling
from lapwing.records.view import LeftOut, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """An event as a view has it, None where nothing of the view tells it, and what the view leaves out of it."""

    event: Event | None
    left_out: tuple[LeftOut, ...]


class Recounter:
    """Recounts the events of one workspace.

    Args:
        mentions: all mentions of the workspace: a name that one report spells out is known in the others by it.
        documents: the documents of the events that are recounted, and of the reports that revised them.
        outlets: as for `fuse_events`.
        rulings: the judged values; those that head the event as it stands are kept.
        codebook: gives the codes of judged types.
    """

    def __init__(
        self,
        mentions: Sequence[EventMention],
        documents: Sequence[Document],
        outlets: OutletIndex,
        rulings: Sequence[Ruling] = (),
        codebook: Codebook | None = None,
    ) -> None:
        self._told: dict[str, dict[str, EventMention]] = {}
        for mention in unify_entities(mentions):
            self._told.setdefault(mention.mention_id, {})[mention.report_id] = mention
        self._documents = {document.report_id: document for document in documents}
        self._outlets = outlets
        self._rulings = {ruling.judgement_id: ruling for ruling in rulings}
        self._codebook = codebook

    def recount(self, event: Event, view: View) -> Recount:
        """Return `event` from what the view counts; with the whole view it is the event as it stands."""
        own, also = self._mentions_of(event)
        tellings = list_tellings((*own, *also), event.origins, self._documents, self._outlets)
        left_out = tuple(found for telling in tellings if (found := self._left_out(telling, event, view)))
        gone = {(one.mention_id, one.report_id) for one in left_out}
        own, also = (
            [mention for mention in side if (mention.mention_id, mention.report_id) not in gone] for side in (own, also)
        )
        if not own and not also:
            return Recount(event=None, left_out=left_out)
        return Recount(event=self._recounted(event, own or also, also if own else [], view.as_of), left_out=left_out)

    def _recounted(
        self, event: Event, own: Sequence[EventMention], also: Sequence[EventMention], day: str | None
    ) -> Event:
        documents = {report_id: self._documents[report_id] for report_id in event.reports if report_id in
                     self._documents}  # fmt: skip
        known = [one for one in event.revisions if not _not_by(self._documents.get(one.report_id), day)]
        context = Context(
            documents=documents,
            copies=find_copies(list(documents.values())),
            outlets=self._outlets,
            revisions=by_revised(known),
            revising=by_revising(known),
        )
        told = merge_mentions(event.event_id, own, context, also=also, is_stay=self._is_stay(event))
        counted = {mention.mention_id for mention in (*own, *also)}
        kept = replace(
            told,
            merges=tuple(one for one in event.merges if {one.mention_id, one.beside or one.mention_id} <= counted),
            relations=event.relations,
            split_from=event.split_from,
            history=event.history,
        )
        (ruled,) = rule_events([kept], self._standing(event, kept), self._codebook, lambda _: list(own))
        return ruled

    def _standing(self, event: Event, recounted: Event) -> list[Ruling]:
        judged = [fact.judged.judgement_id for fact in event.facts if fact.judged]
        return [replace(self._rulings[id_], mentions=recounted.mentions) for id_ in judged if id_ in self._rulings]

    def _mentions_of(self, event: Event) -> tuple[list[EventMention], list[EventMention]]:
        """The event's mentions in each report, and those of other events that tell it too, each as it was counted."""
        beside = sorted({merge.mention_id for merge in event.merges} - set(event.mentions))
        own, also = (
            [self._as_counted(mention, event) for id_ in ids for mention in self._in_reports(id_)]
            for ids in (event.mentions, beside)
        )
        return own, also

    def _in_reports(self, mention_id: str) -> Iterable[EventMention]:
        told = self._told.get(mention_id, {})
        return (told[report_id] for report_id in sorted(told))

    @staticmethod
    def _as_counted(mention: EventMention, event: Event) -> EventMention:
        """A clause that tells several meetings counts for each with the persons of that one alone."""
        named = {
            value.value
            for fact in event.facts
            if fact.field in ("actor", "recipient")
            for value in fact.values
            if mention.mention_id in value.mentions
        }
        persons = {one.entity_id for one in (*mention.actor, *mention.recipient) if is_person(one) and one.entity_id}
        return mention if persons <= named else narrow_mention(mention, frozenset(persons & named))

    def _left_out(self, telling: Telling, event: Event, view: View) -> LeftOut | None:
        origin = next(origin for origin in event.origins if origin.origin_id == telling.origin_id)
        document = self._documents.get(telling.report_id)
        why = (
            _not_by(document, view.as_of)
            or _of_origin(origin, view)
            or _of_owner(origin, telling, view)
            or _of_claimant(telling, view)
        )
        return LeftOut(mention_id=telling.mention.mention_id, report_id=telling.report_id, why=why) if why else None

    def _is_stay(self, event: Event) -> bool:
        by_id: dict[str, list[EventMention]] = {id_: list(self._in_reports(id_)) for id_ in event.mentions}
        documents = [self._documents[id_] for id_ in event.reports if id_ in self._documents]
        builder = ProfileBuilder(documents, {}, (told[0] for told in by_id.values()))
        reports = frozenset(event.reports)
        groups = group_repeats(by_id, lambda ids: builder.build([by_id[id_][0] for id_ in ids], reports))
        visits = [is_visit(builder.build([by_id[id_][0] for id_ in group], reports)) for group in groups]
        return 2 * sum(visits) > len(visits)


def names_in(events: Iterable[Event]) -> Mapping[str, frozenset[str]]:
    """Return what views may name in these events: origins, their ids, owners and claimants."""
    everything = list(events)
    origins = [origin for event in everything for origin in event.origins]
    values = [value for event in everything for fact in event.facts for value in fact.values]
    return {
        "origin": frozenset(one.outlet for one in origins if one.outlet),
        "origin_id": frozenset(one.origin_id for one in origins),
        "owner": frozenset(name for one in origins if (name := one.owner or one.outlet)),
        "claimant": frozenset(claimant for value in values for claimant in value.claimants),
    }


def _not_by(document: Document | None, day: str | None) -> str | None:
    if day is None:
        return None
    published = document.published if document else None
    if published is None or not published.date_max:
        return "undated"
    if published.date_max <= day:
        return None
    return "published later" if published.date_min > day else f"perhaps published later ({published.edtf})"


def _of_origin(origin: Origin, view: View) -> str | None:
    names = {origin.origin_id.casefold(), (origin.outlet or "").casefold()}
    found = next((name for name in view.without_origins if name.casefold() in names), None)
    return f"without origin {found}" if found else None


def _of_owner(origin: Origin, telling: Telling, view: View) -> str | None:
    names = {(origin.owner or origin.outlet or "").casefold(), telling.voice.casefold()}
    found = next((name for name in view.without_owners if name.casefold() in names), None)
    return f"without owner {found}" if found else None


def _of_claimant(telling: Telling, view: View) -> str | None:
    claimant = (telling.claimant or "").casefold()
    found = next((name for name in view.without_claimants if name.casefold() == claimant), None)
    return f"without claimant {found}" if found else None
