"""The rules of the house that no linter knows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.hash_phrases import PhraseIndex

ROOT = Path(__file__).parents[1]
HASHES = Path(__file__).with_name("kept_out_phrases.txt")
FOLDERS = ("src", "knowledge", "tests", "training", "evaluation", "scripts", "docs", ".ci")
NOT_TEXT = {".onnx", ".gz", ".npz", ".npy", ".png", ".ico", ".pyc", ".xz", ".zip", ".so", ".pyd"}
GENERATED = {"__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache"}
MACHINE_PATH = re.compile(r"(?<![\w.:/])/(?:work|home|Users|root|mnt)/[\w.-]+|[A-Z]:\\Users\\")
PRIVATE_HOST = re.compile(r"https?://(?:localhost:\d+/simple|[\w.-]+\.(?:internal|corp|lan)\b)")


def text_files(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the project's text files with their content: the folders it ships and the files beside them."""
    inside = (path for folder in FOLDERS for path in sorted((root / folder).rglob("*")))
    beside = (path for path in sorted(root.iterdir()) if path.suffix in {".md", ".toml", ""})
    for path in (*inside, *beside):
        if path.is_file() and path.suffix not in NOT_TEXT and not GENERATED & set(path.parts):
            yield path, path.read_text(encoding="utf-8", errors="replace")


def find_phrases(root: Path, index: PhraseIndex) -> list[str]:
    """Return where phrases of `index` stand under `root`."""
    return [f"{path.relative_to(root)}: {phrase}" for path, text in text_files(root) for phrase in index.find(text)]


def find_pattern(root: Path, pattern: re.Pattern[str]) -> list[str]:
    """Return where `pattern` matches under `root`."""
    return [
        f"{path.relative_to(root)}: {match[0]}" for path, text in text_files(root) for match in pattern.finditer(text)
    ]


def test_no_phrase_of_the_yardstick_texts_stands_in_the_tree() -> None:
    """The texts that Lapwing is judged on have left no wording in it."""
    index = PhraseIndex.parse(HASHES.read_text())
    assert len(index.phrases) > 500, "the hashes are gone, so nothing is checked"
    assert find_phrases(ROOT, index) == []


def test_a_planted_phrase_is_found(tmp_path: Path) -> None:
    """The search finds a phrase in a file however its capitals and lines are, and only where it is."""
    kept_out = "Farmers near the river sold their early apples to the travelling grocer"
    (tmp_path / "knowledge").mkdir()
    (tmp_path / "knowledge" / "lexicon.csv").write_text("word\nthe River Sold\ntheir early apples, to\n")
    (tmp_path / "README.md").write_text("The grocer sold apples to farmers near the early river.")
    found = find_phrases(tmp_path, PhraseIndex.of([kept_out]))
    assert found
    assert all(line.startswith("knowledge") for line in found)


def test_names_and_titles_are_no_phrases() -> None:
    """A title with a name may stand anywhere, since every report of the person has it."""
    assert not PhraseIndex.of(["the Minister of Agriculture and Fisheries of the Kingdom"]).phrases


def test_no_path_of_a_machine_and_no_private_host_stands_in_the_tree() -> None:
    """Nothing works on one machine only."""
    assert find_pattern(ROOT, MACHINE_PATH) == []
    assert find_pattern(ROOT, PRIVATE_HOST) == []


@pytest.mark.parametrize("planted", ["/" + "home/ann/news", "open('/" + "work/x')", "C:" + "\\Users\\ann"])
def test_a_planted_machine_path_is_found(planted: str) -> None:
    """The search knows the paths of Linux, macOS and Windows homes."""
    assert MACHINE_PATH.search(planted)


@pytest.mark.parametrize("innocent", ["https://example.org/home/news", "src/work/file", "~/news", "day/home/away"])
def test_other_slashes_are_no_machine_path(innocent: str) -> None:
    """Addresses and relative paths pass."""
    assert not MACHINE_PATH.search(innocent)


def test_every_folder_of_the_package_is_a_package() -> None:
    """A folder without `__init__.py` would be a namespace that the floors cannot see."""
    folders = {path.parent for path in (ROOT / "src/lapwing").rglob("*.py")}
    folders -= {ROOT / "src/lapwing/store/migrations/versions"}  # scripts that Alembic reads, not modules
    assert {str(folder) for folder in folders if not (folder / "__init__.py").exists()} == set()


def test_every_folder_of_knowledge_names_its_sources() -> None:
    """Nothing ships without a source."""
    folders = [path for path in (ROOT / "knowledge").iterdir() if path.is_dir()]
    assert [folder.name for folder in folders if not (folder / "SOURCES.md").exists()] == []
