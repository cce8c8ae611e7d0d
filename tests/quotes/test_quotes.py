"""Who said what: marks, cues, speakers; what is no speech; reported statements."""

import pytest

from lapwing.quotes import find_quotes
from lapwing.records.mention import Mentions
from lapwing.records.quote import Quote
from lapwing.records.reading import Sentence
from tests.factories import make_actor, make_block, make_document, make_span, span_of


def quotes_of(text: str, mentions: Mentions | None = None) -> list[Quote]:
    """Return the quotes of a text with one sentence a line and a blank line between paragraphs."""
    blocks, sentences, start = [], [], 0
    for number, paragraph in enumerate(text.split("\n\n")):
        blocks.append(make_block(paragraph, start))
        at = start
        for line in paragraph.split("\n"):
            sentences.append(Sentence(index=len(sentences), span=make_span(at, line), paragraph=number))
            at += len(line) + 1
        start += len(paragraph) + 2
    return list(find_quotes(make_document(text, blocks=tuple(blocks)), sentences, mentions or Mentions()))


def direct(text: str) -> list[tuple[str, str | None]]:
    """Return (words, speaker's words) of the direct quotes."""
    return [(one.span.text, one.speaker.text if one.speaker else None) for one in quotes_of(text) if one.direct]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“We will rebuild the bridge,” Okoye said.", "We will rebuild the bridge,", "Okoye"),
        ('"We will rebuild the bridge," Okoye said.', "We will rebuild the bridge,", "Okoye"),
        ("«We will rebuild the bridge», Okoye said.", "We will rebuild the bridge", "Okoye"),
        ("„We will rebuild the bridge“, Okoye said.", "We will rebuild the bridge", "Okoye"),
        ("‘We’ll rebuild the bridge,’ Okoye said.", "We’ll rebuild the bridge,", "Okoye"),
        ("“We will rebuild the bridge,” said Okoye, a local engineer.", "We will rebuild the bridge,", "Okoye"),
        ("“We will rebuild it,” Okoye, the mayor of the town, told reporters.", "We will rebuild it,", "Okoye"),
        ('Mayor Okoye said: "We will rebuild the bridge."', "We will rebuild the bridge.", "Mayor Okoye"),
        ("Okoye: “We will rebuild the bridge.”", "We will rebuild the bridge.", "Okoye"),
        ("For her part, the mayor of Jos said, “We will rebuild.”", "We will rebuild.", "the mayor of Jos"),
        ("Speaking in Jos, Okoye thanked the army, adding: “We will rebuild.”", "We will rebuild.", "Okoye"),
        ("Okoye told reporters in Jos that “nobody will be left behind”.", "nobody will be left behind", "Okoye"),
        ("“Who pays for it?” asked the mayor.", "Who pays for it?", "the mayor"),
        ("“We will rebuild the bridge,” according to a statement.", "We will rebuild the bridge,", "a statement"),
        ("“They said ‘never again’ to us,” Okoye said.", "They said ‘never again’ to us,", "Okoye"),
    ],
)
def test_words_and_speaker(text: str, words: str, speaker: str) -> None:
    """Every kind of mark and every place of the cue."""
    assert direct(text) == [(words, speaker)]


def test_a_quote_runs_over_sentences() -> None:
    """The marks decide where it ends, not the full stop."""
    assert direct("“We won. Nobody can doubt it,” Okoye stated.") == [("We won. Nobody can doubt it,", "Okoye")]


def test_both_parts_of_a_split_quote_have_the_speaker() -> None:
    """“…,” she said, “…” is two quotes of one speaker."""
    found = direct("“We won the first round,” Okoye said, “and we will win the second.”")
    assert [speaker for _, speaker in found] == ["Okoye", "Okoye"]


def test_a_quote_without_a_cue_goes_on_from_the_last_one() -> None:
    """The next sentence in marks is the same speaker's."""
    found = direct("“We won the first round,” Okoye said.\n“The second one will be much harder for us.”")
    assert [speaker for _, speaker in found] == ["Okoye", "Okoye"]


def test_a_quote_over_paragraphs_is_one() -> None:
    """Each paragraph opens with a mark, the last one closes."""
    found = direct("“We won the first round.\n\n“We will win the second,” Okoye said.")
    assert [speaker for _, speaker in found] == ["Okoye"]
    assert found[0][0].startswith("We won")
    assert found[0][0].endswith("second,")


def test_an_unclosed_quote_ends_with_its_paragraph() -> None:
    """A forgotten mark does not swallow the rest of the report."""
    found = direct("Okoye said: “We won the first round.\n\nThe vote took place in Jos.")
    assert found == [("We won the first round.", "Okoye")]


def test_via_is_who_reports_the_words() -> None:
    """The speaker and the agency are told apart."""
    only = quotes_of("“We will rebuild the bridge,” Okoye stated, according to Daily Post.")[0]
    assert only.speaker is not None
    assert only.speaker.text == "Okoye"
    assert only.via is not None
    assert only.via.text == "Daily Post"
    assert only.cue is not None
    assert only.cue.text == "stated"


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “iron road” was closed.",
        "The film “Winter of Doves” opened in Jos.",
        "The “swing” voters stayed home.",
        "The boat was 12' long and the rope 5\" thick.",
        "It was the workers' strike and the farmers' march.",
        "",
    ],
)
def test_scare_quotes_titles_and_apostrophes_are_no_quotes(text: str) -> None:
    """Marks alone make no speech."""
    assert quotes_of(text) == []


def test_furniture_holds_no_quotes() -> None:
    """Only what is body, title, list or caption is looked at."""
    text = "“Subscribe now and save,” the banner says."
    document = make_document(text, blocks=(make_block(text, kind="furniture"),))
    sentence = Sentence(index=0, span=make_span(0, text), paragraph=0)
    assert find_quotes(document, [sentence], Mentions()) == ()


def test_a_pronoun_speaker_is_its_antecedent() -> None:
    """“he said” after the minister was named."""
    text = "Minister Okoye came.\n“We will rebuild the bridge,” he said."
    minister = make_actor(span_of(text, "Minister Okoye"), kind="person", entity_id="local:okoye", canonical="Okoye")
    pronoun = make_actor(
        span_of(text, "he said").__class__(start=text.index("he said"), end=text.index("he said") + 2, text="he"),
        kind="pronoun",
        entity_id=None,
        antecedent=minister.mention_id,
    )
    only = quotes_of(text, Mentions(actors=(minister, pronoun)))[0]
    assert only.speaker is not None
    assert (only.speaker.text, only.speaker.entity_id, only.speaker.inherited) == ("he", "local:okoye", True)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Okoye said that the bridge would be rebuilt by May.", "the bridge would be rebuilt by May"),
        ("Okoye said on Monday the bridge would be rebuilt by May.", "the bridge would be rebuilt by May"),
        ("Okoye told reporters that the bridge would be rebuilt.", "the bridge would be rebuilt"),
        ("The bridge would be rebuilt by May, Okoye said.", "The bridge would be rebuilt by May"),
        ("The bridge would be rebuilt by May, said Okoye.", "The bridge would be rebuilt by May"),
        ("The bridge, Okoye said, will be rebuilt by May.", "The bridge, Okoye said, will be rebuilt by May"),
    ],
)
def test_plain_reported_statements(text: str, words: str) -> None:
    """Indirect, with speaker and cue."""
    only = quotes_of(text)[0]
    assert (only.direct, only.span.text) == (False, words)
    assert only.speaker is not None
    assert only.speaker.text == "Okoye"


@pytest.mark.parametrize(
    "text",
    [
        "Okoye said goodbye to all his friends there.",
        "Okoye told a crowd of thousands in Jos everything.",
        "The bridge was rebuilt by May.",
        "It said so.",
    ],
)
def test_what_is_no_plain_statement_is_left_out(text: str) -> None:
    """No clause, no speaker or another object."""
    assert quotes_of(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "The minister praised the crew and said that the bridge would open soon.",
            "The minister",
            "the bridge would open soon",
        ),
        ("Rangers closed the last road at night, said Ana Ruiz, a local guide.", "Ana Ruiz", None),
        ("Lima would answer in kind, the ministry said in a statement on Friday.", "the ministry", "Lima would"),
    ],
)
def test_the_subject_of_a_verb_of_saying(text: str, speaker: str, words: str | None) -> None:
    """The second verb of a sentence has its subject; an inverted one follows; where it was said is no statement."""
    found = [one for one in quotes_of(text) if one.speaker]
    assert [one.speaker.text for one in found if one.speaker] == [speaker]
    assert words is None or found[0].span.text.startswith(words)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday Ana Ruiz met the secretary of state of a small country in the north.",
        "Ana Ruiz flew to the United States in order to see the new bridge there.",
        "The army said nothing about the bridge that had fallen in the night.",
    ],
)
def test_nouns_and_silence_are_no_statements(text: str) -> None:
    """“State” and “order” may be nouns, and who says nothing states nothing."""
    assert not quotes_of(text)


def test_a_place_in_an_office_does_not_speak() -> None:
    """“The mayor of Lima” is the speaker, and Lima only gives the country."""
    text = "The mayor of Lima said that the bridge would open soon."
    lima = make_actor(span=span_of(text, "Lima"), kind="organisation", name="Lima", country="PER", entity_id="local:x")
    (quote,) = quotes_of(text, Mentions(actors=(lima,)))
    assert quote.speaker
    assert (quote.speaker.text, quote.speaker.entity_id, quote.speaker.country) == ("The mayor of Lima", None, "PER")


def test_the_person_after_an_office_speaks() -> None:
    """“The mayor of Lima, Ana Ruiz, said”: the name is the speaker."""
    text = "The mayor of Lima, Ana Ruiz, said that the bridge would open soon."
    ruiz = make_actor(span=span_of(text, "Ana Ruiz"), kind="person", name="Ana Ruiz", entity_id="local:ruiz")
    (quote,) = quotes_of(text, Mentions(actors=(ruiz,)))
    assert quote.speaker
    assert (quote.speaker.text, quote.speaker.entity_id) == ("Ana Ruiz", "local:ruiz")


def test_a_cut_mention_does_not_cut_the_speaker() -> None:
    """The words of the speaker stay whole where a mention covers only some of them."""
    text = "Mayor Ana Ruiz said that the bridge would open soon."
    ana = make_actor(span=span_of(text, "Ana"), kind="person", name="Ana", entity_id="local:ruiz")
    (quote,) = quotes_of(text, Mentions(actors=(ana,)))
    assert quote.speaker
    assert quote.speaker.text == "Mayor Ana Ruiz"


def test_a_clause_is_no_speaker() -> None:
    """Where the words before the verb hold a clause, only the mention in them is the speaker."""
    text = "The council signed a plan that Ana Ruiz said would help the town to grow."
    ruiz = make_actor(span=span_of(text, "Ana Ruiz"), kind="person", name="Ana Ruiz", entity_id="local:ruiz")
    assert {one.speaker.text for one in quotes_of(text, Mentions(actors=(ruiz,))) if one.speaker} == {"Ana Ruiz"}


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ("The mayor closed two schools, in what parents say amounted to a strike.", "parents", "amounted to a strike"),
        ("The mayor closed two schools, a step that she said would save money.", "she", "would save money"),
        ("The mayor closed two schools, a step which local unions said was illegal.", "local unions", "was illegal"),
        ("The mayor signed a rule that teachers say will close schools.", "teachers", "will close schools"),
    ],
)
def test_who_speaks_inside_a_relative_clause_is_its_subject(text: str, speaker: str, words: str) -> None:
    """The noun right before the verb of saying speaks, of what follows the verb; never the clause or its verb."""
    (quote,) = quotes_of(text)
    assert quote.speaker is not None
    assert (quote.speaker.text, quote.span.text) == (speaker, words)


def test_a_pronoun_inside_a_relative_clause_is_its_antecedent() -> None:
    """“A step that she said …”: she is who was named."""
    text = "Mayor Okoye closed two schools, a step that she said would save money."
    person = make_actor(entity_id="local:okoye", country="NGA", span=span_of(text, "Okoye"), canonical="Ada Okoye")
    she = make_actor(
        kind="pronoun", entity_id=None, country=None, span=span_of(text, "she"), antecedent=person.mention_id
    )
    (quote,) = quotes_of(text, Mentions(actors=(person, she)))
    assert quote.speaker is not None
    assert quote.speaker.entity_id == "local:okoye"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor closed two schools, in what some say amounted.",
        "The mayor closed two schools, as parents had been told to expect.",
        "The mayor closed two schools, at what appears to say enough to everybody.",
    ],
)
def test_a_verb_is_no_speaker(text: str) -> None:
    """Where no noun stands right before the verb of saying, nobody speaks."""
    assert not quotes_of(text)


def test_words_in_marks_of_a_later_sentence_do_not_go_on() -> None:
    """A speaker whom the sentence does not name is carried on only to a quote that opens the sentence."""
    said = "“We will rebuild the bridge,” Okoye said."
    assert quotes_of(f"{said}\n“It will be stronger than before.”")[-1].speaker is not None
    later = quotes_of(f"{said}\nIn the north farmers waited for “help that will never come to them”.")
    assert all(one.speaker is None for one in later[1:])


@pytest.mark.parametrize(
    "text",
    ['“We will rebuild the bridge," Okoye said. "It takes two years."', '"We will rebuild the bridge,” Okoye said.'],
)
def test_marks_of_two_kinds_close_each_other(text: str) -> None:
    """Curly opened, straight closed, and the other way round."""
    words, speaker = direct(text)[0]
    assert (words, speaker) == ("We will rebuild the bridge,", "Okoye")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We did it at last!” beamed Okoye, a local engineer.", "Okoye"),
        ("“The road will be open by the end of June,” she went on.", "she"),
        ("“People ask me, ‘What can we do to help you?’” Okoye said.", "Okoye"),
        ("Here in Jos, Okoye praised the army, saying, “We will rebuild it all.”", "Okoye"),
        ("Okoye’s stock answer was known to all. “We will rebuild the whole of the bridge.”", None),
    ],
)
def test_who_speaks_by_less_usual_signs(text: str, speaker: str | None) -> None:
    """Any verb before a name, "went on", a quote in the quote, an opening place; a noun is no verb of saying."""
    assert [one for _, one in direct(text)] == [speaker]


def test_he_also_said_is_who_spoke_last() -> None:
    """A person who is only named in the quote does not go on speaking; one named after it may."""
    text = "“Ruiz must leave the town now,” Okoye said.\nHe also said that the bridge would be rebuilt soon."
    ruiz = make_actor(span=span_of(text, "Ruiz"), sentence=0, kind="person", entity_id="Q2", name="Ruiz")
    okoye = make_actor(span=span_of(text, "Okoye"), sentence=0, kind="person", entity_id="Q1", name="Okoye")
    quotes = quotes_of(text, Mentions(actors=(ruiz, okoye)))
    assert [one.speaker.entity_id if one.speaker else None for one in quotes] == ["Q1", "Q1"]


def test_he_said_is_not_who_spoke_last_once_another_is_named() -> None:
    """Somebody named outside the quotes since then may be meant."""
    text = "“We will rebuild the bridge,” Okoye said.\nRuiz looked on.\nHe said that the bridge was lost for ever."
    actors = [
        make_actor(span=span_of(text, "Okoye"), sentence=0, kind="person", entity_id="Q1", name="Okoye"),
        make_actor(span=span_of(text, "Ruiz"), sentence=1, kind="person", entity_id="Q2", name="Ruiz"),
    ]
    last = quotes_of(text, Mentions(actors=tuple(actors)))[-1]
    assert last.speaker is not None
    assert last.speaker.entity_id != "Q1"
