"""Whatever byte of whatever format is damaged: reports and rejections come out, and nothing else."""

import random
from pathlib import Path

import pytest

from lapwing.records.base import Rejection
from lapwing.records.report import Report
from lapwing.sources import Overrides, read_reports
from tests.sources import written_files as written
from tests.sources.own_articles import own_articles
from tests.sources.test_formats_agree import FORMATS

ARTICLES = own_articles(3)
N_DAMAGES = 8


def damage(content: bytes, chance: random.Random) -> bytes:
    """Return content with some bytes changed, lost, doubled or put in."""
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 3, 20))):
        start, length = chance.randrange(len(damaged)), chance.randrange(1, 40)
        part = damaged[start : start + length]
        damaged[start : start + length] = chance.choice((b"", part * 2, chance.randbytes(length), b"\x00" + part))
        damaged = damaged or bytearray(b"x")
    return bytes(damaged)


@pytest.mark.parametrize("name", [*FORMATS, "paper.pdf", "feed.json"])
def test_no_damage_stops_the_run(tmp_path: Path, name: str) -> None:
    """Something comes of every file, were it only the reason why nothing does."""
    pytest.importorskip("pypdf")
    whole = {"paper.pdf": written.as_pdf(list(ARTICLES[0].paragraphs)), "feed.json": written.json_feed(ARTICLES)}
    content = whole.get(name) or FORMATS[name](ARTICLES)
    chance = random.Random(name)
    for _ in range(N_DAMAGES):
        (tmp_path / name).write_bytes(damage(content, chance))
        found = list(read_reports([str(tmp_path / name)], Overrides()))
        assert found
        assert all(isinstance(item, Report | Rejection) for item in found)


def test_arrow_offsets_that_point_nowhere_are_refused(tmp_path: Path) -> None:
    """They would end the process, not the file."""
    arrow = pytest.importorskip("pyarrow")
    table = arrow.Table.from_pylist(written.rows(ARTICLES))
    (tmp_path / "a.arrow").write_bytes(b"")
    with arrow.ipc.new_stream(str(tmp_path / "a.arrow"), table.schema) as writer:
        writer.write_table(table)
    content = bytearray((tmp_path / "a.arrow").read_bytes())
    offset = content.index((len("own-0")).to_bytes(4, "little") + (2 * len("own-0")).to_bytes(4, "little"))
    content[offset : offset + 4] = (0x7FFFFFF0).to_bytes(4, "little")
    (tmp_path / "a.arrow").write_bytes(content)
    (rejection,) = read_reports([str(tmp_path / "a.arrow")], Overrides())
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "broken_table"
