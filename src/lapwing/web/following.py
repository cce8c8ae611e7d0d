"""Following judgements: the workspace is fused anew behind the pages, once for all that were made meanwhile."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock, RLock, Thread

from lapwing.api import Workspace
from lapwing.errors import LapwingError

_PATIENCE_S = 6.0  # how long a form waits for what comes of it; after that the page says that it is under way


class Follower:
    """Replays judgements in a thread of its own. `one_at_a_time` is held by whatever fuses; `deciding` by whoever
    compares what a form saw with what there is, and writes: of two people at once the second sees the first.
    """

    def __init__(self) -> None:
        self.one_at_a_time = Lock()
        self.deciding = RLock()
        self.fault = ""
        self._guard = Lock()
        self._waiting: Thread | None = None

    def follow(
        self, open_workspace: Callable[[], AbstractContextManager[Workspace]], patience: float | None = None
    ) -> bool:
        """Replay what is in the log by now; return whether it was done while the form could wait (seconds)."""
        with self._guard:
            thread = self._waiting
            if thread is None:
                thread = self._waiting = Thread(target=self._replay, args=(open_workspace,), daemon=True)
                thread.start()
        thread.join(_PATIENCE_S if patience is None else patience)
        return not thread.is_alive()

    def _replay(self, open_workspace: Callable[[], AbstractContextManager[Workspace]]) -> None:
        with self.one_at_a_time:
            with self._guard:
                self._waiting = None  # from here on a new judgement may come too late for this replay
            try:
                with open_workspace() as workspace:
                    workspace.replay_judgements()
                self.fault = ""
            except LapwingError as error:
                self.fault = str(error)
