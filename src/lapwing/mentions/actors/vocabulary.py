"""Words that steer the reading of a phrase: what ends a head, what turns a role, what hints at an organisation."""

# fmt: off
# begin a sentence or a phrase, and no name
PLAIN_OPENERS = frozenset({
    "after", "and", "at", "but", "by", "for", "from", "in", "its", "of", "on", "or", "pro", "their", "to", "with",
})
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
# after a country word say who stands behind others, not whose they are
BACKED_BY = frozenset({
    "aligned", "backed", "friendly", "funded", "sponsored", "supported",
})
# before a country after the head: what the phrase is about
TOWARDS = frozenset({"about", "against", "near", "on", "over", "to", "toward", "towards"})
BELONGING = frozenset({"at", "from", "in", "of"})
# are called after the country that they deal with
CALLED_AFTER = frozenset({"flotilla", "inquiry", "conference", "summit", "talks", "envoys", "envoy", "desk"})
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
# heads that are states themselves
STATES = frozenset({
    "allies", "countries", "governments", "nations", "states",
})
# of a part of the world, not of one country
CONTINENTAL = frozenset({
    "african", "arab", "asian", "european", "western",
})
# foreigners who fight are an international armed group
FOREIGN_ARMED = frozenset({
    "extremists", "fighters", "insurgents", "jihadis", "jihadists", "militants", "terrorists",
})
# bear arms: an opposition of them rebels
FIGHTING = frozenset({
    "fighters", "forces", "gunmen", "militants", "militias", "troops", "units",
})
NUMBERS = frozenset({
    "dozens", "eight", "eleven", "five", "four", "hundreds", "many", "nine", "scores", "seven", "several", "six", "ten",
    "three", "twelve", "two",
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
# bodies that several states call so → whose it is where the text names no other state
SHARED_SEATS = {
    "congress": "USA", "foreign office": "GBR", "house of commons": "GBR", "justice department": "USA",
    "politburo": "CHN",
}
# regions that two states have: whose is meant, the rest of the text tells
SHARED_REGIONS = {
    "bengal": ("IND", "BGD"), "bengali": ("BGD", "IND"), "kashmir": ("IND", "PAK"),
    "kashmiri": ("IND", "PAK"), "limburg": ("BEL", "NLD"), "punjab": ("IND", "PAK"), "punjabi": ("IND", "PAK"),
}
# after a seat make it the beginning of a longer name ("Congress Party", "Parliament Hill")
LONGER_NAMES = frozenset({"alliance", "coalition", "hill", "hotel", "movement", "party", "square", "street", "union"})
# hint at what an unknown organisation is
ORGANISATION_CUES = {
    "inc": "BUS", "corp": "BUS", "corporation": "BUS", "ltd": "BUS", "plc": "BUS", "group": "BUS", "company":
    "BUS", "airlines": "BUS", "airways": "BUS", "motors": "BUS", "holdings": "BUS", "bank": "BUS", "industries":
    "BUS", "energy": "BUS", "telecom": "BUS", "front": "REB", "brigades": "REB", "brigade": "REB", "movement":
    "REB", "party": "PTY", "democrats": "PTY", "socialists": "PTY", "liberals": "PTY", "conservatives": "PTY",
    "greens": "PTY", "communists": "PTY", "cartel": "CRM", "gang": "CRM", "mafia": "CRM", "airport": "GOV",
    "arena": "BUS", "museum": "CVL", "ministry": "GOV", "government": "GOV", "parliament": "LEG", "university":
    "EDU", "church": "REL", "times": "JRN", "post": "JRN", "television": "JRN", "radio": "JRN", "tv": "JRN",
    "association": "SOC", "foundation": "NGO", "federation": "NGO", "society": "SOC", "institute": "EDU",
    "union": "LAB", "court": "JUD", "council": "GOV", "committee": "GOV", "commission": "GOV", "agency": "GOV",
    "authority": "GOV", "department": "GOV", "bureau": "GOV", "office": "GOV", "service": "GOV",
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
# given names of women that are frequent among the persons known; those that men bear elsewhere are left out
FEMALE_NAMES = frozenset({
    "adriana", "agnes", "aida", "aisha", "alena", "alexandra", "alice", "alicia", "alison", "amanda", "amina",
    "amy", "ana", "angela", "anita", "anna", "annalena", "annette", "antoinette", "barbara", "beatrice",
    "beatriz", "benazir", "bernadette", "betty", "brenda", "brigitte", "carla", "carmen", "carolina",
    "caroline", "carolyn", "catherine", "cecilia", "charlotte", "christina", "christine", "claire", "clare",
    "claudia", "condoleezza", "consuelo", "cristina", "cynthia", "daniela", "denise", "diana", "diane", "dilma",
    "dolores", "doris", "elena", "elisabeth", "elizabeth", "ellen", "elsa", "elvira", "emma", "esperanza",
    "eva", "evelyn", "fatima", "federica", "fiona", "florence", "frances", "francoise", "gabriela", "genevieve",
    "gina", "giorgia", "gisele", "gladys", "gloria", "grace", "gretchen", "hanna", "hannah", "harriet", "heidi",
    "helen", "helene", "hilary", "hillary", "ida", "indira", "ines", "ingrid", "irena", "irene", "iryna",
    "isabel", "isabelle", "ivanka", "jacinda", "jacqueline", "jane", "janet", "jeanne", "jeannette", "jennifer",
    "jenny", "jill", "johanna", "josefina", "josephine", "joyce", "judith", "julia", "juliana", "julie",
    "julieta", "justine", "kaja", "kamala", "karen", "karin", "kate", "katherine", "kathleen", "kathy",
    "katrin", "kelly", "khaleda", "kirsten", "kirsti", "kolinda", "kristi", "kristin", "kristina", "laila",
    "laura", "leila", "lena", "linda", "lisa", "liz", "loretta", "lori", "louise", "lucia", "lucy", "luisa",
    "lydia", "lynne", "madeleine", "magdalena", "maggie", "maia", "manuela", "marcela", "margaret", "margarita",
    "marguerite", "maria", "mariam", "mariana", "marianne", "marie", "marija", "marina", "marta", "martha",
    "martina", "martine", "mary", "maya", "melania", "melanie", "mercedes", "mette", "michaelle", "michelle",
    "miriam", "mona", "monica", "monique", "nadia", "nancy", "natalia", "nathalie", "nicole", "nikki", "olga",
    "pam", "pamela", "paola", "patricia", "paula", "pauline", "pia", "pilar", "rachel", "ragnhild", "raquel",
    "rebecca", "rita", "rosa", "rosalie", "rosemary", "roza", "ruth", "sabine", "sally", "samantha", "sandra",
    "sanna", "sarah", "sharon", "sheila", "shirley", "silvia", "sonia", "sophie", "stella", "stephanie", "sue",
    "susan", "susana", "susanne", "sylvia", "sylvie", "tamar", "tamara", "tatiana", "teresa", "theresa", "tina",
    "tulsi", "ursula", "valerie", "vera", "veronica", "vesna", "victoria", "violeta", "virginia", "viviane",
    "wendy", "yvonne", "zuzana",
})
# fmt: on
