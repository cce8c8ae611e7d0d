"""Fetch the files of other projects that the web pages use, and check them: `python scripts/vendor_assets.py`.

`assets.json` names each package with its version, the integrity that the registry published for it, its licence, and
which of its files are taken under which names. With --check nothing is fetched: the files that are there are compared
with the checksums that were written when they were taken.
"""

import argparse
import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = ROOT / "src/lapwing/web/assets.json"
TARGET = ROOT / "src/lapwing/web/static/vendor"


def main() -> int:
    """Fetch or check, and say what was done."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only compare the files that are there")
    if parser.parse_args().check:
        faults = list(find_faults(read_manifest()))
        print("\n".join(faults) or "all vendored files are as they were taken")
        return bool(faults)
    manifest = read_manifest()
    for name, package in manifest.items():
        fetch(name, package)
        print(f"{name} {package['version']}: {', '.join(package['files'].values())}")
    MANIFEST.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return 0


def read_manifest() -> dict[str, Any]:
    """Return the packages by name."""
    manifest: dict[str, Any] = json.loads(MANIFEST.read_text(encoding="utf-8"))
    return manifest


def find_faults(manifest: dict[str, Any]) -> list[str]:
    """Return what is missing, changed or of no package."""
    known = {kept: sums for package in manifest.values() for kept, sums in package["sha256"].items()}
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in TARGET.iterdir()}
    faults = [f"{name} is missing" for name in sorted(known.keys() - there.keys())]
    faults += [f"{name} belongs to no package of {MANIFEST.name}" for name in sorted(there.keys() - known.keys())]
    return faults + [f"{name} was changed" for name in sorted(known) if there.get(name, known[name]) != known[name]]


def fetch(name: str, package: dict[str, Any]) -> None:
    """Take the files of one package, verified, and its licence beside them.

    Raises:
        SystemExit: if what came is not what the manifest says.
    """
    with tempfile.TemporaryDirectory() as folder:
        wanted = f"{name}@{package['version']}"
        packed = subprocess.run(
            ["npm", "pack", "--silent", "--pack-destination", folder, wanted],
            check=True,
            capture_output=True,
            text=True,
        )
        archive = Path(folder) / packed.stdout.strip().splitlines()[-1]
        came = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
        if came != package.setdefault("integrity", came):
            sys.exit(f"{wanted} has integrity {came}, but {package['integrity']} was expected")
        TARGET.mkdir(parents=True, exist_ok=True)
        sums = {}
        with tarfile.open(archive) as opened:
            for inside, kept in {**package["files"], "LICENSE": f"{slug(name)}.LICENSE"}.items():
                member = opened.extractfile(f"package/{inside}")
                if member is None:
                    sys.exit(f"{wanted} has no file {inside}")
                content = member.read()
                (TARGET / kept).write_bytes(content)
                sums[kept] = hashlib.sha256(content).hexdigest()
        if package.setdefault("sha256", sums) != sums:
            sys.exit(f"{wanted}: the files are not those of {MANIFEST.name}")


def slug(name: str) -> str:
    """Return a package's name as a part of a file's name."""
    return name.lstrip("@").replace("/", "-")


if __name__ == "__main__":
    sys.exit(main())
