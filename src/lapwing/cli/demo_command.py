"""`lapwing demo`: the main job on the shipped samples."""

import tempfile
from pathlib import Path

import click

from lapwing.cli.event_page import event_page
from lapwing.cli.event_text import LIST_HEAD, event_line, shown_path
from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import open_workspace
from lapwing.records.fused import Event

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
        best = max(events, key=_worth, default=None)
        page = event_page(opened.show(best.event_id)) if best else "no event was found in the samples"
    told_by_several = [event for event in events if len(event.origins) > 1]
    click.echo(LIST_HEAD)
    for event in told_by_several or events:
        click.echo(event_line(event))
    n_told = f"{len(told_by_several)} of them told by several origins, as listed above"
    click.echo(f"\n{summary.n_reports} reports became {len(events)} events, {n_told}. One in full:\n\n{page}")
    if best:
        click.echo(_next_steps(target, best.event_id))


def _worth(event: Event) -> tuple[int, int, int, bool, float, str]:
    """How much an event shows: origins, facts that they agree on, parties that are known, and a place."""
    agreed = sum(fact.status == "agree" for fact in event.facts)
    known = sum(one.entity_id is not None for one in (*event.actor, *event.recipient))
    origins = min(3, len(event.origins))
    return origins, agreed, min(3, known), event.place is not None, event.confidence, event.event_id


def _next_steps(target: Path, event_id: str) -> str:
    workspace = shown_path(str(target))
    return f"""
Try next:
  lapwing events -w {workspace} --type CONSULT
  lapwing show {event_id[:8]} -w {workspace} --json
  lapwing quotes -w {workspace}
  lapwing code YOUR-REPORTS/ -w mine.db"""
