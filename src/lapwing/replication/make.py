"""Making a bundle of a workspace."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from lapwing.engine.fingerprint import fingerprint_of
from lapwing.errors import InputMissingError, QueryError
from lapwing.knowledge.codebook import load_codebook
from lapwing.replication.manifest import FORMAT, Bundle, InputHash, Manifest, Named, OutputHash
from lapwing.replication.outputs import file_name, read_outputs
from lapwing.replication.versions import installed_files, installed_libraries
from lapwing.settings import Settings
from lapwing.store.coded_reports import CodedRow, read_coded_rows
from lapwing.store.workspace_file import WorkspaceFile
from lapwing.version import __version__

JUDGEMENTS = "judgements.jsonl"
KNOWLEDGE, CODEBOOK = "knowledge", "codebook"
_APART_FROM_CODING = ("fusion", "judgements")


def make_bundle(settings: Settings, parts: Named) -> Bundle:
    """Return everything that another person needs, beside the reports, to get and to check the same result.

    Args:
        settings: the workspace, and the user's own knowledge and codebook that it was coded with.
        parts: (name, checksum) of what is installed here, with that knowledge and codebook.

    Raises:
        QueryError: if parts of the workspace were coded with something else: no one run would give this result.
        InputMissingError: if nothing was coded.
    """
    with WorkspaceFile(settings.workspace) as file:
        runs, documents = file.runs_in_order(), file.documents()
        outputs, judgements = read_outputs(file), file.judgements()
    rows = read_coded_rows(settings.workspace)
    if not runs or not rows:
        raise InputMissingError(f"nothing was coded into {settings.workspace}: there is nothing to bundle")
    _check_versions(settings.workspace, rows, parts)
    contents = {
        **outputs,
        JUDGEMENTS: b"".join(_line(asdict(one)) for one in judgements),
        **own_files(settings.knowledge, settings.codebook),
    }
    texts = {document.report_id: _hash(document.text.encode("utf-8", "surrogatepass")) for document in documents}
    manifest = Manifest(
        format=FORMAT,
        version=__version__,
        codebook=load_codebook(*settings.codebook).version,
        parts=tuple(sorted(parts)),
        files=installed_files(),
        libraries=installed_libraries(),
        settings=(
            ("knowledge", ", ".join(folder.name for folder in settings.knowledge)),
            ("codebook", ", ".join(layer.name for layer in settings.codebook)),
            ("run_on", runs[-1].run_on),
            ("runs", str(len(runs))),
        ),
        stated=tuple(dict.fromkeys(json.dumps(run.stated, ensure_ascii=False) for run in runs if run.n_reports)),
        extras=tuple((name, _hash(content)) for name, content in sorted(contents.items()) if name not in outputs),
        inputs=tuple(_input(row, texts) for row in rows),
        outputs=tuple(
            OutputHash(name=name, hash=_hash(content), n_lines=content.count(b"\n"))
            for name, content in sorted(outputs.items())
        ),
    )
    return Bundle(manifest=manifest, contents=tuple(sorted(contents.items())))


def own_files(knowledge: Sequence[Path], codebook: Sequence[Path]) -> dict[str, bytes]:
    """Return the user's own files by their names in a bundle: numbered in the order in which they are laid."""
    found = {}
    for number, folder in enumerate(knowledge):
        for path in sorted(folder.glob("*.csv")):
            found[f"{KNOWLEDGE}/{number}/{path.name}"] = path.read_bytes()
    for number, layer in enumerate(codebook):
        found[f"{CODEBOOK}/{number}.yaml"] = layer.read_bytes()
    return found


def _check_versions(workspace: Path, rows: Sequence[CodedRow], parts: Named) -> None:
    here = fingerprint_of(part for part in parts if part[0] not in _APART_FROM_CODING)
    n_other = sum(row.fingerprint != here for row in rows)
    if n_other:
        raise QueryError(
            f"{n_other} of {len(rows)} reports in {workspace} were coded with another version, knowledge or codebook "
            "than are in use here: run the same `lapwing code` again, then bundle"
        )


def _input(row: CodedRow, texts: dict[str, str]) -> InputHash:
    return InputHash(
        report_id=row.report_id,
        name=file_name(row.path),
        text_hash=texts.get(row.report_id, ""),
        run_on=row.run_on if row.dated_by_run else "",
    )


def _line(row: object) -> bytes:
    return json.dumps(row, ensure_ascii=False, sort_keys=True).encode("utf-8", "backslashreplace") + b"\n"


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
