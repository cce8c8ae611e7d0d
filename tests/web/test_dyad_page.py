"""The page of a dyad: both directions, the time that is drawn, the gaps of collection, the ledgers."""

from starlette.testclient import TestClient

from lapwing.web.pages.dyad import LEDGERS
from lapwing.web.site import Site


def test_both_directions_are_counted_apart(desk: TestClient) -> None:
    """A lane a direction, the first named acts on the second; turned round, the lanes are turned round."""
    told = desk.get("/dyad/SAU-SDN.json").json()
    assert [(lane["actor"], lane["recipient"]) for lane in told["lanes"]] == [("SAU", "SDN"), ("SDN", "SAU")]
    turned = desk.get("/dyad/SDN-SAU.json").json()
    assert turned["lanes"][::-1] == told["lanes"]
    assert sum(map(sum, told["lanes"][0]["counts"])) <= sum(told["lanes"][0]["n_by_quad"])


def test_weeks_without_reports_are_gaps(desk: TestClient) -> None:
    """The hostile report came a year before the sample: what lies between was not collected, and is hatched."""
    told = desk.get("/dyad/NOR-POL.json?by=month").json()
    assert [each["coverage"] for each in told["stretches"]].count("gap") > 3
    assert all(each["n_reports"] == 0 for each in told["stretches"] if each["coverage"] == "gap")
    assert 'class="cover gap"' in desk.get("/dyad/NOR-POL?by=month").text


def test_every_event_stands_in_one_ledger(desk: TestClient, site: Site) -> None:
    """With all realities the ledgers add up to what the workspace finds for the dyad."""
    told = desk.get("/dyad/NOR-POL.json?reality=all").json()
    listed = [event["event_id"] for ledger in told["ledgers"] for event in ledger["events"]]
    assert sorted(listed) == sorted(event.event_id for event in site.workspace.events(dyad="NOR-POL"))
    assert listed
    assert len({name for name, _, _ in LEDGERS}) == len(LEDGERS)


def test_the_address_chooses_the_time(desk: TestClient) -> None:
    """Periods begin and end with those that hold the days asked for; outside of them nothing is known."""
    told = desk.get("/dyad/NOR-POL.json?since=2022-03-01&until=2022-03-31&by=week").json()
    assert (told["stretches"][0]["first"], told["stretches"][-1]["last"]) == ("2022-02-28", "2022-04-03")
    assert desk.get("/dyad/NOR-POL.json?since=2025").json()["n_events"] == 0


def test_long_times_are_drawn_in_longer_periods(desk: TestClient) -> None:
    """Weeks of thirty years would be hairlines: they become years."""
    told = desk.get("/dyad/NOR-POL.json?since=1990&until=2022&by=week").json()
    assert told["by"] == "year"


def test_what_is_no_dyad_is_refused(desk: TestClient) -> None:
    """One country twice, words and markup are no dyads, a dyad without events is not known."""
    for address in ("/dyad/NOR-NOR", "/dyad/Norway", "/dyad/NOR-POL?by=hour", "/dyad/NOR-POL?since=x"):
        assert desk.get(address).status_code == 400, address
    assert desk.get("/dyad/NOR-POL?reality=planned").status_code == 400
    assert desk.get("/dyad/NOR-POL?since=2023&until=2022").status_code == 400
    assert desk.get("/dyad/ABW-TUV").status_code == 404
    assert "<script>alert" not in desk.get("/dyad/<script>alert(1)<%2Fscript>").text
