"""Files of every format with our own articles in them, written as the programs write them that readers meet."""

import csv
import io
import json
import tarfile
import zipfile
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from tests.sources.own_articles import OwnArticle

Articles = Sequence[OwnArticle]
Lines = list[str]


def rows(articles: Articles, names: dict[str, str] | None = None) -> list[dict[str, str]]:
    """Return input rows under the names that `names` gives to our fields."""
    named = names or {}
    return [
        {
            named.get(field, field): value
            for field, value in (
                ("id", f"own-{each.number}"),
                ("title", each.title),
                ("outlet", each.outlet),
                ("published", each.day.isoformat()),
                ("text", each.text),
            )
        }
        for each in articles
    ]


def separated(articles: Articles, delimiter: str = ",", names: dict[str, str] | None = None) -> bytes:
    """Return a table as spreadsheets write it."""
    table = rows(articles, names)
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(table[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(table)
    return out.getvalue().encode()


def json_lines(articles: Articles) -> bytes:
    """Return JSON Lines in our own schema."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(articles)).encode()


def ninjs(articles: Articles) -> bytes:
    """Return an array of ninjs 3 items."""
    items = [
        {
            "uri": f"urn:own:{each.number}",
            "standard": {"name": "ninjs", "version": "3.0"},
            "type": "text",
            "versionCreated": f"{each.day}T06:00:00Z",
            "language": "en",
            "headlines": [{"role": "short", "value": "Talks"}, {"role": "main", "value": each.title}],
            "bodies": [{"role": "main", "contentType": "text/html", "value": paragraphs_html(each)}],
            "infoSources": [{"name": each.outlet}],
            "by": each.author,
        }
        for each in articles
    ]
    return json.dumps(items).encode()


def schema_org(articles: Articles) -> bytes:
    """Return a JSON-LD graph of articles, whose publishers stand in it once."""
    publishers = {each.outlet: f"#publisher-{place}" for place, each in enumerate(articles)}
    graph: list[dict[str, Any]] = [
        {"@type": "NewsMediaOrganization", "@id": node, "name": name} for name, node in publishers.items()
    ]
    graph += [
        {
            "@type": ["NewsArticle"],
            "identifier": f"own-{each.number}",
            "headline": each.title,
            "datePublished": each.day.isoformat(),
            "articleBody": each.text,
            "inLanguage": "en-GB",
            "author": [{"@type": "Person", "name": each.author}],
            "publisher": {"@id": publishers[each.outlet]},
        }
        for each in articles
    ]
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, indent=1).encode()


def json_feed(articles: Articles) -> bytes:
    """Return one JSON Feed; all its items are of one outlet."""
    items = [
        {
            "id": f"own-{each.number}",
            "title": each.title,
            "date_published": f"{each.day}T06:00:00+00:00",
            "content_html": paragraphs_html(each),
        }
        for each in articles
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": articles[0].outlet, "items": items}
    return json.dumps(feed).encode()


def rss(articles: Articles) -> bytes:
    """Return RSS 2.0 with the whole text in content:encoded and the outlet in source."""
    items = "".join(
        f"<item><guid isPermaLink='false'>own-{each.number}</guid><title>{escape(each.title)}</title>"
        f"<pubDate>{each.day:%a, %d %b %Y} 06:00:00 GMT</pubDate><description>Shorter.</description>"
        f"<content:encoded><![CDATA[{paragraphs_html(each)}]]></content:encoded>"
        f"<source url='https://example.org/feed'>{escape(each.outlet)}</source></item>"
        for each in articles
    )
    return (
        "<?xml version='1.0' encoding='utf-8'?><rss version='2.0' "
        "xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>A wire of wires</title>"
        f"<link>https://example.org/</link><language>en</language>{items}</channel></rss>"
    ).encode()


def atom(articles: Articles) -> bytes:
    """Return Atom with XHTML content and the outlet as the entry's source."""
    entries = "".join(
        f"<entry><id>own-{each.number}</id><title type='html'>{escape(escape(each.title))}</title>"
        f"<published>{each.day}T06:00:00Z</published><updated>2024-01-01T00:00:00Z</updated>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{paragraphs_html(each)}</div></content>"
        f"<source><id>x</id><title>{escape(each.outlet)}</title></source></entry>"
        for each in articles
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>A wire of wires</title>{entries}</feed>".encode()


def paragraphs_html(article: OwnArticle) -> str:
    """Return an article's paragraphs as HTML."""
    return "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in article.paragraphs)


# ---------------------------------------------------------------------------------- lines as press databases write them


def nexis_lines(articles: Articles) -> Lines:
    """Return what Nexis Uni puts into a file: a cover page, then every article up to "End of Document"."""
    lines = [
        "User Name: A Reader",
        "Date and Time: Friday, March 3, 2023 10:15:00 AM CET",
        "Job Number: 190000001",
        f"Documents ({len(articles)})",
        *(f"{place}. {each.title}" for place, each in enumerate(articles, 1)),
        "Client/Matter: -None-",
        "Search Terms: ministers AND talks",
    ]
    for each in articles:
        lines += [
            each.title,
            each.outlet,
            f"{each.long_day} {each.day:%A}",
            f"Copyright {each.day.year} {each.outlet} All Rights Reserved",
            "Section: WORLD; Pg. A4",
            "Length: 120 words",
            f"Byline: {each.author}",
            "Body",
            *each.paragraphs,
            "Graphic",
            "A photograph of the two ministers",
            "Classification",
            "Language: ENGLISH",
            "Publication-Type: Newspaper",
            "Load-Date: March 3, 2023",
            "End of Document",
        ]
    return lines


def lexisnexis_lines(articles: Articles) -> Lines:
    """Return what LexisNexis Academic put into a file: the title below the date, labels in capitals."""
    lines: Lines = []
    for place, each in enumerate(articles, 1):
        lines += [
            f"{place} of {len(articles)} DOCUMENTS",
            each.outlet,
            f"{each.long_day} {each.day:%A}",
            each.title,
            f"BYLINE: {each.author}",
            "SECTION: WORLD; Pg. A4",
            "LENGTH: 120 words",
            *each.paragraphs,
            "LOAD-DATE: March 3, 2023",
            "LANGUAGE: ENGLISH",
            "PUBLICATION-TYPE: Newspaper",
            f"Copyright {each.day.year} {each.outlet}",
            "All Rights Reserved",
        ]
    return lines


def factiva_lines(articles: Articles) -> Lines:
    """Return Factiva's plain layout."""
    lines: Lines = []
    for each in articles:
        lines += [
            "World",
            each.title,
            f"By {each.author}",
            "120 words",
            each.day_first,
            "06:00",
            each.outlet,
            "OWNART",
            "4",
            "English",
            f"Copyright {each.day.year}, {each.outlet}. All rights reserved.",
            *each.paragraphs,
            f"Document OWNART0020220302ei32000{each.number:02d}",
        ]
    return lines


def factiva_coded_lines(articles: Articles) -> Lines:
    """Return Factiva's layout with codes before the fields."""
    lines: Lines = []
    for each in articles:
        lines += [
            "SE\tWorld",
            f"HD\t{each.title}",
            f"BY\tBy {each.author}",
            "WC\t120 words",
            f"PD\t{each.day_first}",
            "ET\t06:00",
            f"SN\t{each.outlet}",
            "SC\tOWNART",
            "LA\tEnglish",
            f"CY\tCopyright {each.day.year}",
            "LP",
            each.paragraphs[0],
            "TD",
            *each.paragraphs[1:],
            "NS\tgdip : International Relations",
            "RE\tnorw : Norway",
            "AN",
            f"Document OWNART0020220302ei32000{each.number:02d}",
        ]
    return lines


def proquest_lines(articles: Articles) -> Lines:
    """Return what ProQuest puts into a file."""
    rule = "_" * 60
    lines = [rule, "Report Information from ProQuest", "March 03 2023 10:15", rule, "Table of contents"]
    lines += [f"{place}. {each.title}" for place, each in enumerate(articles, 1)]
    for place, each in enumerate(articles, 1):
        lines += [
            rule,
            f"Document {place} of {len(articles)}",
            each.title,
            f"Author: {each.author}",
            f"Publication info: {each.outlet} ; Oslo [Oslo]. {each.day:%d %b %Y}: A.4.",
            "Abstract: Ministers met.",
            "Links: http://example.org/openurl",
            f"Full text: {each.paragraphs[0]}",
            *each.paragraphs[1:],
            "Subject: Ministers; Talks;",
            f"Title: {each.title}",
            f"Publication title: {each.outlet}; Oslo",
            "First page: A.4",
            f"Publication year: {each.day.year}",
            f"Publication date: {each.day:%b} {each.day.day}, {each.day.year}",
            "Source type: Newspapers",
            "Language of publication: English",
            f"ProQuest document ID: 26000000{each.number:02d}",
            "Last updated: 2023-03-03",
            "Database: ProQuest Central",
        ]
    return lines


LAYOUTS: dict[str, Callable[[Articles], Lines]] = {
    "nexis": nexis_lines,
    "lexisnexis": lexisnexis_lines,
    "factiva": factiva_lines,
    "factiva-coded": factiva_coded_lines,
    "proquest": proquest_lines,
}

# ------------------------------------------------------------------------------------------------ lines as four formats


def as_txt(lines: Lines) -> bytes:
    """Return paragraphs as plain text with Windows line ends, centred headings and a blank line between paragraphs."""
    return "\r\n\r\n".join(f"   {line}" if len(line) < 30 else line for line in lines).encode()


def as_html(lines: Lines) -> bytes:
    """Return paragraphs as a page with inline markup."""
    body = "".join(_html_line(line) for line in lines)
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>x</title></head><body>{body}</body></html>".encode()
    )


def _html_line(line: str) -> str:
    code, tab, value = line.partition("\t")
    if tab:
        return f"<table><tr><td><b>{code}</b></td><td>{escape(value)}</td></tr></table>"
    return f'<div class="c0"><p><span class="c1">{escape(line)}</span></p></div>'


def as_docx(lines: Lines) -> bytes:
    """Return paragraphs as Word writes them: runs cut anywhere, tabs as elements."""
    paragraphs = "".join(f"<w:p>{_runs(line)}</w:p>" for line in lines)
    return docx_of(
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
        f"{paragraphs}</w:body></w:document>"
    )


def docx_of(document: str) -> bytes:
    """Return a Word file around a main part."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", '<?xml version="1.0" encoding="UTF-8"?>' + document)
    return out.getvalue()


def _runs(line: str) -> str:
    parts = [part for piece in line.split("\t") for part in (piece, "\t")][:-1]
    runs = ("<w:tab/>" if part == "\t" else "".join(_text(part[i : i + 17]) for i in range(0, len(part), 17))
            for part in parts)  # fmt: skip
    return "".join(f"<w:r>{run}</w:r>" for run in runs)


def _text(part: str) -> str:
    return f'<w:t xml:space="preserve">{escape(part)}</w:t>'


def as_rtf(lines: Lines) -> bytes:
    """Return paragraphs as RTF: titles as links, letters outside ASCII escaped."""
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}{\colortbl;\red0\green0\blue0;}" + "\n"
    link = r'{{\field{{\*\fldinst {{HYPERLINK "https://example.org/?id={0}"}}}}{{\fldrslt {{\ul {1}}}}}}}'
    body = "".join(
        (link.format(place, _escape_rtf(line)) if len(line) > 40 and place % 3 == 0 else _escape_rtf(line)) + "\\par\n"
        for place, line in enumerate(lines)
    )
    return (head + body + "}").encode("ascii")


def _escape_rtf(line: str) -> str:
    signs = []
    for sign in line:
        if sign == "\t":
            signs.append("\\tab ")
        elif sign in "\\{}":
            signs.append("\\" + sign)
        elif ord(sign) > 127:
            signs.append(f"\\u{ord(sign)}?")
        else:
            signs.append(sign)
    return "".join(signs)


def as_pdf(lines: Lines, wrap: int = 95) -> bytes:
    """Return paragraphs as a PDF, wrapped, fifty lines a page."""
    wrapped = [part for line in lines for part in (*_wrap(line.replace("\t", "   "), wrap), "")]
    return as_pdf_pages([wrapped[start : start + 50] for start in range(0, len(wrapped), 50)])


def as_pdf_pages(pages: Sequence[Lines]) -> bytes:
    """Return a PDF with these lines on its pages."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font]
    kids = []
    for page in pages:
        kids.append(len(objects) + 1)
        stream = b"BT /F1 10 Tf 14 TL 40 800 Td\n" + b"".join(_shown(line) for line in page) + b"ET"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    return _pdf_of(objects)


def _pdf_of(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def _shown(line: str) -> bytes:
    escaped = line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    return b"(" + escaped + b") Tj T*\n"


def _wrap(line: str, width: int) -> Lines:
    lines, words = [""], line.split(" ")
    for word in words:
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


AS: dict[str, Callable[[Lines], bytes]] = {"txt": as_txt, "html": as_html, "docx": as_docx, "rtf": as_rtf}

# ------------------------------------------------------------------------------------------------------------- archives


def as_zip(members: dict[str, bytes]) -> bytes:
    """Return a ZIP file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def as_tar(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    """Return a tar file."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return out.getvalue()


def with_sidecars(articles: Articles, ending: str, write: Callable[[Lines], bytes]) -> dict[str, bytes]:
    """Return one file an article, each with a sidecar that says what the file cannot."""
    members: dict[str, bytes] = {}
    for each in articles:
        stated = {
            "title": each.title,
            "outlet": each.outlet,
            "published": each.day.isoformat(),
            "id": f"own-{each.number}",
        }
        members[f"{each.number:02d}.{ending}"] = write(list(each.paragraphs))
        members[f"{each.number:02d}.{ending}.meta.json"] = json.dumps(stated).encode()
    return members
