"""BibTeX of the reports: `@article` entries that classic BibTeX and biber both take."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from lapwing.exports.cited_reports import cited_reports, has_inferred_day, title_of
from lapwing.exports.context import ExportContext
from lapwing.exports.export_record import ExportRecord
from lapwing.records.document import Document

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "#$%&_"},
}  # fmt: skip


def write_bibtex(
    records: Iterable[ExportRecord],
    context: ExportContext,  # noqa: ARG001 - every writer's signature
    stream: BinaryIO,
    left_out: Counter[str],  # noqa: ARG001
) -> int:
    """Write the entries and return how many there are."""
    n_written = 0
    for document in cited_reports(records):
        stream.write(_entry(document).encode("utf-8", "backslashreplace"))
        n_written += 1
    return n_written


def _entry(document: Document) -> str:
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(document))
    return f"@article{{lapwing:{document.report_id},\n{fields}\n}}\n\n"


def _fields(document: Document) -> Iterator[tuple[str, str]]:
    published = document.published
    yield "title", f"{{{{{_latex(title_of(document))}}}}}"  # twice braced: no style changes its capitals
    if document.outlet:
        yield "journal", f"{{{_latex(document.outlet.name)}}}"
    if published.year:
        yield "year", f"{{{published.year}}}"
        if published.date_min[:7] == published.date_max[:7]:
            yield "month", _MONTHS[int(published.date_min[5:7]) - 1]
        if published.date_min == published.date_max:
            yield "day", f"{{{int(published.date_min[8:])}}}"
    if document.url:
        yield "url", f"{{{_address(document.url)}}}"
    yield "language", f"{{{_latex(document.language)}}}"
    if published.date_min and has_inferred_day(document):
        yield "note", "{Day of publication inferred}"


def _latex(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in text)


def _address(url: str) -> str:
    """An address as it stands, but for what would end the field."""
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", url)
