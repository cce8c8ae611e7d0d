"""A plot of a panel for a paper: cooperation above, conflict below, gaps in grey, the volume of reports beneath."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, BinaryIO

from lapwing.errors import QueryError
from lapwing.exports.extras import import_extra
from lapwing.series.panel import QUADS, Panel
from lapwing.series.rules import Measure, Pair

FORMATS = ("png", "svg", "pdf")
MOST_DYADS = 8  # that can be told apart on a page
_WIDTH, _HEIGHT, _VOLUME = 6.5, 1.35, 0.75  # inches: a text column, a dyad, the strip of reports
_DPI = 300
# Told apart by the colour-blind and in grey: light is verbal, dark material.
_COLOURS = {1: "#9ecae1", 2: "#2171b5", 3: "#fdbe85", 4: "#a63603"}
_GAP, _THIN = "#cccccc", "#ececec"
_WORDS: dict[Measure, str] = {"events": "events", "goldstein": "Goldstein", "event_scale": "PLOVER score"}


def plotted_pairs(panel: Panel) -> tuple[Pair, ...]:
    """Return the dyads that a plot shows: those asked for, else the busiest; at most `MOST_DYADS`."""
    if panel.rules.pairs:
        return panel.pairs[:MOST_DYADS]
    counts = dict.fromkeys(panel.pairs, 0)
    for (pair, _, _), cell in panel.quad_sums.items():
        counts[pair] += cell.events
    return tuple(sorted(panel.pairs, key=lambda pair: (-counts[pair], pair))[:MOST_DYADS])


def plot_panel(
    panel: Panel, stream: BinaryIO, format_name: str, measure: Measure = "events", version: str = ""
) -> None:
    """Draw a panel's four quad classes, a strip a directed dyad, with the reports of each period beneath.

    The same panel gives the same bytes with one version of matplotlib.

    Raises:
        QueryError: if the format is unknown or there is nothing to draw.
        LapwingError: if matplotlib is not installed.
    """
    if format_name not in FORMATS:
        raise QueryError(f"a plot is no {format_name!r}: name a file that ends in .{', .'.join(FORMATS)}")
    pairs = plotted_pairs(panel)
    if not pairs or not panel.periods:
        raise QueryError("there is nothing to plot: no dyad has an event in the time")
    matplotlib = import_extra("matplotlib", extra="plot")
    figures = import_extra("matplotlib.figure", extra="plot")
    with matplotlib.rc_context({"svg.hashsalt": "lapwing", "svg.fonttype": "none", "font.size": 8}):
        height = _HEIGHT * len(pairs) + _VOLUME + 0.7
        figure = figures.Figure(figsize=(_WIDTH, height), layout="constrained")
        ratios = [*[_HEIGHT] * len(pairs), _VOLUME]
        strips = figure.subplots(len(pairs) + 1, 1, sharex=True, height_ratios=ratios)
        for axes, pair in zip(strips, pairs, strict=False):
            _draw_dyad(axes, panel, pair, measure)
        _share_scale(strips[:-1])
        _draw_volume(strips[-1], panel)
        strips[-1].set_xlim(panel.periods[0].first, panel.periods[-1].last + timedelta(days=1))
        legend = dict(zip(*reversed(strips[0].get_legend_handles_labels()), strict=True))
        figure.legend(legend.values(), legend, loc="outside upper center", ncols=len(QUADS), frameon=False)
        figure.supxlabel(_caption(panel, version), fontsize=6, x=0.01, ha="left")
        metadata = {"Date": None} if format_name == "svg" else {"CreationDate": None} if format_name == "pdf" else {}
        figure.savefig(stream, format=format_name, dpi=_DPI, metadata=metadata)


def _draw_dyad(axes: Any, panel: Panel, pair: Pair, measure: Measure) -> None:
    """Bars that are stacked away from zero, what is above it and what is below it each by itself."""
    middles, widths = _places(panel)
    above, below = [0.0] * len(middles), [0.0] * len(middles)
    for code, quad in QUADS.items():
        sign = -1 if measure == "events" and code > 2 else 1
        heights = [sign * (panel.value(pair, period, quad, measure) or 0) for period in panel.periods]
        bottoms = [up if height > 0 else down for height, up, down in zip(heights, above, below, strict=True)]
        axes.bar(middles, heights, widths, bottoms, color=_COLOURS[code], label=quad, linewidth=0)
        above = [up + max(height, 0) for up, height in zip(above, heights, strict=True)]
        below = [down + min(height, 0) for down, height in zip(below, heights, strict=True)]
    _shade(axes, panel)
    axes.axhline(0, color="black", linewidth=0.5)
    axes.set_title(f"{panel.name_of(pair[0])} → {panel.name_of(pair[1])}", loc="left", fontsize=8, pad=3)
    axes.set_ylabel(_WORDS[measure])
    axes.yaxis.get_major_locator().set_params(integer=measure == "events", nbins=5)
    if measure == "events":
        axes.yaxis.set_major_formatter(lambda value, _: f"{abs(value):g}")
    _tidy(axes)


def _share_scale(strips: Sequence[Any]) -> None:
    """All dyads on one scale, so that they can be compared; never so fine that nothing looks like something."""
    limits = [axes.get_ylim() for axes in strips]
    lowest, highest = min(low for low, _ in limits), max(high for _, high in limits)
    if highest - lowest < 1:
        lowest, highest = -1, 1
    for axes in strips:
        axes.set_ylim(lowest, highest)


def _draw_volume(axes: Any, panel: Panel) -> None:
    middles, widths = _places(panel)
    axes.bar(
        middles, [panel.coverage[each.first].reports for each in panel.periods], widths, color="#636363", linewidth=0
    )
    _shade(axes, panel)
    axes.set_ylabel("reports")
    axes.yaxis.get_major_locator().set_params(integer=True, nbins=3)
    _tidy(axes)


def _places(panel: Panel) -> tuple[Sequence[Any], Sequence[timedelta]]:
    middles = [period.first + timedelta(days=period.n_days / 2) for period in panel.periods]
    return middles, [timedelta(days=0.9 * period.n_days) for period in panel.periods]


def _shade(axes: Any, panel: Panel) -> None:
    for period in panel.periods:
        flag = panel.coverage[period.first].flag
        if flag != "full":
            colour = _GAP if flag == "gap" else _THIN
            axes.axvspan(period.first, period.last + timedelta(days=1), color=colour, linewidth=0, zorder=0)


def _tidy(axes: Any) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.set_axisbelow(True)


def _caption(panel: Panel, version: str) -> str:
    n_reports = sum(found.reports for found in panel.coverage.values())
    unit = panel.rules.by
    return (
        f"Per {unit}; {panel.n_events} events and {n_reports} reports counted. "
        f"Grey: {unit}s without reports (light: few). Coded by Lapwing {version}"
    ).strip() + "."
