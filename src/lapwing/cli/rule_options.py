"""Which records count, and when two are one: the declared rules that exports and series share."""

from collections.abc import Sequence
from typing import get_args

import click

from lapwing.cli.options import join_options, min_confidence_option
from lapwing.exports.gather import Level
from lapwing.exports.rules import REALITIES

counting_options = join_options(
    click.option("--level", type=click.Choice(get_args(Level)), default="event", show_default=True,
                 help="A record is a fused event, or one mention of it."),
    min_confidence_option,
    click.option("--min-origins", type=click.IntRange(min=1), default=1, metavar="N",
                 help="Records that at least so many independent origins tell."),
    click.option("--one-a-day", is_flag=True,
                 help="Of rows of one day with the same actor, recipient and event code keep the first."),
    click.option("--max-days", type=click.IntRange(min=1), default=7, show_default=True, metavar="N",
                 help="A date of up to so many days gives its first day, a vaguer one none."),
)  # fmt: skip


def read_realities(given: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the realities that are meant: every one for "all", None where none is given."""
    return REALITIES if "all" in given else given or None


def told_left_out(left_out: Sequence[tuple[str, int]]) -> str:
    """Return "; left out: 3 planned, 1 undated", or nothing where nothing was."""
    return "; left out: " + ", ".join(f"{number} {reason}" for reason, number in left_out) if left_out else ""
