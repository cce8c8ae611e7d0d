"""Check that the compiled knowledge is what its sources give: compile it anew in a copy and compare what it says.

python scripts/check_knowledge.py
"""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMPILED = Path("src/lapwing/knowledge/compiled")
LONG_AGO = (0.0, 0.0)  # the time stamp of files in the copy, so that a file that no script writes can be told


def copy_tree(target: Path) -> None:
    """Copy what the compilers read and write into `target`."""
    ignored = shutil.ignore_patterns("__pycache__", "weights")
    for folder in ("knowledge", "scripts", "src"):
        shutil.copytree(ROOT / folder, target / folder, ignore=ignored)
    for path in compiled_files(target):
        os.utime(path, LONG_AGO)


def compiled_files(root: Path) -> list[Path]:
    """Return the compiled files under `root`, sorted."""
    return sorted(
        path for path in (root / COMPILED).rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}
    )


def compile_all(tree: Path) -> list[str]:
    """Run every compiler in `tree`; return the names of those that failed."""
    env = {**os.environ, "PYTHONPATH": str(tree / "src")}
    failed = []
    for script in sorted((tree / "scripts").glob("compile_*.py")):
        done = subprocess.run([sys.executable, str(script)], cwd=tree, env=env, check=False)
        failed += [script.name] if done.returncode else []
    return failed


def read_content(path: Path) -> bytes:
    """Return what a file says, unpacked: how zlib packs the same bytes differs between its versions."""
    packed = path.read_bytes()
    return gzip.decompress(packed) if path.suffix == ".gz" else packed


def differences(tree: Path) -> list[str]:
    """Return one sentence for each file that the sources do not give as it is committed."""
    ours = {path.relative_to(ROOT): read_content(path) for path in compiled_files(ROOT)}
    made = {path.relative_to(tree): path for path in compiled_files(tree)}
    found = [f"{path} is compiled anew but not committed" for path in made.keys() - ours.keys()]
    for path, content in ours.items():
        if path not in made:
            found.append(f"{path} is no longer compiled from anything")
        elif read_content(made[path]) != content:
            found.append(f"{path} differs from what its sources give")
        elif made[path].stat().st_mtime == LONG_AGO[1]:
            found.append(f"{path} is written by no scripts/compile_*.py")
    return sorted(found)


def main() -> int:
    """Compile, compare, and say what differs; return 0 if nothing does."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        copy_tree(tree)
        faults = [f"scripts/{name} failed" for name in compile_all(tree)] or differences(tree)
    for fault in faults:
        print(fault, file=sys.stderr)
    print("run `make knowledge` and commit what it writes" if faults else "compiled knowledge equals its sources")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
