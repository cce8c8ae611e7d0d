"""Reports of one piece of news are one story, and a story dates what its reports leave undated."""

from lapwing.fusion import fuse_events
from lapwing.fusion.stories import Stories
from tests.fusion.newsroom import day, document, meeting, person

TALKS = (
    "Adler and Borg open fishing talks in Vienna\n\nChancellor Anna Adler received Björn Borg on the herring quota. "
    "The two want to settle the dispute over the Baltic catch before the fleet sails, their offices said."
)
TALKS_ELSEWHERE = (
    "Herring dispute brings Borg to Vienna\n\nThe Swedish minister Björn Borg sat down with Anna Adler, hoping to end "
    "the quarrel about quota and catch in the Baltic that has kept the herring fleet in port."
)
TREATY = (
    "Night trains to run from the Danube to the Baltic\n\nRailways of three states signed plans for sleeping cars "
    "between their capitals. Engineers will survey the tunnel under the Alps in spring, the operators announced, after "
    "Adler and Borg promised money for rolling stock, new platforms and a shared timetable. Passengers are to board "
    "the first coach within four years; unions of drivers welcomed the project, airlines called it a waste."
)


def stories_of(*texts: str, published: tuple[str | None, ...] = (None, None)) -> Stories:
    """The stories of reports a, b, … published on the days given."""
    return Stories(
        [document(name, text, published=on) for name, text, on in zip("abc", texts, published, strict=False)]
    )


def test_two_reports_of_one_piece_of_news_are_one_story():
    """They share the rare words of their heads and openings."""
    assert stories_of(TALKS, TALKS_ELSEWHERE).of("b") == "a"


def test_other_news_of_the_same_persons_is_another_story():
    """Names alone do not make a story."""
    assert stories_of(TALKS, TREATY).of("b") == "b"


def test_news_of_another_month_is_another_story():
    """Alike words, published far apart, are two rounds of the matter."""
    assert stories_of(TALKS, TALKS_ELSEWHERE, published=("2021-08-02", "2021-10-02")).of("b") == "b"


def test_a_text_of_a_few_words_says_nothing_of_its_story():
    """Two stubs are not alike for want of words."""
    assert stories_of("Talks were held.", "Talks were held in Graz.").of("b") == "b"


def test_stories_do_not_depend_on_order():
    """The same documents in any order give the same stories."""
    texts = (("a", TALKS), ("b", TREATY), ("c", TALKS_ELSEWHERE))
    documents = [document(name, text, published=None) for name, text in texts]
    assert [Stories(documents).of(name) for name in "abc"] == [Stories(documents[::-1]).of(name) for name in "abc"]


def undated_talks(sentence: str, report: str):
    """An undated meeting of Adler and Borg."""
    fields = {"actor": (person("Adler"),), "recipient": (person("Borg"),), "place": None, "date": day(None)}
    return meeting(report, sentence=sentence, **fields)


def test_undated_reports_of_one_story_tell_one_meeting(outlets):
    """Nothing dates the meeting, but both reports open with it."""
    told = [
        undated_talks("Chancellor Anna Adler *met* Björn Borg on the herring quota.", "a"),
        undated_talks("Björn Borg *met* Anna Adler, hoping to end the quarrel about quota and catch.", "b"),
    ]
    documents = [document("a", TALKS, published=None), document("b", TALKS_ELSEWHERE, published=None)]
    assert len(fuse_events(told, documents, outlets)) == 1


def test_undated_reports_of_two_stories_tell_two_meetings(outlets):
    """The same two persons meet often."""
    told = [
        undated_talks("Chancellor Anna Adler *met* Björn Borg on the herring quota.", "a"),
        undated_talks("Anna Adler *met* Björn Borg over plans for night trains.", "b"),
    ]
    documents = [document("a", TALKS, published=None), document("b", TREATY, published=None)]
    assert len(fuse_events(told, documents, outlets)) == 2
