"""What `import lapwing` gives, and what it does not load."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import lapwing

HEAVY = ("onnxruntime", "sqlalchemy", "alembic", "numpy", "ray", "trafilatura", "tokenizers", "tqdm")


def _loaded_by(statement: str) -> set[str]:
    script = f"import sys; {statement}; print(' '.join(sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(Path(lapwing.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment)
    return set(done.stdout.split())


def test_importing_lapwing_loads_nothing_heavy() -> None:
    """A script that only names a record type starts at once."""
    assert not _loaded_by("import lapwing").intersection(HEAVY)


def test_the_command_line_loads_nothing_heavy_for_help() -> None:
    """Help and usage errors are quick."""
    loaded = _loaded_by(
        "from lapwing.cli.group import lapwing; [lapwing.get_command(None, n) for n in lapwing.list_commands(None)]"
    )
    assert not loaded.intersection(HEAVY)


def test_public_names_are_few_and_all_there() -> None:
    """At most twelve names, each of which resolves."""
    assert len(lapwing.__all__) <= 12
    for name in lapwing.__all__:
        assert getattr(lapwing, name) is not None
    assert set(dir(lapwing)) == set(lapwing.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """As with any module."""
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = lapwing.nothing
