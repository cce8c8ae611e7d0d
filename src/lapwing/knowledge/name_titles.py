"""Titles that lists of names keep before them: "Vice-President Joe Biden", "of the Republic Ilir Meta"."""

import re

_TITLE = re.compile(
    r"(?:(?:Former|Acting|Deputy|Interim|Ex)[ -])*"
    r"(?:Vice[- ]President|President|Vice[- ]Premier|Premier|Prime Minister|Chancellor|Ambassador|Senator|Congressman"
    r"|Congresswoman|Representative|Governor(?:-General)?|Secretary(?: of \w+)?|Minister|Speaker|Admiral|Colonel"
    r"|General|(?:Defen[sc]e|Foreign|Interior) (?:Secretary|Minister)|Mr|Mrs|Ms|Dr)\.? "
)
_REST_OF_OFFICE = re.compile(
    r"(?:of the (?:Republic|Swiss Confederation|Council of Ministers|Cabinet of Ministers|Government(?: Council)?"
    r"|(?:Islamic |Federal )?Republic of \w+)|Presidential (?:Leadership )?Council) "
)


def without_title(name: str) -> str:
    """Return a name without the office before it; as it was, if no full name would be left ("Ambassador Talbott")."""
    rest = name
    while match := _TITLE.match(rest) or _REST_OF_OFFICE.match(rest):
        rest = rest[match.end() :]
    return rest if " " in rest else name
