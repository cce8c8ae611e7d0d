"""`lapwing replicate`: whether a second run of a bundle gives the same bytes, and what differs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lapwing.cli.event_text import counted
from lapwing.cli.examples import ExampleCommand
from lapwing.cli.exits import FAILED
from lapwing.cli.options import json_option
from lapwing.cli.printing import print_json_lines, printable

if TYPE_CHECKING:
    from lapwing.engine.run import Stages
    from lapwing.replication import Replication
    from lapwing.replication.compare import Difference

_EXAMPLE = """
lapwing replicate press.bundle.zip --input reports/
lapwing replicate press.bundle.zip --input reports/ --input more.jsonl --json
"""
_MOST_LISTED = 20


@click.command("replicate", cls=ExampleCommand, example=_EXAMPLE)
@click.argument("bundle", type=click.Path(path_type=Path))
@click.option("--input", "inputs", multiple=True, required=True, metavar="PATH",
              help="The reports: files or folders; repeat for more.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), help="Processes [default: by the machine and the input].")
@json_option
@click.pass_context
def command(ctx: click.Context, bundle: Path, inputs: tuple[str, ...], jobs: int | None, as_json: bool) -> None:
    """Code the reports of a bundle again, with what is installed here, and say whether the same bytes come out.

    It tells which inputs, versions and libraries are not as they were, and which events were gained, lost or changed.
    Nothing is kept of the second run. Exits with 1 if the bytes differ.
    """
    from lapwing.cli.progress import show_progress
    from lapwing.replication import read_bundle, replicate

    packed = read_bundle(bundle)
    with show_progress(inputs) as on_progress:
        found = replicate(packed, inputs, _make_stages, jobs=jobs, on_progress=on_progress)
    if as_json:
        print_json_lines([asdict(found)])
    else:
        for line in _told(found):
            click.echo(line)
    if not found.holds:
        ctx.exit(FAILED)


def _make_stages(knowledge: Sequence[Path], codebook: Sequence[Path]) -> "Stages":
    from lapwing.api import shipped_stages

    return shipped_stages(*knowledge, codebook=codebook)


def _told(found: "Replication") -> Iterator[str]:
    if found.holds:
        yield f"It holds: every output is the same, byte for byte ({counted(found.n_same_events, 'event')})."
    elif found.is_close:
        yield (
            f"It holds but for rounding: every record is the same, confidences differ by at most "
            f"{found.confidence_gap:.4f}, as they may between processors."
        )
    else:
        yield f"It does not hold: {', '.join(Path(name).stem for name in found.outputs)} differ."
    yield from _reasons(found)
    if found.events:
        yield f"Events: {found.n_same_events} the same, {_counts([one.change for one in found.events])}."
        yield from _listed(
            [
                f"{one.change}: {one.told}" + (f" [{', '.join(one.fields)}]" if one.fields else "")
                for one in found.events
            ]
        )


def _reasons(found: "Replication") -> Iterator[str]:
    if found.inputs:
        yield f"Inputs are not as they were: {_counts([one.change for one in found.inputs])}."
        yield from _listed([f"{one.change}: {one.name} (report {one.report_id})" for one in found.inputs])
    if found.versions:
        yield "Other versions:"
        yield from _listed([_changed(one) for one in found.versions])
    if found.files:
        yield f"{counted(len(found.files), 'file')} of the package differ:"
        yield from _listed([one.what for one in found.files])
    if found.libraries:
        yield "Other libraries or machine:"
        yield from _listed([_changed(one) for one in found.libraries])
    if not (found.holds or found.inputs or found.versions or found.libraries):
        yield "Inputs, versions and libraries are the same: please report this, it is a defect of Lapwing."


def _changed(one: "Difference") -> str:
    return f"{one.what}: {one.then or 'none'} then, {one.now or 'none'} now"


def _counts(changes: Sequence[str]) -> str:
    return ", ".join(f"{changes.count(change)} {change}" for change in dict.fromkeys(changes))


def _listed(lines: Sequence[str]) -> Iterator[str]:
    yield from (f"  {printable(line)}" for line in lines[:_MOST_LISTED])
    if len(lines) > _MOST_LISTED:
        yield f"  … and {len(lines) - _MOST_LISTED} more: --json lists them"
