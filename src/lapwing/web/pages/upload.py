"""Adding reports: files or a pasted text, coded behind the pages; how far it is, and what came of it."""

import json
from contextlib import suppress
from dataclasses import dataclass

from lapwing.api import ShownReport
from lapwing.errors import QueryError, UnknownRecordError
from lapwing.records.document import Document
from lapwing.web.asked import Asked
from lapwing.web.drafts import Draft
from lapwing.web.forms import Form
from lapwing.web.page import action, page
from lapwing.web.pages.judging import author_of
from lapwing.web.pages.search import Hit, best_sentences
from lapwing.web.site import Site
from lapwing.web.uploads import Upload

MOST_BYTES = 32 * 1024 * 1024
_MOST_LISTED = 20
_MOST_SHOWN = 60
_STATED = ("outlet", "published", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadsView:
    """The form for more reports, and the last uploads."""

    uploads: tuple[Upload, ...]
    author: str
    most_megabytes: int
    draft: Draft | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadView:
    """One upload: how far it is; when it is done, its reports and the events that they tell."""

    upload: Upload
    done: int
    documents: tuple[Document, ...]
    hits: tuple[Hit, ...]
    n_events: int


def view_uploads(site: Site, asked: Asked) -> UploadsView:
    """Return the form, with the last uploads."""
    draft = site.drafts.find(asked.one("draft"))
    return UploadsView(
        uploads=site.uploads.latest(_MOST_LISTED),
        author=draft.one("author") if draft else author_of(site, asked),
        most_megabytes=MOST_BYTES // 1024**2,
        draft=draft,
    )


def view_upload(site: Site, asked: Asked) -> UploadView:
    """Return the upload that the address names."""
    upload = site.uploads.show(asked.names["upload_id"])
    reports = _reports(site, upload)
    event_ids = dict.fromkeys(
        cited.event_id for report in reports for cited in report.mentions if cited.event_id is not None
    )
    events = site.workspace.events_by_id(tuple(event_ids)[:_MOST_SHOWN])
    n_inputs = upload.counts.get("n_inputs", 0)
    return UploadView(
        upload=upload,
        done=min(100, 100 * upload.counts.get("n_reports", 0) // n_inputs) if n_inputs else 0,
        documents=tuple(report.document for report in reports),
        hits=best_sentences(site, tuple(sorted(events, key=lambda one: one.date.date_min or "9999"))),
        n_events=len(event_ids),
    )


def take_upload(site: Site, asked: Asked, form: Form) -> str:  # noqa: ARG001 - every action's signature
    """Lay down what was handed in and have it coded."""
    files = [(name, content) for name, content in form.files if name and content]
    pasted = form.one("text")
    if pasted:
        row = {"text": pasted, "title": form.one("title"), "url": form.one("url")}
        files.append(("pasted.json", json.dumps({k: v for k, v in row.items() if v}).encode("ascii")))
    try:
        stated = {name: _short(form, name) for name in _STATED if form.one(name)}
        upload_id = site.uploads.take(files, _short(form, "author"), stated)
    except QueryError as error:
        return f"/upload?draft={site.drafts.keep(Draft(fields=form.fields, fault=str(error)))}"
    return f"/upload/{upload_id}"


def stop_upload(site: Site, asked: Asked, form: Form) -> str:  # noqa: ARG001 - every action's signature
    """Break an upload off."""
    site.uploads.stop(asked.names["upload_id"])
    return f"/upload/{asked.names['upload_id']}"


def take_up(site: Site, asked: Asked, form: Form) -> str:  # noqa: ARG001 - every action's signature
    """Go on with an upload that was broken off."""
    site.uploads.start(asked.names["upload_id"])
    return f"/upload/{asked.names['upload_id']}"


def _short(form: Form, name: str) -> str:
    given = form.one(name)
    if len(given) > 200:
        raise QueryError(f"{name} is too long: at most 200 characters")
    return given


def _reports(site: Site, upload: Upload) -> list[ShownReport]:
    """Return the first reports of an upload that became documents."""
    shown: list[ShownReport] = []
    for report_id in upload.report_ids[: 2 * _MOST_SHOWN]:
        with suppress(UnknownRecordError):
            shown.append(site.workspace.report(report_id))
    return shown[:_MOST_SHOWN]


ROUTES = [
    *page("/upload", "uploads.html", view_uploads),
    *page("/upload/{upload_id}", "upload.html", view_upload),
    *action("/upload", take_upload, most_bytes=MOST_BYTES),
    *action("/upload/{upload_id}/stop", stop_upload),
    *action("/upload/{upload_id}/start", take_up),
]
