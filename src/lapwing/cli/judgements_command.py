"""`lapwing judgements`: the log, with what the last run made of each entry."""

from collections import Counter
from pathlib import Path
from typing import TextIO

import click

from lapwing.cli.event_text import counted
from lapwing.cli.examples import ExampleCommand
from lapwing.cli.judgement_text import judgement_line
from lapwing.cli.options import json_option, open_workspace, workspace_option
from lapwing.cli.printing import print_json_lines

_STATES = ("applied", "contradicted", "unmatched", "withdrawn", "pending")
_EXAMPLE = """
lapwing judgements
lapwing judgements --state unmatched --state contradicted
lapwing judgements --json > judgements.jsonl    (to share, or to keep with the corpus)
lapwing judgements --import judgements.jsonl -w another.db
"""


@click.command("judgements", cls=ExampleCommand, example=_EXAMPLE)
@workspace_option
@click.option("--state", "states", multiple=True, type=click.Choice(_STATES), help="Repeat for more [default: all].")
@click.option(
    "--import",
    "given",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="Take in judgements that --json wrote, and follow them; - is stdin.",
)
@click.option("--replay", is_flag=True, help="Follow those that no run has followed yet.")
@click.option("--later", is_flag=True, help="With --import: only write them down; the next `lapwing code` follows.")
@json_option
def command(
    workspace: Path | None, states: tuple[str, ...], given: TextIO | None, replay: bool, later: bool, as_json: bool
) -> None:
    """List every judgement, by its time, with its state.

    applied: followed. contradicted: a later one says otherwise. unmatched: its words are not in the workspace, or no
    longer read as an event. withdrawn: taken back. pending: no run has followed it yet. Nothing is ever lost.
    """
    with open_workspace(workspace) as opened:
        if given is not None:
            click.echo(f"{opened.import_judgements(given)} new judgements", err=True)
        if replay or (given is not None and not later):
            opened.replay_judgements()
        found = opened.judgements(states=states)
    if as_json:
        print_json_lines(found.to_dicts())
        return
    for logged in found:
        click.echo(judgement_line(logged))
    n_of: Counter[str] = Counter(logged.outcome.state for logged in found)
    told = ", ".join(f"{n_of[state]} {state}" for state in _STATES if n_of[state])
    click.echo(f"{counted(len(found), 'judgement')}{f': {told}' if told else ''}", err=True)
