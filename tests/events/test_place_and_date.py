"""Where and when: read, carried over with a mark, or unknown."""

from collections.abc import Callable

import pytest

from lapwing.records.document import Dateline
from tests.factories import make_published, span_of


def test_a_place_without_a_gazetteer_entry_has_no_pin(text: Callable) -> None:
    """The words stay, the coordinates do not come from anywhere."""
    made = text("Troops drilled at Kharvala.").event("drilled", "MOBILIZE", {"actor": "Troops", "place": "Kharvala"})
    place = made.code().only.place
    assert place is not None
    assert (place.name, place.latitude, place.precision) == ("Kharvala", None, "unknown")


def test_first_sentence_takes_the_datelines_place(text: Callable) -> None:
    """News of the day in the sentence after the dateline happened there, as far as anybody can say."""
    words = "QUITO: Police arrested ten students."
    dateline = Dateline(span=span_of(words, "QUITO:"), place=span_of(words, "QUITO"))
    made = text(words, dateline=dateline).event("arrested", "COERCE", {"actor": "Police"}).place("QUITO", "ECU")
    place = made.code().only.place
    assert place is not None
    assert (place.country, place.inherited) == ("ECU", True)


def test_words_do_not_happen_at_the_dateline(text: Callable) -> None:
    """A condemnation is not pinned to where the report was written."""
    words = "QUITO: Bolivia condemned the arrests."
    dateline = Dateline(span=span_of(words, "QUITO:"), place=span_of(words, "QUITO"))
    made = text(words, dateline=dateline).event("condemned", "ACCUSE", {"actor": "Bolivia"}).place("QUITO", "ECU")
    assert made.code().only.place is None


def test_place_goes_on_within_a_paragraph_only(text: Callable) -> None:
    """The next sentence inherits the place of the event before it; the next paragraph does not."""
    for gap, inherited in (("\n", True), ("\n\n", False)):
        made = text(f"Rebels shelled Sokoto on Monday.{gap}They also burned a school.")
        made.event("shelled", "ASSAULT", {"actor": "Rebels", "place": "Sokoto"}).place("Sokoto", "NGA")
        made.event("burned", "ASSAULT", {"actor": "They", "recipient": "a school"})
        place = made.code().events[1].place
        assert (place is not None and place.inherited) == inherited


def test_linked_time_is_the_date(text: Callable) -> None:
    """The reader's link wins over nearness."""
    made = text("Peru, which voted on Sunday, met Chile on Tuesday.")
    made.event("met", "CONSULT", {"actor": "Peru", "time": "Tuesday"})
    made.time("Sunday", "2022-02-27").time("Tuesday", "2022-03-01")
    assert made.code().only.date.edtf == "2022-03-01"


def test_a_free_time_in_the_clause_is_the_date(text: Callable) -> None:
    """No link, one phrase in the clause."""
    made = text("Peru met Chile on Tuesday.").event("met", "CONSULT", {"actor": "Peru"}).time("Tuesday", "2022-03-01")
    date = made.code().only.date
    assert (date.edtf, date.text) == ("2022-03-01", "Tuesday")


def test_another_events_time_is_not_taken(text: Callable) -> None:
    """A phrase that is linked to another event does not date this one."""
    made = text("Peru met Chile after the attack on Tuesday.")
    made.event("met", "CONSULT", {"actor": "Peru"})
    made.event("attack", "ASSAULT", {"time": "Tuesday", "actor": "Chile"}).time("Tuesday", "2022-03-01")
    met = made.code().events[0]
    assert (met.date.edtf, met.date.text, met.date.basis) == ("2022-03-02", None, "published")


def test_a_time_in_another_clause_is_not_taken(text: Callable) -> None:
    """“while …” begins what the phrase belongs to."""
    made = text("Peru met Chile while farmers had waited since Tuesday.")
    made.event("met", "CONSULT", {"actor": "Peru"}).time("Tuesday", "2022-03-01")
    assert made.code().only.date.text is None


def test_a_length_of_stay_on_the_calendar_dates_what_happened_in_it(text: Callable) -> None:
    """A "three-day visit" whose first day is known is an interval for the meetings in it."""
    made = text("During the three-day visit Peru met Chile.").event("met", "CONSULT", {"actor": "Peru"})
    made.time("three-day", "2022-03-01/2022-03-03", is_duration=True, basis="narrative")
    assert made.code().only.date.edtf == "2022-03-01/2022-03-03"


def test_a_duration_is_no_date(text: Callable) -> None:
    """“for three days” has no place on the calendar."""
    made = text("Peru met Chile for three days.").event("met", "CONSULT", {"actor": "Peru", "time": "three days"})
    made.time("three days", None, is_duration=True)
    assert made.code().only.date.basis == "published"


def test_words_that_no_rule_reads_leave_the_date_unknown(text: Callable) -> None:
    """The reader linked a time; nobody may put the day of publication in its place."""
    made = text("Peru met Chile at moonrise.").event("met", "CONSULT", {"actor": "Peru", "time": "moonrise"})
    date = made.code().only.date
    assert (date.edtf, date.text, date.basis) == (None, "moonrise", "unknown")


@pytest.mark.parametrize("cut", ["On", "at"])
def test_a_cut_phrase_of_time_is_completed_or_left_out(text: Callable, cut: str) -> None:
    """A linked preposition takes the time right after it, else the nearest one of the clause."""
    made = text("On Friday at dusk Peru met Chile.").event("met", "CONSULT", {"actor": "Peru", "time": cut})
    made.time("Friday", "2022-02-25")
    assert made.code().only.date.edtf == "2022-02-25"


def test_a_cut_phrase_alone_says_nothing(text: Callable) -> None:
    """Without any time in the clause it is news of the day, as if nothing had been linked."""
    made = text("At dusk Peru met Chile.").event("met", "CONSULT", {"actor": "Peru", "time": "At"})
    assert made.code().only.date.basis == "published"


@pytest.mark.parametrize(
    ("words", "dated"),
    [
        ("Peru rejected a Friday deadline.", False),
        ("Peru rejected the Friday session’s agenda.", False),
        ("Peru rejected the offer on Friday.", True),
        ("Peru rejected the offer in a Friday speech.", True),
        ("Peru rejected the offer late Friday night.", True),
    ],
)
@pytest.mark.parametrize("linked", [True, False])
def test_a_weekday_before_a_noun_dates_the_noun_only(text: Callable, words: str, dated: bool, linked: bool) -> None:
    """“A Friday deadline” does not say when it was rejected; “in a Friday speech” does."""
    roles = {"actor": "Peru", **({"time": "Friday"} if linked else {})}
    made = text(words).event("rejected", "REJECT", roles).time("Friday", "2022-02-25")
    assert (made.code().only.date.text == "Friday") is dated


def test_a_weekday_right_before_an_act_dates_it(text: Callable) -> None:
    """“The Friday raid” was on Friday."""
    made = text("The Friday raid by Peru failed.").event("raid", "ASSAULT", {"actor": "Peru"})
    assert made.time("Friday", "2022-02-25").code().only.date.text == "Friday"


@pytest.mark.parametrize(
    ("words", "dated"),
    [
        ("Peru met Chile as their farmers waited on Friday.", False),
        ("Peru met Chile as it turned fifty on Friday.", False),
        ("Peru met Chile as a neutral mediator on Friday.", True),
        ("Peru met Chile, as well as Bolivia, on Friday.", True),
    ],
)
def test_as_opens_a_clause_only_with_a_subject(text: Callable, words: str, dated: bool) -> None:
    """“As a mediator” goes on; “as farmers waited” is about something else."""
    made = text(words).event("met", "CONSULT", {"actor": "Peru"}).time("Friday", "2022-02-25")
    assert (made.code().only.date.text == "Friday") is dated


@pytest.mark.parametrize(
    "words",
    [
        "Peru met Okoye on Friday, who was elected in January.",
        "Peru, which voted in January, met Okoye on Friday.",
        "Okoye, who was elected in January, met Peru on Friday.",
    ],
)
def test_a_time_of_a_relative_clause_is_not_the_main_verbs(text: Callable, words: str) -> None:
    """Of two linked times the one in the trigger's own clause wins, even where it is the less probable."""
    made = text(words).event("met", "CONSULT", {"actor": "Peru", "time": ["January", "Friday"]})
    made.time("January", "2022-01").time("Friday", "2022-02-25")
    assert made.code().only.date.edtf == "2022-02-25"


def test_the_only_linked_time_counts_even_in_a_relative_clause(text: Callable) -> None:
    """Nothing better stands in the main clause: the reader's link is kept."""
    made = text("Okoye, who was met in January, praised Peru.")
    made.event("praised", "SUPPORT", {"actor": "Okoye", "time": "January"}).time("January", "2022-01-20")
    assert made.code().only.date.text == "January"


def test_planned_and_background_without_a_time_stay_undated(text: Callable) -> None:
    """Only news of the day takes the day of publication."""
    for reality in ("planned", "possible", "negated", "background"):
        made = text("Peru meets Chile.").event("meets", "CONSULT", {"actor": "Peru"}, reality=reality)
        assert made.code().only.date.edtf is None


def test_inferred_day_of_publication_is_marked(text: Callable) -> None:
    """What rests on an inference says so."""
    made = text("Peru met Chile.", published=make_published(basis="inferred"))
    assert made.event("met", "CONSULT", {"actor": "Peru"}).code().only.date.basis == "inferred"


def test_no_date_without_a_publication_date(text: Callable) -> None:
    """Unknown stays unknown."""
    made = text("Peru met Chile.", published=make_published(None)).event("met", "CONSULT", {"actor": "Peru"})
    assert made.code().only.date.edtf is None


def test_a_sentence_that_goes_on_keeps_the_date(text: Callable) -> None:
    """“They also …” right after a dated event: basis narrative."""
    made = text("Peru met Chile on Tuesday.\nThey also signed a treaty.").time("Tuesday", "2022-03-01")
    made.event("met", "CONSULT", {"actor": ["Peru", "Chile"], "time": "Tuesday"})
    made.event("signed", "SUPPORT", {"actor": "They"})
    made.actor("Peru", "country:PER", "PER").actor("Chile", "country:CHL", "CHL")
    date = made.code().events[1].date
    assert (date.edtf, date.basis) == ("2022-03-01", "narrative")


def test_a_new_start_does_not_keep_the_date(text: Callable) -> None:
    """A sentence about somebody else is news of the day."""
    made = text("Peru met Chile on Tuesday.\nBrazil signed a treaty.").time("Tuesday", "2022-03-01")
    made.event("met", "CONSULT", {"actor": "Peru", "time": "Tuesday"}).event("signed", "SUPPORT", {"actor": "Brazil"})
    assert made.code().events[1].date.basis == "published"


def test_a_year_that_names_something_is_no_date(text: Callable) -> None:
    """“a 2022 budget plan” is not when the protest was; “in 2022” would be."""
    for words, dated in (("Farmers marched against a 2022 budget plan.", False), ("Farmers marched in 2022.", True)):
        made = text(words).event("marched", "PROTEST", {"actor": "Farmers"})
        made.time("2022", "2022", precision="year", date_min="2022-01-01", date_max="2022-12-31")
        assert (made.code().only.date.text == "2022") == dated


def test_a_far_day_does_not_date_news_of_the_day(text: Callable) -> None:
    """A day of another year, or one that lies ahead, belongs to something else unless the reader linked it."""
    for day in ("1999-05-01", "2022-06-01"):
        made = text("Peru met Chile over the May Day pact.").event("met", "CONSULT", {"actor": "Peru"})
        assert made.time("May Day", day).code().only.date.basis == "published"


def test_a_time_linked_over_a_clause_still_dates_its_own_verb(text: Callable) -> None:
    """“signed on Sunday after talks”: the reader gave the day to the talks; the signing takes it as well."""
    made = text("Kenya signed the truce on Sunday after talks in Lima.")
    made.event("signed", "SUPPORT", {"actor": "Kenya"}).event("talks", "CONSULT", {"actor": "Kenya", "time": "Sunday"})
    made.actor("Kenya", "country:KEN", "KEN").time("Sunday", "2022-02-27")
    assert {one.event: one.date.edtf for one in made.code().events}["SUPPORT"] == "2022-02-27"


def test_what_may_come_as_soon_as_a_day_did_not_happen_on_it(text: Callable) -> None:
    """A threat to leave as soon as May is of today; what is planned as soon as May is of May."""
    for reality, edtf in (("happened", "2022-03-02"), ("planned", "2022-05-03")):
        made = text("Peru threatened to leave the pact as soon as May 3.").time("May 3", "2022-05-03")
        made.event("threatened", "THREATEN", {"actor": "Peru", "time": "May 3"}, reality=reality)
        assert made.code().only.date.edtf == edtf


def test_words_between_dashes_open_no_clause(text: Callable) -> None:
    """“fired a rocket – or two – on Monday” dates the firing; one dash alone begins a clause."""
    for words, edtf in (("– or perhaps two – on Monday", "2022-02-28"), ("– talks on Monday failed", "2022-03-02")):
        made = text(f"Rebels fired a rocket {words}.").time("Monday", "2022-02-28")
        made.event("fired", "ASSAULT", {"actor": "Rebels"})
        assert made.code().only.date.edtf == edtf


def test_an_act_of_the_day_does_not_take_a_stretch_far_from_it(text: Callable) -> None:
    """A rise "since 1971" is not when a minister complained of it; "since" right behind the act is its own."""
    since = {"date_min": "1971-01-01", "date_max": "2022-03-02", "precision": "year"}
    for words, edtf in (
        ("of the highest tolls for any traveller since 1971", "2022-03-02"),
        ("since 1971", "1971/2022"),
    ):
        made = text(f"Peru complained {words}.").time("1971", "1971/2022-03-02", **since)
        made.event("complained", "ACCUSE", {"actor": "Peru"})
        assert (made.code().only.date.edtf or "").startswith(edtf)


def test_a_place_that_nobody_knows_has_its_whole_words(text: Callable) -> None:
    """“Hall” was looked up and not found: the event was in the Hall of Mirrors."""
    made = text("Peru met Chile in the Hall of Mirrors.").event("met", "CONSULT", {"place": "Hall of Mirrors"})
    made.actor("Peru", "country:PER", "PER").place("Hall", None, precision="unknown")
    place = made.code().only.place
    assert place is not None
    assert (place.name, place.precision) == ("Hall of Mirrors", "unknown")
