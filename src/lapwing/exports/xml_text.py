"""Text that may stand in XML 1.0."""

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(value: object) -> str:
    """Return a value as the text of an element."""
    return escape(_FORBIDDEN.sub("\ufffd", str(value)))


def xml_attribute(value: object) -> str:
    """Return a value as an attribute with its quotation marks."""
    return quoteattr(_FORBIDDEN.sub("\ufffd", str(value)))
