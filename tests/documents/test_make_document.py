"""Reports become documents, or rejections with a reason."""

import json
import random

import pytest

from lapwing.documents.make import make_document
from lapwing.documents.signature import sign_text
from lapwing.records.base import Rejection
from lapwing.records.document import Document
from lapwing.records.report import Report
from tests import factories
from tests.documents.outlet_list import OUTLETS

BODY = (
    "The finance ministers of both countries met in the harbour town on Monday and signed a treaty on tariffs. "
    "They also agreed to open a consulate before the end of the year, a spokeswoman told reporters after the talks."
)
PAGE = f"""<html lang="en"><head><title>Ministers sign treaty | The Pier</title>
<meta property="og:site_name" content="The Pier"><meta property="article:published_time" content="2023-05-03T10:00:00Z">
<meta name="author" content="Northwire"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ministers sign treaty</h1>
<p>{BODY}</p><p>{BODY.replace("Monday", "Friday")}</p></article><footer>© 2023 The Pier</footer></body></html>"""


def document(content: str = BODY, **fields: object) -> Document:
    """Make a document that is not refused."""
    made = make_document(report(content, **fields), outlets=OUTLETS)
    assert isinstance(made, Document)
    return made


def refusal(content: str, **fields: object) -> Rejection:
    """Make a document that is refused."""
    made = make_document(report(content, **fields), outlets=OUTLETS)
    assert isinstance(made, Rejection)
    return made


def report(content: str, **fields: object) -> Report:
    """Return a report with nothing stated but what is given."""
    values = {"report_id": "r1", "path": "a.txt", "content": content, **fields}
    return Report(**values)  # type: ignore[arg-type]


def test_page_gives_text_title_date_outlet_and_wire() -> None:
    """All from the page itself."""
    made = document(PAGE, media="html")
    assert "Home" not in made.text
    assert made.given_title == "Ministers sign treaty"
    assert (made.published.edtf, made.published.basis) == ("2023-05-03", "metadata")
    assert made.outlet is not None
    assert (made.outlet.outlet_id, made.outlet.country) == ("pier.example", "NOR")
    assert [wire.outlet_id for wire in made.wire] == ["northwire.example"]
    assert ("author", '"Northwire"') in made.metadata


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<",
        "<html>" + "<div>" * 3000,
    ],
)
def test_page_without_text_is_refused(page: str) -> None:
    """And the file is named."""
    found = refusal(page, media="html")
    assert (found.stage, found.reason, found.record_id, found.path) == ("documents", "no_main_text", "r1", "a.txt")


def test_text_of_furniture_alone_is_refused() -> None:
    """Nothing to read is left."""
    assert refusal("© 2023 The Pier. All rights reserved.\n\nShare this article").reason == "no_main_text"


def test_undated_page_is_not_dated_by_its_running_text() -> None:
    """A date in a sentence is an event's, not the page's."""
    page = f"<html><body><article><p>On 4 May 2019 he left. {BODY}</p><p>{BODY}</p></article></body></html>"
    assert document(page, media="html").published.basis == "unknown"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Die Finanzminister der beiden Länder trafen sich am Montag und unterzeichneten einen Vertrag über Zölle. "
            * 3,
            "de",
        ),
        ("Министры финансов двух стран встретились в понедельник и подписали договор о пошлинах. " * 5, "ru"),
        (
            "Los ministros de finanzas de los dos países se reunieron el lunes y firmaron un tratado sobre aranceles. "
            * 4,
            "es",
        ),
    ],
)
def test_other_language_is_refused_by_name(text: str, language: str) -> None:
    """Even if English is declared."""
    found = refusal(text, language="en")
    assert found.reason == "language"
    assert repr(language) in found.detail


def test_english_translation_is_read() -> None:
    """The row says what it was translated from."""
    made = document(language="fa", translated_from="fa")
    assert (made.language, made.translated_from) == ("en", "fa")


def test_short_text_is_taken_as_declared() -> None:
    """Too few words to tell."""
    assert document("Norway signs treaty.").language == "en"
    assert refusal("Noruega firma tratado.", language="es").reason == "language"


@pytest.mark.parametrize(
    ("fields", "name", "outlet_id"),
    [
        ({"outlet": "The Pier"}, "The Pier", "pier.example"),
        ({"outlet": "pier.example"}, "The Pier", "pier.example"),
        ({"outlet": "Nobody Knows Daily"}, "Nobody Knows Daily", None),
        ({"url": "https://en.northwire.co.example/1"}, "North Wire Agency", "northwire.example"),
        ({"url": "https://www.unknown.example/1"}, "unknown.example", None),
    ],
)
def test_outlet_is_named_by_what_is_stated_or_the_address(
    fields: dict[str, str], name: str, outlet_id: str | None
) -> None:
    """Known ones get their id, unknown ones keep their name."""
    outlet = document(**fields).outlet
    assert outlet is not None
    assert (outlet.name, outlet.outlet_id) == (name, outlet_id)
    assert outlet.score.why


@pytest.mark.parametrize(
    ("text", "outlet_id", "wire"),
    [
        (f"OSLO, May 3 (NWA) – {BODY}", "northwire.example", ["northwire.example"]),
        (
            f"{BODY} All content by North Wire Agency is licensed under a Creative Commons licence.",
            "northwire.example",
            ["northwire.example"],
        ),
        (f"{BODY}\n\n© 2023 The Pier", "pier.example", []),
        (f"OSLO (QRS) – {BODY}", None, [None]),
        (f"OSLO (XYZ) – {BODY}", None, [None]),
        (f"{BODY} The minister told Northwire that he would resign.", None, []),
    ],
)
def test_outlet_and_wire_are_found_in_the_text(text: str, outlet_id: str | None, wire: list[str | None]) -> None:
    """Credits count, mentions do not; what is unknown or shared has no id."""
    made = document(text)
    assert (made.outlet.outlet_id if made.outlet else None) == outlet_id
    assert [agency.outlet_id for agency in made.wire] == wire
    assert all(agency.is_agency for agency in made.wire)


def test_document_id_is_the_inputs_or_the_contents() -> None:
    """As the design says."""
    assert document(input_id="mine").document_id == "mine"
    assert document().document_id == document().content_id


def test_rejection_of_a_row_names_the_row() -> None:
    """A dump has many."""
    found = refusal("©", metadata=(("lapwing:row", json.dumps("17")),))
    assert found.detail.startswith("row 17: ")


def test_signature_finds_edited_copies_and_no_others() -> None:
    """The share of equal entries estimates the share of common 5-grams."""
    rng = random.Random(7)
    words = [f"w{rng.randrange(500)}" for _ in range(300)]
    other = [f"v{rng.randrange(500)}" for _ in range(300)]
    whole, cut, strange = (sign_text([" ".join(part)]) for part in (words, words[:240], other))
    equal = sum(a == b for a, b in zip(whole, cut, strict=True)) / len(whole)
    assert 0.65 < equal < 0.95
    assert sum(a == b for a, b in zip(whole, strange, strict=True)) == 0
    assert sign_text([" ".join(words)]) == whole
    assert sign_text(["", "…"]) == ()
    assert len(sign_text(["one"])) == len(whole)


def test_factories_still_make_documents_like_ours() -> None:
    """The builders of other tests and the stage agree on the record."""
    assert isinstance(factories.make_document(), Document)
