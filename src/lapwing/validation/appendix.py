"""The paragraph and the tables for a paper's appendix, as Markdown and as LaTeX; both say the same."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lapwing.validation.intervals import Share
from lapwing.validation.measure import TypeRow, Validation
from lapwing.validation.sample import WHOLE, Sample

_FIELD = {
    "event": "tells an event", "type": "type", "mode": "mode", "context": "context", "actor": "actor",
    "recipient": "recipient", "date": "date", "place": "place", "reality": "reality", "whole": "whole record",
}  # fmt: skip
_TOLD = (("event", "tells an event"), ("type", "has the right type"), ("whole", "is right as a whole"))
_SPECIAL = {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
            "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}"}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def write_markdown(validation: Validation, sample: Sample) -> str:
    """Return paragraph and tables in Markdown."""
    tables = (_markdown_table(table) for table in _tables(validation))
    return "\n\n".join((_paragraph(validation, sample), *tables)) + "\n"


def write_latex(validation: Validation, sample: Sample) -> str:
    """Return paragraph and tables in LaTeX, without packages of its own."""
    tables = (_latex_table(table) for table in _tables(validation))
    return "\n\n".join((_latex(_paragraph(validation, sample)), *tables)) + "\n"


def _paragraph(validation: Validation, sample: Sample) -> str:
    drawn = sum(stratum.n_drawn for stratum in sample.strata)
    strata = "without strata" if sample.by == "none" else f"stratified by {sample.by} ({len(sample.strata)} strata)"
    sentences = [
        (
            f"From {_counted(sample.n_records, 'coded record')} in {_counted(sample.n_documents, 'document')} a sample "
            f"of {drawn} was drawn, {strata}, by a hash of record and seed (“{sample.seed}”)."
        ),
        (
            f"{_counted(len(validation.coders), 'coder')} judged {_counted(validation.n_judged, 'record')}"
            f"{' without seeing what Lapwing had coded' if sample.blind else ', with what Lapwing had coded in view'}; "
            f"{_counted(validation.n_unclear, 'field')} were left as unclear and do not count."
        ),
    ]
    if len(validation.coders) > 1:
        sentences.append(
            f"Where coders split evenly a value counts as wrong ({_counted(validation.n_disputed, 'record')})."
        )
    overall = dict(validation.overall)
    told = [
        f"{words} in {_with_interval(overall[name])}"
        for name, words in (
            ("event", "tells an event"),
            ("type", "has the right type"),
            ("whole", "is right as a whole"),
        )
        if name in overall
    ]
    if told:
        sentences.append(
            f"Weighted to all records, a record {', '.join(told)}; as a whole means {', '.join(WHOLE)} together."
        )
    recall = validation.recall
    if recall:
        sentences.append(
            f"In {_counted(recall.n_documents, 'document')} read whole, coders found {recall.n_missed} events that "
            f"Lapwing had missed: recall is {_with_interval(recall.event)}, with the right type "
            f"{_with_interval(recall.typed)}."
        )
    if validation.calibration:
        sentences.append(
            f"The expected calibration error of the confidence is {validation.calibration.expected_error:.3f}, the "
            f"Brier score {validation.calibration.brier:.3f}."
        )
    made = ", ".join(f"{name} {value[:10]}" for name, value in sample.made_with)
    sentences.append(
        "Intervals are 95%: Wilson's score interval for a plain share, the bootstrap within strata (2,000 draws, fixed "
        f"seed) for a weighted one, over documents for recall. Coded with Lapwing ({made})."
    )
    return " ".join(sentences)


def _tables(validation: Validation) -> Iterator[_Table]:
    yield _Table(
        title="Precision by type",
        header=("type", "records", "judged", "tells an event", "right type", "whole record"),
        rows=tuple(
            (
                row.type,
                str(row.n_records),
                str(row.event.n if row.event else 0),
                *map(_cell, (row.event, row.typed, row.whole)),
            )
            for row in validation.types
        ),
    )
    yield _Table(
        title="Precision by field, weighted to all records",
        header=("field", "judged", "right"),
        rows=tuple((_FIELD[name], str(share.n), _cell(share)) for name, share in validation.overall),
    )
    if validation.agreement:
        beside = [coder for coder, _ in validation.agreement[-1].with_lapwing]
        yield _Table(
            title="Krippendorff's alpha (nominal)",
            header=("field", "between coders", "judged by several", *(f"{coder} with Lapwing" for coder in beside)),
            rows=tuple(
                (
                    _FIELD[row.field],
                    _alpha(row.between, row.interval),
                    str(row.n_shared),
                    *(_alpha(alpha) for _, alpha in row.with_lapwing or [("", None)] * len(beside)),
                )
                for row in validation.agreement
            ),
        )
    if validation.calibration:
        yield _Table(
            title="Reliability of the confidence",
            header=("confidence", "judged", "mean confidence", "right as a whole"),
            rows=tuple(
                (f"{one.low:.1f}-{one.high:.1f}", str(one.n), f"{one.confidence:.2f}", f"{one.right:.2f}")
                for one in validation.calibration.bins
            ),
        )


def _type_line(row: TypeRow) -> tuple[str, ...]:
    shares = (row.event, row.typed, row.whole)
    return (row.type, str(row.n_records), str(row.event.n if row.event else 0), *map(_cell, shares))


def _counted(n: int, noun: str) -> str:
    return f"{n:,} {noun}{'' if n == 1 else 's'}"


def _with_interval(share: Share) -> str:
    return f"{share.value:.0%} ({share.low:.0%}-{share.high:.0%})"


def _cell(share: Share | None) -> str:
    return f"{share.value:.2f} [{share.low:.2f}, {share.high:.2f}]" if share else "–"


def _alpha(alpha: float | None, interval: tuple[float, float] | None = None) -> str:
    if alpha is None:
        return "–"
    return f"{alpha:.2f}" + (f" [{interval[0]:.2f}, {interval[1]:.2f}]" if interval else "")


def _markdown_table(table: _Table) -> str:
    escaped = _lines(table, lambda cell: cell.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;"))
    lines = [f"| {' | '.join(cells)} |" for cells in escaped]
    return "\n".join((f"**{table.title}**", "", lines[0], "|" + "---|" * len(table.header), *lines[1:]))


def _latex_table(table: _Table) -> str:
    lines = [" & ".join(cells) + r" \\" for cells in _lines(table, _latex)]
    columns = "l" + "r" * (len(table.header) - 1)
    return "\n".join(
        (
            r"\begin{table}[ht]",
            r"\centering",
            rf"\caption{{{_latex(table.title)}}}",
            rf"\begin{{tabular}}{{{columns}}}",
            r"\hline",
            lines[0],
            r"\hline",
            *lines[1:],
            r"\hline",
            r"\end{tabular}",
            r"\end{table}",
        )
    )


def _lines(table: _Table, escape: Callable[[str], str]) -> list[Sequence[str]]:
    return [[escape(cell) for cell in row] for row in (table.header, *table.rows)]


def _latex(words: str) -> str:
    plain = "".join(_SPECIAL.get(character, character) for character in words)
    return plain.replace("“", "``").replace("”", "''").replace("–", "--")
