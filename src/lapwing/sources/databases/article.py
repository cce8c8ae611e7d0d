"""Article: what a press database says of one article, alike for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

_LANGUAGES = {
    name: code
    for code, name in (
        pair.split("=")
        for pair in "ar=arabic zh=chinese cs=czech da=danish nl=dutch en=english fi=finnish fr=french de=german "
        "el=greek he=hebrew hi=hindi hu=hungarian id=indonesian it=italian ja=japanese ko=korean no=norwegian "
        "fa=persian pl=polish pt=portuguese ro=romanian ru=russian es=spanish sv=swedish tr=turkish uk=ukrainian "
        "ur=urdu vi=vietnamese".split()
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article of a database's file. Everything is as the file states it; "" where it says nothing.

    article_id: the database's own id. load_date: when the database took it in, which is not when it was published.
    """

    database: str
    text: str
    title: str = ""
    outlet: str = ""
    published: str = ""
    author: str = ""
    section: str = ""
    dateline: str = ""
    language: str = ""
    load_date: str = ""
    article_id: str = ""

    def row(self) -> dict[str, object]:
        """Return it as an input row."""
        stated = {
            "id": self.article_id,
            "text": self.text,
            "title": self.title,
            "outlet": self.outlet,
            "published": self.published,
            "language": language_code(self.language),
            "author": self.author,
            "section": self.section,
            "dateline": self.dateline,
            "load_date": self.load_date,
            "database": self.database,
        }
        return {key: value for key, value in stated.items() if value}


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A part of the file that should be an article, but whose head could not be understood; `why` quotes it."""

    why: str


def language_code(name: str) -> str:
    """Return the ISO 639-1 code of a language by its English name ("English", "ENGLISH; French"), else the name."""
    first = name.split(";")[0].split(",")[0].strip().casefold()
    return _LANGUAGES.get(first, first)


def join_lines(lines: Sequence[str]) -> str:
    """Return lines as a text, without blank lines around it."""
    return "\n".join(lines).strip("\n")
