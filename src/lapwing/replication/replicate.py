"""Running a bundle again: as `lapwing code` does, in a workspace of its own, then a comparison."""

import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from lapwing.engine.checkpoint import Plan, Tally
from lapwing.engine.run import Stages, run_all
from lapwing.errors import InputMissingError
from lapwing.judging import Desk
from lapwing.records.base import Rejection
from lapwing.records.report import Report
from lapwing.replication.compare import Replication, compare
from lapwing.replication.make import CODEBOOK, JUDGEMENTS, KNOWLEDGE, make_bundle
from lapwing.replication.manifest import Bundle
from lapwing.settings import DEFAULT_BATCH_SIZE, Settings
from lapwing.sources import Overrides, read_reports
from lapwing.store.workspace_file import WorkspaceFile

# (the user's own folders of knowledge, the layers of the codebook) to stages.
StagesMaker = Callable[[Sequence[Path], Sequence[Path]], Stages]


def replicate(
    bundle: Bundle,
    paths: Sequence[str | os.PathLike[str]],
    make_stages: StagesMaker,
    *,
    jobs: int | None = None,
    on_progress: Callable[[Tally], None] = lambda tally: None,
) -> Replication:
    """Code the reports under `paths` with what is installed here and the bundle's own files, and compare the results.

    Undated reports are dated by the days of the bundle; its judgements are followed. Nothing but a temporary folder is
    written to.

    Raises:
        InputMissingError: if nothing to read is found under `paths`.
    """
    with tempfile.TemporaryDirectory(prefix="lapwing-replicate-") as name:
        folder = Path(name)
        knowledge, codebook = _unpack_own(bundle, folder)
        stages = make_stages(knowledge, codebook)
        settings = Settings(workspace=folder / "again.db", jobs=jobs, knowledge=knowledge, codebook=codebook)
        _run(bundle, [os.fspath(path) for path in paths], stages, settings, on_progress)
        again = make_bundle(settings, stages.parts)
        before, after = (_outputs(one) for one in (bundle, again))
        return compare(bundle.manifest, again.manifest, before, after)


class _DatedFile(WorkspaceFile):
    """A workspace that takes new reports for seen on the days of a bundle."""

    def __init__(self, path: Path, days: Mapping[str, date]) -> None:
        super().__init__(path)
        self._days = days

    def seen_on(self, report_id: str) -> date | None:
        """Return the day of the bundle, else that of this workspace."""
        return self._days.get(report_id) or super().seen_on(report_id)


def _run(
    bundle: Bundle, paths: Sequence[str], stages: Stages, settings: Settings, on_progress: Callable[[Tally], None]
) -> None:
    days = {one.report_id: date.fromisoformat(one.run_on) for one in bundle.manifest.inputs if one.run_on}
    plan = Plan(
        fingerprint=stages.coding_fingerprint,
        jobs=settings.jobs,
        cores=os.cpu_count() or 1,
        batch_size=DEFAULT_BATCH_SIZE,
        today=date.fromisoformat(dict(bundle.manifest.settings)["run_on"]),
    )
    with _DatedFile(settings.workspace, days) as file:
        file.prepare()
        Desk(file, settings.knowledge).take_in(bundle.content(JUDGEMENTS).decode("utf-8").splitlines())
        summary = run_all(_inputs(bundle, paths), stages, file, plan, on_progress)
    if not summary.n_reports:
        raise InputMissingError(f"no report was found under {', '.join(paths)}")


def _inputs(bundle: Bundle, paths: Sequence[str]) -> Iterator[Report | Rejection]:
    """Read the inputs as each run of the bundle read its own; what fits no run comes last, as the last run reads it."""
    known = {one.report_id for one in bundle.manifest.inputs}
    overrides = [_overrides(stated) for stated in bundle.manifest.stated] or [Overrides()]
    found: set[tuple[str, int]] = set()
    for one in overrides:
        for number, item in enumerate(read_reports(paths, one)):
            if isinstance(item, Report) and item.report_id in known and (item.path, number) not in found:
                found.add((item.path, number))
                yield item
    for number, item in enumerate(read_reports(paths, overrides[-1])):
        if (item.path, number) not in found:
            yield item


def _overrides(stated: str) -> Overrides:
    given: dict[str, Any] = {name: json.loads(value) for name, value in json.loads(stated)}
    return Overrides(**{name: _as_tuples(value) for name, value in given.items()})


def _as_tuples(value: Any) -> Any:
    return tuple(_as_tuples(one) for one in value) if isinstance(value, list) else value


def _unpack_own(bundle: Bundle, folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write the user's own files of a bundle into `folder`; return the folders of knowledge and the codebook layers."""
    knowledge, codebook = list[Path](), list[Path]()
    for name, content in bundle.contents:
        kind, *rest = name.split("/")
        if kind not in (KNOWLEDGE, CODEBOOK):
            continue
        path = folder.joinpath(kind, *rest)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        if kind == CODEBOOK:
            codebook.append(path)
        elif path.parent not in knowledge:
            knowledge.append(path.parent)
    # In the order in which they are laid, not that of their names: "10" comes after "9".
    by_number = (sorted(knowledge, key=lambda one: int(one.name)), sorted(codebook, key=lambda one: int(one.stem)))
    return tuple(by_number[0]), tuple(by_number[1])


def _outputs(bundle: Bundle) -> dict[str, bytes]:
    return {one.name: bundle.content(one.name) for one in bundle.manifest.outputs}
