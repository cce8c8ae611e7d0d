"""`lapwing compare`: our events beside a data set that others coded."""

import csv
import io
from pathlib import Path

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.exits import SOME_REJECTED
from lapwing.cli.options import json_option, open_workspace, workspace_option
from lapwing.cli.printing import print_json_lines, printable, write_text

_MOST_LISTED = 20
_EXAMPLE = """
lapwing compare polecat_2021.txt -w press.db
lapwing compare 20211018.export.CSV.zip -w press.db --shared-reports --out compared.csv
lapwing compare icews_2021.tab --dyad IRN-RUS --days 2 --json
"""


@click.command("compare", cls=ExampleCommand, example=_EXAMPLE)
@click.argument("paths", nargs=-1, required=True, metavar="FILE…")
@workspace_option
@click.option(
    "--days",
    type=click.IntRange(min=0),
    default=1,
    show_default=True,
    help="Rows match events that lie up to so many days off.",
)
@click.option(
    "--window",
    "window_days",
    type=click.IntRange(min=0),
    default=7,
    show_default=True,
    metavar="DAYS",
    help="What has no match is compared with what lies so many days around it.",
)
@click.option("--shared-reports", is_flag=True, help="Leave out rows whose report's address is none of ours.")
@click.option("--type", "types", multiple=True, metavar="TYPE", help="A PLOVER type, on both sides; repeat for more.")
@click.option("--dyad", metavar="AAA-BBB", help="Both countries take part, on both sides.")
@click.option("--country", metavar="AAA", help="ISO-3 code of a participant, on both sides.")
@click.option("--since", metavar="DAY", help="2021, 2021-10 or 2021-10-17, on both sides.")
@click.option("--until", metavar="DAY", help="The same, on or before it.")
@click.option("--out", metavar="FILE", help="Write every row and event with its match or reason as CSV; - is stdout.")
@json_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[str, ...],
    workspace: Path | None,
    days: int,
    window_days: int,
    shared_reports: bool,
    types: tuple[str, ...],
    dyad: str | None,
    country: str | None,
    since: str | None,
    until: str | None,
    out: str | None,
    as_json: bool,
) -> None:
    """Compare events with a set that others coded: POLECAT, ICEWS, GDELT 2.0 or Phoenix, told by its columns.

    A row matches an event of the same PLOVER type (CAMEO codes are translated) between the same countries on about the
    same day. What has no match is set beside what comes nearest, with what differs: the day, the type, the dyad.
    Exits with 3 if some rows could not be read.
    """
    from lapwing.comparison.tell import COLUMNS, tell

    with open_workspace(workspace) as opened:
        compared = opened.compare(
            paths, days=days, window_days=window_days, shared_reports=shared_reports, types=types, dyad=dyad,
            country=country, since=since, until=until,
        )  # fmt: skip
    rows = compared.rows()
    if out:
        text = io.StringIO()
        writer = csv.DictWriter(text, fieldnames=COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        write_text(text.getvalue(), out)
    if as_json:
        print_json_lines(rows)
    summary = [*compared.tell_inputs(), "", *tell(compared.comparison)]
    click.echo("\n".join(summary), err=as_json or out == "-")
    for rejection in compared.rejections[:_MOST_LISTED]:
        where = f"{printable(rejection.path)}: {rejection.reason}"
        click.echo(f"  {where}: {printable(rejection.detail)}", err=True)
    if compared.rejections:
        click.echo(f"{len(compared.rejections)} rows or files could not be read", err=True)
        ctx.exit(SOME_REJECTED)
