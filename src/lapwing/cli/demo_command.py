"""`lapwing demo`: the main job on the shipped samples."""

import tempfile
from pathlib import Path

import click

from lapwing.cli.event_text import event_line, event_page
from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import open_workspace

_EXAMPLE = """
lapwing demo
lapwing demo -w demo.db
"""


@click.command("demo", cls=ExampleCommand, example=_EXAMPLE)
@click.option(
    "-w",
    "--workspace",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep the demo's workspace in this file [default: one in the temporary folder].",
)
def command(workspace: Path | None) -> None:
    """Code the shipped samples, and show one event that several outlets tell."""
    from lapwing.api import sample_folders
    from lapwing.cli.progress import show_progress

    target = workspace or Path(tempfile.mkdtemp(prefix="lapwing-demo-")) / "demo.db"
    samples = [str(folder) for folder in sample_folders()]
    with open_workspace(target) as opened, show_progress(samples) as on_progress:
        summary = opened.code(samples, on_progress=on_progress)
        events = opened.events()
        best = max(events, key=lambda event: (len(event.origins), len(event.facts), event.event_id), default=None)
        page = event_page(opened.show(best.event_id)) if best else "no event was found in the samples"
    for event in events:
        click.echo(event_line(event))
    click.echo(f"\n{summary.n_reports} reports became {len(events)} events. The one that most origins tell:\n\n{page}")
    if best:
        click.echo(_next_steps(target, best.event_id))


def _next_steps(workspace: Path, event_id: str) -> str:
    return f"""
Try next:
  lapwing events -w {workspace} --type CONSULT
  lapwing show {event_id[:8]} -w {workspace} --json
  lapwing quotes -w {workspace}
  lapwing code YOUR-REPORTS/ -w mine.db"""
