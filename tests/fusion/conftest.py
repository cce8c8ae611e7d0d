"""What tests of fusion share: the outlets of the invented newsroom."""

import pytest

from lapwing.knowledge.outlets import KnownOutlet, OutletIndex


@pytest.fixture
def outlets() -> OutletIndex:
    """Two agencies and a paper."""
    return OutletIndex(
        [
            KnownOutlet(outlet_id="apa", name="APA", country="AUT", aliases=("Austria Press Agency",), is_agency=True),
            KnownOutlet(outlet_id="tt", name="TT", country="SWE", is_agency=True),
        ]
    )
