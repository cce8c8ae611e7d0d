"""Reports that take back earlier ones of their outlet: a new text under one address, a correction, a retraction.

What a report told that was taken back is superseded: it is shown, but it contradicts nothing. Only plain cases: where
which text is the later cannot be told, nothing is superseded.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from lapwing.records.document import Document
from lapwing.records.fused import Revision, RevisionKind

_NEWS = r"(?:article|story|report|dispatch|item|version|headline|bulletin)"
_RETRACTED = re.compile(
    rf"^\W*(?:retraction|kill notice|story withdrawn|withdrawn)\b\s*[:.–—-]"
    rf"|\b(?:this|our|(?:an|the) (?:earlier|previous|above|original)) {_NEWS}(?:\W+\w+){{0,12}}?\W+(?:has been|was|is) "
    rf"(?:retracted|withdrawn)\b"
    rf"|\b(?:has|have) (?:retracted|withdrawn) (?:this|the|an|our|its|a) (?:earlier |previous )?{_NEWS}\b",
    re.IGNORECASE | re.MULTILINE,
)
_CORRECTED = re.compile(
    rf"^\W*(?:correction|clarification)\b\s*[:.(–—-]"
    rf"|^\W*\(?corrects\b"
    rf"|\b(?:an|the|our) (?:earlier|previous|original) (?:{_NEWS} of (?:this|the) )?{_NEWS}(?:\W+\w+){{0,4}}?\W+"
    rf"(?:said|stated|misstated|misspelled|gave|named|incorrectly|wrongly|mistakenly)\b"
    rf"|\bthis {_NEWS} (?:has been|was) (?:corrected|amended|updated to correct)\b",
    re.IGNORECASE | re.MULTILINE,
)
# Every notice has one of these; most texts have none, and a look for them costs a hundredth.
_MARKS = (
    *("retract", "withdrawn", "kill notice", "correct", "clarification", "amended"),
    *("earlier", "previous", "original"),
)
_CHANGED = ("modified", "updated", "date_modified", "dateModified", "updated_at", "last_modified")
_TRACKING = re.compile(r"^(?:utm_\w+|fbclid|gclid|ref|cmpid)=")
_TITLE_WORDS = 5  # a title that is quoted whole; a shorter one may stand in any text
_SHEDS = re.compile(r"^\w+://(?:www\.|m\.|amp\.)?")


def find_revisions(documents: Sequence[Document], copies: Mapping[str, str]) -> tuple[Revision, ...]:
    """Return every revision, by the revising report. `copies` maps report_ids to groups of near copies."""
    versions = list(_new_texts(documents))
    replaced = {(one.report_id, one.revised_id) for one in versions}
    notices = [one for one in _notices(documents, copies) if (one.report_id, one.revised_id) not in replaced]
    return tuple(sorted((*versions, *notices), key=lambda one: (one.report_id, one.revised_id or "")))


def by_revised(revisions: Sequence[Revision]) -> dict[str, Revision]:
    """Return the first revision of each report that was taken back."""
    return {one.revised_id: one for one in reversed(revisions) if one.revised_id}


def by_revising(revisions: Sequence[Revision]) -> dict[str, tuple[Revision, ...]]:
    """Return the revisions that each report makes, those too of what is not here."""
    found: defaultdict[str, list[Revision]] = defaultdict(list)
    for one in revisions:
        found[one.report_id].append(one)
    return {report_id: tuple(made) for report_id, made in found.items()}


def notice_in(text: str) -> RevisionKind | None:
    """Return whether a text says of itself that it retracts or corrects an earlier report."""
    low = text.lower()
    if not any(mark in low for mark in _MARKS):
        return None
    return "retracts" if _RETRACTED.search(text) else "corrects" if _CORRECTED.search(text) else None


def _new_texts(documents: Sequence[Document]) -> Iterator[Revision]:
    """Other texts under one address, each against the one before it."""
    by_address: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.url:
            by_address[_address(document.url)].append(document)
    for group in by_address.values():
        ordered = sorted(group, key=lambda one: (*_when(one), one.report_id))
        for before, after in pairwise(ordered):
            if before.content_id != after.content_id and _is_later(after, before):
                kind = notice_in(after.text) or "replaces"
                why = f"another text under the same address, of {_day(after)} after {_day(before)}"
                yield Revision(kind=kind, report_id=after.report_id, revised_id=before.report_id, why=why)


def _is_later(after: Document, before: Document) -> bool:
    """Whether one surely appeared after the other: on a later day, or changed later on the same."""
    last, first = before.published.date_max, after.published.date_min
    return bool(last and first) and last <= first and _when(before) < _when(after)


def _notices(documents: Sequence[Document], copies: Mapping[str, str]) -> Iterator[Revision]:
    """What reports say of themselves, with the earlier report of the outlet that they mean, if it is here."""
    by_outlet: defaultdict[str, list[Document]] = defaultdict(list)
    for document in documents:
        if document.outlet:
            by_outlet[_outlet(document)].append(document)
    for document in documents:
        kind = notice_in(document.text)
        if kind is None:
            continue
        earlier = [one for one in by_outlet.get(_outlet(document), ()) if _is_meant(one, document, copies)]
        says = "says that it retracts" if kind == "retracts" else "says that it corrects"
        for one in earlier:
            why = f"{says} what the outlet told on {_day(one)}"
            yield Revision(kind=kind, report_id=document.report_id, revised_id=one.report_id, why=why)
        if not earlier:
            why = f"{says} an earlier report, which is not here"
            yield Revision(kind=kind, report_id=document.report_id, revised_id=None, why=why)


def _is_meant(earlier: Document, notice: Document, copies: Mapping[str, str]) -> bool:
    """Whether a report without a notice, not published later, is a near copy of one with it, or named by its title."""
    if earlier.content_id == notice.content_id or notice_in(earlier.text) or _when(earlier) > _when(notice):
        return False
    alike = copies.get(earlier.report_id) == copies.get(notice.report_id, notice.report_id)
    same_address = bool(earlier.url and notice.url) and _address(earlier.url or "") == _address(notice.url or "")
    return alike or same_address or _names_title(notice, earlier)


def _names_title(notice: Document, earlier: Document) -> bool:
    title = _squash(earlier.given_title or (earlier.title.text if earlier.title else ""))
    return len(title.split()) >= _TITLE_WORDS and title in _squash(notice.text)


def _squash(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _address(url: str) -> str:
    """The address without what names no other page: scheme, fragment, tracking, a closing slash."""
    page, _, query = _SHEDS.sub("", url.partition("#")[0]).partition("?")
    kept = sorted(part for part in query.split("&") if part and not _TRACKING.match(part))
    return "?".join(filter(None, (page.rstrip("/").casefold(), "&".join(kept))))


def _when(document: Document) -> tuple[str, str]:
    """The last day on which it may have appeared, and when it was changed, as far as it says so; undated ones first."""
    changed = dict(document.metadata)
    return document.published.date_max, next((changed[key].strip('"') for key in _CHANGED if key in changed), "")


def _day(document: Document) -> str:
    return document.published.edtf or "an unknown day"


def _outlet(document: Document) -> str:
    outlet = document.outlet
    return (outlet.outlet_id or outlet.name.casefold()) if outlet else document.report_id
