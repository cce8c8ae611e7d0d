"""The checker passes what a passage says in other words and refuses the least change of it."""

import pytest

from lapwing.dossier.check import Checker
from lapwing.dossier.passages import Passage
from lapwing.knowledge.actors import load_actors
from tests.factories import make_event_mention, make_source, span_of

DAYTON = (
    "The presidents of Serbia, Croatia and Bosnia initialled a peace accord in Dayton, Ohio, on 21 November 1995, "
    "the White House said."
)
VISIT = "Norway's foreign minister Jonas Gahr Støre visited Poland on 3 May 2010 and met Radosław Sikorski in Warsaw."
RAID = "Israeli warplanes struck a depot near Damascus on Sunday, 5 May 2013, killing at least 42 Syrian soldiers."
PASSIVE = "Georgia was attacked by Russia in August 2008, and about 170 soldiers were killed and 1,964 wounded."
PLAN = "The United States will impose sanctions on Iran in November 2018, Mike Pompeo said."
DENIAL = "Iran did not attack the Saudi oil plants, Mohammad Javad Zarif said on 14 September 2019."
ACCUSED = "Britain accused Russia of poisoning a former spy in Salisbury, and Russia rejected the claim."
ARREST = "Turkish police arrested 28 people in Istanbul and detained two mayors, the interior ministry said."
TALKS = "Talks between North Korea and South Korea were held at Panmunjom on 27 April 2018."
MAY = "France may recall its ambassador from Australia, officials said."
EXPELLED = "Ukraine's ambassador said that Hungary had expelled two diplomats after Slovakia urged restraint."

CLASH = "Nearly 40 people were killed in clashes between the Malian army, rebels and herders on 2 June 2019."
OUTBREAK = "Gunmen killed at least nine people and wounded dozens in an attack on a mosque in the town of Lamu."
LEFT_DEAD = "A roadside blast outside Gao left three Swedish soldiers dead and 11 wounded."
MOVED = "During a visit to Tirana, Prime Minister Albin Kurti announced his resignation."
ASKED = "Queen Margrethe asked the Danish parliament to meet until 30 May 2011, and the speaker agreed."
OUSTED = "The government of Igor Matovič was ousted after a motion of no confidence passed."
HEARD = "Rockets hit a market in Kharkiv, Ukrainian security officials said."
BORDER = "Norwegian Army ground troops have entered the district of Sør-Varanger in Norway."

FAITHFUL = [
    (CLASH, "The Malian army clashed with rebels and herders."),
    (OUTBREAK, "Gunmen attacked a mosque in Lamu, killing at least nine people."),
    (LEFT_DEAD, "A blast killed three Swedish soldiers and wounded 11."),
    (MOVED, "Albin Kurti visited Tirana."),
    (MOVED, "Albin Kurti resigned."),
    (ASKED, "The queen asked parliament to meet until 30 May 2011."),
    (ASKED, "Queen Margrethe demanded that parliament meet."),
    (OUSTED, "A motion of no confidence ousted the government of Igor Matovič."),
    (HEARD, "Ukrainian security officials said rockets hit Kharkiv."),
    (VISIT, "Jonas Gahr Støre visited Poland on 3 May 2010."),
    (VISIT, "Jonas Gahr Store met Radoslaw Sikorski in Warsaw in May 2010."),
    (RAID, "Israel struck a depot near Damascus on 5 May 2013."),
    (RAID, "Dead: at least 42."),
    (RAID, "Israel attacked a depot in May 2013."),
    (PASSIVE, "Russia attacked Georgia in August 2008."),
    (PASSIVE, "Injured: 1,964."),
    (PASSIVE, "Dead: about 170."),
    (PLAN, "Planned: United States to impose sanctions on Iran, according to Mike Pompeo."),
    (DENIAL, "Iran did not attack the Saudi oil plants, according to Mohammad Javad Zarif."),
    (ACCUSED, "Britain accused Russia."),
    (ARREST, "Turkish police arrested 28 people in Istanbul."),
    (TALKS, "North Korea and South Korea held talks on 27 April 2018."),
    (MAY, "Possible: France to recall its ambassador."),
    (EXPELLED, "Hungary expelled two diplomats."),
]

ALLEGED = "India protested on Friday over Pakistan's alleged role in the attack on the Uri army camp."

EDITED = [
    (ALLEGED, "Pakistan attacked the Uri army camp.", "reality"),
    (CLASH, "The Malian army did not clash with rebels.", "negation"),
    (CLASH, "The Malian army clashed with Norway.", "name"),
    (OUTBREAK, "Gunmen killed no people in Lamu.", "negation"),
    (OUTBREAK, "Gunmen attacked a mosque in Lamu, killing dozens of people.", "number"),
    (LEFT_DEAD, "Three Swedish soldiers wounded 11.", "direction"),
    (MOVED, "Albin Kurti will visit Tirana.", "reality"),
    (ASKED, "Parliament asked the queen to meet until 30 May 2011.", "direction"),
    (ASKED, "The queen asked parliament to meet until 31 May 2011.", "date"),
    (OUSTED, "A motion of no confidence did not oust the government of Igor Matovič.", "negation"),
    (HEARD, "Russian security officials said rockets hit Kharkiv.", "speaker"),
    (BORDER, "Swedish troops entered the Norwegian district of Sør-Varanger.", "direction"),
    (VISIT, "Jonas Gahr Støre did not visit Poland.", "negation"),
    (VISIT, "Radosław Sikorski visited Poland.", "direction"),
    (VISIT, "Jonas Gahr Støre visited Poland on 4 May 2010.", "date"),
    (VISIT, "Jonas Gahr Støre visited Sweden.", "name"),
    (RAID, "Syria struck Israel.", "direction"),
    (RAID, "Dead: at least 43.", "number"),
    (RAID, "Injured: at least 42.", "number"),
    (RAID, "Dead: 42.", "number"),
    (RAID, "Israel will strike a depot near Damascus.", "reality"),
    (RAID, "Israel struck a depot near Damascus on 5 May 2012.", "date"),
    (PASSIVE, "Georgia attacked Russia in August 2008.", "direction"),
    (PASSIVE, "Dead: 1,964.", "number"),
    (PLAN, "United States imposed sanctions on Iran, according to Mike Pompeo.", "reality"),
    (PLAN, "Planned: Iran to impose sanctions on United States, according to Mike Pompeo.", "direction"),
    (PLAN, "Planned: United States to impose sanctions on Iran, according to Hassan Rouhani.", "speaker"),
    (DENIAL, "Iran attacked the Saudi oil plants, according to Mohammad Javad Zarif.", "negation"),
    (ACCUSED, "Russia accused Britain.", "direction"),
    (ACCUSED, "Britain never accused Russia.", "negation"),
    (ARREST, "Turkish police arrested 29 people in Istanbul.", "number"),
    (TALKS, "North Korea and Japan held talks on 27 April 2018.", "name"),
    (TALKS, "North Korea and South Korea held talks on 28 April 2018.", "date"),
    (MAY, "France recalled its ambassador.", "reality"),
    (EXPELLED, "Slovakia expelled two diplomats.", "direction"),
]


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Return a checker with the shipped knowledge."""
    return Checker(load_actors())


@pytest.mark.parametrize(("passage", "sentence"), FAITHFUL)
def test_a_faithful_sentence_passes(checker: Checker, passage: str, sentence: str) -> None:
    """Other words, a vaguer date, another spelling or the active for the passive are still what the passage says."""
    assert checker.check(sentence, [Passage(text=passage)]) == ()


@pytest.mark.parametrize(("passage", "sentence", "kind"), EDITED)
def test_a_minimal_edit_is_refused(checker: Checker, passage: str, sentence: str, kind: str) -> None:
    """One changed actor, day, number, speaker, denial or plan is found, and named for what it is."""
    assert kind in {fault.kind for fault in checker.check(sentence, [Passage(text=passage)])}


def test_a_sentence_without_citation_is_refused(checker: Checker) -> None:
    """Nothing is written on no passage."""
    assert [fault.kind for fault in checker.check("Norway met Poland.", [])] == ["citation"]


def test_the_day_of_a_report_is_checked_against_the_report(checker: Checker) -> None:
    """What was "reported on" a day is about the day of publication, whatever days the passage names."""
    passage = Passage(text=VISIT, published=("2010-05-04", "2010-05-04"))
    assert checker.check("Jonas Gahr Støre visited Poland, reported on 4 May 2010.", [passage]) == ()
    assert checker.check("Jonas Gahr Støre visited Poland, reported on 3 May 2010.", [passage])


def test_a_quote_is_verbatim(checker: Checker) -> None:
    """Words in quotation marks stand in the passage to the letter; the kind of the marks does not matter."""
    passage = Passage(text='"Nobody will forbid us to trade," Lula said in Beijing.')
    assert checker.check("Lula said: “Nobody will forbid us to trade,”", [passage]) == ()
    assert checker.check("Lula said: “Nobody may forbid us to trade,”", [passage])
    assert checker.check("Xi said: “Nobody will forbid us to trade,”", [passage])


def test_a_reading_is_no_source_where_nobody_says_anything(checker: Checker) -> None:
    """Whom the reader takes for the source must stand with a word of saying, asking or the like."""
    text = "Jonas Gahr Støre met Mette Frederiksen on Monday."
    source = make_source("Mette Frederiksen", start=text.index("Mette"), end=text.index("Mette") + 17)
    act = make_event_mention(
        sentence=span_of(text, text), trigger=span_of(text, "met"), source=source, actor=(), recipient=()
    )
    passage = Passage(text=text, acts=(act,))
    assert checker.check("Jonas Gahr Støre met Mette Frederiksen, according to Mette Frederiksen.", [passage])
    assert checker.check("Jonas Gahr Støre met Mette Frederiksen.", [passage]) == ()


def test_an_outlet_speaks_in_its_own_report(checker: Checker) -> None:
    """The words "according to" may name who printed the passage, and nobody else."""
    passage = Passage(text="At least 12 people were killed in the blast.", outlet="The Oslo Courier")
    assert checker.check("Dead: at least 12, according to The Oslo Courier.", [passage]) == ()
    assert checker.check("Dead: at least 12, according to The Bergen Post.", [passage])
