"""Mentions of one document: kinds, countries, sectors, antecedents, abstention."""

from dataclasses import replace

import pytest

from lapwing.knowledge.actors import ActorIndex, load_actors
from lapwing.mentions.actors import find_actors, find_office_holders, ground_actors
from lapwing.records.base import Span
from lapwing.records.context import Context
from lapwing.records.document import Block, Document, PublishedDate
from lapwing.records.ids import content_id
from lapwing.records.mention import ActorMention
from lapwing.records.reading import Argument, EntitySpan, Reading, Sentence, Trigger

DAY = "2021-10-19"


@pytest.fixture(scope="module")
def index() -> ActorIndex:
    """The compiled actors."""
    return load_actors()


def read(text: str, arguments: tuple[str, ...], people: tuple[str, ...] = ()) -> tuple[Document, Reading]:
    """A document of one line a sentence, with a reading that has these arguments and persons."""
    cid, sentences, at = content_id(text), [], 0
    for number, line in enumerate(text.split("\n")):
        sentences.append(Sentence(index=number, span=Span(start=at, end=at + len(line), text=line), paragraph=0))
        at += len(line) + 1
    used: dict[str, int] = {}

    def locate(phrase: str) -> tuple[Span, int]:
        start = text.index(phrase, used.get(phrase, 0))
        used[phrase] = start + 1
        return Span(start=start, end=start + len(phrase), text=phrase), text.count("\n", 0, start)

    places = [locate(phrase) for phrase in arguments]
    trigger = Trigger(
        span=Span(start=0, end=1, text=text[:1]),
        sentence=0,
        probability=1.0,
        event="CONSULT",
        event_probability=1.0,
        reality="happened",
        reality_probability=1.0,
        arguments=tuple(Argument(role="actor", span=span, sentence=n, probability=0.9) for span, n in places),
    )
    used.clear()
    entities = tuple(EntitySpan(span=span, label="PER", sentence=n, probability=0.9) for span, n in map(locate, people))
    whole = Span(start=0, end=len(text), text=text)
    published = PublishedDate(edtf=DAY, date_min=DAY, date_max=DAY, basis="metadata", why="given")
    document = Document(
        document_id=cid,
        content_id=cid,
        report_id=cid,
        path="-",
        text=text,
        blocks=(Block(span=whole, kind="body"),),
        published=published,
    )
    return document, Reading(content_id=cid, sentences=tuple(sentences), entities=entities, triggers=(trigger,))


def ground(
    index: ActorIndex, text: str, arguments: tuple[str, ...], people: tuple[str, ...] = ()
) -> dict[str, ActorMention]:
    """The grounded mentions by their text; of equal texts the last."""
    document, reading = read(text, arguments, people)
    context = Context(published=document.published, sentences=tuple(s.span.text for s in reading.sentences))
    return {m.span.text: m for m in ground_actors(find_actors(document, reading, index), context, index)}


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Japan", "JPN", "GOV"),
        ("U.S.", "USA", "GOV"),
        ("the Kremlin", "RUS", "GOV"),
        ("Chilean police", "CHL", "COP"),
        ("Ukrainian forces", "UKR", "MIL"),
        ("three Kenyan soldiers", "KEN", "MIL"),
        ("four Palestinians", "PSE", "CVL"),
        ("Greek protesters", "GRC", "SOC"),
        ("Peruvian Foreign Ministry", "PER", "GOV"),
        ("Ministry of Foreign Affairs of Egypt", "EGY", "GOV"),
        ("court in Lima", "PER", "JUD"),
        ("members of Hamas", "PSE", "REB"),
        ("European Union", "IGO", "IGO"),
        ("Knesset", "ISR", "LEG"),
        ("chief of staff of the armed forces of Ghana", "GHA", "MIL"),
        ("former French president", "FRA", "ELI"),
    ],
)
def test_the_words_of_a_phrase_give_country_and_sector(
    index: ActorIndex, phrase: str, country: str, sector: str
) -> None:
    """Country words, organisations and role nouns inside the phrase are enough."""
    mention = ground(index, f"{phrase} met reporters.", (phrase,))[phrase]
    assert (mention.country, mention.sector[:1]) == (country, (sector,))
    assert mention.score.why


def test_a_title_is_split_from_the_name(index: ActorIndex) -> None:
    """Title and name are parts of the span."""
    phrase = "Iranian Foreign Minister Mohammad Javad Zarif"
    mention = ground(index, f"{phrase} spoke.", (phrase,), ("Mohammad Javad Zarif",))[phrase]
    assert (mention.title, mention.name) == ("Iranian Foreign Minister", "Mohammad Javad Zarif")


def test_every_argument_is_found_at_its_own_offsets(index: ActorIndex) -> None:
    """An entity that covers more does not swallow the argument."""
    text = "General Valery Gerasimov left."
    document, reading = read(text, ("Gerasimov",), ("General Valery Gerasimov",))
    spans = {(m.span.start, m.span.end) for m in find_actors(document, reading, index)}
    assert (text.index("Gerasimov"), text.index("Gerasimov") + 9) in spans


def test_short_names_join_the_fuller_mention(index: ActorIndex) -> None:
    """A family name alone is the person named in full before."""
    text = "Russian Defence Minister Sergey Shoygu arrived.\nShoygu left on Friday."
    mentions = ground(index, text, ("Sergey Shoygu",), ("Sergey Shoygu", "Shoygu"))
    document, reading = read(text, (), ("Sergey Shoygu", "Shoygu"))
    context = Context(published=document.published)
    grounded = ground_actors(find_actors(document, reading, index), context, index)
    assert {m.entity_id for m in grounded if m.kind == "person"} == {"Q32024"}
    assert mentions["Sergey Shoygu"].country == "RUS"


def test_a_description_resolves_when_one_person_fits(index: ActorIndex) -> None:
    """The general of the only country with a general."""
    text = "Russian General Valery Gerasimov met Irish Foreign Minister Simon Coveney.\nThe Russian general smiled."
    people = ("Valery Gerasimov", "Simon Coveney")
    mention = ground(index, text, ("Valery Gerasimov", "Russian general"), people)["Russian general"]
    assert mention.entity_id == "Q36073"
    assert mention.antecedent


def test_a_chief_of_staff_among_generals_is_military(index: ActorIndex) -> None:
    """The minister of the same country is not meant."""
    text = "Russian Defence Minister Sergei Shoigu sat beside Valery Gerasimov.\nThe Russian chief of staff spoke."
    people = ("Sergei Shoigu", "Valery Gerasimov")
    mention = ground(index, text, ("Russian chief of staff",), people)["Russian chief of staff"]
    assert (mention.entity_id, mention.sector) == ("Q36073", ("MIL",))


def test_a_description_beside_a_name_is_that_person(index: ActorIndex) -> None:
    """A counterpart named after a comma."""
    text = "He met his Russian counterpart, Valery Gerasimov, on Monday."
    mention = ground(index, text, ("Russian counterpart",), ("Valery Gerasimov",))["Russian counterpart"]
    assert mention.entity_id == "Q36073"


def test_officials_of_a_country_are_not_its_minister(index: ActorIndex) -> None:
    """A role that many have is no description of one."""
    text = "Russian Defence Minister Sergei Shoigu arrived.\nA Russian official spoke."
    mention = ground(index, text, ("Russian official",), ("Sergei Shoigu",))["Russian official"]
    assert mention.antecedent is None


def test_a_plural_description_stays_open(index: ActorIndex) -> None:
    """Two commanders are not one of the men named."""
    text = "Russian General Valery Gerasimov met Turkish General Yasar Guler.\nThe two top commanders agreed."
    people = ("Valery Gerasimov", "Yasar Guler")
    mention = ground(index, text, ("Valery Gerasimov", "two top commanders"), people)["two top commanders"]
    assert mention.entity_id is None
    assert mention.antecedent is None


def test_a_pronoun_between_two_people_stays_open(index: ActorIndex) -> None:
    """Which of two men he is cannot be told."""
    text = "Valery Gerasimov met Simon Coveney.\nHe left."
    mention = ground(index, text, ("He",), ("Valery Gerasimov", "Simon Coveney"))["He"]
    assert mention.antecedent is None


def test_unknown_people_join_across_documents(index: ActorIndex) -> None:
    """The same name of the same country has the same local id in two texts."""
    first = ground(index, "Kenyan activist Zablon Mutiembe was held.", ("Kenyan activist Zablon Mutiembe",))
    second = ground(index, "Police freed Kenyan activist Zablon Mutiembe.", ("Kenyan activist Zablon Mutiembe",))
    one, two = (d["Kenyan activist Zablon Mutiembe"] for d in (first, second))
    assert one.entity_id == two.entity_id
    assert str(one.entity_id).startswith("local:")
    assert (one.country, one.sector) == ("KEN", ("SOC",))


def test_a_lone_unknown_name_claims_nothing(index: ActorIndex) -> None:
    """One word that no context meets stays without an entity."""
    assert ground(index, "Qwertopol left.", ("Qwertopol",), ("Qwertopol",))["Qwertopol"].entity_id is None


def test_those_without_a_country_take_that_of_the_setting(index: ActorIndex) -> None:
    """Gunmen are coded by where they act, and the reason says so."""
    mention = ground(index, "Gunmen killed a judge in Pakistan.", ("Gunmen",))["Gunmen"]
    assert (mention.country, mention.sector) == ("PAK", ("UAF",))
    assert "country from the setting: PAK, “Pakistan”" in mention.score.why


def test_two_settings_leave_the_country_open(index: ActorIndex) -> None:
    """Between two countries none is claimed."""
    mention = ground(index, "Gunmen fled after raids in Mali and in Niger.", ("Gunmen",))["Gunmen"]
    assert mention.country is None


def test_office_holders_are_found_without_a_date(index: ActorIndex) -> None:
    """Tenures come with the person, for dating the text."""
    text = "Russian Defence Minister Sergei Shoigu arrived."
    document, reading = read(text, ("Russian Defence Minister Sergei Shoigu",), ("Sergei Shoigu",))
    (holding,) = find_office_holders(find_actors(document, reading, index), index)
    assert holding.entity_id == "Q32024"
    assert holding.tenures[0][0] == "2012-11-06"


def test_a_holder_of_another_office_is_no_clue(index: ActorIndex) -> None:
    """A stated office that the person never held gives nothing."""
    text = "Brazilian Health Minister Sergei Shoigu arrived."
    document, reading = read(text, ("Brazilian Health Minister Sergei Shoigu",), ("Sergei Shoigu",))
    assert find_office_holders(find_actors(document, reading, index), index) == ()


def test_a_role_after_the_name_gives_an_unknown_person_a_country(index: ActorIndex) -> None:
    """Who is described after a comma is of the country that the description names."""
    text = "Kenya was there, and Qwert Zuiop, the Ugandan negotiator, spoke."
    assert ground(index, text, ("Qwert Zuiop", "Kenya"), ("Qwert Zuiop",))["Qwert Zuiop"].country == "UGA"


def test_a_clause_after_the_name_is_no_description(index: ActorIndex) -> None:
    """Vague: who speaks after the comma is someone else."""
    text = "Kenya met Qwert Zuiop, Ugandan police said, on Monday."
    assert ground(index, text, ("Qwert Zuiop", "Kenya"), ("Qwert Zuiop",))["Qwert Zuiop"].country != "UGA"


def test_the_title_of_the_person_before_and_is_not_the_next_ones(index: ActorIndex) -> None:
    """Coordination ends a description."""
    text = (
        "Asdf Hjkl, secretary of the Security Council of Kenya, and Qwert Zuiop, the Ugandan finance minister, spoke."
    )
    names = ("Asdf Hjkl", "Qwert Zuiop")
    found = ground(index, text, names, names)
    assert [found[name].country for name in names] == ["KEN", "UGA"]


def test_a_family_name_tagged_as_an_organisation_is_its_bearer(index: ActorIndex) -> None:
    """A word that ends a full name of the text is that person; one that does not stays what the reader said."""
    text = "Sergei Shoigu spoke in Moscow.\nShoigu and Vantrex left."
    document, reading = read(text, ("Shoigu",), ("Sergei Shoigu",))
    at = {word: text.index(word, 31) for word in ("Shoigu", "Vantrex")}
    tagged = tuple(
        EntitySpan(span=Span(start=start, end=start + len(word), text=word), label="ORG", sentence=1, probability=0.9)
        for word, start in at.items()
    )
    found = find_actors(document, replace(reading, entities=reading.entities + tagged), index)
    assert {one.span.start: one.kind for one in found if one.sentence} == {
        at["Shoigu"]: "person",
        at["Vantrex"]: "organisation",
    }


@pytest.mark.parametrize(
    ("text", "many", "is_person"),
    [
        (
            "The mill was burned by a band of raiders, Foreign Minister Simon Coveney told reporters.",
            "band of raiders",
            False,
        ),
        ("The mill was burned by masked gunmen, Foreign Minister Simon Coveney said.", "masked gunmen", False),
        ("The mill was seen by his Irish counterpart, Foreign Minister Simon Coveney.", "Irish counterpart", True),
    ],
)
def test_several_are_not_the_person_named_after_a_comma(
    index: ActorIndex, text: str, many: str, *, is_person: bool
) -> None:
    """An attack by gunmen, of which a minister tells, is not the minister's."""
    found = ground(index, text, (many, "Foreign Minister Simon Coveney"), ("Simon Coveney",))
    minister = found["Foreign Minister Simon Coveney"]
    assert minister.entity_id
    assert (found[many].entity_id == minister.entity_id) is is_person
