"""Events that follow or answer each other: what the words say, and nothing more."""

from lapwing.fusion import fuse_events
from tests.fusion.newsroom import attack, day, document, meeting, mention, person, place

DOCUMENTS = [document(report, published=f"2021-10-{n}") for n, report in ((18, "r1"), (25, "r2"), (30, "r3"))]


def relations(events, kind):
    """Pairs of triggers' days, or types, that stand in a relation of a kind."""
    by_id = {event.event_id: event for event in events}
    return [(one, by_id[rel.event_id]) for one in events for rel in one.relations if rel.kind == kind]


def talks(report: str, on: str, sentence: str):
    """A meeting of Austria and Sweden."""
    fields = {"actor": (person("Austria"),), "recipient": (person("Sweden"),), "place": place("Vienna")}
    return meeting(report, sentence=sentence, date=day(on), **fields)


def test_the_second_round_follows_the_first(outlets):
    """Rounds of talks are a series, with the words that say so."""
    first = talks("r1", "2021-10-18", "Austria *met* Sweden over fish.")
    second = talks("r2", "2021-10-25", "Austria *met* Sweden for a second round of talks on fish.")
    ((later, earlier),) = relations(fuse_events([first, second], DOCUMENTS, outlets), "same_series")
    assert (later.date.edtf, earlier.date.edtf) == ("2021-10-25", "2021-10-18")
    assert "second round" in later.relations[0].score.why


def test_two_meetings_without_a_word_for_it_are_no_series(outlets):
    """States meet often."""
    first = talks("r1", "2021-10-18", "Austria *met* Sweden over fish.")
    second = talks("r2", "2021-10-25", "Austria *met* Sweden over trains.")
    assert not relations(fuse_events([first, second], DOCUMENTS, outlets), "same_series")


def test_a_second_round_of_other_parties_follows_nothing(outlets):
    """The round before was held by others."""
    first = talks("r1", "2021-10-18", "Austria *met* Sweden over fish.")
    second = meeting(
        "r2", sentence="Austria *met* Portugal for a second round of talks.", date=day("2021-10-25"),
        actor=(person("Austria"),), recipient=(person("Portugal"),), place=place("Vienna"),
    )  # fmt: skip
    assert not relations(fuse_events([first, second], DOCUMENTS, outlets), "same_series")


def test_strikes_of_one_party_on_another_within_days_are_a_series(outlets):
    """Each strike follows the one before it."""
    told = [
        attack(report, actor=(person("Sweden"),), recipient=(person("Austria"),), date=day(on))
        for report, on in (("r1", "2021-10-18"), ("r2", "2021-10-25"), ("r3", "2021-10-30"))
    ]
    pairs = relations(fuse_events(told, DOCUMENTS, outlets), "same_series")
    assert sorted((one.date.edtf, other.date.edtf) for one, other in pairs) == [
        ("2021-10-25", "2021-10-18"), ("2021-10-30", "2021-10-25"),
    ]  # fmt: skip


def answer(between: str, **changes):
    """Two mentions of one sentence: Sweden acts, then an attack is told, with the words `between` them."""
    sentence = f"Sweden expelled diplomats {between} attack in Graz."
    at = len(f"Sweden expelled diplomats {between} ")
    act = mention("r1", f"Sweden *expelled* diplomats {between} attack in Graz.", event="COERCE",
                  actor=(person("Sweden"),), recipient=(person("Austria"),), **changes)  # fmt: skip
    struck = mention("r1", f"{sentence[:at]}*attack* in Graz.", event="ASSAULT", actor=(person("gunmen"),),
                     recipient=(person("vendors"),))  # fmt: skip
    return [act, struck]


def test_what_is_done_in_response_answers(outlets):
    """The sentence gives the one as the reason of the other."""
    ((act, event),) = relations(fuse_events(answer("in response to the"), DOCUMENTS, outlets), "response_to")
    assert (act.event, event.event) == ("COERCE", "ASSAULT")


def test_what_is_done_after_answers_nothing(outlets):
    """After tells when, not why."""
    assert not relations(fuse_events(answer("a day after the"), DOCUMENTS, outlets), "response_to")


def test_a_plan_answers_nothing_yet(outlets):
    """Only what happened is related."""
    planned = answer("in response to the", reality="planned")
    assert not relations(fuse_events(planned, DOCUMENTS, outlets), "response_to")


def test_blame_answers_what_is_its_object(outlets):
    """To condemn an attack is to answer it; to condemn somebody who tells of one is not."""
    first = mention("r1", "Sweden *condemned* the attack in Graz.", event="ACCUSE", actor=(person("Sweden"),))
    struck = mention("r1", "Sweden condemned the *attack* in Graz.", event="ASSAULT", actor=(person("gunmen"),))
    told = relations(fuse_events([first, struck], DOCUMENTS, outlets), "response_to")
    assert [(act.event, event.event) for act, event in told] == [("ACCUSE", "ASSAULT")]
    vague = mention("r1", "Sweden *condemned* those who, they said, an attack had served.", event="ACCUSE")
    other = mention("r1", "Sweden condemned those who, they said, an *attack* had served.", event="ASSAULT")
    assert not relations(fuse_events([vague, other], DOCUMENTS, outlets), "response_to")
