"""`lapwing lint`: what is probably wrong in one's own knowledge."""

from collections import Counter
from dataclasses import asdict
from datetime import date
from pathlib import Path

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.exits import FAILED
from lapwing.cli.options import Day, json_option, knowledge_option, read_knowledge_folders
from lapwing.cli.printing import print_json_lines, printable

_EXAMPLE = """
lapwing lint --knowledge my-knowledge
lapwing lint --shipped --json > shipped.jsonl
"""


@click.command("lint", cls=ExampleCommand, example=_EXAMPLE)
@knowledge_option
@click.option("--shipped", is_flag=True, help="Also tell what lies in the shipped knowledge alone.")
@click.option("--on", type=Day(), help="Count staleness from this day [default: today].")
@json_option
@click.pass_context
def command(ctx: click.Context, knowledge: tuple[Path, ...], shipped: bool, on: date | None, as_json: bool) -> None:
    """Look for rows that cannot be used, offices that overlap or went stale, colliding names, missing sources.

    A line each: file:line, error or warning, what it is. Exits with 1 if there is an error: a row that is not used.
    """
    from lapwing.curation import lint_knowledge

    today = on or date.today()  # noqa: DTZ011 - the user's own day
    found = lint_knowledge(read_knowledge_folders(knowledge), today, shipped=shipped)
    if as_json:
        print_json_lines(asdict(each) for each in found)
    else:
        for each in found:
            click.echo(f"{each.place}: {each.level}: {each.code}: {printable(each.what)}")
    levels = Counter(each.level for each in found)
    click.echo(f"{levels['error']} errors, {levels['warning']} warnings", err=True)
    if levels["error"]:
        ctx.exit(FAILED)
