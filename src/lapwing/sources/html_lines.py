"""The lines of a page or of a fragment of one: what stands in one block is one line, blank lines between blocks."""

import re

from lxml import etree
from lxml import html as lxml_html

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
SILENT = frozenset("script style head noscript template svg iframe object".split())
MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>|&(?:#\d+|#x[\da-fA-F]+|[a-zA-Z]+);")


def html_lines(html: str) -> list[str]:
    """Return the lines of HTML, "" for a blank one; white space inside a line is one blank, as a browser shows it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    pieces: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        edge = "\n\n" if element.tag in BLOCKS else ""
        if event == "end":
            pieces += (edge, _flat(element.tail))
        elif element.tag in SILENT:
            walk.skip_subtree()
        else:
            pieces += ("\n" if element.tag == "br" else edge, _flat(element.text))
    return tidy_lines("".join(pieces))


def tidy_lines(text: str) -> list[str]:
    """Return the lines of a text without white space around them, no two blank ones in a row."""
    lines: list[str] = []
    for line in text.splitlines():
        trimmed = line.strip()
        if trimmed or (lines and lines[-1]):
            lines.append(trimmed)
    return lines[:-1] if lines and not lines[-1] else lines


def html_text(html: str) -> str:
    """Return the text of a fragment of HTML, its blocks as paragraphs; text without markup stays as it is."""
    return "\n".join(html_lines(html)) if MARKUP.search(html) else html


def _flat(text: str | None) -> str:
    return re.sub(r"[ \t\n\r\f]+", " ", text) if text else ""
