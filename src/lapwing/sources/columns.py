"""Which column of a table is which field of an input row: as stated, else by the usual names of headers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lapwing.errors import QueryError
from lapwing.sources.rows import KEYS, TEXT_KEYS

FIELDS = ("id", "text", "html", *KEYS)
# Folded names, the plainest first: of several that a table has, the first is taken.
USUAL: Mapping[str, tuple[str, ...]] = {
    "id": tuple("id article_id document_id doc_id docid story_id guid accession_number uid".split()),
    "text": tuple(
        "text maintext body content full_text fulltext full_article article_text article_body articlebody body_text "
        "main_text story story_text article".split()
    ),
    "html": tuple("html body_html content_html raw_html".split()),
    "title": tuple("title headline article_title head hl".split()),
    "url": tuple("url link article_url source_url web_url permalink".split()),
    "outlet": tuple(
        "outlet source publisher publication newspaper source_name publication_title media_name news_source paper "
        "journal site_name source_domain domain".split()
    ),
    "published": tuple(
        "published date publication_date published_at publish_date published_date date_published date_publish pub_date "
        "pubdate publishdate datetime".split()
    ),
    "language": tuple("language lang".split()),
    "translated_from": tuple("translated_from original_language source_language".split()),
}
_OWN_KEYS = frozenset((*FIELDS, *TEXT_KEYS, *(key for keys in KEYS.values() for key in keys)))


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """The key that each column of a table becomes in an input row, in the order of the columns."""

    keys: tuple[str, ...]

    def row(self, cells: Sequence[object]) -> dict[str, object]:
        """Return the input row of a line of cells; cells that are None or "" state nothing."""
        return {key: cell for key, cell in zip(self.keys, cells, strict=False) if cell is not None and cell != ""}


def parse_columns(stated: str | Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return pairs of a field and the name of its column, as "title=headline,text=body" or a mapping states them.

    Raises:
        QueryError: if a pair is none, or names a field that input rows do not have.
    """
    if isinstance(stated, Mapping):
        pairs = list(stated.items())
    else:
        parts = (pair.partition("=") for pair in stated.split(",") if pair.strip())
        pairs = [(name.strip(), column.strip()) for name, _, column in parts]
    faults = [f"{name!r} is no field" for name, column in pairs if column and name not in FIELDS]
    faults += [f"{name!r} names no column" for name, column in pairs if not column]
    if faults:
        raise QueryError(
            f"the columns {stated!r} cannot be used: {'; '.join(faults)}; "
            f"write FIELD=COLUMN,FIELD=COLUMN with the fields {', '.join(FIELDS)}"
        )
    return tuple(pairs)


def map_columns(names: Sequence[str], stated: Sequence[tuple[str, str]]) -> ColumnMap | str:
    """Return which column is what, or, when that cannot be said, why not."""
    found: dict[int, str] = {}
    for field, column in stated:
        places = _places(names, column)
        if len(places) != 1:
            many = "several columns are" if places else "there is no column"
            return f"{many} named {column!r}; the columns are {_listed(names)}"
        found[places[0]] = field
    for field, usual in USUAL.items():
        if field in found.values():
            continue
        free = [[place for place in _places(names, name) if place not in found] for name in usual]
        places = next((places for places in free if places), [])
        if len(places) > 1:
            return f"several columns may be the {field}: {_listed([names[place] for place in places])}; say --columns"
        if places:
            found[places[0]] = field
    if not {"text", "html"} & set(found.values()):
        return f"no column holds the text; say --columns text=NAME, the columns are {_listed(names)}"
    return ColumnMap(tuple(found.get(place) or _own_key(name) for place, name in enumerate(names)))


def rename_keys(value: object, stated: Sequence[tuple[str, str]]) -> object:
    """Return a row of JSON under the names that were stated for its keys; a row without them stays as it is."""
    if not stated or not isinstance(value, Mapping):
        return value
    renamed = {field: value[column] for field, column in stated if column in value}
    taken = {column for _, column in stated}
    kept = {key: cell for key, cell in value.items() if key not in taken and key not in renamed}
    return {**kept, **renamed}


def _places(names: Sequence[str], wanted: str) -> list[int]:
    exact = [place for place, name in enumerate(names) if name == wanted]
    return exact or [place for place, name in enumerate(names) if _fold(name) == _fold(wanted)]


def _own_key(name: str) -> str:
    """The key of a column that is no field: its name, unless an input row would take that for a field."""
    return f"column {name}" if name in _OWN_KEYS else name


def _fold(name: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name.strip())
    return re.sub(r"[\W_]+", "_", spaced).strip("_").casefold()


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name[:60]) for name in names[:30])
    return f"{shown} and {len(names) - 30} more" if len(names) > 30 else shown
