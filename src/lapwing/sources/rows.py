"""One row of a dump to a report: our own schema, the field names that news-please writes, or other usual ones."""

import json
from collections.abc import Mapping

from lapwing.records.base import Rejection
from lapwing.records.ids import content_id, hash_id
from lapwing.records.report import Media, Report
from lapwing.sources.decoding import replace_unpaired
from lapwing.sources.overrides import Overrides
from lapwing.sources.reject import reject

TEXT_KEYS = ("text", "maintext")
KEYS = {
    "title": ("title", "headline"),
    "url": ("url",),
    "outlet": ("outlet", "source_domain"),
    "published": ("published", "date_publish", "date", "publication_date", "published_at", "publish_date"),
    "language": ("language",),
    "translated_from": ("translated_from",),
}
NOTE = "lapwing:"  # prefix of metadata keys that we add ourselves


def make_row_report(
    row: object, *, path: str, identity: str, overrides: Overrides, number: int | None = None
) -> Report | Rejection:
    """Make a report of one decoded JSON value, or say why it is none. `number` counts rows from 1."""
    if not isinstance(row, Mapping):
        return reject(path, "bad_row", f"expected a JSON object, got {type(row).__name__}", number)
    for key in (*TEXT_KEYS, "html"):
        if row.get(key) is not None and not isinstance(row[key], str):
            return reject(path, "bad_row", f"{key} must be a string, got {type(row[key]).__name__}", number)
    content, media = _content(row)
    if not content.strip():
        return reject(path, "empty", "it has no text: give text, maintext or html", number)
    notes = {} if number is None else {NOTE + "row": str(number)}
    return make_report(
        content, media, path=path, identity=identity, stated=row, overrides=overrides, notes=notes, used=_used(row)
    )


def make_report(
    content: str,
    media: Media,
    *,
    path: str,
    identity: str,
    stated: Mapping[str, object],
    overrides: Overrides,
    notes: Mapping[str, str],
    used: frozenset[str] = frozenset(),
) -> Report:
    """Make a report of decoded content and what is `stated` about it; its `used` keys do not become metadata.

    Its id comes from its own `id`, else its url, else `identity` (the file's name), with outlet, date and content.
    """
    clean = replace_unpaired(content)
    extra = dict(notes) if clean == content else {**notes, NOTE + "unpaired": "lone surrogates or NULs replaced"}
    fields = {name: _first(stated, keys) for name, keys in KEYS.items()}
    input_id = _first(stated, ("id",))
    outlet = overrides.outlet or fields["outlet"]
    published = overrides.published or fields["published"]
    source = input_id or fields["url"] or identity
    return Report(
        report_id=hash_id(source, outlet, published, content_id(clean)),
        input_id=input_id,
        path=path,
        content=clean,
        media=media,
        title=fields["title"],
        url=fields["url"],
        outlet=outlet,
        published=published,
        language=overrides.language or fields["language"],
        translated_from=overrides.translated_from or fields["translated_from"],
        metadata=_metadata(stated, used | _consumed(stated), extra),
    )


def _content(row: Mapping[str, object]) -> tuple[str, Media]:
    for key in TEXT_KEYS:
        value = row.get(key)
        if isinstance(value, str) and value.strip():
            return value, "text"
    html = row.get("html")
    return (html, "html") if isinstance(html, str) else ("", "text")


def _used(row: Mapping[str, object]) -> frozenset[str]:
    return frozenset((*TEXT_KEYS, "html")) & frozenset(row)


def _consumed(stated: Mapping[str, object]) -> frozenset[str]:
    """The keys whose values became fields: of two names for one field only the one that was taken."""
    taken = [next((key for key in keys if _text(stated.get(key))), None) for keys in (("id",), *KEYS.values())]
    return frozenset(key for key in taken if key)


def _first(stated: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    return next((value for key in keys if (value := _text(stated.get(key)))), None)


def _text(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return replace_unpaired(str(value)).strip() or None


def _metadata(
    stated: Mapping[str, object], used: frozenset[str], notes: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    kept = {
        replace_unpaired(str(key)): replace_unpaired(json.dumps(value, ensure_ascii=False, sort_keys=True))
        for key, value in stated.items()
        if key not in used and value is not None
    }
    kept.update({key: json.dumps(value, ensure_ascii=False) for key, value in notes.items()})
    return tuple(sorted(kept.items()))
