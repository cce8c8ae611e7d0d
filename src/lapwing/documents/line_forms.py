"""What a single line is by its own form: byline, date line, caption, crumbs, an appeal to readers.

Every rule rests on form and on words that any site uses; none names a site. What needs the neighbours is in
furniture.py.
"""

import re

from lapwing.documents.calendar_dates import CLOCK, MONTH, WEEKDAY
from lapwing.documents.licences import CREDIT
from lapwing.documents.units import Unit
from lapwing.records.document import BlockKind

NAME = r"[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|der|al|bin|el|la|da|dos)){0,4}"
BYLINE = re.compile(
    rf"(?i:by|from|story by|text by|words by)\s*:?\s+{NAME}(?:(?:\s*,\s*|\s+and\s+|\s+in\s+|"
    rf"\s*[|/&]\s*){NAME}){{0,5}}[.,]?\Z"
)
AUTHOR = re.compile(rf"{NAME}(?:\s*(?:,|\|)\s*{NAME})+\Z")
CONTRIBUTED = re.compile(r"[^.]{3,120}\bcontributed (?:reporting|to this (?:report|story|article))\b")
SIGNED = re.compile(
    r"(?:(?:[-–—]{1,2}|/)\s*[A-Z]{2,}[\w .’'/-]{0,40}|\(\s*(?:[Ww]ith )?[A-Z][\w .’'/-]{1,30}\)|"
    r"(?:Source|Via|Courtesy)s?\s*:\s*\S.{0,60})[.]?\Z"
)
NUMERIC_DATE = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}"
WORDY_DATE = (
    rf"{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?(?:\s+\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?(?:\s+\d{{4}})?"
)
DATE_LINE = re.compile(
    rf"(?:(?:first |last |date )?(?:published|updated|posted|modified|created|issued|date|"
    rf"publication date)\s*(?:on|at|by)?\s*:?\s*)?"
    rf"(?:{CLOCK}[\s,|–-]*)?(?:{WEEKDAY},?\s*)?(?:{NUMERIC_DATE}|{WORDY_DATE})(?:T[\d:.]+Z?)?"
    rf"[\s,|@–—-]*(?:{CLOCK})?(?:[\s|,-]*(?:updated|modified|{CLOCK}|{NUMERIC_DATE}|{WORDY_DATE}|"
    rf"[A-Z]{{2,5}}))*[\s|.]*\Z",
    re.I,
)
AGO = re.compile(r"(?:updated |published |posted )?(?:\d{1,3}|an?) (?:min(?:ute)?|hour|hr|day|week)s? ago[.]?\Z", re.I)
CAPTION = re.compile(
    r"\[?(?:file\s+)?(?:photo(?:graph)?|image|picture|video|graphic|illustration|caption|credit|file photo|file)s?\b"
    r"(?:\s+(?:credit|by|courtesy|shows|taken)\b|\s*[:|/©–-])|.{0,300}[\[(](?:[^()\[\]]{0,60}/[^()\[\]]{0,60}|"
    r"(?:file )?(?:photo|image|picture)s?\b[^()\[\]]{0,60}|"
    r"[^()\[\]]{0,40}\b(?:via (?:AP|Reuters|Getty)|photo|Getty Images)\b[^()\[\]]{0,30})[\])][.]?\Z|"
    r"[^.]{0,60}\b(?:Getty Images|Shutterstock|iStock)\Z",
    re.I,
)
CRUMBS = re.compile(r"(?:[\w&’' -]{2,30}\s*[>»›|•·]\s*){2,}[\w&’' :,-]{0,80}\Z|Home\s*[>»›/|]")
READERS = (
    r"(?:us|our|your|you|newsletters?|notifications?|e-?mails?|inbox|app|facebook|twitter|whatsapp|"
    r"telegram|instagram|linkedin|youtube|podcast|channel|link|here|page|site|website|account|friends?|comments?)"
)
APPEAL = re.compile(
    rf"(?:please\s+|to\s+)?(?:share|subscribe|sign up|sign in|log ?in|register|follow|join|like us|click|tap|"
    rf"download|get|stay|support|"
    rf"donate|become|already a|have you|do you have|don[’']t miss|send|contact|e-?mail|whatsapp|comment|leave|"
    rf"print|copy|listen|watch|enter|try|receive|read)\b"
    rf".{{0,160}}?\b{READERS}\b",
    re.I,
)
APPEAL_ALONE = re.compile(
    r"(?:share(?: this)?(?: (?:article|story|page|post))?|print(?: this)?(?: page)?|e-?mail|copy link|facebook|"
    r"twitter|x|whatsapp|telegram|linkedin|pinterest|reddit|"
    r"subscribe(?: now)?|sign (?:up|in)|log ?in|menu|search|home|close|skip to (?:main )?content|advertisements?|"
    r"advertising|sponsored(?: content)?|promoted(?: content)?|"
    r"(?:article|story) continues (?:below|after).*|(?:end of )?ad(?:vert)?|comments?|\d[\d,]* (?:comments?|"
    r"shares?|views?|likes?)|"
    r"\d+[- ]min(?:ute)?s?(?: read)?|(?:estimated )?read(?:ing)? time.{0,20}|listen to (?:this )?(?:article|"
    r"story)|tags?|topics?|share on .*|more|loading.*|\W+)\Z",
    re.I,
)
COOKIES = re.compile(
    r".{0,200}\b(?:cookies?|privacy policy|javascript|ad ?blocker)\b.{0,200}\b(?:use|accept|consent|agree|enable|"
    r"disable|settings|website|site|browser|continue)\b|.{0,80}\b(?:use|accept)s? cookies\b",
    re.I,
)
LINKED = re.compile(
    r"(?:read (?:more|also|next)|also read|see also|related(?: \w+)?|more on this|recommended|watch|listen|"
    r"don[’']t miss|editor[’']s picks?)\s*[:|»>→–-]\s*\S",
    re.I,
)
ADDRESS = re.compile(r"(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|@\w{2,30}|#\w+(?:\s+#\w+)*)\Z")
SHORT_WORDS = 30


def line_form(unit: Unit) -> tuple[BlockKind, str] | None:
    """Return the kind and reason of a unit that is no body text whatever stands around it, None otherwise."""
    text = unit.text
    if unit.n_words > 60:
        return None
    if CREDIT.match(text) or (unit.n_words <= 40 and CONTRIBUTED.match(text)):
        return "byline", "a credit of writers or agencies"
    if unit.n_words <= 14 and (BYLINE.match(text) or SIGNED.match(text)):
        return "byline", "a byline or signature"
    return _page_form(unit)


def _page_form(unit: Unit) -> tuple[BlockKind, str] | None:
    text = unit.text
    if unit.n_words <= 16 and (DATE_LINE.match(text) or AGO.match(text)):
        return "furniture", "a date line"
    if CAPTION.match(text) and (unit.n_words <= SHORT_WORDS or not unit.is_final):
        return "caption", "a photo credit or caption"
    if APPEAL_ALONE.match(text) or ADDRESS.match(text):
        return "furniture", "a page control, address or advertisement mark"
    if unit.n_words <= SHORT_WORDS and (APPEAL.match(text) and not re.search(r"\b(?:said|told)\b|[\"“”]", text)):
        return "furniture", "an appeal to readers"
    if (
        COOKIES.match(text)
        and unit.n_words <= 60
        and re.search(r"\b(?:we|our|us|this (?:web)?site|you|your)\b", text, re.I)
    ):
        return "furniture", "a notice on cookies or scripts"
    if unit.n_words <= SHORT_WORDS and (LINKED.match(text) and not text.endswith(".")):
        return "furniture", "a link to another report"
    if unit.n_words <= 20 and not unit.is_final and CRUMBS.match(text):
        return "furniture", "crumbs of navigation"
    return None


def is_date_line(text: str) -> bool:
    """Whether a line says nothing but when it was published or updated."""
    return len(text) <= 160 and bool(DATE_LINE.match(text))


def is_author_line(text: str) -> bool:
    """Whether a line at the head is names alone, set apart by commas or bars: "Jane Doe, Reuters"."""
    return len(text.split()) <= 10 and bool(AUTHOR.match(text))
