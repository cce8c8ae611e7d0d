"""From coded sheets to figures: precision by type, recall on documents, agreement, calibration."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lapwing.errors import QueryError
from lapwing.validation.agreement import Unit, alpha_interval, krippendorff_alpha
from lapwing.validation.calibration import Calibration, calibrate
from lapwing.validation.intervals import Share, ratio, stratified
from lapwing.validation.sample import FIELDS, WHOLE, Field, Sample, SampledRecord
from lapwing.validation.sheet import CodedSheet


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeRow:
    """One type: how many records the sample stands for; which share tells an event, has the type, is right."""

    type: str
    n_records: int
    event: Share | None
    typed: Share | None
    whole: Share | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Krippendorff's alpha of one field: between the coders, and of each of them with Lapwing."""

    field: Field
    between: float | None
    interval: tuple[float, float] | None
    n_shared: int
    with_lapwing: tuple[tuple[str, float | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recall:
    """What share of the events that coders see in whole documents Lapwing has, and has with their type."""

    n_documents: int
    n_missed: int
    event: Share
    typed: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """Every figure of a validation. `overall` is weighted to the whole workspace; a field not judged is not in it."""

    coders: tuple[str, ...]
    n_judged: int
    n_unclear: int
    n_disputed: int
    overall: tuple[tuple[str, Share], ...]
    types: tuple[TypeRow, ...]
    recall: Recall | None
    agreement: tuple[Agreement, ...]
    calibration: Calibration | None


@dataclass(frozen=True, slots=True)
class _Judged:
    """A record with what its coders together say is right: the majority, and wrong where they split evenly."""

    record: SampledRecord
    right: dict[Field, bool]
    is_disputed: bool

    @property
    def is_whole(self) -> bool | None:
        flags = [self.right.get(field) for field in WHOLE]
        return False if False in flags else None if None in flags else True


def measure(sample: Sample, sheets: Sequence[CodedSheet]) -> Validation:
    """Return what the sheets say of the sample. The same sheets give the same figures: draws are seeded by the sample.

    Raises:
        QueryError: if nothing was judged, or two sheets are of one coder.
    """
    coders = tuple(sheet.coder for sheet in sheets)
    if len(set(coders)) < len(coders):
        raise QueryError(f"two sheets are of one coder ({', '.join(coders)}): name each in the column `coder`")
    judged = [one for record in sample.records if (one := _judge(record, sheets))]
    if not judged:
        raise QueryError("nothing was judged: fill in y, n or ? under event, type and the rest, then read again")
    drawn = [one for one in judged if one.record.weight]
    return Validation(
        coders=coders,
        n_judged=len(judged),
        n_unclear=sum(sheet.n_unclear for sheet in sheets),
        n_disputed=sum(one.is_disputed for one in judged),
        overall=tuple(_overall(drawn, sample.seed)),
        types=tuple(_type_rows(drawn, sample.seed)),
        recall=_recall(sample, sheets),
        agreement=tuple(_agreement(sample, sheets)),
        calibration=calibrate(
            [(one.record.confidence, one.is_whole, one.record.weight) for one in drawn if one.is_whole is not None]
        ),
    )


def _judge(record: SampledRecord, sheets: Sequence[CodedSheet]) -> _Judged | None:
    right: dict[Field, bool] = {}
    disputed = False
    for field in FIELDS:
        said = [verdicts[field].is_right for s in sheets if field in (verdicts := s.verdicts.get(record.record_id, {}))]
        if said:
            right[field] = 2 * sum(said) > len(said)
            disputed = disputed or 2 * sum(said) == len(said)
    return _Judged(record, right, disputed) if right else None


def _overall(judged: Sequence[_Judged], seed: str) -> Iterator[tuple[str, Share]]:
    for name in (*FIELDS, "whole"):
        share = _share(judged, name, seed)
        if share:
            yield name, share


def _share(judged: Sequence[_Judged], name: str, seed: str) -> Share | None:
    strata: defaultdict[str, list[bool]] = defaultdict(list)
    weights: dict[str, float] = {}
    for one in judged:
        flag = one.is_whole if name == "whole" else dict(one.right).get(name)  # type: ignore[call-overload]
        if flag is not None:
            strata[one.record.stratum].append(flag)
            weights[one.record.stratum] = one.record.weight
    return stratified(strata, weights, f"{seed} {name}")


def _type_rows(judged: Sequence[_Judged], seed: str) -> Iterator[TypeRow]:
    groups: defaultdict[str, list[_Judged]] = defaultdict(list)
    for one in judged:
        groups[one.record.value("type")].append(one)
    for type_, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        yield TypeRow(
            type=type_,
            n_records=round(sum(one.record.weight for one in group)),
            event=_share(group, "event", seed),
            typed=_share(group, "type", seed),
            whole=_share(group, "whole", seed),
        )


def _recall(sample: Sample, sheets: Sequence[CodedSheet]) -> Recall | None:
    """Count each coder's reading of a document; the interval is by bootstrap over the documents."""
    events, types, n_missed, n_documents = [], [], 0, 0
    for document in sample.documents:
        found = typed = missed = 0
        readers = [sheet for sheet in sheets if document.report_id in sheet.read_documents]
        for sheet in readers:
            said = [sheet.verdicts.get(record_id, {}) for record_id in document.records]
            found += sum("event" in one and one["event"].is_right for one in said)
            typed += sum("type" in one and one["type"].is_right for one in said)
            missed += sum(one.report_id == document.report_id for one in sheet.missed)
        n_documents += bool(readers)
        n_missed += missed
        events.append((found, found + missed))
        types.append((typed, found + missed))
    event, typed_share = ratio(events, sample.seed), ratio(types, sample.seed)
    if event is None or typed_share is None:
        return None
    return Recall(n_documents=n_documents, n_missed=n_missed, event=event, typed=typed_share)


def _agreement(sample: Sample, sheets: Sequence[CodedSheet]) -> Iterator[Agreement]:
    for field in FIELDS:
        units = [_values(record, field, sheets) for record in sample.records]
        shared = [unit for unit in units if len(unit) > 1]
        beside = tuple((sheet.coder, krippendorff_alpha(list(_beside(sample, field, sheet)))) for sheet in sheets)
        if any(units):
            yield Agreement(
                field=field,
                between=krippendorff_alpha(shared),
                interval=alpha_interval(shared, f"{sample.seed} {field}"),
                n_shared=len(shared),
                # A sample of what Lapwing holds for events cannot show agreement on what is none.
                with_lapwing=() if field == "event" else beside,
            )


def _values(record: SampledRecord, field: Field, sheets: Sequence[CodedSheet]) -> list[str]:
    said = (sheet.verdicts.get(record.record_id, {}) for sheet in sheets)
    return [one[field].value for one in said if field in one]


def _beside(sample: Sample, field: Field, sheet: CodedSheet) -> Iterator[Unit]:
    """Yield (the coder's value, Lapwing's) of each record; of types also what the coder found and Lapwing did not."""
    for record in sample.records:
        yield from ((value, record.value(field)) for value in _values(record, field, [sheet]))
    if field == "type":
        yield from ((one.event, "none") for one in sheet.missed if one.event)
