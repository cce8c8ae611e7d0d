"""`lapwing unresolved`: names that stand for nobody known, ranked, ready to fill in."""

from pathlib import Path

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import json_option, knowledge_option, open_workspace, workspace_option
from lapwing.cli.printing import print_json_lines, printable

_EXAMPLE = """
lapwing unresolved visits.db --limit 20
lapwing unresolved visits.db --csv > names.csv    (fill in what you know, with a source)
lapwing actors add --file names.csv --knowledge my-knowledge
"""
_KINDS = ("person", "organisation", "group", "place")
_MOST_SHOWN = 60


@click.command("unresolved", cls=ExampleCommand, example=_EXAMPLE)
@click.argument("path", metavar="[WORKSPACE]", required=False, type=click.Path(dir_okay=False, path_type=Path))
@workspace_option
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), help="Repeat for more [default: all].")
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a CSV to fill in, for `lapwing actors add --file`.")
@knowledge_option
@json_option
def command(
    path: Path | None,
    workspace: Path | None,
    kinds: tuple[str, ...],
    limit: int | None,
    as_csv: bool,
    knowledge: tuple[Path, ...],
    as_json: bool,
) -> None:
    """List names that the knowledge does not have, those that most events hang on first.

    Country and sector are what the texts suggest. `perhaps` are candidates that were not sure enough.
    """
    with open_workspace(path or workspace, knowledge=knowledge) as opened:
        found = opened.unresolved(kinds=kinds, limit=limit)
    if as_json:
        print_json_lines(found.to_dicts())
    elif as_csv:
        from lapwing.api import unresolved_csv

        click.echo(unresolved_csv(found), nl=False)
    else:
        if found:
            click.echo(f"{'events':>6} {'reports':>7}  {'kind':<12} {'codes':<8} name")
        for each in found:
            codes = " ".join(filter(None, (each.country, "/".join(each.sector))))
            perhaps = "; ".join(f"{candidate.name} {candidate.score.value:.2f}" for candidate in each.perhaps)
            told = f"{each.n_events:>6} {each.n_documents:>7}  {each.kind:<12} {codes:<8} {printable(each.name)}"
            click.echo(told + (f"  (perhaps {perhaps[:_MOST_SHOWN]})" if perhaps else ""))
    click.echo(f"{len(found)} names", err=True)
