"""The plot: drawn in each format, the same each time, of no more dyads than can be told apart."""

import io
from typing import Any
from xml.etree import ElementTree

import pytest

from lapwing.errors import LapwingError, QueryError
from lapwing.series.plot import MOST_DYADS, plot_panel, plotted_pairs
from tests.exports.exporting import NORWAY, POLAND, make_told_event, talks
from tests.factories import make_participant
from tests.series.counting import panel_of


def drawn(format_name: str, **series: Any) -> bytes:
    """Return the plot of talks and a threat."""
    stream = io.BytesIO()
    threat = make_told_event("threat", event="THREATEN", quad_code=3, event_scale=-3.5, cameo="130")
    plot_panel(panel_of(talks(NORWAY, POLAND), threat, **series), stream, format_name, version="1.2.3")
    return stream.getvalue()


@pytest.mark.parametrize(("name", "beginning"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_a_plot_is_drawn_and_the_same_each_time(name: str, beginning: bytes) -> None:
    """Byte for byte with one version of matplotlib."""
    pytest.importorskip("matplotlib")
    first = drawn(name)
    assert first.startswith(beginning)
    assert first == drawn(name)


def test_a_plot_names_its_dyads_and_what_it_rests_on() -> None:
    """Words stay words in SVG, so that a journal can set them."""
    pytest.importorskip("matplotlib")
    words = " ".join(ElementTree.fromstring(drawn("svg")).itertext())
    for expected in ("Norway → Poland", "Poland → Norway", "verbal cooperation", "Lapwing 1.2.3", "reports"):
        assert expected in words


def test_a_plot_shows_the_busiest_dyads() -> None:
    """Or those that were asked for, in their order."""
    others = [make_participant(code, code) for code in "AAA BBB CCC DDD EEE FFF GGG HHH".split()]
    told = [make_told_event(one.name, recipient=(one,)) for one in others]
    busy = [make_told_event(f"busy {n}", recipient=(others[-1],)) for n in range(3)]
    found = plotted_pairs(panel_of(*told, *busy))
    assert len(found) == MOST_DYADS
    assert found[0] == ("NOR", "HHH")
    assert plotted_pairs(panel_of(*told, dyads=("NOR-CCC",))) == (("NOR", "CCC"), ("CCC", "NOR"))


def test_what_cannot_be_drawn_is_refused() -> None:
    """Another format, an empty panel."""
    with pytest.raises(QueryError, match=r"\.svg"):
        drawn("gif")
    with pytest.raises(QueryError, match="nothing to plot"):
        plot_panel(panel_of(), io.BytesIO(), "svg")


def test_without_matplotlib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The table needs none."""

    def refuse(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr("lapwing.exports.extras.import_module", refuse)
    with pytest.raises(LapwingError, match=r"pip install 'lapwing\[plot\]'"):
        drawn("svg")
