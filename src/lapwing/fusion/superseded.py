"""Superseded values: what reports told that were taken back since. They are shown, and stand against nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lapwing.fusion.corroborate import fact_value
from lapwing.fusion.facts import rank_values
from lapwing.fusion.origins import Telling
from lapwing.fusion.participants import rank_parties
from lapwing.fusion.values import Field
from lapwing.records.fused import Fact, FactValue, Revision

_SAYS = {"replaces": "replaced", "corrects": "corrected", "retracts": "retracted"}


def split_superseded(
    tellings: Sequence[Telling], revisions: Mapping[str, Revision]
) -> tuple[tuple[Telling, ...], dict[str, Revision]]:
    """Return the tellings that count, and the revision of each report that does not; where none is left, all count.

    A retraction that tells again what it retracts does not count for it either.
    """
    gone = {telling.report_id: revisions[telling.report_id] for telling in tellings if telling.report_id in revisions}
    retracting = {revision.report_id: revision for revision in gone.values() if revision.kind == "retracts"}
    gone |= {
        telling.report_id: retracting[telling.report_id] for telling in tellings if telling.report_id in retracting
    }
    current = tuple(telling for telling in tellings if telling.report_id not in gone)
    return current or tuple(tellings), gone


def with_superseded(
    facts: Sequence[Fact], tellings: Sequence[Telling], fields: Sequence[Field], gone: Mapping[str, Revision]
) -> tuple[Fact, ...]:
    """Return `facts` with the values that only tellings which were taken back have, marked as superseded.

    `tellings` are all of them; `gone` are the reports that were taken back.
    """
    superseded = [telling for telling in tellings if telling.report_id in gone]
    if not superseded:
        return tuple(facts)
    is_all = len(superseded) == len(tellings)
    by_field = {fact.field: fact for fact in facts}
    for name, values in _told(superseded, fields, gone):
        fact = by_field.get(name)
        current = fact.values if fact and not is_all else ()
        others = tuple(value for value in values if value.value not in {one.value for one in current})
        if fact and others:
            by_field[name] = replace(fact, values=(*current, *others))
        elif others:
            by_field[name] = Fact(field=name, status="sole", values=others, why="told only by what was taken back")
    return tuple(by_field.values())


def _told(
    superseded: Sequence[Telling], fields: Sequence[Field], gone: Mapping[str, Revision]
) -> Iterator[tuple[str, list[FactValue]]]:
    """Each field with what the tellings that were taken back say of it."""

    def value(name: str, label: str, told_by: Sequence[Telling]) -> FactValue:
        first = min(told_by, key=lambda telling: telling.report_id)
        revision = gone[first.report_id]
        why = f"{_SAYS[revision.kind]}: {revision.why}"
        return replace(fact_value(name, label, told_by), superseded=why)

    for field in fields:
        yield field.name, [value(said.value, said.label, told_by) for said, told_by in rank_values(field, superseded)]
    parties = rank_parties(superseded, superseded[0].mention.event)
    for side in ("actor", "recipient"):
        found = [(party.key, party.best.name or party.best.text, party.tellings) for party in parties[side]]
        yield side, [value(*each) for each in found]
