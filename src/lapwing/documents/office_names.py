"""What the classes of offices are called in a sentence."""

NAMES = {
    "HOS": "head of state",
    "HOG": "head of government",
    "DEP_HOG": "deputy head of government",
    "VP": "vice president",
    "FM": "foreign minister",
    "DEP_FM": "deputy foreign minister",
    "DEFMIN": "defence minister",
    "INTERIOR": "interior minister",
    "OTHER_MIN": "a minister",
    "MIL_CHIEF": "chief of the armed forces",
    "OFFICER": "an officer",
    "INTEL_SEC": "head of a security service",
    "IGO_HEAD": "head of an international organisation",
    "SPEAKER": "speaker of parliament",
    "LEGISLATOR": "a member of parliament",
    "AMB": "ambassador",
    "SUBNAT": "head of a region or city",
    "SPOX": "spokesperson",
    "JUD": "a judge",
    "CLERIC": "a cleric",
    "OPPOSITION": "leader of the opposition",
    "NONSTATE": "head of an armed or political group",
    "REBEL": "leader of an armed group",
}


def name_office(office: str) -> str:
    """Return the words for an office class; a class without any, or an office in words, as it is."""
    return NAMES.get(office, office.replace("_", " ").lower() if office.isupper() else office)
