"""The lines of an RTF file, by striprtf, once what could stall or mislead it is out of the way."""

import io
import re

from lapwing.records.base import Rejection
from lapwing.sources.html_lines import tidy_lines
from lapwing.sources.input import Input
from lapwing.sources.limits import MAX_FILE_BYTES, MAX_GROUPS
from lapwing.sources.streams import read_whole

BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
LINE_BREAK = re.compile(r"\\line(?![a-z])")
MAX_FONTS = 1 << 16  # characters of the font table, over which one regular expression of striprtf's is slow


def read_rtf(stream: io.BufferedReader, source: Input) -> list[str] | Rejection:
    """Return the lines of an RTF file, a blank one after each paragraph. Links stand as their words."""
    content = read_whole(stream)
    if content is None:
        return source.reject("too_large", f"an RTF file may have {MAX_FILE_BYTES >> 20} MB; export it in parts")
    rtf = content.decode("latin-1")  # RTF is ASCII: other letters are escaped
    fault = _refuse(rtf)
    if fault:
        return source.reject("unsafe_rtf", fault)
    from striprtf.striprtf import rtf_to_text  # only RTF needs it

    try:
        # Without this word a link's address stays in its field code, and is not put behind the link's words.
        text = rtf_to_text(LINE_BREAK.sub(r"\'0b", _without_binary(rtf).replace("HYPERLINK", "")), errors="strict")
    except (UnicodeDecodeError, LookupError) as error:
        return source.reject("broken_encoding", f"its letters are not in the encoding that it states: {error}")
    except (ValueError, OverflowError) as error:
        return source.reject("unreadable", f"it is not RTF throughout: {error}")
    paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    paragraphs = re.sub(r"\|(?=\n|\Z)", "", paired).replace("\n", "\n\n")
    return tidy_lines(paragraphs.replace("\v", "\n"))


def _refuse(rtf: str) -> str:
    """Return why the file is not read: no RTF, groups that nest without end, a font table out of all measure."""
    if not rtf.startswith("{\\rtf"):
        return "it does not begin as RTF does"
    depth = 0
    fonts = rtf.find("{\\fonttbl")
    fonts_end = -1
    for match in BRACES.finditer(rtf):
        sign = match.group()
        depth += (sign == "{") - (sign == "}")
        if depth > MAX_GROUPS:
            return f"its groups nest more than {MAX_GROUPS} deep"
        if fonts_end < 0 and match.start() > fonts >= 0 and depth <= 1:
            fonts_end = match.start()
    if fonts >= 0 and (fonts_end if fonts_end >= 0 else len(rtf)) - fonts > MAX_FONTS:
        return "its font table is longer than any that a word processor writes"
    return ""


def _without_binary(rtf: str) -> str:
    """Return the file without raw binary data, whose bytes could be taken for RTF."""
    parts, position = [], 0
    for match in re.finditer(r"\\bin(\d{1,9}) ?", rtf):
        if match.start() >= position:
            parts.append(rtf[position : match.start()])
            position = match.end() + int(match[1])
    return "".join((*parts, rtf[position:]))
