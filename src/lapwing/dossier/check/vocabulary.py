"""The words that a checker reads by: acts that are one, denials, plans, saying, roles. Lower case throughout.

`ACTS` are stems: a word belongs to a family if it begins with a stem that ends in * or is one that does not. Words of
one family may stand for each other in a faithful sentence ("met" for "talks"); whoever does what in them is read alike.
"""

from functools import lru_cache

_ACTS = {
    "say": (
        "say says said saying tell tells told states stated according add added adds claim* report reports "
        "reported reporting declar* confirm* announc* insist* note noted notes argue* explain* wrote tweet*"
    ),
    "unveil": "unveil*",
    "meet": (
        "meet meets met meeting meetings talk talks talked negotiat* discuss* summit* consult* dialogue* confer "
        "conference* spoke call phoned telephone* session*"
    ),
    "visit": "visit* arriv* trip trips travel* tour* flew landed landing",
    "attack": (
        "attack* strike strikes struck striking airstrike* air-strike* bomb* shell shelled shelling shells raid* "
        "hit hits fire fires fired firing assault* ambush* storm storms stormed targeted targeting explo* blast* "
        "offensive* bombard* shot shoot* stab* clash* fight* fought battle* invad* invasion*"
    ),
    "kill": "kill* dead die dies died death* deadly murder* assassinat* execut* behead* massacre* slain toll",
    "injure": "injur* wound* hurt*",
    "abduct": "kidnap* abduct* hijack*",
    "destroy": "destroy* burn* demolish* blew blow* downed sank sink*",
    "arrest": "arrest* detain* detention* jailed jails jailing imprison* captur*",
    "ban": "ban bans banned banning restrict* block blocks blocked suspend* prohibit* outlaw*",
    "seize": "seiz* confiscat* impound* took takes captur* take",
    "expel": "expel* expulsion* deport* oust*",
    "sanction": "sanction* embargo* penal* impos* tariff*",
    "sentence": "sentenc* convict* guilty fine fined fines",
    "recall": "recall* sever severs severed cut cuts",
    "accuse": "accus* blam* alleg* charg* indict* sue sues sued lawsuit*",
    "condemn": "condemn* criticis* criticiz* denounc* decr* protest rebuk*",
    "investigate": "investigat* probe* inquir* inspect*",
    "ask": "ask asks asked asking urg* demand* request* appeal* call calls called calling order* press pressed",
    "threaten": "threat* warn* vow*",
    "reject": "reject* refus* den* veto* declin* dismiss* rebuff*",
    "cancel": "cancel* postpon* scrap*",
    "protest": "protest* demonstrat* rally rallies rallied march marches marched riot*",
    "deploy": "deploy* mobilis* mobiliz* station* sent send sends",
    "test": "test tests tested testing launch* fires fired",
    "exercise": "exercise* drill* manoeuv* maneuver*",
    "agree": "agree agrees agreed agreeing agreement* deal deals accord* pledg* promis* offer* propos*",
    "sign": "sign signs signed signing ratif* treaty treaties",
    "support": "support* back backs backed endors* prais* welcom* thank* congratulat* applaud* hail*",
    "recognise": "recogni*",
    "aid": "aid aids assist* donat* grant* loan* suppl* deliver* provid* give gives gave giving given rescu*",
    "withdraw": "withdr* pullout* retreat* pull pulls pulled evacuat*",
    "release": "releas* free frees freed pardon* amnest*",
    "resign": "resign* quit quits stepp* steps",
    "truce": "truce* ceasefire* cease-fire*",
    "cooperate": "cooperat* co-operat*",
    "elect": "elect* re-elect* reelect* vot*",
    "win": "win wins won winning winner victor*",
    "lose": "lose loses lost losing defeat*",
    "approve": "approv* pass passes passed passing adopt* accept* confirm*",
    "appoint": "appoint* named naming names nominat* inaugurat* sworn",
    "open": "open opens opened opening establish* founded creat*",
    "begin": "begin begins began begun beginning start* commenc* launch*",
    "halt": "halt* suspend* stop* ceas*",
    "leave": "leave leaves left leaving depart* defect* evacuat* quit quits",
    "enter": "enter* cross crosses crossed crossing infiltrat*",
    "end": "end ends ended ending conclud*",
    "receive": "receiv* award* won",
    "remain": "remain* stay stays stayed staying keep keeps kept continu*",
    "increase": "increas* rais* rise rises rose boost* expand* extend*",
    "reduce": "reduc* cut cuts cutting lower* decreas* slash*",
    "hand": "hand hands handed handing transfer* cede* yield*",
    "succeed": "succee* replac*",
    "flee": "flee* fled escap*",
    "free": "releas* free frees freed freeing liberat*",
    "retake": "recaptur* retake* retook regain* reclaim*",
    "find": "find finds found discover*",
    "choose": "choos* chose chosen select* pick* elect*",
    "close": "clos* shut shuts shutting",
    "disperse": "dispers*",
    "allow": "allow* permit* permission",
}
ACTS = {family: tuple(stems.split()) for family, stems in _ACTS.items()}

#: Families in which all who are named act on each other: who stands first tells nothing.
MUTUAL = frozenset({"meet", "agree", "sign", "truce", "exercise", "cooperate"})
#: Acts in one of which another takes place, done by the same.
HARM = frozenset({"attack", "kill", "injure", "destroy", "abduct", "arrest"})
MUTUAL_WORDS = frozenset("clash clashes clashed clashing fought fight fights fighting battle battles battled".split())

NEGATIONS = frozenset(
    "not no never neither nor none cannot without nobody nothing fail fails failed failing deny denies denied "
    "denying refuse refuses refused refusing decline declines declined reject rejects rejected rejecting cancel "
    "cancels cancelled canceled postpone postponed avoid avoided prevent prevented prevents foil foiled foils "
    "thwart thwarted averted halt halted false falsely untrue denial didn didnt doesn doesnt wasn wasnt weren "
    "werent isn isnt hasn hasnt haven hadn wont wouldn".split()
)
PLANNED = frozenset(
    "will would shall plan plans planned planning intend intends intended expect expects expected schedule "
    "scheduled due set agree agrees agreed vow vows vowed pledge pledges pledged promise promised promises want "
    "wants wanted decide decides decided prepare prepares preparing prepared upcoming future order orders ordered "
    "ask asks asked urge urges urged demand demands demanded call calls called calling threaten threatens "
    "threatened hope hopes hoped offer offers offered ready aim aims aimed seek seeks sought willing propose "
    "proposes proposed invite invites invited request requests requested announce announces announced warn warns "
    "warned tell told recommend recommended forthcoming tomorrow authorise authorised authorize authorized "
    "authorizes approve approves approved going".split()
)
#: Plans only before "to": "agreed to meet", not "agreed and met"; the others are plans by themselves.
PLAN_ALONE = frozenset(
    "will would shall planned planning plans plan upcoming future forthcoming scheduled intends intended expected "
    "due tomorrow proposed going possible".split()
)
#: Before "to" these say that the act took place: "became the first to visit".
IMPLICATIVE = frozenset(
    "become becomes became first second last manage manages managed help helped helps continue continues "
    "continued begin begins began start starts started gather gathers gathered march marches marched use uses "
    "used force forces forced join joins joined took".split()
)
POSSIBLE = frozenset(
    "may might could can should must possible possibly potential perhaps if whether likely unless alleged allegedly "
    "purported purportedly supposedly accused suspected".split()
)
#: After these, without a mark, comes what is said.
SAYING = frozenset(
    "say says said claims claimed states stated insists insisted argues argued adds added reports".split()
)
AFTER_SAYING = frozenset("to by on in with as of from responsibility credit victory".split())
PASSIVE = frozenset("was were been being is are be gets got get".split())
BREAKS = frozenset(
    "after while when because although though following amid before since that which who whom whose until where "
    "whereas but despite as if so".split()
)
PREPOSITIONS_OF_PLACE = frozenset("in at near outside inside around across throughout off within ".split())
#: Before these a role only says whose or what kind: "a military hospital", "police station".
THINGS = frozenset(
    "hospital base bases station stations headquarters convoy checkpoint checkpoints post posts vehicle vehicles car "
    "bus academy school building buildings complex camp camps spending exercise exercises operation operations outpost "
    "compound installation installations helicopter plane ship vessel barracks depot house houses office "
    "offices".split()
)
PLACE_NOUNS = frozenset(
    "city cities town towns village villages province region capital district area border state suburb port island "
    "coast territory county".split()
)
#: They carry the act that follows: who "launched an attack" attacked.
LIGHT = frozenset(
    "launch launches launched launching start starts started begin begins began stage staged conduct conducts "
    "conducted mount mounted open opened sign signs signed".split()
)
REQUESTING = frozenset(
    "ask asks asked demand demands demanded request requests requested urge urges urged propose proposes proposed "
    "recommend recommends recommended order orders ordered insist insists insisted".split()
)
#: Words that name an act as a thing where they stand after "the", "a" or the like, some words between.
ACT_NOUNS = frozenset(
    "attack attacks raid raids strike strikes airstrike airstrikes ambush assault offensive visit trip meeting "
    "election elections summit war bombing bombings shelling blast explosion explosions ceasefire truce "
    "agreement deal treaty accord exercise exercises drill drills protest protests rally ban vote launch offer "
    "threat warning demand request call support aid embargo tour investigation probe inquiry conference "
    "session fighting clash clashes battle".split()
)
#: The part of an institution's name that follows its country's: "UAE Foreign Ministry", "Israeli Border Police".
INSTITUTIONS = frozenset(
    "ministry army navy police senate treasury department forces government embassy council congress parliament court "
    "command guard administration military coalition military office party consulate corps air".split()
)
#: Before an object, never before who acts.
BEFORE_OBJECTS = frozenset("with of to for from as than by against on over about into upon like".split())
DIRECTED = frozenset("on against to with at for over".split())

ROLES = frozenset(
    "police policeman policemen officer officers protester protesters protestors demonstrators troops forces "
    "force soldiers soldier army military militants militant militia militias rebels rebel gunmen gunman "
    "government authorities officials court judge judges opposition civilians civilian students workers "
    "terrorists terrorist insurgents insurgent navy fighters fighter separatists parliament lawmakers prosecutors "
    "residents villagers migrants refugees journalists journalist activists activist jihadists bomber attackers "
    "attacker guerrillas gang crowd settlers pilgrims coalition president minister ministers ambassador diplomats "
    "leader leaders prisoners hostages children women men man woman airstrikes aircraft jets drone drones "
    "warplanes".split()
)
TITLES = frozenset(
    "president minister prime foreign defence defense mr mrs ms dr gen general col colonel king queen prince emir "
    "sheikh chancellor secretary state chief of staff admiral lt maj major sir lord ambassador envoy spokesman "
    "spokeswoman senator governor judge justice vice deputy leader former interim acting premier pope ayatollah "
    "sultan crown the and republic islamic kingdom federation democratic people's forces".split()
)
#: What a sentence may have that no passage needs to: the glue of statements.
FUNCTION = frozenset(
    "a an the of in on at to for with from by and or as its their his her it they he she who which that this "
    "these those was were is are be been being has have had having did do does between about up least most more "
    "than over under around nearly almost some several other others one another both each also reported report "
    "reports date day week month year according accordingly planned possible held hold holds carried out made "
    "make makes gave took take place during into against toward towards near off upon within through per among until "
    "people persons person there then after before while when where early late mid circa only just still not no "
    "never nor without will would may might could shall should said says say told total number people's dead "
    "killed injured wounded taking part gathered words so it's fewer less what down".split()
)
MONTHS = {
    name: n
    for n, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}


@lru_cache(maxsize=20_000)
def family_of(word: str) -> frozenset[str]:
    """Return the families of acts that a word in lower case belongs to."""
    return frozenset(
        family
        for family, stems in ACTS.items()
        if any(word.startswith(stem[:-1]) if stem.endswith("*") else word == stem for stem in stems)
    )
