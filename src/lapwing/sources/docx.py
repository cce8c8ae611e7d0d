"""The paragraphs of a Word file (DOCX), read as they come; anything in it that could reach out or grow is refused."""

import io
import zipfile
import zlib
from typing import BinaryIO, cast

from lxml import etree

from lapwing.records.base import Rejection
from lapwing.sources.input import Input
from lapwing.sources.limits import MAX_FILE_BYTES
from lapwing.sources.streams import Allowance, Metered, UnpacksTooFarError, peekable, seekable

MAIN_PART = "word/document.xml"
DOUBLES = frozenset(("Fallback", "moveFrom"))  # what stands there stands elsewhere too
SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\N{NON-BREAKING HYPHEN}"}


def read_docx(stream: io.BufferedReader, source: Input) -> list[str] | Rejection:
    """Return the lines of a Word file, a blank one after each paragraph. Deleted text and field codes are left out."""
    try:
        with seekable(stream) as file, zipfile.ZipFile(file) as archive, archive.open(MAIN_PART) as part:
            packed = file.seek(0, io.SEEK_END)
            main = peekable(Metered(cast(BinaryIO, part), Allowance(lambda: packed)))
            if b"<!DOCTYPE" in main.peek(4096):
                return source.reject("unsafe_xml", "it declares a document type, which Word never does and attacks do")
            return _read_paragraphs(main, source)
    except KeyError:
        return source.reject("not_text", f"it is no Word file: it has no {MAIN_PART}")
    except UnpacksTooFarError as fault:
        return source.reject("archive_bomb", str(fault))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as fault:
        return source.reject("unreadable", f"it cannot be unpacked: {fault}")
    except etree.XMLSyntaxError as fault:
        return source.reject("broken_xml", f"its text cannot be read: {fault}")


def _read_paragraphs(main: io.BufferedReader, source: Input) -> list[str] | Rejection:
    lines: list[str] = []
    pieces: list[str] = []
    size = 0
    events = etree.iterparse(
        cast(BinaryIO, main),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    n_doubles = 0
    for event, element in events:
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name in DOUBLES:
            n_doubles += 1 if event == "start" else -1
        if event == "start" or n_doubles:
            continue
        if name == "t":
            pieces.append(element.text or "")
        elif name in SIGNS:
            pieces.append(SIGNS[name])
        elif name == "p":
            text = "".join(pieces)
            size += len(text)
            lines += [line.strip() for line in text.split("\n")]
            lines += [""] if lines and lines[-1] else []
            pieces = []
            element.clear()
        if size > MAX_FILE_BYTES:
            return source.reject("too_large", f"its text is longer than {MAX_FILE_BYTES >> 20} MB")
    return lines
