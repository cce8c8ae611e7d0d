"""Progress: reports a second and the time that is left, on a terminal only."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lapwing.api import Tally


@contextmanager
def show_progress(paths: Sequence[str], columns: str = "") -> Iterator[Callable[["Tally"], None]]:
    """Yield what to call with the tally after each report; a terminal's inputs are counted first, for the time left."""
    if not sys.stderr.isatty():
        yield lambda tally: None
        return
    from tqdm import tqdm

    from lapwing.api import count_inputs

    total = count_inputs(paths, columns)
    with tqdm(total=total, unit="report", file=sys.stderr, dynamic_ncols=True, leave=False) as bar:
        yield lambda tally: bar.update(tally.n_coded + tally.n_skipped - bar.n) and None
