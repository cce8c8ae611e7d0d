"""The files of others: as they were taken, with their licences, and few."""

import re

from lapwing.web.assets import FOLDER, stylesheet
from scripts.vendor_assets import TARGET, find_faults, read_manifest


def test_vendored_files_are_as_they_were_taken() -> None:
    """Each has its checksum, each package its version, integrity and licence; no file stands there unasked."""
    manifest = read_manifest()
    assert find_faults(manifest) == []
    for package in manifest.values():
        assert package["integrity"].startswith("sha512-")
        assert package["licence"] in ("0BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "OFL-1.1")
        assert any(name.endswith("LICENSE") for name in package["sha256"])


def test_every_vendored_file_is_used() -> None:
    """By a template, the stylesheet or a script of ours."""
    sources = [*FOLDER.glob("*.js"), *(FOLDER.parent / "templates").glob("*.html")]
    used = stylesheet().decode() + "".join(path.read_text("utf-8") for path in sources)
    assert [path.name for path in TARGET.iterdir() if path.suffix != ".LICENSE" and path.name not in used] == []


def test_the_stylesheet_loads_nothing_from_elsewhere() -> None:
    """Its addresses are files beside it."""
    addresses = re.findall(r"url\(([^)]+)\)", stylesheet().decode())
    local = [address for address in addresses if not address.startswith("#")]
    assert local
    assert all((FOLDER / address).is_file() for address in local)
