"""The text of a PDF by pypdf, where it has any: a scan is refused, since nothing here reads pictures."""

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence

from lapwing.records.base import Rejection
from lapwing.sources.html_lines import tidy_lines
from lapwing.sources.input import Input
from lapwing.sources.limits import MAX_FILE_BYTES, MAX_PAGES, MAX_REPORT_BYTES
from lapwing.sources.streams import read_whole

FEWEST_LETTERS = 20  # a page, on average: below this the text is a page number or a watermark on scans
FEWEST_PAGES = 3  # below this a line at the top of every page is not told from the text
HYPHEN_END = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
NUMBER = re.compile(r"\d+")


def read_pdf(stream: io.BufferedReader, source: Input) -> list[str] | Rejection:
    """Return the lines of a PDF, without what stands at the edge of most pages. Needs the extra `pdf`."""
    content = read_whole(stream)
    if content is None:
        return source.reject("too_large", f"a PDF may have {MAX_FILE_BYTES >> 20} MB; split it")
    try:
        import pypdf  # an extra
    except ImportError:
        return source.reject("missing_library", "PDF files need pypdf: pip install 'lapwing[pdf]'")
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it mends it tells everybody; faults are raised
    try:
        reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            return source.reject("encrypted", "it asks for a password: save it without one")
        if len(reader.pages) > MAX_PAGES:
            return source.reject("too_large", f"it has over {MAX_PAGES} pages; split it")
        pages: list[list[str]] = []
        size = 0
        for page in reader.pages:
            text = page.extract_text()
            size += len(text)
            if size > MAX_REPORT_BYTES * 4:
                return source.reject("too_large", f"its text is longer than {MAX_REPORT_BYTES * 4 >> 20} MB")
            pages.append(tidy_lines(text))
    except (pypdf.errors.PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError,
            AssertionError, OverflowError, ArithmeticError, NotImplementedError, OSError) as fault:  # fmt: skip
        # Damaged files bring out any of these in pypdf: what fails is the file, and the message says how.
        return source.reject("unreadable", f"it is damaged: {type(fault).__name__}: {str(fault)[:200]}")
    if sum(character.isalpha() for page in pages for line in page for character in line) < FEWEST_LETTERS * len(pages):
        detail = f"its {len(pages)} pages hold pictures, not text: recognise the text (OCR) first"
        return source.reject("no_text", detail)
    return _join_pages(pages)


def _join_pages(pages: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines of all pages: words cut at line ends joined, running heads and page numbers left out."""
    edges = Counter(_pattern(line) for page in pages for line in {*page[:1], *page[-1:]})
    is_running = {pattern for pattern, n in edges.items() if len(pages) >= FEWEST_PAGES and n > len(pages) / 2}
    kept = [
        line
        for page in pages
        for place, line in enumerate(page)
        if not (place in (0, len(page) - 1) and (_pattern(line) in is_running or line.isdigit()))
    ]
    return HYPHEN_END.sub("", "\n".join(kept)).split("\n")


def _pattern(line: str) -> str:
    return NUMBER.sub("#", line.casefold())
