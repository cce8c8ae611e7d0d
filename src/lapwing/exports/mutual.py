"""Which records without a recipient are acts of all their actors on each other: only those can become directed rows.

PLOVER writes all parties of a reciprocal act as actors, and so it does all who act together on somebody unnamed. The
rules tell the two apart. Read by eye over all hand-annotated records of several actors and no recipient
(plover_cameo.lapwing_gold): of 61 of ASSAULT the words below take 50, 47 of them between the sides, and miss 2; of 53
of SUPPORT some 49 are mutual, and all 6 truces.
"""

import re

from lapwing.exports.export_record import ExportRecord

# Talks and agreements; also what two sides sign, which is SUPPORT.
RECIPROCAL_TYPES = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT"})
# Praise, defence, rallying, apology, pardon: several do it to somebody else. 054 also has relations established.
_ONE_SIDED_CAMEO = ("051", "052", "053", "055", "056")
# Words for fighting that needs two sides. "Attack", "shelling" or "offensive" of two is an attack of both.
_BETWEEN_SIDES = re.compile(
    r"(?:clash(?:es|ed|ing)?|fight(?:s|ing)?|fought|battl(?:e|es|ed|ing)|skirmish(?:es|ed|ing)?|firefights?|gunfights?"
    r"|gun\s?battles?|shoot-?outs?|exchang(?:e|es|ed|ing)\s.*\bfire|exchanges?\s+of\s+fire|war|wars|warfare|conflicts?)",
    re.IGNORECASE,
)


def is_mutual(record: ExportRecord) -> bool:
    """Whether every actor of the record is also on its receiving end."""
    if record.recipient or len(record.actor) < 2:
        return False
    if record.event == "CONSULT" and "visit" in record.mode:
        return bool({"phone", "multilateral"} & set(record.mode))  # else they are guests of a host who is not named
    if record.event == "SUPPORT" and record.cameo.startswith(_ONE_SIDED_CAMEO):
        return False
    if record.event == "RETREAT":
        return "ceasefire" in record.mode
    if record.event == "ASSAULT":
        triggers = (cited.mention.trigger.text for cited in record.tellings if cited.mention.event == record.event)
        return any(_BETWEEN_SIDES.fullmatch(" ".join(trigger.split())) for trigger in triggers)
    return record.event in RECIPROCAL_TYPES
