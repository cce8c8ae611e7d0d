"""Running the engine over texts in a folder, for tests, and dumping all that a workspace shows."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from lapwing.api import Workspace
from lapwing.engine.run import Stages
from lapwing.settings import Settings
from lapwing.store.workspace_file import WorkspaceFile

TODAY = date(2022, 6, 1)


def write_texts(folder: Path, texts: Mapping[str, str]) -> Path:
    """Write files into `folder`/in and return that folder."""
    inputs = folder / "in"
    for name, content in texts.items():
        path = inputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return inputs


def open_fake(folder: Path, stages: Stages, **settings: object) -> Workspace:
    """Open `folder`/w.db with fake stages."""
    given = {"workspace": folder / "w.db", "jobs": 1, **settings}
    return Workspace(Settings(**given), stages)  # type: ignore[arg-type]


def run_texts(folder: Path, texts: Mapping[str, str], stages: Stages) -> WorkspaceFile:
    """Code `texts` into `folder`/w.db and return it."""
    inputs = write_texts(folder, texts)
    with open_fake(folder, stages) as workspace:
        workspace.code([inputs])
    return WorkspaceFile(folder / "w.db")


def dump(workspace: Workspace) -> str:
    """Return all that a workspace shows, as text to compare."""
    listings = (
        workspace.events(),
        workspace.mentions(),
        workspace.quotes(),
        workspace.documents(),
        workspace.rejections(),
    )
    return "\n".join(json.dumps(row) for listing in listings for row in listing.to_dicts())
