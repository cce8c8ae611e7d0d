"""Options that several commands share, and the workspace that they name."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from lapwing.records.reading import Reality
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


def workspace_argument(command: _F) -> _F:
    """Add WORKSPACE, as another way to name it."""
    kind = click.Path(dir_okay=False, path_type=Path)
    return click.argument("given", metavar="[WORKSPACE]", required=False, type=kind)(command)


def choose_workspace(given: Path | None, option: Path | None) -> Path | None:
    """Return the workspace that the argument or -w names; both may, if they name the same."""
    if given and option and given != option:
        raise click.UsageError(f"two workspaces are named, {given} and {option}: name one")
    return given or option


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


_FILTERS = {
    "types": click.option("--type", "types", multiple=True, metavar="TYPE",
                          help="A PLOVER type, as CONSULT; repeat for more."),
    "dyad": click.option("--dyad", metavar="AAA-BBB", help="IRN-RUS either way round, 'IRN>RUS' if the first acts."),
    "country": click.option("--country", metavar="AAA", help="ISO-3 code of any participant."),
    "actor": click.option("--actor", metavar="NAME", help="A part of a participant's name, or an entity id."),
    "since": click.option("--since", metavar="DAY",
                          help="2021, 2021-10 or 2021-10-17: events that may lie on or after it."),
    "until": click.option("--until", metavar="DAY", help="The same, on or before it."),
    "place": click.option("--place", metavar="NAME", help="A part of a place's name, or a country's ISO-3 code."),
    "text": click.option("--text", metavar="WORDS",
                         help='Words that evidence or names must all have; "…" for a phrase.'),
}  # fmt: skip
#: Which events: the parameters that `filter_options` adds.
FILTERS = tuple(_FILTERS)
filter_options = join_options(*_FILTERS.values())


def filter_options_without(*names: str) -> Callable[[_F], _F]:
    """Return the filters but for some, for a command that means something else by their names."""
    return join_options(*(option for name, option in _FILTERS.items() if name not in names))


def reality_option(*more: str, default: str = "all") -> Callable[[_F], _F]:
    """Return --reality, of every reality and `more`; `default` says in words what none means."""
    return click.option(
        "--reality",
        "realities",
        multiple=True,
        type=click.Choice((*get_args(Reality), *more)),
        help=f"Repeat for more [default: {default}].",
    )


def min_confidence_option(command: _F) -> _F:
    """Add --min-confidence."""
    return click.option(
        "--min-confidence",
        type=click.FloatRange(0.0, 1.0),
        default=0.0,
        metavar="P",
        help="Records that are coded right with at least this probability (an event's: that of its best mention); 0.2 "
        "leaves out the doubtful.",
    )(command)


def limit_option(default: int | None = None) -> Callable[[_F], _F]:
    """Return --limit."""
    kind = click.IntRange(min=1)
    return click.option("--limit", type=kind, default=default, show_default=True, help="At most so many records.")


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
