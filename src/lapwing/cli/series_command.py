"""`lapwing series`: panels of dyads and periods, and a plot of them."""

import sys
from collections import Counter
from pathlib import Path
from typing import Any, get_args

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import (
    FILTERS,
    choose_workspace,
    filter_options_without,
    join_options,
    open_workspace,
    reality_option,
    workspace_argument,
    workspace_option,
)
from lapwing.cli.rule_options import counting_options, read_realities, told_left_out
from lapwing.exports.export import whole_file
from lapwing.exports.rules import ExportRules
from lapwing.series.panel import Layout, Panel
from lapwing.series.periods import By
from lapwing.series.plot import plot_panel, plotted_pairs
from lapwing.series.rules import Measure, Per, SeriesRules
from lapwing.version import __version__

_EXAMPLE = """
lapwing series press.db --dyad IRN-RUS --by month --out iran-russia.csv --plot iran-russia.svg
lapwing series press.db --actors IRN,RUS,USA,CHN --since 2021 --until 2023 --by week --layout wide --out four.parquet
lapwing series press.db --dyad 'RUS>UKR' --per type --measure goldstein --min-origins 2 --out conflict.csv
"""
_FORMATS = {".parquet": "parquet", ".csv": "csv"}
_SERIES = ("by", "per", "dyads", "sectors", "thin", "blank_gaps")


_rules = join_options(
    click.option("--dyad", "dyads", multiple=True, metavar="AAA-BBB",
                 help="IRN-RUS for both directions, 'IRN>RUS' for one, RUS-RUS for what is done at home; repeat for "
                 "more [default: every dyad that there is]."),
    click.option("--actors", default="", metavar="AAA,BBB,…", help="Every ordered pair of these countries."),
    click.option("--sector", "sectors", multiple=True, metavar="SEC",
                 help="Count only parties of this PLOVER sector, on both sides: GOV, MIL …; repeat for more."),
    click.option("--by", type=click.Choice(get_args(By)), default="month", show_default=True,
                 help="The length of a period; weeks are ISO 8601's."),
    click.option("--per", type=click.Choice(get_args(Per)), default="quad", show_default=True,
                 help="What counts and sums are split by: PLOVER's quad classes, its types, or nothing."),
    click.option("--since", metavar="DAY", help="2021, 2021-10 or 2021-10-17: the first period has it [default: the "
                 "first report's]."),
    click.option("--until", metavar="DAY", help="The same for the last period."),
    filter_options_without("dyad", "since", "until"),
    reality_option("all", default="happened, ongoing"),
    counting_options,
    click.option("--thin", type=click.FloatRange(0.0, 1.0), default=0.25, show_default=True, metavar="SHARE",
                 help="A period is thin if it has less than this share of the reports, or of the days with reports, "
                 "of the median period."),
    click.option("--blank-gaps", is_flag=True, help="Leave periods without any report empty instead of zero."),
)  # fmt: skip
_shown = join_options(
    click.option("--layout", type=click.Choice(get_args(Layout)), default="long", show_default=True,
                 help="A row a class with all measures, or a row a period with a column a class."),
    click.option("--measure", type=click.Choice(get_args(Measure)), default="events", show_default=True,
                 help="What wide tables and plots show: counts, or sums of Goldstein's or PLOVER's scores."),
    click.option("--out", required=True, metavar="FILE", help="A .csv or .parquet file; - for CSV on stdout."),
    click.option("--plot", "plots", multiple=True, type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
                 help="Also draw it: .svg, .png or .pdf; needs lapwing[plot]; repeat for more."),
)  # fmt: skip


@click.command("series", cls=ExampleCommand, example=_EXAMPLE)
@workspace_argument
@workspace_option
@_rules
@_shown
def command(
    given: Path | None, workspace: Path | None, since: str | None, until: str | None, actors: str,
    realities: tuple[str, ...], layout: Layout, measure: Measure, out: str, plots: tuple[Path, ...], **chosen: Any,
) -> None:  # fmt: skip
    """Count who did how much to whom, a period at a time.

    Each directed dyad has every period, with zeros where nothing happened, ISO-3 and COW codes to join on, the reports
    published in the period, and whether the collection has a gap there.
    """
    codes = tuple(code for code in actors.replace(",", " ").split())
    filters = {name: chosen.pop(name) for name in FILTERS if name in chosen}
    series = SeriesRules(actors=codes, **{name: chosen.pop(name) for name in _SERIES})
    rules = ExportRules(realities=read_realities(realities), **chosen)
    with open_workspace(choose_workspace(given, workspace)) as opened:
        panel = opened.series(series, rules, since=since, until=until, **filters)
    n_rows = _write(panel, out, layout, measure)
    for plot in plots:
        with whole_file(plot) as stream:
            plot_panel(panel, stream, plot.suffix.removeprefix("."), measure, __version__)
    _tell(panel, n_rows)
    if plots and len(plotted_pairs(panel)) < len(panel.pairs):
        click.echo(f"the plot shows {len(plotted_pairs(panel))} of {len(panel.pairs)} dyads: name those", err=True)


def _write(panel: Panel, out: str, layout: Layout, measure: Measure) -> int:
    if out == "-":
        return panel.write(sys.stdout.buffer, "csv", layout, measure)
    suffix = Path(out).suffix.lower()
    if suffix not in _FORMATS:
        raise click.UsageError(f"--out {out}: name a file that ends in .csv or .parquet")
    with whole_file(Path(out)) as stream:
        return panel.write(stream, _FORMATS[suffix], layout, measure)


def _tell(panel: Panel, n_rows: int) -> None:
    flags = Counter(found.flag for found in panel.coverage.values())
    click.echo(
        f"{n_rows} rows: {len(panel.pairs)} directed dyads, {len(panel.periods)} periods "
        f"({flags['gap']} without reports, {flags['thin']} thin); "
        f"{panel.n_events} records counted{told_left_out(panel.left_out)}",
        err=True,
    )
