"""`lapwing dossier`: events as a document for people, each sentence with the passages that support it."""

import sys
from pathlib import Path
from typing import Any

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import (
    filter_options,
    knowledge_option,
    limit_option,
    min_confidence_option,
    open_workspace,
    reality_option,
    workspace_option,
)
from lapwing.cli.printing import printable, write_text
from lapwing.cli.view_options import take_view, view_options

_EXAMPLE = """
lapwing dossier 3f9a12c0
lapwing dossier --dyad IRN-RUS --since 2021-10 -o iran-russia.html
lapwing dossier --type CONSULT --country NOR --format markdown -o talks.md
"""


@click.command("dossier", cls=ExampleCommand, example=_EXAMPLE)
@click.argument("record_ids", metavar="[EVENT]...", nargs=-1)
@workspace_option
@filter_options
@reality_option()
@min_confidence_option
@limit_option(100)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("markdown", "html")),
    help="[default: html for a file named so, else markdown]",
)
@click.option("-o", "--out", default="-", metavar="FILE", help="The file to write; - is stdout [default: -].")
@click.option("--title", metavar="WORDS", help="A title [default: by the filters].")
@view_options
@knowledge_option
def command(
    record_ids: tuple[str, ...], workspace: Path | None, format_name: str | None, out: str, knowledge: tuple[Path, ...],
    **asked: Any,
) -> None:  # fmt: skip
    """Write a dossier of events: by their ids, or all that fit the filters.

    For each event a summary, what each origin tells of it, quotes, its passages; a timeline, a map and the reports. A
    sentence that its passage does not support is not written; it is named on stderr.
    """
    view = take_view(asked)
    with open_workspace(workspace, knowledge=knowledge) as opened:
        made = opened.dossier(record_ids, view=view, **asked)
    kind = format_name or ("html" if Path(out).suffix.lower() in {".html", ".htm"} else "markdown")
    write_text(made.to_html() if kind == "html" else made.to_markdown(), out)
    for each in made.refused:
        click.echo(printable(f"not written, event {each.event_id[:8]}: {each.text} ({each.why})"), err=True)
    if not made.entries:
        click.echo("no event fits", err=True)
    written = sum(len(entry.sentences) for entry in made.entries)
    if out != "-" or not sys.stdout.isatty():
        click.echo(
            f"{len(made.entries)} events, {written} sentences, {len(made.refused)} not written for want of support",
            err=True,
        )
