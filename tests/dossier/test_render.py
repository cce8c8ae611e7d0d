"""A dossier as Markdown and as a page: whole, faithful, and harmless whatever the reports wrote."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from lapwing.dossier.build import build_dossier
from lapwing.dossier.check import Checker
from lapwing.dossier.headline import event_title
from lapwing.dossier.material import Dossier, EventMaterial
from lapwing.dossier.passages import Passage
from lapwing.dossier.sentences import retell, tell_figure
from lapwing.knowledge.actors import load_actors
from lapwing.records.event import EventDate, EventPlace
from lapwing.records.fused import JudgedValue, Revision
from tests.factories import (
    make_cited_mention,
    make_document,
    make_event,
    make_event_date,
    make_event_mention,
    make_event_place,
    make_fact,
    make_fact_value,
    make_mentions,
    make_origin,
    make_outlet,
    make_participant,
    make_quantity,
    make_time,
    span_of,
)

HOSTILE = "<script>alert(1)</script>\u202e*bold* [x](javascript:alert(1)) <img src=//evil.example/a.png>"


class Page(HTMLParser):
    """Collects the elements and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep one element."""
        self.tags.append((tag, dict(attrs)))


def material(text: str, **fields: object) -> EventMaterial:
    """Return a meeting of Norway and Poland as `text` tells it."""
    document = make_document(
        text, outlet=make_outlet("The <b>Oslo</b> Courier"), given_title=HOSTILE, url="javascript:x"
    )
    sentence = span_of(text, text)
    mention = make_event_mention(
        report_id=document.report_id, sentence=sentence, trigger=span_of(text, "met"),
        actor=(make_participant("Norway", "NOR", start=0, end=6),),
        recipient=(make_participant("Poland", "POL", start=text.index("Poland"), end=text.index("Poland") + 6,
                                    entity_id="country:POL", name="Poland"),),
        place=None, **fields,
    )  # fmt: skip
    event = make_event(
        mentions=(mention.mention_id,),
        reports=(document.report_id,),
        actor=mention.actor,
        recipient=mention.recipient,
        place=EventPlace(text="Oslo", start=0, end=4, name="Oslo", geonames_id="3143244", latitude=59.9, longitude=10.7,
                         country="NOR", precision="city"),
        origins=(make_origin(reports=(document.report_id,), outlet="The <b>Oslo</b> Courier"),),
        facts=(make_fact(values=(make_fact_value(label=HOSTILE),)),),
    )  # fmt: skip
    return EventMaterial(
        event=event,
        mentions=(make_cited_mention(mention, outlet="The <b>Oslo</b> Courier"),),
        documents=(document,),
        names={document.report_id: make_mentions(times=(make_time(span_of(text, "Tuesday")),))},
    )


@pytest.fixture(scope="module")
def checker() -> Checker:
    """Return a checker with the shipped knowledge."""
    return Checker(load_actors())


@pytest.fixture
def dossier(checker: Checker) -> Dossier:
    """Return a dossier of two events told in hostile words."""
    text = f"Norway met Poland in Oslo on Tuesday. {HOSTILE}"
    return build_dossier([material(text), material(text.replace("Oslo on", "Bergen on"))], checker, HOSTILE, HOSTILE)


def test_a_sentence_is_written_with_its_citation(dossier: Dossier) -> None:
    """What the passage supports is retold, and cites it."""
    assert [(each.text, each.cites) for each in dossier.entries[0].sentences] == [
        ("Norway met Poland on 1 March 2022.", (1,))
    ]


def test_what_is_not_supported_is_not_written_but_named(checker: Checker) -> None:
    """A wrongly read direction or denial leaves the report's own words, and a refusal that says why."""
    made = build_dossier([material("Norway met Poland in Oslo on Tuesday.", reality="negated")], checker, "t", "")
    assert [each.is_quoted for each in made.entries[0].sentences] == [True]
    assert "denies" in made.refused[0].why


def test_the_page_asks_for_nothing_and_runs_nothing(dossier: Dossier) -> None:
    """No script, no address that loads, no handler; links lead to its own parts or to the web."""
    page = Page(dossier.to_html())
    tags = {tag for tag, _ in page.tags}
    assert not tags & {"script", "img", "iframe", "object", "embed", "link", "form", "base"}
    attributes = [(name, value or "") for _, given in page.tags for name, value in given.items()]
    assert not [name for name, _ in attributes if name.startswith("on") or name in ("src", "srcset", "action")]
    assert all(value.startswith(("#", "https://", "http://")) for name, value in attributes if name == "href")
    assert "url(http" not in dossier.to_html()
    assert "@import" not in dossier.to_html()


def test_a_judged_value_is_shown_beside_what_was_told(checker: Checker) -> None:
    """The matrix gives it with who judged; no sentence of the summary tells the other day."""
    told = material("Norway met Poland in Oslo on Tuesday.")
    (mention_id,) = told.event.mentions
    fact = make_fact(
        field="date", status="judged", values=(make_fact_value("2022-03-01", mentions=(mention_id,)),),
        judged=JudgedValue(
            value="2022-03-02", label="2 March", author="Ann", judged_at="2026-11-22T12:00:00+00:00",
            reason="the diary", judgement_id="j1",
        ),
    )  # fmt: skip
    made = build_dossier([replace(told, event=replace(told.event, facts=(fact,)))], checker, "t", "")
    for shown in (made.to_markdown(), made.to_html()):
        assert "2 March (judged by Ann on 2026-11-22: the diary)" in shown
        assert "met Poland on 1 March" not in shown


def test_hostile_text_stays_text(dossier: Dossier) -> None:
    """Markup of a report is shown, not obeyed; marks that turn text around are gone."""
    page = dossier.to_html()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script" not in page
    assert "\u202e" not in page
    assert "<b>Oslo" not in page
    assert "<script" not in dossier.to_markdown()
    assert "[x](javascript" not in dossier.to_markdown()


def test_every_citation_leads_to_a_passage(dossier: Dossier) -> None:
    """Each link to a part of the page finds it."""
    page = Page(dossier.to_html())
    ids = {given["id"] for _, given in page.tags if "id" in given}
    targets = {(given["href"] or "")[1:] for _, given in page.tags if (given.get("href") or "").startswith("#")}
    assert targets <= ids
    assert any(target.startswith("e1p") for target in targets)


def test_a_map_shows_how_well_a_place_is_known(checker: Checker) -> None:
    """A town is a ringed dot, a country its hatched shape, and a place without a position is counted."""
    town = material("Norway met Poland in Oslo on Tuesday.")
    page = build_dossier([town], checker, "t", "").to_html()
    assert 'class="ring"' in page
    assert 'class="country"' not in page
    place = EventPlace(text="Norway", start=0, end=6, name="Norway", geonames_id=None, latitude=None, longitude=None,
                       country="NOR", precision="country")  # fmt: skip
    from dataclasses import replace

    land = replace(town, event=replace(town.event, place=place))
    nowhere = replace(town, event=replace(town.event, place=None))
    page = build_dossier([land, nowhere], checker, "t", "").to_html()
    assert 'class="country"' in page
    assert "1 event without a known place" in page


def test_open_ends_of_a_date_fade(checker: Checker) -> None:
    """An event since March has a known begin and no known end."""
    from dataclasses import replace

    told = material("Norway met Poland in Oslo on Tuesday.")
    since = EventDate(
        edtf="2022-03-01/..", date_min="2022-03-01", date_max="2022-03-20", text="since 1 March", basis="calendar"
    )
    page = build_dossier([told, replace(told, event=replace(told.event, date=since))], checker, "t", "").to_html()
    assert len(re.findall(r'class="bar real fade-out"', page)) == 1


def test_a_far_day_does_not_press_the_others_together(checker: Checker) -> None:
    """Of twenty events of one month and one of seven years before, the timeline draws the month, and names the year."""
    told = material("Norway met Poland in Oslo on Tuesday.")
    days = ["2015-01-01", *(f"2022-03-{n:02}" for n in range(1, 21))]
    dated = [replace(told, event=replace(told.event, date=make_event_date(day))) for day in days]
    page = build_dossier(dated, checker, "t", "").to_html()
    assert "◂ 1 January 2015" in page
    assert page.count('class="bar real"') == len(days) - 1


def test_parties_take_their_articles(checker: Checker) -> None:
    """The United States take "the"; what the report has with "a" keeps it."""
    sentence = "The United States met a delegation in Oslo on Tuesday."
    told = make_event_mention(
        sentence=span_of(sentence, sentence), trigger=span_of(sentence, "met"), place=None,
        actor=(make_participant("United States", "USA", start=4, end=17),),
        recipient=(make_participant("delegation", None, start=24, end=34, entity_id=None, name="delegation"),),
    )  # fmt: skip
    assert next(retell(told, Passage(text=sentence))).startswith("The United States met a delegation")


def test_a_place_keeps_the_word_before_it(checker: Checker) -> None:
    """What took place near a border did not take place in it."""
    sentence = "Norway met Poland near the Storskog crossing on Tuesday."
    start = sentence.index("Storskog")
    told = make_event_mention(
        sentence=span_of(sentence, sentence), trigger=span_of(sentence, "met"),
        actor=(make_participant("Norway", "NOR", start=0, end=6),),
        recipient=(make_participant("Poland", "POL", start=11, end=17, entity_id="country:POL", name="Poland"),),
        place=make_event_place(text="Storskog crossing", start=start, end=start + 17, name="Storskog"),
    )  # fmt: skip
    assert "near the Storskog crossing" in next(retell(told, Passage(text=sentence)))


def test_what_was_retracted_is_not_told_as_fact(checker: Checker) -> None:
    """A report that its outlet took back is quoted as such, and the title of its event says so."""
    told = material("Norway met Poland in Oslo on Tuesday.")
    (report_id,) = told.event.reports
    why = "another text under the same address, of 2022-03-05"
    revision = Revision(kind="retracts", report_id="later", revised_id=report_id, why=why)
    fact = make_fact(field="event", values=(make_fact_value("CONSULT", superseded=f"retracted: {why}"),))
    event = replace(told.event, facts=(fact,), revisions=(revision,))
    (entry,) = build_dossier([replace(told, event=event)], checker, "t", "").entries
    assert [each.text.split(":")[0] for each in entry.sentences] == ["Since retracted"]
    assert event_title(event).endswith(", since retracted")
    assert entry.matrix[0].cells[0].values == ("CONSULT, since retracted",)


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("Twelve", "Dead: twelve."),
        ("eight officers and two", "Dead: “eight officers and two local militants”."),
        ("others of its soldiers", None),
    ],
)
def test_a_figure_is_a_number_as_told(checker: Checker, words: str, figure: str | None) -> None:
    """Several numbers are given in the report's words; words without any number give no figure."""
    sentence = f"On Monday {words} local militants were killed in Oslo."
    dead = make_quantity(12, text=words, start=10, end=10 + len(words))
    told = make_event_mention(sentence=span_of(sentence, sentence), trigger=span_of(sentence, "killed"), dead=dead)
    assert tell_figure(told, "dead") == figure
    assert figure is None or checker.check(figure, [Passage(text=sentence)]) == ()


def test_the_same_events_give_the_same_bytes(dossier: Dossier) -> None:
    """Nothing of the clock or of chance is in it."""
    assert dossier.to_html() == dossier.to_html()
    assert dossier.to_markdown() == dossier.to_markdown()
