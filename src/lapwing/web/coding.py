"""The process that codes an upload: `python -m lapwing.web.coding JOB`; how far it is stands in the upload's folder."""

import json
import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Any

from lapwing.api import RunSummary, Tally, Workspace, count_inputs
from lapwing.errors import LapwingError
from lapwing.settings import Settings
from lapwing.web.uploads import write_json

_MOST_REPORTS = 2000
_MOST_REFUSED = 500
_EVERY_S = 0.5


def main(given: str) -> int:
    """Code the upload that a job (JSON) describes, in the folder of all uploads; return the exit status."""
    job = json.loads(given)
    folder = Path(job["folder"])
    Thread(target=_end_with_the_server, daemon=True).start()
    try:
        _code(job, folder)
    except LapwingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _code(job: Mapping[str, Any], folder: Path) -> None:
    paths = [f"{folder.name}/files"]
    n_inputs = count_inputs(paths) or 0
    settings = Settings(
        workspace=Path(job["workspace"]),
        jobs=job["jobs"],
        batch_size=min(job["batch_size"], 8),  # a small batch: what is done is seen, and little is done twice
        run_on=date.fromisoformat(job["run_on"]) if job["run_on"] else None,
        knowledge=tuple(map(Path, job["knowledge"])),
        codebook=tuple(map(Path, job["codebook"])),
    )
    stated: dict[str, Any] = {name: value for name, value in job["stated"].items() if value}
    with Workspace(settings) as workspace:
        summary = workspace.code(paths, **stated, on_progress=_teller(folder, n_inputs))
    write_json(folder / "result.json", _result(summary, n_inputs))


def _teller(folder: Path, n_inputs: int) -> Callable[[Tally], None]:
    """Return what writes down how far the coding is, twice a second at most."""
    last = [0.0]

    def tell(tally: Tally) -> None:
        if monotonic() - last[0] < _EVERY_S:
            return
        last[0] = monotonic()
        counts = {"n_inputs": n_inputs, "n_reports": tally.n_reports, "n_coded": tally.n_coded}
        write_json(folder / "progress.json", {**counts, "n_refused": len(tally.refused)})

    write_json(folder / "progress.json", {"n_inputs": n_inputs, "n_reports": 0, "n_coded": 0, "n_refused": 0})
    return tell


def _result(summary: RunSummary, n_inputs: int) -> dict[str, Any]:
    return {
        "n_inputs": n_inputs,
        "n_reports": summary.n_reports,
        "n_coded": summary.n_coded,
        "n_skipped": summary.n_skipped,
        "n_duplicates": summary.n_duplicates,
        "n_refused": len(summary.rejections),
        "report_ids": summary.report_ids[:_MOST_REPORTS],
        "rejections": [
            {"stage": one.stage, "reason": one.reason, "detail": one.detail, "path": one.path.rpartition("/files/")[2]}
            for one in summary.rejections[:_MOST_REFUSED]
        ],
    }


def _end_with_the_server() -> None:
    """End at once when standard input does: the server holds its other end. What is finished is in the workspace."""
    os.read(0, 1)  # not by sys.stdin: its lock would be held when the interpreter ends
    os._exit(3)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
