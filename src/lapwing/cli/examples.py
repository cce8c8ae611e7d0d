"""Commands whose help ends with an example to copy."""

from typing import Any

import click


class ExampleCommand(click.Command):
    """A command with an example, printed in its help as it stands."""

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the description, then the example."""
        super().format_help_text(ctx, formatter)
        write_example(formatter, self.example)


class ExampleGroup(click.Group):
    """A group of commands with an example, printed in its help as it stands."""

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the commands in the order in which they were added."""
        return list(self.commands)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the description, then the example."""
        super().format_help_text(ctx, formatter)
        write_example(formatter, self.example)


def write_example(formatter: click.HelpFormatter, example: str) -> None:
    """Write an example line by line."""
    formatter.write("\n  Example:\n")
    for line in example.strip().splitlines():
        formatter.write(f"    {line.strip()}\n")
