"""FollowTheMoney entities: the model's schemata and required properties, and nothing that points nowhere."""

import json
import re
from typing import Any

from tests.exports.exporting import NORWAY, POLAND, URL, export, make_told_event, talks
from tests.factories import make_event_date, make_participant

# Of followthemoney 4.11: what each schema requires, and which of its properties are entities.
REQUIRED = {"Event": {"name"}, "Mention": {"document", "name"}, "Article": set(), "Person": {"name"}}
REQUIRED |= dict.fromkeys(("PublicBody", "Organization", "LegalEntity"), {"name"})
POINTERS = ("involved", "proof", "document", "resolved")


def entities(*told: Any, **rules: Any) -> list[dict[str, Any]]:
    """Return the exported entities."""
    return [json.loads(line) for line in export("followthemoney", *told, **rules)[0].splitlines()]


def of_schema(schema: str, found: list[dict[str, Any]]) -> list[dict[str, list[str]]]:
    """Return the properties of the entities of a schema."""
    return [each["properties"] for each in found if each["schema"] == schema]


def test_entities_have_the_model_s_schemata_and_stand_before_what_points_to_them() -> None:
    """Ids are unique and of the model's alphabet; every property is a list of strings."""
    nobody = make_participant("protesters", None, sector=("CVL",), entity_id=None)
    found = entities(talks(NORWAY, POLAND), make_told_event("b", actor=(nobody,)))
    seen: set[str] = set()
    for each in found:
        assert REQUIRED[each["schema"]] <= each["properties"].keys()
        assert re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z.\-]*", each["id"])
        assert each["id"] not in seen
        seen.add(each["id"])
        assert all(isinstance(value, str) for values in each["properties"].values() for value in values)
        for name in POINTERS:
            assert set(each["properties"].get(name, ())) <= seen


def test_an_event_has_its_day_its_parties_and_its_report() -> None:
    """Country codes are ISO-2 in small letters; the roles stand in the notes."""
    (event,) = of_schema("Event", entities(make_told_event()))
    assert event["date"] == ["2022-03-01"]
    assert event["involved"] == ["country-NOR", "country-POL"]
    assert event["country"] == ["no"]
    assert event["sourceUrl"] == [URL]
    assert event["notes"][:2] == ["actor: Norway", "recipient: Poland"]


def test_a_span_has_two_bounds_and_no_date_has_none() -> None:
    """What the model cannot read as a day is never given as one."""
    when = make_event_date("2022-03-01/2022-03-03", date_min="2022-03-01", date_max="2022-03-03")
    span, undated = of_schema(
        "Event", entities(make_told_event("a", date=when), make_told_event("b", date=make_event_date(None)))
    )
    assert (span["startDate"], span["endDate"], span.get("date")) == (["2022-03-01"], ["2022-03-03"], None)
    assert not {"date", "startDate", "endDate"} & undated.keys()


def test_a_party_is_no_more_than_it_is_known_to_be() -> None:
    """A country is a public body, an unknown somebody a legal entity; Wikidata's ids are told."""
    person = make_participant("Kari Nordmann", "NOR", entity_id="Q1")
    crowd = make_participant("protesters", None, sector=("CVL",), entity_id=None)
    body = make_participant("Council", "IGO", entity_id="org:council", sector=("IGO",))
    found = entities(make_told_event(actor=(NORWAY, person), recipient=(crowd, body)))
    schemata = {
        each["properties"]["name"][0]: each["schema"]
        for each in found
        if each["schema"] in REQUIRED and "name" in each["properties"] and each["schema"] not in ("Event", "Mention")
    }
    assert schemata == {
        "Norway": "PublicBody",
        "Kari Nordmann": "LegalEntity",
        "protesters": "LegalEntity",
        "Council": "Organization",
    }
    assert ["Q1"] in [each.get("wikidataId") for each in of_schema("LegalEntity", found)]


def test_a_name_goes_out_without_its_quotation_marks() -> None:
    """The model strips them, so that the same party would be two."""
    quoted = make_participant('"unknown party"', "NOR", entity_id=None)
    found = entities(make_told_event(actor=(quoted,)))
    assert ["unknown party"] in [each["name"] for each in of_schema("LegalEntity", found)]


def test_a_report_is_cited_once_and_only_with_an_address_of_the_web() -> None:
    """Two events of one report share it; other addresses are no links."""
    from dataclasses import replace

    event, cited, document = make_told_event()
    evil = replace(document, url="javascript:alert(1)")
    (article,) = of_schema("Article", entities((event, cited, evil), (event, cited, evil)))
    assert "sourceUrl" not in article
    assert (article["publisher"], article["language"]) == (["The Oslo Courier"], ["eng"])


def test_sentences_stay_at_home_when_asked_to() -> None:
    """The summary is the telling sentence."""
    assert "summary" in of_schema("Event", entities(make_told_event()))[0]
    assert "summary" not in of_schema("Event", entities(make_told_event(), sentences=False))[0]
