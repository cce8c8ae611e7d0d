"""What counts as a copy, and whose words a report is."""

from itertools import permutations

from lapwing.fusion import fuse_events
from lapwing.fusion.copies import find_copies
from lapwing.fusion.origins import find_origins
from tests.fusion.newsroom import credit, document, meeting, outlet

WIRE = (
    "The two ministers met for three hours in the old customs house and agreed to reopen the mountain railway "
    "before the winter. Officials who sat at the table spoke of a frank exchange over freight charges, which "
    "have doubled since the tunnel was closed for repair. A joint group of engineers is to report by the end "
    "of November, and the cost will be shared in equal parts. Neither minister took questions, but both shook "
    "hands on the steps for the photographers."
)
SAME_STORY = (
    "A handshake on the steps ended three hours of talks about the mountain railway, which is to run again "
    "before winter. People close to the negotiations said freight charges had been the hardest point, since "
    "they rose twofold when the tunnel closed. Engineers of the two countries will look at the bill together "
    "and hand in their findings in late November. The ministers, who left in separate cars, said nothing to "
    "reporters waiting in the rain outside."
)


def test_a_rewritten_head_and_an_added_paragraph_are_a_copy():
    """Most of the body is the same."""
    copy = "By our own staff. " + WIRE + " The local chamber of commerce welcomed the news on its page."
    copies = find_copies([document("a", WIRE), document("b", copy)])
    assert copies == {"a": "a", "b": "a"}


def test_a_cut_is_a_copy():
    """The first half of a wire story, printed alone, is wholly contained in it."""
    copies = find_copies([document("a", WIRE), document("b", WIRE[: len(WIRE) // 2])])
    assert copies["b"] == "a"


def test_a_few_lines_of_a_long_report_are_a_copy():
    """What a desk prints of it may be two sentences; two other sentences of that length are none."""
    words = WIRE.split()
    copies = find_copies([document("a", WIRE), document("b", " ".join(words[:20])), document("c", SAME_STORY[:110])])
    assert copies == {"a": "a", "b": "a", "c": "c"}


def test_an_independent_report_of_the_same_story_is_not_a_copy():
    """The same facts in other words."""
    assert find_copies([document("a", WIRE), document("b", SAME_STORY)]) == {"a": "a", "b": "b"}


def test_a_shared_quote_is_not_a_copy():
    """Two reports that print one long quote stay two."""
    quote = (
        " He said: the tunnel will be open before the first snow falls on the pass, and nobody will pay twice for it."
    )
    copies = find_copies([document("a", WIRE + quote), document("b", SAME_STORY + quote)])
    assert copies["b"] == "b"


def test_copies_do_not_depend_on_order():
    """Any order of documents gives the same groups."""
    documents = [
        document("a", WIRE),
        document("b", WIRE + " More."),
        document("c", SAME_STORY),
        document("d", WIRE[:300]),
    ]
    assert len({tuple(sorted(find_copies(order).items())) for order in permutations(documents)}) == 1


def origins_of(*documents):
    """Return the origins of reports that all tell one event."""
    known = {one.report_id: one for one in documents}
    return find_origins(known, known, find_copies(documents))


def test_verbatim_copies_in_two_outlets_are_two_reports_of_one_origin():
    """The one that published first is taken for the teller."""
    first = document("b", WIRE, published="2021-10-18", outlet=outlet("Courier"))
    second = document("a", WIRE, published="2021-10-19", outlet=outlet("Herald"))
    (origin,) = origins_of(first, second)
    assert (origin.outlet, origin.reports) == ("Courier", ("a", "b"))


def test_reports_that_credit_one_agency_are_one_origin():
    """However they are worded, both depend on the agency."""
    apa = outlet("APA", is_agency=True)
    (origin,) = origins_of(document("a", WIRE, wire=(apa,)), document("b", SAME_STORY, wire=(apa,)))
    assert origin.outlet == "APA"
    assert "credits APA" in origin.why


def test_two_agencies_are_two_origins():
    """Independent tellings stay so."""
    one = document("a", WIRE, wire=(outlet("APA", is_agency=True),))
    other = document("b", SAME_STORY, wire=(outlet("TT", is_agency=True),))
    assert len(origins_of(one, other)) == 2


def test_a_report_compiled_from_agencies_is_its_outlets_own():
    """Two credits do not make it either agency's copy."""
    both = (outlet("APA", is_agency=True), outlet("TT", is_agency=True))
    (origin,) = origins_of(document("a", WIRE, wire=both, outlet=outlet("Courier")))
    assert origin.outlet == "Courier"


def test_two_reports_of_one_outlet_are_one_origin():
    """An outlet does not confirm itself."""
    first = document("a", WIRE, outlet=outlet("Courier"))
    assert len(origins_of(first, document("b", SAME_STORY, outlet=outlet("Courier")))) == 1


def test_reports_without_outlet_are_origins_by_themselves():
    """Unknown is not the same as alike."""
    assert len(origins_of(document("a", WIRE, outlet=None), document("b", SAME_STORY, outlet=None))) == 2


def test_a_cited_agency_is_a_claimant_not_an_origin(outlets):
    """What a report tells "according to APA" names who claims it; two spellings of the agency are one claimant."""
    mentions = [meeting("a", source=credit("Austria Press Agency")), meeting("b", source=credit("APA"))]
    (event,) = fuse_events(mentions, [document("a", WIRE), document("b", SAME_STORY)], outlets)
    assert len(event.origins) == 2
    assert event.facts[0].values[0].claimants == ("APA",)


def test_an_agency_and_who_quotes_it_are_not_two_witnesses(outlets):
    """A paper that has it from APA adds nothing to APA's own report; a paper that speaks for itself does."""
    apa = outlets.find_by_name("APA")
    told = [meeting("a"), meeting("b", source=credit("APA"))]
    (event,) = fuse_events(told, [document("a", WIRE, outlet=apa), document("b", SAME_STORY)], outlets)
    assert "1 independent" in event.facts[0].why
    (event,) = fuse_events([meeting("a"), meeting("b")], [document("a", WIRE, outlet=apa), document("b", SAME_STORY)],
                           outlets)  # fmt: skip
    assert "2 independent" in event.facts[0].why


def test_a_chain_of_quotes_leads_to_its_first_speaker(outlets):
    """A paper quotes APA, APA quotes the minister: it is the minister's word."""
    apa = outlets.find_by_name("APA")
    told = [meeting("a", source=credit("Borg")), meeting("b", source=credit("APA"))]
    (event,) = fuse_events(told, [document("a", WIRE, outlet=apa), document("b", SAME_STORY)], outlets)
    assert "1 independent" in event.facts[0].why


def test_a_verbatim_copy_shares_its_mention(outlets):
    """One mention_id in two reports is one mention, told by two reports of one origin."""
    first = meeting("a")
    second = meeting("b", mention_id=first.mention_id)
    (event,) = fuse_events([first, second], [document("a", WIRE), document("b", WIRE)], outlets)
    assert (len(event.mentions), event.reports, len(event.origins)) == (1, ("a", "b"), 1)
    assert {fact.status for fact in event.facts} == {"sole"}
