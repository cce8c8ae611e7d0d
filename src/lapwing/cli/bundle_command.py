"""`lapwing bundle`: everything behind a result, but for the reports, in one file."""

import hashlib
from pathlib import Path

import click

from lapwing.cli.event_text import counted
from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import codebook_option, knowledge_option, workspace_option
from lapwing.settings import read_settings

_EXAMPLE = """
lapwing bundle -w press.db --out press.bundle.zip
lapwing replicate press.bundle.zip --input reports/
"""


@click.command("bundle", cls=ExampleCommand, example=_EXAMPLE)
@workspace_option
@click.option("--out", default="lapwing.bundle.zip", show_default=True, metavar="FILE", type=click.Path(path_type=Path),
              help="The ZIP file to write; it appears only when it is whole.")  # fmt: skip
@knowledge_option
@codebook_option
def command(workspace: Path | None, out: Path, knowledge: tuple[Path, ...], codebook: tuple[Path, ...]) -> None:
    """Pack what a result depends on: versions, hashes of the inputs, settings, judgements, own files, and the outputs.

    The reports themselves stay with you; the outputs hold the sentences that tell events. The same workspace gives the
    same bytes. `lapwing replicate` checks a bundle on another machine.
    """
    from lapwing.api import shipped_stages
    from lapwing.exports.export import whole_file
    from lapwing.replication import make_bundle, write_bundle

    settings = read_settings(workspace=workspace, knowledge=knowledge, codebook=codebook)
    bundle = make_bundle(settings, shipped_stages(*settings.knowledge, codebook=settings.codebook).parts)
    with whole_file(out) as stream:
        write_bundle(bundle, stream)
    click.echo(f"{hashlib.sha256(out.read_bytes()).hexdigest()}  {out}")
    outputs = ", ".join(f"{one.n_lines} {Path(one.name).stem}" for one in bundle.manifest.outputs)
    click.echo(f"{counted(len(bundle.manifest.inputs), 'input')}; {outputs}", err=True)
