"""Words that stand in many names and alone name no place, though towns are called so: "Hall", "Peninsula"."""

from lapwing.mentions.name_runs import FACILITIES

_PARTIAL = frozenset({
    "big", "cape", "east", "fort", "grand", "great", "greater", "lake", "little", "lower", "mount", "new", "north",
    "old", "port", "saint", "san", "santa", "south", "upper", "west",
})  # fmt: skip
SIDES = frozenset({
    "central", "coast", "eastern", "north-eastern", "north-western", "northeast", "northeastern", "northern",
    "northwest", "northwestern", "south-eastern", "south-western", "southeast", "southeastern", "southern",
    "southwest", "southwestern", "western",
})  # fmt: skip
_FEATURES = frozenset({
    "area", "bay", "beach", "border", "canal", "canyon", "capital", "center", "centre", "city", "common",
    "commonwealth", "community", "continent", "country", "county", "creek", "desert", "district", "earth",
    "federal", "forest", "gulf", "harbor", "harbour", "highland", "hill", "hills", "home", "island", "islands", "loop",
    "mall", "mountain", "mountains", "national park", "ocean", "parish", "peninsula", "prairie", "province", "reef",
    "region", "republic", "river", "rivers", "rock", "sea", "shore", "state", "strait", "town", "territory", "union",
    "valley", "village", "volcano", "world",
})  # fmt: skip
_BODIES = frozenset({"assembly", "congress", "court", "house", "parliament", "senate", "university"})
_GENERIC = _PARTIAL | SIDES | _FEATURES | _BODIES | FACILITIES


def is_partial(name: str) -> bool:
    """Whether a name is a word that another one must follow: "New", "Great"."""
    return name.lower() in _PARTIAL


def is_generic(name: str) -> bool:
    """Whether a name is one such word alone, or a single letter."""
    return name.lower() in _GENERIC or len(name) == 1
