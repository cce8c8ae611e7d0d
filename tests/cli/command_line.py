"""The command line as tests run it, and stages that need no model."""

from pathlib import Path

from click.testing import CliRunner, Result

from lapwing.cli.group import lapwing
from lapwing.engine.run import Stages
from lapwing.judgements.replay import follow
from lapwing.pipeline import fuse_workspace
from tests.engine.fake_stages import make_fake_coder, make_fake_stages


def run(*arguments: str, given: str | bytes | None = None) -> Result:
    """Run the command line, with `given` on its standard input."""
    return CliRunner().invoke(lapwing, list(arguments), input=given)


def fake_stages(*_: Path, **__: object) -> Stages:
    """Return fake readings, fused by fakes."""
    return make_fake_stages()


def fused_stages(*_: Path, **__: object) -> Stages:
    """Return fake readings, fused as they ship and following judgements."""
    return Stages(make_coder=make_fake_coder, fuse=fuse_workspace, follow=follow, parts=(("code", "1"),))
