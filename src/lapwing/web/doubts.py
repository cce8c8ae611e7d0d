"""Doubts: the queue of what is least certain, found once behind the pages and worked off while judgements are made."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from threading import Lock, Thread

from lapwing.api import UncertainMerge, Workspace
from lapwing.errors import LapwingError
from lapwing.judging import ReviewKind

_MOST = 500
_PATIENCE_S = 5.0

Pair = tuple[str, str]


class Doubts:
    """The queue of a server. It is found anew when reports have come or gone, not after each judgement: finding what
    was kept apart compares all mentions.
    """

    def __init__(self) -> None:
        self.fault = ""
        self._lock = Lock()
        self._found: tuple[UncertainMerge, ...] = ()
        self._size: tuple[int, int] | None = None
        self._judged: set[Pair] = set()
        self._thread: Thread | None = None

    def find(
        self, workspace: Workspace, open_workspace: Callable[[], AbstractContextManager[Workspace]]
    ) -> tuple[UncertainMerge, ...] | None:
        """Return the queue without what was judged here since, None while it is being looked for."""
        counted = workspace.size()
        size = (counted.n_documents, counted.n_mentions)
        with self._lock:
            if self._size != size and self._thread is None:
                self._thread = Thread(target=self._look, args=(open_workspace, size), daemon=True)
                self._thread.start()
            thread = self._thread
        if thread is not None:
            thread.join(_PATIENCE_S)
        with self._lock:
            if self._thread is not None:
                return None
            return tuple(pair for pair in self._found if key_of(pair) not in self._judged)

    def judged(self, pair: Pair) -> None:
        """Take a pair out of the queue."""
        with self._lock:
            self._judged.add((min(pair), max(pair)))

    def forget(self) -> None:
        """Have the queue found anew."""
        with self._lock:
            self._size = None

    def _look(self, open_workspace: Callable[[], AbstractContextManager[Workspace]], size: tuple[int, int]) -> None:
        found: tuple[UncertainMerge, ...] = ()
        try:
            with open_workspace() as workspace:
                found = tuple(workspace.review(limit=_MOST))
            self.fault = ""
        except LapwingError as error:
            self.fault = str(error)
        with self._lock:
            self._found, self._size, self._thread, self._judged = found, size, None, set()


def key_of(pair: UncertainMerge) -> Pair:
    """Return the mentions of a pair, in an order of their own."""
    ids = pair.one.mention.mention_id, pair.other.mention.mention_id
    return min(ids), max(ids)


def still_open(
    pairs: Iterable[UncertainMerge], kind: ReviewKind | None, workspace: Workspace
) -> Iterator[UncertainMerge]:
    """Yield those pairs that are as they were when they were found: in one event, or in two."""
    for pair in pairs:
        if kind not in (None, pair.kind):
            continue
        cited = workspace.cited(key_of(pair))
        homes = {one.event_id for one in cited}
        if len(cited) == 2 and None not in homes and len(homes) == (1 if pair.kind == "merge" else 2):
            yield pair
