"""Uploads: what was handed in lies in a folder beside the workspace and is coded by a process of its own.

The process dies with the server and may be killed at any moment: what it finished is kept, and the rest is taken up.
"""

import json
import os
import re
import secrets
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, Thread
from typing import Any, Literal

from lapwing.errors import QueryError, UnknownRecordError
from lapwing.settings import Settings

State = Literal["waiting", "running", "done", "failed", "stopped", "interrupted"]

_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{8}")
_UNSAFE = re.compile(r"[^\w .()+,-]|\.\.+")
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")  # names that Windows keeps for devices
_LONGEST_NAME = 120
_MOST_WAITING = 20
COUNTS = ("n_inputs", "n_reports", "n_coded", "n_skipped", "n_duplicates", "n_refused")
_JOB, _PROGRESS, _RESULT, _FAULT = "job.json", "progress.json", "result.json", "fault.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One upload: what was handed in, by whom, what is stated of it, and how far its coding is.

    `counts` are those of the run so far, or of all of it with `report_ids` and `rejections` when it is done.
    """

    upload_id: str
    given_at: str
    author: str
    files: tuple[tuple[str, int], ...]
    stated: Mapping[str, str]
    state: State
    counts: Mapping[str, int]
    report_ids: tuple[str, ...] = ()
    rejections: tuple[Mapping[str, str], ...] = ()
    fault: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it is waiting or running."""
        return self.state in ("waiting", "running")


class Uploads:
    """The uploads of a workspace. One is coded at a time: `line` is held meanwhile, as by whatever else fuses."""

    def __init__(self, settings: Settings, line: Lock, then: Callable[[], object]) -> None:
        self._settings = settings
        self._folder = settings.workspace.with_name(settings.workspace.name + ".uploads")
        self._line = line
        self._then = then
        self._open: dict[str, subprocess.Popen[bytes] | None] = {}  # None: it waits for its turn
        self._stopped: set[str] = set()
        self._guard = Lock()

    def take(self, files: Sequence[tuple[str, bytes]], author: str, stated: Mapping[str, str]) -> str:
        """Lay files down, have them coded, and return the upload's id.

        Raises:
            QueryError: if there are none, or too many uploads wait.
        """
        if not files:
            raise QueryError("nothing was handed in: choose files, or paste a text")
        with self._guard:
            if len(self._open) >= _MOST_WAITING:
                raise QueryError(f"{_MOST_WAITING} uploads wait already: come back when some are coded")
        now = datetime.now(UTC)
        upload_id = f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(4)}"
        folder = self._folder / upload_id
        folder.joinpath("files").mkdir(parents=True)
        taken: dict[str, int] = {}
        for given, content in files:
            name = _name(given, taken)
            folder.joinpath("files", name).write_bytes(content)
            taken[name] = len(content)
        job = {
            "given_at": now.isoformat(timespec="seconds"), "author": author, "files": list(taken.items()),
            "stated": dict(stated),
        }  # fmt: skip
        write_json(folder / _JOB, job)
        self.start(upload_id)
        return upload_id

    def start(self, upload_id: str) -> None:
        """Have an upload coded, or taken up where it was broken off; one that is open or done is left alone."""
        folder = self._find(upload_id)
        with self._guard:
            if upload_id in self._open or (folder / _RESULT).exists():
                return
            self._open[upload_id] = None
            self._stopped.discard(upload_id)
        Thread(target=self._code, args=(upload_id, folder), daemon=True).start()

    def stop(self, upload_id: str) -> None:
        """Break an upload off; what is finished stays."""
        self._find(upload_id)
        with self._guard:
            if upload_id not in self._open:
                return
            self._stopped.add(upload_id)
            process = self._open[upload_id]
        if process is not None:
            process.terminate()

    def show(self, upload_id: str) -> Upload:
        """Return an upload as it is now.

        Raises:
            UnknownRecordError: if there is none with this id.
        """
        folder = self._find(upload_id)
        job, result, progress = (_read(folder / name) for name in (_JOB, _RESULT, _PROGRESS))
        told = result or progress
        return Upload(
            upload_id=upload_id,
            given_at=str(job.get("given_at", "")),
            author=str(job.get("author", "")),
            files=tuple((str(name), int(size)) for name, size in job.get("files", ())),
            stated=job.get("stated", {}),
            state=self._state(upload_id, folder, bool(result)),
            counts={name: int(told.get(name, 0)) for name in COUNTS},
            report_ids=tuple(result.get("report_ids", ())),
            rejections=tuple(result.get("rejections", ())),
            fault=_fault(folder),
        )

    def latest(self, most: int) -> tuple[Upload, ...]:
        """Return the latest uploads, the last one first."""
        if not self._folder.is_dir():
            return ()
        ids = sorted((each.name for each in self._folder.iterdir() if _ID.fullmatch(each.name)), reverse=True)
        return tuple(self.show(upload_id) for upload_id in ids[:most])

    def _state(self, upload_id: str, folder: Path, is_done: bool) -> State:
        with self._guard:
            if upload_id in self._open:
                return "running" if self._open[upload_id] is not None else "waiting"
            if is_done:
                return "done"
            if upload_id in self._stopped:
                return "stopped"
        return "failed" if (folder / _FAULT).exists() else "interrupted"

    def _code(self, upload_id: str, folder: Path) -> None:
        try:
            with self._line:
                with self._guard:
                    if upload_id in self._stopped:
                        return
                    process = self._open[upload_id] = self._begin(folder)
                with process:  # leaving closes its standard input, by whose end it would know that the server is gone
                    status = process.wait()
            if status == 0 or upload_id in self._stopped:
                folder.joinpath(_FAULT).unlink(missing_ok=True)
        finally:
            with self._guard:
                self._open.pop(upload_id, None)
        self._then()

    def _begin(self, folder: Path) -> "subprocess.Popen[bytes]":
        job = {
            "workspace": str(self._settings.workspace.absolute()),
            "folder": folder.name,
            "jobs": self._settings.jobs or 1,  # more only where they were asked for: the pages need the machine, too
            "batch_size": self._settings.batch_size,
            "run_on": self._settings.run_on.isoformat() if self._settings.run_on else None,
            "knowledge": [str(each.absolute()) for each in self._settings.knowledge],
            "codebook": [str(each.absolute()) for each in self._settings.codebook],
            "stated": _read(folder / _JOB).get("stated", {}),
        }
        command = [sys.executable, "-m", "lapwing.web.coding", json.dumps(job)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        with folder.joinpath(_FAULT).open("wb") as fault:
            return subprocess.Popen(
                command, cwd=self._folder, env=environment, stdin=subprocess.PIPE, stdout=fault, stderr=fault
            )

    def _find(self, upload_id: str) -> Path:
        folder = self._folder / upload_id
        if not _ID.fullmatch(upload_id) or not (folder / _JOB).is_file():
            raise UnknownRecordError(f"there is no upload {upload_id!r}")
        return folder


def _name(given: str, taken: Mapping[str, int]) -> str:
    """Return a name for a file that leads nowhere, is its own, and ends as the given one does."""
    bare = _UNSAFE.sub("_", re.split(r"[/\\]", given)[-1]).strip(" .") or "unnamed"
    stem, dot, ending = bare.partition(".")
    bare = f"{stem[: max(1, _LONGEST_NAME - len(ending) - 1)]}{dot}{ending}"[:_LONGEST_NAME]
    bare = f"_{bare}" if _RESERVED.match(bare) else bare
    name, number = bare, 1
    while name.lower() in {each.lower() for each in taken}:
        number += 1
        name = f"{number}-{bare}"
    return name


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write a file at once, so that a reader never sees half of it."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(json.dumps(content, ensure_ascii=True), encoding="utf-8")
    beside.replace(path)


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _fault(folder: Path) -> str:
    try:
        lines = folder.joinpath(_FAULT).read_text(encoding="utf-8", errors="replace").strip().splitlines()
    except OSError:
        return ""
    return lines[-1][:500] if lines else ""
