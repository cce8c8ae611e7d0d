"""When a document was published, as far as it is stated: in metadata, in the address, or in a line of the text."""

import re
from collections.abc import Iterable, Iterator

from lapwing.documents.calendar_dates import MONTHS, Dated, Undated, find_full_date, parse_stated_date
from lapwing.documents.line_forms import is_date_line
from lapwing.records.base import Score
from lapwing.records.document import Block, DateBasis, DateCandidate, Dateline, PublishedDate

URL_DATE = re.compile(r"[/_-](?P<y>(?:19|20)\d{2})[/_-](?P<m>\d{1,2}|[a-z]{3,9})[/_-](?P<d>\d{1,2})(?=[/_.-]|$)", re.I)
URL_PACKED = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)")
UPDATED = re.compile(r"\s*(?:last )?(?:updated|modified)", re.I)
Clue = tuple[DateBasis, str, Dated | Undated]


def date_published(
    *, stated: str | None, page: str | None, url: str | None, blocks: Iterable[Block], dateline: Dateline | None
) -> PublishedDate:
    """Return the publication date by the first of these that can be read: stated, page, address, line of the text.

    What is stated but absurd (the year 1246, the 31st of February) is passed over, and the reason kept in `why`.
    """
    refused: list[str] = []
    for basis, what, found in _clues(stated, page, url, blocks, dateline):
        if isinstance(found, Undated):
            refused.append(f"{what} was passed over: {found.why}")
            continue
        why = "; ".join([what, *refused])
        candidate = DateCandidate(edtf=found.edtf, score=Score(value=1.0, why=what))
        return PublishedDate(
            edtf=found.edtf,
            date_min=found.date_min,
            date_max=found.date_max,
            basis=basis,
            why=why,
            candidates=(candidate,),
        )
    why = "; ".join([*refused, "no date of publication is stated"])
    return PublishedDate(edtf=None, basis="unknown", why=why)


def _clues(
    stated: str | None, page: str | None, url: str | None, blocks: Iterable[Block], dateline: Dateline | None
) -> Iterator[Clue]:
    if stated:
        yield "metadata", f"stated as {stated[:40]!r}", parse_stated_date(stated)
    if page:
        yield "metadata", f"the page's metadata say {page!r}", parse_stated_date(page)
    if url and (in_url := _date_in_url(url)):
        yield "url", "the address holds the date", in_url
    if dateline and dateline.date and (full := find_full_date(dateline.date.text)):
        yield "text", f"the dateline says {dateline.date.text!r}", full
    lines = [block.span.text for block in blocks if block.kind == "furniture" and _may_date(block)]
    for line in sorted(lines, key=lambda text: bool(UPDATED.match(text))):
        if full := find_full_date(line):
            yield "text", f"a line of the text says {line!r}", full


def _may_date(block: Block) -> bool:
    return is_date_line(block.span.text) or "with a date" in block.why


def _date_in_url(url: str) -> Dated | None:
    path = url.partition("//")[2].partition("/")[2]
    for form in (URL_DATE, URL_PACKED):
        if match := form.search("/" + path):
            month = match["m"] if match["m"].isdigit() else MONTHS.get(match["m"].lower())
            found = parse_stated_date(f"{match['y']}-{month}-{match['d']}") if month else None
            if isinstance(found, Dated):
                return found
    return None
