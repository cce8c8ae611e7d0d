"""News in JSON by its standards (ninjs, schema.org, JSON Feed) as input rows; any other object is a row as it is."""

from collections.abc import Iterator, Mapping
from typing import Any

from lapwing.sources.html_lines import html_text

ARTICLE_TYPES = ("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BackgroundNewsArticle",
                 "OpinionNewsArticle", "LiveBlogPosting", "BlogPosting")  # fmt: skip
FEED_VERSION = "https://jsonfeed.org/version/"


def expand_rows(value: object) -> Iterator[object]:
    """Yield the input rows that one JSON value stands for: the items of a feed, the articles of a graph, or itself."""
    if not isinstance(value, Mapping):
        yield value
    elif str(value.get("version", "")).startswith(FEED_VERSION) and isinstance(value.get("items"), list):
        yield from (_feed_item(item, value) if isinstance(item, Mapping) else item for item in value["items"])
    elif _is_schema_org(value) and isinstance(value.get("@graph"), list):
        yield from (_article(part, value["@graph"]) for part in value["@graph"] if _is_article(part))
    elif _is_article(value):
        yield _article(value, ())
    elif _is_ninjs(value):
        yield _ninjs(value)
    else:
        yield value


def _feed_item(item: Mapping[str, Any], feed: Mapping[str, Any]) -> dict[str, object]:
    authors = item.get("authors") or [item.get("author")]
    url = item.get("url")
    return _stated(
        id=item.get("id"),
        title=item.get("title"),
        url=url,
        outlet=None if url else feed.get("title"),
        published=item.get("date_published") or item.get("date_modified"),
        language=item.get("language") or feed.get("language"),
        text=_string(item.get("content_text"))
        or html_text(_string(item.get("content_html")) or _string(item.get("summary"))),
        author=", ".join(_named(author) for author in authors if author),
        feed=feed.get("title"),
        tags=item.get("tags"),
    )


def _is_schema_org(value: Mapping[str, Any]) -> bool:
    return "schema.org" in str(value.get("@context", ""))[:2000]


def _is_article(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    kinds = value.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(str(kind).rpartition("/")[2].rpartition(":")[2] in ARTICLE_TYPES for kind in kinds)


def _article(value: Mapping[str, Any], graph: object) -> dict[str, object]:
    """schema.org. An `@id` that other parts of the graph carry in full (a publisher) is looked up there."""
    page = value.get("mainEntityOfPage")
    page = page.get("@id") or page.get("url") if isinstance(page, Mapping) else page
    original = value.get("translationOfWork")
    return _stated(
        id=_string(value.get("identifier")),
        title=value.get("headline") or value.get("name"),
        url=_string(value.get("url")) or _string(page),
        outlet=_named(_resolve(value.get("publisher") or value.get("sourceOrganization"), graph)),
        published=value.get("datePublished") or value.get("dateCreated"),
        language=_coded(value.get("inLanguage")),
        translated_from=_coded(original.get("inLanguage")) if isinstance(original, Mapping) else None,
        text=html_text(_string(value.get("articleBody")) or _string(value.get("text"))),
        author=_all_named(value.get("author"), graph),
        dateline=value.get("dateline"),
        section=value.get("articleSection"),
        modified=value.get("dateModified"),
    )


def _is_ninjs(value: Mapping[str, Any]) -> bool:
    standard = value.get("standard")
    named = isinstance(standard, Mapping) and str(standard.get("name", "")).casefold() == "ninjs"
    shaped = "uri" in value and any(
        key in value for key in ("bodies", "headlines", "body_text", "body_html", "body_xhtml", "versioncreated")
    )
    return named or shaped


def _ninjs(value: Mapping[str, Any]) -> dict[str, object]:
    """Ninjs 3 and 2 (lists of bodies and headlines by role), and 1 (`body_text`, `headline`)."""
    folded = {str(key).casefold(): part for key, part in value.items()}
    body, is_html = _ninjs_body(folded)
    uri = _string(folded.get("uri"))
    sources = folded.get("infosources") or [{"name": folded.get("source") or folded.get("provider")}]
    return _stated(
        id=uri,
        title=_by_role(folded.get("headlines"), ("main", "headline")) or folded.get("headline") or folded.get("title"),
        url=uri if uri.startswith(("http://", "https://")) else None,
        outlet=next((_named(each) for each in _listed(sources) if _named(each)), "")
        or _string(folded.get("copyrightholder")),
        published=folded.get("versioncreated") or folded.get("firstcreated") or folded.get("contentcreated"),
        language=folded.get("language"),
        text=html_text(body) if is_html else body,
        author=_string(folded.get("by")) or _string(folded.get("byline")),
        first_created=folded.get("firstcreated"),
        located=folded.get("located"),
    )


def _ninjs_body(value: Mapping[str, Any]) -> tuple[str, bool]:
    bodies = [body for body in _listed(value.get("bodies")) if isinstance(body, Mapping) and _string(body.get("value"))]
    if bodies:
        mains = [body for body in bodies if str(body.get("role", "")).casefold() in ("main", "body", "text")] or bodies
        plain = [body for body in mains if "html" not in _content_type(body)]
        return _string((plain or mains)[0]["value"]), not plain
    for key in ("body_text", "body_html", "body_xhtml"):
        if _string(value.get(key)):
            return _string(value[key]), key != "body_text"
    return "", False


def _content_type(body: Mapping[str, Any]) -> str:
    return str(body.get("contentType") or body.get("contenttype") or "").casefold()


def _by_role(parts: object, roles: tuple[str, ...]) -> str:
    named = [part for part in _listed(parts) if isinstance(part, Mapping) and _string(part.get("value"))]
    fitting = [part for part in named if str(part.get("role", "")).casefold() in roles] or named
    return _string(fitting[0]["value"]) if fitting else ""


def _resolve(part: object, graph: object) -> object:
    if isinstance(part, Mapping) and "@id" in part and not part.get("name") and isinstance(graph, list):
        return next((each for each in graph if isinstance(each, Mapping) and each.get("@id") == part["@id"]), part)
    return part


def _all_named(parts: object, graph: object) -> str:
    return ", ".join(name for part in _listed(parts) if (name := _named(_resolve(part, graph))))


def _named(part: object) -> str:
    part = part[0] if isinstance(part, list) and part else part
    return _string(part.get("name")) if isinstance(part, Mapping) else _string(part)


def _coded(language: object) -> str | None:
    if isinstance(language, Mapping):
        language = language.get("alternateName") or language.get("name")
    return _string(language) or None


def _listed(parts: object) -> list[Any]:
    return parts if isinstance(parts, list) else [] if parts is None else [parts]


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _stated(**fields: object) -> dict[str, object]:
    return {key: value for key, value in fields.items() if value not in (None, "", [])}
