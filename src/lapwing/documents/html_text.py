"""The main text of a page, and what the page says of itself, by trafilatura."""

import re
from dataclasses import dataclass
from html import unescape

from lapwing.documents.visible_dates import find_visible_date, states_date

MAX_DATE = "2100-12-31"  # given, so that no clock is asked: trafilatura would take today
DATE_SEARCH = {"original_date": True, "extensive_search": False, "min_date": "1900-01-01", "max_date": MAX_DATE}

META_AUTHOR = re.compile(
    r"""<meta\s[^>]{0,200}?(?:name|property)\s*=\s*["'](?:author|byl|article:author)["'][^>]{0,200}?content\s*=\s*["']([^"'>]{2,120})["']""",
    re.IGNORECASE,
)
MAX_TAGS = 60_000  # a page with more is no article, and would take minutes; the fullest of 102 news pages has 5,852
HEAD_LENGTH = 200_000  # characters in which the author is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What was found on a page; any part but the text may be missing."""

    text: str
    title: str | None = None
    published: str | None = None
    author: str | None = None
    url: str | None = None
    site: str | None = None


def read_page(html: str, url: str | None) -> Page | None:
    """Return the main text and metadata of a page, None when no main text can be found.

    Comments and tables are left out. The date comes from metadata and markup; of a page that states none, from the line
    above the article; never from its running text.
    """
    if html.count("<") > MAX_TAGS:
        return None
    from trafilatura import bare_extraction  # 0.5 s to import, and only pages need it

    found = bare_extraction(
        html,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        date_extraction_params=dict(DATE_SEARCH),
    )
    text = getattr(found, "text", None) or ""
    if found is None or not text.strip():
        return None
    names = {"title": "title", "published": "date", "author": "author", "url": "url", "site": "sitename"}
    stated = {field: getattr(found, name, None) or None for field, name in names.items()}
    stated["author"] = stated["author"] or _author_in_head(html)
    if not states_date(html):  # what was found then is any date that the page shows, today's among them
        stated["published"] = find_visible_date(html, text, stated["title"])
    return Page(text=text, **stated)


def _author_in_head(html: str) -> str | None:
    """Return the author that the page's head states; trafilatura passes over names of one word, such as agencies'."""
    match = META_AUTHOR.search(html, 0, HEAD_LENGTH)
    author = unescape(match.group(1)).strip() if match else ""
    return author if author and "://" not in author else None
