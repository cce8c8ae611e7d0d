"""`lapwing refresh`: names and offices from Wikidata, when somebody asks for them. Needs the network."""

from datetime import date
from pathlib import Path

import click

from lapwing.cli.actors_command import print_written
from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import Day, knowledge_option, read_knowledge_folders
from lapwing.cli.printing import printable

_EXAMPLE = """
lapwing refresh Q58217 "Mohammad Bagheri" --knowledge my-knowledge
lapwing refresh --country NOR --since 2025-01-01 --knowledge my-knowledge
"""


@click.command("refresh", cls=ExampleCommand, example=_EXAMPLE)
@click.argument("actors", nargs=-1, metavar="[QID OR NAME]...")
@click.option("--country", "countries", multiple=True, metavar="AAA", help="Everybody in central office of a country.")
@click.option("--since", type=Day(), help="With --country: who took office since this day [default: 2023-01-01].")
@click.option("--endpoint", metavar="URL", help="A SPARQL service with Wikidata's data [default: Wikidata's own].")
@knowledge_option
def command(
    actors: tuple[str, ...],
    countries: tuple[str, ...],
    since: date | None,
    endpoint: str | None,
    knowledge: tuple[Path, ...],
) -> None:
    """Ask Wikidata for names and offices, and add what is new to your own files, with the day as source.

    Nothing else in Lapwing uses the network, and nothing runs this unasked. Without arguments it asks for every QID in
    your files. What is printed can be looked through, and deleted from the files, before the next `lapwing code`.
    """
    from lapwing.curation import ENDPOINT, refresh

    done = refresh(
        read_knowledge_folders(knowledge),
        on=date.today(),  # noqa: DTZ011 - the user's own day
        entity_ids=actors,
        countries=countries,
        since=(since or date(2023, 1, 1)).isoformat(),
        endpoint=endpoint or ENDPOINT,
    )
    print_written(done.written)
    for told in done.skipped:
        click.echo(f"left out: {printable(told)}", err=True)
    click.echo(f"asked for {done.n_asked} persons", err=True)
