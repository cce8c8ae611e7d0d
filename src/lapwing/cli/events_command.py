"""`lapwing events`: list fused events."""

import shutil
from pathlib import Path

import click

from lapwing.cli.event_text import LINE_WIDTH, LIST_HEAD, event_line
from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import json_option, open_workspace, workspace_option
from lapwing.cli.printing import print_json_lines

_REALITIES = ("happened", "ongoing", "planned", "possible", "negated", "background")


_EXAMPLE = """
lapwing events --type CONSULT --dyad IRN-RUS --since 2021-10
lapwing events --text 'naval exercise' --json
"""


@click.command("events", cls=ExampleCommand, example=_EXAMPLE)
@workspace_option
@click.option("--type", "types", multiple=True, metavar="TYPE", help="A PLOVER type such as CONSULT; repeat for more.")
@click.option("--dyad", metavar="AAA-BBB", help="Two countries: IRN-RUS either way round, 'IRN>RUS' if the first acts.")
@click.option("--country", metavar="AAA", help="ISO-3 code of any participant.")
@click.option("--actor", metavar="NAME", help="A part of a participant's name, or an entity id.")
@click.option("--since", metavar="DAY", help="2021, 2021-10 or 2021-10-17: events that may lie on or after it.")
@click.option("--until", metavar="DAY", help="The same, on or before it.")
@click.option("--place", metavar="NAME", help="A part of a place's name, or a country's ISO-3 code.")
@click.option("--text", metavar="WORDS", help='Words that evidence or names must all have; "…" for a phrase.')
@click.option("--reality", "realities", multiple=True, type=click.Choice(_REALITIES), help="Repeat for more.")
@click.option(
    "--min-confidence",
    type=click.FloatRange(0.0, 1.0),
    default=0.0,
    metavar="P",
    help="Events whose best mention is coded right with at least this probability; 0.2 leaves out the doubtful.",
)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@json_option
def command(
    workspace: Path | None,
    types: tuple[str, ...],
    dyad: str | None,
    country: str | None,
    actor: str | None,
    since: str | None,
    until: str | None,
    place: str | None,
    text: str | None,
    realities: tuple[str, ...],
    min_confidence: float,
    limit: int | None,
    as_json: bool,
) -> None:
    """List fused events, earliest first, undated ones last. All filters that are given must hold."""
    with open_workspace(workspace) as opened:
        found = opened.events(
            types=types,
            dyad=dyad,
            country=country,
            actor=actor,
            since=since,
            until=until,
            place=place,
            text=text,
            realities=realities,
            min_confidence=min_confidence,
            limit=limit,
        )
    if as_json:
        print_json_lines(found.to_dicts())
        return
    if found:
        click.echo(LIST_HEAD, err=True)
    width = max(LINE_WIDTH, shutil.get_terminal_size((LINE_WIDTH, 24)).columns)
    for event in found:
        click.echo(event_line(event, width))
    click.echo("no event fits" if not found else f"{len(found)} events; lapwing show ID has the evidence", err=True)
