"""Options that several commands share, and the workspace that they name."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from lapwing.settings import read_settings

if TYPE_CHECKING:
    from lapwing.api import Workspace

_F = TypeVar("_F", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day such as 2021-10-20."""

    name = "DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with what was expected."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day: write it like 2021-10-20", param, ctx)


def workspace_option(command: _F) -> _F:
    """Add -w/--workspace."""
    return click.option(
        "-w",
        "--workspace",
        type=click.Path(dir_okay=False, path_type=Path),
        help="The workspace file [default: $LAPWING_WORKSPACE, else lapwing.db].",
    )(command)


def knowledge_option(command: _F) -> _F:
    """Add --knowledge, for one or several folders."""
    return click.option(
        "--knowledge",
        multiple=True,
        metavar="DIR",
        type=click.Path(file_okay=False, path_type=Path),
        help="A folder with CSV files of your own; repeat for more, the last wins [default: $LAPWING_KNOWLEDGE, else "
        "what lapwing.yaml names].",
    )(command)


def codebook_option(command: _F) -> _F:
    """Add --codebook, for one or several files."""
    return click.option(
        "--codebook",
        multiple=True,
        metavar="FILE",
        type=click.Path(dir_okay=False, path_type=Path),
        help="A YAML file with codes of your own; repeat for more, the last wins [default: $LAPWING_CODEBOOK, else "
        "what lapwing.yaml names].",
    )(command)


def read_knowledge_folders(given: Sequence[Path]) -> tuple[Path, ...]:
    """Return the folders that options, environment or `lapwing.yaml` name."""
    return read_settings(knowledge=given).knowledge


def join_options(*options: Callable[[_F], _F]) -> Callable[[_F], _F]:
    """Join options into one decorator, in the order in which the help shows them."""
    return lambda command: reduce(lambda inner, option: option(inner), reversed(options), command)


#: Which events: the parameters that `filter_options` adds.
FILTERS = ("types", "dyad", "country", "actor", "since", "until", "place", "text")
filter_options = join_options(
    click.option("--type", "types", multiple=True, metavar="TYPE", help="A PLOVER type, as CONSULT; repeat for more."),
    click.option("--dyad", metavar="AAA-BBB", help="IRN-RUS either way round, 'IRN>RUS' if the first acts."),
    click.option("--country", metavar="AAA", help="ISO-3 code of any participant."),
    click.option("--actor", metavar="NAME", help="A part of a participant's name, or an entity id."),
    click.option("--since", metavar="DAY", help="2021, 2021-10 or 2021-10-17: events that may lie on or after it."),
    click.option("--until", metavar="DAY", help="The same, on or before it."),
    click.option("--place", metavar="NAME", help="A part of a place's name, or a country's ISO-3 code."),
    click.option("--text", metavar="WORDS", help='Words that evidence or names must all have; "…" for a phrase.'),
)


def json_option(command: _F) -> _F:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON Lines, one record a line.")(command)


def open_workspace(
    path: Path | None,
    *,
    jobs: int | None = None,
    run_on: date | None = None,
    knowledge: Sequence[Path] = (),
    codebook: Sequence[Path] = (),
) -> "Workspace":
    """Return the workspace that options, environment and `lapwing.yaml` name; importing the API happens here."""
    settings = read_settings(workspace=path, jobs=jobs, run_on=run_on, knowledge=knowledge, codebook=codebook)
    from lapwing.api import Workspace

    return Workspace(settings)
