"""The `lapwing` command: its subcommands are imported when they are needed, so that `--help` is quick."""

from importlib import import_module
from typing import Any

import click

from lapwing.cli.examples import write_example
from lapwing.cli.exits import EXIT_CODES, INTERRUPTED, code_of
from lapwing.errors import LapwingError
from lapwing.version import __version__

_EXAMPLE = """
lapwing code reports/ -w visits.db
lapwing events -w visits.db --dyad IRN-RUS
lapwing show -w visits.db 3f9a12c0
"""

_COMMANDS = (
    "code", "events", "show", "dossier", "quotes", "review", "judge", "judgements", "validate", "bundle", "replicate",
    "export", "compare", "series", "explain", "unresolved", "actors", "codebook", "lint", "refresh", "rejections",
    "serve", "doctor", "demo",
)  # fmt: skip


class LazyGroup(click.Group):
    """A group whose command NAME is the object `command` of the module `lapwing.cli.NAME_command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order in which one meets them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        """Return one command, importing its module; None if there is no such command."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"lapwing.cli.{cmd_name}_command").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of ours becomes one message and an exit code, not a traceback."""
        try:
            return super().invoke(ctx)
        except LapwingError as error:
            click.echo(f"lapwing: {error}", err=True)
            ctx.exit(code_of(error))
        except KeyboardInterrupt:
            click.echo("lapwing: interrupted; what was coded is kept, the same command takes it up", err=True)
            ctx.exit(INTERRUPTED)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the description, then the example."""
        super().format_help_text(ctx, formatter)
        write_example(formatter, _EXAMPLE)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """Write the exit codes."""
        with formatter.section("Exit codes"):
            formatter.write_dl([(str(code), meaning) for code, meaning in EXIT_CODES])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version")
def lapwing() -> None:
    """Read news reports on world politics and keep one corroborated, cited record of every event."""
