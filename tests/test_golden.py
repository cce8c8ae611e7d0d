"""The shipped samples give the events that the goldens hold."""

import pytest

from scripts.golden import GOLDEN, changes, code_samples, read_blocks, write_blocks


@pytest.fixture(scope="module")
def coded() -> dict[str, list[str]]:
    """The blocks that the samples give now."""
    return code_samples()


@pytest.mark.parametrize("name", ["events.txt", "quotes.txt", "rejections.txt"])
def test_samples_give_the_goldens(coded: dict[str, list[str]], name: str) -> None:
    """A change shows what is gained and lost; `make golden` accepts it."""
    gained_and_lost = changes(read_blocks(GOLDEN / name), coded[name])
    assert not gained_and_lost, f"{name}, - lost, + gained (`make golden` accepts):\n{gained_and_lost}"


def test_changes_name_the_blocks_that_come_and_go() -> None:
    """What stays is not named."""
    assert changes(["A\n  x\n", "B\n"], ["B\n", "C\n"]) == "- A\n-   x\n+ C"
    assert changes(["A\n"], ["A\n"]) == ""


def test_blocks_survive_a_file(tmp_path) -> None:
    """What is written is read back."""
    blocks = ["A\n  x\n", "B\n"]
    write_blocks(tmp_path / "golden.txt", blocks)
    assert read_blocks(tmp_path / "golden.txt") == blocks
    assert read_blocks(tmp_path / "none.txt") == []
