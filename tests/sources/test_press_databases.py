"""Layouts of press databases as they vary: older ones, missing lines, wrapped titles."""

import pytest

from lapwing.sources.databases import Article, Unparsed, split_articles
from lapwing.sources.databases.article import language_code
from lapwing.sources.html_lines import tidy_lines

BODY = "The two ministers met in the port on Monday.\n\nThey signed an agreement on fisheries."

OLDER_WITH_LABELS = f"""
                             2 of 31 DOCUMENTS

                  Copyright 2004 The Oslo Courier Company
                            The Oslo Courier

                        March 2, 2004 Tuesday
                        Late Edition - Final

SECTION: Section A; Column 3; Foreign Desk; Pg. 8

LENGTH: 22 words

HEADLINE: Ministers meet in the port,
and sign

BYLINE: By ANNA BERG

DATELINE: OSLO, March 1

BODY:
{BODY}

GRAPHIC: Photo: The ministers

LOAD-DATE: March 2, 2004
"""
OLDER_WITH_WRAPPED_TITLE = f"""
                             1 of 2 DOCUMENTS

                            The Oslo Courier

                           March 2004

Ministers meet in the port after a long pause,
and sign an agreement

BYLINE: Anna Berg

LENGTH: 22 words


{BODY}

LOAD-DATE: March 2, 2004

                  Copyright 2004 The Oslo Courier Company
                            All Rights Reserved

                             2 of 2 DOCUMENTS

A leaf that was lost
"""
NEWER_WITHOUT_COPYRIGHT = f"""
Ministers meet in the port

The Oslo Courier

March 2, 2022 Wednesday 6:30 PM GMT


Length: 22 words

Body

{BODY}

Load-Date: March 2, 2022


End of Document
Page 2 of 9
Second title

Harbour Gazette
3 March 2022


Body

They left on Tuesday.

Notes
See also page 4.

End of Document
"""
FACTIVA_WITHOUT_COPYRIGHT = f"""
Ministers meet in the port after a long pause
Anna Berg
22 words
2 March 2022
The Oslo Courier
OSLOC
English

{BODY}

Document OSLOC00020220302ei3200001

Ministers leave the port
10 words
3 March 2022
07:15 PM
Harbour Gazette
HARGZ
B2
English
(c) 2022 Harbour Gazette

They left on Tuesday.

Document HARGZ00020220303ei3300002
"""
PROQUEST_WITH_DETAILS = f"""
Ministers meet in the port

Publication info: The Oslo Courier, Oslo [Oslo]. 02 Mar 2022.

ProQuest document link

FULL TEXT

{BODY}

DETAILS

Subject:

Ministers

Title:

Ministers meet in the port

Publication title:

The Oslo Courier; Oslo

Publication date:

Mar 2, 2022

Language of publication:

English

ProQuest document ID:

2600000001

____________________________________________________________

A title without its text

Publication title: Harbour Gazette

ProQuest document ID: 2600000002
"""


def split(text: str) -> list[Article | Unparsed]:
    """Return what a text of a database gives."""
    articles = split_articles(tidy_lines(text))
    assert articles is not None
    return list(articles)


@pytest.mark.parametrize(
    ("text", "title", "published"),
    [
        (OLDER_WITH_LABELS, "Ministers meet in the port, and sign", "March 2, 2004 Tuesday"),
        (
            OLDER_WITH_WRAPPED_TITLE,
            "Ministers meet in the port after a long pause, and sign an agreement",
            "March 2004",
        ),
        (NEWER_WITHOUT_COPYRIGHT, "Ministers meet in the port", "March 2, 2022 Wednesday 6:30 PM GMT"),
        (FACTIVA_WITHOUT_COPYRIGHT, "Ministers meet in the port after a long pause", "2 March 2022"),
        (PROQUEST_WITH_DETAILS, "Ministers meet in the port", "Mar 2, 2022"),
    ],
)
def test_first_article_has_its_title_outlet_day_and_text(text: str, title: str, published: str) -> None:
    """Nothing of head or tail is left in the text, and nothing of the text is missing."""
    article = split(text)[0]
    assert isinstance(article, Article)
    assert (article.title, article.outlet, article.published) == (title, "The Oslo Courier", published)
    assert article.text == BODY


def test_bylines_and_sections_are_told_from_titles() -> None:
    """A line without "By" is the author where it is shorter than what stands above it."""
    labelled, bare = split(OLDER_WITH_LABELS)[0], split(FACTIVA_WITHOUT_COPYRIGHT)[0]
    assert isinstance(labelled, Article)
    assert isinstance(bare, Article)
    assert (labelled.author, labelled.dateline) == ("By ANNA BERG", "OSLO, March 1")
    assert labelled.load_date == "March 2, 2004"
    assert (bare.author, bare.article_id) == ("Anna Berg", "OSLOC00020220302ei3200001")


def test_second_article_does_not_take_from_the_first() -> None:
    """Page numbers between two are no title, and notes no text."""
    newer, factiva = split(NEWER_WITHOUT_COPYRIGHT)[1], split(FACTIVA_WITHOUT_COPYRIGHT)[1]
    assert isinstance(newer, Article)
    assert (newer.title, newer.outlet, newer.published) == ("Second title", "Harbour Gazette", "3 March 2022")
    assert newer.text == "They left on Tuesday."
    assert isinstance(factiva, Article)
    assert (factiva.title, factiva.outlet, factiva.text) == (
        "Ministers leave the port", "Harbour Gazette", "They left on Tuesday.",
    )  # fmt: skip


@pytest.mark.parametrize("text", [OLDER_WITH_WRAPPED_TITLE, PROQUEST_WITH_DETAILS])
def test_what_lacks_its_head_or_its_text_says_so(text: str) -> None:
    """It is not coded as something that it is not."""
    assert isinstance(split(text)[1], Unparsed)


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\nBody\n\nMarch 2, 2022\n\nThe End of Document was near.",
        f"Document 1 of 3\n\n{BODY}",
        f"22 words\n\n{BODY}",
    ],
)
def test_other_texts_are_of_no_database(text: str) -> None:
    """Marks count only on lines of their own, and only together."""
    assert split_articles(tidy_lines(text)) is None


def test_languages_are_known_by_name() -> None:
    """As the services write them; what is not known is handed on."""
    assert [language_code(name) for name in ("ENGLISH", "English; French", "Klingon", "")] == [
        "en",
        "en",
        "klingon",
        "",
    ]
