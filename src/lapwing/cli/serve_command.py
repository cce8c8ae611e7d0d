"""`lapwing serve`: the desk, a web application over a workspace."""

from pathlib import Path

import click

from lapwing.cli.examples import ExampleCommand
from lapwing.cli.options import knowledge_option, workspace_option
from lapwing.settings import read_settings

_EXAMPLE = """
lapwing serve
lapwing serve visits.db --open
lapwing serve visits.db --read-only --port 8080
LAPWING_TOKEN=… lapwing serve visits.db --host 192.0.2.7
"""


@click.command("serve", cls=ExampleCommand, example=_EXAMPLE)
@click.argument("path", metavar="[WORKSPACE]", required=False, type=click.Path(dir_okay=False, path_type=Path))
@workspace_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; others need a token.")
@click.option("--port", type=click.IntRange(1, 65535), default=8600, show_default=True, help="The port.")
@click.option(
    "--name", "names", multiple=True, metavar="HOST", help="A further name that it is called by; repeat for more."
)
@click.option(
    "--token", envvar="LAPWING_TOKEN", metavar="SECRET", help="What readers must know [default: $LAPWING_TOKEN]."
)
@click.option("--read-only", is_flag=True, help="Nothing can be judged, uploaded or changed.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser.")
@knowledge_option
def command(
    path: Path | None, workspace: Path | None, host: str, port: int, names: tuple[str, ...], token: str | None,
    read_only: bool, open_browser: bool, knowledge: tuple[Path, ...],
) -> None:  # fmt: skip
    """Serve a workspace as pages: search, events with their fact matrix, reports, sources, runs.

    Only this machine can reach it, unless --host says otherwise; then a token is needed. Ctrl-C ends it.
    """
    if path is not None and workspace is not None:
        raise click.UsageError("the workspace is named twice")
    settings = read_settings(workspace=path or workspace, knowledge=knowledge)
    from lapwing.web.serving import make_rules, serve

    rules = make_rules(host, token, names, read_only=read_only)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"lapwing: {settings.workspace} at http://{shown}:{port}/ (Ctrl-C ends it)", err=True)
    serve(settings, rules, host, port, open_browser=open_browser)
