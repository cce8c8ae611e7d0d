"""The label sets of the reader's heads, in the order of their output units: changing an order needs new weights.

Types, modes, contexts and sectors are those of PLOVER 2.0; the sector names of the annotation guide are kept as they
were learnt and turned into PLOVER's by `PLOVER_SECTOR`.
"""

EVENTS = (
    "NONE", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

#: What a piece is for the trigger head: nothing, the first piece of a trigger of a type, or a later piece of one.
TRIGGER_TAGS = (*EVENTS, "INSIDE")

MODES = tuple(
    f"{event}:{mode}"
    for event, modes in {
        "CONSULT": "visit third-party multilateral phone",
        "RETREAT": "withdraw release disarm ceasefire access resign",
        "REQUEST": "assist change yield meet",
        "ACCUSE": "disapprove investigate allege",
        "REJECT": "assist change yield meet",
        "THREATEN": "restrict arrest relations expel territory violence",
        "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
        "SANCTION": "convict expel withdraw discontinue",
        "MOBILIZE": "troops weapons police militia",
        "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
        "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial "
        "drone heavy-weapons crowd-control unconventional",
    }.items()
    for mode in modes.split()
)

CONTEXTS = tuple(
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic "
    "legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity "
    "inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment "
    "technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking".split()
)

REALITIES = ("happened", "ongoing", "planned", "possible", "negated", "background")

ROLES = ("actor", "recipient", "place", "time", "source", "dead", "injured")

SECTORS = tuple(
    "GOV MIL REB OPP PTY SPY PAR UAF COP JUD LEG CRM BUS MED EDU LAB AGR HLH REF CVL SOC REL IGO NGO ELI UNS".split()
)

PLOVER_SECTOR = {sector: sector for sector in SECTORS} | {"PAR": "PRM", "MED": "JRN", "HLH": "MED", "UNS": "UNK"}

ENTITIES = ("PER", "ORG", "LOC", "NORP", "TIME")
ENTITY_TAGS = ("O", *(f"{prefix}-{entity}" for entity in ENTITIES for prefix in "BI"))
