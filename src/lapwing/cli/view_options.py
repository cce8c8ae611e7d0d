"""Options that say which tellings count: as of a day, without an origin, an owner or a claimant."""

from dataclasses import fields
from typing import Any

import click

from lapwing.cli.options import join_options
from lapwing.records.view import View

view_options = join_options(
    click.option("--as-of", metavar="DAY", help="Count only reports that were surely published by 2021, 2021-10 or "
                 "2021-10-19; undated ones are not counted, and said so."),
    click.option("--without-origin", "without_origins", multiple=True, metavar="NAME",
                 help="Leave out what this outlet or agency tells, whoever prints it; repeat for more."),
    click.option("--without-owner", "without_owners", multiple=True, metavar="NAME",
                 help="Leave out all outlets of an owner, or state:AAA for those linked to a state."),
    click.option("--without-claimant", "without_claimants", multiple=True, metavar="NAME",
                 help="Leave out what is told on the word of this source."),
)  # fmt: skip


def take_view(given: dict[str, Any]) -> View | None:
    """Take the options of a view out of what a command was given; return the view, None where everything counts."""
    view = View(**{field.name: given.pop(field.name) for field in fields(View)})
    return None if view.is_whole else view
