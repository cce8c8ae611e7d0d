"""The hand-coding sheet as one HTML page: each sentence in its context, the fields to judge, saved as the same CSV."""

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files

from lapwing.dossier.marks import link, text
from lapwing.records.ids import hash_id
from lapwing.store.codec import encode_record
from lapwing.validation.sample import FIELDS, Field, Sample, SampledDocument, SampledRecord

_CHOICES = (("y", "right"), ("n", "wrong"), ("?", "unclear"))
_EVENT_CHOICES = (("y", "yes"), ("n", "no"), ("?", "unclear"))
_HINT: dict[Field, str] = {
    "mode": "mode, or none", "context": "contexts, or none", "actor": "country codes, or names", "date": "2021-10-17",
    "recipient": "country codes, or names", "place": "place, or none", "reality": "happened, planned …",
}  # fmt: skip


def render_page(sample: Sample) -> str:
    """Return the page. Whatever reports wrote stands as text only; its one script is named by hash in its policy."""
    return "".join(_page(sample)) + "\n"


def _page(sample: Sample) -> Iterator[str]:
    script, style = _asset("page.js"), _asset("page.css")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'"
    )
    yield (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>Hand coding: {len(sample.records)} records</title><style>{style}</style></head>"
        f'<body data-sample="{hash_id(encode_record(sample))}">'
    )
    yield (
        '<header><h1>Hand coding</h1><label>Coder <input type="text" id="coder" autocomplete="off"></label>'
        '<button id="save" type="button">Save sheet as CSV</button><output id="count"></output></header><main>'
        f'<p class="lead">{_lead(sample)}</p>'
        "<noscript><p><strong>This page cannot save without JavaScript: fill in the CSV sheet instead.</strong></p>"
        "</noscript>"
    )
    for number, record in enumerate(sample.records, start=1):
        yield from _record(number, record, sample)
    for number, document in enumerate(sample.documents, start=1):
        yield from _document(number, document, sample)
    yield f"</main><script>{script}</script></body></html>"


def _lead(sample: Sample) -> str:
    keys = (
        "<kbd>y</kbd> <kbd>n</kbd> <kbd>?</kbd> judge the field in focus, <kbd>j</kbd> <kbd>k</kbd> go on and back, "
        "<kbd>Esc</kbd> leaves a text."
    )
    if sample.blind:
        return f"For each marked word: does the sentence tell an event there, and which? {keys}"
    right = "Where something is wrong, give the right value if you know it."
    return f"For each marked word: does the sentence tell an event there, and is each value right? {right} {keys}"


def _record(number: int, record: SampledRecord, sample: Sample) -> Iterator[str]:
    yield f'<article data-kind="record" data-record="{text(record.record_id)}">'
    yield f"<h2>Record {number} · {_source(record)}</h2>"
    inside, a, b = record.sentence, record.trigger_start, record.trigger_end
    yield (
        f"<blockquote><span>{text(record.before)}</span> {text(inside[:a])} <mark>{text(inside[a:b])}</mark> "
        f"{text(inside[b:])} <span>{text(record.after)}</span></blockquote>"
    )
    told = dict(record.told)
    for field in FIELDS:
        yield _field(record.record_id, field, "" if sample.blind else told.get(field, ""), sample)
    yield '<label class="said">Note <input type="text" data-note autocomplete="off"></label></article>'


def _field(record_id: str, field: Field, told: str, sample: Sample) -> str:
    choices = _EVENT_CHOICES if field == "event" else (("?", "unclear"),) if sample.blind else _CHOICES
    radios = "".join(
        f'<label><input type="radio" name="{text(record_id)}-{field}" data-field="{field}" value="{value}">'
        f"{label}</label>"
        for value, label in choices
    )
    name = text(f"{field}, right value")
    if field == "event":
        typed, said = "", "Is an event told here?"
    elif field == "type":
        options = "".join(f"<option>{text(code)}</option>" for code in sample.types)
        typed, said = f'<select data-value="type" aria-label="{name}"><option></option>{options}</select>', told
    else:
        typed = f'<input type="text" data-value="{field}" aria-label="{name}" placeholder="{text(_HINT[field])}">'
        said = told
    first = ' data-first="1"' if field == "event" else ""
    return (
        f'<fieldset{first}><legend>{field}</legend><span class="said">{text(said)}</span>'
        f'<span class="choice">{radios}{typed}</span></fieldset>'
    )


def _document(number: int, document: SampledDocument, sample: Sample) -> Iterator[str]:
    yield (
        f'<article data-kind="document" data-record="{text(document.report_id)}">'
        f"<h2>Document {number}, to read whole · {_source(document)}</h2><pre>{_lines(document.text)}</pre>"
    )
    known = {record.record_id: record for record in sample.records}
    listed = (known[record_id] for record_id in document.records if record_id in known)
    items = "".join(
        f"<li>{text(one.sentence[one.trigger_start : one.trigger_end])}"
        f"{'' if sample.blind else ' · ' + text(one.value('type'))}</li>"
        for one in listed
    )
    yield (
        f"<p>Lapwing has these events of it, which are judged above:</p><ul>{items}</ul>"
        if items
        else ("<p>Lapwing has no event of it.</p>")
    )
    options = "".join(f"<option>{text(code)}</option>" for code in sample.types)
    name = text(document.report_id)
    yield (
        f'<fieldset data-first="1"><legend>read</legend><span class="said">I have read it whole and list below every '
        f'event that is missing.</span><span class="choice"><label><input type="radio" name="{name}" '
        'data-field="event" value="y">yes</label></span></fieldset><div data-missed></div>'
        f'<template><select aria-label="Type of the missed event"><option></option>{options}</select>'
        '<input type="text" aria-label="Its words" placeholder="the words that tell it"></template>'
        '<button type="button" data-add>Add a missed event</button></article>'
    )


def _source(one: SampledRecord | SampledDocument) -> str:
    parts = filter(None, (one.document, one.outlet, one.published))
    shown = link(one.url, one.url) if one.url else ""
    return " · ".join((*map(text, parts), *([shown] if shown else [])))


def _lines(words: str) -> str:
    return "\n".join(text(line) for line in words.splitlines())


def _asset(name: str) -> str:
    return files("lapwing.validation").joinpath(name).read_text(encoding="utf-8")
