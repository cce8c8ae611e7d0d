"""Kinds of act by the words that name them: two outlets tell one act in other words, and two acts under one type.

The codebook's types are wide: a deal that is signed and a guest who is welcomed are both SUPPORT. The words are our
own list of what English news says of politics, law and force. A word may name several kinds ("strike"); a word that is
in none says nothing. Kinds of one circle may be told of one happening: a raid in which people are killed, a ruling that
convicts. Every two other kinds are two acts.
"""

from functools import lru_cache
from itertools import combinations

from lapwing.fusion.lemmas import content_lemmas, lemma, words

_KINDS = {
    "talk": "meet meeting talk talks confer discuss discussion negotiate negotiation summit dialogue consultation "
    "conversation phone telephone audience session conference",
    "visit": "visit travel trip tour journey arrive arrival fly",
    "host": "host receive welcome greet",
    "invite": "invite invitation",
    "agree": "sign agree agreement deal accord pact conclude treaty memorandum truce ceasefire armistice settlement "
    "compromise finalise finalize seal ink",
    "break": "violate violation breach break renege cancel cancellation scrap abandon abrogate tear",
    "praise": "praise thank welcome hail congratulate laud applaud commend salute honour honor celebrate",
    "back": "support back backing endorse endorsement defend vouch",
    "accuse": "accuse accusation blame allege allegation",
    "criticise": "criticise criticize criticism condemn condemnation denounce slam blast rebuke deplore decry lambast "
    "attack rip assail scold chide berate rail protest",
    "deny": "deny denial refute dismiss rebut",
    "refuse": "refuse refusal reject rejection decline spurn rebuff oppose block veto resist",
    "warn": "warn warning threaten threat caution vow",
    "ask": "demand urge ask request appeal plead beg press insist exhort implore call",
    "order": "order direct instruct command mandate decree",
    "announce": "announce announcement declare declaration unveil reveal disclose",
    "propose": "propose proposal offer unveil introduce float suggest counteroffer",
    "promise": "promise pledge vow commit commitment pledged",
    "say": "say tell tweet write post state statement speak speech address remark comment",
    "apologise": "apologise apologize apology regret",
    "sanction": "sanction impose tariff levy embargo penalise penalize blacklist imposition",
    "delay": "delay postpone postponement defer suspend suspension pause extend extension",
    "exempt": "exempt exemption waive waiver spare",
    "ban": "ban prohibit prohibition bar outlaw forbid restrict restriction",
    "lift": "lift ease relax repeal",
    "withdraw": "withdraw withdrawal pull pullout leave exit quit depart departure drawdown evacuate evacuation "
    "retreat",
    "expel": "expel expulsion recall deport deportation",
    "remove": "fire oust ouster dismiss dismissal remove removal depose sack topple purge impeach impeachment",
    "resign": "resign resignation quit step leave recuse recusal retire",
    "name": "nominate nomination name appoint appointment pick choose tap select replace replacement",
    "vote": "vote approve approval pass passage ratify ratification adopt adoption confirm confirmation clear advance "
    "endorse",
    "elect": "elect election win victory defeat beat lose loss runoff poll triumph landslide",
    "enact": "sign enact law",
    "sue": "sue lawsuit suit complaint litigation file filing petition",
    "rule": "rule ruling decide decision judgment judgement uphold overturn reverse reversal strike toss block "
    "halt side",
    "grant": "grant allow permit award",
    "convict": "convict conviction guilty verdict acquit acquittal",
    "sentence": "sentence jail imprison",
    "plead": "plead plea",
    "charge": "charge indict indictment arraign arraignment prosecute prosecution",
    "arrest": "arrest detain detention capture custody seize apprehend nab hold",
    "release": "release free liberate bail",
    "pardon": "pardon clemency commute commutation",
    "testify": "testify testimony hear hearing question interview grill argue argument",
    "investigate": "investigate investigation probe inquiry inquire examine review",
    "search": "raid search confiscate",
    "publish": "release publish publication leak disclose disclosure unseal declassify",
    "kill": "kill die death dead slay murder assassinate assassination execute execution behead slaughter massacre "
    "killing",
    "injure": "wound injure injury hurt maim",
    "shoot": "shoot shooting gun gunfire fire massacre",
    "attack": "attack assault strike airstrike raid bomb bombing shell shelling missile rocket offensive hit target "
    "explosion explode detonate blast invade invasion drone",
    "fight": "clash fight fighting battle skirmish",
    "take over": "take takeover seize seizure capture overrun coup overthrow conquer fall",
    "riot": "riot storm insurrection siege breach rampage",
    "protest": "protest demonstrate demonstration rally march gather strike walkout picket riot protester",
    "kidnap": "kidnap abduct abduction hostage",
    "deploy": "deploy deployment send dispatch station mobilise mobilize",
    "test": "test launch fire",
    "drill": "exercise exercises drill manoeuvre maneuver",
    "aid": "aid assist assistance help donate donation fund funding give provide deliver delivery supply",
    "hack": "hack hacking cyberattack intrusion",
    "spy": "spy wiretap surveil surveillance eavesdrop",
    "recognise": "recognise recognize recognition",
    "cross": "cross crossing enter entry",
}
# Kinds that one happening may be told by, depending on what a report looks at.
_CIRCLES = (
    ("talk", "visit"), ("talk", "host"), ("visit", "host"), ("praise", "host"), ("talk", "testify"),
    ("visit", "cross"), ("visit", "withdraw"), ("visit", "deploy"), ("deploy", "aid"), ("deploy", "expel"),
    ("talk", "invite"), ("visit", "invite"), ("host", "invite"),
    ("kill", "injure", "shoot", "attack", "fight", "take over", "riot", "hack", "kidnap"),
    ("riot", "protest"), ("fight", "protest"), ("attack", "test"), ("shoot", "test"), ("search", "attack"),
    ("search", "arrest"), ("arrest", "take over"), ("arrest", "kidnap"), ("search", "take over"), ("arrest", "charge"),
    ("rule", "grant", "convict", "refuse", "deny", "order", "remove"), ("rule", "lift"), ("rule", "delay"),
    ("convict", "plead"), ("convict", "sentence"), ("sue", "charge", "accuse", "ask"), ("sue", "testify"),
    ("investigate", "testify"), ("investigate", "search"), ("investigate", "accuse"), ("grant", "exempt", "pardon"),
    ("delay", "exempt"), ("release", "pardon", "grant"), ("publish", "announce", "say"), ("grant", "aid", "promise"),
    ("say", "announce", "accuse", "criticise", "warn", "ask", "deny", "refuse", "praise", "propose", "promise",
     "apologise", "order"),
    ("say", "back"), ("praise", "back"), ("accuse", "criticise"), ("agree", "promise"), ("agree", "vote"),
    ("announce", "propose"), ("announce", "sanction"), ("announce", "agree"), ("announce", "withdraw"),
    ("back", "vote"), ("name", "vote"), ("name", "elect"), ("elect", "vote"), ("enact", "vote"), ("enact", "agree"),
    ("remove", "vote"), ("remove", "name"), ("remove", "resign"), ("remove", "withdraw"), ("remove", "expel"),
    ("resign", "withdraw"), ("withdraw", "break"), ("withdraw", "expel"), ("expel", "order"), ("sanction", "ban"),
    ("sanction", "order"), ("ban", "order"), ("ban", "refuse"), ("ban", "vote"), ("delay", "lift"), ("lift", "exempt"),
    ("refuse", "break"), ("refuse", "vote"), ("elect", "refuse"), ("drill", "test"), ("drill", "deploy"),
    ("fight", "break"), ("attack", "break"), ("hack", "spy"), ("hack", "publish"), ("spy", "investigate"),
    ("propose", "vote"),
)  # fmt: skip
# What one party says or does to several others, or of several things, on one day; a suit is filed once.
OFTEN_DONE = frozenset(
    """talk host invite praise back accuse criticise deny refuse warn ask order announce propose promise say
    apologise""".split()
)
_OF_LEMMA: dict[str, frozenset[str]] = {}
for _kind, _words in _KINDS.items():
    for _lemma in map(lemma, words(_words)):
        _OF_LEMMA[_lemma] = _OF_LEMMA.get(_lemma, frozenset()) | {_kind}
_ONE_CIRCLE = frozenset(frozenset(pair) for circle in _CIRCLES for pair in combinations(circle, 2))


@lru_cache(maxsize=2**14)
def kinds_of(trigger: str) -> frozenset[str]:
    """Return the kinds of act that the words of a trigger name, none for words that are in no kind."""
    lemmas = content_lemmas(trigger) or tuple(map(lemma, words(trigger)))
    return frozenset(kind for one in lemmas for kind in _OF_LEMMA.get(one, ()))


@lru_cache(maxsize=2**16)
def may_be_one_act(here: frozenset[str], there: frozenset[str]) -> bool:
    """Whether some kind of the one and some kind of the other are told of one happening; True where one is unknown."""
    if not here or not there or here & there:
        return True
    return any(frozenset((one, other)) in _ONE_CIRCLE for one in here for other in there)
