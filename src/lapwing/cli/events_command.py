"""`lapwing events`: list fused events."""

import shutil
from pathlib import Path
from typing import Any

import click

from lapwing.cli.event_text import LINE_WIDTH, LIST_HEAD, event_line
from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import (
    filter_options,
    json_option,
    limit_option,
    min_confidence_option,
    open_workspace,
    reality_option,
    workspace_option,
)
from lapwing.cli.printing import print_json_lines
from lapwing.cli.view_options import take_view, view_options

_EXAMPLE = """
lapwing events --type CONSULT --dyad IRN-RUS --since 2021-10
lapwing events --text 'naval exercise' --json
lapwing events --as-of 2021-10-19 --without-origin TASS
"""


@click.command("events", cls=ExampleCommand, example=_EXAMPLE)
@workspace_option
@filter_options
@reality_option()
@min_confidence_option
@view_options
@limit_option()
@json_option
def command(
    workspace: Path | None,
    realities: tuple[str, ...],
    min_confidence: float,
    limit: int | None,
    as_json: bool,
    **filters: Any,
) -> None:
    """List fused events, earliest first, undated ones last. All filters that are given must hold.

    With --as-of or a --without each event is recounted from the reports that are left, and not listed if none is.
    """
    view = take_view(filters)
    with open_workspace(workspace) as opened:
        found = opened.events(realities=realities, min_confidence=min_confidence, limit=limit, view=view, **filters)
    for note in found.notes:
        click.echo(note, err=True)
    if as_json:
        print_json_lines(found.to_dicts())
        return
    if found:
        click.echo(LIST_HEAD, err=True)
    width = max(LINE_WIDTH, shutil.get_terminal_size((LINE_WIDTH, 24)).columns)
    for event in found:
        click.echo(event_line(event, width))
    click.echo("no event fits" if not found else f"{len(found)} events; lapwing show ID has the evidence", err=True)
