"""Site: what every page is made with: the workspace, the rules of this server, what is kept between requests."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from lapwing.api import Workspace
from lapwing.settings import Settings
from lapwing.web.doubts import Doubts
from lapwing.web.drafts import Drafts
from lapwing.web.following import Follower
from lapwing.web.uploads import Uploads

_T = TypeVar("_T")
_MOST_KEPT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How a server may be used.

    hosts: the names by which it may be called, without ports. token: what must be known to read; None on loopback.
    read_only: whether nothing can be changed. query_seconds: the most that one query may take.
    body_bytes: the most that a form may hold; a page that takes files says more for itself.
    """

    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    token: str | None = None
    read_only: bool = False
    query_seconds: float = 10.0
    body_bytes: int = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A workspace as it is served. Pages read `workspace`; what writes opens its own by `writing`.

    `follower` fuses anew what was judged, `doubts` are what to judge next, `drafts` forms that could not be taken
    as they stood. `secret` signs cookies and forms; it is made anew with each server: a restart signs everybody out.
    """

    settings: Settings
    workspace: Workspace
    rules: Rules = Rules()
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    follower: Follower = field(default_factory=Follower, repr=False)
    uploads: Uploads = field(init=False, repr=False)
    doubts: Doubts = field(default_factory=Doubts, repr=False)
    drafts: Drafts = field(default_factory=Drafts, repr=False)
    _kept: dict[str, tuple[str, Any]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        uploads = Uploads(self.settings, self.follower.one_at_a_time, self._follow_pending)
        object.__setattr__(self, "uploads", uploads)

    def kept(self, name: str, make: Callable[[], _T]) -> _T:
        """Return what `make` gives, made once for each state of the workspace: for counts over all of it."""
        state = self.workspace.state()
        found = self._kept.get(name)
        if found is not None and found[0] == state:
            return cast(_T, found[1])
        made = make()
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[name] = (state, made)
        return made

    @contextmanager
    def writing(self) -> Iterator[Workspace]:
        """Open the workspace once more, for judgements and runs: readers go on beside it."""
        with Workspace(self.settings) as opened:
            yield opened

    def _follow_pending(self) -> None:
        """Follow what was judged while an upload was coded."""
        with self.writing() as workspace:
            if workspace.judgements(states=("pending",)):
                self.follower.follow(self.writing, patience=0.0)


def open_site(settings: Settings, rules: Rules = Rules()) -> Site:
    """Return the site of a workspace, brought up to this version unless it is only read.

    Raises:
        WorkspaceError: if the workspace is missing, damaged or of another version.
    """
    if not rules.read_only and settings.workspace.is_file():
        with Workspace(settings) as opened:
            opened.prepare()
    workspace = Workspace(settings, query_seconds=rules.query_seconds)
    workspace.state()
    return Site(settings=settings, workspace=workspace, rules=rules)
