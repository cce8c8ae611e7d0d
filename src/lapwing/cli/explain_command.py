"""`lapwing explain`: what a name would be grounded to, and why."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import Day, json_option, knowledge_option
from lapwing.cli.printing import print_json_lines, printable

if TYPE_CHECKING:
    from lapwing.api import Explanation

_EXAMPLE = """
lapwing explain "Foreign Minister Wang Yi" --date 2021-10-20
lapwing explain Tripoli --near Beirut
lapwing explain Bagheri --date 2021-10-19 --near "chief of staff of Iran's armed forces" --source
"""


@click.command("explain", cls=ExampleCommand, example=_EXAMPLE)
@click.argument("name")
@click.option("--country", metavar="AAA", help="ISO-3 code of a country that the text is about.")
@click.option("--date", "on", type=Day(), help="The day of the text: offices are held from-to.")
@click.option("--near", metavar="TEXT", multiple=True, help="A name or words that stand near it; repeat for more.")
@click.option("--source", "sources", is_flag=True, help="Also print each fact known, with its source and licence.")
@knowledge_option
@json_option
def command(
    name: str,
    country: str | None,
    on: date | None,
    near: tuple[str, ...],
    sources: bool,
    knowledge: tuple[Path, ...],
    as_json: bool,
) -> None:
    """Explain what a name stands for as an actor, an outlet and a place: the candidates, their scores and reasons.

    A candidate of .7 and more that is well ahead of the next is taken; otherwise the mention stays open.
    """
    from lapwing.api import explain_with_facts

    found = explain_with_facts(name, country=country, on=on, near=near, knowledge=knowledge, facts=sources)
    if as_json:
        rows = found.to_dicts()
        print_json_lines(rows if sources else ({k: v for k, v in row.items() if k != "facts"} for row in rows))
        return
    for each in found:
        _print(each)
    if not found:
        click.echo("nothing is known by this name", err=True)


def _print(explanation: "Explanation") -> None:
    candidate = explanation.candidate
    codes = " ".join(part for part in (candidate.country, "/".join(candidate.sector)) if part)
    click.echo(f"{candidate.score.value:.2f}  {candidate.name}  [{codes}]  {candidate.entity_id}")
    click.echo(f"      {printable(candidate.score.why)}")
    for fact in explanation.facts:
        click.echo(f"      {fact.what}: {printable(fact.text)}  (source: {printable(fact.source)}; {fact.licence})")
