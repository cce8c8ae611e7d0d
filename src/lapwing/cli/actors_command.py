"""`lapwing actors`: knowledge of one's own about actors, kept in CSV files of the folder that --knowledge names."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lapwing.cli.examples import ExampleCommand, ExampleGroup
from lapwing.cli.options import knowledge_option, read_knowledge_folders
from lapwing.cli.printing import printable

if TYPE_CHECKING:
    from lapwing.curation import Written

_F = TypeVar("_F", bound=Callable[..., Any])

_EXAMPLE = """
lapwing actors add "Torvald Wexelby" --country NOR --sector GOV --knowledge my-knowledge
lapwing actors alias "Torvald Wexelby" "T. Wexelbye" --knowledge my-knowledge
lapwing code reports/ --knowledge my-knowledge
"""
_EXAMPLE_ADD = """
lapwing actors add "Torvald Wexelby" --country NOR --office "foreign minister" --start 2023-10-16
lapwing actors add "Sunrise Front" --kind group --country MLI --sector REB
lapwing unresolved --csv > names.csv    (fill in names.csv, with a source for each row that you know)
lapwing actors add --file names.csv
"""
_EXAMPLE_ALIAS = """
lapwing actors alias "Sergei Shoigu" "Sergej Schojgu"
lapwing actors alias Q18511806 "the Lion" --start 2019 --end 2020-06
"""
_EXAMPLE_CLOSE = """
lapwing actors close "Sergei Lavrov" --office FM --on 2027-03-01 --source mid.ru
"""
_EXAMPLE_BLOCK = """
lapwing actors block "Ali Bagheri" --actor Q18511806 --source "is another person of that name"
lapwing actors block "Front"
"""
_EXAMPLE_MAP = """
lapwing actors map local:wexelby Q11223344
"""
_EXAMPLE_PHOENIX = """
lapwing actors import-phoenix Phoenix.Countries.actors.txt --knowledge phoenix
"""


def source_option(command: _F) -> _F:
    """Add --source."""
    help_ = "What the rows are taken from: a page, a list, a paper [default: own]."
    return click.option("--source", metavar="TEXT", help=help_)(command)


def print_written(written: "Sequence[Written]") -> None:
    """Print new rows to stdout as file and CSV, and to stderr what stood there before."""
    for each in written:
        if each.is_new:
            click.echo(f"{each.file}: {printable(each.row)}")
    n_known = sum(not each.is_new for each in written)
    told = f"{len(written) - n_known} rows written" + (f", {n_known} were there already" if n_known else "")
    click.echo(told, err=True)


def day_option(name: str, help_: str) -> Callable[[_F], _F]:
    """Return an option for a day of any precision; the overlay checks it with the other cells."""
    return click.option(name, default="", metavar="DAY", help=help_)


@click.group("actors", cls=ExampleGroup, example=_EXAMPLE)
def command() -> None:
    """Keep your own actors, aliases, offices and blocks, in CSV files laid over the shipped knowledge.

    Rows are only ever added, to the last folder of --knowledge; a row that is there already is not added again. A later
    row wins over an earlier one, and all win over what ships. The next `lapwing code` codes anew what they may change.
    """


@command.command("add", cls=ExampleCommand, example=_EXAMPLE_ADD)
@click.argument("name", required=False)
@click.option("--file", "filled", type=click.File("rb"), help="Rows from `unresolved --csv`; - is stdin.")
@click.option("--kind", type=click.Choice(["person", "organisation", "group"]), default="person", show_default=True)
@click.option("--country", default="", metavar="AAA", help="ISO-3 code, or IGO, NGO, MNC, IMG, INT.")
@click.option("--sector", default="", metavar="CODES", help="PLOVER sectors, such as GOV or 'GOV MIL'.")
@click.option("--office", default="", metavar="WORDS", help="An office held, such as 'foreign minister'.")
@click.option("--class", "office_class", default="", metavar="CLASS", help="Its class [default: told by its words].")
@day_option("--start", "The first day of the office, or of country and sector: 2021, 2021-10 or 2021-10-17.")
@day_option("--end", "The last day.")
@day_option("--asof", "The day on which an open office was last checked [default: today].")
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="Another name; repeat for more.")
@click.option("--id", "actor_id", default="", metavar="ID", help="A QID, or local: and a name [default: made].")
@source_option
@knowledge_option
def add(
    name: str | None,
    filled: Any,
    aliases: tuple[str, ...],
    source: str | None,
    knowledge: tuple[Path, ...],
    office_class: str,
    **cells: str,
) -> None:
    """Add an actor, or every row that was filled in on a list of unresolved names."""
    from lapwing.curation import add_filled, open_editor

    folders = read_knowledge_folders(knowledge)
    today = date.today()  # noqa: DTZ011 - the user's own day
    if (name is None) == (filled is None):
        raise click.UsageError("give a NAME, or --file with rows that are filled in")
    if filled is not None:
        written, n_left = add_filled(folders, filled.read(), today, source)
        print_written(written)
        click.echo(f"{n_left} rows have no source, and were left out", err=True)
        return
    asof = cells.pop("asof") or ("" if cells["end"] else today.isoformat())
    given = {**cells, "name": name or "", "class": office_class, "asof": asof}
    print_written(open_editor(folders, source or "own").add_actor(given, aliases))


@command.command("alias", cls=ExampleCommand, example=_EXAMPLE_ALIAS)
@click.argument("actor")
@click.argument("alias")
@day_option("--start", "The first day on which the alias is meant: 2021, 2021-10 or 2021-10-17.")
@day_option("--end", "The last day.")
@source_option
@knowledge_option
def add_alias(actor: str, alias: str, start: str, end: str, source: str | None, knowledge: tuple[Path, ...]) -> None:
    """Add ALIAS as a name of ACTOR (an id, or a name that only one has)."""
    from lapwing.curation import open_editor

    editor = open_editor(read_knowledge_folders(knowledge), source or "own")
    print_written(editor.add_alias(actor, alias, start, end))


@command.command("close", cls=ExampleCommand, example=_EXAMPLE_CLOSE)
@click.argument("actor")
@click.option("--on", required=True, metavar="DAY", help="The last day in office: 2021, 2021-10 or 2021-10-17.")
@click.option(
    "--office", default="", metavar="WORDS", help="Words of the office, or its class (FM), if several are open."
)
@click.option("--country", default="", metavar="AAA", help="Its country, if several are open.")
@source_option
@knowledge_option
def close(actor: str, on: str, office: str, country: str, source: str | None, knowledge: tuple[Path, ...]) -> None:
    """Say when ACTOR left an office that is open, in your files or in the shipped knowledge."""
    from lapwing.curation import open_editor

    editor = open_editor(read_knowledge_folders(knowledge), source or "own")
    print_written(editor.close_office(actor, on, office, country))


@command.command("block", cls=ExampleCommand, example=_EXAMPLE_BLOCK)
@click.argument("name")
@click.option("--actor", default="", metavar="ACTOR", help="Whom NAME never means: an id or a name [default: anybody].")
@source_option
@knowledge_option
def block(name: str, actor: str, source: str | None, knowledge: tuple[Path, ...]) -> None:
    """Say that NAME is not an actor, country or place that it is taken for. '*' is an actor under every name.

    Delete the row in blocks.csv to lift the block.
    """
    from lapwing.curation import open_editor

    print_written(open_editor(read_knowledge_folders(knowledge), source or "own").block(name, actor))


@command.command("map", cls=ExampleCommand, example=_EXAMPLE_MAP)
@click.argument("local")
@click.argument("actor_id", metavar="QID")
@source_option
@knowledge_option
def map_id(local: str, actor_id: str, source: str | None, knowledge: tuple[Path, ...]) -> None:
    """Say that the LOCAL id of your files is QID: its rows then belong to that."""
    from lapwing.curation import open_editor

    print_written(open_editor(read_knowledge_folders(knowledge), source or "own").map_id(local, actor_id))


@command.command("import-phoenix", cls=ExampleCommand, example=_EXAMPLE_PHOENIX)
@click.argument("file", type=click.Path(path_type=Path))
@source_option
@knowledge_option
def take_phoenix(file: Path, source: str | None, knowledge: tuple[Path, ...]) -> None:
    """Take over a Phoenix, PETRARCH or TABARI dictionary of actors, with the days of its codes.

    Its names count exactly as they stand, where no person or organisation of that name is known.
    """
    from lapwing.curation import import_phoenix

    imported = import_phoenix(read_knowledge_folders(knowledge), file, source)
    n_new = sum(each.is_new for each in imported.written)
    for each in imported.left_out:
        click.echo(f"{file}:{each.line}: [{printable(each.code)}] {each.why}", err=True)
    click.echo(f"{n_new} codes of names written to {imported.written[0].file if imported.written else 'nothing'}")
    left = f"{len(imported.written) - n_new} were there already, {len(imported.left_out)} were left out"
    click.echo(left, err=True)
