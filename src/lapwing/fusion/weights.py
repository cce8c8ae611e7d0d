"""What each observation weighs, in bits: the one table of fusion's parameters, each with its evidence.

A weight is log2 of how much likelier the observation is for two mentions of one event than for two mentions of
different events that share a block (a day, a country, a family of types). They add up; above zero, the two are one.
Those read by `fitted` come from fitted.json where `python -m training.fit_fusion` had 20 labelled pairs or more for
them; the figure beside the name is what was declared, with its own evidence, and the prior of the fit.
Evidence "prose": pairs of events within the annotated windows of lapwing_gold (3,400 pairs, 277 of one event).
Evidence "ECB+": logistic regression on its train topics. Evidence "declared": set by hand.
"""

from lapwing.fusion.fitted import fitted

PRIOR = -3.5  # declared; prose: 277 of about 3,400 pairs (-3.6 bits) are of one event
CONTRADICTION = -16.0  # declared: no sum of the rest outweighs it
CANNOT_LINK = -12.0  # a single comparison at or below this forbids that two mentions ever share a cluster
UNSEEN_PAIR = -4.0  # declared: a pair that no block proposed counts this much in the average of two clusters

# days
SAME_DAY = 2.0  # declared
SAME_DAY_UNSURE = 1.2  # one of the days is only that of the report, or was carried over
SAME_SPAN = 1.5
DAY_IN_SHORT_SPAN = 1.0  # a span of up to a week
DAY_IN_LONG_SPAN = 0.2  # a month or a year
ONE_DAY_APART = -1.0  # ACLED, GDELT and outlets' own clocks: the night, the time zone, the day of publication
ONE_DAY_APART_UNSURE = fitted(
    "ONE_DAY_APART_UNSURE", -0.5
)  # one of the days is only that of the report, or was carried over from the narrative
FEW_DAYS_APART_UNSURE = fitted("FEW_DAYS_APART_UNSURE", -2.5)  # up to three days: news is often told a day or two late
SOME_DAYS_APART_UNSURE = -5.0  # up to a week
ONE_STAY = 0.3  # two days of one journey: its arrival, and a day on which it still lasts
UNDATED = -4.0  # declared: neither days nor publication say that they are of one time
UNDATED_IN_STORY = -0.3  # declared: no day is known, but the reports open with one piece of news
UNDATED_PERHAPS_IN_STORY = -1.5  # declared: and they open with news that is somewhat alike
PUBLISHED_CLOSE = 0.3  # no day is known: published within two days
PUBLISHED_FAR = -2.0  # no day is known: published over a fortnight apart

# places
SAME_PLACE = 2.5
NEAR_PLACE = 1.0  # within 25 km
PLACE_CONTAINED = 0.3
PLACES_APART_INHERITED = -2.0
PLACES_WITHIN_REACH = -3.0  # 25-100 km

# actors
SHARED_ENTITY_MAX = fitted("SHARED_ENTITY_MAX", 3.5)
# In one story everybody is named again and again, and who takes part says little of which of its events it is.
SHARED_ENTITY_IN_STORY = fitted("SHARED_ENTITY_IN_STORY", 1.0)
SAME_DYAD_IN_STORY = fitted("SAME_DYAD_IN_STORY", 0.8)
FURTHER_SHARED_ENTITY = 0.5
SAME_DIRECTED_DYAD = 2.5
SAME_DYAD_ANY_SIDE = 2.0
# Who acts on whom is coded wrongly often enough that a clash forbids nothing by itself: of the labelled pairs of one
# event 7 in 100 have the sides swapped, 7 no country in common, 3 other persons who act.
SWAPPED_DIRECTION = fitted("SWAPPED_DIRECTION", -3.5)
SWAPPED_PARTIES = -10.0  # declared: the one acts who is acted on in the other: A accuses B, and B A
OTHER_DOER = fitted("OTHER_DOER", -6.0)
COUNTRIES_CONTAINED = 0.8
COUNTRIES_OVERLAP = fitted("COUNTRIES_OVERLAP", -1.0)
OTHER_RECIPIENT = fitted("OTHER_RECIPIENT", -4.0)
NO_COMMON_COUNTRY = fitted("NO_COMMON_COUNTRY", -3.5)
WITHIN_ONE_COUNTRY = -5.0  # one names both sides, and both are of one country; the other is between countries
DESCRIBED_PERSONS_DIFFER = -5.0  # other persons of one country, one of them only through a description
OTHER_COUNTERPART = -12.0  # declared: one country meets two others, of whom each is named alone
OTHER_TARGET = -8.0  # declared: other known persons are accused, asked, struck
OTHER_GUEST = -12.0  # declared: other persons by full names, where one guest makes one meeting
ALIKE_NAMES = 0.5  # ECB+: 0.1 within one topic, where all reports name the same people
NO_ALIKE_NAMES = fitted("NO_ALIKE_NAMES", -0.7)  # ECB+

# types; prose: of same-dyad pairs in one document, 72 % of one type and 2 % of two types are one event
SAME_TYPE = 1.0
SAME_MODE = fitted("SAME_MODE", 0.7)
OTHER_MODE = fitted("OTHER_MODE", -1.5)
ALTERNATING_TYPES = -2.0  # declared; fitted to labelled pairs -0.7 to -2.5, without effect on what is found
AGREED_AND_TOLD = -0.5  # declared: AGREE about CONSULT, and the CONSULT
OTHER_TYPE = fitted("OTHER_TYPE", -6.0)
OTHER_TYPE_SAME_WORD = fitted(
    "OTHER_TYPE_SAME_WORD", -1.0
)  # declared: two outlets of one story, whose reader took one word for two types
VISIT_AND_MEETING = -12.0  # a meeting is part of a visit, not the visit
OTHER_ABOUT = -1.0

# words
# Triggers of two mentions with types. Chosen, not fitted: of a few values each the best F1 of labelled pairs of the
# stories for fitting. A regression gives part of it to the words of the sentences, which also go with it.
SAME_TRIGGER = 2.5
TRIGGER_IN_SENTENCE = fitted("TRIGGER_IN_SENTENCE", -0.2)
# Declared. Of the labelled pairs 12 in 100 of one event are told in words that have nothing in common, and 33 of two
# events: these were picked for being alike. Of all the pairs of a story most are.
OTHER_TRIGGER = -2.5
SAME_ACT = 1.6  # other words for one kind of act, such as to sign and to agree
SAME_WORD_OTHER_THING = -3.0  # nothing else in common: one welcomes a guest, and more farm goods
SAME_ACT_OTHER_THING = -1.5  # the same, in other words
OTHER_ACT = -8.0  # declared: words for two kinds of act that go by one type, to sign a deal and to welcome a guest
# Triggers whose types are unknown; ECB+: logistic regression on 341,706 pairs of the train topics, 4.5 % of one event.
# The word of one trigger in the sentence of the other speaks against: it is mostly an event of its own.
SAME_TRIGGER_UNTYPED = 3.8
TRIGGER_IN_SENTENCE_UNTYPED = -3.0
OTHER_TRIGGER_UNTYPED = -0.9
# Sentences; ECB+, the same regression
WORDS_PER_COSINE = fitted("WORDS_PER_COSINE", 5.4)
WORDS_MAX = 4.0

# figures
FIGURES_AGREE = 2.0
FIGURES_NEAR = 0.3
FIGURES_FAR = -3.0
FIGURES_BEYOND_UPDATE = -10.0  # declared

# reality; prose: same type and dyad, same reality 72 %, other reality (mostly background) 32 % one event
HAPPENED_AND_BACKGROUND = fitted("HAPPENED_AND_BACKGROUND", -1.0)
HAPPENED_AND_POSSIBLE = fitted("HAPPENED_AND_POSSIBLE", -4.0)
HAPPENED_AND_NEGATED = -3.0
OTHER_REALITY = fitted("OTHER_REALITY", -3.0)

# the reports around them
ONE_STORY = 4.0  # of 2, 3, 4 and 5 the best F1 of the labelled pairs of the stories for fitting, dated and undated
OTHER_STORY = -0.5  # declared: another angle, or the event is not what the report opens with
# NeuS: of the pairs of reports of one story a quarter open unlike each other, of others all but 4 in 1,000 (-2 bits for
# any two reports; more for two that name the same people, who are in the news again and again: declared).
OTHER_STORY_UNDATED = -5.0

# where they stand; prose: in one sentence 2 of 70 same-type same-dyad pairs are one event, across sentences 7 of 10
ONE_SENTENCE = -12.0
ONE_DOCUMENT = -2.0
ONE_JOURNEY = 3.0  # one report that speaks twice of a journey mostly means one
HEAD_AND_LEAD = 1.0
BOTH_LEAD = 0.2  # ECB+
BOTH_LEAD_IN_STORY = fitted("BOTH_LEAD_IN_STORY", 0.2)
COPIED_SENTENCE = 6.0

# relations
SERIES_CUE = 4.0  # declared: "the third round"
SERIES_OF_FORCE = 1.5  # declared: one party strikes another again within days
