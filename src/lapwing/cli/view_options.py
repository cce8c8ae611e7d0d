"""Options that say which tellings count: as of a day, without an origin, an owner or a claimant."""

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


def read_view(
    as_of: str | None,
    without_origins: tuple[str, ...],
    without_owners: tuple[str, ...],
    without_claimants: tuple[str, ...],
) -> View | None:
    """Return the view that the options name, None where everything counts."""
    view = View(
        as_of=as_of,
        without_origins=without_origins,
        without_owners=without_owners,
        without_claimants=without_claimants,
    )
    return None if view.is_whole else view
