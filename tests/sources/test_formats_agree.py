"""The same fifty articles through every format: one text, one title, one day, one outlet."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from lapwing.documents import make_document
from lapwing.exports.document_json import document_json
from lapwing.knowledge.outlets import load_outlets
from lapwing.records.document import Document
from lapwing.records.ids import content_id
from lapwing.records.report import Report
from lapwing.sources import Overrides, parse_columns, read_reports
from tests.sources import written_files as written
from tests.sources.own_articles import OwnArticle, own_articles

ARTICLES = own_articles()
OUTLETS = load_outlets()
NAMES = {
    "id": "Doc ID",
    "title": "Headline",
    "outlet": "Newspaper",
    "published": "Publication Date",
    "text": "Full Text",
}


def _parquet(articles: written.Articles) -> bytes:
    import io

    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    out = io.BytesIO()
    parquet.write_table(arrow.Table.from_pylist(_typed(articles)), out, row_group_size=7)
    return out.getvalue()


def _feather(articles: written.Articles) -> bytes:
    import io

    arrow = pytest.importorskip("pyarrow")
    feather = pytest.importorskip("pyarrow.feather")
    out = io.BytesIO()
    feather.write_feather(arrow.Table.from_pylist(_typed(articles)), out)
    return out.getvalue()


def _arrow_stream(articles: written.Articles) -> bytes:
    import io

    arrow = pytest.importorskip("pyarrow")
    table = arrow.Table.from_pylist(_typed(articles))
    out = io.BytesIO()
    with arrow.ipc.new_stream(out, table.schema) as writer:
        writer.write_table(table)
    return out.getvalue()


def _typed(articles: written.Articles) -> list[dict[str, object]]:
    """Rows whose date is a date, not text."""
    return [{**row, "published": each.day} for row, each in zip(written.rows(articles), articles, strict=True)]


def _layout(layout: str, format_: str) -> Callable[[written.Articles], bytes]:
    return lambda articles: written.AS[format_](written.LAYOUTS[layout](articles))


FORMATS: dict[str, Callable[[written.Articles], bytes]] = {
    "own.jsonl": written.json_lines,
    "own.csv": written.separated,
    "semicolons.csv": lambda articles: written.separated(articles, ";", NAMES),
    "excel.csv": lambda articles: b"sep=;\r\n" + written.separated(articles, ";", NAMES),
    "own.tsv": lambda articles: written.separated(articles, "\t", NAMES),
    "bom.csv": lambda articles: b"\xef\xbb\xbf" + written.separated(articles),
    "utf16.csv": lambda articles: written.separated(articles).decode().encode("utf-16"),
    "cp1252.csv": lambda articles: written.separated(articles).decode().encode("cp1252"),
    "own.parquet": _parquet,
    "own.feather": _feather,
    "own.arrow": _arrow_stream,
    "ninjs.json": written.ninjs,
    "schema_org.json": written.schema_org,
    "own.rss": written.rss,
    "atom.xml": written.atom,
    "table.zip": lambda articles: written.as_zip({"deep/own.csv": written.separated(articles)}),
    "nested.zip": lambda articles: written.as_zip({"in.zip": written.as_zip({"own.csv": written.separated(articles)})}),
    "texts.zip": lambda articles: written.as_zip(written.with_sidecars(articles, "txt", written.as_txt)),
    "words.tar.gz": lambda articles: written.as_tar(written.with_sidecars(articles, "docx", written.as_docx)),
    "rich.tar": lambda articles: written.as_tar(written.with_sidecars(articles, "rtf", written.as_rtf), "w"),
    "pdfs.tar.xz": lambda articles: written.as_tar(written.with_sidecars(articles, "pdf", written.as_pdf), "w:xz"),
    **{f"{layout}.{format_}": _layout(layout, format_) for layout in written.LAYOUTS for format_ in written.AS},
}


def documents_of(path: Path, **stated: str) -> list[Document]:
    """Return the documents that a file gives; everything in it must become one."""
    found = list(read_reports([str(path)], Overrides(**stated)))  # type: ignore[arg-type]
    made = [make_document(item, outlets=OUTLETS) if isinstance(item, Report) else item for item in found]
    assert [item for item in made if not isinstance(item, Document)] == []
    return [item for item in made if isinstance(item, Document)]


def told(document: Document) -> tuple[str, str | None, str | None, str | None]:
    """Return what every format must agree on; white space is no part of a text's identity."""
    outlet = document.outlet.name if document.outlet else None
    return content_id(document.text), document.given_title, document.published.edtf, outlet


def expected(article: OwnArticle) -> tuple[str, str, str, str]:
    """Return the same of the article as it was written."""
    return content_id(article.text), article.title, article.day.isoformat(), article.outlet


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_hands_on_the_same_fifty_articles(tmp_path: Path, name: str) -> None:
    """Text, title, day and outlet of each, in order."""
    (tmp_path / name).write_bytes(FORMATS[name](ARTICLES))
    documents = documents_of(tmp_path / name)
    assert [told(document) for document in documents] == [expected(article) for article in ARTICLES]


def test_feed_of_one_outlet_names_it_where_items_have_no_address(tmp_path: Path) -> None:
    """A JSON Feed has no place for an outlet but its title."""
    articles = [article for article in ARTICLES if article.outlet == "The Oslo Courier"]
    (tmp_path / "feed.json").write_bytes(written.json_feed(articles))
    assert [told(document) for document in documents_of(tmp_path / "feed.json")] == [expected(a) for a in articles]


def test_columns_of_any_name_are_stated(tmp_path: Path) -> None:
    """What is called nothing usual is named by the option; the rest stays as metadata."""
    names = {"text": "Stück", "title": "kop", "outlet": "blad", "published": "dag", "id": "nr"}
    (tmp_path / "own.csv").write_bytes(written.separated(ARTICLES[:3], ",", names))
    columns = parse_columns(",".join(f"{field}={name}" for field, name in names.items()))
    found = list(read_reports([str(tmp_path / "own.csv")], Overrides(columns=columns)))
    documents = [make_document(report, outlets=OUTLETS) for report in found if isinstance(report, Report)]
    assert [told(d) for d in documents if isinstance(d, Document)] == [expected(article) for article in ARTICLES[:3]]


def test_report_has_one_id_in_folder_zip_and_tar(tmp_path: Path) -> None:
    """Where a file was packed is no part of its identity."""
    members = written.with_sidecars(ARTICLES[:4], "txt", written.as_txt)
    (tmp_path / "loose").mkdir()
    for name, content in members.items():
        (tmp_path / "loose" / name).write_bytes(content)
    (tmp_path / "a.zip").write_bytes(written.as_zip({f"deep/{name}": content for name, content in members.items()}))
    (tmp_path / "a.tgz").write_bytes(written.as_tar(members))
    ids = [
        [report.report_id for report in read_reports([str(tmp_path / name)], Overrides()) if isinstance(report, Report)]
        for name in ("loose", "a.zip", "a.tgz")
    ]
    assert ids == [ids[0]] * 3
    assert len(set(ids[0])) == 4


def test_pdf_of_a_press_database_keeps_its_texts(tmp_path: Path) -> None:
    """Lines of a PDF are cut at its width, titles too; the texts are whole."""
    (tmp_path / "nexis.pdf").write_bytes(written.as_pdf(written.nexis_lines(ARTICLES[:5])))
    documents = documents_of(tmp_path / "nexis.pdf")
    assert [content_id(d.text) for d in documents] == [content_id(a.text) for a in ARTICLES[:5]]
    assert [(d.published.edtf, d.outlet and d.outlet.name) for d in documents] == [
        (a.day.isoformat(), a.outlet) for a in ARTICLES[:5]
    ]


def test_language_of_a_translation_is_kept_with_the_document(tmp_path: Path) -> None:
    """As a column, in a sidecar, for all files, and as schema.org says it; shown with the document."""
    text = own_articles(1)[0].text
    (tmp_path / "a.csv").write_text(f'original_language,text\nru,"{text}"\n')
    (tmp_path / "b.txt").write_text(text)
    (tmp_path / "b.txt.meta.json").write_text('{"translated_from": "fa"}')
    work = {"@type": "NewsArticle", "articleBody": text, "translationOfWork": {"inLanguage": "uk"}}
    (tmp_path / "c.json").write_text(json.dumps(work))
    for name, language in (("a.csv", "ru"), ("b.txt", "fa"), ("c.json", "uk")):
        (document,) = documents_of(tmp_path / name)
        assert document.translated_from == language
        assert document_json(document)["translated_from"] == language
        (stated,) = documents_of(tmp_path / name, translated_from="pl")
        assert stated.translated_from == "pl"


def test_what_a_press_database_says_beside_the_text_is_shown(tmp_path: Path) -> None:
    """Byline, section and load date are metadata of the document."""
    (tmp_path / "a.rtf").write_bytes(written.as_rtf(written.nexis_lines(ARTICLES[:1])))
    (document,) = documents_of(tmp_path / "a.rtf")
    shown = document_json(document)["metadata"]
    assert shown["author"] == ARTICLES[0].author
    assert (shown["section"], shown["load_date"]) == ("WORLD; Pg. A4", "March 3, 2023")
    assert (shown["database"], shown["lapwing:row"]) == ("Nexis", "1")
