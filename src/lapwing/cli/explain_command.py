"""`lapwing explain`: what a name would be grounded to, and why."""

from datetime import date

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import Day, json_option
from lapwing.cli.printing import print_json_lines, printable

_EXAMPLE = """
lapwing explain "Foreign Minister Wang Yi" --date 2021-10-20
lapwing explain Tripoli --near Beirut
"""


@click.command("explain", cls=ExampleCommand, example=_EXAMPLE)
@click.argument("name")
@click.option("--country", metavar="AAA", help="ISO-3 code of a country that the text is about.")
@click.option("--date", "on", type=Day(), help="The day of the text: offices are held from-to.")
@click.option("--near", metavar="NAME", multiple=True, help="A place or country named near it; repeat for more.")
@json_option
def command(name: str, country: str | None, on: date | None, near: tuple[str, ...], as_json: bool) -> None:
    """Explain what a name stands for as an actor and as a place: the candidates, their scores and reasons."""
    from lapwing.api import explain

    found = explain(name, country=country, on=on, near=near)
    if as_json:
        print_json_lines(found.to_dicts())
        return
    for candidate in found:
        codes = " ".join(part for part in (candidate.country, "/".join(candidate.sector)) if part)
        click.echo(f"{candidate.score.value:.2f}  {candidate.name}  [{codes}]  {candidate.entity_id}")
        click.echo(f"      {printable(candidate.score.why)}")
    if not found:
        click.echo("nothing is known by this name", err=True)
