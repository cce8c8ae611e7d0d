"""A few outlets of our own making for the tests of documents."""

from lapwing.knowledge.outlets import KnownOutlet, OutletIndex

OUTLETS = OutletIndex(
    [
        KnownOutlet(outlet_id="pier.example", name="The Pier", country="NOR", domains=("pier.example",)),
        KnownOutlet(
            outlet_id="northwire.example",
            name="North Wire Agency",
            aliases=("Northwire", "NWA"),
            domains=("northwire.example", "northwire.co.example"),
            country="NOR",
            owner="state:NOR",
            state_linked=True,
            is_agency=True,
        ),
        KnownOutlet(outlet_id="sw.example", name="South Wire", aliases=("SW", "XYZ"), country="CHL", is_agency=True),
        KnownOutlet(outlet_id="ew.example", name="East Wire", aliases=("XYZ",), country="JPN", is_agency=True),
    ]
)
