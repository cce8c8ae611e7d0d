"""Import the English names of provinces from Unicode CLDR into knowledge/places/province_names.csv.

Usage: python scripts/import_provinces.py FOLDER   (CLDR's common/subdivisions)

Natural Earth calls provinces mostly as their own country does. Such a name is looked for among CLDR's names of that
country's subdivisions in all languages written in Latin letters; where it is that of one subdivision, CLDR's English
name for it is taken. What is spelt too differently stands in `BY_HAND`.
"""

import csv
import re
import sys
from collections import defaultdict
from html import unescape
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))
from lapwing.knowledge.gazetteer import fold_place  # noqa: E402  names are compared as the runtime looks them up

PLACES = ROOT / "knowledge" / "places"
SUBDIVISION = re.compile(r'<subdivision type="([a-z]{2}[a-z0-9]+)"[^>]*>([^<]+)<')
KIND = re.compile(
    r"\b(?:province|oblast|region|governorate|district|department|prefecture|county|state|parish|municipality|republic"
    r"|kra[iy]|city|autonomous|of|the)\b"
)
NAMED_HERE = {"AU", "CA", "GB", "US"}  # Natural Earth's names of these are English, and others here refer to them
LOCAL_STYLE = re.compile(r"shchyna$|schyna$|chchyna$|, |\bMunicipality$|\bDivision$|\bCity$|²|Donechchyna|Prykarpattia")
# (ISO-2, Natural Earth's name) -> CLDR's code
BY_HAND = {
    ("AF", "Hirat"): "afher", ("AF", "Jawzjan"): "afjow", ("AF", "Paktya"): "afpia", ("CN", "Nei Mongol"): "cnnm",
    ("CN", "Ningxia Hui"): "cnnx", ("CN", "Xinjiang Uygur"): "cnxj", ("CN", "Xizang"): "cnxz",
    ("ET", "Oromiya"): "etor", ("IN", "Andaman and Nicobar"): "inan", ("IN", "Uttaranchal"): "inut",
    ("IQ", "Al-Muthannia"): "iqmu", ("IQ", "At-Ta'mim"): "iqki", ("IQ", "Sala ad-Din"): "iqsd",
    ("PK", "N.W.F.P."): "pkkp", ("PK", "F.A.T.A."): "pkta", ("PK", "F.C.T."): "pkis", ("PK", "Northern Areas"): "pkgb",
    ("PL", "Lower Silesian"): "pl02", ("PL", "Masovian"): "pl14", ("PL", "Silesian"): "pl24",
    ("PL", "Pomeranian"): "pl22", ("PL", "Subcarpathian"): "pl18", ("RU", "Chukchi Autonomous Okrug"): "ruchu",
    ("RU", "Ingush"): "ruin", ("RU", "Kabardin-Balkar"): "rukb", ("RU", "Kalmyk"): "rukl", ("RU", "Khakass"): "rukk",
    ("RU", "Khanty-Mansiy"): "rukhm", ("RU", "Maga Buryatdan"): "rumag", ("RU", "Moskovsskaya"): "rumos",
    ("RU", "Nizhegorod"): "runiz", ("RU", "Orel"): "ruorl", ("RU", "Primor'ye"): "rupri",
    ("RU", "Sakha (Yakutia)"): "rusa", ("RU", "Yamal-Nenets"): "ruyan", ("RU", "Yevrey"): "ruyev",
    ("RU", "Chita"): "ruzab", ("SD", "Eastern Darfur"): "sdde", ("SD", "Gedarif"): "sdgd",
    ("SD", "North Kordufan"): "sdkn", ("SD", "South Kordufan"): "sdks", ("SD", "Southern Darfur"): "sdds",
    ("SD", "Western Darfur"): "sddw", ("SY", "Aleppo (Halab)"): "syhl", ("SY", "Hasaka (Al Haksa)"): "syha",
    ("SY", "Homs (Hims)"): "syhi", ("SY", "Lattakia (Al Ladhiqiyah)"): "syla", ("UA", "Khmel'nyts'kyy"): "ua68",
    ("UA", "Mykolayiv"): "ua48", ("UA", "Transcarpathia"): "ua21", ("UA", "Vinnytsya"): "ua05",
    ("UA", "Donets'k"): "ua14", ("UA", "Luhans'k"): "ua09", ("UA", "L'viv"): "ua46",
}  # fmt: skip


def read_names(folder: Path) -> tuple[dict[str, str], dict[str, dict[str, set[str]]]]:
    """Return the English name of each code, and for each country (ISO-2) the codes of each folded name."""
    english: dict[str, str] = {}
    codes: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for path in sorted(folder.glob("*.xml")):
        for code, name in SUBDIVISION.findall(path.read_text(encoding="utf-8")):
            if path.stem == "en":
                english.setdefault(code, unescape(name))
            folded = fold_place(unescape(name))
            for key in {folded, bare(folded)} - {""}:
                codes[code[:2].upper()][key].add(code)
    return english, codes


def bare(folded: str) -> str:
    """Return a folded name without words for provinces."""
    return " ".join(KIND.sub(" ", folded).split())


def find_code(feature: dict[str, str], codes: dict[str, set[str]], english: dict[str, str]) -> str:
    """Return the one subdivision that a province of Natural Earth is by name, "" where it is none or several."""
    by_hand = BY_HAND.get((feature["iso2"], feature["name"]))
    names = [feature["name"], *filter(None, feature["aliases"].split("|"))]
    for keys in ([fold_place(name) for name in names], [bare(fold_place(name)) for name in names]):
        found = {code for key in keys for code in codes.get(key, ()) if code in english}
        if found or by_hand:
            break
    return by_hand or (found.pop() if len(found) == 1 else "")


def is_news(feature: dict[str, str], english: str) -> bool:
    """Whether an English name adds to Natural Earth's and is written as reports write it."""
    name = feature["name"]
    is_cut = name.startswith(english) and len(english) < len(name) - 3 and (feature["iso2"], name) not in BY_HAND
    return not (is_cut or LOCAL_STYLE.search(english) or fold_place(english) == fold_place(name))


def main(folder: Path) -> None:
    """Write the provinces whose English name differs from Natural Earth's."""
    english, codes = read_names(folder)
    with (PLACES / "natural_earth.csv").open(encoding="utf-8", newline="") as file:
        features = [row for row in csv.DictReader(file) if row["kind"] == "admin1" and row["iso2"] not in NAMED_HERE]
    found = {}
    for feature in features:
        code = find_code(feature, codes[feature["iso2"]], english)
        if code and is_news(feature, english[code]):
            found[feature["iso2"], feature["name"]] = (english[code], code)
    with (PLACES / "province_names.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("iso2", "name", "english", "cldr_code"))
        writer.writerows((*key, *found[key]) for key in sorted(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
