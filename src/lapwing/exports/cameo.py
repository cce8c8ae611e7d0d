"""CAMEO beyond the code itself: root, base, quad class, and the scale that peers put in their intensity column.

The scale is Goldstein's (Journal of Conflict Resolution 36, 1992) as carried over to CAMEO by Schrodt's CAMEO.SCALE.txt
(2012; Kansas Event Data System) and printed in the Phoenix pipeline (openeventdata/phoenix_pipeline, postprocess.py,
MIT), from where its figures were taken. It is not PLOVER's scale: that is the record's `event_scale`.
"""

from lapwing.records.ids import hash_id

# A code has the figure of the longest of these codes that it begins with.
_SCALE: dict[float, str] = {
    10.0: "0874",
    9.0: "086 087",
    8.5: "074",
    8.3: "072",
    8.0: "057",
    7.4: "062 063 071 073",
    7.0: "034 035 038 046 055 056 064 07 084 085",
    6.4: "061",
    6.0: "0334 054 06",
    5.2: "031 033",
    5.0: "037 039 045 08",
    4.5: "032",
    4.0: "026 027 028 03",
    3.8: "053",
    3.5: "05",
    3.4: "016 018 021 022 023 051",
    3.0: "02",
    2.8: "043",
    2.5: "044",
    1.9: "042",
    1.0: "04",
    0.4: "013",
    0.0: "01",
    -0.1: "011",
    -0.3: "024 025",
    -0.4: "012",
    -2.0: "09 11",
    -4.0: "12 16",
    -4.4: "130",
    -5.0: "10 124 125 126 127 128 172 173 174",
    -5.6: "162",
    -5.8: "131 132 133 134 135",
    -6.0: "13",
    -6.5: "14 163",
    -7.0: "136 137 138 139 164 165 17",
    -7.2: "15",
    -7.5: "144 145",
    -8.0: "166 184 185",
    -9.0: "175 18 1821 1822",
    -9.2: "171",
    -9.5: "182 191 192 196 201",
    -10.0: "1823 183 186 19 20",
}
_BY_CODE = {code: figure for figure, codes in _SCALE.items() for code in codes.split()}
# The CAMEO manual's quad classes by root. PLOVER's differ: CONCEDE is verbal there, SANCTION material in our ruling.
_LAST_ROOT = ((5, 1), (8, 2), (13, 3), (20, 4))
# Phoenix gives 01 and 02 a class of their own, 0, and counts 16 as verbal.
_PENTA = {**dict.fromkeys(("01", "02"), 0), "16": 3}


def root_of(cameo: str) -> str:
    """Return the first two digits."""
    return cameo[:2]


def base_of(cameo: str) -> str:
    """Return the first three digits: the second level of the tree."""
    return cameo[:3]


def goldstein(cameo: str) -> float | None:
    """Return the Goldstein figure (-10 to 10) of a CAMEO code, None for no code."""
    for length in range(len(cameo), 1, -1):
        if cameo[:length] in _BY_CODE:
            return _BY_CODE[cameo[:length]]
    return None


def quad_class(cameo: str) -> int | None:
    """Return CAMEO's quad class: 1 verbal, 2 material cooperation, 3 verbal, 4 material conflict."""
    root = root_of(cameo)
    return next((quad for last, quad in _LAST_ROOT if root and int(root) <= last), None)


def penta_class(cameo: str) -> int | None:
    """Return Phoenix's class: 0 neutral, else as the quad class, with 16 (reduce relations) as 3."""
    return _PENTA.get(root_of(cameo), quad_class(cameo))


def number_of(row_id: str) -> int:
    """Return an id as the whole number that peers expect: its first 13 hex digits, exact in a double (52 bits).

    `f"{number:013x}"` gives back the digits that `lapwing show` takes. The second row of a record on ("…-2")
    get numbers of their own, from a hash.
    """
    stem, _, copy = row_id.partition("-")
    digits = stem if not copy else hash_id(row_id)
    return int(digits[:13], 16)
