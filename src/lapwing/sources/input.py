"""Input: what reports are read from, and what is stated of all that come from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lapwing.records.base import Rejection
from lapwing.records.report import Media, Report
from lapwing.sources.overrides import Overrides
from lapwing.sources.reject import reject
from lapwing.sources.rows import make_report, make_row_report


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A file, a member of an archive, or standard input.

    path: as reports and rejections name it ("press.zip/2022/a.txt" inside an archive).
    identity: its name without folders and archives, see the decision on the identity of reports.
    stated: what a sidecar says of it. depth: how many archives it lies in.
    """

    path: str
    identity: str
    overrides: Overrides
    stated: Mapping[str, object] = field(default_factory=dict)
    depth: int = 0

    def inside(self, name: str, stated: Mapping[str, object]) -> "Input":
        """Return the input that a member of this archive is."""
        path, identity = f"{self.path}/{name}", name.rpartition("/")[2]
        return replace(self, path=path, identity=identity, stated=stated, depth=self.depth + 1)

    def reject(self, reason: str, detail: str, row: int | None = None) -> Rejection:
        """Return a rejection of it, or of one of its rows."""
        return reject(self.path, reason, detail, row)

    def report(self, content: str, media: Media, notes: Mapping[str, str]) -> Report:
        """Return the one report that it holds."""
        return make_report(
            content,
            media,
            path=self.path,
            identity=self.identity,
            stated=self.stated,
            overrides=self.overrides,
            notes=notes,
        )

    def row(self, value: object, number: int) -> Report | Rejection:
        """Return the report of one of its rows; what is stated of all wins over the row."""
        given = {**value, **self.stated} if isinstance(value, Mapping) else value
        return make_row_report(given, path=self.path, identity=self.identity, overrides=self.overrides, number=number)
