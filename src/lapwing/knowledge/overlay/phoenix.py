"""Reading dictionaries of actors in the format of Phoenix, PETRARCH and TABARI, with the days that bound their codes.

A name stands at the start of a line, other names of the same actor after "+"; codes stand in brackets, on the same
line or on indented ones: `[RUSGOV 20080507-20120507]`, `[BLR >911221]`, `[UKR <1991]`. "_" is a blank, "#" opens a
comment. The format is that of github.com/openeventdata/Dictionaries. Agents (`[~GOV]`) are no actors and are counted
as left out, as are codes whose first three letters are no country.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from lapwing.knowledge.name_titles import without_title
from lapwing.knowledge.overlay.checks import first_day, last_day

COUNTRY_OF_CODE: Mapping[str, str] = {
    "TMP": "TLS", "ROM": "ROU", "ZAR": "COD", "BUR": "MMR", "KSV": "XKX", "KOS": "XKX", "GZS": "PSE", "WBK": "PSE",
    "PAL": "PSE", "YUG": "SRB", "SCG": "SRB", "MTN": "MNE", "USR": "RUS", "SUN": "RUS", "DDR": "DEU", "CSK": "CZE",
    "ANT": "CUW", "FRG": "DEU",
}  # fmt: skip
SECTOR_OF_CODE: Mapping[str, str] = {
    "MED": "JRN", "HLH": "MED", "SET": "CVL", "INS": "REB", "SEP": "REB", "RAD": "REB", "PAR": "PRM", "CIV": "CVL",
}  # fmt: skip
SECTOR_OF_STAND_IN: Mapping[str, str] = {"IGO": "IGO", "NGO": "NGO", "IMG": "REB", "MNC": "BUS"}
_BRACKET = re.compile(r"\[([^\]]*)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoenixCode:
    """One name with one code: a country or its stand-in, sectors, and the days between which the code holds."""

    line: int
    name: str
    country: str
    sector: tuple[str, ...]
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A code that was not taken, and why."""

    line: int
    code: str
    why: str


def read_phoenix(text: str, countries: Set[str], sectors: Set[str]) -> Iterator[PhoenixCode | LeftOut]:
    """Yield every name with every code of a dictionary, in the order of its lines."""
    for names, codes in _entries(text.splitlines()):
        for line, code in codes:
            read = _read_code(line, code, countries, sectors)
            if isinstance(read, LeftOut):
                yield read
            else:
                country, sector, start, end = read
                for name in names:
                    yield PhoenixCode(line=line, name=name, country=country, sector=sector, start=start, end=end)


def _entries(lines: Iterable[str]) -> Iterator[tuple[list[str], list[tuple[int, str]]]]:
    names: list[str] = []
    codes: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=1):
        body = line.split("#")[0].rstrip()
        head = "" if body[:1].isspace() else re.split(r"[\[\t]", body)[0].strip()
        if head and not head.startswith("+") and names:
            yield names, codes
            names, codes = [], []
        names += [name for name in map(_name, head.split("+")) if name]
        codes += [(number, code) for code in _BRACKET.findall(body)]
    if names:
        yield names, codes


def _name(text: str) -> str:
    """Return a name as written in running text: "SERGEY_LAVROV_" is Sergey Lavrov, acronyms with dots stay capital, and
    a title before a full name goes.
    """
    words = text.strip("_ ").replace("_", " ").split()
    return without_title(" ".join(word if "." in word or not word.isupper() else _capitalised(word) for word in words))


def _capitalised(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda match: match[0].capitalize(), word)


def _read_code(
    line: int, text: str, countries: Set[str], sectors: Set[str]
) -> tuple[str, tuple[str, ...], str, str] | LeftOut:
    code, _, days = text.strip().partition(" ")
    if code.startswith("~"):
        return LeftOut(line=line, code=text, why="is the code of an agent, not of an actor")
    country = COUNTRY_OF_CODE.get(code[:3], code[:3])
    if country not in countries:
        return LeftOut(line=line, code=text, why=f"{code[:3]!r} is no country")
    parts = [SECTOR_OF_CODE.get(part, part) for part in re.findall("...", code[3:])]
    found = tuple(dict.fromkeys(part for part in parts if part in sectors))
    if not found and country in SECTOR_OF_STAND_IN:
        found = (SECTOR_OF_STAND_IN[country],)
    if not found and not days:
        return LeftOut(line=line, code=text, why="names a country only, as a word for it does, and no actor in it")
    between = _days(days.strip())
    if between is None:
        return LeftOut(line=line, code=text, why=f"{days.strip()!r} is no day and no span of days")
    if all(between) and last_day(between[1]) < first_day(between[0]):
        return LeftOut(line=line, code=text, why="ends before it starts")
    return country, found, *between


def _days(text: str) -> tuple[str, str] | None:
    """Return (from, to) as ISO days of any precision, "" for an open side, None when they cannot be read."""
    if text.startswith(">"):
        sides = (text[1:], "")
    elif text.startswith("<"):
        sides = ("", text[1:])
    else:
        start, dash, end = text.partition("-")
        if text and not dash:
            return None
        sides = (start, end)
    read = tuple(_day(side.strip()) for side in sides)
    return None if None in read else (read[0] or "", read[1] or "")


def _day(digits: str) -> str | None:
    """Return an ISO day for YYYYMMDD, YYMMDD or YYYY, "" for nothing, None for anything else."""
    if not digits:
        return ""
    if re.fullmatch(r"\d{6}", digits):
        digits = ("20" if int(digits[:2]) < 30 else "19") + digits
    if re.fullmatch(r"\d{4}", digits):
        return digits
    if not re.fullmatch(r"\d{8}", digits):
        return None
    year, month, day = digits[:4], int(digits[4:6]), int(digits[6:])
    if not 1 <= month <= 12:
        return year
    return (
        f"{year}-{month:02d}-{day:02d}" if 1 <= day <= 28 or _is_day(int(year), month, day) else f"{year}-{month:02d}"
    )


def _is_day(year: int, month: int, day: int) -> bool:
    longest = 29 if month == 2 and (year % 4 == 0 and year % 100 != 0 or year % 400 == 0) else 28
    return 1 <= day <= (longest if month == 2 else 30 if month in {4, 6, 9, 11} else 31)
