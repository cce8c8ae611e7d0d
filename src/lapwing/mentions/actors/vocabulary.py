"""Words that steer the reading of a phrase: what ends a head, what turns a role, what hints at an organisation."""

# fmt: off
# end the head
BOUNDARY = frozenset({
    "aboard", "after", "against", "as", "at", "between", "by", "during", "for", "from", "in", "including", "near",
    "of", "on", "over", "that", "to", "under", "which", "who", "whom", "with",
})
# mark an office as over
FORMER = frozenset({
    "deposed", "ex", "ex-", "exiled", "former", "late", "onetime", "ousted",
})
# say nothing alone: their modifier or complement decides
GENERIC_HEADS = frozenset({
    "activists?", "agencies", "agency", "base", "branch", "cell", "chief", "commander", "commanders", "convoy",
    "delegation", "deputy", "facility", "figure", "figures", "force", "forces", "group", "groups", "head",
    "headquarters", "hierarchy", "leader", "leaders", "leadership", "member", "members", "mission", "movement",
    "network", "officer", "officers", "official", "officials", "organisation", "organization", "personnel",
    "positions", "representative", "representatives", "service", "services", "side", "source", "sources",
    "spokesman", "spokesperson", "spokeswoman", "staff", "station", "supporter", "supporters", "team", "unit",
    "units", "vehicle", "wing",
})
# after a country word make it an aside ("US-backed")
ASIDES = frozenset({
    "allied", "backed", "based", "born", "controlled", "held", "led", "made", "manufactured", "occupied",
    "supplied", "trained",
})
# before a country word turn it away ("pro-Russian")
FACING = frozenset({
    "anti", "non", "pro",
})
# mean no one country
WORLDWIDE = frozenset({
    "global", "international", "multinational", "world", "worldwide",
})
# are several states
MANY_STATES = frozenset({
    "allies", "countries", "governments", "nations", "powers", "states",
})
# make a chief of staff military
ARMY_WORDS = frozenset({
    "admiral", "air", "armed", "army", "forces", "gen", "general", "lieutenant", "military", "navy",
})
# turn officials and forces into
OPPOSED = {
    "opposition": "OPP", "rebel": "REB", "insurgent": "REB", "terrorist": "REB", "jihadist": "REB", "militant":
    "REB",
}
# hint at what an unknown organisation is
ORGANISATION_CUES = {
    "inc": "BUS", "corp": "BUS", "corporation": "BUS", "ltd": "BUS", "plc": "BUS", "group": "BUS", "company": "BUS",
    "airlines": "BUS", "airways": "BUS", "motors": "BUS", "holdings": "BUS", "bank": "BUS", "industries": "BUS",
    "energy": "BUS", "telecom": "BUS", "front": "REB", "brigades": "REB", "brigade": "REB", "movement": "REB",
    "party": "PTY", "university": "EDU", "church": "REL", "times": "JRN", "post": "JRN", "television": "JRN",
    "radio": "JRN", "tv": "JRN", "association": "SOC", "foundation": "NGO", "federation": "NGO", "society": "SOC",
    "institute": "EDU", "union": "LAB", "court": "JUD", "council": "GOV", "committee": "GOV", "commission": "GOV",
    "agency": "GOV", "authority": "GOV", "department": "GOV", "bureau": "GOV", "office": "GOV", "service": "GOV",
}
# describe someone, and name nobody without their noun
ADJECTIVES = frozenset({
    "alleged", "angry", "armed", "big", "few", "great", "high", "key", "large", "leading", "local", "main", "major",
    "masked", "new", "old", "other", "prominent", "ranking", "senior", "several", "small", "suspected", "top",
    "unidentified", "unknown", "unnamed", "various", "young",
})
# may stand before a noun or alone for one
DETERMINERS = frozenset({
    "a", "all", "an", "another", "both", "each", "every", "many", "more", "most", "no", "some", "that", "the",
    "these", "this", "those", "two", "three", "four", "five",
})
# fmt: on
