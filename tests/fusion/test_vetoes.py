"""What keeps two events apart, however alike they are told."""

from lapwing.fusion import fuse_events
from tests.fusion.newsroom import attack, day, document, figure, meeting, mention, person, place

DOCUMENTS = [document("r1"), document("r2")]


def invitation(report: str, guest: str):
    """Austria invites somebody that nobody knows."""
    return mention(
        report, f"Anna Adler *invited* {guest} to Vienna.", event="REQUEST", about="CONSULT", date=day("2021-10-18"),
        actor=(person("Adler"),), recipient=(person(guest, country=None),),
    )  # fmt: skip


def test_invitations_to_two_guests_stay_two(outlets):
    """One host, one day, one word; but another guest."""
    told = [invitation("r1", "Emil Ekholm"), invitation("r2", "Fatima Farouk")]
    assert len(fuse_events(told, DOCUMENTS, outlets)) == 2


def test_invitations_to_one_guest_are_one(outlets):
    """Two spellings of one guest."""
    told = [invitation("r1", "Fatima Farouk"), invitation("r2", "Fatima Faruok")]
    assert len(fuse_events(told, DOCUMENTS, outlets)) == 1


def test_one_country_with_two_others_holds_two_meetings(outlets):
    """Austria met Sweden and Austria met Portugal."""
    told = [
        meeting(report, actor=(person("Austria"),), recipient=(person(other),), place=place("Vienna"))
        for report, other in (("r1", "Sweden"), ("r2", "Portugal"))
    ]
    assert len(fuse_events(told, DOCUMENTS, outlets)) == 2


def test_three_dead_and_eighty_are_two_attacks(outlets):
    """No toll rises so far within a day; one that rises by half may."""
    other = "Gunmen *fired* into a crowd of vendors in Graz; 80 died."
    told = [attack("r1", dead=figure(3)), attack("r2", sentence=other, dead=figure(80))]
    assert len(fuse_events(told, DOCUMENTS, outlets)) == 2
    assert len(fuse_events([attack("r1", dead=figure(8)), attack("r2", dead=figure(11))], DOCUMENTS, outlets)) == 1


def test_a_meeting_that_is_agreed_and_told_is_one(outlets):
    """What one outlet codes as an agreement to talk, the other codes as the talk."""
    fields = {"actor": (person("Adler"),), "recipient": (person("Borg"),), "date": day("2021-10-18")}
    told = [
        meeting("r1", sentence="Adler and Borg *agreed* on talks in Vienna on fish.", event="AGREE", about="CONSULT",
                **fields),
        meeting("r2", sentence="Adler and Borg *talked* in Vienna on fish.", **fields),
    ]  # fmt: skip
    assert len(fuse_events(told, DOCUMENTS, outlets)) == 1


def test_charges_against_two_persons_are_two(outlets):
    """One accuser, one day; but Borg is not Duarte."""
    told = [
        mention(
            report, f"Anna Adler *accused* {name} of fraud.", event="ACCUSE", date=day("2021-10-18"),
            actor=(person("Adler"),), recipient=(person(name),),
        )
        for report, name in (("r1", "Borg"), ("r2", "Duarte"))
    ]  # fmt: skip
    assert len(fuse_events(told, DOCUMENTS, outlets)) == 2
